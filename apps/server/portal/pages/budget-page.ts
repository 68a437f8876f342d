/** A unit's published budget: text, tables, targets, downloads, history. */
import { budgetAddress, budgetsAddress, unitAddress } from '../addresses.ts'
import { dayElement, instantElement } from '../dates.ts'
import { type Child, type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { digest, facts, notice, section, tag } from '../parts.ts'
import type { BudgetContent, BudgetVersion, PublishedBudget } from '../sources.ts'
import { versionHistory } from './budget-history.ts'
import { explanation, findingsPart, overview, rounding, tableIndex } from './budget-sections.ts'
import { moneyTables, tableNumber } from './budget-tables.ts'
import { fundsPart } from './fund-groups.ts'
import type { PortalQuestion } from '../questions.ts'
import { shownQuestions } from './question.ts'

export interface BudgetPageModel {
  readonly budget: PublishedBudget
  /** Every version, newest first. */
  readonly versions: readonly BudgetVersion[]
  readonly showFindings: boolean
  readonly clauseLabels: ReadonlyMap<string, string>
  /** The unit's published budget of the year before, where there is one. */
  readonly before?: PublishedBudget
  /** Questions and answers to show; absent where the public cannot ask, as on an earlier version. */
  readonly questions?: readonly PortalQuestion[]
}

export function budgetPage(model: BudgetPageModel): Page {
  const { budget } = model
  const current = budget.version.state !== 'superseded'
  const base = versionAddress(budget)
  return {
    title: current ? budget.title : `${budget.title}（第 ${budget.version.number} 版，已被更正）`,
    description: `${budget.unit.name}${budget.year}年单位预算：情况说明、预算公开表、绩效目标、下载和版本记录。`,
    section: 'budgets',
    crumbs: [{ label: '预算公开', href: budgetsAddress(budget.tenant) }],
    unlisted: !current,
    ...(current ? { canonical: budgetAddress(budget) } : {}),
    main: budget.content === undefined ? withdrawn(model) : published(model, budget.content, base),
  }
}

/** Where a version is found: the current one at the lasting address, an older one under its number. */
export function versionAddress(budget: Pick<PublishedBudget, 'tenant' | 'slug' | 'version'>): string {
  const base = budgetAddress(budget)
  return budget.version.state === 'superseded' ? `${base}/versions/${budget.version.number}` : base
}

function published(model: BudgetPageModel, content: BudgetContent, base: string): Html {
  const { budget, showFindings } = model
  const findings = showFindings ? content.findings : []
  const parts = [
    ['overview', '概览'],
    ['explanation', '情况说明'],
    ['tables', '预算公开表'],
    ...(content.funds.length > 0 ? [['funds', '绩效目标']] : []),
    ...(content.rounding.length > 0 ? [['rounding', '尾差说明']] : []),
    ...(showFindings ? [['findings', '检查结果']] : []),
    ['contact', '联系与下载'],
    ...(model.questions === undefined ? [] : [['questions', '公众咨询']]),
    ['history', '版本与核验'],
  ] as const
  return fragment(
    head(model),
    versionNotice(model),
    h(
      'div',
      { class: 'with-contents' },
      contents(parts.map(([id = '', label = '']) => [id, label] as const)),
      h(
        'div',
        { class: 'contents-body' },
        overview(budget, content, model.before?.content),
        explanation(content),
        section(
          'tables',
          '预算公开表',
          tableIndex(content),
          moneyTables(content.tables, (key) => `${base}/tables/${key}.csv`),
        ),
        content.funds.length > 0 && fundsPart(budget, content),
        content.rounding.length > 0 && rounding(content),
        showFindings && findingsPart(findings, model.clauseLabels),
        contact(model, content, base),
        model.questions !== undefined && shownQuestions(model.questions, `${base}/ask`),
        versionHistory(budget, model.versions),
      ),
    ),
  )
}

function head({ budget }: BudgetPageModel): Html {
  return pageHead(
    budget.title,
    undefined,
    facts([
      ['编制单位', named(budget.unit)],
      ['主管部门', named(budget.department)],
      ['公开时间', instantElement(budget.version.publishedAt)],
      ['公开单位', budget.version.publishedBy],
      ['版本', fragment(`第 ${budget.version.number} 版　`, versionTag(budget.version))],
      ['历年', years(budget)],
      [
        '下载',
        budget.content !== undefined && h('a', { class: 'no-print', href: '#contact' }, 'PDF、Excel、CSV'),
      ],
    ]),
  )
}

/** The same unit in other years. */
function years({ tenant, unit: { code } }: PublishedBudget): Child {
  return code === undefined ? '' : h('a', { href: unitAddress({ tenant, code }) }, '与其他年度比较')
}

function named(organisation: { readonly name: string; readonly code?: string }): Child {
  return organisation.code === undefined
    ? organisation.name
    : fragment(organisation.name, ' ', h('span', { class: 'code' }, organisation.code))
}

function versionTag(version: BudgetVersion): Html {
  if (version.state === 'withdrawn') return tag('bad', '已撤下')
  if (version.state === 'superseded') return tag('warn', '已被更正')
  return version.correction === undefined ? tag('good', '现行') : tag('good', '现行，经更正')
}

function versionNotice({ budget, versions }: BudgetPageModel): Html | false {
  const { version } = budget
  if (version.state === 'superseded') {
    const current = versions.find((other) => other.state === 'current')
    return notice(
      'warn',
      '这是已被更正的旧版本，仅供查阅',
      h(
        'p',
        null,
        current === undefined
          ? '现行版本已撤下。'
          : fragment('现行版本是第 ', current.number, ' 版，公开于 ', dayElement(current.publishedAt), '。'),
        h('a', { href: budgetAddress(budget) }, '查看现行版本'),
      ),
    )
  }
  if (version.correction === undefined) return false
  return notice(
    'info',
    '本预算经过更正',
    h(
      'p',
      null,
      dayElement(version.publishedAt),
      ' 更正：',
      version.correction.reason,
      '　',
      h('a', { class: 'no-print', href: '#history' }, '更正了哪些地方'),
    ),
  )
}

function withdrawn(model: BudgetPageModel): Html {
  const { version } = model.budget
  return fragment(
    head(model),
    notice(
      'bad',
      '内容已撤下',
      fragment(
        h(
          'p',
          null,
          version.withdrawal === undefined
            ? '这一版的内容已不再提供。'
            : fragment(
                '撤下时间：',
                instantElement(version.withdrawal.withdrawnAt),
                '。依据：',
                version.withdrawal.ground,
              ),
        ),
        h(
          'p',
          null,
          '页面、文件、订阅和查找中的内容均已移除；公开记录、时间和校验值保留如下。如需了解，请与公开单位联系。',
        ),
      ),
    ),
    versionHistory(model.budget, model.versions),
  )
}

function contents(parts: readonly (readonly [string, string])[]): Html {
  return h(
    'nav',
    { class: 'contents', 'aria-label': '本页目录' },
    h('p', { class: 'contents-title' }, '本页目录'),
    h(
      'ol',
      null,
      parts.map(([id, label]) => h('li', null, h('a', { href: `#${id}` }, label))),
    ),
  )
}

function contact(model: BudgetPageModel, content: BudgetContent, base: string): Html {
  const name = `${model.budget.unit.name}${model.budget.year}年预算`
  return section(
    'contact',
    '联系与下载',
    facts([
      ['联系人', content.contact.name],
      [
        '联系电话',
        content.contact.phone === ''
          ? ''
          : h(
              'a',
              { href: `tel:${content.contact.phone.replaceAll(/[^0-9+]/g, '')}` },
              content.contact.phone,
            ),
      ],
    ]),
    h(
      'ul',
      { class: 'downloads no-print' },
      model.budget.hasPdf &&
        h('li', null, h('a', { href: `${base}/budget.pdf`, 'aria-label': `下载${name}，PDF` }, 'PDF')),
      h(
        'li',
        null,
        h('a', { href: `${base}/budget.xlsx`, 'aria-label': `下载${name}，Excel 工作簿` }, 'Excel 工作簿'),
      ),
      content.tables.map((table) =>
        h(
          'li',
          null,
          h(
            'a',
            {
              href: `${base}/tables/${table.key}.csv`,
              'aria-label': `下载${tableNumber(table)} CSV 数据：${table.title}`,
            },
            `${tableNumber(table)} CSV`,
          ),
        ),
      ),
      h('li', null, h('a', { href: `${base}/datapackage.json` }, '数据包说明（datapackage.json）')),
    ),
    h('p', { class: 'hint no-print' }, 'CSV 为 UTF-8 编码，列名长期不变；金额单位均为万元。'),
    h('p', { class: 'print-only' }, digest(model.budget.version.hash)),
  )
}
