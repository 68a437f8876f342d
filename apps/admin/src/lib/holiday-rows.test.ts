import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readHolidayRows } from './holiday-rows.ts'

test('rows of a sheet name their day, its holiday and whether it is worked', () => {
  const read = readHolidayRows('2027-02-05\t春节\t放假\n2027-02-14\t春节\t上班\n2027/4/5\t清明\t放假\n', 2027)
  assert.deepEqual(read, {
    offDays: { '2027-02-05': '春节', '2027-04-05': '清明' },
    workDays: { '2027-02-14': '春节' },
    faults: [],
  })
})

test('the sentences of a notice are read as they stand', () => {
  const text = [
    '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
    '二、春节：2月28日（周日）至3月2日（周二）放假调休，共3天。2月20日（周六）、3月6日（周六）上班。',
    '三、劳动节：5月1日（周六）、2日放假。',
  ].join('\n')
  const read = readHolidayRows(text, 2027)
  assert.deepEqual(read.faults, [])
  assert.deepEqual(Object.keys(read.offDays), [
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
    '2027-02-28',
    '2027-03-01',
    '2027-03-02',
    '2027-05-01',
    '2027-05-02',
  ])
  assert.deepEqual(read.workDays, { '2027-02-20': '春节', '2027-03-06': '春节' })
  assert.equal(read.offDays['2027-01-02'], '元旦')
  assert.equal(read.offDays['2027-03-01'], '春节')
})

test('what is no day is told by its row', () => {
  const read = readHolidayRows('2027-02-30 春节 放假\n国庆节放假三天', 2027)
  assert.deepEqual(read.offDays, {})
  assert.deepEqual(read.faults, ['第1行的 2027-02-30 不是日期', '第2行没有读到日期：国庆节放假三天'])
})

test('other lines of a notice are no days and no faults', () => {
  assert.deepEqual(readHolidayRows('各省、自治区、直辖市人民政府：\n特此通知。', 2027), {
    offDays: {},
    workDays: {},
    faults: [],
  })
})
