import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryBudgets } from '../memory-budgets.fixture.ts'
import type { BudgetEntry, PublishedBudget, PublishedColumn } from '../sources.ts'
import { budgetListPage, filterBudgets, readBudgetFilter } from './budget-list.ts'
import { budgetPage } from './budget-page.ts'
import { headerRows, moneyTable } from './budget-tables.ts'

const all = { year: '', department: '', unit: '', state: '', page: 1 }
const [corrected, , plain, withdrawn] = memoryBudgets()
if (corrected === undefined || plain === undefined || withdrawn === undefined)
  throw new Error('the fixtures are gone')
const entries = memoryBudgets().map((budget) => budget.entry)

function version(of: typeof corrected, number: number): PublishedBudget {
  const budget = of?.contents.get(number)
  if (budget === undefined) throw new Error(`no version ${number}`)
  return budget
}

const model = (of: typeof corrected, number: number, showFindings = false) => ({
  budget: version(of, number),
  versions: of?.versions ?? [],
  showFindings,
  clauseLabels: new Map([['shizhu-budget-2023/n.3.b', '说明三']]),
})

test('the directory is filtered by year, department and unit, by name or code', () => {
  assert.deepEqual(
    filterBudgets(entries, { ...all, year: '2022' }).map((entry) => entry.slug),
    ['yunxi-center-2022'],
  )
  assert.deepEqual(
    filterBudgets(entries, { ...all, department: '云溪县档案局' }).map((entry) => entry.slug),
    ['yunxi-archive-2023'],
  )
  assert.deepEqual(
    filterBudgets(entries, { ...all, unit: '005003' }).map((entry) => entry.slug),
    ['yunxi-library-2023'],
  )
  assert.deepEqual(
    filterBudgets(entries, all).map((entry) => entry.slug),
    ['yunxi-center-2023', 'yunxi-library-2023', 'yunxi-archive-2023', 'yunxi-center-2022'],
  )
})

test('what was corrected or withdrawn is found by its state', () => {
  const slugs = (state: string) => filterBudgets(entries, { ...all, state }).map((entry) => entry.slug)
  assert.deepEqual(slugs('corrected'), ['yunxi-center-2023'])
  assert.deepEqual(slugs('withdrawn'), ['yunxi-archive-2023'])
  assert.equal(readBudgetFilter({ state: 'toString' }).state, '')
})

test('a filter that cannot be read filters nothing', () => {
  assert.deepEqual(readBudgetFilter({ year: '20x3', department: ['a', 'b'], page: '-1' }), all)
  assert.deepEqual(readBudgetFilter({ year: ' 2023 ', unit: 'x'.repeat(200), page: '3' }), {
    ...all,
    year: '2023',
    unit: 'x'.repeat(60),
    page: 3,
  })
})

test('an empty directory, an empty result and a long list each say so', () => {
  assert.match(
    budgetListPage({ tenants: [], entries: [], filter: all }).main.toString(),
    /还没有单位公开预算/,
  )
  assert.match(
    budgetListPage({ tenants: [], entries, filter: { ...all, year: '1999' } }).main.toString(),
    /没有符合这些条件的预算/,
  )
  const [first] = entries
  if (first === undefined) throw new Error('no entry')
  const many = Array.from({ length: 101 }, (_, n): BudgetEntry => ({ ...first, slug: `u-${n}` }))
  const page = budgetListPage({
    tenants: [],
    entries: many,
    filter: { ...all, year: '2023', page: 9 },
  }).main.toString()
  assert.match(page, /101 份，第 3 页，共 3 页/)
  assert.match(page, /href="\/budgets\?year=2023&amp;page=2"/)
  assert.equal(page.match(/<tr>/g)?.length, 2)
})

test('the current version has the lasting address; an older one is marked and unlisted', () => {
  const current = budgetPage(model(corrected, 2))
  assert.equal(current.canonical, '/yunxi/budgets/yunxi-center-2023')
  assert.match(current.main.toString(), /本预算经过更正/)
  const old = budgetPage(model(corrected, 1))
  assert.equal(old.unlisted, true)
  assert.match(old.main.toString(), /这是已被更正的旧版本/)
  assert.match(
    old.main.toString(),
    /href="\/yunxi\/budgets\/yunxi-center-2023\/versions\/1\/tables\/t1\.csv"/,
  )
  assert.match(old.main.toString(), /<del>68\.54 万元<\/del><\/td><td><ins>190\.98 万元<\/ins>/)
})

