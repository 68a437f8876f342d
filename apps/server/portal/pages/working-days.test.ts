import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/time'
import { memoryCalendar } from '../memory-sources.fixture.ts'
import { workingDaysPage } from './working-days.ts'
import {
  type Fields,
  readDate,
  readFields,
  readQuestion,
  workingDaysStatus,
} from './working-days-question.ts'

const ask = (query: Partial<Fields>): Fields => readFields({ ...query })
const main = (query: Partial<Fields>) =>
  workingDaysPage({ fields: ask(query), calendar: memoryCalendar }).main.toString()
const faultsOf = (query: Partial<Fields>) => {
  const reading = readQuestion(ask(query))
  return reading.kind === 'faulty' ? reading.faults.map((fault) => fault.field) : []
}

test('dates are read as people write them, and only days that exist', () => {
  for (const text of ['2025-9-28', '2025/09/28', '2025年9月28日', '20250928', '2025.9.28'])
    assert.equal(readDate(text), localDate('2025-09-28'), text)
  for (const text of ['2025-02-29', '2025-13-01', '28-9-2025', '', '昨天', '2025-9'])
    assert.equal(readDate(text), undefined, text)
  assert.equal(ask({ anchor: '２０２５－９－２８' }).anchor, '2025-9-28')
})

test('a first visit asks nothing and answers nothing', () => {
  assert.equal(readQuestion(ask({})).kind, 'empty')
  assert.doesNotMatch(main({}), /结果|需要改正/)
  assert.equal(workingDaysStatus(ask({})), 200)
})

test('every faulty field is named, each with what to do', () => {
  assert.deepEqual(faultsOf({ anchor: '2025-02-30', count: 'x', unit: 'weeks' }), ['anchor', 'unit', 'count'])
  assert.deepEqual(faultsOf({ anchor: '2025-01-01' }), ['count'])
  assert.deepEqual(faultsOf({ count: '5' }), ['anchor'])
  assert.deepEqual(faultsOf({ anchor: '1999-12-31', count: '0' }), ['anchor', 'count'])
  assert.deepEqual(faultsOf({ anchor: '2025-01-01', count: '501' }), ['count'])
  assert.deepEqual(faultsOf({ anchor: '2025-01-01', count: '500' }), [])
  assert.deepEqual(
    faultsOf({
      anchor: '2025-01-01',
      count: '5',
      direction: 'x',
      roll: 'toString',
      anchorDay: '',
      monthEnd: 'y',
    }),
    ['direction', 'roll', 'anchorDay', 'monthEnd'],
  )
  assert.equal(workingDaysStatus(ask({ anchor: 'x' })), 422)
  const page = main({ anchor: '2025-02-30', count: '15' })
  assert.match(page, /有 1 处需要改正/)
  assert.match(page, /“2025-02-30”不是存在的日期/)
  assert.match(page, /value="2025-02-30"[^>]*aria-invalid="true" aria-describedby="anchor-fault anchor-hint"/)
})

test('fifteen working days over a holiday with make-up days', () => {
  const page = main({ anchor: '2025-09-22', count: '15' })
  assert.match(page, /<time datetime="2025-10-17">2025年10月17日<\/time>/)
  assert.equal(page.match(/class="day day-counted/g)?.length, 15)
  assert.match(page, /调休上班 2 天/)
  assert.match(page, /关于2025年部分节假日安排的通知/)
  assert.doesNotMatch(page, /暂定结果/)
})

test('the day of the anchor counts only when it is asked to', () => {
  assert.match(main({ anchor: '2025-09-22', count: '1' }), /datetime="2025-09-23">2025年9月23日/)
  assert.match(
    main({ anchor: '2025-09-22', count: '1', anchorDay: 'included' }),
    /datetime="2025-09-22">2025年9月22日/,
  )
})

test('a period into a year without a notice is provisional and names the year', () => {
  const page = main({ anchor: '2025-12-25', count: '10' })
  assert.match(page, /暂定结果/)
  assert.match(page, /2026年的放假安排尚未公布/)
  assert.match(page, /day-provisional/)
  assert.doesNotMatch(main({ anchor: '2025-12-25', count: '10', unit: 'calendar-days' }), /暂定结果/)
})

test('counting back, rolling and months show the same in words and in the strip', () => {
  assert.match(
    main({ anchor: '2025-10-09', count: '3', direction: 'before' }),
    /最迟应当在.*datetime="2025-09-28"/,
  )
  const rolled = main({ anchor: '2025-09-01', count: '1', unit: 'months', roll: 'next-working-day' })
  assert.match(rolled, /datetime="2025-10-09">2025年10月9日/)
  assert.match(rolled, /移动了 8 天/)
  assert.match(rolled, /移至此日/)
})

test('a long receipt is folded by month, the months of both ends open', () => {
  const page = main({ anchor: '2025-01-10', count: '2', unit: 'years' })
  assert.equal(page.match(/<details/g)?.length, 25)
  assert.equal(page.match(/<details open/g)?.length, 2)
  assert.match(page, /2025年2月，计入 28 天/)
})
