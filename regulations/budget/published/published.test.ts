import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublicTable } from '../publication.ts'
import type { Published } from './amounts.ts'
import { compareUnits } from './compare.ts'
import { differencesBetween, diffText } from './differences.ts'
import { type SearchQuery, searchPublished } from './search.ts'
import { unitOverYears } from './years.ts'

const t7 = (total: string, office: string): PublicTable => ({
  key: 't7',
  title: '表7 部门支出总表',
  moneyUnit: '万元',
  columns: [
    { key: 'code', path: ['科目编码'], kind: 'code' },
    { key: 'name', path: ['科目名称'], kind: 'label' },
    { key: 'total', path: ['支出', '合计'], kind: 'figure' },
    { key: 'project', path: ['支出', '项目支出'], kind: 'figure' },
  ],
  rows: [
    { id: 't7.total', total: true, level: 0, cells: { name: '合计', total, project: '10.00' } },
    { id: 't7.r1', total: false, level: 0, cells: { code: '30201', name: '办公费', total: office } },
  ],
  notes: [],
})
const t3 = (personnel: string, running: string): PublicTable => ({
  ...t7('', ''),
  key: 't3',
  title: '表3',
  rows: [{ id: 't3.total', total: true, level: 0, cells: { personnel, public: running } }],
})

function budget(code: string, year: number, more: Partial<Published['content']> = {}): Published {
  const name = `单位${code}`
  return {
    tenant: 'county',
    slug: `${year}-${code}`,
    title: `${name}${year}年单位预算`,
    year,
    unit: { name, code },
    department: { name: '主管局', code: '005' },
    content: {
      keyFigures: [{ label: '支出预算总额', amount: '100.00' }],
      composition: [],
      yearOnYear: [],
      explanation: [{ heading: '一、概况', paragraphs: ['依据石财预〔2023〕12号，安排办公费6.50万元。'] }],
      tables: [t7('100.00', '6.50'), t3('80.00', '10.00')],
      funds: [],
      contact: { name: '', phone: '' },
      rounding: [],
      staff: '8',
      nature: '参公事业单位',
      ...more,
    },
  }
}

const nothing: SearchQuery = { words: '', kind: null, from: null, until: null, year: null, department: '' }
const find = (budgets: readonly Published[], more: Partial<SearchQuery>) =>
  searchPublished(budgets, { ...nothing, ...more })

test('a code finds its row, a name its row and its sentence, and all words must stand in one line', () => {
  const all = [budget('1', 2023)]
  assert.deepEqual(
    find(all, { words: '30201' }).map(({ subject, anchor }) => [subject, anchor]),
    [['30201 办公费', 'table-t7']],
  )
  assert.deepEqual(
    find(all, { words: '办公费' }).map(({ kind }) => kind),
    ['row', 'text'],
  )
  assert.equal(find(all, { words: '30201 差旅费' }).length, 0)
  assert.equal(find(all, {}).length, 0, 'a query of nothing finds nothing')
})

test('a document number is found whatever brackets and width were typed', () => {
  for (const words of ['石财预〔2023〕12号', '石财预[2023]12号', '石财预（2023）１２号'])
    assert.equal(find([budget('1', 2023)], { words }).length, 1, words)
  assert.equal(find([budget('1', 2023)], { words: '石财预〔2023〕13号' }).length, 0)
})

test('both ends of an amount range count, and a line without amounts is outside of it', () => {
  const all = [budget('1', 2023)]
  const office = { words: '办公费' }
  assert.equal(find(all, { ...office, from: 6_500_000, until: 6_500_000 }).length, 1)
  assert.equal(find(all, { ...office, from: 6_500_001 }).length, 0)
  assert.equal(find(all, { ...office, until: 6_499_999 }).length, 0)
  assert.equal(find(all, { from: 100_000_000 }).length, 1, 'the total row, by its amount alone')
})

test('year and department narrow, and the newest year comes first', () => {
  const all = [budget('1', 2022), budget('2', 2023), budget('1', 2023)]
  assert.deepEqual(
    find(all, { words: '30201' }).map(({ budget: one }) => one.slug),
    ['2023-1', '2023-2', '2022-1'],
  )
  assert.equal(find(all, { words: '30201', year: 2022 }).length, 1)
  assert.equal(find(all, { words: '30201', department: '别的局' }).length, 0)
})

