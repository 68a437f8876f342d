/** This year against last as the public reads it: amounts as printed, with the reasons the unit gave. */
import { printFigure } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import type { UnitBudget } from '../procedure/vocabulary.ts'
import { compareYears } from '../year-on-year.ts'

export type PublicChange = {
  readonly label: string
  readonly last: string | null
  readonly current: string
  readonly change: string | null
  /** Percent of last year with two decimals; null without a base. */
  readonly percent: string | null
  /** The reason in words, and its parts with their amounts where they are itemised. */
  readonly reason: string
  readonly items: readonly { readonly text: string; readonly amount: string }[]
}
export function changesOf(stated: BudgetFigures, texts: UnitBudget['texts']): readonly PublicChange[] {
  const shown = (fen: number | null): string | null => (fen === null ? null : printFigure(fen, '万元'))
  return compareYears(stated).map(({ item, current, last, change, percent, reasons }) => ({
    label: item.label,
    last: shown(last),
    current: printFigure(current, '万元'),
    change: shown(change),
    percent,
    reason: (item.reasons === undefined ? '' : texts[item.reasons.text]) ?? '',
    items: reasons.map((one) => ({ text: one.text, amount: printFigure(one.amount, '万元') })),
  }))
}
