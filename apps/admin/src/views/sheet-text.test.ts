import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  editText,
  figureText,
  looksLikeOtherUnit,
  parseBlock,
  plainFigure,
  printBlock,
  readCell,
} from './sheet-text.ts'

test('a block of Excel or WPS is rows and cells, quoted cells keep their breaks', () => {
  assert.deepEqual(parseBlock('1\t2\r\n3\t4\r\n'), [
    ['1', '2'],
    ['3', '4'],
  ])
  assert.deepEqual(parseBlock('"办公费\n（含印刷）"\t"他说""好"""\n\t5'), [
    ['办公费\n（含印刷）', '他说"好"'],
    ['', '5'],
  ])
  assert.deepEqual(parseBlock('12.50'), [['12.50']])
})

test('what is copied comes back the same', () => {
  const rows = [
    ['a\tb', 'c"d'],
    ['', 'e\nf'],
  ]
  assert.deepEqual(parseBlock(printBlock(rows)), rows)
})

test('separators, full-width digits, signs and units are read away', () => {
  assert.equal(plainFigure('１，２３４．５０'), '1234.50')
  assert.equal(plainFigure(' ￥1,909,800.00 元'), '1909800.00')
  assert.equal(plainFigure('12.50万元'), '12.50')
})

test('in 万元 a figure stays as printed, in 元 it is exact; blanks are blanks', () => {
  assert.deepEqual(readCell('1,190.90', '万元'), { value: '1190.90' })
  assert.deepEqual(readCell('1,909,812.34', '元'), { value: 190_981_234 })
  for (const blank of ['', ' ', '—', '-', '无']) assert.deepEqual(readCell(blank, '元'), { value: null })
})

test('what is no amount is refused with its reason', () => {
  assert.deepEqual(readCell('十二', '万元'), { fault: '请填数字，如 12.5' })
  assert.deepEqual(readCell('1.234', '元'), { fault: '最小到分，请减少小数位' })
  assert.deepEqual(readCell('-5', '万元'), { fault: '预算金额不能为负' })
})

test('the unit switch shows exact amounts exactly and printed ones as about', () => {
  assert.equal(figureText(190_981_234, '元'), '1,909,812.34')
  assert.equal(figureText(190_981_234, '万元'), '190.98')
  assert.equal(figureText('190.98', '元'), '约1,909,800')
  assert.equal(figureText('190.98', '万元'), '190.98')
  assert.equal(editText(190_981_234, '万元'), '190.981234')
  assert.equal(editText('190.98', '元'), '1909800')
})

test('a block in the other unit is noticed, an ordinary change is not', () => {
  assert.ok(looksLikeOtherUnit([{ before: '190.98', to: '1909812.34' }], '万元'))
  assert.ok(looksLikeOtherUnit([{ before: 190_980_000, to: 19_098 }], '元'))
  assert.ok(!looksLikeOtherUnit([{ before: '190.98', to: '191.00' }], '万元'))
  assert.ok(
    !looksLikeOtherUnit(
      [
        { before: '1.00', to: '10000' },
        { before: '2.00', to: '3.00' },
      ],
      '万元',
    ),
  )
  assert.ok(!looksLikeOtherUnit([{ before: null, to: '5' }], '万元'))
})
