/** Open data over all units of a year: long tables with lasting column names, and the package that describes them. */
import { createHash } from 'node:crypto'
import { type CellContent, writeCsvList } from '#readers'
import type { Published } from '#regulations/budget'
import { budgetAddress, yearDataAddress } from './addresses.ts'

type FieldType = 'string' | 'number' | 'integer'

export interface DataField {
  readonly name: string
  readonly type: FieldType
  readonly title: string
}

export interface DataTable {
  /** File name without ending; lasting, like the names of the fields. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly fields: readonly DataField[]
  readonly primaryKey: readonly string[]
  readonly rows: (budgets: readonly Published[], origin: string) => readonly (readonly CellContent[])[]
}

const text = (name: string, title: string): DataField => ({ name, type: 'string', title })
const amount = (name: string, title: string): DataField => ({
  name,
  type: 'number',
  title: `${title}（万元）`,
})
const whole = (name: string, title: string): DataField => ({ name, type: 'integer', title })

const DECIMAL = /^-?\d+(?:\.\d+)?$/

/** A printed figure as a number with its decimals; anything else stays text. */
function figure(printed: string | null | undefined): CellContent {
  const bare = (printed ?? '').replaceAll(',', '')
  if (bare === '') return null
  return DECIMAL.test(bare) ? { decimal: bare, decimals: bare.split('.')[1]?.length ?? 0 } : (printed ?? null)
}

const own: readonly DataField[] = [whole('year', '年度'), text('unit_code', '单位代码')]
const ofUnit = ({ year, unit }: Published): CellContent[] => [figure(String(year)), unit.code ?? unit.name]

const keyFigures = [
  ['income', '收入预算总额'],
  ['expenditure', '支出预算总额'],
  ['basic', '基本支出'],
  ['project', '项目支出'],
  ['three_public', '“三公”经费'],
  ['public_cost', '日常公用经费'],
] as const

export const dataTables: readonly DataTable[] = [
  {
    name: 'budgets',
    title: '预算主要数字',
    description: '每份预算一行。',
    fields: [
      ...own,
      text('unit_name', '单位名称'),
      text('department_code', '部门代码'),
      text('department_name', '部门名称'),
      text('nature', '单位性质'),
      whole('staff', '实有人数'),
      ...keyFigures.map(([name, title]) => amount(name, title)),
      text('page', '公开页面地址'),
    ],
    primaryKey: ['year', 'unit_code'],
    rows: (budgets, origin) =>
      budgets.map((budget) => {
        const { unit, department, content } = budget
        return [
          ...ofUnit(budget),
          unit.name,
          department.code ?? '',
          department.name,
          content.nature ?? '',
          figure(content.staff),
          ...keyFigures.map(([, label]) =>
            figure(content.keyFigures.find((one) => one.label === label)?.amount),
          ),
          `${origin}${budgetAddress(budget)}`,
        ]
      }),
  },
  {
    name: 'rows',
    title: '公开表各行各列',
    description: '每张公开表的每个数一行；空格不列。',
    fields: [
      ...own,
      text('table', '表（t1 至 t10）'),
      text('row_id', '行号'),
      text('row_kind', '行别（item 明细或上级科目，total 合计）'),
      text('code', '科目编码'),
      text('label', '科目或项目名称'),
      text('column', '列名'),
      amount('amount', '金额'),
    ],
    primaryKey: ['year', 'unit_code', 'row_id', 'column'],
    rows: (budgets) => budgets.flatMap(rowsOf),
  },
  {
    name: 'funds',
    title: '专项资金和项目',
    description: '预算公开附列的绩效目标表，每项资金一行。',
    fields: [
      ...own,
      text('fund', '资金名称'),
      text('table_title', '目标表名称'),
      text('compiler', '编制单位'),
      text('department', '业务主管部门'),
      amount('budget', '当年预算'),
      text('goal', '当年绩效目标'),
      text('basis', '立项依据'),
    ],
    primaryKey: ['year', 'unit_code', 'fund'],
    rows: (budgets) =>
      budgets.flatMap((budget) =>
        budget.content.funds.map((fund) => [
          ...ofUnit(budget),
          fund.name,
          fund.title,
          fund.compiler,
          fund.department,
          figure(fund.budget),
          fund.goal,
          fund.basis,
        ]),
      ),
  },
  {
    name: 'indicators',
    title: '绩效指标',
    description: '目标表的每个指标一行；指标值照公开的文字。',
    fields: [
      ...own,
      text('fund', '资金名称'),
      whole('number', '序号'),
      text('indicator', '指标'),
      text('weight', '权重'),
      text('unit', '计量单位'),
      text('relation', '指标性质'),
      text('value', '指标值'),
    ],
    primaryKey: ['year', 'unit_code', 'fund', 'number'],
    rows: (budgets) =>
      budgets.flatMap((budget) =>
        budget.content.funds.flatMap((fund) =>
          fund.indicators.map((one, i) => [
            ...ofUnit(budget),
            fund.name,
            figure(String(i + 1)),
            one.name,
            one.weight,
            one.unit,
            one.relation,
            one.value,
          ]),
        ),
      ),
  },
  {
    name: 'changes',
    title: '与上年比较及原因',
    description: '每份预算每个比较项目一行；没有上年数的留空。',
    fields: [
      ...own,
      text('item', '项目'),
      amount('last', '上年数'),
      amount('current', '本年数'),
      amount('change', '增减'),
      { name: 'percent', type: 'number', title: '增减幅度（%）' },
      text('reason', '原因'),
    ],
    primaryKey: ['year', 'unit_code', 'item'],
    rows: (budgets) =>
      budgets.flatMap((budget) =>
        (budget.content.changes ?? []).map((one) => [
          ...ofUnit(budget),
          one.label,
          figure(one.last),
          figure(one.current),
          figure(one.change),
          figure(one.percent),
          one.reason,
        ]),
      ),
  },
]

function rowsOf(budget: Published): CellContent[][] {
  return budget.content.tables.flatMap(({ key, columns, rows }) =>
    rows.flatMap((row) => {
      const label = columns
        .filter(({ kind }) => kind === 'label')
        .flatMap((column) => row.cells[column.key] ?? [])
        .filter((one) => one !== '')
        .join(' ')
      const code = columns.find(({ kind }) => kind === 'code')
      return columns
        .filter((column) => column.kind === 'figure' && (row.cells[column.key] ?? '') !== '')
        .map((column) => [
          ...ofUnit(budget),
          key,
          row.id,
          row.total ? 'total' : 'item',
          code === undefined ? '' : (row.cells[code.key] ?? ''),
          label,
          column.path.join('-'),
          figure(row.cells[column.key]),
        ])
    }),
  )
}

/** A table of the year as CSV, UTF-8 with byte order mark. */
export function yearCsv(
  { title, fields, rows }: DataTable,
  budgets: readonly Published[],
  origin: string,
): string {
  return writeCsvList({
    name: title,
    columns: fields.map(({ name }) => ({ title: name })),
    rows: rows(budgets, origin),
  })
}

export interface YearSubject {
  readonly tenant: { readonly id: string; readonly name: string }
  readonly year: number
  readonly origin: string
}

/** The data package of a year (Frictionless Data), with the digest of each file. */
export function yearPackage({ tenant, year, origin }: YearSubject, budgets: readonly Published[]): object {
  return {
    profile: 'tabular-data-package',
    name: `${tenant.id}-budgets-${year}`,
    title: `${tenant.name}${year}年单位预算公开数据`,
    homepage: `${origin}${yearDataAddress(tenant.id, year, 'datapackage.json')}`,
    description: `${year}年已公开的 ${budgets.length} 份单位预算。金额单位万元，按公开时的四舍五入值。列名长期不变，只增不改。`,
    resources: dataTables.map((table) => {
      const bytes = Buffer.from(yearCsv(table, budgets, origin), 'utf8')
      return {
        profile: 'tabular-data-resource',
        name: table.name,
        title: table.title,
        description: table.description,
        path: `${table.name}.csv`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: bytes.length,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: {
          fields: table.fields.map((field) =>
            field.type === 'string' ? field : { ...field, bareNumber: true },
          ),
          missingValues: [''],
          primaryKey: table.primaryKey,
        },
      }
    }),
  }
}
