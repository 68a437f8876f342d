/** The detail of 预算管理一体化 under headers of another wording: which column means what, chosen once. */
import type { DocumentSheet, SheetDocument } from '#lint'
import { sheetHeader } from '#lint'
import type { FoundSheet, ImportMapping, ShapeTable } from './workbook-shape.ts'

const key = 'detail'
const required = ['功能科目编码', '经济科目编码', '金额（元）']
const optional = ['单位编码', '功能科目名称', '经济科目名称', '支出类型', '项目名称', '资金来源', '采购类别']

/** One table: a line per function, economic item and project. Its columns are called as the reader knows them. */
export const detailTables: readonly ShapeTable[] = [
  {
    key,
    title: '预算管理一体化明细',
    names: [],
    required: true,
    columns: [...required, ...optional],
    optional,
  },
]

/** The sheets of a file with their headers, whatever their words. */
export function describeDetail(document: SheetDocument): FoundSheet[] {
  return document.sheets.map((sheet) => ({
    name: sheet.name,
    titles: [],
    headers: (sheetHeader(sheet, [...required, ...optional])?.columns ?? []).map(({ path, address }) => ({
      path,
      cell: address,
    })),
  }))
}

/**
 * The document with the chosen sheet alone and its headers called as the reader knows them; a header that was left out
 * loses its words, so that it is not taken for something else.
 */
export function withChosenHeaders(
  document: SheetDocument,
  mapping: ImportMapping | undefined,
): SheetDocument {
  const chosen = mapping?.tables[key]
  const sheet = document.sheets.find(({ name }) => name === chosen?.sheet)
  if (chosen === undefined || sheet === undefined) return document
  const found = sheetHeader(sheet, [...required, ...optional])?.columns ?? []
  const words = new Map(
    found.map(({ path, address }) => {
      const [column] = Object.entries(chosen.columns).find(([, header]) => header === path) ?? ['']
      return [address, column]
    }),
  )
  return { ...document, sheets: [renamed(sheet, words)] }
}

function renamed(sheet: DocumentSheet, words: ReadonlyMap<string, string>): DocumentSheet {
  return {
    ...sheet,
    rows: sheet.rows.map((cells) =>
      cells.map((cell) => ({ ...cell, text: words.get(cell.address) ?? cell.text })),
    ),
  }
}
