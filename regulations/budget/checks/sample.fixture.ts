import type {
  BudgetFigures,
  PlacedCell,
  StatedFund,
  StatedNarrative,
  StatedRow,
  StatedTable,
  TableKey,
} from '../figures.ts'
import { parsePrinted } from '#lint'
import { getTableDefinition, incomeSources } from '../tables.ts'
import type { CheckedUnit } from './context.ts'

/** A small lawful budget as printed, in memory, for boundary tests: texts by table, row id and column. */
type RowTexts = { readonly id: string; readonly texts: readonly string[] }

const coded = (key: string, rows: readonly (readonly string[])[]): RowTexts[] => [
  { id: `${key}.total`, texts: rows[0] ?? [] },
  ...rows.slice(1).map((texts, i) => ({ id: `${key}.r${i + 1}`, texts })),
]

const functionRows = [
  ['', '合计', '190.98', '190.98', ''],
  ['201', '一般公共服务支出', '146.07', '146.07', ''],
  ['20132', '组织事务', '146.07', '146.07', ''],
  ['2013201', '行政运行', '146.07', '146.07', ''],
  ['208', '社会保障和就业支出', '23.77', '23.77', ''],
  ['20805', '行政事业单位养老支出', '23.77', '23.77', ''],
  ['2080505', '机关事业单位基本养老保险缴费支出', '15.84', '15.84', ''],
  ['2080506', '机关事业单位职业年金缴费支出', '7.92', '7.92', ''],
  ['210', '卫生健康支出', '8.01', '8.01', ''],
  ['21011', '行政事业单位医疗', '8.01', '8.01', ''],
  ['2101101', '行政单位医疗', '6.33', '6.33', ''],
  ['2101199', '其他行政事业单位医疗支出', '1.68', '1.68', ''],
  ['221', '住房保障支出', '13.13', '13.13', ''],
  ['22102', '住房改革支出', '13.13', '13.13', ''],
  ['2210201', '住房公积金', '13.13', '13.13', ''],
]
const economicRows = [
  ['', '合计', '190.98', '154.87', '36.11'],
  ['301', '工资福利支出', '154.87', '154.87', ''],
  ['30101', '基本工资', '34.67', '34.67', ''],
  ['30102', '津贴补贴', '29.07', '29.07', ''],
  ['30103', '奖金', '45.69', '45.69', ''],
  ['30108', '机关事业单位基本养老保险缴费', '15.84', '15.84', ''],
  ['30109', '职业年金缴费', '7.92', '7.92', ''],
  ['30110', '职工基本医疗保险缴费', '6.66', '6.66', ''],
  ['30112', '其他社会保障缴费', '0.20', '0.20', ''],
  ['30113', '住房公积金', '13.13', '13.13', ''],
  ['30114', '医疗费', '1.68', '1.68', ''],
  ['302', '商品和服务支出', '36.11', '', '36.11'],
  ['30211', '差旅费', '15.00', '', '15.00'],
  ['30226', '劳务费', '10.00', '', '10.00'],
  ['30228', '工会经费', '1.33', '', '1.33'],
  ['30239', '其他交通费用', '9.78', '', '9.78'],
]
const appropriationRows: readonly RowTexts[] = [
  { id: 't1.r1', texts: ['一、本年收入', '190.98', '一、本年支出', '190.98', '190.98', '', ''] },
  { id: 't1.r2', texts: ['一般公共预算资金', '190.98', '一般公共服务支出', '146.07', '146.07', '', ''] },
  { id: 't1.r3', texts: ['政府性基金预算资金', '', '社会保障和就业支出', '23.77', '23.77', '', ''] },
  { id: 't1.r4', texts: ['国有资本经营预算资金', '', '卫生健康支出', '8.01', '8.01', '', ''] },
  { id: 't1.r5', texts: ['', '', '住房保障支出', '13.13', '13.13', '', ''] },
  { id: 't1.r6', texts: ['二、上年结转', '', '二、结转下年', '', '', '', ''] },
  { id: 't1.r7', texts: ['一般公共预算拨款', '', '', '', '', '', ''] },
  { id: 't1.r8', texts: ['政府性基金预算拨款', '', '', '', '', '', ''] },
  { id: 't1.r9', texts: ['国有资本经营收入', '', '', '', '', '', ''] },
  { id: 't1.total', texts: ['收入合计', '190.98', '支出合计', '190.98', '190.98', '', ''] },
]
const classes = [
  ['一般公共服务支出', '146.07'],
  ['社会保障和就业支出', '23.77'],
  ['卫生健康支出', '8.01'],
  ['住房保障支出', '13.13'],
]

