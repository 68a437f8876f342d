/** Invented budgets that add up: wages with what hangs on them, running cost, and money between units. */
import { printFigure } from '#lint'
import {
  type BudgetFigures,
  type PackedFigures,
  type StatedRow,
  type StatedTable,
  type TableKey,
  getTableDefinition,
  packFigures,
} from '#regulations/budget'

/** Amounts in 分; wages and running cost in whole hundredths of a 万元. */
export interface InventedBudget {
  readonly staff: number
  readonly wages: number
  readonly running: number
  /** 项目支出 on 2013202, zero for none. */
  readonly project: number
  /** 上级补助 received from another unit; spent as running cost. */
  readonly received: number
  /** Expenditure total of the year before. */
  readonly before: number
}

type Line = readonly [code: string, name: string, first: number, second: number]

const STEP = 10_000
const rounded = (fen: number): number => Math.round(fen / STEP) * STEP
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0)
const NONE = '备注：本单位本年没有这类收支，表内无数据。'
/** Under a table whose one row prints noughts. */
const NOTHING_PLANNED = '备注：本单位本年没有安排“三公”经费，各栏为0。'

/** A whole set of tables, printed in 万元, with the figures that the explanation states. */
export function inventedFigures(budget: InventedBudget): PackedFigures {
  const { wages, running, project, received } = budget
  const pension = rounded(wages * 0.16)
  const annuity = rounded(wages * 0.08)
  const medical = rounded(wages * 0.08)
  const housing = rounded(wages * 0.12)
  const functions: readonly Line[] = [
    ['2013201', '行政运行', wages + running, 0],
    ['2013202', '一般行政管理事务', 0, project],
    ['2080505', '机关事业单位基本养老保险缴费支出', pension, 0],
    ['2080506', '机关事业单位职业年金缴费支出', annuity, 0],
    ['2101101', '行政单位医疗', medical, 0],
    ['2210201', '住房公积金', housing, 0],
  ]
  const economics: readonly Line[] = [
    ['30101', '基本工资', wages, 0],
    ['30108', '机关事业单位基本养老保险缴费', pension, 0],
    ['30109', '职业年金缴费', annuity, 0],
    ['30110', '职工基本医疗保险缴费', medical, 0],
    ['30113', '住房公积金', housing, 0],
    ['30201', '办公费', 0, rounded((running - received) / 2)],
    ['30211', '差旅费', 0, running - received - rounded((running - received) / 2)],
  ]
  const all = codeRows(functions, functionNames, [3, 5])
  // What the superior unit gives is spent here, but it is no general budget of this unit.
  const general = codeRows(
    functions.map(([code, name, first, second]): Line => [
      code,
      name,
      first - (code === '2013201' ? received : 0),
      second,
    ]),
    functionNames,
    [3, 5],
  )
  const total = sum(functions.map(([, , first, second]) => first + second))
  const figures: BudgetFigures = {
    tables: {
      ...amountTables(all, general, codeRows(economics, economicNames, [3])),
      t1: fiscalTable(total - received, general),
      t6: sourcesTable(total, received, all),
      t8: incomeTable(total, received),
      t4: tableOf(
        't4',
        [
          row(
            't4.total',
            5,
            {},
            { total: '0', trip: '0', car: '0', carPurchase: '0', carRunning: '0', reception: '0' },
          ),
        ],
        [NOTHING_PLANNED],
      ),
      t5: tableOf('t5', [], [NONE]),
      t9: tableOf('t9', [], [NONE]),
      t10: tableOf('t10', [], [NONE]),
    },
    narrative: told(budget, total),
    funds: [],
  }
  return packFigures(figures)
}

const functionNames: Readonly<Record<string, string>> = {
  '201': '一般公共服务支出',
  '20132': '组织事务',
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '221': '住房保障支出',
  '22102': '住房改革支出',
}
const economicNames: Readonly<Record<string, string>> = { '301': '工资福利支出', '302': '商品和服务支出' }

