import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSpreadsheet } from '#readers'
import type { BudgetFigures, BudgetReport } from '#regulations/budget'
import { checkBudget, readBudgetWorkbook } from '#regulations/budget'
import { buildWorkbook, correctBudget, loadPrintedBudget } from './index.ts'
import type { SourceBudget } from './index.ts'

const printed = await loadPrintedBudget()

const figuresOf = async (budget: SourceBudget): Promise<BudgetFigures> => {
  const read = await readSpreadsheet(await buildWorkbook(budget), '预算.xlsx')
  assert.ok(read.ok)
  const reading = readBudgetWorkbook(read.document)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading.figures
}
const reportOf = async (budget: SourceBudget): Promise<BudgetReport> =>
  checkBudget(await figuresOf(budget), { year: 2023 })
const listed = (report: BudgetReport, ...grades: string[]): string[] =>
  report.findings
    .filter(({ grade }) => grades.includes(grade))
    .map(({ rule, where }) => `${rule} ${where.sheet} ${where.cell ?? '-'}`)

describe('the printed budget', async () => {
  const report = await reportOf(printed)

  it('has exactly these errors, each with sheet and cell', () => {
    assert.deepEqual(listed(report, 'error'), [
      'narrative-vs-table 说明 C24',
      'empty-table-note 表4 三公经费支出表 A1',
      'required-tables 公开表 -',
      'row-complete 绩效-石柱人才开发专项经费 A16',
      'row-complete 绩效-石柱老干部经费 A17',
      'row-complete 绩效-石柱信息化建设 C14',
      'one-indicator-one-target 绩效-石柱老干部经费 E18',
    ])
  })
  it('has exactly these inconsistencies', () => {
    const heads = ['老干部经费', '信息化建设', '组织工作经费'].flatMap((fund) =>
      Array.from({ length: 2 }, () => fund),
    )
    assert.deepEqual(
      listed(report, 'inconsistency').toSorted(),
      [
        ...heads.map((fund) => `document-number-format 绩效-石柱${fund} B7`),
        'document-number-format 绩效-石柱驻乡驻村政策落实经费 B7',
        'unit-vocabulary 绩效-石柱老干部经费 C11',
        'one-code-one-name 绩效-石柱人才开发专项经费 E4',
        'one-code-one-name 绩效-石柱基层非公党建经费 E4',
        'one-code-one-name 绩效-石柱干部教育培训经费 E4',
      ].toSorted(),
    )
  })
  it('asks about what is odd and never blocks for it', () => {
    const doubts = report.findings.filter(({ grade }) => grade === 'doubt')
    assert.deepEqual(
      [...new Set(doubts.map(({ rule }) => rule))].toSorted(),
      [
        'basis-validity',
        'function-vs-economic',
        'large-change-needs-detail',
        'percent-bound',
        'qualitative-shape',
        'relation-direction',
        'required-tables',
        'share-plausibility',
        'target-plausibility',
      ].toSorted(),
    )
    assert.ok(report.findings.every(({ grade, blocks }) => grade === 'error' || blocks === null))
  })
  it('says that the increase was copied into the amount', () => {
    const [finding] = report.findings.filter(({ rule }) => rule === 'narrative-vs-table')
    assert.deepEqual([finding?.stated, finding?.expected, finding?.blocks], ['68.54', '190.98', 'submission'])
    assert.match(finding?.message ?? '', /误填为增减额/)
  })
  it('counts rounding as passed: 23.76 and 23.77, 154.86 and 154.87', () => {
    assert.equal(report.checks['code-rollup'], 54)
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === 'code-rollup'),
      [],
    )
  })
  it('passes the checks that the published text passes', () => {
    const { checks } = report
    assert.deepEqual(
      [checks['weights-sum'], checks['row-complete'], checks['unit-vocabulary'], checks['percent-bound']],
      [7, 65, 64, 19],
    )
  })
  it('keeps every figure as printed', async () => {
    const figures = await figuresOf(printed)
    const total = figures.tables.t2?.rows[0]?.figures
    assert.deepEqual(total?.['basic'], { stated: '190.98', value: 190_980_000, cell: 'D5' })
    assert.deepEqual(total?.['project'], { value: null, cell: 'E5' })
    assert.equal(
      figures.tables.t3?.rows.find(({ labels }) => labels['code'] === '30112')?.figures['total']?.stated,
      '0.20',
    )
    assert.equal(figures.funds.length, 7)
  })
})

