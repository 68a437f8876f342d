import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findRepeatedSerials, findRepetitions } from './repetition.ts'

void describe('what stands twice in a row', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['校园环境、生活生活设施', '生活'],
    ['改善条件改善条件的办法', '改善条件'],
    ['基层党组织组织开展活动', ''],
    ['某大学大学生创业', ''],
    ['社会组织党组织党员', ''],
    ['部门年度考核部门年度考核结果', '部门年度考核'],
    ['认真研究研究。', ''],
    ['于2023年5月2023年5月公布', '2023年5月'],
    ['收入0万元，事业收入0万元，事业单位', ''],
    ['11111111', ''],
    ['哈哈哈哈', ''],
    ['金额____元', ''],
    ['的通知的通知', '的通知'],
    ['管理。管理', ''],
    ['就读某大学大学。', '大学'],
    ['办好社区服务社区服务站', ''],
    ['办好社区服务站社区服务站点', '社区服务站'],
    ['于2019年9月2019年9月公布', '2019年9月'],
    ['管理 办法管理 办法', '管理 办法'],
    ['甲类-1甲类-1', ''],
    ['3月3月3日', ''],
    ['见第3章第3章', ''],
    ['见第3条款第3条款', '第3条款'],
    ['甲乙类:甲乙类:', ''],
  ]
  for (const [text, found] of texts)
    void it(`${text}: ${found || 'nothing'}`, () =>
      assert.equal(
        findRepetitions(text)
          .map(({ once }) => once)
          .join(','),
        found,
      ))

  void it('gives the place of both', () => {
    assert.deepEqual(findRepetitions('、生活生活设施'), [{ from: 1, to: 5, once: '生活' }])
  })

  void it('finds a serial written again, not another one', () => {
    assert.deepEqual(findRepeatedSerials('（甲发〔2015〕12 号）12 号文件'), [
      { from: 14, to: 18, serial: '12' },
    ])
    assert.deepEqual(findRepeatedSerials('（甲发〔2015〕12号）、13号文件'), [])
    assert.deepEqual(findRepeatedSerials('（甲发〔2015〕12号）13号文件'), [])
  })
})
