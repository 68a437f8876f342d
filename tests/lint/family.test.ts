/** Families of documents, each told from the others by general features of documents of our own. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Family } from '#lint'
import { detectFamily, documentRules, lintDocument, readDocument } from '#lint'
import { readPublicText } from '#readers'

const familyOf = (text: string): Family | null => detectFamily(readDocument(readPublicText(text, '文件.txt')))
const articles = (count: number): string =>
  Array.from(
    { length: count },
    (_one, at) => `第${'一二三四五六七'[at] ?? ''}条 本条说明第${at + 1}件事。`,
  ).join('\n\n')
const names = (count: number): string =>
  `序号\t姓名\t部门\n${Array.from({ length: count }, (_one, at) => `${at + 1}\t甲${at + 1}\t一部`).join('\n')}\n`

void describe('the family of a document', () => {
  const documents: readonly (readonly [string, Family | null, string])[] = [
    [
      'a budget by its title and its tables',
      'budget',
      '# 某县水利局2024年部门预算公开\n\n项目\t预算数\n收入\t12.00\n支出\t12.00\n',
    ],
    ['final accounts in words', 'budget', '# 某县水利局2023年度部门决算说明\n\n收入12万元。'],
    [
      'tables of a budget without a title',
      'budget',
      '科目编码\t科目名称\t合计\n201\t甲\t1.00\n20101\t乙\t1.00\n\n一段话。\n\n经济分类\t名称\t合计\n301\t丙\t1.00\n302\t丁\t1.00\n',
    ],
    ['a rule about budgets', 'regulation', `# 某市预算管理办法\n\n${articles(3)}`],
    [
      'a report on disclosure',
      'disclosure-report',
      '# 某市林业局2023年政府信息公开工作年度报告\n\n全年公开信息120条。',
    ],
    [
      'a summary on open affairs',
      'disclosure-report',
      '# 某学校2022-2023学年校务公开工作总结\n\n全年公开信息120条。',
    ],
    ['a plan', 'plan', '# 某区2024年防汛工作方案\n\n一、总体要求\n\n加强值守。'],
    ['a plan in brackets of its state', 'plan', '# 某区职业教育发展规划（征求意见稿）\n\n加强投入。'],
    ['a plan that a notice brings', 'plan', '# 关于印发《某区绿化行动计划》的通知\n\n现印发给你们。'],
    ['five articles', 'regulation', `# 某协会工作指引\n\n${articles(5)}`],
    ['four articles under no such title', null, `# 某协会工作指引\n\n${articles(4)}`],
    ['a list by its title', 'list', '# 2024年职业技能竞赛获奖名单\n\n甲 乙 丙'],
    ['a list by its table', 'list', `# 拟录用人员\n\n${names(3)}`],
    ['a table of names in a longer text', null, `# 关于人员的函\n\n${'一段话。\n\n'.repeat(4)}${names(3)}`],
    ['a report on something else', null, '# 某市林业局2023年造林情况报告\n\n造林120亩。'],
    ['a notice on disclosure', null, '# 关于加强信息公开的函\n\n请予支持。'],
    ['a title of a rule without an article', null, '# 某市垃圾分类办法\n\n请予支持。'],
    ['a title of a rule with one article', 'regulation', `# 某市垃圾分类办法\n\n${articles(1)}`],
    ['a letter about a budget', null, '# 关于预算的函\n\n请予支持。'],
    ['a letter about a budget with its table', 'budget', '# 关于预算的函\n\n项目\t预算数\n甲\t1\n乙\t2\n'],
    ['a rule about budgets without an article', null, '# 某市预算管理办法\n\n项目\t甲\n乙\t2\n丙\t3\n'],
    ['one table of a budget', null, '科目编码\t科目名称\t合计\n201\t甲\t1.00\n20101\t乙\t1.00\n'],
    [
      'two tables of a budget among four',
      null,
      `${'科目编码\t科目名称\t合计\n201\t甲\t1.00\n20101\t乙\t1.00\n\n一段话。\n\n'.repeat(2)}${'编码\t品名\t合计\n甲\t甲\t1.00\n乙\t乙\t1.00\n\n一段话。\n\n'.repeat(2)}`,
    ],
    [
      'a table of names beside another',
      null,
      `# 拟录用人员\n\n${names(9)}\n一段话。\n\n品名\t数\n甲\t1\n乙\t2\n`,
    ],
    ['a letter', null, '# 关于商请支持的函\n\n请予支持为盼。'],
    ['nothing', null, ''],
  ]
  for (const [what, family, text] of documents)
    void it(`is ${family ?? 'unknown'} for ${what}`, () => assert.equal(familyOf(text), family))
})

void describe('the family chooses the rules', () => {
  const [example] = documentRules.find(({ id }) => id === 'statutory-ratio')?.examples ?? []
  const document = readPublicText(example?.text ?? '', '文件.txt')
  for (const [family, isChecked] of [
    ['budget', true],
    ['plan', false],
    [null, false],
  ] as const)
    void it(`${isChecked ? 'with' : 'without'} those of budgets for ${family ?? 'no family'}`, () =>
      assert.equal(Object.hasOwn(lintDocument(document, { family }).checks, 'statutory-ratio'), isChecked))
})
