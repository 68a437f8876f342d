import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { lintDocument } from '#lint'
import { annotatedWorkbook } from './annotated-workbook.ts'
import { readPublicText } from './public-text.ts'
import { uniqueSheetNames } from './write-sheet.ts'
import { writeWorkbookSheets } from './xlsx-engine.ts'

const report = (sheet: string, cell: string) => ({
  findings: [
    {
      rule: 'column-total',
      grade: 'error' as const,
      where: { sheet, block: 1, cell },
      related: [],
      stated: '21',
      expected: '20',
      message: '请核对合计。',
    },
  ],
  checks: {},
})

void describe('the annotated workbook', () => {
  void it('is the checked one with comments at its cells, the list of findings first, and everything else kept', async () => {
    const bytes = await writeWorkbookSheets([
      {
        name: '表1',
        rows: [
          ['项目', '预算数'],
          ['合计', { decimal: '21', decimals: 2 }],
        ],
        merges: [{ top: 3, left: 1, bottom: 3, right: 2 }],
      },
      { name: '校核结果', rows: [['我的']] },
    ])
    const document = {
      name: 'a.xlsx',
      blocks: ['表1', '校核结果'].map((sheet) => ({ kind: 'table' as const, sheet, rows: [] })),
    }
    const copy = await annotatedWorkbook({ bytes, document, report: report('表1', 'B2') })
    const { sheets } = await readXlsx(copy, { readStyles: true })
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['校核结果(2)', '表1', '校核结果'],
    )
    assert.deepEqual(sheets[0]?.rows[1]?.slice(0, 4), ['1', '错误', '「表1」B2', '21'])
    const cell = sheets[1]?.cells?.get('1,1')
    assert.match(cell?.comment?.text ?? '', /^1 错误：请核对合计。应为：20$/)
    assert.equal(sheets[1]?.rows[1]?.[1], 21)
    assert.equal(cell?.style?.numFmt, '0.00')
    assert.equal(sheets[1]?.merges?.length, 1)
    assert.equal(sheets[2]?.rows[0]?.[0], '我的')
  })
  void it('is made of a text too, its paragraphs and tables with comments, nothing run as a formula', async () => {
    const text =
      '会议定于2023年2月29日召开。\n\n单位：万元\n项目\t预算数\n=办公费\t12.30\n差旅费\t7.70\n合计\t21.00\n'
    const document = readPublicText(text, 'a.txt')
    const found = lintDocument(document, { rules: ['date-exists', 'column-total'] })
    const { sheets } = await readXlsx(await annotatedWorkbook({ document, report: found }), {
      readStyles: true,
    })
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['校核结果', '正文', '表1'],
    )
    assert.match(sheets[1]?.cells?.get('1,1')?.comment?.text ?? '', /^1 错误：/)
    assert.match(sheets[2]?.cells?.get('3,1')?.comment?.text ?? '', /^2 错误：/)
    assert.equal(sheets[2]?.rows[1]?.[0], "'=办公费")
  })
  void it('has names that Excel takes', () => {
    assert.deepEqual(uniqueSheetNames(['a/b', 'A_B', '表'.repeat(40), '表'.repeat(41)]), [
      'a_b',
      'A_B(2)',
      '表'.repeat(31),
      `${'表'.repeat(27)}(2)`,
    ])
  })
})
