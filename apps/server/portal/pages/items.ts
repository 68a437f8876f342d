/** Search over all published budgets: codes, item names, funds, amounts, document numbers, sentences. */
import {
  type FoundLine,
  type Published,
  type SearchKind,
  type SearchQuery,
  asksSomething,
  fenOfPrinted,
  searchKinds,
  searchPublished,
} from '#regulations/budget'
import { budgetAddress, overviewAddress } from '../addresses.ts'
import { type Html, fragment, h } from '../h.ts'
import type { Page } from '../layout.ts'
import { empty, pagination, queryText, scrollFrame, selectField } from '../parts.ts'
import { type OverviewPlace, overviewPage, yearsOf } from './overview-frame.ts'

const PAGE_SIZE = 50

const KINDS: Readonly<Record<SearchKind, string>> = {
  row: '公开表的科目',
  fund: '专项资金和绩效目标',
  text: '情况说明',
}

/** What was typed; `fault` says which amount could not be read. */
export interface ItemQuery {
  readonly q: string
  readonly kind: string
  readonly from: string
  readonly until: string
  readonly year: string
  readonly department: string
  readonly page: number
}

export interface ItemsModel extends OverviewPlace {
  readonly budgets: readonly Published[]
  readonly query: ItemQuery
}

/** Reads the query of an address; what cannot be read is empty, and a page below one is the first. */
export function readItemQuery(query: Readonly<Record<string, unknown>>): ItemQuery {
  const text = (name: string, length = 60) =>
    typeof query[name] === 'string' ? query[name].trim().slice(0, length) : ''
  const page = Number(text('page'))
  const kind = text('kind')
  const year = text('year')
  return {
    q: text('q', 80),
    kind: (searchKinds as readonly string[]).includes(kind) ? kind : '',
    from: text('from', 20),
    until: text('until', 20),
    year: /^\d{4}$/.test(year) ? year : '',
    department: text('department'),
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

/** Amounts that were typed and are none, by the name of their field. */
export function faultsOf({ from, until }: ItemQuery): ReadonlyMap<'from' | 'until', string> {
  const faults = new Map<'from' | 'until', string>()
  const fault = '请填写万元数，例如 30 或 30.50'
  if (from !== '' && fenOfPrinted(from) === null) faults.set('from', fault)
  if (until !== '' && fenOfPrinted(until) === null) faults.set('until', fault)
  const [low, high] = [fenOfPrinted(from), fenOfPrinted(until)]
  if (faults.size === 0 && low !== null && high !== null && low > high)
    faults.set('until', '上限应不小于下限')
  return faults
}

function toSearch({ q, kind, from, until, year, department }: ItemQuery): SearchQuery {
  return {
    words: q,
    kind: searchKinds.find((one) => one === kind) ?? null,
    from: fenOfPrinted(from),
    until: fenOfPrinted(until),
    year: year === '' ? null : Number(year),
    department,
  }
}

export function itemsPage(model: ItemsModel): Page {
  const { budgets, query } = model
  const search = toSearch(query)
  const faults = faultsOf(query)
  return overviewPage({
    ...model,
    section: 'items',
    title: '查科目和金额',
    lead: '在全部已公开的预算里查功能科目、经济科目、项目名称、专项资金、文号和说明文字，可以限定金额范围。',
    description: '按科目编码、科目名称、资金名称、文号和金额范围查找已公开的单位预算。',
    unlisted: asksSomething(search) || faults.size > 0,
    body: [
      form(model, faults),
      budgets.length === 0
        ? empty('还没有单位公开预算。')
        : faults.size > 0
          ? empty('金额没有读懂，请改正后再查。')
          : asksSomething(search)
            ? results(searchPublished(budgets, search), model)
            : examples(model),
    ],
  })
}

function form({ budgets, query, tenant }: ItemsModel, faults: ReadonlyMap<'from' | 'until', string>): Html {
  const departments = [...new Set(budgets.map(({ department }) => department.name))].toSorted()
  return h(
    'form',
    {
      class: 'filter',
      method: 'get',
      action: overviewAddress('items', tenant?.id),
      'aria-label': '查科目和金额',
    },
    h(
      'div',
      { class: 'field field-wide' },
      h('label', { for: 'q' }, '编码、名称、文号或说明中的词'),
      h('input', { id: 'q', name: 'q', type: 'search', value: query.q, maxlength: 80, autocomplete: 'off' }),
    ),
    selectField('kind', '查哪里', query.kind, [
      { value: '', label: '全部' },
      ...searchKinds.map((value) => ({ value, label: KINDS[value] })),
    ]),
    amountField('from', '金额不少于（万元）', query.from, faults.get('from')),
    amountField('until', '金额不多于（万元）', query.until, faults.get('until')),
    selectField('year', '年度', query.year, [
      { value: '', label: '全部年度' },
      ...yearsOf(budgets).map((year) => ({ value: String(year), label: `${year}年` })),
    ]),
    selectField('department', '主管部门', query.department, [
      { value: '', label: '全部部门' },
      ...departments.map((value) => ({ value, label: value })),
    ]),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '查找')),
  )
}

