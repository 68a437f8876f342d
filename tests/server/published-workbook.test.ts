/** What the portal gives out as a workbook is read again by the checker that anybody may use, and by an import. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { readSpreadsheet } from '#readers'
import { checkForeign, readBudgetWorkbook } from '#regulations/budget'
import { budgetWorkbook } from '../../apps/server/portal/open-data.ts'
import { tablesOf } from '../../regulations/budget/publication.ts'

async function documentOf(bytes: Uint8Array, name: string) {
  const read = await readSpreadsheet(bytes, name)
  assert.ok(read.ok)
  return read.document
}

async function printedFigures() {
  const reading = readBudgetWorkbook(await documentOf(await buildDemoWorkbook('printed'), '原件.xlsx'))
  assert.ok(reading.ok)
  return reading.figures
}

test('the workbook of a published budget is checked as it was downloaded', async () => {
  const figures = await printedFigures()
  const published = await budgetWorkbook(tablesOf(figures))
  const document = await documentOf(published, '2023年单位预算.xlsx')
  const checked = checkForeign(document, '2023年单位预算.xlsx')
  assert.ok(checked.ok, JSON.stringify(checked))
  assert.ok(Object.values(checked.checks).reduce((sum, count) => sum + count, 0) > 200)
  const original = checkForeign(await documentOf(await buildDemoWorkbook('printed'), 'x.xlsx'), '2023年.xlsx')
  assert.ok(original.ok)
  const emptyIn = ({ findings }: typeof original) =>
    findings.filter(({ rule }) => rule === 'empty-table-note').map(({ where }) => where.table)
  assert.deepEqual(emptyIn(checked), emptyIn(original), 'notes of empty tables are in the file')
  assert.equal(checked.findings.filter(({ rule }) => rule === 'base-year').length, 0)
})

test('every figure comes back as it was printed; a header in another unit is none of the table', async () => {
  const figures = await printedFigures()
  const document = await documentOf(await budgetWorkbook(tablesOf(figures)), 'x.xlsx')
  const again = readBudgetWorkbook(document, undefined, 'narrative')
  assert.ok(again.ok)
  const texts = (key: 't2' | 't3') => (one: typeof figures) =>
    one.tables[key]?.rows.map((row) => Object.values(row.figures).map(({ stated = '' }) => stated))
  assert.deepEqual(texts('t3')(again.figures), texts('t3')(figures))
  assert.deepEqual(texts('t2')(again.figures), texts('t2')(figures))
  const inYuan = {
    ...document,
    sheets: document.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => row.map((cell) => ({ ...cell, text: cell.text.replace('万元', '元') }))),
    })),
  }
  assert.equal(readBudgetWorkbook(inYuan, undefined, 'narrative').ok, false)
})

test('with the explanation in the file, last year is asked for as before', async () => {
  const document = await documentOf(await buildDemoWorkbook('printed'), '原件.xlsx')
  const silent = {
    ...document,
    sheets: document.sheets.map((sheet) =>
      sheet.name === '说明'
        ? { ...sheet, rows: sheet.rows.filter((row) => !row.some(({ text }) => /上年|2022/.test(text))) }
        : sheet,
    ),
  }
  const checked = checkForeign(silent, '2023年.xlsx')
  assert.ok(checked.ok)
  assert.ok(checked.findings.some(({ rule }) => rule === 'base-year'))
})
