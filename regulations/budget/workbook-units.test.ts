import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentSheet } from '#lint'
import { cellAddress } from '#lint'
import { findWrongUnit } from './workbook-units.ts'

const sheet = (...lines: readonly (readonly string[])[]): DocumentSheet => ({
  name: '表2',
  merges: [],
  rows: lines.map((cells, r) =>
    cells.map((text, c) => ({
      address: cellAddress(r + 1, c + 1),
      row: r + 1,
      column: c + 1,
      kind: text === '' ? 'blank' : 'text',
      text,
    })),
  ),
})

describe('the unit that a table states', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['单位：万元', undefined],
    ['金额单位：万元', undefined],
    ['单位：元', 'B2'],
    ['金额单位：人民币元', 'B2'],
    ['（单位:千元）', 'B2'],
    ['编制单位：元坝镇', undefined],
    ['填报单位：元', undefined],
    ['', undefined],
  ]
  for (const [text, cell] of cases)
    it(`“${text}” is ${cell === undefined ? 'fine' : 'refused at its cell'}`, () => {
      const [problem] = findWrongUnit(sheet(['标题'], ['', text], ['科目编码', '总计'], ['单位：元']), 3)
      assert.deepEqual(
        [problem?.code, problem?.cell],
        cell === undefined ? [undefined, undefined] : ['wrong-unit', cell],
      )
    })
})
