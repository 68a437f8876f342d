/** Master data of unit budgets, and the files that come in. */
import type { ImportFinding, ImportProblem, RegisterDefinition } from '../shared/register.ts'
import type { SheetDocument } from '#lint'
import { cite } from '#kernel/law'
import { checkBudget } from './checks/index.ts'
import { readDetailForImport } from './detail-import.ts'
import { noFigures, packFigures } from './procedure/packed-figures.ts'
import type { PackedFigures } from './procedure/packed-figures.ts'
import { referenceRegisters } from './reference/registers.ts'
import { day, integer, register, select, text } from './register-columns.ts'
import { targetRegisters } from './targets/registers.ts'
import { readBudgetWorkbook } from './workbook.ts'
import { describeDetail, detailTables } from './workbook-detail.ts'
import type { FoundSheet, ImportMapping, ShapeTable } from './workbook-shape.ts'
import { describeWorkbook, narrativeSheet, workbookTables } from './workbook-shape.ts'

/** An entry of the register of budget units, as a need answers it. */
export type UnitEntry = {
  readonly name: string
  readonly level: '一级' | '二级'
  readonly nature: string
  readonly organisation: string
  readonly finance: string
  readonly department?: string | null
  readonly departmentName?: string | null
  readonly departmentOrganisation?: string | null
  readonly duties?: string | null
  readonly staff?: number | null
  readonly region?: string | null
}
/** An entry of the yearly calendar of a county's budget. */
export type BudgetYearEntry = {
  readonly submitBy?: string | null
  readonly congressOn?: string | null
  /** Staff up to which one person may be compiler and head of finance. */
  readonly combinedStaffMax?: number | null
}

const budgetUnits = register({
  id: 'budget-units',
  label: '预算单位',
  clause: cite('shizhu-budget-2023/n.1.2.a').clause,
  keyLabel: '单位代码',
  columns: [
    text('name', '单位名称', true),
    select('level', '预算级次', ['一级', '二级']),
    select('nature', '单位性质', ['行政单位', '参公事业单位', '事业单位']),
    text('organisation', '机构编号', true),
    text('finance', '财政部门机构编号', true),
    text('department', '主管部门代码'),
    text('departmentName', '主管部门名称'),
    text('departmentOrganisation', '主管部门机构编号'),
    text('duties', '职能职责'),
    integer('staff', '实有人数'),
    text('region', '地区（句式和公开表式用）'),
  ],
})

export const budgetYears = register({
  id: 'budget-years',
  label: '预算年度安排',
  clause: cite('shizhu-budget-2023/t0.date').clause,
  keyLabel: '年度',
  columns: [
    day('submitBy', '报送期限'),
    day('congressOn', '人代会批准日期'),
    integer('combinedStaffMax', '制表人可兼任财务负责人的单位人数上限'),
  ],
})

const functionCodes = register({
  id: 'function-codes',
  label: '支出功能分类科目',
  clause: cite('shizhu-budget-2023/t2.codes').clause,
  keyLabel: '科目编码',
  columns: [text('name', '科目名称', true)],
})

const economicCodes = register({
  id: 'economic-codes',
  label: '部门经济分类科目',
  clause: cite('shizhu-budget-2023/t3').clause,
  keyLabel: '科目编码',
  columns: [text('name', '科目名称', true)],
})

export const registers: readonly RegisterDefinition[] = [
  budgetUnits,
  budgetYears,
  functionCodes,
  economicCodes,
  ...referenceRegisters,
  ...targetRegisters,
]

export type WorkbookReading =
  | { readonly ok: true; readonly figures: PackedFigures; readonly findings: readonly ImportFinding[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] }

/** A file that becomes an act: its readings are put into the act's input under `figures`. */
export interface ImportTarget {
  readonly id: string
  readonly label: string
  readonly procedure: string
  /** Act that opens a case with the file, and act that replaces the figures of one. */
  readonly opens: string
  readonly replaces: string
  /** @param mapping which sheet and column means what, where somebody chose it for a file of this shape */
  readonly read: (document: SheetDocument, year: number, mapping?: ImportMapping) => WorkbookReading
  /** The tables that are looked for, and what the sheets of a file offer for them. */
  readonly tables: readonly ShapeTable[]
  readonly describe: (document: SheetDocument) => readonly FoundSheet[]
  /** Lines for the difference page of the dry run: what each sheet brings. */
  readonly summarize: (figures: PackedFigures, before?: PackedFigures) => readonly ImportChange[]
}
export interface ImportChange {
  readonly key: string
  readonly kind: 'added' | 'changed' | 'unchanged'
  readonly rows: number
}

