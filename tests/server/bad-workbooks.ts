/** Workbooks with one thing wrong, made from the demo's own or by hand. */
import { type RoundtripWorkbook, openXlsx, saveXlsx } from 'hucre'
import { buildDemoWorkbook } from '#apps/demo'
import { packArchive } from '#readers'

export const NAME = '2023年单位预算公开表.xlsx'
export const T2 = '表2 一般公共预算支出表'
export const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

type Sheet = RoundtripWorkbook['sheets'][number]

export async function edited(edit: (workbook: RoundtripWorkbook) => void): Promise<Uint8Array> {
  const workbook = await openXlsx(await buildDemoWorkbook('printed'), { readStyles: true })
  edit(workbook)
  return await saveXlsx(workbook)
}

/** Puts a value into a cell of 表2; `place` is row and column counted from 0. */
export function put(sheet: Sheet, [r, c]: readonly [number, number], value: string | number): void {
  const row = sheet.rows[r]
  if (row === undefined) throw new Error(`no row ${r}`)
  row[c] = value
  const detail = sheet.cells?.get(`${r},${c}`)
  if (detail !== undefined)
    sheet.cells?.set(`${r},${c}`, {
      ...detail,
      value,
      type: typeof value === 'number' ? 'number' : 'string',
    })
}

export function withoutSheet(workbook: RoundtripWorkbook, name: string): void {
  workbook.sheets = workbook.sheets.filter((sheet) => sheet.name !== name)
}

export const inT2 = (edit: (sheet: Sheet) => void) => () =>
  edited((workbook) => {
    const sheet = workbook.sheets.find(({ name }) => name === T2)
    if (sheet === undefined) throw new Error('no 表2')
    edit(sheet)
  })
export const cell = (place: readonly [number, number], value: string | number) =>
  inT2((sheet) => put(sheet, place, value))

/** A workbook of hand-made XML, for what no library would write. */
function handMade(sheetXml: string, before = ''): Uint8Array {
  const parts = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetXml}</sheetData></worksheet>`,
  }
  return packArchive(new Map(Object.entries(parts).map(([name, text]) => [name, ascii(text)])))
}

/** 2.1 million cells from 130 short rows: each has one cell, in the last column there is. */
export function manyCells(): Uint8Array {
  const rows = Array.from(
    { length: 130 },
    (_, r) => `<row r="${r + 1}"><c r="XFD${r + 1}" t="inlineStr"><is><t>x</t></is></c></row>`,
  )
  return handMade(rows.join(''))
}

/** A text that would be ten thousand million characters long once its entities stood for what they say. */
export function entities(): Uint8Array {
  const each = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)
  const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e10;</t></is></c></row>'
  return handMade(cell, `<!DOCTYPE worksheet [<!ENTITY e0 "x">${each.join('')}]>`)
}

let packedBlanks: Uint8Array | undefined

/** 210 MB of blanks in 200 kB. `declared` is what the file says of itself; the truth comes out when it is expanded. */
export function bomb(declared?: number): Uint8Array {
  packedBlanks ??= packArchive(new Map([['xl/workbook.xml', Buffer.alloc(210 * 1024 * 1024, 0x20)]]))
  const bytes = packedBlanks
  if (declared === undefined) return bytes
  const file = Buffer.from(bytes)
  for (const signature of [0x04034b50, 0x02014b50]) {
    const mark = Buffer.alloc(4)
    mark.writeUInt32LE(signature)
    file.writeUInt32LE(declared, file.indexOf(mark) + (signature === 0x04034b50 ? 22 : 24))
  }
  return file
}
