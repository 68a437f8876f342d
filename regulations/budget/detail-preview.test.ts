import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { previewDetail } from './detail-preview.ts'
import { pastedDocument } from './detail-reader.ts'
import { exampleFigures, inStage } from './procedure/examples.ts'

const state = inStage.compiling()
const head = '单位编码\t功能科目编码\t经济科目编码\t支出类型\t项目名称\t资金来源\t金额（元）'
const own = state.unit.code
const line = (unit: string, code: string, economic: string, amount: string) =>
  `${unit}\t${code}\t${economic}\t基本支出\t\t一般公共预算资金\t${amount}`
const preview = (...lines: string[]) => previewDetail(pastedDocument([head, ...lines].join('\n')), state)

describe('a pasted detail before it is taken in', () => {
  it('shows lines, totals of the tables and every place that would change', () => {
    const read = preview(
      line(own, '2013201', '30101', '60,000.00'),
      line(own, '2013201', '30211', '45000.50'),
    )
    assert.ok(read.ok)
    assert.equal(read.lines.length, 2)
    assert.deepEqual([read.unknown, read.doubts], [[], []])
    const t2 = read.tables.find(({ key }) => key === 't2')
    assert.deepEqual([t2?.before, t2?.after], [10_000_000, 10_500_050])
    const travel = read.differences.find(({ path }) => path === 't3/30211/public')
    assert.equal(travel?.label, '表3 30211 差旅费 日常公用经费')
    assert.deepEqual([travel?.before, travel?.after], ['4.00', 4_500_050])
    assert.ok(!read.differences.some(({ path }) => path === 't3/30101/personnel'))
  })

  it('names codes that no register holds, and classes that have no column', () => {
    const read = preview(line(own, '2013298 示例事务', '30101', '1'), line(own, '2013201', '39801', '2'))
    assert.ok(read.ok)
    assert.deepEqual(
      read.unknown.map(({ kind, code }) => [kind, code]),
      [
        ['function', '2013298'],
        ['economic', '39801'],
      ],
    )
    assert.match(read.unknown[0]?.say ?? '', /按明细的名称“示例事务”列入/)
    assert.match(read.unknown[1]?.say ?? '', /398类.*暂列日常公用经费/)
  })

  it('of several units takes its own lines; another unit alone is a doubt, several others are refused', () => {
    const both = preview(line(own, '2013201', '30101', '1'), line('999001', '2013201', '30101', '2'))
    assert.ok(both.ok)
    assert.equal(both.lines.length, 1)
    assert.match(both.doubts[0] ?? '', /只读入本单位/)
    const other = preview(line('999001', '2013201', '30101', '2'))
    assert.ok(other.ok)
    assert.match(other.doubts[0] ?? '', /请核对是不是本单位/)
    const others = preview(line('999001', '2013201', '30101', '1'), line('999002', '2013201', '30101', '2'))
    assert.ok(!others.ok)
    assert.match(others.problems[0]?.message ?? '', /没有本单位/)
  })

  it('what cannot be read is told by cell', () => {
    const read = preview(line(own, '201', '30101', '六万'))
    assert.ok(!read.ok)
    assert.deepEqual(
      read.problems.map(({ cell }) => cell),
      ['B2', 'G2'],
    )
  })

  it('reads nothing without a header', () => {
    const read = previewDetail(pastedDocument('a\tb\n1\t2'), { ...state, figures: exampleFigures })
    assert.ok(!read.ok)
    assert.match(read.problems[0]?.message ?? '', /没有找到明细表的表头/)
  })
})
