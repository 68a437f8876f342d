/** A page per rule of the checker, written from the rule itself, and their index. */
import type { DocumentRule, Family } from '#lint'
import { familyNames, gradeNames } from '#lint'

const folder = 'docs/rules'

/** The index and the pages, in the order of ids. */
export function rulePages(rules: readonly DocumentRule[]): { path: string; text: string }[] {
  return [
    { path: `${folder}/README.md`, text: indexPage(rules) },
    ...rules.map((rule) => ({ path: `${folder}/${rule.id}.md`, text: rulePage(rule) })),
  ]
}

const generated = '<!-- Generated from lint/catalogue by `npm run gen`. Do not edit. -->'

function indexPage(rules: readonly DocumentRule[]): string {
  return [
    generated,
    '',
    '# 公文校核规则',
    '',
    `共 ${rules.length} 条。每条规则一个文件、一页说明；[怎样使用](../guides/lint.md)。`,
    '',
    ...rules.map(
      ({ id, name, grade, families }) =>
        `- [${id}](${id}.md) ${name}（${gradeNames[grade]}，${familyText(families)}）`,
    ),
    '',
  ].join('\n')
}

function rulePage({ id, name, grade, families, says, limits, examples }: DocumentRule): string {
  const shown = examples.flatMap(({ text, finds, repair }) => [
    finds === 0 ? '没有问题：' : `查出 ${finds} 处${repair === undefined ? '' : `，建议改为 ${repair}`}：`,
    '',
    '```text',
    text.trimEnd(),
    '```',
    '',
  ])
  return [
    generated,
    '',
    `# ${name}`,
    '',
    `- 规则编号：\`${id}\``,
    `- 最重级别：${gradeNames[grade]}`,
    `- 适用：${familyText(families)}`,
    '',
    '## 查什么',
    '',
    says,
    '',
    '## 不查什么',
    '',
    ...(limits.length === 0 ? ['没有已知的限制。'] : limits.map((limit) => `- ${limit}`)),
    '',
    '## 例子',
    '',
    ...shown,
  ].join('\n')
}

function familyText(families: 'all' | readonly Family[]): string {
  return families === 'all' ? '所有公文' : families.map((family) => familyNames[family]).join('、')
}
