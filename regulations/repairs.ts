/**
 * Repairs of our own faults, oldest first. A repair is added here by a reviewed change and stays for good; `guicheng repair`
 * applies what a tenant does not have yet. Empty: nothing had to be repaired so far.
 */
import type { Repair } from '#kernel/case'

export const repairs: readonly Repair[] = []
