/** The regulations that this program runs. */
import type { House } from '#apps/server'
import { importTargets, procedures, registers, roleLabels } from '#regulations'

export const house: House = { procedures, registers, roleLabels, importTargets }