/** Texts to put in place of printed ones: `t2.r5.basic` → `23.78`. */
export type Edits = Readonly<Record<string, string>>

/** The sample with some texts changed. Edits that name no cell are a fault of the test. */
export function sampleBudget(
  edits: Edits = {},
  more: Partial<Pick<BudgetFigures, 'narrative' | 'funds'>> = {},
): BudgetFigures {
  const unused = new Set(Object.keys(edits))
  const table = (key: TableKey, rows: readonly RowTexts[], notes: readonly string[] = []): StatedTable => ({
    key,
    sheet: getTableDefinition(key).sheet,
    notes,
    rows: rows.map(({ id, texts }, i) => toRow(key, id, i + 5, texts, edits, unused)),
  })
  const income = incomeSources.map((source, i) => ({
    id: `t6.r${i + 1}`,
    texts: [source, i === 0 ? '190.98' : '', classes[i]?.[0] ?? '', classes[i]?.[1] ?? ''],
  }))
  const tables = {
    t1: table('t1', appropriationRows),
    t2: table('t2', coded('t2', functionRows)),
    t3: table('t3', coded('t3', economicRows)),
    t4: table('t4', [{ id: 't4.total', texts: ['0', '0', '0', '0', '0', '0'] }], ['备注：表内无数据']),
    t5: table(
      't5',
      [
        { id: 't5.total', texts: ['', '合计', '', '', ''] },
        ...('t5.r1.code' in edits ? [{ id: 't5.r1', texts: ['', '', '', '', ''] }] : []),
      ],
      ['备注：表内无数据'],
    ),
    t6: table('t6', [{ id: 't6.total', texts: ['合计', '190.98', '合计', '190.98'] }, ...income]),
    t7: table('t7', coded('t7', functionRows)),
  }
  if (unused.size > 0) throw new RangeError(`edits name no cell: ${[...unused].join(', ')}`)
  return { tables, narrative: more.narrative ?? [], funds: more.funds ?? [] }
}

function toRow(
  key: TableKey,
  id: string,
  row: number,
  texts: readonly string[],
  edits: Edits,
  unused: Set<string>,
): StatedRow {
  const labels: Record<string, string> = {}
  const figures: Record<string, PlacedCell> = {}
  getTableDefinition(key).columns.forEach((column, i) => {
    const edit = edits[`${id}.${column.key}`]
    unused.delete(`${id}.${column.key}`)
    const text = edit ?? texts[i] ?? ''
    if (column.kind === 'label') labels[column.key] = text
    else figures[column.key] = { ...toFigure(text), cell: `${'ABCDEFG'[i] ?? 'A'}${row}` }
  })
  return { id, row, labels, figures }
}

function toFigure(text: string, unit = '万元'): PlacedCell {
  if (text === '') return { value: null }
  const parsed = parsePrinted(text, unit)
  if (!parsed.ok) throw new RangeError(parsed.reason)
  return { stated: text, value: parsed.figure.value }
}

/** A line of the explanation: clause, item, figure, unit. */
export function line(clause: string, item: string, text: string, unit = '万元'): StatedNarrative {
  return { clause, item, unit, row: 2, figure: { ...toFigure(text, unit), cell: 'C2' } }
}

/** A target table with rows of 指标, 权重, 单位, 性质, 值. */
export function fund(
  key: string,
  rows: readonly (readonly [string, string, string, string, string])[],
  head: Partial<StatedFund> = {},
): StatedFund {
  return {
    key,
    sheet: `绩效-${key}`,
    title: '目标表',
    compiler: '005-部门',
    name: key,
    department: '005-部门',
    budget: { stated: '18.76', value: 18_760_000, cell: 'B5' },
    overview: '',
    basis: '',
    goal: '',
    headCells: {},
    indicators: rows.map(([name, weight, unit, relation, value], i) => ({
      id: `${key}.r${i + 1}`,
      row: 10 + i,
      name,
      weight,
      unit,
      relation,
      value,
    })),
    ...head,
  }
}

/** The unit of the sample: second level below 005, counted for 机关运行经费. */
export const sampleUnit: CheckedUnit = {
  code: '005002',
  name: '示例县老干部活动中心',
  level: '二级',
  nature: '参公事业单位',
  department: { code: '005', name: '示例县委组织部' },
}