describe('the corrected copy', () => {
  it('has no error and no inconsistency', async () => {
    assert.deepEqual(listed(await reportOf(correctBudget(printed)), 'error', 'inconsistency'), [])
  })
  it('leaves every other figure as printed', async () => {
    const [before, after] = [await figuresOf(printed), await figuresOf(correctBudget(printed))]
    for (const key of ['t1', 't2', 't3', 't5', 't6', 't7'] as const)
      assert.deepEqual(after.tables[key], before.tables[key])
  })
})

describe('findings follow the figures', () => {
  /** Every figure cell of the money tables, as table key, row and column of the source. */
  const cells = printed.tables.flatMap((table) =>
    table.rows.flatMap((row, r) =>
      row.cells.flatMap((text, c) =>
        /^\d+\.\d+$/.test(text) || text === '' ? [{ key: table.key, r, c, text }] : [],
      ),
    ),
  )
  const change = (key: string, r: number, c: number, text: string): SourceBudget => ({
    ...printed,
    tables: printed.tables.map((table) =>
      table.key === key
        ? {
            ...table,
            rows: table.rows.map((row, i) => (i === r ? { ...row, cells: row.cells.with(c, text) } : row)),
          }
        : table,
    ),
  })
  const labelColumns = new Set([
    't1/0',
    't1/2',
    't2/0',
    't2/1',
    't3/0',
    't3/1',
    't5/0',
    't5/1',
    't6/0',
    't6/2',
    't7/0',
    't7/1',
  ])

  it('names the row or column of any figure that was moved by 0.20', async () => {
    const before = new Set(listed(await reportOf(printed), 'error'))
    const figureCells = cells.filter(({ key, c }) => !labelColumns.has(`${key}/${c}`))
    assert.ok(figureCells.length > 150)
    for (const { key, r, c, text } of figureCells) {
      const moved = (Number(text || '0') + 0.2).toFixed(2)
      const figures = await figuresOf(change(key, r, c, moved))
      const table = figures.tables[key]
      const row = table?.rows[r]
      const address = `${'ABCDEFG'[c] ?? ''}${row?.row ?? 0}`
      const report = checkBudget(figures, { year: 2023 })
      const hit = report.findings.some(
        ({ grade, where, related, rule }) =>
          grade === 'error' &&
          !before.has(`${rule} ${where.sheet} ${where.cell ?? '-'}`) &&
          [where, ...related].some((place) => place.sheet === table?.sheet && place.cell === address),
      )
      assert.ok(hit, `${key} ${address}: ${text} → ${moved} was not found`)
    }
  })
  it('finds a changed weight, a changed fund budget and a changed sentence', async () => {
    const weights = {
      ...printed,
      funds: printed.funds.map((fund) =>
        fund.key === 'p.zuzhi'
          ? { ...fund, rows: fund.rows.with(0, { id: 'x', cells: fund.rows[0]?.cells.with(1, '6') ?? [] }) }
          : fund,
      ),
    }
    assert.ok(listed(await reportOf(weights), 'error').includes('weights-sum 绩效-石柱组织工作经费 -'))
    const sentence = {
      ...printed,
      narrative: printed.narrative.map((row) =>
        row.item === '卫生健康支出' ? { ...row, value: '8.10' } : row,
      ),
    }
    const found = listed(await reportOf(sentence), 'error')
    assert.ok(found.includes('narrative-vs-table 说明 C16'))
  })
})