test('findings stand on the page only where they are shown', () => {
  assert.doesNotMatch(budgetPage(model(corrected, 1)).main.toString(), /检查结果|写入的是增加额/)
  const shown = budgetPage(model(corrected, 1, true)).main.toString()
  assert.match(shown, /写入的是增加额/)
  assert.match(shown, /href="\/regulations\/shizhu-budget-2023\/n\.3\.b">说明三</)
})

test('of a withdrawn budget the entry, time, ground and hash stay and nothing else', () => {
  const page = budgetPage(model(withdrawn, 1, true)).main.toString()
  assert.match(page, /内容已撤下/)
  assert.match(page, /保密审查人决定撤下/)
  assert.match(page, /sha256:11c5/)
  assert.doesNotMatch(page, /190\.98|情况说明|CSV|联系电话/)
})

test('a budget without targets, charts, notes and key figures has no empty parts', () => {
  const page = budgetPage(model(plain, 1)).main.toString()
  assert.doesNotMatch(page, /绩效目标表|尾差说明|<svg|<dl class="key-figures">/)
  assert.match(page, /二、部门收支总体情况/)
})

test('a chart is drawn only where there is something to compare', () => {
  const budget = version(corrected, 2)
  const { content } = budget
  if (content === undefined) throw new Error('no content')
  const drawn = (more: Partial<typeof content>) =>
    budgetPage({
      ...model(corrected, 2),
      budget: { ...budget, content: { ...content, ...more } },
    }).main.toString()
  assert.match(drawn({}), /支出构成.*与上年预算比较/s)
  assert.doesNotMatch(drawn({ composition: content.composition.slice(0, 1) }), /支出构成/)
  assert.doesNotMatch(
    drawn({ yearOnYear: [{ label: '支出', last: null, current: '1.00' }] }),
    /与上年预算比较/,
  )
})

test('a figure of last year that the text leaves open comes from what was published then, with its mark', () => {
  const budget = version(corrected, 2)
  const { content } = budget
  if (content === undefined) throw new Error('no content')
  const earlier = (label: string) => ({
    ...budget,
    content: { ...content, yearOnYear: [{ label, last: null, current: '7.50' }] },
  })
  const page = (label: string) =>
    budgetPage({ ...model(corrected, 2), before: earlier(label) }).main.toString()
  assert.match(page('项目支出'), /2022年 7\.50※ 万元/)
  assert.match(page('项目支出'), /带 ※ 的上年数，情况说明没有写明，取2022年公开的数。/)
  assert.match(page('支出预算'), /2022年 122\.44 万元/, 'what the text says stands')
  assert.doesNotMatch(page('支出预算'), /※/)
  assert.match(page('支出预算'), /项目支出：上年未列/)
})

test('all six headings of the explanation stand in order', () => {
  const headings = [
    ...budgetPage(model(corrected, 2))
      .main.toString()
      .matchAll(/<h3>([一二三四五六])、/g),
  ].map((match) => match[1])
  assert.deepEqual(headings, ['一', '二', '三', '四', '五', '六'])
})

const column = (key: string, path: string, kind: PublishedColumn['kind'] = 'figure'): PublishedColumn => ({
  key,
  path: path.split('-'),
  kind,
})

test('columns with a common head get one cell over them', () => {
  const rows = headerRows([
    column('code', '编码', 'code'),
    column('a', '支出-合计'),
    column('b', '支出-基本'),
    column('c', '收入-合计'),
    column('d', '备注', 'label'),
  ])
  assert.deepEqual(
    rows.map((row) => row.map((cell) => [cell.text, cell.columns, cell.rows])),
    [
      [
        ['编码', 1, 2],
        ['支出', 2, 1],
        ['收入', 1, 1],
        ['备注', 1, 2],
      ],
      [
        ['合计', 1, 1],
        ['基本', 1, 1],
        ['合计', 1, 1],
      ],
    ],
  )
})

test('an empty table shows the words of its note, or that it is empty', () => {
  const table = {
    key: 't4',
    title: '三公',
    moneyUnit: '万元',
    columns: [column('total', '合计')],
    rows: [],
    notes: [],
  }
  assert.match(moneyTable(table, '/x').toString(), /此表没有数据行/)
  const noted = moneyTable({ ...table, notes: ['本单位没有这项经费'] }, '/x').toString()
  assert.match(noted, /本单位没有这项经费/)
  assert.doesNotMatch(noted, /此表没有数据行|<table/)
})

test('hostile names stay text in every part of the page', () => {
  const hostile = '</title><script>alert(1)</script>'
  const budget = version(corrected, 2)
  const page = budgetPage({
    ...model(corrected, 2),
    budget: { ...budget, title: hostile, unit: { name: hostile } },
  })
  assert.doesNotMatch(page.main.toString(), /<script/)
})
