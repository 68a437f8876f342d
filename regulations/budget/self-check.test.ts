import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/time'
import * as examples from './procedure/examples.ts'
import type { In, UnitBudget } from './procedure/vocabulary.ts'
import { inspect, inspectionHeads, selfCheck } from './self-check.ts'

const published = examples.inStage.published()
const answerOf = (state: UnitBudget, question: RegExp) =>
  inspect(state).find((one) => question.test(one.question))

function publishedOn(day: string): In<'published'> {
  const [first] = published.versions
  assert.ok(first !== undefined)
  const reply = { repliedOn: localDate('2023-02-08'), documentNumber: '' }
  return { ...published, reply, versions: [{ ...first, on: localDate(day) }] }
}

test('every head has its lines, in the order of the inspection', () => {
  const heads = [...new Set(inspect(published).map(({ head }) => head))]
  assert.deepEqual(heads, [...inspectionHeads])
})

test('published on the twentieth day is in time, on the next day it is late by one', () => {
  assert.equal(answerOf(publishedOn('2023-02-28'), /二十日/)?.answer, '符合')
  const late = answerOf(publishedOn('2023-03-01'), /二十日/)
  assert.equal(late?.answer, '不符合')
  assert.match(late.grounds, /逾期1日/)
  assert.equal(answerOf(examples.inStage.compiling(), /二十日/)?.answer, '尚未公开')
})

test('a code that is not broken down is named', () => {
  const { t3 } = published.figures.tables
  assert.ok(t3 !== undefined)
  const rows = t3.rows.filter(({ cells }) => cells[0] === null || !/^\d{5}$/.test(String(cells[0])))
  const coarse = {
    ...published,
    figures: { ...published.figures, tables: { ...published.figures.tables, t3: { ...t3, rows } } },
  }
  assert.equal(answerOf(published, /经济分类/)?.answer, '符合')
  const found = answerOf(coarse, /经济分类/)
  assert.equal(found?.answer, '不符合')
  assert.match(found.grounds, /30[1-3]/)
})

test('a wall alone is no publication on the web, a missing table is named', () => {
  const wall = { ...published.preparation, places: [{ kind: 'wall' as const, address: '' }] }
  assert.equal(answerOf({ ...published, preparation: wall }, /在网站公开/)?.answer, '不符合')
  const { t1: _gone, ...tables } = published.figures.tables
  const found = answerOf({ ...published, figures: { ...published.figures, tables } }, /应公开的表/)
  assert.equal(found?.answer, '不符合')
  assert.match(found.grounds, /财政拨款收支总表/)
})

test('an empty table without a word is named, one with a note is not', () => {
  const { t5 } = published.figures.tables
  assert.ok(t5 !== undefined)
  const withNotes = (notes: string[]) => ({
    ...published,
    figures: {
      ...published.figures,
      tables: { ...published.figures.tables, t5: { ...t5, rows: [], notes } },
    },
  })
  assert.equal(answerOf(withNotes(['备注：本单位没有政府性基金收支，此表无数据。']), /空表/)?.answer, '符合')
  const bare = answerOf(withNotes([]), /空表/)
  assert.equal(bare?.answer, '不符合')
  assert.match(bare.grounds, /政府性基金/)
})

test('the sheet is a form whose rows have five columns', () => {
  const data = selfCheck.data(published, []) as { rows: { rowspan?: number }[][]; columns: number[] }
  assert.equal(data.columns.length, 5)
  assert.equal(data.rows[0]?.length, 5)
  assert.ok(data.rows.slice(1).every((row) => row.length === 5 || row.length === 4))
})

test('no line ends twice', () => {
  const stages = [...Object.values(examples.inStage).map((make): UnitBudget => make()), examples.posted()]
  const { t7 } = published.figures.tables
  assert.ok(t7 !== undefined)
  const rows = t7.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell === null ? null : `${cell}`)),
  }))
  const wrong = rows.map((row, i) =>
    i === 0 ? { ...row, cells: row.cells.map((cell) => (cell === '10.00' ? '9.00' : cell)) } : row,
  )
  const faulty = {
    ...published,
    figures: { ...published.figures, tables: { ...published.figures.tables, t7: { ...t7, rows: wrong } } },
  }
  assert.match(answerOf(faulty, /相互一致/)?.grounds ?? '', /第一处：.+[^。？]。$/)
  for (const state of [...stages, faulty])
    for (const { grounds } of inspect(state)) assert.doesNotMatch(grounds, /[。？]。/)
})
