/** Any two versions of a published budget against each other: every cell and every sentence that is not the same. */
import { differencesBetween } from '#regulations/budget'
import { budgetAddress, budgetsAddress, comparisonAddress } from '../addresses.ts'
import { instantElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, notice, selectField } from '../parts.ts'
import type { BudgetVersion, PublishedBudget } from '../sources.ts'
import { compared } from './corrections.ts'
import { budgetNavigation } from './overview-frame.ts'

export interface ComparisonModel {
  readonly current: PublishedBudget
  /** Every version, newest first. */
  readonly versions: readonly BudgetVersion[]
  readonly from: PublishedBudget
  readonly to: PublishedBudget
}

/** The two numbers that a query chooses among the versions: absent or unknown ones are the newest and the one before it. */
export function readVersions(
  query: Readonly<Record<string, unknown>>,
  versions: readonly BudgetVersion[],
): { readonly from: number; readonly to: number } {
  const newest = versions[0]?.number ?? 1
  const before = versions[1]?.number ?? newest
  const chosen = (name: 'from' | 'to', otherwise: number): number =>
    versions.find(({ number }) => String(number) === query[name])?.number ?? otherwise
  return { from: chosen('from', before), to: chosen('to', newest) }
}

export function comparisonPage({ current, versions, from, to }: ComparisonModel): Page {
  const address = budgetAddress(current)
  const title = `${current.title}：第 ${from.version.number} 版与第 ${to.version.number} 版对照`
  return {
    title,
    description: `${current.title}任意两个公开版本的逐格、逐句对照。`,
    section: 'budgets',
    unlisted: true,
    crumbs: [
      { label: '预算公开', href: budgetsAddress(current.tenant) },
      { label: current.title, href: address },
    ],
    main: fragment(
      pageHead(
        '版本对照',
        current.title,
        facts([
          ['原版本', version(address, from)],
          ['对照版本', version(address, to)],
        ]),
      ),
      budgetNavigation(undefined, current.tenant),
      chooser(comparisonAddress(current), versions, from, to),
      body(from, to),
    ),
  }
}

function version(address: string, { version: { number, publishedAt, state } }: PublishedBudget): Html {
  const href = state === 'superseded' ? `${address}/versions/${number}` : address
  return fragment(h('a', { href }, `第 ${number} 版`), '　', instantElement(publishedAt), '公开')
}

function chooser(
  address: string,
  versions: readonly BudgetVersion[],
  from: PublishedBudget,
  to: PublishedBudget,
): Html {
  const options = versions.map(({ number, state }) => ({
    value: String(number),
    label: `第 ${number} 版${state === 'current' ? '（现行）' : state === 'withdrawn' ? '（已撤下）' : ''}`,
  }))
  return h(
    'form',
    { class: 'filter no-print', method: 'get', action: address, 'aria-label': '选择两个版本' },
    selectField('from', '原版本', String(from.version.number), options),
    selectField('to', '对照版本', String(to.version.number), options),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '对照')),
  )
}

function body(from: PublishedBudget, to: PublishedBudget): Html {
  if (from.version.number === to.version.number)
    return notice('info', '选了同一版', h('p', null, '请在上面选两个不同的版本。'))
  return from.content === undefined || to.content === undefined
    ? notice('info', '不能对照', h('p', null, '其中一版的内容已撤下，不能逐处对照。'))
    : compared(differencesBetween(from.content, to.content), [
        `第 ${from.version.number} 版`,
        `第 ${to.version.number} 版`,
      ])
}
