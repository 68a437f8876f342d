/** What the pages of title review share: the way to them, the state of a notice, links to their neighbours. */
import { daysBetween, findLocalDate, type LocalDate, type WorkCalendar } from '#kernel/time'
import {
  announcementOf,
  type PublicCycle,
  type PublicityDays,
  publicListOf,
  publicityDays,
} from '#regulations/titles'
import { dayElement } from '../dates.ts'
import { type Html, h } from '../h.ts'
import type { Crumb } from '../layout.ts'
import { type Tone, tag } from '../parts.ts'
import type { PortalTenant } from '../sources.ts'
import {
  segmentOf,
  titleColumns,
  titleNoticeAddress,
  titlePages,
  titleSegments,
  titlesAddress,
  titlesPartAddress,
  type TitlePage,
  type TitleSegment,
} from '../titles-addresses.ts'
import type { TitleNotice } from '../titles-sources.ts'

export interface TitlesPlace {
  readonly tenant: PortalTenant
  readonly today: LocalDate
  readonly calendar: WorkCalendar
}

export const titlesCrumbs = (tenant: PortalTenant, part?: TitleSegment): readonly Crumb[] => [
  { label: '职称评审', href: titlesAddress() },
  { label: tenant.name, href: titlesAddress(tenant.id) },
  ...(part === undefined
    ? []
    : [{ label: titleColumns[part].label, href: titlesPartAddress(tenant.id, part) }]),
]

/** Days of a publicity that hangs; null for other columns and for what was taken down. */
export function daysOf(notice: TitleNotice, calendar: WorkCalendar): PublicityDays | null {
  if (notice.column !== 'title-results' && notice.column !== 'title-approvals') return null
  const { shown } = publicListOf(notice.data)
  return shown === null ? null : publicityDays(shown, calendar)
}

/** Where the filing of an announced review year stands. */
export type FilingWindow =
  | { readonly kind: 'ahead'; readonly from: LocalDate }
  | { readonly kind: 'open'; readonly until: LocalDate; readonly daysLeft: number }
  | { readonly kind: 'over'; readonly until: LocalDate }

/** The window in which people file, with its published extensions; `daysLeft` counts today. Null: no such days stand there. */
export function filingWindow(
  { filingFrom, filingUntil, extensions }: Pick<PublicCycle, 'filingFrom' | 'filingUntil' | 'extensions'>,
  today: LocalDate,
): FilingWindow | null {
  const from = findLocalDate(filingFrom)
  const last = extensions
    .filter(({ window }) => window === '个人填报')
    .reduce((latest, { until: later }) => (later > latest ? later : latest), filingUntil)
  const until = findLocalDate(last)
  if (from === undefined || until === undefined) return null
  if (today < from) return { kind: 'ahead', from }
  if (today > until) return { kind: 'over', until }
  return { kind: 'open', until, daysLeft: daysBetween(today, until) + 1 }
}

const windowWords: Readonly<Record<FilingWindow['kind'], readonly [Tone, string]>> = {
  ahead: ['plain', '尚未开始填报'],
  open: ['good', '填报中'],
  over: ['plain', '填报已截止'],
}

function announcementState(notice: TitleNotice, today: LocalDate): readonly [Tone, string] | null {
  if (notice.column !== 'titles-announcements') return null
  const { shown } = announcementOf(notice.data)
  const window = shown === null ? null : filingWindow(shown, today)
  return window === null ? null : windowWords[window.kind]
}

/** The state of a notice in a word. */
export function noticeState(
  notice: TitleNotice,
  { today, calendar }: Pick<TitlesPlace, 'today' | 'calendar'>,
): readonly [Tone, string] {
  if (notice.removedAt !== null) return ['plain', '公示已结束']
  const announced = announcementState(notice, today)
  if (announced !== null) return announced
  const days = daysOf(notice, calendar)
  if (days === null) return ['good', notice.edition > 1 ? '已更新' : '公布中']
  return today > days.until ? ['plain', '公示期已满'] : ['good', notice.edition > 1 ? '重新公示中' : '公示中']
}

/** Notices one below the other, newest first; `mixed` ones say their column. */
export function noticeList(
  notices: readonly TitleNotice[],
  place: Omit<TitlesPlace, 'tenant'>,
  mixed = false,
): Html {
  return h(
    'ul',
    { class: 'newest' },
    notices.map((notice) => {
      const [tone, word] = noticeState(notice, place)
      return h(
        'li',
        null,
        h('a', { href: titleNoticeAddress(notice) }, notice.title),
        ' ',
        tag(tone, word),
        h(
          'span',
          { class: 'when' },
          mixed && `${titleColumns[segmentOf(notice.column)].label} `,
          dayElement(notice.postedAt),
        ),
      )
    }),
  )
}

/** Links to the other parts of one jurisdiction. */
export function titlesNavigation({ id }: PortalTenant, current?: TitleSegment | TitlePage): Html {
  const parts = [
    ...titleSegments.map((part) => [part, titleColumns[part].label] as const),
    ...(Object.keys(titlePages) as TitlePage[]).map((part) => [part, titlePages[part]] as const),
  ]
  return h(
    'nav',
    { class: 'titles-parts no-print', 'aria-label': '职称评审栏目' },
    h(
      'ul',
      null,
      parts.map(([part, label]) =>
        h(
          'li',
          null,
          h(
            'a',
            { href: titlesPartAddress(id, part), 'aria-current': part === current ? 'page' : undefined },
            label,
          ),
        ),
      ),
      h('li', null, h('a', { href: '/calculators' }, '办事指引')),
      h('li', null, h('a', { href: '/regulations/anhui-titles-2018' }, '办法条文')),
    ),
  )
}
