import { functionClasses } from './code-names.ts'
import type { TableKey } from './figures.ts'

/** Where a figure of the explanation comes from: a cell of a table; `row` is a code, a label or `total`. */
export type TableBinding = { readonly table: TableKey; readonly row: string; readonly column: string }

/**
 * A bound figure of the explanation. `item` is its name without 增加/减少. A change is `this − last`, both items of the
 * explanation or a table cell.
 */
export type NarrativeItem = {
  readonly clause: string
  readonly item: string
  readonly unit: string
  readonly bound?: TableBinding
  readonly change?: { readonly current: TableBinding; readonly last: string }
  /** Item that states the change of this amount against last year: the typical source of a copying error. */
  readonly changeItem?: string
}

/** Items whose stated figures add up to another's. */
export type NarrativeSum = {
  readonly clause: string
  readonly total: string
  readonly parts: readonly string[]
}

const cell = (table: TableKey, row: string, column: string): TableBinding => ({ table, row, column })
const money = (clause: string, item: string, bound?: TableBinding): NarrativeItem => ({
  clause,
  item,
  unit: '万元',
  ...(bound === undefined ? {} : { bound }),
})
const count = (clause: string, item: string, unit: string): NarrativeItem => ({ clause, item, unit })

/** Kinds of cars. 执勤执法用车 is what the text prints for 执法执勤用车; regions have further kinds. */
export const vehicleKinds: readonly string[] = [
  '一般公务用车',
  '执勤执法用车',
  '执法执勤用车',
  '应急保障用车',
  '机要通信用车',
  '特种专业技术用车',
  '离退休干部服务用车',
]

