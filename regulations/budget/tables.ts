import type { TableKey } from './figures.ts'

/** A column of a money table: `path` is its header path as printed, without the year. */
export type TableColumn = { readonly key: string; readonly path: string; readonly kind: 'label' | 'figure' }

/** `total` column = sum of `parts` columns in every row. */
export type RowRelation = {
  readonly total: string
  readonly parts: readonly string[]
  readonly clause: string
}

/** Rows whose codes are of these lengths; a shorter code is the sum of the next longer ones that begin with it. */
export type CodeTree = { readonly lengths: readonly number[]; readonly register: 'function' | 'economic' }

export type TableDefinition = {
  readonly key: TableKey
  readonly title: string
  /** Number and sheet name that the platform writes; on import a sheet is known by its title. */
  readonly sheet: string
  readonly columns: readonly TableColumn[]
  readonly relations: readonly RowRelation[]
  readonly tree?: CodeTree
  /** Column whose text 合计 (or 收入合计) marks the total row. */
  readonly totalLabel: { readonly column: string; readonly text: string }
  /** Whether an import without this table can be read at all. */
  readonly requiredForImport: boolean
}

/** Instrument whose clauses these tables carry. */
export const instrument = 'shizhu-budget-2023'

export function clauseOf(local: string): string {
  return `${instrument}/${local}`
}

const label = (key: string, path: string): TableColumn => ({ key, path, kind: 'label' })
const figure = (key: string, path: string): TableColumn => ({ key, path, kind: 'figure' })

const functionColumns = (group: string): readonly TableColumn[] => [
  label('code', '科目编码'),
  label('name', '科目名称'),
  figure('total', `${group}总计`),
  figure('basic', `${group}基本支出`),
  figure('project', `${group}项目支出`),
]

const basicAndProject = (table: string): readonly RowRelation[] => [
  // Table 5 has no clause of its own for its columns.
  { total: 'total', parts: ['basic', 'project'], clause: clauseOf(table === 't5' ? table : `${table}.cols`) },
]

const functionTree: CodeTree = { lengths: [3, 5, 7], register: 'function' }
const nameTotal = { column: 'name', text: '合计' } as const

const definitions: readonly TableDefinition[] = [
  {
    key: 't1',
    title: '财政拨款收支总表',
    sheet: '表1 财政拨款收支总表',
    columns: [
      label('income', '收入项目'),
      figure('incomeAmount', '收入预算数'),
      label('expenditure', '支出项目'),
      figure('total', '支出合计'),
      figure('general', '支出-一般公共预算'),
      figure('fund', '支出-政府性基金预算'),
      figure('capital', '支出-国有资本经营预算'),
    ],
    relations: [
      { total: 'total', parts: ['general', 'fund', 'capital'], clause: 'shizhu-budget-2023/t1.cols' },
    ],
    totalLabel: { column: 'income', text: '收入合计' },
    requiredForImport: true,
  },
  {
    key: 't2',
    title: '一般公共预算财政拨款支出预算表',
    sheet: '表2 一般公共预算支出表',
    columns: functionColumns('预算数-'),
    relations: basicAndProject('t2'),
    tree: functionTree,
    totalLabel: nameTotal,
    requiredForImport: true,
  },
  {
    key: 't3',
    title: '一般公共预算财政拨款基本支出预算表',
    sheet: '表3 基本支出表',
    columns: [
      label('code', '科目编码'),
      label('name', '科目名称'),
      figure('total', '基本支出-总计'),
      figure('personnel', '基本支出-人员经费'),
      figure('public', '基本支出-日常公用经费'),
    ],
    relations: [{ total: 'total', parts: ['personnel', 'public'], clause: 'shizhu-budget-2023/t3.cols' }],
    tree: { lengths: [3, 5], register: 'economic' },
    totalLabel: nameTotal,
    requiredForImport: true,
  },
  {
    key: 't4',
    title: '一般公共预算“三公”经费支出表',
    sheet: '表4 三公经费支出表',
    columns: [
      figure('total', '预算数-合计'),
      figure('trip', '因公出国（境）费'),
      figure('car', '公务用车购置及运行费-小计'),
      figure('carPurchase', '公务用车购置及运行费-公务用车购置费'),
      figure('carRunning', '公务用车购置及运行费-公务用车运行费'),
      figure('reception', '公务接待费'),
    ],
    relations: [
      { total: 'total', parts: ['trip', 'car', 'reception'], clause: 'shizhu-budget-2023/t4.total' },
      { total: 'car', parts: ['carPurchase', 'carRunning'], clause: 'shizhu-budget-2023/t4.car' },
    ],
    totalLabel: { column: '', text: '' },
    requiredForImport: false,
  },
  {
    key: 't5',
    title: '政府性基金预算支出表',
    sheet: '表5 政府性基金支出表',
    columns: functionColumns('本年政府性基金预算财政拨款支出-'),
    relations: basicAndProject('t5'),
    tree: functionTree,
    totalLabel: nameTotal,
    requiredForImport: false,
  },
  {
    key: 't6',
    title: '部门收支总表',
    sheet: '表6 部门收支总表',
    columns: [
      label('income', '收入项目'),
      figure('incomeAmount', '收入预算数'),
      label('expenditure', '支出项目'),
      figure('total', '支出预算数'),
    ],
    relations: [],
    totalLabel: { column: 'income', text: '合计' },
    requiredForImport: true,
  },
  {
    key: 't7',
    title: '部门支出总表',
    sheet: '表7 部门支出总表',
    columns: functionColumns(''),
    relations: basicAndProject('t7'),
    tree: functionTree,
    totalLabel: nameTotal,
    requiredForImport: true,
  },
  {
    key: 't8',
    title: '部门收入总表',
    sheet: '部门收入总表',
    columns: [label('income', '收入项目'), figure('incomeAmount', '收入预算数')],
    relations: [],
    totalLabel: { column: 'income', text: '合计' },
    requiredForImport: false,
  },
  {
    key: 't9',
    title: '政府采购预算明细表',
    sheet: '政府采购预算明细表',
    columns: [label('name', '采购类别'), figure('total', '总计'), figure('general', '一般公共预算')],
    relations: [],
    totalLabel: nameTotal,
    requiredForImport: false,
  },
  {
    key: 't10',
    title: '整体绩效目标表',
    sheet: '整体绩效目标表',
    columns: [label('name', '目标'), label('value', '指标值')],
    relations: [],
    totalLabel: { column: 'name', text: '合计' },
    requiredForImport: false,
  },
]