function amountField(id: 'from' | 'until', label: string, value: string, fault: string | undefined): Html {
  return h(
    'div',
    { class: fault === undefined ? 'field' : 'field field-wrong' },
    h('label', { for: id }, label),
    fault !== undefined && h('p', { class: 'fault', id: `${id}-fault` }, fault),
    h('input', {
      id,
      name: id,
      type: 'text',
      inputmode: 'decimal',
      value,
      maxlength: 20,
      autocomplete: 'off',
      'aria-invalid': fault === undefined ? undefined : 'true',
      'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
    }),
  )
}

function examples({ tenant }: ItemsModel): Html {
  const address = overviewAddress('items', tenant?.id)
  const tried = [
    [{ q: '30201' }, '经济科目 30201 办公费'],
    [{ q: '2080505' }, '功能科目 2080505 基本养老保险缴费'],
    [{ kind: 'fund', from: '100' }, '100 万元以上的专项资金'],
    [{ q: '办公费', from: '5' }, '5 万元以上的办公费'],
  ] as const
  return h(
    'div',
    { class: 'prose' },
    h('p', { class: 'hint' }, '多个词用空格隔开，须同时出现。文号的括号写成哪一种都可以。例如：'),
    h(
      'ul',
      null,
      tried.map(([query, label]) => h('li', null, h('a', { href: `${address}${queryText(query)}` }, label))),
    ),
  )
}

function results(found: readonly FoundLine[], { query, tenant }: ItemsModel): Html {
  const address = overviewAddress('items', tenant?.id)
  if (found.length === 0)
    return empty(
      '没有找到符合条件的内容。',
      h('p', null, '请减少一个词、放宽金额范围，或', h('a', { href: address }, '重新查找'), '。'),
    )
  const pages = Math.ceil(found.length / PAGE_SIZE)
  const page = Math.min(query.page, pages)
  const units = new Set(found.map(({ budget }) => `${budget.tenant}/${budget.unit.code ?? budget.unit.name}`))
  return fragment(
    h(
      'p',
      { class: 'count', id: 'items-count' },
      `找到 ${found.length} 处，涉及 ${units.size} 个单位`,
      pages > 1 && `；第 ${page} 页，共 ${pages} 页`,
    ),
    scrollFrame('items-count', table(found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE))),
    pagination({ page, pages, href: (n) => `${address}${queryText({ ...query, page: n })}` }),
  )
}

const HEADS = ['年度', '单位', '所在的表', '内容', '金额（万元）']

function table(found: readonly FoundLine[]): Html {
  return h(
    'table',
    { class: 'directory found-items' },
    h('caption', { class: 'unseen' }, '查找结果'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        HEADS.map((head) => h('th', { scope: 'col' }, head)),
      ),
    ),
    h('tbody', null, found.map(row)),
  )
}

function row({ budget, place, anchor, subject, amounts }: FoundLine): Html {
  return h(
    'tr',
    null,
    h('td', { 'data-label': '年度' }, `${budget.year}年`),
    h('th', { scope: 'row' }, h('a', { href: `${budgetAddress(budget)}#${anchor}` }, budget.unit.name)),
    h('td', { 'data-label': '所在的表', class: 'long' }, place),
    h('td', { 'data-label': '内容', class: 'long subject' }, subject),
    h(
      'td',
      { 'data-label': '金额（万元）', class: 'amounts' },
      amounts.length === 0
        ? '—'
        : amounts.map(({ label, text }) =>
            h('span', null, h('span', { class: 'amount-label' }, label), ' ', text),
          ),
    ),
  )
}