export const narrativeItems: readonly NarrativeItem[] = [
  count('n.1.2.b', '实有人数', '人'),
  money('n.2.1.a', '收入预算总额', cell('t6', 'total', 'incomeAmount')),
  money('n.2.1.b', '一般公共预算拨款收入', cell('t6', '一般公共预算资金', 'incomeAmount')),
  money('n.2.1.b', '政府性基金预算拨款收入', cell('t6', '政府性基金预算资金', 'incomeAmount')),
  money('n.2.1.b', '国有资本经营预算收入', cell('t6', '国有资本经营预算资金', 'incomeAmount')),
  money('n.2.1.b', '事业收入', cell('t6', '事业收入资金', 'incomeAmount')),
  money('n.2.1.b', '事业单位经营收入', cell('t6', '事业单位经营收入资金', 'incomeAmount')),
  money('n.2.1.b', '其他收入', cell('t6', '其他收入资金', 'incomeAmount')),
  money('n.2.1.b', '财政专户管理资金收入', cell('t6', '财政专户管理资金', 'incomeAmount')),
  money('n.2.1.b', '上级补助收入', cell('t6', '上级补助收入资金', 'incomeAmount')),
  money('n.2.1.b', '附属单位上缴收入', cell('t6', '附属单位上缴收入资金', 'incomeAmount')),
  money('n.2.1.c', '上年收入预算总额'),
  {
    ...money('n.2.1.c', '收入比上年'),
    change: { current: cell('t6', 'total', 'incomeAmount'), last: '上年收入预算总额' },
  },
  money('n.2.1.d', '一般公共预算经费拨款比上年'),
  money('n.2.2.c', '上年支出预算总额'),
  money('n.2.2.a', '支出预算总额', cell('t7', 'total', 'total')),
  ...functionClasses.map(({ code, name }) => money('n.2.2.b', name, cell('t7', code, 'total'))),
  {
    ...money('n.2.2.c', '支出比上年'),
    change: { current: cell('t7', 'total', 'total'), last: '上年收入预算总额' },
  },
  {
    ...money('n.2.2.d', '基本支出预算比上年'),
    change: { current: cell('t7', 'total', 'basic'), last: '上年基本支出' },
  },
  {
    ...money('n.2.2.d', '项目支出预算比上年'),
    change: { current: cell('t7', 'total', 'project'), last: '上年项目支出' },
  },
  money('n.3.a', '一般公共预算财政拨款收入', cell('t1', '一般公共预算资金', 'incomeAmount')),
  money('n.3.a', '一般公共预算财政拨款支出', cell('t2', 'total', 'total')),
  {
    ...money('n.3.a', '一般公共预算财政拨款支出比上年'),
    change: { current: cell('t2', 'total', 'total'), last: '上年收入预算总额' },
  },
  money('n.3.a', '上年一般公共预算财政拨款支出'),
  money('n.3.b', '上年基本支出'),
  money('n.3.c', '上年人员经费'),
  money('n.3.e', '上年公用经费'),
  money('n.3.f', '上年项目支出'),
  money('n.3.h', '政府性基金预算支出', cell('t5', 'total', 'total')),
  { ...money('n.3.b', '基本支出', cell('t2', 'total', 'basic')), changeItem: '基本支出比上年' },
  {
    ...money('n.3.b', '基本支出比上年'),
    change: { current: cell('t2', 'total', 'basic'), last: '上年基本支出' },
  },
  {
    ...money('n.3.c', '人员经费比上年'),
    change: { current: cell('t3', 'total', 'personnel'), last: '上年人员经费' },
  },
  {
    ...money('n.3.e', '公用经费比上年'),
    change: { current: cell('t3', 'total', 'public'), last: '上年公用经费' },
  },
  { ...money('n.3.f', '项目支出', cell('t2', 'total', 'project')), changeItem: '项目支出比上年' },
  {
    ...money('n.3.f', '项目支出比上年'),
    change: { current: cell('t2', 'total', 'project'), last: '上年项目支出' },
  },
  money('n.4.a', '“三公”经费预算', cell('t4', 'total', 'total')),
  money('n.4.a', '上年“三公”经费预算'),
  {
    ...money('n.4.a', '“三公”经费预算比上年'),
    change: { current: cell('t4', 'total', 'total'), last: '上年“三公”经费预算' },
  },
  money('n.4.b', '因公出国（境）费', cell('t4', 'total', 'trip')),
  money('n.4.b', '公务接待费', cell('t4', 'total', 'reception')),
  money('n.4.b', '公务用车运行维护费', cell('t4', 'total', 'carRunning')),
  money('n.4.b', '公务用车购置费', cell('t4', 'total', 'carPurchase')),
  { ...money('n.5.1.a', '机关运行经费', cell('t3', 'total', 'public')), changeItem: '机关运行经费比上年' },
  money('n.5.1.a', '上年机关运行经费'),
  {
    ...money('n.5.1.a', '机关运行经费比上年'),
    change: { current: cell('t3', 'total', 'public'), last: '上年机关运行经费' },
  },
  money('n.5.2.a', '上年政府采购预算总额'),
  money('n.5.2.a', '政府采购预算比上年'),
  money('n.5.2.a', '政府采购预算总额'),
  money('n.5.2.a', '政府采购货物预算'),
  money('n.5.2.a', '政府采购工程预算'),
  money('n.5.2.a', '政府采购服务预算'),
  money('n.5.2.b', '一般公共预算拨款政府采购'),
  money('n.5.2.b', '一般公共预算拨款政府采购货物预算'),
  money('n.5.2.b', '一般公共预算拨款政府采购工程预算'),
  money('n.5.2.b', '一般公共预算拨款政府采购服务预算'),
  money('t1.r7', '上年一般公共预算结转下年'),
  money('t1.r8', '上年政府性基金预算结转下年'),
  money('t1.r9', '上年国有资本经营预算结转下年'),
  count('n.5.4.a', '现有车辆', '辆'),
  ...vehicleKinds.map((kind) => count('n.5.4.a', `现有${kind}`, '辆')),
  count('n.5.4.b', '购置车辆', '辆'),
  ...vehicleKinds.map((kind) => count('n.5.4.b', `购置${kind}`, '辆')),
]

