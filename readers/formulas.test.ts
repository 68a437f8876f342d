import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { lintDocument } from '#lint'
import { guardFormula, numberText, readSpreadsheet, writeCsvList, writeSheet } from './index.ts'
import { publicLimits } from './limits.ts'
import { readPublicBytes } from './public/read-bytes.ts'

describe('formulas in a file', () => {
  const withFormula = async (result: number | null): Promise<Uint8Array> =>
    await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [['甲', null]],
          cells: new Map([['0,1', { formula: '1+1', formulaResult: result }]]),
        },
      ],
    })
  it('takes the stored value', async () => {
    const read = await readSpreadsheet(await withFormula(2), 'a.xlsx')
    assert.ok(read.ok)
    assert.equal(read.document.sheets[0]?.rows[0]?.[1]?.text, '2')
  })
  it('refuses a formula without stored value and names the cell', async () => {
    const read = await readSpreadsheet(await withFormula(null), 'a.xlsx')
    assert.ok(!read.ok)
    assert.deepEqual([read.problems[0]?.code, read.problems[0]?.cell], ['formula-without-value', 'B1'])
    assert.match(read.problems[0]?.message ?? '', /「表」B1是公式.*没有保存它的计算结果/)
  })
  it('names no more than a thousand of them, and says how many there are besides', async () => {
    const of = async (count: number) => {
      const cells = new Map(Array.from({ length: count }, (_, r) => [`${r},0`, { formula: '1+1' }] as const))
      const rows = Array.from({ length: count }, () => [null])
      const read = await readSpreadsheet(await writeXlsx({ sheets: [{ name: '表', rows, cells }] }), 'a.xlsx')
      return read.ok ? [] : read.problems.map(({ message }) => message)
    }
    const full = await of(1_000)
    assert.deepEqual([full.length, full.at(-1)?.slice(0, 12)], [1_000, '工作表「表」A1000是'])
    const more = await of(1_003)
    assert.deepEqual(more.slice(0, 1_000), full)
    assert.equal(more.length, 1_001)
    assert.match(more.at(-1) ?? '', /^另有3个公式没有保存计算结果/)
  })
})

describe('formulas without a stored value in a public document', () => {
  /** A table with a total of each row and column; `unread` are cells (row,column from 0) whose formulas have no result. */
  const table = async (rows: readonly (readonly (string | number)[])[], unread: readonly string[]) =>
    await readPublicBytes(
      await writeXlsx({
        sheets: [
          {
            name: '表',
            rows: rows.map((row, r) => row.map((one, c) => (unread.includes(`${r},${c}`) ? null : one))),
            cells: new Map(unread.map((place) => [place, { formula: 'SUM(1,2)' }])),
          },
        ],
      }),
      'a.xlsx',
      publicLimits,
    )
  const rows = [
    ['项目', '合计', '基本支出', '项目支出', '其他支出'],
    ['甲项', 8, 3, 4, 1],
    ['乙项', 11, 4, 5, 2],
    ['丙项', 8, 2, 3, 3],
    ['合计', 27, 9, 12, 6],
  ]
  const findings = async (unread: readonly string[], wrong?: number) => {
    const read = await table(
      rows.map((row, r) => (r === 4 && wrong !== undefined ? ['合计', 27, 9, wrong, 6] : row)),
      unread,
    )
    assert.ok(read.ok)
    return lintDocument(read.document).findings.map(({ where }) => where.cell)
  }
  it('are named, and what is left is checked', async () => {
    const read = await table(rows, ['2,2', '4,1'])
    assert.ok(read.ok)
    assert.match(read.document.remarks?.join('') ?? '', /^「表」C3、「表」B5是公式，.*没有核对合计。请/)
    assert.deepEqual(await findings(['2,2'], 13), ['B5', 'D5'])
  })
  for (const unread of ['1,1', '2,2', '3,3', '4,1', '4,2', '4,4'])
    it(`make no sum of row ${unread.replace(',', ' and column ')} wrong`, async () => {
      assert.deepEqual(await findings([unread]), [])
      assert.deepEqual(await findings([unread, '1,2', '3,1']), [])
    })
  it('refuse the workbook where most of its figures are such', async () => {
    const all = [1, 2, 3, 4].flatMap((r) => [1, 2].map((c) => `${r},${c}`))
    assert.equal((await table(rows, all.slice(1))).ok, true)
    assert.equal((await table(rows, all)).ok, false)
  })
})

describe('exports', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM', '＝1', '\t=1']) {
    it(`never lets ${JSON.stringify(text)} run`, async () => {
      assert.equal(guardFormula(text), `'${text}`)
      const list = { name: '清单', columns: [{ title: '名称' }], rows: [[text]] }
      const read = await readSpreadsheet(await writeSheet([list]), 'a.xlsx')
      assert.ok(read.ok)
      assert.equal(read.document.sheets[0]?.rows[1]?.[0]?.text, `'${text}`)
      assert.ok(writeCsvList(list).includes(`'${text.trim()}`) || writeCsvList(list).includes(`'${text}`))
    })
  }
  it('leaves other text and numbers alone', async () => {
    assert.equal(guardFormula('甲=乙'), '甲=乙')
    const rows = [['甲', { decimal: '-6.72', decimals: 2 }]]
    const read = await readSpreadsheet(
      await writeSheet([{ name: '清单', columns: [{ title: '名称' }, { title: '数' }], rows }]),
      'a.xlsx',
    )
    assert.ok(read.ok)
    assert.deepEqual(
      read.document.sheets[0]?.rows[1]?.map(({ text }) => text),
      ['甲', '-6.72'],
    )
  })
})

describe('numberText', () => {
  const cases: readonly (readonly [number, string | undefined, string])[] = [
    [190.98, '0.00', '190.98'],
    [50, '0.00', '50.00'],
    [50, undefined, '50'],
    [0.1 + 0.2, undefined, '0.3'],
    [23.765, '#,##0.00', '23.77'],
    [1234.5, '#,##0.00_);[Red]-#,##0.00', '1234.50'],
    [7.6, '0', '8'],
    [0.3017, '0.00%', '30.17%'],
    [-0.004, '0.00', '0.00'],
    [20_132, 'General', '20132'],
  ]
  for (const [value, format, text] of cases) {
    it(`shows ${value} in ${format ?? 'no format'} as ${text}`, () =>
      assert.equal(numberText(value, format), text))
  }
})
