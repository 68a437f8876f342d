/** A case's figures as screens and downloads want them: unpacked, with what follows from them. Nothing of it is stored. */
import type { BudgetFinding } from '../checks/index.ts'
import { computedPlaces } from '../computed-places.ts'
import { explanationOf } from '../explanation.ts'
import type { ExplanationPart } from '../explanation.ts'
import type { BudgetFigures } from '../figures.ts'
import { questionsOf } from '../questions.ts'
import type { Question } from '../questions.ts'
import { ownReference } from '../reference/read.ts'
import type { Phrase } from '../reference/vocabulary.ts'
import { compareYears } from '../year-on-year.ts'
import type { Examined } from './facts.ts'
import { examine } from './facts.ts'
import { packCell, unpackFigures } from './packed-figures.ts'
import type { PackedCell } from './packed-figures.ts'
import type { UnitBudget } from './vocabulary.ts'
import { remainderLabel } from './working.ts'

/** One compared item for a screen; amounts in 分, null where no base is known. Paths as acts name them. */
export type PresentedComparison = {
  readonly key: string
  readonly label: string
  readonly clause: string
  readonly current: number
  readonly last: number | null
  readonly lastPath: string
  readonly change: number | null
  readonly percent: string | null
  /** Where itemised reasons go: `n.3.c/原因：…`; empty where the item takes none. */
  readonly reasonPrefix: string
  /** The reason in words; empty where there is no such text. */
  readonly textPath: string
  readonly reasons: readonly {
    readonly path: string
    readonly text: string
    readonly amount: number
    readonly value: PackedCell
  }[]
}

export type PresentedBudget = {
  readonly figures: BudgetFigures
  readonly findings: readonly BudgetFinding[]
  /** How often each check passed. */
  readonly checks: Readonly<Record<string, number>>
  readonly remainders: readonly {
    readonly path: string
    readonly label: string
    readonly fen: number
    readonly mark: '推定'
  }[]
  /** Places that nobody types into. */
  readonly computed: readonly string[]
  readonly explanation: readonly ExplanationPart[]
  readonly questions: readonly Question[]
  readonly comparisons: readonly PresentedComparison[]
  /** Of the bound registers only what a screen offers: wordings to pick from. */
  readonly reference: { readonly region: string | null; readonly phrases: readonly Phrase[] }
}

type Presentable = Examined & Pick<UnitBudget, 'remainders' | 'basis'>

/** Put in place of `state.figures` (and beside it the other parts) when a case is shown. */
export function presentBudget(state: Presentable): PresentedBudget {
  const { findings, checks } = examine(state)
  const figures = unpackFigures(state.figures)
  const { region, phrases } = state.reference ?? ownReference(state.unit.region, state.year)
  return {
    figures,
    findings,
    checks,
    remainders: Object.entries(state.remainders).map(([path, fen]) => ({
      path,
      label: remainderLabel(path),
      fen,
      mark: '推定',
    })),
    computed: computedPlaces(figures, state.basis),
    explanation: explanationOf(state).parts,
    questions: questionsOf(state),
    comparisons: compareYears(figures).map(presentComparison),
    reference: { region, phrases },
  }
}

function presentComparison(one: ReturnType<typeof compareYears>[number]): PresentedComparison {
  const { item, current, last, change, percent, reasons } = one
  const local = (clause: string): string => clause.slice(clause.indexOf('/') + 1)
  return {
    key: item.key,
    label: item.label,
    clause: item.clause,
    current,
    last,
    lastPath: `${local(item.clause)}/${item.last[0] ?? ''}`,
    change,
    percent,
    reasonPrefix: item.reasons === undefined ? '' : `${local(item.reasons.clause)}/原因：`,
    textPath: item.reasons === undefined ? '' : `text/${item.reasons.text}`,
    reasons: reasons.map(({ text, amount, entry }) => ({
      path: `${entry.clause}/${entry.item}`,
      text,
      amount,
      value: packCell(entry.figure),
    })),
  }
}
