import type { DraftBuilder } from '../draft.ts'
import type { Random } from '../random.ts'
import { inMyriads } from '../words.ts'
import type { BudgetFigures } from './budget-figures.ts'

export type TableSetting = {
  readonly year: number
  readonly unit: string
  readonly figures: BudgetFigures
  readonly style: 'tabs' | 'bars'
  readonly heading: (depth: number, text: string) => void
}

/** Marks of figures that stand in several tables and in the text, to be related by the caller. */
export type TableMarks = {
  readonly totals: string[]
  readonly basic: string[]
  readonly project: string[]
  readonly goods: string[]
  readonly classes: Map<string, string[]>
}

type CodeRow = {
  readonly code: string
  readonly name: string
  readonly basic: number
  readonly project: number
}

/** The eight tables that a unit publishes; those of the same rows are related cell by cell. */
export function budgetTables(page: DraftBuilder, random: Random, setting: TableSetting): TableMarks {
  const marks: TableMarks = { totals: [], basic: [], project: [], goods: [], classes: new Map() }
  const order = random.chance(50)
  balanceTable(page, setting, '财政拨款收支总表', ['一般公共预算资金', '政府性基金预算资金'], marks)
  const grants = codeTable(page, setting, '一般公共预算财政拨款支出预算表', marks)
  if (order) economicTable(page, setting, marks)
  captioned(page, setting, '政府性基金预算支出表')
  page.table(
    'fund',
    [
      { cells: ['科目编码', '科目名称', '总计', '基本支出', '项目支出'] },
      { cells: ['合计', '', '', '', ''] },
    ],
    setting.style,
  )
  page.say('（备注：本单位没有政府性基金预算，本表无数据。）')
  if (!order) economicTable(page, setting, marks)
  threePublic(page, random, setting)
  balanceTable(page, setting, '单位收支总表', ['一般公共预算资金', '事业收入资金'], marks)
  incomeTable(page, setting, marks)
  const spending = codeTable(page, setting, '单位支出总表', marks)
  for (const [cell, own] of grants) page.relate('equal', own, spending.get(cell) ?? '')
  return marks
}

function captioned(page: DraftBuilder, { unit, heading }: TableSetting, title: string): string {
  heading(2, `${unit}${title}`)
  const slot = page.slot('unit', '万元', title)
  page.say(`单位：${slot}`)
  return slot
}

function balanceTable(
  page: DraftBuilder,
  setting: TableSetting,
  title: string,
  [granted = '', other = '']: readonly string[],
  marks: TableMarks,
): void {
  const { figures, style } = setting
  captioned(page, setting, title)
  const [income, incomeTotal, spendingTotal] = [figures.total, figures.total, figures.total].map((one) =>
    page.figure(inMyriads(one)),
  )
  const classes = figures.classes.map(({ name, yuan }) => ({ name, mark: page.figure(inMyriads(yuan)) }))
  for (const { name, mark } of classes) marks.classes.set(name, [...(marks.classes.get(name) ?? []), mark])
  const [first, second, third, fourth] = classes
  page.table(
    title,
    [
      { cells: ['收入项目', '预算数', '支出项目', '预算数'] },
      { cells: [granted, income ?? '', first?.name ?? '', first?.mark ?? ''] },
      { cells: [other, '', second?.name ?? '', second?.mark ?? ''] },
      { cells: ['', '', third?.name ?? '', third?.mark ?? ''] },
      { cells: ['', '', fourth?.name ?? '', fourth?.mark ?? ''] },
      { cells: ['收入合计', incomeTotal ?? '', '支出合计', spendingTotal ?? ''], isTotal: true },
    ],
    style,
  )
  page.relate('sum', spendingTotal ?? '', ...classes.map(({ mark }) => mark))
  page.relate('equal', income ?? '', incomeTotal ?? '', spendingTotal ?? '')
  marks.totals.push(incomeTotal ?? '', spendingTotal ?? '')
}

