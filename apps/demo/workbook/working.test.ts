import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { printFigure } from '#lint'
import { readSpreadsheet } from '#readers'
import {
  checkBudget,
  deriveFigures,
  enterAmount,
  listRemainders,
  printedText,
  proposeAmounts,
  readBudgetWorkbook,
  toWorking,
} from '#regulations/budget'
import type { BudgetFigures, WorkingFigures } from '#regulations/budget'
import { buildWorkbook, correctBudget, loadPrintedBudget } from './index.ts'

const read = await readSpreadsheet(await buildWorkbook(correctBudget(await loadPrintedBudget())), '预算.xlsx')
assert.ok(read.ok)
const reading = readBudgetWorkbook(read.document)
assert.ok(reading.ok)
const figures: BudgetFigures = reading.figures

const text = (budget: BudgetFigures, table: 't2' | 't3' | 't7', code: string, column: string): string => {
  const rows = budget.tables[table]?.rows ?? []
  const row = rows.find(({ id, labels }) =>
    code === 'total' ? id.endsWith('.total') : labels['code'] === code,
  )
  return printedText(row?.figures[column])
}
const enter = (
  working: WorkingFigures,
  table: 't2' | 't3' | 't7',
  code: string,
  column: string,
  fen: number,
): WorkingFigures => {
  const result = enterAmount(working, table, code, column, fen)
  assert.ok(result.ok, JSON.stringify(result))
  return result.working
}

describe('an imported budget becomes a working one', () => {
  it('keeps a remainder where rounding explains the difference, marked 推定', () => {
    assert.deepEqual(
      listRemainders(toWorking(figures)).map(({ key, text: shown, mark }) => `${key} ${shown} ${mark}`),
      ['t2/20805/basic 0.0100 推定', 't3/301/personnel 0.0100 推定', 't7/20805/basic 0.0100 推定'],
    )
  })
  it('prints every table as published', () => {
    const derived = deriveFigures(toWorking(figures))
    for (const key of ['t2', 't3', 't7'] as const) {
      const texts = (budget: BudgetFigures): string[] =>
        (budget.tables[key]?.rows ?? []).flatMap((row) =>
          Object.keys(row.figures)
            .toSorted()
            .map((column) => printedText(row.figures[column])),
        )
      assert.deepEqual(texts(derived), texts(figures))
    }
    assert.deepEqual(
      checkBudget(derived, { year: 2023 }).findings.filter(({ grade }) => grade === 'error'),
      [],
    )
  })
  it('keeps the remainder that 元 leave open, dissolves it when nothing is open, and prints 23.77 from 158,449 and 79,249 元', () => {
    const one = enter(toWorking(figures), 't2', '2080505', 'basic', 15_844_900)
    assert.equal(one.remainders['t2/20805/basic']?.fen, 5_100)
    const both = enter(one, 't2', '2080506', 'basic', 7_924_900)
    assert.equal(both.remainders['t2/20805/basic'], undefined)
    const derived = deriveFigures(both)
    assert.deepEqual(
      ['2080505', '2080506', '20805', '208'].map((code) => text(derived, 't2', code, 'total')),
      ['15.84', '7.92', '23.77', '23.77'],
    )
    const row = derived.tables.t2?.rows.find(({ labels }) => labels['code'] === '20805')
    assert.deepEqual(row?.figures['basic'], { value: 23_769_800, cell: 'D10' })
  })
  it('refuses input on a derived row and on a derived column', () => {
    const working = toWorking(figures)
    for (const [code, column] of [
      ['20132', 'basic'],
      ['2013201', 'total'],
    ] as const) {
      const result = enterAmount(working, 't2', code, column, 100)
      assert.ok(!result.ok)
      assert.match(result.message, /只能在项级录入/)
    }
    const unknown = enterAmount(working, 't2', '2019999', 'basic', 100)
    assert.ok(!unknown.ok)
    assert.match(unknown.message, /科目名册里没有20199/)
    assert.ok(!enterAmount(working, 't2', '2013201', 'basic', -1).ok)
  })
})

describe('the proposal of exact amounts', () => {
  it('finds amounts that print every figure, and close exactly when entered', () => {
    const proposal = proposeAmounts(figures)
    assert.ok(proposal.found)
    for (const { fen, printed } of proposal.amounts) assert.equal(printFigure(fen, '万元'), printed)
    let working = toWorking(figures)
    for (const { place, fen } of proposal.amounts) {
      const table = place.table
      if (table !== 't2' && table !== 't3' && table !== 't7') continue
      const code = place.rowName?.split(' ')[0] ?? ''
      const column = Object.entries({
        基本支出: 'basic',
        项目支出: 'project',
        人员经费: 'personnel',
        日常公用经费: 'public',
      }).find(([name]) => place.column?.endsWith(name) === true)?.[1]
      const result = enterAmount(working, table, code, column ?? 'total', fen)
      if (result.ok) working = result.working
    }
    assert.deepEqual(working.remainders, {})
    const derived = deriveFigures(working)
    assert.equal(text(derived, 't3', '301', 'total'), '154.87')
    assert.equal(
      derived.tables.t3?.rows[0]?.figures['total']?.value,
      derived.tables.t2?.rows[0]?.figures['basic']?.value,
    )
  })
  it('names the sum that cannot close', () => {
    const t2 = figures.tables.t2
    assert.ok(t2 !== undefined)
    const rows = t2.rows.map((row) =>
      row.labels['code'] === '20805'
        ? { ...row, figures: { ...row.figures, basic: { stated: '23.78', value: 23_780_000, cell: 'D10' } } }
        : row,
    )
    const proposal = proposeAmounts({ ...figures, tables: { ...figures.tables, t2: { ...t2, rows } } })
    assert.ok(!proposal.found)
    assert.ok(proposal.conflict !== null)
  })
})
