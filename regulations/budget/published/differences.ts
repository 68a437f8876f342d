/** What differs between two published versions: cells by place, paragraphs with the changed words marked. */
import type { PublicRow, PublicTable } from '../publication.ts'
import type { PublishedContent } from './amounts.ts'
import { describeCell } from './fold.ts'

export type Segment = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

export type ChangedCell = {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly before: string
  readonly after: string
}
export type ChangedParagraph = { readonly heading: string; readonly segments: readonly Segment[] }
export type ContentDifferences = {
  readonly cells: readonly ChangedCell[]
  readonly paragraphs: readonly ChangedParagraph[]
}

/** Cells of all tables and target tables, and paragraphs of the explanation, that are not the same in both. */
export function differencesBetween(before: PublishedContent, after: PublishedContent): ContentDifferences {
  const keys = [...new Set([...before.tables, ...after.tables].map(({ key }) => key))]
  return {
    cells: [
      ...keys.flatMap((key) => cellsOfTable(tableAt(before, key), tableAt(after, key))),
      ...cellsOfFunds(before, after),
    ],
    paragraphs: paragraphsOf(before, after),
  }
}

const tableAt = (content: PublishedContent, key: string) => content.tables.find((one) => one.key === key)

function cellsOfTable(before: PublicTable | undefined, after: PublicTable | undefined): ChangedCell[] {
  const table = after ?? before
  if (table === undefined) return []
  const rowIn = (of: PublicTable | undefined, id: string) => of?.rows.find((row) => row.id === id)
  const ids = [...new Set([...(before?.rows ?? []), ...(after?.rows ?? [])].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [one, other] = [rowIn(before, id), rowIn(after, id)]
    return table.columns.flatMap(({ key, path }) => {
      const [was, is] = [one?.cells[key] ?? '', other?.cells[key] ?? '']
      if (was === is) return []
      const row = rowName(table, other ?? one)
      return [{ table: table.title, row, column: describeCell(path), before: was, after: is }]
    })
  })
}

function rowName({ columns }: PublicTable, row: PublicRow | undefined): string {
  const labels = columns.filter(({ kind }) => kind !== 'figure').map(({ key }) => row?.cells[key] ?? '')
  const name = labels.filter((label) => label !== '').join(' ')
  return name === '' ? '合计' : name
}

const fundFields = [
  ['budget', '当年预算'],
  ['overview', '项目概况'],
  ['basis', '立项依据'],
  ['goal', '当年绩效目标'],
] as const
const indicatorFields = [
  ['name', '指标'],
  ['weight', '指标权重'],
  ['unit', '计量单位'],
  ['relation', '指标性质'],
  ['value', '指标值'],
] as const

function cellsOfFunds(before: PublishedContent, after: PublishedContent): ChangedCell[] {
  return after.funds.flatMap((fund) => {
    const was = before.funds.find(({ key, name }) => key === fund.key && name === fund.name)
    const table = `绩效目标表“${fund.name}”`
    const heads = fundFields.flatMap(([key, column]): ChangedCell[] =>
      (was?.[key] ?? '') === fund[key]
        ? []
        : [{ table, row: '', column, before: was?.[key] ?? '', after: fund[key] }],
    )
    const count = Math.max(fund.indicators.length, was?.indicators.length ?? 0)
    const rows = Array.from({ length: count }, (_, i) =>
      indicatorFields.flatMap(([key, column]): ChangedCell[] => {
        const [old, now] = [was?.indicators[i]?.[key] ?? '', fund.indicators[i]?.[key] ?? '']
        return old === now ? [] : [{ table, row: `第${i + 1}行`, column, before: old, after: now }]
      }),
    )
    return [...heads, ...rows.flat()]
  })
}

function paragraphsOf(before: PublishedContent, after: PublishedContent): ChangedParagraph[] {
  const headings = [...new Set([...before.explanation, ...after.explanation].map(({ heading }) => heading))]
  return headings.flatMap((heading) => {
    const of = (content: PublishedContent): readonly string[] =>
      content.explanation.find((part) => part.heading === heading)?.paragraphs ?? []
    return pairsOf(of(before), of(after)).map(([was, is]) => ({ heading, segments: diffText(was, is) }))
  })
}

/** Changed paragraphs in order; what stands in both is taken out first, so that an inserted one moves no other. */
function pairsOf(before: readonly string[], after: readonly string[]): (readonly [string, string])[] {
  const old = before.filter((text) => !after.includes(text))
  const now = after.filter((text) => !before.includes(text))
  return Array.from(
    { length: Math.max(old.length, now.length) },
    (_, i) => [old[i] ?? '', now[i] ?? ''] as const,
  )
}

/** Numbers stay whole, so that 68.54 → 190.98 is one change; every other character is a token of its own. */
const TOKENS = /\d[\d,.]*|[a-z]+|[\s\S]/giu
/** Beyond this product of lengths the whole paragraph is shown as replaced. */
const CELLS_MAX = 4_000_000

/** Words taken out and put in, by the longest common sequence of tokens. */
export function diffText(before: string, after: string): readonly Segment[] {
  const [old, now] = [before.match(TOKENS) ?? [], after.match(TOKENS) ?? []]
  if (old.length * now.length > CELLS_MAX) return joined([...tagged('removed', old), ...tagged('added', now)])
  return joined(walk(old, now, lengthsOf(old, now)))
}

const tagged = (kind: Segment['kind'], tokens: readonly string[]): Segment[] =>
  tokens.map((text) => ({ kind, text }))

/** `lengths[i][j]`: the longest common sequence of the tails from i and j. */
function lengthsOf(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [lengths[i], lengths[i + 1]]
    if (row === undefined || below === undefined) continue
    for (let j = now.length - 1; j >= 0; j -= 1)
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
  }
  return lengths
}

function walk(old: readonly string[], now: readonly string[], lengths: readonly Uint32Array[]): Segment[] {
  const found: Segment[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < now.length) {
    const [was = '', is = ''] = [old[i], now[j]]
    if (was === is) {
      found.push({ kind: 'same', text: was })
      i += 1
      j += 1
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      found.push({ kind: 'removed', text: was })
      i += 1
    } else {
      found.push({ kind: 'added', text: is })
      j += 1
    }
  }
  return [...found, ...tagged('removed', old.slice(i)), ...tagged('added', now.slice(j))]
}

function joined(segments: readonly Segment[]): readonly Segment[] {
  const runs: Segment[] = []
  for (const { kind, text } of segments) {
    const last = runs.at(-1)
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text }
    else runs.push({ kind, text })
  }
  return runs
}
