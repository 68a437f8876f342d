import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  expandArchive,
  packArchive,
  readSpreadsheet,
  standardLimits,
  summarizeArchive,
  writeWorkbookSheets,
} from './index.ts'
import type { ReadLimits } from './index.ts'

const workbook = async (rows: readonly (readonly string[])[] = [['甲', '1.00']]): Promise<Uint8Array> =>
  await writeWorkbookSheets([{ name: '表', rows }])
const refusal = async (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<string> => {
  const read = await readSpreadsheet(bytes, '预算.xlsx', { ...standardLimits, ...limits })
  assert.ok(!read.ok)
  return read.problems.map(({ message }) => message).join('\n')
}
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('readSpreadsheet', () => {
  it('reads cells with addresses, numbers as they show, merges', async () => {
    const bytes = await writeWorkbookSheets([
      {
        name: '表2',
        rows: [
          ['标题', null],
          ['甲', { decimal: '190.98', decimals: 2 }],
          ['乙', { decimal: '50', decimals: 2 }],
        ],
        merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
      },
    ])
    const read = await readSpreadsheet(bytes, 'a.xlsx')
    assert.ok(read.ok)
    const sheet = read.document.sheets[0]
    assert.equal(sheet?.name, '表2')
    assert.deepEqual(sheet.merges, [{ top: 1, left: 1, bottom: 1, right: 2 }])
    assert.deepEqual(
      sheet.rows.slice(1).map((row) => [row[1]?.address, row[1]?.kind, row[1]?.text]),
      [
        ['B2', 'number', '190.98'],
        ['B3', 'number', '50.00'],
      ],
    )
  })
  it('reads csv in UTF-8 with BOM and in GB18030', async () => {
    const read = await readSpreadsheet(ascii('\uFEFF科目,数\n甲,"1,234.50"\n'), 'a.csv')
    assert.ok(read.ok)
    assert.deepEqual(
      read.document.sheets[0]?.rows[1]?.map(({ text }) => text),
      ['甲', '1,234.50'],
    )
    const gbk = new Uint8Array([0xbf, 0xc6, 0xc4, 0xbf, 0x2c, 0x31, 0x0a])
    const other = await readSpreadsheet(gbk, 'a.csv')
    assert.ok(other.ok)
    assert.equal(other.document.sheets[0]?.rows[0]?.[0]?.text, '科目')
  })
  it('refuses an empty file', async () => assert.match(await refusal(new Uint8Array(0)), /是空的/))
  it('refuses a workbook without content', async () =>
    assert.match(await refusal(await workbook([])), /没有内容/))
  it('tells PDF, old .xls, pictures and unknown content by content', async () => {
    assert.match(await refusal(ascii('%PDF-1.7 …')), /内容是 PDF/)
    assert.match(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /内容无法识别/)
    assert.match(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47])), /内容是图片/)
    assert.match(await refusal(new Uint8Array([0, 1, 2, 3, 4, 5])), /无法识别/)
  })
  it('refuses a truncated workbook', async () => {
    const bytes = await workbook()
    assert.match(await refusal(bytes.subarray(0, bytes.length / 2)), /已损坏或没有传完/)
  })
  it('refuses a damaged workbook', async () => {
    const bytes = (await workbook()).slice()
    bytes.fill(0xff, 30, 400)
    assert.match(await refusal(bytes), /无法读取/)
  })
})

describe('a workbook with entities', () => {
  it('is refused whichever part defines them; the same words in a cell are read', async () => {
    const named = (part: string, xml: string) => packArchive(new Map([...whole, [part, ascii(xml)] as const]))
    const expanded = await expandArchive(await workbook([['<!DOCTYPE a>']]), standardLimits)
    assert.ok(expanded.ok)
    const whole = expanded.parts
    const doctype = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    for (const part of ['xl/sharedStrings.xml', 'docProps/custom.xml', '_rels/.rels'])
      assert.match(await refusal(named(part, doctype)), /“预算.xlsx”里有实体定义（DOCTYPE）.*另存为新的/)
    const read = await readSpreadsheet(named('docProps/note.txt', doctype), '预算.xlsx')
    assert.equal(read.ok && read.document.sheets[0]?.rows[0]?.[0]?.text, '<!DOCTYPE a>')
  })
})

describe('limits', () => {
  it('accepts at each limit and refuses one past it', async () => {
    const bytes = await workbook()
    const summary = summarizeArchive(bytes, 1_000)
    assert.ok(summary !== null)
    const at = {
      bytesMax: bytes.byteLength,
      entriesMax: summary.entries,
      expandedBytesMax: summary.expandedBytes,
      sheetsMax: 1,
      cellsMax: 2,
    }
    assert.ok((await readSpreadsheet(bytes, 'a.xlsx', at)).ok)
    assert.match(await refusal(bytes, { bytesMax: at.bytesMax - 1 }), /超过上限\d+字节/)
    assert.match(await refusal(bytes, { entriesMax: at.entriesMax - 1 }), /内含\d+个部件/)
    assert.match(await refusal(bytes, { expandedBytesMax: at.expandedBytesMax - 1 }), /展开后有\d+字节/)
    assert.match(await refusal(bytes, { sheetsMax: 0 }), /有1张工作表，最多0张/)
    assert.match(await refusal(bytes, { cellsMax: 1 }), /有2个单元格，最多1个/)
  })
  it('reads 10,000 rows', async () => {
    const read = await readSpreadsheet(
      await workbook(Array.from({ length: 10_000 }, () => ['甲', '1.00'])),
      'a.xlsx',
    )
    assert.ok(read.ok)
    assert.equal(read.document.sheets[0]?.rows.length, 10_000)
  })
})
