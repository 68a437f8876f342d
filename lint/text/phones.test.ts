import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPhones, phoneFault } from './phones.ts'

void describe('phoneFault', () => {
  for (const number of [
    '023-73330000',
    '(0482)8260000',
    '0591-87090000',
    '02373330000',
    '04828260000',
    '8260000',
    '73330000',
    '7333 0000',
    '138-0000-0000',
    '+86 13800000000',
    '+852 20000000',
    '13800000000',
    '12345',
    '110',
    '12333',
    '400-800-0000',
    '95588',
    '8260000-812',
    '010-65000000-802',
  ])
    void it(`passes ${number}`, () => assert.equal(phoneFault(number), null))
  for (const [number, fault] of [
    ['023-7333000', 'length'],
    ['023-733300001', 'length'],
    ['0482-826000', 'length'],
    ['0482-826000000', 'length'],
    ['0182-8260000', 'area-code'],
    ['026-82600000', 'area-code'],
    ['1380000000', 'mobile-length'],
    ['138000000000', 'mobile-length'],
    ['826000', 'length'],
    ['13805', 'length'],
    ['826000000', 'length'],
  ] as const)
    void it(`says ${fault} of ${number}`, () => assert.equal(phoneFault(number), fault))
})

void describe('findPhones', () => {
  const texts = (text: string) => findPhones(text).map((one) => one.text)
  void it('takes named numbers whole, others with an area code or eleven digits', () => {
    assert.deepEqual(texts('联系电话：023-73330000，传真(023)73330001。'), ['023-73330000', '(023)73330001'])
    assert.deepEqual(texts('电话（传真）：023-73330000'), ['023-73330000'])
    assert.deepEqual(texts('王科长 0482-8260000；13800000000'), ['0482-8260000', '13800000000'])
    assert.deepEqual(texts('电话:8260000 8260001'), ['8260000', '8260001'])
    assert.deepEqual(texts('电话:7333 0000'), ['7333 0000'])
  })
  void it('takes no figures, dates and numbers of documents', () => {
    assert.deepEqual(texts('2023-05-06印发，编号20230506001，电话费3200元，科目2013201'), [])
  })
  void it('knows where they stand', () => {
    const [phone] = findPhones('电话：023-73330000')
    assert.deepEqual([phone?.from, phone?.to, phone?.isNamed], [3, 15, true])
  })
})
