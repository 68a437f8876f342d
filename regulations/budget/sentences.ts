/** Sentence patterns of the explanation per region and year (B10): data, not code. `{name}` stands for a value. */
import { regionalEntry, type Regional } from './regional.ts'

export type SentenceKey =
  | 'income'
  | 'expenditure'
  | 'changed'
  | 'unchanged'
  | 'new-unit'
  | 'moved-in'
  | 'moved-out'
  | 'merged'
  | 'recounted'
  | 'general'
  | 'basic'
  | 'personnel'
  | 'public'
  | 'project'
  | 'projectElsewhere'
  | 'noFund'
  | 'fund'
  | 'threePublic'
  | 'threePublicElsewhere'
  | 'running'
  | 'noRunning'
  | 'procurement'
  | 'targetsOwn'
  | 'targetsDepartment'
  | 'targetsNone'
  | 'vehicles'

export type Sentences = {
  /** Sources that the income sentence names even when they bring nothing (n.2.1.b). */
  readonly alwaysNamed: readonly string[]
  readonly patterns: Readonly<Record<SentenceKey, string>>
}

/** The wording we begin with; an office's own patterns may name the same values. */
export const commonSentences: Sentences = {
  alwaysNamed: [
    '一般公共预算资金',
    '政府性基金预算资金',
    '国有资本经营预算资金',
    '事业收入资金',
    '事业单位经营收入资金',
    '其他收入资金',
  ],
  patterns: {
    income: '（一）收入预算：{year}年收入预算总额{total}万元，其中：{parts}。{change}{reason}',
    expenditure: '（二）支出预算：{year}年支出预算总额{total}万元，其中：{parts}。{change}{split}。',
    changed: '{what}比{last}年的{base}万元{change}',
    unchanged: '{what}与{last}年的{base}万元持平',
    'new-unit': '新增单位，{last}年没有年初预算',
    'moved-in': '因职能或人员划入，{last}年数按同口径调整为{base}万元，{what}比调整后的上年数{change}',
    'moved-out': '因职能或人员划出，{last}年数按同口径调整为{base}万元，{what}比调整后的上年数{change}',
    merged: '因单位合并，{last}年数为合并各单位之和{base}万元，{what}比合并后的上年数{change}',
    recounted: '因统计口径调整，{last}年数按新口径为{base}万元，{what}比调整后的上年数{change}',
    general:
      '{year}年一般公共预算财政拨款收入{income}万元，一般公共预算财政拨款支出{expenditure}万元{change}。',
    basic: '基本支出{amount}万元{change}。',
    personnel: '其中人员经费{amount}万元{change}{reason}{uses}',
    public: '日常公用经费{amount}万元{change}{reason}',
    project: '项目支出{amount}万元{change}{reason}',
    projectElsewhere: '与职能对应的项目由{unit}本级统一编列预算',
    noFund: '本单位{year}年没有使用政府性基金预算拨款安排的支出。',
    fund: '{year}年政府性基金预算拨款安排的支出{amount}万元。',
    threePublic: '{year}年“三公”经费预算{amount}万元{change}。其中：{parts}。{reason}',
    threePublicElsewhere: '“三公”经费由{unit}统一预算',
    running: '（一）机关运行经费：{year}年机关运行经费{amount}万元{change}{reason}{uses}',
    noRunning: '（一）机关运行经费：本单位为事业单位，不在机关运行经费统计范围。',
    procurement:
      '（二）政府采购：政府采购预算总额{total}万元，其中{parts}；其中一般公共预算拨款政府采购{general}万元，其中{generalParts}。',
    targetsOwn: '随本预算公开绩效目标表{count}张',
    targetsDepartment: '项目支出预算不在本单位，绩效目标由{unit}统一管理，随本预算公开其目标表{count}张',
    targetsNone: '本年没有需要设置绩效目标的项目',
    vehicles:
      '（四）国有资产：截至{day}，共有车辆{total}辆{kinds}；{year}年安排购置车辆{bought}辆{boughtKinds}。',
  },
}

/** Later texts of the region name 财政专户管理资金 and 上年结转 in the income sentence even when there is none. */
const from2025: Sentences = {
  alwaysNamed: [...commonSentences.alwaysNamed, '财政专户管理资金', '上年结转'],
  patterns: {
    ...commonSentences.patterns,
    'new-unit': '新增单位，{last}年初无预算',
  },
}

export const sentenceTable: readonly Regional<Sentences>[] = [
  { region: '*', from: 2015, value: commonSentences, source: '按2023年公开文本的句式改写' },
  { region: '重庆', from: 2025, value: from2025, source: '按2025年起的同类公开文本，待核' },
]

/** The sentences of a region and year. */
export function sentencesOf(region: string | undefined, year: number): Sentences {
  return regionalEntry(sentenceTable, region, year).value
}

/**
 * Puts values into a pattern.
 *
 * @throws RangeError when the pattern names a value that is not given: then our table and our code disagree.
 */
export function fillSentence(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`sentence names an unknown value: ${name}`)
    return value
  })
}
