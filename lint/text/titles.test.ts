import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findAttachmentReferences, findNamedWorks, findOwnArticles } from './references.ts'
import { readTitle, relateTitles } from './titles.ts'

void describe('titles', () => {
  void it('are taken apart', () => {
    assert.deepEqual(readTitle('示例市人才 工作方案（试行）'), {
      core: '示例市人才工作方案',
      version: '试行',
      years: null,
    })
    assert.deepEqual(readTitle('人才计划（2021—2023年）').years, [2021, 2023])
    assert.deepEqual(readTitle('人才计划', '（2021-2023年）精神').years, [2021, 2023])
    assert.deepEqual(readTitle('人才目录（2022年版）').years, [2022, 2022])
    assert.equal(readTitle('人才计划', '（示例发〔2022〕3号）').years, null)
  })

  const relations: readonly (readonly [string, string, string])[] = [
    ['示例市人才工作方案', '示例市人才工作 方案（参考格式）', 'same'],
    ['示例市人才工作方案（试行）', '示例市人才工作方案（修订稿）', 'variant'],
    ['示例市人才工作方案（试行）', '示例市人才工作方案', 'same'],
    ['人才行动计划（2018-2020年）', '人才行动计划（2021-2023年）', 'other'],
    ['人才行动计划（2018-2020年）', '人才行动计划（2019-2021年）', 'variant'],
    ['药品目录（2019年版）', '药品目录（2022年版）', 'other'],
    ['关于印发〈人才工作方案〉的通知', '人才工作方案', 'same'],
    ['示例省高等职业院校教学评价指标体系', '示例省高职院校教学评价指标体系', 'variant'],
    ['示例市职业技能培训补贴管理办法', '示例市职业技能培训管理办法', 'other'],
    ['示例市社区托育服务机构管理办法', '示例市社区托管服务机构管理办法', 'doubtful'],
    ['示例市春季普通中学招生工作办法', '示例市秋季普通中学招生工作办法', 'other'],
    ['托育管理办法', '托管管理办法', 'other'],
    ['示例市社区托育服务发展实施办法', '示例市社区托育服务发展实施方案', 'other'],
    ['示例市社区托育服务发展办法（2022-2025年）', '示例市社区托育服务发展方案（2023-2025年）', 'variant'],
    ['示例市社区托育服务发展办法（2016-2020年）', '示例市社区托育服务发展方案（2021-2025年）', 'other'],
    ['示例市托育机构管理的办法', '示例市托管机构管理的办法', 'doubtful'],
    ['示例市托育机构管理办法', '示例市托管机构管理办法', 'other'],
    ['示例市社区托育服务发展实施办法', '示例市社区托育服务发展办法', 'same'],
    ['示例市社区托育服务发展办法（2022-2025年）', '示例市城乡养老保险改革方案（2022-2025年）', 'other'],
    ['示例市社区托育服务发展办法（2022-2025年）', '示例市社区托育服务发展方案（2025-2027年）', 'variant'],
    ['示例市社区托育服务发展办法（2022-2025年）', '示例市社区托育服务发展方案', 'other'],
    ['示例市人才工作方案（试行）', '示例市人才工作 方案（试行）', 'same'],
    ['人才行动计划（2018-2020年）', '人才行动计划', 'same'],
    ['人才行动计划（2018-2020年）', '人才行动 计划（2018—2020年）', 'same'],
    ['人才行动目录（2018-2020年）', '人才行动目录（2019年版）', 'other'],
    ['示例省高等职业的院校教学评价指标体系', '示例省高职院校教学评价指标体系', 'other'],
    ['示例市大社区托育服务机构管理办法', '示例市社区托育服务机构管理办法', 'other'],
    ['示例市社区托育服务发展工作报告', '示例市城乡居民养老保险登记表格', 'other'],
  ]
  for (const [a, b, relation] of relations)
    void it(`${a} and ${b}: ${relation}`, () => {
      assert.equal(relateTitles(readTitle(a), readTitle(b)), relation)
      assert.equal(relateTitles(readTitle(b), readTitle(a)), relation)
    })
})

void describe('references', () => {
  const attached = (text: string): readonly string[] =>
    findAttachmentReferences(text).map(
      ({ kind, number, isPointed }) => `${kind}${number ?? ''}${isPointed ? '!' : ''}`,
    )
  void it('to attachments', () => {
    assert.deepEqual(attached('任务见附件2，附表一为样式'), ['附件2!', '附表1'])
    assert.deepEqual(attached('提交附件一份（见附件）'), ['附件!'])
    assert.deepEqual(attached('依据《示例通知》附件3'), [])
    assert.deepEqual(attached('附件齐全'), [])
    assert.deepEqual(attached('提交材料，附件3份'), [])
    assert.deepEqual(attached('材料见附件3份'), [])
    assert.deepEqual(attached('目录见附录'), ['附录!'])
  })
  void it('to works: the outer ones, not those left open', () => {
    const titles = (text: string) => findNamedWorks(text).map(({ title }) => title)
    assert.deepEqual(titles('《甲〈乙〉》、《丙《丁》戊》、《己'), ['甲〈乙〉', '丙《丁》戊'])
    assert.deepEqual(titles('甲》《乙》'), ['乙'])
  })
  void it('to articles of the document itself', () => {
    const own = (text: string): readonly number[] => findOwnArticles(text).map(({ number }) => number)
    assert.deepEqual(own('依照本办法第三条、第十二条第二款和第2条办理'), [3, 12, 2])
    assert.deepEqual(own('依照《示例法》第八十条办理'), [])
    const text = '按本规定第五条'
    const [first] = findOwnArticles(text)
    assert.equal(text.slice(first?.from, first?.to), '第五条')
  })
})
