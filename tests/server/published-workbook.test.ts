/** What the portal gives out as a workbook is read again by the checker that anybody may use, and by an import. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { readSpreadsheet } from '#readers'
import { checkForeign, readBudgetWorkbook, unpackFigures } from '#regulations/budget'
import { explainFigures } from '../../regulations/budget/explanation.ts'
import { budgetWorkbook } from '../../apps/server/portal/open-data.ts'
import { tablesOf } from '../../regulations/budget/publication.ts'
import { importTargets } from '../../regulations/budget/registers.ts'

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
  const again = readBudgetWorkbook(document)
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
  assert.equal(readBudgetWorkbook(inYuan).ok, false)
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

test('tables alone are taken in as printed, and the explanation is written from them', async () => {
  const figures = await printedFigures()
  const document = await documentOf(await budgetWorkbook(tablesOf(figures)), 'x.xlsx')
  const target = importTargets.find(({ id }) => id === 'budget-workbook')
  const tables = target?.read(document, 2023)
  assert.ok(tables?.ok)
  const [first] = tables.findings
  assert.deepEqual([first?.rule, first?.grade, first?.sheet], ['explanation-figures', 'doubt', '说明'])
  assert.equal(tables.figures.narrative.length, 0)
  const stated = unpackFigures(tables.figures)
  const unit = {
    code: '005001',
    name: '甲中心',
    level: '二级' as const,
    nature: '事业单位',
    department: null,
  }
  const written = explainFigures({ unit, year: 2023, texts: { duties: '服务' }, stated })
  assert.deepEqual(written.missing, [])
  const [income = ''] = written.parts[1]?.paragraphs ?? []
  assert.match(income, /190\.98万元/)
  // with the figures in the file, nothing is said
  const whole = target?.read(await documentOf(await buildDemoWorkbook('printed'), '原件.xlsx'), 2023)
  assert.ok(whole?.ok && whole.figures.narrative.length > 0)
  assert.equal(whole.findings.filter(({ rule }) => rule === 'explanation-figures').length, 0)
  // what was there before an import of tables alone stays, and is shown as it is
  const lines = target?.summarize(tables.figures, whole.figures)
  const told = lines?.find(({ key }) => key === '说明')
  assert.deepEqual([told?.kind, told?.rows], ['unchanged', whole.figures.narrative.length])
  assert.equal(
    target?.summarize(tables.figures).some(({ key }) => key === '说明'),
    false,
  )
})

test('a budget without one of the tables that all else is compared with is refused by name', async () => {
  const document = await documentOf(await buildDemoWorkbook('printed'), '原件.xlsx')
  const without = (title: string) =>
    readBudgetWorkbook({
      ...document,
      sheets: document.sheets.filter(({ name }) => !name.includes(title)),
    })
  for (const title of [
    '财政拨款收支总表',
    '一般公共预算支出表',
    '基本支出表',
    '部门收支总表',
    '部门支出总表',
  ]) {
    const read = without(title)
    assert.ok(!read.ok, title)
    assert.equal(read.problems.length, 1)
    assert.equal(read.problems[0]?.code, 'missing-sheet')
    assert.match(read.problems[0]?.sheet ?? '', new RegExp(title))
  }
  for (const title of ['三公经费支出表', '政府性基金支出表', '说明', '封面', '人才']) {
    const read = without(title)
    assert.ok(read.ok, `${title} is a finding, no refusal`)
  }
})
