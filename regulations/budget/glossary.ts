/** The register of terms that the explanation explains (n.6), in our own words; a unit may add and replace. */
import type { ClauseId } from '#kernel/law'
import type { BudgetFigures, StatedRow } from './figures.ts'
import { tableDefinitions } from './tables.ts'

/** `words`: what the term looks like in texts and tables, the term itself included. `from`: budget year of this wording. */
export type GlossaryTerm = {
  readonly term: string
  readonly words: readonly string[]
  readonly meaning: string
  readonly clause: ClauseId
  readonly from: number
}

/** Terms marked 须解释, each in its newest wording last. */
export const terms: readonly GlossaryTerm[] = [
  {
    term: '财政拨款收入',
    words: ['财政拨款'],
    meaning: '本级财政当年拨给单位的资金，包括一般公共预算、政府性基金预算和国有资本经营预算拨款。',
    clause: 'shizhu-budget-2023/n.6.1',
    from: 2015,
  },
  {
    term: '财政专户管理资金',
    words: ['财政专户'],
    meaning: '存入财政专户、按规定管理和使用的资金，不属于财政拨款。',
    clause: 'shizhu-budget-2023/t6.r4',
    from: 2021,
  },
  {
    term: '其他收入',
    words: ['其他收入'],
    meaning: '不属于财政拨款、事业、经营等各类收入的其余收入。',
    clause: 'shizhu-budget-2023/n.6.2',
    from: 2015,
  },
  {
    term: '上年结转',
    words: ['上年结转'],
    meaning: '以前年度没有用完、按规定转到本年继续使用的资金。',
    clause: 'shizhu-budget-2023/t1.r6',
    from: 2015,
  },
  {
    term: '基本支出',
    words: ['基本支出'],
    meaning: '维持单位正常运转、完成日常工作所需的人员经费和公用经费。',
    clause: 'shizhu-budget-2023/n.6.3',
    from: 2015,
  },
  {
    term: '项目支出',
    words: ['项目支出'],
    meaning: '在基本支出以外，为完成特定任务和事业发展目标安排的支出。',
    clause: 'shizhu-budget-2023/n.6.4',
    from: 2015,
  },
  {
    term: '“三公”经费',
    words: ['“三公”经费', '三公经费'],
    meaning: '用一般公共预算拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。',
    clause: 'shizhu-budget-2023/n.6.5',
    from: 2015,
  },
  {
    term: '机关运行经费',
    words: ['机关运行经费'],
    meaning: '行政单位和参照公务员法管理的事业单位用于日常运转的公用经费。',
    clause: 'shizhu-budget-2023/n.5.1.a',
    from: 2015,
  },
]

/** The clause that a term rests on: its own where the instrument explains it, else that of the whole part. */
export function glossaryClause(term: string): ClauseId {
  return terms.find((one) => one.term === term)?.clause ?? 'shizhu-budget-2023/n.6'
}

/** Explanations a unit wrote itself, one a line: 名词：解释. A known term is replaced, another one added. */
export function ownTerms(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => /^\s*([^：:]{1,30})[：:]\s*(.+)$/.exec(line))
  return new Map(
    lines.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const])),
  )
}

/** Terms of the register that a text or the tables use, for a budget year. */
function termsUsed(
  figures: BudgetFigures,
  text: string,
  year: number,
  known: readonly GlossaryTerm[] = terms,
): readonly GlossaryTerm[] {
  const printed = [text, ...tableTexts(figures)].join('\n')
  return known.filter(({ from, words }) => from <= year && words.some((word) => printed.includes(word)))
}

/** The lines of the last part: every used term, then the unit's own; empty while there is no figure to explain. */
export function glossaryOf(
  figures: BudgetFigures,
  own: string,
  text: string,
  year: number,
  known: readonly GlossaryTerm[] = terms,
): readonly string[] {
  if (Object.keys(figures.tables).length === 0) return []
  const written = ownTerms(own)
  const used = termsUsed(figures, text, year, known).map(
    ({ term, meaning }) => [term, written.get(term) ?? meaning] as const,
  )
  const explained = new Set(used.map(([term]) => term))
  const added = [...written].filter(([term]) => !explained.has(term))
  const free = own.split('\n').filter((line) => line.trim() !== '' && !/^[^：:]{1,30}[：:]/.test(line.trim()))
  const lines = [...used, ...added].map(([term, meaning], i) => `（${numeral(i + 1)}）${term}：${meaning}`)
  return [...lines, ...free.map((line) => line.trim())]
}

/** Titles, columns and labels of the tables that are there; rows without any amount explain nothing. */
function tableTexts(figures: BudgetFigures): readonly string[] {
  return tableDefinitions.flatMap(({ key, title, columns }) => {
    const table = figures.tables[key]
    if (table === undefined) return []
    return [title, ...columns.map(({ path }) => path), ...table.rows.flatMap(labelsInUse)]
  })
}

/** Both sides of a two-sided row stand for themselves. */
function labelsInUse({ labels, figures }: StatedRow): readonly string[] {
  const has = (columns: readonly string[]): boolean =>
    columns.some((column) => (figures[column]?.value ?? 0) !== 0)
  const { income = '', ...others } = labels
  const right = Object.keys(figures).filter((column) => column !== 'incomeAmount')
  return [...(has(['incomeAmount']) ? [income] : []), ...(has(right) ? Object.values(others) : [])]
}

const digits = '零一二三四五六七八九十'

/** 1 → 一, 12 → 十二; up to 99. */
export function numeral(value: number): string {
  if (value <= 10) return digits[value] ?? ''
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`
}