export const narrativeSums: readonly NarrativeSum[] = [
  {
    clause: 'n.2.1.b',
    total: '收入预算总额',
    parts: [
      '一般公共预算拨款收入',
      '政府性基金预算拨款收入',
      '国有资本经营预算收入',
      '事业收入',
      '事业单位经营收入',
      '其他收入',
      '财政专户管理资金收入',
      '上级补助收入',
      '附属单位上缴收入',
    ],
  },
  {
    clause: 'n.2.2.b',
    total: '支出预算总额',
    parts: functionClasses.map(({ name }) => name),
  },
  { clause: 'n.2.2.d', total: '支出比上年', parts: ['基本支出预算比上年', '项目支出预算比上年'] },
  { clause: 'n.3.b', total: '一般公共预算财政拨款支出比上年', parts: ['基本支出比上年', '项目支出比上年'] },
  { clause: 'n.3.e', total: '基本支出比上年', parts: ['人员经费比上年', '公用经费比上年'] },
  {
    clause: 'n.4.a',
    total: '“三公”经费预算',
    parts: ['因公出国（境）费', '公务接待费', '公务用车运行维护费', '公务用车购置费'],
  },
  {
    clause: 'n.5.2.a',
    total: '政府采购预算总额',
    parts: ['政府采购货物预算', '政府采购工程预算', '政府采购服务预算'],
  },
  {
    clause: 'n.5.2.b',
    total: '一般公共预算拨款政府采购',
    parts: [
      '一般公共预算拨款政府采购货物预算',
      '一般公共预算拨款政府采购工程预算',
      '一般公共预算拨款政府采购服务预算',
    ],
  },
  { clause: 'n.5.4.a', total: '现有车辆', parts: vehicleKinds.map((kind) => `现有${kind}`) },
  { clause: 'n.5.4.b', total: '购置车辆', parts: vehicleKinds.map((kind) => `购置${kind}`) },
]

/** Pairs of items that state one figure twice. */
export const narrativeEquals: readonly {
  readonly clause: string
  readonly items: readonly [string, string]
}[] = [
  { clause: 'n.5.1.a', items: ['机关运行经费比上年', '公用经费比上年'] },
  { clause: 'n.2.2.d', items: ['基本支出预算比上年', '基本支出比上年'] },
]

/** A printed item split into its name and the sign of its change word (比上年增加, 比上年减少, 与上年持平). */
export function splitItem(item: string): {
  readonly item: string
  readonly sign: 1 | -1
  readonly word: string | null
} {
  const match = /^(.*?比上年)(增加|减少|持平)$/.exec(item.trim())
  if (match === null) return { item: item.trim(), sign: 1, word: null }
  const [, name = '', word = ''] = match
  return { item: name, sign: word === '减少' ? -1 : 1, word }
}

/** Items of the explanation that give a reason with its amount: `原因：工资标准调整增加` under the clause of the change. */
const reasonPrefix = '原因：'
/** Clauses under which reasons are itemised. */
const reasonClauses: readonly string[] = ['n.2.1.d', 'n.3.c', 'n.3.e', 'n.4.c', 'n.5.1.b']

export type StatedReason = { readonly text: string; readonly sign: 1 | -1 }

/** The reason that an entry states, or null where the entry is no reason. 一般公共预算经费拨款 is one under its old name. */
export function reasonOf({
  clause,
  item,
}: {
  readonly clause: string
  readonly item: string
}): StatedReason | null {
  if (!reasonClauses.includes(clause)) return null
  const split = splitItem(item)
  if (split.item === '一般公共预算经费拨款比上年')
    return { text: `一般公共预算经费拨款${split.word ?? '增加'}`, sign: split.sign }
  if (!item.startsWith(reasonPrefix)) return null
  const text = item.slice(reasonPrefix.length).trim()
  return { text, sign: text.endsWith('减少') ? -1 : 1 }
}

export function findNarrativeItem(clause: string, item: string): NarrativeItem | undefined {
  return narrativeItems.find((entry) => entry.clause === clause && entry.item === item)
}
