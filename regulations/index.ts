/** Everything the platform and the faces take from the regulations that are built: data only. */
import type { AnyProcedure } from '#kernel/case'
import * as budget from './budget/index.ts'
import { messageTexts as budgetMessages } from './budget/messages.ts'
import type { RegisterDefinition } from './shared/register.ts'
import * as titles from './titles/index.ts'
import { messageTexts as titlesMessages } from './titles/messages.ts'
import type { CaseWords } from './shared/case-words.ts'

export const procedures: readonly AnyProcedure[] = [...budget.procedures, ...titles.procedures]

export const registers: readonly RegisterDefinition[] = [...budget.registers, ...titles.registers]

/** What registers begin with. */
export const seedEntries: readonly budget.SeedEntry[] = [...budget.seedEntries, ...titles.seedEntries]

export const importTargets: readonly budget.ImportTarget[] = [...budget.importTargets]

export { repairs } from './repairs.ts'

/** Role id → Chinese name. */
export const roleLabels: Readonly<Record<string, string>> = {
  ...budget.roleLabels,
  ...titles.roleLabels,
}

/** Template of a message → its Chinese sentence, with `{name}` for values of its data. */
export const messageTexts: Readonly<Record<string, string>> = { ...budgetMessages, ...titlesMessages }

/** Procedure id → words for its state, values and events. */
export const caseLabels: Readonly<Record<string, CaseWords>> = {
  ...budget.caseWords,
  ...titles.caseWords,
}

export type { ImportTarget } from './budget/index.ts'
export type { ImportFinding, ImportProblem, RegisterColumn, RegisterDefinition } from './shared/register.ts'
