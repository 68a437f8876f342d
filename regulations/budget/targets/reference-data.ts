/**
 * What stands in the registers when an office begins: levels per year with suggested weights, units, grade scales. An
 * office's own entries replace a whole list.
 */
import { gradeScales } from '../funds.ts'
import type { LevelEntry, MeasureEntry, ScaleEntry } from './vocabulary.ts'

const scheme = '项目支出绩效评价管理办法（财预〔2020〕10号）'
const costScheme = '项目支出绩效目标和指标设置指引（财预〔2021〕101号）'
/** First year in which 成本 is a level of its own. */
const costLevelFrom = 2022

type Group = readonly [first: string, suggested: number, seconds: readonly string[]]

function levelsOf(
  groups: readonly Group[],
  years: readonly [number, number | null],
  source: string,
): readonly LevelEntry[] {
  return groups.flatMap(([first, suggested, seconds]) =>
    seconds.map((second): LevelEntry => ({
      key: `${years[0]}-${first}-${second}`,
      first,
      second,
      fromYear: years[0],
      toYear: years[1],
      suggested,
      source,
      unconfirmed: true,
    })),
  )
}

const effects = ['经济效益', '社会效益', '生态效益', '可持续影响']

/** Until 2021 成本 belongs to 产出; since 2022 it is a first level of its own. Weights are suggestions, 待核. */
export const defaultLevels: readonly LevelEntry[] = [
  ...levelsOf(
    [
      ['产出', 50, ['数量', '质量', '时效', '成本']],
      ['效益', 30, effects],
      ['满意度', 10, ['服务对象满意度']],
    ],
    [2015, costLevelFrom - 1],
    scheme,
  ),
  ...levelsOf(
    [
      ['成本', 20, ['经济成本', '社会成本', '生态环境成本']],
      ['产出', 40, ['数量', '质量', '时效']],
      ['效益', 20, effects],
      ['满意度', 10, ['服务对象满意度']],
    ],
    [costLevelFrom, null],
    costScheme,
  ),
]

const measure = (kind: string, ...keys: readonly string[]): readonly MeasureEntry[] =>
  keys.map((key) => ({ key, kind, instead: null }))

export const defaultMeasures: readonly MeasureEntry[] = [
  ...measure(
    '数量',
    '人',
    '人次',
    '次',
    '次/年',
    '个',
    '套',
    '期',
    '场',
    '家',
    '户',
    '台',
    '册',
    '册卷',
    '篇',
    '项',
  ),
  ...measure('比率', '%'),
  ...measure('时间', '天', '月', '年'),
  ...measure('金额', '元', '万元', '元/年', '元/月'),
  ...measure('单价', '元/个', '元/人', '元/人*天', '元/次'),
  ...measure('档次', '级'),
  { key: '人数', kind: '数量', instead: '人' },
  { key: '个数', kind: '数量', instead: '个' },
  { key: '次数', kind: '数量', instead: '次' },
]

export const defaultScales: readonly ScaleEntry[] = gradeScales.map((words) => ({
  key: words.join('、'),
  words,
}))

/** The levels of a budget year. */
export function levelsOfYear(levels: readonly LevelEntry[], year: number): readonly LevelEntry[] {
  return levels.filter(({ fromYear, toYear }) => fromYear <= year && (toYear === null || year <= toYear))
}

/** First levels of a year with the suggested weight, in the order of the register. */
export function suggestedWeights(
  levels: readonly LevelEntry[],
  year: number,
): readonly {
  readonly first: string
  readonly suggested: number | null
  readonly source: string
  readonly unconfirmed: boolean
}[] {
  const firsts = new Map<string, LevelEntry>()
  for (const level of levelsOfYear(levels, year)) if (!firsts.has(level.first)) firsts.set(level.first, level)
  return [...firsts.values()].map(({ first, suggested, source, unconfirmed }) => ({
    first,
    suggested,
    source,
    unconfirmed,
  }))
}
