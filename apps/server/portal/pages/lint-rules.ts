/** The rules of the checker, one page each, shown from the rules themselves. */
import type { DocumentRule, Grade, RuleExample } from '#lint'
import { documentRules, familyNames, gradeNames, gradeOrder, lintDocument, markDocument } from '#lint'
import { readPublicText } from '#readers'
import { publishedCalendar } from '../../lint-calendar.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, section, tag } from '../parts.ts'
import { markedParts } from './lint.ts'

const toneOf = (grade: Grade) => (grade === 'error' ? 'bad' : grade === 'note' ? 'plain' : 'warn')
const familiesOf = ({ families }: DocumentRule): string =>
  families === 'all' ? '所有公文' : families.map((family) => familyNames[family]).join('、')

export function lintRulesPage(): Page {
  return {
    title: '校核规则',
    description: '公文校核的全部规则：查什么、不查什么、例子。',
    section: 'lint',
    crumbs: [{ label: '公文校核', href: '/lint' }],
    main: fragment(
      pageHead(
        '校核规则',
        `共 ${documentRules.length} 条，按最重的级别排列。每条都写明查什么、不查什么，并附例子。`,
      ),
      gradeOrder.map((grade) => {
        const rules = documentRules.filter((rule) => rule.grade === grade)
        return rules.length === 0
          ? false
          : section(grade, `${gradeNames[grade]}（${rules.length}）`, ruleList(rules))
      }),
    ),
  }
}

function ruleList(rules: readonly DocumentRule[]): Html {
  return h(
    'ul',
    { class: 'lint-rules' },
    rules.map((rule) =>
      h(
        'li',
        null,
        h('a', { href: `/lint/rules/${rule.id}` }, rule.name),
        ' ',
        h('code', null, rule.id),
        rule.families !== 'all' && fragment(' ', tag('plain', familiesOf(rule))),
      ),
    ),
  )
}

export function lintRulePage(rule: DocumentRule): Page {
  const { id, name, grade, says, limits, examples } = rule
  return {
    title: name,
    description: says,
    section: 'lint',
    crumbs: [
      { label: '公文校核', href: '/lint' },
      { label: '校核规则', href: '/lint/rules' },
    ],
    main: fragment(
      pageHead(name, says),
      facts([
        ['编号', h('code', null, id)],
        ['最重级别', tag(toneOf(grade), gradeNames[grade])],
        ['适用', familiesOf(rule)],
      ]),
      section(
        'limits',
        '不查什么',
        limits.length === 0
          ? h('p', null, '没有已知的限制。')
          : h(
              'ul',
              null,
              limits.map((limit) => h('li', null, limit)),
            ),
      ),
      section(
        'examples',
        '例子',
        examples.map((example, index) => exampleParts(rule, example, index + 1)),
      ),
    ),
  }
}

/** The example as the checker reads and marks it. */
function exampleParts({ id }: DocumentRule, { text, finds, repair }: RuleExample, number: number): Html {
  const document = readPublicText(text, '例子')
  const report = lintDocument(document, { rules: [id], calendar: publishedCalendar() })
  const { findings } = report
  return h(
    'figure',
    { class: 'lint-example' },
    h(
      'figcaption',
      null,
      finds === 0 ? '没有问题' : `查出 ${finds} 处${repair === undefined ? '' : `，建议改为 ${repair}`}`,
    ),
    h(
      'div',
      { class: 'lint-document', role: 'region', 'aria-label': `例子 ${number}`, tabindex: 0 },
      markedParts(markDocument(document, report).blocks, false),
    ),
    findings.map(({ message }, index) =>
      h('p', null, h('span', { class: 'lint-number' }, index + 1), ' ', message),
    ),
  )
}
