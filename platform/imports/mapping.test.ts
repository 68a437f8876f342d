import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mappingOf, needsChoice, proposeMapping, shapeOf } from './mapping.ts'
import type { FoundSheet, ShapeTable } from './mapping.ts'

const table = (key: string, title: string, columns: readonly string[], required = true): ShapeTable => ({
  key,
  title,
  names: [title],
  required,
  columns,
})
const sheet = (name: string, headers: readonly string[]): FoundSheet => ({
  name,
  titles: [name],
  headers: headers.map((path, i) => ({ path, cell: `${'ABCDEFG'[i]}3` })),
})
const tables = [
  table('out', '支出预算表', ['科目编码', '科目名称', '预算数-总计']),
  table('in', '收入预算表', ['项目', '金额']),
  table('more', '政府采购表', ['类别'], false),
]

describe('proposeMapping', () => {
  it('takes equal names without asking', () => {
    const found = [
      sheet('支出预算表', ['科目编码', '科目名称', '预算数-总计']),
      sheet('收入预算表', ['项目', '金额']),
    ]
    const proposal = proposeMapping(tables, found)
    assert.deepEqual([proposal.complete, needsChoice(proposal)], [true, false])
  })
  it('proposes what is alike, and what is left over is not read', () => {
    const found = [
      sheet('支出明细', ['科目代码', '科目名称', '预算数-合计', '备注']),
      sheet('收入预算表', ['项目', '金额']),
    ]
    const [out] = proposeMapping(tables, found).tables
    assert.deepEqual(
      out?.columns.map(({ header, by }) => [header, by]),
      [
        ['科目代码', 'similar'],
        ['科目名称', 'same'],
        ['预算数-合计', 'similar'],
      ],
    )
    assert.deepEqual([out?.sheet, out?.by, out?.ignored], ['支出明细', 'similar', ['备注']])
  })
  it('leaves open what is not alike, and says that it is not complete', () => {
    const found = [sheet('花名册', ['姓名', '岗位'])]
    const proposal = proposeMapping(tables, found)
    assert.equal(proposal.complete, false)
    assert.deepEqual(
      proposal.tables.map(({ sheet: name }) => name),
      [null, null, null],
    )
  })
  it('puts an earlier choice before likeness, also when the sheet carries another year', () => {
    const chosen = mappingOf(
      proposeMapping(tables, [
        sheet('2023年支出明细', ['编号', '科目名称', '预算数-总计']),
        sheet('收入预算表', ['项目', '金额']),
      ]),
    )
    const earlier = {
      tables: {
        ...chosen.tables,
        out: {
          sheet: '2023年支出明细',
          columns: { 科目编码: '编号', 科目名称: '科目名称', '预算数-总计': '预算数-总计' },
          ignored: [],
        },
      },
    }
    const found = [
      sheet('2024年支出明细', ['编号', '科目名称', '预算数-总计']),
      sheet('收入预算表', ['项目', '金额']),
    ]
    const proposal = proposeMapping(tables, found, earlier)
    assert.deepEqual(
      [
        proposal.tables[0]?.sheet,
        proposal.tables[0]?.by,
        proposal.tables[0]?.columns[0]?.by,
        proposal.complete,
      ],
      ['2024年支出明细', 'chosen', 'chosen', true],
    )
  })
})

describe('shapeOf', () => {
  it('does not depend on the year, the order of sheets or what they hold; it does on a header', () => {
    const a = sheet('2023年支出', ['编码', '金额'])
    const b = sheet('收入', ['项目', '金额'])
    assert.equal(shapeOf([a, b]), shapeOf([b, { ...a, name: '2024年支出', titles: ['别的'] }]))
    assert.notEqual(shapeOf([a, b]), shapeOf([a, sheet('收入', ['项目', '数额'])]))
  })
})