/** Expenditure by function with its codes; returns the marks of every cell by row and column. */
function codeTable(
  page: DraftBuilder,
  setting: TableSetting,
  title: string,
  marks: TableMarks,
): Map<string, string> {
  const { figures, style, year } = setting
  captioned(page, setting, title)
  const cells = new Map<string, string>()
  const print = (code: string, column: string, yuan: number): string => {
    if (yuan === 0) return ''
    const mark = page.figure(inMyriads(yuan))
    cells.set(`${code} ${column}`, mark)
    return mark
  }
  const rows = codeRows(figures)
  const all = { code: '合计', name: '', basic: figures.total - figures.project, project: figures.project }
  const printed = [...rows, all].map(({ code, name, basic, project }) => {
    const whole = print(code, '总计', basic + project)
    const parts = [print(code, '基本支出', basic), print(code, '项目支出', project)]
    page.relate('sum', whole, ...parts)
    return { code, cells: [code, name, whole, ...parts] }
  })
  for (const column of ['总计', '基本支出', '项目支出']) relateColumn(page, cells, rows, column)
  for (const { name, code } of figures.classes)
    marks.classes.set(name, [...(marks.classes.get(name) ?? []), cells.get(`${code} 总计`) ?? ''])
  marks.totals.push(cells.get('合计 总计') ?? '')
  marks.basic.push(cells.get('合计 基本支出') ?? '')
  marks.project.push(cells.get('合计 项目支出') ?? '')
  const header = ['科目编码', '科目名称', '总计', '基本支出', '项目支出']
  if (title.includes('拨款')) header[2] = `${page.slot('year', String(year), 'table')}年预算数总计`
  const total = printed.at(-1)
  page.table(
    title,
    [
      { cells: header },
      ...(total === undefined ? [] : [{ cells: total.cells, isTotal: true }]),
      ...printed.slice(0, -1).map((row) => ({ cells: row.cells })),
    ],
    style,
  )
  return cells
}

/** A code is the sum of the codes below it, and the total of the classes. */
function relateColumn(
  page: DraftBuilder,
  cells: ReadonlyMap<string, string>,
  rows: readonly CodeRow[],
  column: string,
): void {
  const of = (code: string): string => cells.get(`${code} ${column}`) ?? ''
  for (const { code } of rows) {
    const children = rows.filter((one) => one.code.startsWith(code) && one.code.length === code.length + 2)
    if (children.length > 0) page.relate('sum', of(code), ...children.map((one) => of(one.code)))
  }
  const classes = rows.filter(({ code }) => code.length === 3)
  page.relate('sum', of('合计'), ...classes.map(({ code }) => of(code)))
}

function codeRows({
  running,
  project,
  pension,
  annuity,
  medical,
  housing,
}: BudgetFigures): readonly CodeRow[] {
  const row = (code: string, name: string, basic: number, own = 0): CodeRow => ({
    code,
    name,
    basic,
    project: own,
  })
  return [
    row('201', '一般公共服务支出', running, project),
    row('20126', '档案事务', running, project),
    row('2012601', '行政运行', running),
    row('2012604', '档案馆', 0, project),
    row('208', '社会保障和就业支出', pension + annuity),
    row('20805', '行政事业单位养老支出', pension + annuity),
    row('2080505', '机关事业单位基本养老保险缴费支出', pension),
    row('2080506', '机关事业单位职业年金缴费支出', annuity),
    row('210', '卫生健康支出', medical),
    row('21011', '行政事业单位医疗', medical),
    row('2101102', '事业单位医疗', medical),
    row('221', '住房保障支出', housing),
    row('22102', '住房改革支出', housing),
    row('2210201', '住房公积金', housing),
  ]
}

