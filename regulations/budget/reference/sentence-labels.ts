/** What each sentence of the explanation is called in the register, and which values it may name. */
import type { SentenceKey } from '../sentences.ts'
import { commonSentences } from '../sentences.ts'

export const sentenceLabels: Readonly<Record<SentenceKey, string>> = {
  income: '收入预算',
  expenditure: '支出预算',
  changed: '与上年相比有增减',
  unchanged: '与上年持平',
  'new-unit': '新增单位',
  'moved-in': '职能或人员划入',
  'moved-out': '职能或人员划出',
  merged: '单位合并',
  recounted: '统计口径调整',
  general: '一般公共预算',
  basic: '基本支出',
  personnel: '人员经费',
  public: '日常公用经费',
  project: '项目支出',
  projectElsewhere: '项目由其他单位编列',
  noFund: '没有政府性基金',
  fund: '政府性基金',
  threePublic: '“三公”经费',
  threePublicElsewhere: '“三公”经费由其他单位预算',
  running: '机关运行经费',
  noRunning: '不在机关运行经费范围',
  procurement: '政府采购',
  targetsOwn: '本单位的绩效目标',
  targetsDepartment: '主管部门的绩效目标',
  targetsNone: '没有绩效目标',
  vehicles: '国有资产（车辆）',
}

export function findSentenceKey(label: string): SentenceKey | undefined {
  const keys = Object.keys(sentenceLabels) as SentenceKey[]
  return keys.find((key) => sentenceLabels[key] === label || key === label)
}

const valuesIn = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)

/** What is wrong with a pattern: a value that the sentence does not have. Chinese, undefined where nothing is. */
export function patternFault(label: string, pattern: string): string | undefined {
  const key = findSentenceKey(label)
  if (key === undefined) return undefined
  const allowed = [...new Set(valuesIn(commonSentences.patterns[key]))]
  const foreign = valuesIn(pattern).filter((name) => !allowed.includes(name))
  const loose = /[{}]/.test(pattern.replaceAll(/\{[^{}]*\}/g, ''))
  if (foreign.length === 0 && !loose) return undefined
  const may =
    allowed.length === 0 ? '这一句没有要填的数' : `可用的有${allowed.map((one) => `{${one}}`).join('、')}`
  const wrong = loose ? '花括号没有成对' : `系统没有${foreign.map((one) => `{${one}}`).join('、')}这个数`
  return `请改正句式：${wrong}，${may}。`
}
