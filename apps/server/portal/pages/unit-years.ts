/** A unit over the years: its key figures, what changed each year, and the reasons it gave. */
import { type Published, type ChangeOver, type UnitYears, unitOverYears } from '#regulations/budget'
import { budgetAddress, budgetsAddress, unitAddress } from '../addresses.ts'
import { historyChart } from '../charts.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty, facts, scrollFrame, section } from '../parts.ts'
import { budgetNavigation } from './overview-frame.ts'

export interface UnitYearsModel {
  readonly tenant: string
  readonly code: string
  /** Every published budget of the unit; at least one. */
  readonly budgets: readonly Published[]
}

export function unitYearsPage({ tenant, code, budgets }: UnitYearsModel): Page {
  const over = unitOverYears(budgets)
  const newest = over.years.at(-1)
  const name = newest?.unit.name ?? code
  return {
    title: `${name}历年预算`,
    description: `${name}历年公开的单位预算：收支、基本和项目支出、“三公”经费的变化及原因。`,
    section: 'budgets',
    crumbs: [{ label: '预算公开', href: budgetsAddress(tenant) }],
    canonical: unitAddress({ tenant, code }),
    main: fragment(
      pageHead(
        `${name}历年预算`,
        undefined,
        facts([
          ['单位代码', h('span', { class: 'code' }, code)],
          ['主管部门', newest?.department.name],
          ['已公开的年度', over.years.map(({ year }) => `${year}年`).join('、')],
        ]),
      ),
      budgetNavigation(undefined, tenant),
      over.years.length < 2 &&
        empty('这个单位只公开过一个年度的预算，还没有可以比较的年度。下面是这一年的数。'),
      figures(over),
      restated(over),
      over.years.map((budget, i) => changesOf(budget, over.changes[i] ?? [])).toReversed(),
    ),
  }
}

function figures({ years, rows }: UnitYears): Html {
  const of = (label: string) =>
    years.map((_, i) => rows.find((row) => row.label === label)?.amounts[i] ?? null)
  return section(
    'figures',
    '主要数字',
    years.length > 1 &&
      historyChart(
        '支出预算的变化',
        years.map(({ year }, i) => ({
          year,
          basic: of('基本支出')[i] ?? null,
          project: of('项目支出')[i] ?? null,
          total: of('支出预算总额')[i] ?? null,
        })),
      ),
    scrollFrame(
      'figures-title',
      h(
        'table',
        { class: 'figures' },
        h('caption', { class: 'unseen' }, '历年主要数字，单位：万元'),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'col' }, '项目（万元）'),
            years.map((budget) =>
              h(
                'th',
                { scope: 'col', class: 'number' },
                h('a', { href: budgetAddress(budget) }, `${budget.year}年`),
              ),
            ),
          ),
        ),
        h(
          'tbody',
          null,
          rows.map(({ label, amounts }) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row', class: 'label' }, label),
              amounts.map((amount) => h('td', { class: 'number' }, amount ?? '—')),
            ),
          ),
        ),
      ),
    ),
  )
}

function restated({ restated: bases }: UnitYears): Html | false {
  if (bases.length === 0) return false
  return section(
    'restated',
    '基数口径',
    h('p', null, '下列年度写明的上年数，与上年公开的数不同。口径调整、划转等原因见当年的情况说明。'),
    h(
      'ul',
      null,
      bases.map(({ year, label, stated, published }) =>
        h('li', null, `${year}年写明上年${label} ${stated} 万元，${year - 1}年公开的是 ${published} 万元。`),
      ),
    ),
  )
}

function changesOf({ year, ...budget }: Published, shown: readonly ChangeOver[]): Html {
  const id = `changes-${year}`
  return section(
    id,
    `${year}年与上年比较`,
    shown.length === 0
      ? h('p', { class: 'hint' }, '这一年公开的内容里没有与上年的比较。')
      : scrollFrame(`${id}-title`, changeTable(year, shown)),
    shown.some(({ assumed }) => assumed) &&
      h('p', { class: 'hint' }, `带 ※ 的上年数，当年没有写明，取${year - 1}年公开的数。`),
    h('p', { class: 'no-print' }, h('a', { href: budgetAddress(budget) }, `查看${year}年预算`)),
  )
}

const HEADS = ['项目', '上年', '本年', '增减', '幅度', '原因']

function changeTable(year: number, changes: readonly ChangeOver[]): Html {
  return h(
    'table',
    { class: 'directory changes' },
    h('caption', { class: 'unseen' }, `${year}年与上年比较，单位：万元`),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        HEADS.map((head, i) => h('th', { scope: 'col', class: i > 0 && i < 5 ? 'number' : undefined }, head)),
      ),
    ),
    h('tbody', null, changes.map(changeRow)),
  )
}

function changeRow({ label, last, current, change, percent, reason, items, assumed }: ChangeOver): Html {
  // On a phone a row is a list: what says nothing is left out there.
  const cell = (name: string, text: string) =>
    h('td', { class: text === '—' ? 'number filler' : 'number', 'data-label': name }, text)
  const hasReason = reason !== '' || items.length > 0
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, label),
    cell('上年', `${last ?? '未列'}${assumed ? ' ※' : ''}`),
    cell('本年', current),
    cell('增减', change ?? '—'),
    cell('幅度', percent === null ? '—' : `${percent}%`),
    h(
      'td',
      { 'data-label': '原因', class: hasReason ? 'long reason' : 'long reason filler' },
      hasReason ? reason : '—',
      items.length > 0 &&
        h(
          'ul',
          { class: 'reason-items' },
          items.map(({ text, amount }) => h('li', null, `${text} ${amount} 万元`)),
        ),
    ),
  )
}