function economicTable(page: DraftBuilder, setting: TableSetting, marks: TableMarks): void {
  const { figures, style } = setting
  captioned(page, setting, '一般公共预算财政拨款基本支出预算表')
  const cells: { cells: string[]; isTotal?: boolean }[] = []
  const group = (
    code: string,
    name: string,
    yuan: number,
    accounts: BudgetFigures['staffAccounts'],
    isStaff: boolean,
  ) => {
    const [whole, own] = [page.figure(inMyriads(yuan)), page.figure(inMyriads(yuan))]
    page.relate('equal', whole, own)
    cells.push({ cells: [code, name, whole, ...(isStaff ? [own, ''] : ['', own])] })
    const children = accounts.map((account) => {
      const [sum, part] = [page.figure(inMyriads(account.yuan)), page.figure(inMyriads(account.yuan))]
      page.relate('equal', sum, part)
      cells.push({ cells: [account.code, account.name, sum, ...(isStaff ? [part, ''] : ['', part])] })
      return { sum, part }
    })
    page.relate('sum', whole, ...children.map(({ sum }) => sum))
    page.relate('sum', own, ...children.map(({ part }) => part))
    return { whole, own }
  }
  const staff = group('301', '工资福利支出', figures.staffCost, figures.staffAccounts, true)
  const goods = group('302', '商品和服务支出', figures.goods, figures.goodsAccounts, false)
  const [total, staffTotal, goodsTotal] = [
    figures.total - figures.project,
    figures.staffCost,
    figures.goods,
  ].map((one) => page.figure(inMyriads(one)))
  page.relate('sum', total ?? '', staff.whole, goods.whole)
  page.relate('sum', total ?? '', staffTotal ?? '', goodsTotal ?? '')
  page.relate('equal', staffTotal ?? '', staff.own)
  page.relate('equal', goodsTotal ?? '', goods.own)
  marks.basic.push(total ?? '')
  marks.goods.push(goods.whole, goodsTotal ?? '')
  page.table(
    'economic',
    [
      { cells: ['科目编码', '科目名称', '总计', '人员经费', '日常公用经费'] },
      { cells: ['合计', '', total ?? '', staffTotal ?? '', goodsTotal ?? ''], isTotal: true },
      ...cells,
    ],
    style,
  )
}

function threePublic(page: DraftBuilder, random: Random, setting: TableSetting): void {
  captioned(page, setting, '一般公共预算“三公”经费支出表')
  const [car, guests] = [random.int(10, 60) * 1000, random.int(5, 40) * 1000]
  const [sum, cars, running, reception] = [car + guests, car, car, guests].map((one) =>
    page.figure(inMyriads(one)),
  )
  page.relate('sum', sum ?? '', cars ?? '', reception ?? '')
  page.relate('equal', cars ?? '', running ?? '')
  page.table(
    'three-public',
    [
      {
        cells: [
          '合计',
          '因公出国（境）费',
          '公务用车购置及运行费小计',
          '其中：公务用车购置费',
          '其中：公务用车运行维护费',
          '公务接待费',
        ],
      },
      { cells: [sum ?? '', '0.00', cars ?? '', '0.00', running ?? '', reception ?? ''] },
    ],
    setting.style,
  )
}

function incomeTable(page: DraftBuilder, setting: TableSetting, marks: TableMarks): void {
  const { figures, style } = setting
  captioned(page, setting, '单位收入总表')
  const [total, own] = [figures.total, figures.total].map((one) => page.figure(inMyriads(one)))
  const rows = figures.classes.map(({ code, name, yuan }) => {
    const [whole, granted] = [page.figure(inMyriads(yuan)), page.figure(inMyriads(yuan))]
    page.relate('equal', whole, granted)
    marks.classes.set(name, [...(marks.classes.get(name) ?? []), whole])
    return { whole, cells: [code, name, whole, granted, ''] }
  })
  page.relate('sum', total ?? '', ...rows.map(({ whole }) => whole))
  page.relate('equal', total ?? '', own ?? '')
  marks.totals.push(total ?? '')
  page.table(
    'income',
    [
      { cells: ['科目编码', '科目名称', '总计', '一般公共预算拨款', '事业收入'] },
      { cells: ['合计', '', total ?? '', own ?? '', ''], isTotal: true },
      ...rows.map(({ cells }) => ({ cells })),
    ],
    style,
  )
}