/** Reads a workbook of a unit's budget: as printed, with its findings; unreadable cells are listed by place. */
function readWorkbookForImport(
  document: SheetDocument,
  year: number,
  mapping?: ImportMapping,
): WorkbookReading {
  const reading = readBudgetWorkbook(document, mapping)
  if (!reading.ok)
    return {
      ok: false,
      problems: reading.problems.map(({ sheet, cell, message }) => ({
        sheet: sheet ?? '',
        message,
        ...(cell === undefined ? {} : { cell }),
      })),
    }
  const checked = checkBudget(reading.figures, { year }).findings.map(
    ({ rule, grade, where, stated, expected, message }): ImportFinding => ({
      rule,
      grade,
      sheet: where.sheet,
      stated,
      expected,
      message,
      ...(where.clause === undefined ? {} : { clause: where.clause }),
      ...(where.cell === undefined ? {} : { cell: where.cell }),
    }),
  )
  const findings = reading.isExplained ? checked : [unexplained, ...checked]
  return { ok: true, figures: packFigures(reading.figures), findings }
}

/** n.struct: tables alone are taken in; what they do not tell is named, and asked for on the workbench. */
const unexplained: ImportFinding = {
  rule: 'explanation-figures',
  grade: 'doubt',
  sheet: narrativeSheet,
  stated: '没有说明数字表',
  expected: '说明数字表',
  message:
    '文件里没有“说明”工作表的数字：各表照原样读入，情况说明由表内数字生成。上年数、政府采购、车辆和增减原因不在表里，请读入后在“还缺什么”里补填；读入到已有的预算时，原来填的这些数保留。',
  clause: cite('shizhu-budget-2023/n.struct').clause,
}

/** What an import brings, part by part, against what is there. */
function summarizeImport(after: PackedFigures, before: PackedFigures = noFigures): readonly ImportChange[] {
  const kind = (a: unknown, b: unknown): ImportChange['kind'] =>
    b === undefined ? 'added' : JSON.stringify(a) === JSON.stringify(b) ? 'unchanged' : 'changed'
  const tables = Object.entries(after.tables).map(([key, table]): ImportChange => ({
    key: table.sheet,
    kind: kind(table, before.tables[key as keyof PackedFigures['tables']]),
    rows: table.rows.length,
  }))
  const funds = after.funds.map((fund): ImportChange => ({
    key: fund.sheet,
    kind: kind(
      fund,
      before.funds.find(({ key }) => key === fund.key),
    ),
    rows: fund.indicators.length,
  }))
  const told = before.narrative.length === 0 ? undefined : before.narrative
  // What the file does not tell stays as it was.
  const narrative = after.narrative.length === 0 ? before.narrative : after.narrative
  return [
    ...tables,
    ...(narrative.length === 0 ? [] : [{ key: '说明', kind: kind(narrative, told), rows: narrative.length }]),
    ...funds,
  ]
}

export const importTargets: readonly ImportTarget[] = [
  {
    id: 'budget-workbook',
    label: '单位预算工作簿',
    procedure: 'budget/unit-budget',
    opens: 'OpenBudget',
    replaces: 'ReplaceFigures',
    read: readWorkbookForImport,
    tables: workbookTables,
    describe: describeWorkbook,
    summarize: summarizeImport,
  },
  {
    id: 'budget-detail',
    label: '预算管理一体化明细（元）',
    procedure: 'budget/unit-budget',
    opens: 'OpenBudget',
    replaces: 'ReplaceFigures',
    read: readDetailForImport,
    // Its columns are known by the words of their headers; where these are others, somebody chooses.
    tables: detailTables,
    describe: describeDetail,
    summarize: summarizeImport,
  },
]
