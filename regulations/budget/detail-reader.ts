/** Reads the detail of 预算管理一体化 from a sheet or from pasted cells: columns are known by the words their headers use. */
import type { DocumentSheet, SheetDocument } from '#lint'
import { cellAddress, parsePrinted } from '#lint'
import type { DetailLine } from './detail.ts'
import { procurementKinds } from './procurement.ts'
import { incomeSources } from './tables.ts'

export type DetailProblem = { readonly sheet: string; readonly cell?: string; readonly message: string }
export type DetailReading =
  /** `units`: codes of the units whose lines were read, where the detail has such a column. */
  | { readonly ok: true; readonly lines: readonly DetailLine[]; readonly units: readonly string[] }
  | { readonly ok: false; readonly problems: readonly DetailProblem[] }

type Column =
  | 'unit'
  | 'functionCode'
  | 'functionName'
  | 'economicCode'
  | 'economicName'
  | 'kind'
  | 'project'
  | 'source'
  | 'amount'
  | 'procurement'

/** Words by which the systems head their columns; the first that a header contains decides. */
const headers: readonly (readonly [Column, RegExp])[] = [
  ['functionCode', /功能.*(编码|代码)|^功能分类科目$|^功能科目$/],
  ['functionName', /功能.*名称/],
  ['economicCode', /(部门)?经济.*(编码|代码)|^部门经济科目$|^经济科目$/],
  ['economicName', /经济.*名称/],
  ['unit', /单位.*(编码|代码)/],
  ['kind', /支出类型|支出性质|项目类别|预算类别/],
  ['project', /项目名称/],
  ['source', /资金来源|资金性质/],
  ['procurement', /采购(类别|品目|类型)/],
  ['amount', /金额|预算数|申报数|总计/],
]
const required: readonly Column[] = ['functionCode', 'economicCode', 'amount']
const names: Readonly<Record<string, string>> = {
  functionCode: '功能科目编码',
  economicCode: '经济科目编码',
  amount: '金额（元）',
}
const searchedRows = 20
const linesMax = 10_000
const problemsMax = 50

/** Reads the first sheet with the columns it needs. `unitCode` leaves out lines of other units. */
export function readDetail(document: SheetDocument, unitCode?: string): DetailReading {
  for (const sheet of document.sheets) {
    const header = findHeader(sheet)
    if (header !== undefined) return readLines(sheet, header, unitCode)
  }
  const asked = required.map((column) => names[column]).join('、')
  return {
    ok: false,
    problems: [
      {
        sheet: document.sheets[0]?.name ?? '',
        message: `没有找到明细表的表头：前${searchedRows}行里应有${asked}各栏。请从预算管理一体化导出明细，连同表头一起粘贴或导入。`,
      },
    ],
  }
}

/** Cells pasted from a spreadsheet (tab and line feed) as a document. */
export function pastedDocument(text: string): SheetDocument {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line, r) =>
      line.split('\t').map((cell, c) => ({
        address: cellAddress(r + 1, c + 1),
        row: r + 1,
        column: c + 1,
        kind: cell.trim() === '' ? ('blank' as const) : ('text' as const),
        text: cell.trim(),
      })),
    )
  return { name: '粘贴的明细', sheets: [{ name: '粘贴的明细', rows, merges: [] }] }
}

type Header = {
  readonly row: number
  readonly columns: ReadonlyMap<Column, number>
  /** 分 per printed unit: the system gives 元; a header that says 万元 is taken at its word. */
  readonly unit: '元' | '万元'
}

function findHeader(sheet: DocumentSheet): Header | undefined {
  for (const cells of sheet.rows.slice(0, searchedRows)) {
    const columns = new Map<Column, number>()
    for (const { text, column } of cells) {
      const plain = text.replace(/\s/g, '')
      const [known] = headers.find(([, words]) => words.test(plain)) ?? []
      if (known !== undefined && !columns.has(known)) columns.set(known, column)
    }
    if (!required.every((column) => columns.has(column))) continue
    const amountHeader = cells.find(({ column }) => column === columns.get('amount'))?.text ?? ''
    return { row: cells[0]?.row ?? 1, columns, unit: amountHeader.includes('万元') ? '万元' : '元' }
  }
  return undefined
}

