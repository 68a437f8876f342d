/** The directory of funds: by year and department, each fund once, with the sums of its categories. */
import { type ListedFund, categorySubtotal, fundList } from '#regulations/budget'
import { targetAddress, targetsAddress } from '../addresses.ts'
import { dayElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty, scrollFrame, tag } from '../parts.ts'
import type { PortalTenant } from '../sources.ts'
import type { PublishedTargets } from '../target-sources.ts'

export interface TargetListModel {
  /** Newest editions, of one jurisdiction where `tenant` is given. */
  readonly entries: readonly PublishedTargets[]
  readonly tenant?: PortalTenant
}

type Shown = PublishedTargets & { readonly content: NonNullable<PublishedTargets['content']> }

export function targetListPage({ entries, tenant }: TargetListModel): Page {
  const shown = entries.filter((entry): entry is Shown => entry.content !== undefined)
  const groups = fundList(shown.map((entry) => ({ ...entry, ...entry.content })))
  const title = tenant === undefined ? '绩效目标' : `绩效目标（${tenant.name}）`
  return {
    title,
    description: '按年度和主管部门查阅专项资金和项目的绩效目标、指标与自评结果。',
    section: 'targets',
    crumbs: tenant === undefined ? [] : [{ label: '绩效目标', href: targetsAddress() }],
    main: fragment(
      pageHead(
        tenant === undefined ? '绩效目标' : `${tenant.name}绩效目标`,
        '按年度和主管部门查阅专项资金和项目的目标、指标与自评结果。目标调整后，原版本仍可查阅。',
      ),
      groups.length === 0
        ? empty('还没有公开的绩效目标。', h('p', null, '随预算批复公开后会立即出现在这里。'))
        : groups.map(group),
    ),
  }
}

type Group = ReturnType<typeof fundList<Shown & Shown['content']>>[number]

function group({ year, code, name, funds }: Group): Html {
  const id = `funds-${year}-${code}`
  return h(
    'section',
    { id, class: 'part', 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, `${year}年　${code}-${name}`),
    scrollFrame(`${id}-title`, table(funds, `${year}年${name}的绩效目标`)),
    h('p', { class: 'hint' }, sums(funds)),
  )
}

function sums(funds: Group['funds']): string {
  const listed = funds.map(({ slug, fund, owner, budget }) => ({
    key: slug,
    name: fund.name,
    owner: owner.code,
    category: categoryOf(fund.category),
    parent: null,
    amount: budget,
  }))
  const subtotals = (['重点专项', '一般性项目'] as const).flatMap((category) =>
    listed.some((one) => one.category === category)
      ? [`${category} ${categorySubtotal(category)({ funds: listed }).value} 万元`]
      : [],
  )
  return subtotals.length === 0 ? '' : `已公开部分小计：${subtotals.join('，')}。`
}

function categoryOf(text: string): ListedFund['category'] {
  return text === '重点专项' || text === '一般性项目' || text === '单位整体' ? text : '其他'
}

function table(funds: Group['funds'], caption: string): Html {
  const heads = ['项目', '类别', '当年预算（万元）', '指标', '公开日期', '自评']
  return h(
    'table',
    { class: 'directory' },
    h('caption', { class: 'unseen' }, caption),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        heads.map((head) =>
          h('th', { scope: 'col', class: head.startsWith('当年') ? 'number' : undefined }, head),
        ),
      ),
    ),
    h(
      'tbody',
      null,
      funds.map((entry) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, h('a', { href: targetAddress(entry) }, entry.fund.name)),
          h('td', { 'data-label': '类别' }, `${entry.fund.category}（${entry.fund.level}）`),
          h('td', { class: 'number', 'data-label': '当年预算（万元）' }, entry.budget),
          h('td', { 'data-label': '指标' }, `${entry.indicators.length} 项`),
          h('td', { 'data-label': '公开日期' }, dayElement(entry.publishedAt)),
          h(
            'td',
            { 'data-label': '自评' },
            entry.evaluation === null
              ? '—'
              : tag(
                  entry.evaluation.rating === '差' ? 'warn' : 'good',
                  `${entry.evaluation.total} 分，${entry.evaluation.rating}`,
                ),
          ),
        ),
      ),
    ),
  )
}