export const tableDefinitions: readonly TableDefinition[] = definitions

export function getTableDefinition(key: TableKey): TableDefinition {
  const definition = definitions.find((table) => table.key === key)
  if (definition === undefined) throw new RangeError(`no table ${key}`)
  return definition
}

export function getColumn(definition: TableDefinition, key: string): TableColumn {
  const column = definition.columns.find((item) => item.key === key)
  if (column === undefined) throw new RangeError(`table ${definition.key} has no column ${key}`)
  return column
}

/** Income sources of t6 in their fixed order; the first three are fiscal appropriations and stand in t1 too. */
export const incomeSources: readonly string[] = [
  '一般公共预算资金',
  '政府性基金预算资金',
  '国有资本经营预算资金',
  '财政专户管理资金',
  '事业收入资金',
  '上级补助收入资金',
  '附属单位上缴收入资金',
  '事业单位经营收入资金',
  '其他收入资金',
]

/** Row clauses of t2 and t7 by function code, of t3 by economic code; a code the instrument does not print has none. */
const functionRowCodes = [
  '201',
  '20132',
  '2013201',
  '208',
  '20805',
  '2080505',
  '2080506',
  '210',
  '21011',
  '2101101',
  '2101199',
  '221',
  '22102',
  '2210201',
] as const
const economicRowCodes = [
  '301',
  '30101',
  '30102',
  '30103',
  '30108',
  '30109',
  '30110',
  '30112',
  '30113',
  '30114',
  '302',
  '30211',
  '30226',
  '30228',
  '30239',
] as const

const rowsOf = (key: TableKey, codes: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.map((code, index) => [code, clauseOf(`${key}.r${index + 1}`)]))

/** Clause of each row that the instrument prints, by table and code. */
export const rowClauses: Readonly<Partial<Record<TableKey, Readonly<Record<string, string>>>>> = {
  t2: rowsOf('t2', functionRowCodes),
  t3: rowsOf('t3', economicRowCodes),
  t7: rowsOf('t7', functionRowCodes),
}

/** The clause that a row of a coded table rests on: its own where the instrument prints the code, else the table's. */
export function rowClause(key: TableKey, code: string): string {
  return rowClauses[key]?.[code] ?? clauseOf(key)
}

/** How many rows the instrument numbers in each table; what lies beyond rests on the table itself. */
const numberedRows: Readonly<Partial<Record<TableKey, number>>> = { t1: 9, t2: 14, t3: 15, t6: 9, t7: 14 }
const tablesWithTotalClause: readonly TableKey[] = ['t1', 't2', 't3', 't4', 't5', 't6', 't7']

/** The clause of a total row: its own where the instrument has one, else the table's. */
export function totalClause(key: TableKey): string {
  return clauseOf(tablesWithTotalClause.includes(key) ? `${key}.total` : key)
}

/** The clause of a row by its printed position (`t1.r2`), for tables without codes. */
export function positionClause(key: TableKey, id: string): string {
  if (id === `${key}.total`) return totalClause(key)
  const number = Number(/\.r(\d+)$/.exec(id)?.[1] ?? '0')
  return clauseOf(number >= 1 && number <= (numberedRows[key] ?? 0) ? id : key)
}
