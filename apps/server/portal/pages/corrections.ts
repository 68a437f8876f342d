/** Correction notices: the list over all units, and the page of one with everything that changed. */
import { type ContentDifferences, type Segment, differencesBetween } from '#regulations/budget'
import {
  budgetAddress,
  budgetsAddress,
  correctionAddress,
  feedAddress,
  overviewAddress,
} from '../addresses.ts'
import { dateElement, dayElement, instantElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import type { CorrectionNotice } from '../overview-sources.ts'
import { digest, empty, facts, notice, pagination, queryText, section } from '../parts.ts'
import type { Correction, PublishedBudget } from '../sources.ts'
import { placesTable } from './budget-history.ts'
import { type OverviewPlace, budgetNavigation, overviewPage } from './overview-frame.ts'

const PAGE_SIZE = 30

export interface CorrectionsModel extends OverviewPlace {
  readonly notices: readonly CorrectionNotice[]
  readonly page: number
}

export function correctionsPage(model: CorrectionsModel): Page {
  const { notices, tenant } = model
  const pages = Math.max(1, Math.ceil(notices.length / PAGE_SIZE))
  const page = Math.min(model.page, pages)
  const shown = notices.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const address = overviewAddress('corrections', tenant?.id)
  return overviewPage({
    ...model,
    section: 'corrections',
    title: '更正公告',
    lead: '公开以后的改动都在这里：改了哪一处、原为多少、改为多少、为什么改。原版本仍可查阅。',
    description: '已公开单位预算的更正公告，按公开时间排列。',
    unlisted: page > 1,
    body: [
      notices.length === 0
        ? empty(
            '还没有更正过的预算。',
            h('p', null, '更正公开后会立即出现在这里，也可以', feed(tenant?.id, '订阅更正公告'), '。'),
          )
        : fragment(
            h('p', { class: 'count' }, `共 ${notices.length} 次更正`),
            h('ol', { class: 'notices' }, shown.map(entry)),
            pagination({ page, pages, href: (n) => `${address}${queryText({ page: n })}` }),
          ),
      h('p', { class: 'more no-print' }, feed(tenant?.id, '订阅更正公告')),
    ],
  })
}

const feed = (tenant: string | undefined, label: string): Html =>
  h('a', { href: feedAddress(tenant, 'corrections') }, label)

function entry(one: CorrectionNotice): Html {
  const { correction, version, title } = one
  return h(
    'li',
    null,
    h('h2', null, h('a', { href: correctionAddress(one, version) }, `关于更正${title}的公告`)),
    h(
      'p',
      { class: 'byline' },
      one.unit,
      '　',
      dayElement(one.publishedAt),
      `　更正 ${correction.places.length} 处，现为第 ${version} 版`,
    ),
    h('p', null, `原因：${correction.reason}`),
    correction.places.length > 0 && placesTable(correction.places.slice(0, 3)),
    correction.places.length > 3 &&
      h(
        'p',
        { class: 'hint' },
        `另有 ${correction.places.length - 3} 处，见`,
        h('a', { href: correctionAddress(one, version) }, '公告全文'),
        '。',
      ),
  )
}

export interface CorrectionModel {
  /** The version that the correction made, and the one before it; `before` is absent when it is not kept. */
  readonly after: PublishedBudget
  readonly before?: PublishedBudget | undefined
  readonly correction: Correction
}

export function correctionPage({ after, before, correction }: CorrectionModel): Page {
  const address = budgetAddress(after)
  const number = after.version.number
  const known =
    before?.content === undefined || after.content === undefined
      ? undefined
      : differencesBetween(before.content, after.content)
  return {
    title: `关于更正${after.title}的公告`,
    description: `${after.unit.name}更正${after.year}年单位预算：${correction.reason}`,
    section: 'budgets',
    crumbs: [
      { label: '预算公开', href: budgetsAddress(after.tenant) },
      { label: after.title, href: address },
    ],
    main: fragment(
      pageHead(
        `关于更正${after.title}的公告`,
        undefined,
        facts([
          ['公告单位', after.version.publishedBy],
          ['公告日期', dateElement(correction.noticeOn)],
          ['更正公开时间', instantElement(after.version.publishedAt)],
          ['更正理由', correction.reason],
          [
            '版本',
            fragment(
              h('a', { href: `${address}/versions/${number - 1}` }, `第 ${number - 1} 版（原）`),
              '　→　',
              h(
                'a',
                { href: after.version.state === 'superseded' ? `${address}/versions/${number}` : address },
                `第 ${number} 版`,
              ),
            ),
          ],
        ]),
      ),
      budgetNavigation(undefined, after.tenant),
      section(
        'places',
        '更正的地方',
        correction.places.length === 0
          ? h('p', null, '这次更正没有改动数字，改动的文字见下。')
          : placesTable(correction.places),
      ),
      known === undefined
        ? notice('info', '逐处对照', h('p', null, '其中一版的内容已不再提供，不能逐处对照。'))
        : compared(known),
      section('proof', '核验', h('p', { class: 'hash' }, '本版校验值 ', digest(after.version.hash))),
    ),
  }
}

/** Every cell and every paragraph that is not the same in two versions, as a red line. */
export function compared(
  { cells, paragraphs }: ContentDifferences,
  heads?: readonly [before: string, after: string],
): Html {
  return fragment(
    section(
      'cells',
      '表内逐格对照',
      cells.length === 0
        ? h('p', null, '两版的各张表逐格相同。')
        : placesTable(
            cells.map(({ table, row, column, before, after }) => ({
              place: [table, row, column].filter((part) => part !== '').join('　'),
              before,
              after,
            })),
            heads,
          ),
    ),
    section(
      'sentences',
      '情况说明红线稿',
      paragraphs.length === 0
        ? h('p', null, '两版的情况说明逐字相同。')
        : fragment(
            h('p', { class: 'hint' }, '划去的是原文，加框的是改后的文字。'),
            paragraphs.map(({ heading, segments }) =>
              h('div', { class: 'redline' }, h('h3', null, heading), h('p', null, segments.map(marked))),
            ),
          ),
    ),
  )
}

function marked({ kind, text }: Segment): Html {
  if (kind === 'removed') return h('del', null, h('span', { class: 'unseen' }, '删去：'), text)
  if (kind === 'added') return h('ins', null, h('span', { class: 'unseen' }, '改为：'), text)
  return fragment(text)
}
