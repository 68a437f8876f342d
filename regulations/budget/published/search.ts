/**
 * Search over what units published (closing block 12): code, item name, fund, amount range, document number. Every line of
 * every table, every fund and every paragraph of the explanation is one line of the index.
 */
import { describeCell, foldText } from './fold.ts'
import { type Published, type PublishedContent, fenOfPrinted } from './amounts.ts'

export const searchKinds = ['row', 'fund', 'text'] as const
export type SearchKind = (typeof searchKinds)[number]

export type SearchQuery = {
  /** Words that must all stand in one line; empty finds every line of the range. */
  readonly words: string
  /** Kind of line, or all. */
  readonly kind: SearchKind | null
  /** Amounts in 分, both ends included; null is open. */
  readonly from: number | null
  readonly until: number | null
  readonly year: number | null
  readonly department: string
}

export type FoundLine = {
  readonly budget: Published
  readonly kind: SearchKind
  /** Where it stands: title of the table, of the target table, or heading of the part. */
  readonly place: string
  /** Id of the place on the budget's page. */
  readonly anchor: string
  /** What the line is about: code and name, name of the fund, or the sentence around the words. */
  readonly subject: string
  readonly amounts: readonly { readonly label: string; readonly text: string }[]
}

type Line = Omit<FoundLine, 'budget' | 'subject'> & {
  readonly subject: string
  readonly folded: string
  readonly fen: readonly number[]
}

/** Whether a query asks for anything at all. */
export function asksSomething({ words, from, until }: SearchQuery): boolean {
  return foldText(words) !== '' || from !== null || until !== null
}

/** Lines that fit, newest year first, then by unit, then in the order of the document. */
export function searchPublished(budgets: readonly Published[], query: SearchQuery): readonly FoundLine[] {
  if (!asksSomething(query)) return []
  const words = query.words
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '')
  return budgets
    .filter(({ year }) => query.year === null || year === query.year)
    .filter(({ department }) => query.department === '' || department.name === query.department)
    .toSorted((a, b) => b.year - a.year || order(a, b))
    .flatMap((budget) =>
      linesOf(budget.content)
        .filter((line) => query.kind === null || line.kind === query.kind)
        .filter((line) => words.every((word) => line.folded.includes(word)) && inRange(line, query))
        .map(({ kind, place, anchor, subject, amounts }) => {
          const shown = kind === 'text' ? sentenceAround(subject, words) : subject
          return { budget, kind, place, anchor, subject: shown, amounts }
        }),
    )
}

function order(a: Published, b: Published): number {
  const [one, other] = [`${a.unit.code ?? '~'}${a.unit.name}`, `${b.unit.code ?? '~'}${b.unit.name}`]
  return one === other ? 0 : one < other ? -1 : 1
}

function inRange({ fen }: Line, { from, until }: SearchQuery): boolean {
  if (from === null && until === null) return true
  return fen.some((one) => (from === null || one >= from) && (until === null || one <= until))
}

const indexed = new WeakMap<PublishedContent, readonly Line[]>()

/** The lines of a budget; made once, since what is published never changes. */
function linesOf(content: PublishedContent): readonly Line[] {
  const known = indexed.get(content)
  if (known !== undefined) return known
  const lines = [...rowLines(content), ...fundLines(content), ...textLines(content)]
  indexed.set(content, lines)
  return lines
}

function rowLines({ tables }: PublishedContent): readonly Line[] {
  return tables.flatMap((table) =>
    table.rows.map((row): Line => {
      const labels = table.columns
        .filter(({ kind }) => kind !== 'figure')
        .map(({ key }) => row.cells[key] ?? '')
      const figures = table.columns.filter(
        ({ key, kind }) => kind === 'figure' && (row.cells[key] ?? '') !== '',
      )
      const subject = labels.filter((label) => label !== '').join(' ')
      const amounts = figures.map((column) => ({
        label: describeCell(column.path),
        text: row.cells[column.key] ?? '',
      }))
      return {
        kind: 'row',
        place: table.title,
        anchor: `table-${table.key}`,
        subject: subject === '' ? '合计' : subject,
        amounts,
        folded: foldText(subject),
        fen: amounts.flatMap(({ text }) => fenOfPrinted(text) ?? []),
      }
    }),
  )
}

function fundLines({ funds }: PublishedContent): readonly Line[] {
  return funds.map((fund): Line => ({
    kind: 'fund',
    place: fund.title,
    anchor: `fund-${fund.key.replaceAll(/[^a-z0-9]+/gi, '-')}`,
    subject: fund.name,
    amounts: [{ label: '当年预算', text: fund.budget }],
    folded: foldText([fund.name, fund.overview, fund.basis, fund.goal, fund.department].join('\n')),
    fen: [fund.budget].flatMap((text) => fenOfPrinted(text) ?? []),
  }))
}

function textLines({ explanation }: PublishedContent): readonly Line[] {
  return explanation.flatMap(({ heading, paragraphs }) =>
    paragraphs.map((text): Line => ({
      kind: 'text',
      place: heading,
      anchor: 'explanation',
      subject: text,
      amounts: [],
      folded: foldText(text),
      fen: [],
    })),
  )
}

/** Characters shown on each side of the first word. */
const AROUND = 40

function sentenceAround(text: string, words: readonly string[]): string {
  const [first = ''] = words
  const at = text.normalize('NFKC').toLowerCase().indexOf(first)
  if (text.length <= 2 * AROUND + first.length || at < 0) return shorten(text, 0, 3 * AROUND)
  return shorten(text, Math.max(0, at - AROUND), at + first.length + AROUND)
}

function shorten(text: string, from: number, until: number): string {
  return `${from > 0 ? '…' : ''}${text.slice(from, until)}${until < text.length ? '…' : ''}`
}
