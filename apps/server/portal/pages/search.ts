/** Search over titles of budgets and instruments, and over labels and summaries of clauses. */
import { budgetAddress, overviewAddress } from '../addresses.ts'
import { dayElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead, searchForm } from '../layout.ts'
import { empty, queryText, section } from '../parts.ts'
import type { BudgetEntry, PortalClause, PortalInstrument } from '../sources.ts'
import { announcementOf, publicListOf } from '#regulations/titles'
import { titleNoticeAddress } from '../titles-addresses.ts'
import type { TitleNotice } from '../titles-sources.ts'
import { stateTag } from './budget-list.ts'

const CLAUSES_SHOWN = 40

export interface SearchModel {
  readonly query: string
  readonly budgets: readonly BudgetEntry[]
  readonly notices?: readonly TitleNotice[]
  readonly instruments: readonly PortalInstrument[]
}

export interface SearchResult {
  readonly notices: readonly TitleNotice[]
  readonly budgets: readonly BudgetEntry[]
  readonly instruments: readonly PortalInstrument[]
  readonly clauses: readonly { readonly instrument: PortalInstrument; readonly clause: PortalClause }[]
}

/** Finds what holds every word of the query; width and letter case do not matter. Withdrawn budgets are not found. */
export function search(model: SearchModel): SearchResult {
  const words = fold(model.query)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return { budgets: [], notices: [], instruments: [], clauses: [] }
  const holds = (...texts: readonly (string | null | undefined)[]) => {
    const text = fold(texts.join(' '))
    return words.every((word) => text.includes(word))
  }
  return {
    budgets: model.budgets.filter(
      (b) =>
        b.state !== 'withdrawn' &&
        holds(b.title, b.unit.name, b.unit.code, b.department.name, String(b.year)),
    ),
    notices: (model.notices ?? []).filter((notice) => holds(notice.title, textOf(notice))),
    instruments: model.instruments.filter((i) => holds(i.title, i.issuer, i.number)),
    clauses: model.instruments.flatMap((instrument) =>
      instrument.clauses
        // its own number only: the name of the instrument would find every clause of it
        .filter((c) => holds(c.label, c.summary, c.id.split('/').at(-1)))
        .map((clause) => ({ instrument, clause })),
    ),
  }
}

/** What can be found of a notice: the text of an announcement, the open columns of a list that hangs. */
function textOf({ column, data }: TitleNotice): string {
  if (column === 'titles-announcements') {
    const { shown } = announcementOf(data)
    const items = shown?.items.map(({ text }) => text) ?? []
    return shown === null ? '' : [shown.series, ...shown.specialties, ...shown.levels, ...items].join(' ')
  }
  const { shown } = publicListOf(data)
  return (shown?.candidates ?? []).flatMap((person) => Object.values(person)).join(' ')
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

export function searchPage(model: SearchModel): Page {
  const found = search(model)
  const total = found.budgets.length + found.notices.length + found.instruments.length + found.clauses.length
  return {
    title: '查找',
    section: 'search',
    crumbs: [],
    unlisted: true,
    main: fragment(
      pageHead('查找'),
      searchForm('result', model.query),
      model.query === ''
        ? h(
            'p',
            { class: 'hint' },
            '可以输入单位、部门、年度、规程名称、条款号或条款中的词，多个词用空格隔开。查科目、资金、文号和金额，请用',
            h('a', { href: overviewAddress('items') }, '查科目和金额'),
            '。',
          )
        : total === 0
          ? empty(
              `没有找到“${model.query}”。`,
              h(
                'p',
                null,
                '请换一个短一些的词，在预算正文里',
                h(
                  'a',
                  { href: `${overviewAddress('items')}${queryText({ q: model.query })}` },
                  '查科目和金额',
                ),
                '，或者从',
                h('a', { href: '/budgets' }, '预算公开'),
                '、',
                h('a', { href: '/regulations' }, '规程与条款'),
                '逐级查看。',
              ),
            )
          : results(model.query, found, total),
    ),
  }
}

function results(query: string, found: SearchResult, total: number): Html {
  return fragment(
    h('p', { class: 'count' }, `“${query}”共找到 ${total} 项`),
    found.budgets.length > 0 &&
      section(
        'found-budgets',
        `预算（${found.budgets.length}）`,
        h(
          'ul',
          { class: 'newest' },
          found.budgets.map((entry) =>
            h(
              'li',
              null,
              h('a', { href: budgetAddress(entry) }, entry.title),
              ' ',
              entry.state === 'corrected' && stateTag(entry),
              h('span', { class: 'when' }, dayElement(entry.publishedAt)),
            ),
          ),
        ),
      ),
    found.notices.length > 0 &&
      section(
        'found-notices',
        `职称评审（${found.notices.length}）`,
        h(
          'ul',
          { class: 'newest' },
          found.notices.map((notice) =>
            h(
              'li',
              null,
              h('a', { href: titleNoticeAddress(notice) }, notice.title),
              h('span', { class: 'when' }, dayElement(notice.postedAt)),
            ),
          ),
        ),
      ),
    found.instruments.length > 0 &&
      section(
        'found-instruments',
        `规程（${found.instruments.length}）`,
        h(
          'ul',
          { class: 'newest' },
          found.instruments.map((instrument) =>
            h('li', null, h('a', { href: `/regulations/${instrument.id}` }, instrument.title)),
          ),
        ),
      ),
    found.clauses.length > 0 && foundClauses(found.clauses),
  )
}

function foundClauses(clauses: SearchResult['clauses']): Html {
  const more = clauses.length - CLAUSES_SHOWN
  return section(
    'found-clauses',
    `条款（${clauses.length}）`,
    h(
      'ul',
      { class: 'found-clauses' },
      clauses
        .slice(0, CLAUSES_SHOWN)
        .map(({ instrument, clause }) =>
          h(
            'li',
            null,
            h('a', { href: `/regulations/${clause.id}` }, `${clause.label}（${clause.rowId}）`),
            h('span', { class: 'byline' }, instrument.title),
            h('p', null, clause.summary),
          ),
        ),
    ),
    more > 0 && h('p', { class: 'hint' }, `还有 ${more} 条未列出，请再加一个词缩小范围。`),
  )
}
