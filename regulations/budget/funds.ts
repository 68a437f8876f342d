/** Target tables: which fields and columns they have, which words they allow, which funds the instrument names. */

/** Head fields in print order: label as printed → what it is. Two tables print 项目名称 for the fund's name. */
export const fundHeadLabels: Readonly<
  Record<string, 'compiler' | 'moneyUnit' | 'name' | 'department' | 'budget' | 'overview' | 'basis' | 'goal'>
> = {
  编制单位: 'compiler',
  金额单位: 'moneyUnit',
  专项资金名称: 'name',
  项目名称: 'name',
  业务主管部门: 'department',
  当年预算: 'budget',
  项目概况: 'overview',
  立项依据: 'basis',
  当年绩效目标: 'goal',
}

/** Columns of an indicator row in print order. */
export const indicatorColumns = [
  { key: 'name', path: '指标' },
  { key: 'weight', path: '指标权重' },
  { key: 'unit', path: '计量单位' },
  { key: 'relation', path: '指标性质' },
  { key: 'value', path: '指标值' },
] as const

/** Closed list of relations (p.relation); 定性 is judged by a grade word. */
export const relations = ['≥', '>', '=', '<', '≤', '定性'] as const
export type IndicatorRelation = (typeof relations)[number]

export function isRelation(text: string): text is IndicatorRelation {
  return (relations as readonly string[]).includes(text)
}

/** Grade words of qualitative indicators, best first within a scale; words of different scales do not compare (p.qual). */
export const gradeScales: readonly (readonly string[])[] = [
  ['优', '良', '中', '差'],
  ['好', '良', '一般', '差'],
  ['明显改善', '有所改善', '未改善'],
  ['明显提高', '提高', '持平', '下降'],
]

/** Units that are not used, with the word to use instead (head counts use 人). */
export const unitReplacements: Readonly<Record<string, string>> = { 人数: '人', 个数: '个', 次数: '次' }

/** Weight kept for budget execution; indicators fill the rest of 100 (p.weights, reading). */
export const executionWeight = 10

/** Funds that the instrument names, with the clause id of their table. */
const fundClauses: Readonly<Record<string, string>> = {
  石柱人才开发专项经费: 'p.rencai',
  石柱基层非公党建经费: 'p.feigong',
  石柱干部教育培训经费: 'p.ganbu',
  石柱驻乡驻村政策落实经费: 'p.zhucun',
  石柱老干部经费: 'p.laogan',
  石柱信息化建设: 'p.xinxi',
  石柱组织工作经费: 'p.zuzhi',
}

/** Clause id of a fund's table (`p.rencai`), or `p.<number>` for a fund that the instrument does not name. */
export function fundKey(name: string, number: number): string {
  return fundClauses[name] ?? `p.${number}`
}

/** How an indicator is met (p.relation). Values are scaled integers of one unit. */
export function meetsTarget(
  relation: Exclude<IndicatorRelation, '定性'>,
  target: number,
  result: number,
): boolean {
  switch (relation) {
    case '≥':
      return result >= target
    case '>':
      return result > target
    case '=':
      return result === target
    case '<':
      return result < target
    case '≤':
      return result <= target
  }
}

/** Whether a grade reaches the target grade; null when no scale holds both words. */
export function meetsGrade(target: string, result: string): boolean | null {
  const scale = gradeScales.find((words) => words.includes(target) && words.includes(result))
  return scale === undefined ? null : scale.indexOf(result) <= scale.indexOf(target)
}