function readLines(sheet: DocumentSheet, header: Header, unitCode: string | undefined): DetailReading {
  const body = sheet.rows
    .slice(header.row)
    .filter((cells) => cells.some(({ text }) => text.trim() !== ''))
    .filter((cells) => !/^(合计|总计|小计)/.test(cells.find(({ text }) => text.trim() !== '')?.text ?? ''))
  if (body.length > linesMax)
    return problem(sheet, `明细有${body.length}行，最多${linesMax}行。请只导出本单位的明细。`)
  const problems: DetailProblem[] = []
  const units = new Set<string>()
  const lines = body.flatMap((cells) => {
    const text = (column: Column): string => {
      const at = header.columns.get(column)
      return cells.find((cell) => cell.column === at)?.text.trim() ?? ''
    }
    if (unitCode !== undefined && text('unit') !== '' && text('unit') !== unitCode) return []
    if (text('unit') !== '') units.add(text('unit'))
    const row = cells[0]?.row ?? 0
    const wrong = (column: Column, message: string): void => {
      const at = header.columns.get(column)
      problems.push({
        sheet: sheet.name,
        ...(at === undefined ? {} : { cell: cellAddress(row, at) }),
        message,
      })
    }
    return readLine(text, wrong, header.unit)
  })
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, problemsMax) }
  if (lines.length === 0) return problem(sheet, '明细里没有一行数据。请核对导出的范围和单位代码。')
  return { ok: true, lines, units: [...units] }
}

function problem(sheet: DocumentSheet, message: string): DetailReading {
  return { ok: false, problems: [{ sheet: sheet.name, message }] }
}

function readLine(
  text: (column: Column) => string,
  wrong: (column: Column, message: string) => void,
  unit: '元' | '万元',
): DetailLine[] {
  const [functionCode, functionName] = codeAndName(text('functionCode'), text('functionName'))
  const [economicCode, economicName] = codeAndName(text('economicCode'), text('economicName'))
  const parsed = parsePrinted(text('amount'), unit)
  const source = sourceOf(text('source'))
  if (!/^\d{7}$/.test(functionCode))
    wrong('functionCode', `功能科目编码应为7位数字（项级），读到“${text('functionCode')}”。`)
  if (!/^\d{5}$/.test(economicCode))
    wrong('economicCode', `经济科目编码应为5位数字（款级），读到“${text('economicCode')}”。`)
  if (!parsed.ok) wrong('amount', `金额应为数字，读到“${text('amount')}”。`)
  else if (parsed.figure.value < 0) wrong('amount', `预算金额不能为负，读到“${text('amount')}”。`)
  if (source === undefined)
    wrong('source', `资金来源应为${incomeSources.join('、')}之一，读到“${text('source')}”。`)
  if (!parsed.ok || source === undefined) return []
  const procurement = procurementKinds.find((kind) => text('procurement').includes(kind))
  return [
    {
      functionCode,
      economicCode,
      kind: kindOf(text('kind'), text('project')),
      project: text('project'),
      source,
      fen: parsed.figure.value,
      ...(functionName === '' ? {} : { functionName }),
      ...(economicName === '' ? {} : { economicName }),
      ...(procurement === undefined ? {} : { procurement }),
    },
  ]
}

/** `2013201 行政运行`, `[2013201]行政运行` and two columns are the same. */
function codeAndName(code: string, name: string): readonly [string, string] {
  const match = /^[[【]?(\d+)[\]】]?[\s\-－]*(.*)$/.exec(code)
  return [match?.[1] ?? code, name === '' ? (match?.[2] ?? '') : name]
}

/** 人员类 and 公用经费 are basic; 特定目标类 and 其他运转类 are projects; without a word a named project is one. */
function kindOf(kind: string, project: string): 'basic' | 'project' {
  if (/特定目标|其他运转|项目支出|^项目/.test(kind)) return 'project'
  if (/人员|公用|基本|运转/.test(kind)) return 'basic'
  return project === '' ? 'basic' : 'project'
}

/** The register's source that the word means; a blank is the general budget. */
function sourceOf(text: string): string | undefined {
  const plain = text.replace(/[\s\d\-－[\]【】]/g, '')
  if (plain === '') return incomeSources[0]
  const words: readonly RegExp[] = [
    /一般公共预算/,
    /政府性基金/,
    /国有资本/,
    /财政专户/,
    /^事业收入/,
    /上级补助/,
    /附属单位/,
    /经营收入/,
    /^其他收入/,
  ]
  const index = words.findIndex((one) => one.test(plain))
  return index < 0 ? undefined : incomeSources[index]
}
