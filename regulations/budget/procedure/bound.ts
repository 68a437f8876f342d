/** What the registers say to a budget that lies with its unit, and what an act binds of it. Sent in, it stays as it is. */
import { need } from '#kernel/case'
import type { Need } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { Moment } from '#kernel/time'
import { digestOf } from '../../shared/digest.ts'
import { referenceFrom } from '../reference/read.ts'
import type { BudgetReference, ReferenceRows } from '../reference/vocabulary.ts'
import { referenceProvider } from '../reference/vocabulary.ts'
import type { PackedFigures } from './packed-figures.ts'
import type { Bound, Texts } from './vocabulary.ts'

type Asked = {
  readonly unit: { readonly code: string }
  readonly year: number
  readonly texts: Texts
  readonly figures: PackedFigures
}

/** The registers on the day of the act. Catalogues are asked only for what the budget names. */
export function referenceNeed(
  { unit, year, texts, figures }: Asked,
  at: Moment,
): Need<ReferenceRows | undefined> {
  const named = ['projectBy', 'threePublicBy'].map((key) => (texts[key] ?? '').trim())
  return need.rows<ReferenceRows | undefined>(
    referenceProvider,
    {
      unit: unit.code,
      on: at.date,
      // n.5.4.a: the stock at the end of the year before.
      stockOn: `${year - 1}-12-31`,
      named: [...new Set(named.filter((code) => code !== ''))],
      functions: [...new Set(['t2', 't5', 't7'].flatMap((key) => columnOf(figures, key, 'code')))],
      economics: columnOf(figures, 't3', 'code'),
      items: columnOf(figures, 't9', 'name'),
    },
    { store: 'digest' },
  )
}

function columnOf({ tables }: PackedFigures, key: string, column: string): readonly string[] {
  const table = tables[key as keyof PackedFigures['tables']]
  const at = table?.columns.indexOf(column) ?? -1
  const cells = (table?.rows ?? []).map(({ cells: row }) => row[at])
  return [...new Set(cells.filter((cell) => typeof cell === 'string' && cell !== ''))].map(String)
}

/** The reference an act works by, and what its event keeps: nothing where the registers say what they said before. */
export function bind(
  before: { readonly reference?: BudgetReference; readonly year: number },
  rows: ReferenceRows | undefined,
): { readonly known: Bound; readonly bound: Bound } {
  const { reference, year } = before
  if (rows === undefined || rows === null) return { known: known(reference), bound: {} }
  const now = referenceFrom(rows, undefined, year)
  const isNew = reference === undefined || digestOf(reference) !== digestOf(now)
  return { known: { reference: now }, bound: isNew ? { reference: now } : {} }
}

/** The reference that is bound already, where there is one. */
export function known(reference: BudgetReference | undefined): Bound {
  return reference === undefined ? {} : { reference }
}

/** The unit signs what today's registers print; a changed entry wants a look before the signature. */
export const referenceIsCurrent = rule(
  'reference-is-current',
  cite('shizhu-budget-2023/n.6'),
  (f: { readonly changed: boolean }) => !f.changed,
  {
    label: '说明和表式按现行名册生成',
    otherwise: () => '名册已有改动：如要采用，请先“按现行名册更新”，再重新签章。',
  },
)

/** Renewing for nothing would void signatures. */
export const registersHaveChanged = rule(
  'registers-have-changed',
  cite('shizhu-budget-2023/n.6'),
  (f: { readonly changed: boolean }) => f.changed,
  {
    label: '名册与现用内容不同',
    otherwise: () => '不必更新：说明和表式已按现行名册生成。',
  },
)
