import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSpreadsheet } from '#readers'
import { readBudgetWorkbook } from '#regulations/budget'
import type { SourceBudget, SourceTable } from './index.ts'
import { buildWorkbook, loadPrintedBudget } from './index.ts'

const printed = await loadPrintedBudget()

/** What the reader says about a workbook that cannot be read; nothing is returned besides. */
const problemsOf = async (budget: SourceBudget): Promise<readonly { cell?: string; message: string }[]> => {
  const read = await readSpreadsheet(await buildWorkbook(budget), '预算.xlsx')
  assert.ok(read.ok)
  const reading = readBudgetWorkbook(read.document)
  assert.ok(!reading.ok)
  assert.deepEqual(Object.keys(reading).toSorted(), ['ok', 'problems'])
  return reading.problems
}
const withTable = (key: string, edit: (table: SourceTable) => SourceTable): SourceBudget => ({
  ...printed,
  tables: printed.tables.map((table) => (table.key === key ? edit(table) : table)),
})
const withCell = (key: string, r: number, c: number, text: string): SourceBudget =>
  withTable(key, (table) => ({
    ...table,
    rows: table.rows.map((row, i) => (i === r ? { ...row, cells: row.cells.with(c, text) } : row)),
  }))

describe('a workbook that cannot be read', () => {
  it('names the cell with text where a figure belongs', async () => {
    const [problem] = await problemsOf(withCell('t2', 6, 2, '约15.84'))
    assert.equal(problem?.cell, 'C11')
    assert.match(
      problem.message,
      /「表2 一般公共预算支出表」第11行「预算数-总计」（C11）应填数字，实际为“约15\.84”/,
    )
  })
  it('refuses a negative amount: -29.07', async () => {
    const [problem] = await problemsOf(withCell('t3', 3, 2, '-29.07'))
    assert.match(problem?.message ?? '', /C8.*预算金额不能为负/)
  })
  it('names a renamed header', async () => {
    const renamed = withTable('t3', (table) => ({
      ...table,
      header: table.header.with(3, '2023年基本支出-人员'),
    }))
    const messages = (await problemsOf(renamed)).map(({ message }) => message).join('\n')
    assert.match(messages, /D4的列名“基本支出-人员”不在本表的列名里/)
    assert.match(messages, /缺少列“基本支出-人员经费”/)
  })
  it('names a missing sheet and lists the ones that are there', async () => {
    const [problem] = await problemsOf({
      ...printed,
      tables: printed.tables.filter(({ key }) => key !== 't6'),
    })
    assert.match(problem?.message ?? '', /文件里没有“部门收支总表”.*现有工作表：.*表7 部门支出总表/)
  })
  it('refuses 10,000 rows with the limit', async () => {
    const many = withTable('t7', (table) => ({
      ...table,
      rows: Array.from({ length: 10_000 }, (_, i) => ({
        id: String(i),
        cells: ['2013201', '行政运行', '1.00', '1.00', ''],
      })),
    }))
    const [problem] = await problemsOf(many)
    assert.match(problem?.message ?? '', /「表7 部门支出总表」有10000行数据，一张表最多2000行/)
  })
  it('lists at most 200 problems and counts the rest', async () => {
    const many = withTable('t7', (table) => ({
      ...table,
      rows: Array.from({ length: 300 }, (_, i) => ({
        id: String(i),
        cells: ['2013201', '行政运行', '甲', '1.00', ''],
      })),
    }))
    const problems = await problemsOf(many)
    assert.equal(problems.length, 201)
    assert.match(problems.at(-1)?.message ?? '', /另有100处问题/)
  })
})
