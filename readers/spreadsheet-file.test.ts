import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { CellKind, SheetDocument } from '#lint'
import { cellAddress } from '#lint'
import { readSpreadsheet, readSpreadsheetFile, standardLimits, writeWorkbookSheets } from './index.ts'
import { buffersOfPacked, packDocument, unpackDocument } from './packed-sheets.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const list = utf8('科目,金额\n甲,1.00\n,\n乙,甲\n')

describe('readSpreadsheetFile', () => {
  it('answers what the reader answers, of every kind of file', async () => {
    const workbook = await writeWorkbookSheets([
      {
        name: '表',
        rows: [
          ['标题', null],
          ['甲', { decimal: '1.5', decimals: 2 }],
        ],
      },
      { name: '藏', rows: [[]], hidden: true },
      {
        name: '并',
        rows: [
          ['一', null],
          [null, '二'],
        ],
        merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
      },
    ])
    const files: readonly (readonly [Uint8Array, string])[] = [
      [workbook, '表.xlsx'],
      [list, '表.csv'],
      [list, '表.xlsx'],
      [utf8(''), '空.csv'],
      [utf8('%PDF-1.7'), '表.pdf'],
      [workbook.slice(0, 300), '断.xlsx'],
      [new Uint8Array(standardLimits.bytesMax + 1), '大.csv'],
    ]
    const read = await Promise.all(files.map(([bytes, name]) => readSpreadsheetFile(bytes, name)))
    const own = await Promise.all(files.map(([bytes, name]) => readSpreadsheet(bytes, name)))
    assert.deepEqual(read, own)
    assert.deepEqual(
      own.map(({ ok }) => ok),
      [true, true, false, false, false, false, false],
    )
  })

  it('passes the limits on', async () => {
    const read = await readSpreadsheetFile(list, '表.csv', { ...standardLimits, cellsMax: 7 })
    assert.deepEqual(read, await readSpreadsheet(list, '表.csv', { ...standardLimits, cellsMax: 7 }))
    assert.equal(read.ok, false)
  })

  it('ends a file that takes too long with a sentence, and reads the next', async () => {
    const slow = utf8('甲,1\n'.repeat(400_000))
    const late = await readSpreadsheetFile(slow, '慢.csv', standardLimits, 0.001)
    assert.deepEqual(late, {
      ok: false,
      problems: [
        {
          code: 'over-limit',
          message: '文件“慢.csv”读了0.001秒还没有读完，已停止。请拆成几个文件，或另存后再导入。',
        },
      ],
    })
    assert.equal((await readSpreadsheetFile(list, '快.csv')).ok, true)
  })

  it('answers others while a large list is put together', async () => {
    const width = 100
    const large = utf8(`${Array.from({ length: width }, (_, c) => `栏${c}`).join(',')}\n`.repeat(1_000))
    let turns = 0
    const turn = (): void => {
      turns += 1
      next = setImmediate(turn)
    }
    const read = await readSpreadsheet(large, '大.csv')
    assert.ok(read.ok)
    const packed = packDocument(read.document)
    assert.equal(packed.texts.length, width, 'each text once')
    let next = setImmediate(turn)
    await unpackDocument(packed)
    clearImmediate(next)
    assert.ok(turns >= 4, `${turns} turns in 100,000 cells`)
  })
})

const kinds: readonly CellKind[] = ['blank', 'text', 'number', 'boolean', 'date']
const cellArbitrary = fc.record({ kind: fc.constantFrom(...kinds), text: fc.string({ maxLength: 3 }) })
const documentArbitrary: fc.Arbitrary<SheetDocument> = fc
  .array(fc.array(fc.array(cellArbitrary, { maxLength: 4 }), { maxLength: 4 }), { maxLength: 3 })
  .map((sheets) => ({
    name: '任意',
    sheets: sheets.map((rows, index) => ({
      name: `表${index}`,
      merges: [{ top: 1, left: 1, bottom: 1, right: index + 1 }],
      ...(index === 1 ? { hidden: true as const } : {}),
      rows: rows.map((row, r) =>
        row.map((cell, c) => ({ address: cellAddress(r + 1, c + 1), row: r + 1, column: c + 1, ...cell })),
      ),
    })),
  }))

describe('a packed document', () => {
  it('is the same after it was handed over', async () => {
    await fc.assert(
      fc.asyncProperty(documentArbitrary, async (document) => {
        const packed = packDocument(document)
        const handed = structuredClone(packed, { transfer: [...buffersOfPacked(packed)] })
        assert.deepEqual(await unpackDocument(handed), document)
      }),
      { numRuns: 50 },
    )
  })
})
