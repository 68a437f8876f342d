/** The parts of a published budget's page. */
import { gradeNames } from '#lint'
import { compositionChart, yearOnYearChart } from '../charts.ts'
import { type Html, fragment, h } from '../h.ts'
import { facts, section, tag } from '../parts.ts'
import type { BudgetContent, ComparedAmount, PublishedBudget, PublishedFinding } from '../sources.ts'

/** Last year's amounts where this year's text does not give them, from what the unit published then. */
function comparedWith(
  before: BudgetContent | undefined,
  amounts: readonly ComparedAmount[],
): readonly ComparedAmount[] {
  return amounts.map((amount) => {
    const last = amount.last ?? before?.yearOnYear.find(({ label }) => label === amount.label)?.current
    return amount.last !== null || last === undefined ? amount : { ...amount, last, assumed: true }
  })
}

export function overview(budget: PublishedBudget, content: BudgetContent, before?: BudgetContent): Html {
  const compared = comparedWith(before, content.yearOnYear)
  return section(
    'overview',
    '概览',
    content.keyFigures.length > 0 &&
      h(
        'dl',
        { class: 'key-figures' },
        content.keyFigures.map((figure) =>
          h(
            'div',
            null,
            h('dt', null, figure.label),
            h(
              'dd',
              null,
              h('span', { class: 'amount' }, figure.amount),
              h('span', { class: 'unit' }, '万元'),
            ),
          ),
        ),
      ),
    content.composition.length > 1 && compositionChart(`${budget.year}年支出构成`, content.composition),
    compared.some(({ last }) => last !== null) && yearOnYearChart('与上年预算比较', budget.year, compared),
  )
}

export function explanation(content: BudgetContent): Html {
  return section(
    'explanation',
    '情况说明',
    h(
      'div',
      { class: 'prose' },
      content.explanation.map((part) =>
        fragment(
          h('h3', null, part.heading),
          part.paragraphs.map((text) =>
            /^（[一二三四五六七八九十]+）[^。]{0,24}$/.test(text) ? h('h4', null, text) : h('p', null, text),
          ),
        ),
      ),
    ),
  )
}

export function tableIndex(content: BudgetContent): Html {
  return h(
    'ol',
    { class: 'table-index no-print' },
    content.tables.map((table) => h('li', null, h('a', { href: `#table-${table.key}` }, table.title))),
  )
}

export function rounding(content: BudgetContent): Html {
  return section(
    'rounding',
    '尾差说明',
    h(
      'p',
      null,
      '表中金额以万元列示并保留两位小数，是四舍五入的结果。下列合计与各分项直接相加略有出入，出入都在四舍五入所能产生的范围之内，不是差错。',
    ),
    h(
      'ul',
      null,
      content.rounding.map((note) =>
        h('li', null, `${note.place}：合计 ${note.total}，分项相加 ${note.partsSum}。`),
      ),
    ),
  )
}

export function findingsPart(
  findings: readonly PublishedFinding[],
  labels: ReadonlyMap<string, string>,
): Html {
  return section(
    'findings',
    '检查结果',
    h('p', null, '以下由系统按条款自动比对得出，供公开单位和读者参考；数字以公开单位的更正为准。'),
    findings.length === 0
      ? h('p', null, '没有发现数字之间的矛盾。')
      : h(
          'ol',
          { class: 'findings' },
          findings.map((finding) =>
            h(
              'li',
              null,
              h(
                'p',
                null,
                tag(
                  finding.grade === 'error' ? 'bad' : finding.grade === 'note' ? 'plain' : 'warn',
                  gradeNames[finding.grade],
                ),
                ' ',
                h('strong', null, finding.place),
                '　',
                finding.message,
              ),
              facts([
                ['公开的数', finding.stated],
                ['应为', finding.expected],
                [
                  '依据',
                  finding.clause !== undefined &&
                    finding.clause !== '' &&
                    h(
                      'a',
                      { href: `/regulations/${finding.clause}` },
                      labels.get(finding.clause) ?? finding.clause,
                    ),
                ],
              ]),
            ),
          ),
        ),
  )
}
