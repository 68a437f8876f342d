/** The directory of published budgets: by year, department and unit. */
import { budgetAddress, budgetsAddress, feedAddress } from '../addresses.ts'
import { dayElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty, pagination, queryText, scrollFrame, selectField, tag } from '../parts.ts'
import type { BudgetEntry, PortalTenant } from '../sources.ts'
import { budgetNavigation } from './overview-frame.ts'

const PAGE_SIZE = 50
const STATES: Readonly<Record<BudgetEntry['state'], string>> = {
  published: '公开',
  corrected: '经更正',
  withdrawn: '已撤下',
}

export interface BudgetFilter {
  readonly year: string
  readonly department: string
  readonly unit: string
  /** A state of an entry, or empty for all. */
  readonly state: string
  readonly page: number
}

export interface BudgetListModel {
  /** Of one jurisdiction where `tenant` is given, else of all. */
  readonly entries: readonly BudgetEntry[]
  readonly tenant?: PortalTenant
  /** The other jurisdictions to choose from. */
  readonly tenants: readonly PortalTenant[]
  readonly filter: BudgetFilter
}

/** Reads the filter from a query. What cannot be read filters nothing; a page below one is the first. */
export function readBudgetFilter(query: Readonly<Record<string, unknown>>): BudgetFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 60) : '')
  const page = Number(text('page'))
  const year = text('year')
  return {
    year: /^\d{4}$/.test(year) ? year : '',
    department: text('department'),
    unit: text('unit'),
    state: Object.hasOwn(STATES, text('state')) ? text('state') : '',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

/** The entries that a filter leaves, newest year first, then by department and unit. */
export function filterBudgets(entries: readonly BudgetEntry[], filter: BudgetFilter): readonly BudgetEntry[] {
  return entries
    .filter((entry) => filter.year === '' || String(entry.year) === filter.year)
    .filter((entry) => filter.department === '' || entry.department.name === filter.department)
    .filter(
      (entry) =>
        filter.unit === '' || entry.unit.name.includes(filter.unit) || entry.unit.code === filter.unit,
    )
    .filter((entry) => filter.state === '' || entry.state === filter.state)
    .toSorted((a, b) => b.year - a.year || compareCodes(a, b))
}

function compareCodes(a: BudgetEntry, b: BudgetEntry): number {
  const key = (entry: BudgetEntry) =>
    `${entry.department.code ?? '~'} ${entry.unit.code ?? '~'} ${entry.unit.name}`
  return key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1
}

function isFiltered(filter: BudgetFilter): boolean {
  return [filter.year, filter.department, filter.unit, filter.state].some((value) => value !== '')
}

export function budgetListPage(model: BudgetListModel): Page {
  const { entries, filter, tenant } = model
  const found = filterBudgets(entries, filter)
  const filtered = isFiltered(filter)
  return {
    title: tenant === undefined ? '预算公开' : `预算公开（${tenant.name}）`,
    description: '按年度、主管部门和单位查阅已公开的单位预算，下载表格数据，查看更正记录。',
    section: 'budgets',
    crumbs: tenant === undefined ? [] : [{ label: '预算公开', href: budgetsAddress() }],
    unlisted: filtered,
    main: fragment(
      pageHead(
        tenant === undefined ? '预算公开' : `${tenant.name}预算公开`,
        '按年度、主管部门和单位查阅。公开后地址不变；数字如有更正，原版本仍可查阅并加标记。对哪一份有疑问，可在它的页面向公开联系人提问。',
      ),
      budgetNavigation('list', tenant?.id),
      jurisdictions(model),
      entries.length > 0 && filterForm(entries, filter, budgetsAddress(tenant?.id)),
      entries.length === 0
        ? empty(
            '还没有单位公开预算。',
            h(
              'p',
              null,
              '公开后会立即出现在这里，也可以',
              h('a', { href: feedAddress(tenant?.id, 'budgets') }, '订阅预算公开'),
              '。',
            ),
          )
        : results(found, filter, budgetsAddress(tenant?.id)),
      h(
        'p',
        { class: 'more no-print' },
        h('a', { href: feedAddress(tenant?.id, 'budgets') }, '订阅预算公开'),
        h('a', { href: feedAddress(tenant?.id, 'corrections') }, '订阅更正公告'),
      ),
    ),
  }
}

/** With several jurisdictions on one installation, each has a directory of its own. */
function jurisdictions({ tenant, tenants }: BudgetListModel): Html | false {
  const others = tenants.filter(({ id }) => id !== tenant?.id)
  if (others.length === 0 || tenants.length < 2) return false
  return h(
    'p',
    { class: 'hint no-print' },
    tenant === undefined ? '按辖区查阅：' : '其他辖区：',
    others.map(({ id, name }) => fragment(h('a', { href: budgetsAddress(id) }, name), '　')),
  )
}

function filterForm(entries: readonly BudgetEntry[], filter: BudgetFilter, address: string): Html {
  const years = [...new Set(entries.map((entry) => String(entry.year)))].toSorted().toReversed()
  const departments = [...new Set(entries.map((entry) => entry.department.name))].toSorted()
  const options = (all: string, values: readonly string[], suffix = '') => [
    { value: '', label: all },
    ...values.map((value) => ({ value, label: `${value}${suffix}` })),
  ]
  return h(
    'form',
    { class: 'filter', method: 'get', action: address, 'aria-label': '筛选预算' },
    selectField('year', '年度', filter.year, options('全部年度', years, '年')),
    selectField('department', '主管部门', filter.department, options('全部部门', departments)),
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'unit' }, '单位名称或代码'),
      h('input', {
        id: 'unit',
        name: 'unit',
        type: 'text',
        value: filter.unit,
        maxlength: 60,
        autocomplete: 'off',
      }),
    ),
    selectField('state', '状态', filter.state, [
      { value: '', label: '全部' },
      ...Object.entries(STATES).map(([value, label]) => ({ value, label })),
    ]),
    h(
      'div',
      { class: 'field field-button' },
      h('button', { type: 'submit' }, '筛选'),
      isFiltered(filter) && h('a', { href: address }, '清除条件'),
    ),
  )
}

