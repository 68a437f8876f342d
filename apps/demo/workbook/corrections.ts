import type { TableKey } from '#regulations/budget'
import { getTableDefinition, incomeSources } from '#regulations/budget'
import type { SourceBudget, SourceFund } from './source.ts'

/** One mended place: what was done and why, and the edit itself. */
export type Correction = { readonly says: string; readonly apply: (budget: SourceBudget) => SourceBudget }

/** Everything that the corrected copy changes, one explicit edit each. Whatever is not listed stays as printed. */
export const corrections: readonly Correction[] = [
  {
    says: '三、基本支出68.54误为增减额，按表2改为190.98',
    apply: setNarrative('n.3.b', '基本支出', { value: '190.98' }),
  },
  {
    says: '政府采购工程预算的单位由元改为万元',
    apply: setNarrative('n.5.2.a', '政府采购工程预算', { unit: '万元' }),
  },
  {
    says: '项目支出预算增减为0，写作持平',
    apply: setNarrative('n.2.2.d', '项目支出预算比上年增加', { item: '项目支出预算比上年持平' }),
  },
  {
    says: '项目支出增减为0，写作持平',
    apply: setNarrative('n.3.f', '项目支出比上年增加', { item: '项目支出比上年持平' }),
  },
  {
    says: '三公经费增减为0，写作持平',
    apply: setNarrative('n.4.a', '“三公”经费预算比上年增加', { item: '“三公”经费预算比上年持平' }),
  },
  { says: '人才开发：删去只有指标值4的一行', apply: removeIndicator('p.rencai', 'p.rencai.r7') },
  { says: '老干部：删去没有名称、权重、单位的一行', apply: removeIndicator('p.laogan', 'p.laogan.r8') },
  { says: '老干部：计量单位人数改为人', apply: setIndicator('p.laogan', 'p.laogan.r2', 2, '人') },
  {
    says: '老干部：非公党组织个数与非公党建经费统一为≥71',
    apply: setIndicator('p.laogan', 'p.laogan.r9', 4, '71'),
  },
  { says: '老干部：非公党组织个数的指标性质统一为≥', apply: setIndicator('p.laogan', 'p.laogan.r9', 3, '≥') },
  { says: '信息化：补上网络通畅率的计量单位', apply: setIndicator('p.xinxi', 'p.xinxi.r5', 2, '%') },
  ...['p.laogan', 'p.xinxi', 'p.zuzhi'].map((fund) => ({
    says: `${fund}：文号年份改用六角括号`,
    apply: editHead(fund, '立项依据', (text) => text.replaceAll('【', '〔').replaceAll('】', '〕')),
  })),
  {
    says: '驻村：文号补“号”',
    apply: editHead('p.zhucun', '立项依据', (text) => text.replace('〔2021〕152）', '〔2021〕152号）')),
  },
  ...['p.rencai', 'p.feigong', 'p.ganbu'].map((fund) => ({
    says: `${fund}：代码005的部门名称统一`,
    apply: editHead(fund, '业务主管部门', (text) => text.replace('自治县组织部', '自治县委组织部')),
  })),
  { says: '表4填0并加备注', apply: fillThreePublic },
  { says: '补部门收入总表（按表6收入各行）', apply: addIncomeTable },
  {
    says: '补政府采购预算明细表（空表加备注）',
    apply: addEmptyTable('t9', '备注：本单位本年没有政府采购预算，表内无数据。'),
  },
  {
    says: '补整体绩效目标表（空表加备注）',
    apply: addEmptyTable('t10', '备注：整体绩效目标由主管部门统一设置，表内无数据。'),
  },
]

/** The corrected copy: all corrections in order. An edit that finds nothing to change is a fault of this list. */
export function correctBudget(printed: SourceBudget): SourceBudget {
  return corrections.reduce((budget, { says, apply }) => {
    const next = apply(budget)
    if (JSON.stringify(next) === JSON.stringify(budget))
      throw new Error(`correction changed nothing: ${says}`)
    return next
  }, printed)
}

function setNarrative(
  clause: string,
  item: string,
  change: { readonly item?: string; readonly value?: string; readonly unit?: string },
): Correction['apply'] {
  return (budget) => ({
    ...budget,
    narrative: budget.narrative.map((row) =>
      row.clause === clause && row.item === item ? { ...row, ...change } : row,
    ),
  })
}

function editFund(key: string, edit: (fund: SourceFund) => SourceFund): Correction['apply'] {
  return (budget) => ({
    ...budget,
    funds: budget.funds.map((fund) => (fund.key === key ? edit(fund) : fund)),
  })
}

function removeIndicator(fund: string, id: string): Correction['apply'] {
  return editFund(fund, (one) => ({ ...one, rows: one.rows.filter((row) => row.id !== id) }))
}

function setIndicator(fund: string, id: string, column: number, text: string): Correction['apply'] {
  return editFund(fund, (one) => ({
    ...one,
    rows: one.rows.map((row) => (row.id === id ? { ...row, cells: row.cells.with(column, text) } : row)),
  }))
}

function editHead(fund: string, label: string, edit: (text: string) => string): Correction['apply'] {
  return editFund(fund, (one) => ({ ...one, head: { ...one.head, [label]: edit(one.head[label] ?? '') } }))
}

function fillThreePublic(budget: SourceBudget): SourceBudget {
  const note = '备注：本单位没有“三公”经费预算，由主管部门本级统一预算，各栏为0。'
  return {
    ...budget,
    tables: budget.tables.map((table) =>
      table.key === 't4'
        ? { ...table, rows: [{ id: 't4.total', cells: table.header.map(() => '0') }], notes: [note] }
        : table,
    ),
  }
}

function addIncomeTable(budget: SourceBudget): SourceBudget {
  const income = budget.tables.find(({ key }) => key === 't6')?.rows ?? []
  const rows = income.filter(({ cells }) => cells[0] === '合计' || incomeSources.includes(cells[0] ?? ''))
  return addTable(
    budget,
    't8',
    rows.map((row) => ({ id: row.id.replace('t6', 't8'), cells: row.cells.slice(0, 2) })),
    [],
  )
}

function addEmptyTable(key: TableKey, note: string): Correction['apply'] {
  return (budget) => addTable(budget, key, [], [note])
}

function addTable(
  budget: SourceBudget,
  key: TableKey,
  rows: SourceBudget['tables'][number]['rows'],
  notes: readonly string[],
): SourceBudget {
  const { title, sheet, columns } = getTableDefinition(key)
  const table = { key, title, sheet, header: columns.map(({ path }) => path), rows, notes }
  return { ...budget, tables: [...budget.tables, table] }
}
