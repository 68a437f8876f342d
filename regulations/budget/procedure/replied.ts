/** The figures of a reply: what was sent, with the changes of the reply or with the reply's own workbook. */
import { z } from 'zod'
import type { Finding } from '#kernel/law'
import { compareFigures } from './compare.ts'
import { known } from './bound.ts'
import { examine, revised } from './facts.ts'
import { packedFiguresSchema } from './packed-figures.ts'
import { applyChanges, changeSchema } from './revise.ts'
import { checkFindings, differencesAreReasoned, faultFindings } from './rules.ts'
import type { Difference, Revised, UnitBudget } from './vocabulary.ts'
import { startWorking } from './working.ts'

/** Fields of every reply: places that differ, or the whole workbook of the reply with one reason for what differs. */
export const replyFields = {
  changes: z.array(changeSchema).max(500).default([]),
  figures: packedFiguresSchema.optional(),
  figuresReason: z.string().trim().max(500).default(''),
}
type ReplyInput = {
  readonly changes: z.infer<typeof changeSchema>[]
  readonly figures?: z.infer<typeof packedFiguresSchema> | undefined
  readonly figuresReason: string
}

export type RepliedFigures = {
  readonly guards: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly differences: readonly Difference[]
  readonly revised: Revised
}

export function repliedFigures(state: UnitBudget, input: ReplyInput): RepliedFigures {
  const start = input.figures === undefined ? state : { ...state, ...imported(state, input.figures) }
  const compared = compareFigures(state.figures, start.figures, input.figuresReason)
  const { draft, differences, faults } = applyChanges(start, input.changes)
  const all = mergeDifferences(compared, differences)
  const unreasoned = all.filter(({ reason }) => reason === '').map(({ label }) => label)
  const { remainders, texts } = draft
  const rest = { remainders, texts, unit: state.unit, year: state.year, ...known(state.reference) }
  return {
    guards: [...faultFindings(faults), differencesAreReasoned({ unreasoned })],
    warnings: checkFindings(examine({ ...rest, figures: draft.figures }).findings).submission,
    differences: mergeDifferences(state.differences, all),
    revised: revised(state.figures, draft.figures, rest),
  }
}

/** A reply without explanation or target tables leaves those that were sent. */
function imported(state: UnitBudget, figures: z.infer<typeof packedFiguresSchema>) {
  const own = state.basis === 'working' ? startWorking(figures) : { figures, remainders: state.remainders }
  const { narrative, funds, tables, narrativeLetter } = own.figures
  return {
    remainders: own.remainders,
    figures: {
      tables: { ...state.figures.tables, ...tables },
      narrative: narrative.length > 0 ? narrative : state.figures.narrative,
      narrativeLetter: narrative.length > 0 ? narrativeLetter : state.figures.narrativeLetter,
      funds: funds.length > 0 ? funds : state.figures.funds,
    },
  }
}

/** Differences against what was sent: a place changed twice keeps its first figure. */
function mergeDifferences(
  earlier: readonly Difference[],
  later: readonly Difference[],
): readonly Difference[] {
  const kept = later.map((one) => {
    const first = earlier.find(({ path }) => path === one.path)
    return first === undefined ? one : { ...one, before: first.before }
  })
  const again = new Set(kept.map(({ path }) => path))
  return [...earlier.filter(({ path }) => !again.has(path)), ...kept]
}
