import type { Step } from '../test/result.ts'

/** Our own checks, in the order in which they are run. */
export const ownCheckSteps: readonly Step[] = []
