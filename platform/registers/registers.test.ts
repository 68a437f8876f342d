import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate, plusDays } from '#kernel/time'
import type { LocalDate } from '#kernel/time'
import type { SheetCell } from './cells.ts'
import { readCell, readDate } from './cells.ts'
import type { RegisterColumn } from './definition.ts'
import { register, valueFaults } from './definition.ts'
import type { Standing } from './timeline.ts'
import { place, standingOn } from './timeline.ts'

const DAY_ZERO = localDate('2024-01-01')
const day = (number: number): LocalDate => plusDays(DAY_ZERO, number)

test('changes placed in any order never overlap and read back day by day as a plain list of days would', () => {
  const changes = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 30 }), value: fc.option(fc.integer({ min: 0, max: 3 })) }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(changes, (list) => {
      let timeline: Standing[] = []
      let number = 0
      // The model: the value of each day. A change reaches to the end of the stretch it falls in.
      const days: (string | null)[] = Array.from({ length: 60 }, () => null)
      for (const { from, value } of list) {
        const values = value === null ? null : { value }
        const placement = place(timeline, day(from), values)
        assert.equal(placement === undefined, value === null && days[from] === null)
        if (placement === undefined) continue
        const end = stretchEnd(timeline, days, from)
        for (let at = from; at < end; at += 1) days[at] = value === null ? null : JSON.stringify({ value })
        timeline = timeline.filter((one) => !placement.supersede.includes(one.number))
        for (const stretch of placement.insert) timeline.push({ ...stretch, number: (number += 1) })
      }
      days.forEach((expected, at) => {
        const standing = timeline.filter((one) => standingOn([one], day(at)) !== undefined)
        assert.ok(standing.length <= 1, 'overlap')
        assert.equal(standing[0] === undefined ? null : JSON.stringify(standing[0].values), expected)
      })
    }),
  )
})

/** First day after the stretch that holds on `from`, or after the gap when none does. */
function stretchEnd(timeline: readonly Standing[], days: readonly unknown[], from: number): number {
  const starts = new Set(timeline.map((one) => one.from))
  const covered = days[from] !== null
  for (let at = from + 1; at < days.length; at += 1)
    if (starts.has(day(at)) || (covered && days[at] === null)) return at
  return days.length
}

const cell = (text: string, kind: SheetCell['kind'] = 'text'): SheetCell => ({
  address: 'B5',
  row: 5,
  column: 2,
  kind,
  text,
})
const column = (type: RegisterColumn['type'], rest: Partial<RegisterColumn> = {}): RegisterColumn => ({
  key: 'x',
  label: '列',
  type,
  required: false,
  ...rest,
})
const options = [{ value: 'full', label: '全额' }]

test('cells are read as people type them', () => {
  const cases: readonly (readonly [RegisterColumn, string, unknown])[] = [
    [column('integer'), '1,234', 1234],
    [column('integer'), '-5', -5],
    [column('date'), '2026年3月1日', '2026-03-01'],
    [column('boolean'), '是', true],
    [column('select', { options }), '全额', 'full'],
    [column('text'), ' 甲局 ', '甲局'],
    [column('text'), "'=甲", '=甲'],
    [column('text'), '', undefined],
  ]
  for (const [of, text, value] of cases) assert.deepEqual(readCell(of, cell(text)), { ok: true, value }, text)
  for (const text of ['2026-3-1', '2026/3/1', '2026.3.1', '20260301'])
    assert.equal(readDate(text), '2026-03-01')
})

test('what cannot be read says what was expected and what is there', () => {
  const say = (of: RegisterColumn, text: string, kind?: SheetCell['kind']): string => {
    const read = readCell(of, cell(text, kind))
    return read.ok ? 'ok' : read.say
  }
  assert.equal(say(column('integer'), '12,34'), '应为整数，实际为“12,34”。')
  assert.equal(say(column('integer'), '1.5'), '应为整数，实际为“1.5”。')
  assert.equal(say(column('date'), '2023-02-29'), '应为日期（如2026-03-01），实际为“2023-02-29”。')
  assert.equal(say(column('boolean'), '有'), '应为“是”或“否”，实际为“有”。')
  assert.equal(say(column('select', { options }), '半额'), '应为“全额”之一，实际为“半额”。')
  assert.match(say(column('text'), '123456789012345678', 'number'), /设为文本/)
  assert.equal(say(column('text'), '123456789012345678', 'text'), 'ok')
})

test('values are judged by the declaration', () => {
  const declared = register({
    id: 'offices',
    label: '单位登记簿',
    clause: 'shizhu-budget-2023/n.0',
    keyLabel: '单位代码',
    keyPattern: { expression: '\\d{6}', say: '应为6位数字' },
    keeper: 'keeper',
    columns: [
      { ...column('text', { required: true, label: '名称' }), key: 'name' },
      { ...column('integer', { label: '编制数' }), key: 'places' },
    ],
  })
  assert.deepEqual(valueFaults(declared, '123456', { name: '甲' }), [])
  assert.deepEqual(valueFaults(declared, '12345', { places: '3', colour: 'red' }), [
    { column: '单位代码', say: '应为6位数字，实际为“12345”。' },
    { column: 'colour', say: '「单位登记簿」没有这一列。' },
    { column: 'name', say: '必填，请填写。' },
    { column: 'places', say: '应为整数，实际为“3”。' },
  ])
  assert.throws(
    () => register({ ...declared, columns: [...declared.columns, ...declared.columns] }),
    /share a label/,
  )
})
