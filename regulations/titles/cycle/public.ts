/** What an announcement shows to everybody (W1): the eight items, days, fees; nothing of what is filed or frozen inside. */
import type { Notice } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Announcement, Cycle } from './state.ts'
import { announcementItems } from './state.ts'

/** Column of the portal in which announcements stand. */
export const announcementColumn = 'titles-announcements'

/** One announcement as the portal and its feed read it. */
export type PublicCycle = {
  readonly number: string
  readonly year: number
  readonly committee: string
  readonly committeeName: string
  readonly conveningName: string
  readonly authoriserName: string
  readonly series: string
  readonly specialties: readonly string[]
  readonly levels: readonly string[]
  readonly items: readonly { readonly label: string; readonly text: string }[]
  readonly cutOff: string
  readonly filingFrom: string
  readonly filingUntil: string
  readonly closings: readonly { readonly office: string; readonly until: string }[]
  readonly submissionUntil: string
  readonly examined: boolean
  readonly fees: readonly {
    readonly item: string
    readonly level: string
    readonly amountCents: number
    readonly document: string
  }[]
  readonly extraSlots: readonly {
    readonly name: string
    readonly pieces: number
    readonly mandatory: boolean
  }[]
  readonly contact: string
  readonly byAnalogy: boolean
  /** Extensions with the notice they rest on. */
  readonly extensions: readonly {
    readonly window: string
    readonly until: string
    readonly reason: string
    readonly document: string
  }[]
}

/** The public data of a cycle. */
export function publicCycle(cycle: Cycle): PublicCycle {
  const { number, year, committee, committeeName, conveningName, authoriserName, series } = cycle
  const { filingFrom, filingUntil, closings, submissionUntil } = cycle.windows
  return {
    number,
    year,
    committee,
    committeeName,
    conveningName,
    authoriserName,
    series,
    filingFrom,
    filingUntil,
    closings,
    submissionUntil,
    specialties: cycle.specialties,
    levels: cycle.levels,
    items: (Object.keys(announcementItems) as (keyof Announcement)[]).map((item) => ({
      label: announcementItems[item],
      text: cycle.announcement[item],
    })),
    cutOff: cycle.cutOff,
    examined: cycle.exam.examined,
    fees: cycle.fees.map(({ item, level, amountCents, document }) => ({
      item,
      level,
      amountCents,
      document,
    })),
    extraSlots: cycle.extraSlots.map(({ name, pieces, mandatory }) => ({ name, pieces, mandatory })),
    contact: cycle.contact,
    byAnalogy: cycle.byAnalogy,
    extensions: cycle.extensions.map(({ window, until, reason, document }) => ({
      window,
      until,
      reason,
      document,
    })),
  }
}

const announcementTitle = ({ conveningName, year, committeeName }: Cycle): string =>
  `${conveningName}关于开展${year}年度${committeeName}评审工作的公告`

/** The notice of an announcement, first or renewed. */
export function announcementNotice(cycle: Cycle, operation: 'post' | 'replace'): Notice {
  return {
    column: announcementColumn,
    slug: cycle.number,
    title: announcementTitle(cycle),
    clause: cite('anhui-titles-2018/art.6.c').clause,
    data: publicCycle(cycle),
    operation,
  }
}