test('a head costs what the printed totals say; without a head count nothing is divided', () => {
  const [one] = compareUnits([budget('1', 2023)], 'unit')
  assert.equal(one?.personnelPerHead, 10_000_000)
  assert.equal(one?.runningPerHead, 1_250_000)
  assert.equal(one?.projectShare, 1000)
  assert.equal(one?.runningShare, 1000)
  const [none] = compareUnits([budget('1', 2023, { staff: null })], 'unit')
  assert.equal(none?.runningPerHead, null)
  assert.equal(none?.stands, null)
})

test('beyond twice or below half the median of its kind stands out; exactly twice does not', () => {
  const of = (code: string, running: string) =>
    budget(code, 2023, { tables: [t7('100.00', ''), t3('80.00', running)] })
  const stands = (last: string) =>
    compareUnits([of('1', '10.00'), of('2', '10.00'), of('3', '10.00'), of('4', last)], 'unit').at(-1)?.stands
  assert.equal(stands('20.00'), null)
  assert.equal(stands('20.01'), 'high')
  assert.equal(stands('5.00'), null)
  assert.equal(stands('4.99'), 'low')
  assert.equal(
    compareUnits([of('1', '1.00'), of('2', '50.00')], 'unit').at(-1)?.stands,
    null,
    'two are no kind',
  )
})

test('ordered by a figure the largest comes first and what has none last', () => {
  const all = [budget('1', 2023, { staff: null }), budget('2', 2023, { staff: '4' }), budget('3', 2023)]
  assert.deepEqual(
    compareUnits(all, 'runningPerHead').map(({ budget: one }) => one.unit.code),
    ['2', '3', '1'],
  )
})

test('years stand oldest first; a base that is not what was published is shown', () => {
  const before = budget('1', 2022, { keyFigures: [{ label: '支出预算总额', amount: '90.00' }] })
  const stated = (last: string) =>
    unitOverYears([
      budget('1', 2023, { yearOnYear: [{ label: '支出预算总额', last, current: '100.00' }] }),
      before,
    ])
  assert.deepEqual(stated('90.00').rows, [{ label: '支出预算总额', amounts: ['90.00', '100.00'] }])
  assert.deepEqual(stated('90.00').restated, [])
  assert.deepEqual(stated('91.00').restated, [
    { year: 2023, label: '支出预算总额', stated: '91.00', published: '90.00' },
  ])
})

test('a changed number is one change, and what is marked reads as both texts', () => {
  const [before, after] = ['基本支出68.54万元，比上年增加。', '基本支出190.98万元，比上年增加68.54万元。']
  const segments = diffText(before, after)
  const without = (kind: string): string =>
    segments
      .filter((one) => one.kind !== kind)
      .map(({ text }) => text)
      .join('')
  assert.equal(without('added'), before)
  assert.equal(without('removed'), after)
  assert.ok(segments.some(({ kind, text }) => kind === 'added' && text.includes('190.98')))
  assert.deepEqual(diffText('同', '同'), [{ kind: 'same', text: '同' }])
})

test('between two versions only what changed is named, by table, row and column', () => {
  const [old, now] = [budget('1', 2023).content, budget('1', 2023).content]
  assert.deepEqual(differencesBetween(old, now), { cells: [], paragraphs: [] })
  const changed = { ...now, tables: [t7('100.00', '7.00'), t3('80.00', '10.00')] }
  assert.deepEqual(differencesBetween(old, changed).cells, [
    { table: '表7 部门支出总表', row: '30201 办公费', column: '支出-合计', before: '6.50', after: '7.00' },
  ])
  const inserted = {
    ...now,
    explanation: [
      { heading: '一、概况', paragraphs: ['新的一段。', ...(now.explanation[0]?.paragraphs ?? [])] },
    ],
  }
  assert.deepEqual(differencesBetween(old, inserted).paragraphs, [
    { heading: '一、概况', segments: [{ kind: 'added', text: '新的一段。' }] },
  ])
})
