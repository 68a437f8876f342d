/** The figures in a goal's text, and which indicator stands for each. */
import type { IndicatorRelation } from '../funds.ts'
import { coverageOf, decimalOf, judgeResult } from './judge.ts'

/** A figure of a goal: `g1` is the first. 余 and 不少于 read as ≥; a bare number is a promise of at least that much. */
export type GoalFigure = {
  readonly id: string
  /** Piece of the text around it, as a reader finds it. */
  readonly phrase: string
  readonly stated: string
  readonly relation: IndicatorRelation
  /** A bare number also agrees with `=`. */
  readonly exactly: boolean
  readonly value: string
  readonly unit: string
}

export type IndicatorRow = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly relation: string
  readonly value: string
}
/** Chosen by the compiler: this figure is that row's. */
export type GoalLink = { readonly goal: string; readonly row: string }

const units = '人次|人|次|期|个|套|场|家|户|天|万元|元|册|篇|台|项|%'
const figurePattern = new RegExp(
  `(不少于|至少|不低于|不超过|至多|最多|超过|达到|≥|≤)?\\s*(\\d+(?:\\.\\d+)?)\\s*(余)?\\s*(${units})(以上|以内|以下)?`,
  'g',
)
const fullCoverage = /全覆盖培训|全部参加培训|培训[^，。；、]{0,12}全覆盖/g

const limits = ['不超过', '至多', '最多', '≤', '以内', '以下']
const floors = ['不少于', '至少', '不低于', '≥', '达到', '以上', '余']

function relationOf(words: readonly (string | undefined)[]): IndicatorRelation {
  if (words.some((word) => word !== undefined && limits.includes(word))) return '≤'
  return words.includes('超过') ? '>' : '≥'
}

/** All figures of a goal in the order of its text. Years, plans and numbers without a unit are none. */
export function goalFigures(text: string): readonly GoalFigure[] {
  const figures = [...text.matchAll(figurePattern)].map((match) => {
    const [stated, before, value = '', more, unit = '', after] = match
    const words = [before, more, after]
    return {
      at: match.index,
      stated: stated.trim(),
      relation: relationOf(words),
      exactly: words.every((word) => word === undefined || ![...limits, ...floors, '超过'].includes(word)),
      value,
      unit,
    }
  })
  const coverages = [...text.matchAll(fullCoverage)].map((match) => ({
    at: match.index,
    stated: '全覆盖',
    relation: '≥' as const,
    exactly: true,
    value: '100',
    unit: '%',
  }))
  return [...figures, ...coverages]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, ...figure }, i) => ({ id: `g${i + 1}`, phrase: phraseAround(text, at), ...figure }))
}

/** From the comma or full stop before to the one behind. */
function phraseAround(text: string, at: number): string {
  const start = Math.max(...['，', '。', '；'].map((mark) => text.lastIndexOf(mark, at)))
  const ends = ['，', '。', '；'].map((mark) => text.indexOf(mark, at)).filter((end) => end >= 0)
  return text.slice(start + 1, ends.length === 0 ? text.length : Math.min(...ends)).trim()
}

export type LinkedFigure = GoalFigure & {
  readonly row: IndicatorRow | null
  /** The compiler chose the row; otherwise name and unit did. */
  readonly chosen: boolean
  /** Figure and row say the same; true while there is no row. */
  readonly agrees: boolean
}

/** Each figure with its indicator: the chosen one, else the row of the same unit whose name the phrase holds best. */
export function linkGoals(
  text: string,
  rows: readonly IndicatorRow[],
  links: readonly GoalLink[],
): readonly LinkedFigure[] {
  return goalFigures(text).map((figure) => {
    const link = links.find(({ goal }) => goal === figure.id)
    const chosen = rows.find(({ id }) => id === link?.row)
    const row = chosen ?? (link === undefined ? likeliestRow(figure, rows) : null)
    return { ...figure, row, chosen: chosen !== undefined, agrees: row === null || agrees(figure, row) }
  })
}

function agrees(figure: GoalFigure, row: IndicatorRow): boolean {
  const isSame = decimalOf(row.value) !== undefined && decimalOf(row.value) === decimalOf(figure.value)
  return isSame && (row.relation === figure.relation || (figure.exactly && row.relation === '='))
}

function likeliestRow(figure: GoalFigure, rows: readonly IndicatorRow[]): IndicatorRow | null {
  const fitting = rows
    .filter((row) => row.unit.split('/')[0] === figure.unit && row.name !== '')
    .map((row) => ({ row, pairs: pairsOf(row.name) }))
    .map(({ row, pairs }) => ({
      row,
      all: pairs.length,
      held: pairs.filter((pair) => figure.phrase.includes(pair)).length,
    }))
    .filter(({ all, held }) => all > 0 && held * 2 >= all)
    .toSorted((a, b) => b.held * a.all - a.held * b.all)
  return fitting[0]?.row ?? null
}

/** Neighbouring characters of a name without its generic tail: 人才引进人数 → 人才, 才引, 引进. */
function pairsOf(name: string): readonly string[] {
  const core = name.replace(/(人数|个数|次数|期数|数量|卷数|指标|总量)$/, '')
  return [...core].slice(0, -1).map((character, i) => `${character}${[...core][i + 1] ?? ''}`)
}

/**
 * Whether a goal's figure was reached: a count against what was promised. A coverage may be typed as done and all, such as
 * `83/84`. Undefined where the text is no figure.
 */
export function goalIsMet(
  figure: Pick<GoalFigure, 'relation' | 'value' | 'unit'>,
  actual: string,
): boolean | undefined {
  const parts = /^(\d{1,9})\/(\d{1,9})$/.exec(actual.trim())
  if (figure.unit === '%' && parts !== null) return coverageOf(Number(parts[1]), Number(parts[2])).full
  const judged = judgeResult(figure, actual, [])
  return judged.ok ? judged.outcome === 'full' : undefined
}
