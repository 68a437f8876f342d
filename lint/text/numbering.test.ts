import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findInlineRows, findMarker } from './numbering.ts'

void describe('the number a paragraph begins with', () => {
  const written: readonly (readonly [string, string | null])[] = [
    ['第十二条 申请人应当提交材料。', 'article 12'],
    ['第三条规定的期限从次日起算。', null],
    ['第三条第二款的期限', null],
    ['第二章 受理', 'chapter 2'],
    ['第一节 一般规定', 'section 1'],
    ['第二编 分则', 'part 2'],
    ['十一、附则', 'comma 11'],
    ['一、二年级学生参加', null],
    ['三、一般公共预算', 'comma 3'],
    ['四、三公经费情况说明', 'comma 4'],
    ['二、三季度安排', null],
    ['一、一年级新生', null],
    ['十、十一月份安排', null],
    ['（三）审核', 'bracketed 3'],
    ['（三）项目管理', 'bracketed 3'],
    ['（三）项规定的材料', null],
    ['（一）目标', 'bracketed 1'],
    ['（一）目规定的材料', null],
    ['3. 审核', 'dotted 3'],
    ['3、审核', 'dotted 3'],
    ['3.5万元', null],
    ['(12) 审核', 'arabic-bracketed 12'],
    ['2)审核', 'half-bracketed 2'],
    ['（2023）', null],
    ['0. 没有第零项', null],
    ['2023年度', null],
  ]
  for (const [text, marker] of written)
    void it(`${text} has ${marker ?? 'none'}`, () => {
      const found = findMarker(text)
      assert.equal(found === null ? null : `${found.kind} ${found.number}`, marker)
    })

  void it('knows a list that begins behind a word', () => {
    assert.deepEqual(findMarker('附件：1. 任务表'), {
      from: 3,
      to: 5,
      kind: 'dotted',
      number: 1,
      text: '1.',
      isAside: true,
    })
    assert.equal(findMarker('1. 任务表')?.isAside, false)
    assert.equal(findMarker('  1. 任务表')?.isAside, false)
  })
})

void describe('numbered points inside a text', () => {
  const rows = (text: string): readonly (readonly number[])[] =>
    findInlineRows(text).map((row) => row.map(({ number }) => number))

  void it('finds rows of every form', () => {
    assert.deepEqual(rows('条件：①有学历；②有经历。'), [[1, 2]])
    assert.deepEqual(rows('口径：1. 登记；2. 签约；3. 创业。'), [[1, 2, 3]])
    assert.deepEqual(rows('做法：一是摸底，二是建账。'), [[1, 2]])
    assert.deepEqual(rows('第一，摸底。第二，建账。'), [[1, 2]])
  })
  void it('leaves the number of the paragraph itself out when it is another list', () => {
    assert.deepEqual(rows('3. 口径：1. 登记；2. 签约。'), [[1, 2]])
    assert.deepEqual(rows('1. 登记；2. 签约。'), [[1, 2]])
  })
  void it('begins a row anew with each 1', () => {
    assert.deepEqual(rows('①甲；②乙。条件：①丙；②丁。'), [
      [1, 2],
      [1, 2],
    ])
  })
  void it('keeps a number that is missing or stands twice in its row', () => {
    assert.deepEqual(rows('口径：①甲；③乙。'), [[1, 3]])
    assert.deepEqual(rows('口径：①甲；①乙；②丙。'), [[1, 1, 2]])
  })
  void it('takes no figure, no reference and no single point for a row', () => {
    assert.deepEqual(rows('增长：1.5倍；2.5倍。'), [])
    assert.deepEqual(rows('符合第①②项'), [])
    assert.deepEqual(rows('口径：1. 登记。'), [])
    assert.deepEqual(rows('③丙；④丁'), [])
  })
})
