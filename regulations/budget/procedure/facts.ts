/** What is known of a set of figures: total, number of findings, digest. */
import type { Fact } from '#kernel/law'
import { digestOf } from '../../shared/digest.ts'
import type { BudgetReport } from '../checks/index.ts'
import { checkBudget } from '../checks/index.ts'
import type { CheckContext, CheckedUnit } from '../checks/context.ts'
import type { BudgetReference } from '../reference/vocabulary.ts'
import type { BudgetFigures } from '../figures.ts'
import type { PackedFigures } from './packed-figures.ts'
import { unpackFigures } from './packed-figures.ts'
import { known } from './bound.ts'
import type {
  Bound,
  BudgetUnit,
  FigureFacts,
  FigurePieces,
  Revised,
  Texts,
  UnitBudget,
} from './vocabulary.ts'

/** What the checks look at: figures, the unit's texts, what the unit is, and the budget year. */
export type Examined = Pick<UnitBudget, 'figures' | 'texts' | 'unit' | 'year' | 'reference'>

/** Reports of what was examined lately, by its whole content. An office works on few budgets at a time. */
const lately = new Map<string, BudgetReport>()
const LATELY_MAX = 16

/**
 * Checks a case's figures as they stand. The same content is checked once while it is worked on: signing, passing on and
 * showing a budget that nobody has changed ask for the same report.
 */
export function examine({ figures, texts, unit, year, reference }: Examined): BudgetReport {
  const key = JSON.stringify([figures, texts, unit, year, reference])
  const known = lately.get(key)
  const report =
    known ?? run({ figures, texts, unit, year, ...(reference === undefined ? {} : { reference }) })
  // the one asked for last is forgotten last
  lately.delete(key)
  lately.set(key, report)
  for (const oldest of lately.keys()) {
    if (lately.size <= LATELY_MAX) break
    lately.delete(oldest)
  }
  return report
}

function run(examined: Examined): BudgetReport {
  const { figures } = examined
  const { coverTitle } = figures
  return checkBudget(unpackFigures(figures), {
    ...contextOf(examined),
    ...(coverTitle === undefined ? {} : { coverTitle }),
  })
}

/** What the checks know of a case beside its figures: the unit with what the registers say of it. */
function contextOf({ texts, unit, year, reference }: Omit<Examined, 'figures'>): CheckContext {
  if (reference === undefined) return { texts, unit, year }
  const { region, hasSubordinates, knownUnits } = reference
  const own: CheckedUnit = {
    ...unit,
    ...(region === null ? {} : { region }),
    ...(hasSubordinates === null ? {} : { hasSubordinates }),
  }
  return { texts, unit: own, year, reference, knownUnits }
}

/** Facts of figures and texts; one run of all checks. */
export function factsOf(examined: Examined): FigureFacts {
  const { figures, texts } = examined
  const { findings } = examine(examined)
  return {
    total: totalOf(unpackFigures(figures)),
    errors: findings.filter(({ blocks }) => blocks === 'submission').length,
    publicationErrors: findings.filter(({ blocks }) => blocks === 'publication').length,
    hints: findings.filter(({ blocks }) => blocks === null).length,
    digest: digestOf({ figures, texts, ...wordingOf(examined) }),
  }
}

/** A signature refers to the words that the registers give, too. */
function wordingOf({ reference }: Examined): Readonly<Record<string, Fact>> {
  if (reference === undefined) return {}
  const { terms, sentences } = reference
  return { wording: { terms, sentences } }
}

/** Total expenditure in 分: table 7, else table 2; null when neither has a total row. */
export function totalOf(figures: BudgetFigures): number | null {
  for (const key of ['t7', 't2'] as const) {
    const row = figures.tables[key]?.rows.find(({ id }) => id === `${key}.total`)
    const value = row?.figures['total']?.value
    if (value !== undefined && value !== null) return value
  }
  return null
}

/** What an event keeps of changed figures: the pieces that differ, and the facts of the result. */
export function revised(
  before: PackedFigures,
  after: PackedFigures,
  rest: {
    readonly remainders: Readonly<Record<string, number>>
    readonly texts: Texts
    readonly unit: BudgetUnit
    readonly year: number
    readonly reference?: BudgetReference
  },
): Revised {
  const { remainders, texts, unit, year, reference } = rest
  const known = reference === undefined ? {} : { reference }
  const facts = factsOf({ figures: after, texts, unit, year, ...known })
  return { pieces: piecesOf(before, after), remainders, texts, facts }
}

function piecesOf(before: PackedFigures, after: PackedFigures): FigurePieces {
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
  const tables = Object.entries(after.tables).filter(([key, table]) =>
    differs(before.tables[key as keyof PackedFigures['tables']], table),
  )
  return {
    tables: Object.fromEntries(tables),
    narrative: differs(before.narrative, after.narrative) ? after.narrative : null,
    narrativeLetter: after.narrativeLetter,
    funds: differs(before.funds, after.funds) ? after.funds : null,
    ...(after.coverTitle === undefined ? {} : { coverTitle: after.coverTitle }),
  }
}

/** Puts pieces in their places. Tables are added or replaced, never taken out: an import replaces all. */
export function mergePieces(before: PackedFigures, pieces: FigurePieces): PackedFigures {
  return {
    tables: { ...before.tables, ...pieces.tables },
    narrative: pieces.narrative ?? before.narrative,
    narrativeLetter: pieces.narrativeLetter,
    funds: pieces.funds ?? before.funds,
    ...coverOf(pieces.coverTitle ?? before.coverTitle),
  }
}

const coverOf = (coverTitle: string | undefined): Pick<PackedFigures, 'coverTitle'> =>
  coverTitle === undefined ? {} : { coverTitle }

/** A state with changed figures and what is known of them; the reference that was bound stays where none is new. */
export function withFigures<S extends UnitBudget>(state: S, change: Revised & Bound): S {
  const { pieces, remainders, texts, facts, reference } = change
  const figures = mergePieces(state.figures, pieces)
  return { ...state, figures, remainders, texts, facts, ...known(reference ?? state.reference) }
}