function results(found: readonly BudgetEntry[], filter: BudgetFilter, address: string): Html {
  if (found.length === 0) {
    return empty(
      '没有符合这些条件的预算。',
      h('p', null, '请放宽条件，或', h('a', { href: address }, '查看全部'), '。'),
    )
  }
  const pages = Math.ceil(found.length / PAGE_SIZE)
  const page = Math.min(filter.page, pages)
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  return fragment(
    h(
      'p',
      { class: 'count', id: 'budget-count' },
      `${isFiltered(filter) ? '符合条件的' : '已公开'} ${found.length} 份`,
      pages > 1 && `，第 ${page} 页，共 ${pages} 页`,
    ),
    scrollFrame('budget-count', table(shown)),
    pagination({
      page,
      pages,
      href: (n) =>
        `${address}${queryText({ year: filter.year, department: filter.department, unit: filter.unit, state: filter.state, page: n })}`,
    }),
  )
}

function table(entries: readonly BudgetEntry[]): Html {
  const heads = ['年度', '单位', '主管部门', '支出预算（万元）', '公开日期', '状态']
  return h(
    'table',
    { class: 'directory' },
    h('caption', { class: 'unseen' }, '已公开的单位预算'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        heads.map((head) =>
          h('th', { scope: 'col', class: head.startsWith('支出') ? 'number' : undefined }, head),
        ),
      ),
    ),
    h(
      'tbody',
      null,
      entries.map((entry) =>
        h(
          'tr',
          null,
          h('td', { 'data-label': '年度' }, `${entry.year}年`),
          h(
            'th',
            { scope: 'row' },
            h('a', { href: budgetAddress(entry) }, entry.unit.name),
            ' ',
            entry.unit.code !== undefined && h('span', { class: 'code' }, entry.unit.code),
          ),
          h('td', { 'data-label': '主管部门', class: 'long' }, entry.department.name),
          h('td', { class: 'number', 'data-label': '支出预算（万元）' }, entry.expenditure ?? '—'),
          h('td', { 'data-label': '公开日期' }, dayElement(entry.firstPublishedAt)),
          h('td', { 'data-label': '状态' }, stateTag(entry)),
        ),
      ),
    ),
  )
}

export function stateTag(entry: Pick<BudgetEntry, 'state' | 'version'>): Html {
  if (entry.state === 'withdrawn') return tag('bad', '已撤下')
  return entry.state === 'corrected' ? tag('warn', `已更正（第 ${entry.version} 版）`) : tag('good', '公开')
}