/** Lines with the rows above them, in print order; lines of no amount are left out. */
function codeRows(
  lines: readonly Line[],
  names: Readonly<Record<string, string>>,
  lengths: readonly number[],
): readonly Line[] {
  const used = lines.filter(([, , first, second]) => first + second !== 0)
  const above = lengths.flatMap((length) =>
    [...Map.groupBy(used, ([code]) => code.slice(0, length))].map(([code, group]): Line => [
      code,
      names[code] ?? code,
      sum(group.map(([, , first]) => first)),
      sum(group.map(([, , , second]) => second)),
    ]),
  )
  return [...above, ...used].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const money = (fen: number): string => (fen === 0 ? '' : printFigure(fen, '万元'))

function row(
  id: string,
  at: number,
  labels: Readonly<Record<string, string>>,
  cells: Readonly<Record<string, string>>,
): StatedRow {
  const figures = Object.entries(cells).map(([key, stated]) => [
    key,
    stated === '' ? { value: null } : { stated, value: null },
  ])
  return { id, row: at, labels, figures: Object.fromEntries(figures) as StatedRow['figures'] }
}

function tableOf(key: TableKey, rows: readonly StatedRow[], notes: readonly string[] = []): StatedTable {
  return { key, sheet: getTableDefinition(key).sheet, rows, notes }
}

/** Tables 2, 3 and 7: a total row, then the codes; the two columns after the total have different names. */
function amountTables(all: readonly Line[], general: readonly Line[], economic: readonly Line[]) {
  const table = (
    key: 't2' | 't3' | 't7',
    lines: readonly Line[],
    columns: readonly [string, string],
  ): StatedTable => {
    const [one, two] = columns
    const cells = (first: number, second: number) => ({
      total: money(first + second),
      [one]: money(first),
      [two]: money(second),
    })
    const top = lines.filter(([code]) => code.length === 3)
    const first = sum(top.map(([, , amount]) => amount))
    const second = sum(top.map(([, , , amount]) => amount))
    return tableOf(key, [
      row(`${key}.total`, 5, { code: '', name: '合计' }, cells(first, second)),
      ...lines.map(([code, name, a, b], i) => row(`${key}.r${i + 1}`, 6 + i, { code, name }, cells(a, b))),
    ])
  }
  return {
    t2: table('t2', general, ['basic', 'project']),
    t3: table('t3', economic, ['personnel', 'public']),
    t7: table('t7', all, ['basic', 'project']),
  }
}

function fiscalTable(total: number, general: readonly Line[]): StatedTable {
  const classes = general.filter(([code]) => code.length === 3)
  const amount = money(total)
  const incomes = ['一般公共预算资金', '政府性基金预算资金', '国有资本经营预算资金']
  const count = Math.max(incomes.length, classes.length)
  const rows = Array.from({ length: count }, (_, i) => {
    const [, name = '', first = 0, second = 0] = classes[i] ?? []
    const spent = money(first + second)
    return row(
      `t1.r${i + 2}`,
      7 + i,
      { income: incomes[i] ?? '', expenditure: name },
      { incomeAmount: i === 0 ? amount : '', total: spent, general: spent, fund: '', capital: '' },
    )
  })
  const whole = { incomeAmount: amount, total: amount, general: amount, fund: '', capital: '' }
  const none = { incomeAmount: '', total: '', general: '', fund: '', capital: '' }
  return tableOf('t1', [
    row('t1.total', 5, { income: '收入合计', expenditure: '支出合计' }, whole),
    row('t1.r1', 6, { income: '一、本年收入', expenditure: '一、本年支出' }, whole),
    ...rows,
    row(`t1.r${count + 2}`, 7 + count, { income: '二、上年结转', expenditure: '二、结转下年' }, none),
  ])
}

const RECEIVED = '上级补助收入资金'

function sourcesTable(total: number, received: number, all: readonly Line[]): StatedTable {
  const classes = all.filter(([code]) => code.length === 3)
  const incomes: readonly (readonly [string, number])[] = [
    ['一般公共预算资金', total - received],
    ...(received === 0 ? [] : ([[RECEIVED, received]] as const)),
  ]
  const rows = Array.from({ length: Math.max(incomes.length, classes.length) }, (_, i) => {
    const [income = '', amount = 0] = incomes[i] ?? []
    const [, name = '', first = 0, second = 0] = classes[i] ?? []
    return row(
      `t6.r${i + 1}`,
      6 + i,
      { income, expenditure: name },
      { incomeAmount: money(amount), total: money(first + second) },
    )
  })
  const totals = { incomeAmount: money(total), total: money(total) }
  return tableOf('t6', [row('t6.total', 5, { income: '合计', expenditure: '合计' }, totals), ...rows])
}

function incomeTable(total: number, received: number): StatedTable {
  const own = row('t8.r1', 6, { income: '一般公共预算资金' }, { incomeAmount: money(total - received) })
  const given = row('t8.r2', 7, { income: RECEIVED }, { incomeAmount: money(received) })
  return tableOf('t8', [
    row('t8.total', 5, { income: '合计' }, { incomeAmount: money(total) }),
    own,
    ...(received === 0 ? [] : [given]),
  ])
}

/** Figures of the explanation: what is stated again, and last year's. */
function told({ staff, before }: InventedBudget, total: number): BudgetFigures['narrative'] {
  const change = total - before
  const word = change < 0 ? '减少' : '增加'
  const items: readonly (readonly [clause: string, item: string, unit: string, text: string])[] = [
    ['n.1.2.b', '实有人数', '人', String(staff)],
    ['n.2.1.a', '收入预算总额', '万元', money(total)],
    ['n.2.1.c', '上年收入预算总额', '万元', money(before)],
    ['n.2.1.c', `收入比上年${word}`, '万元', printFigure(Math.abs(change), '万元')],
    ['n.2.2.a', '支出预算总额', '万元', money(total)],
  ]
  return items.map(([clause, item, unit, stated], i) => ({
    clause,
    item,
    unit,
    row: 2 + i,
    figure: { stated, value: null, cell: `C${2 + i}` },
  }))
}
