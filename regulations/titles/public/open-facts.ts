/**
 * What of title review may be shown to everybody. Everything public passes here: a notice or a register entry with a
 * column that is not on the list, or with the number of an identity paper in any text, is not shown at all.
 */
import { z } from 'zod'
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { CommitteeEntry } from '../registers/index.ts'
import type { PublicCycle } from '../cycle/public.ts'

/** Columns of a published list of people (DESK A4): full name, unit, series, specialty, level. */
export const personColumns = {
  name: '姓名',
  employer: '单位',
  series: '系列',
  specialty: '专业',
  level: '级别',
} as const
export type PersonColumn = keyof typeof personColumns

const listKeys: readonly string[] = ['candidates', 'contact', 'postedOn', 'postingDayCounts', 'document']

/** 50.d and the header's "never public": experts, ballots, minutes, reasons, complainants, identity numbers. */
export const nothingClosedIsShown = rule(
  'nothing-closed-is-shown',
  cite('anhui-titles-2018/art.50.d'),
  (f: { readonly closed: readonly string[] }) => f.closed.length === 0,
  {
    label: '公开内容不含应当保密的项目',
    otherwise: ({ closed }) => `请撤换这份公开内容：其中有不得公开的${closed.join('、')}。`,
  },
)

/** An identity number of 18 places, with nothing of a digit around it. */
const PAPER_NUMBER = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/

/** Columns of a value that are not open, and texts with an identity number, at any depth. */
export function closedIn(value: unknown, open: readonly string[]): readonly string[] {
  if (typeof value === 'string') return PAPER_NUMBER.test(value) ? ['证件号码'] : []
  if (Array.isArray(value)) return [...new Set(value.flatMap((one: unknown) => closedIn(one, open)))]
  if (typeof value !== 'object' || value === null) return []
  const found = Object.entries(value).flatMap(([key, inner]) => [
    ...(open.includes(key) ? [] : [`“${key}”`]),
    ...closedIn(inner, open),
  ])
  return [...new Set(found)]
}

const person = z.object({
  name: z.string(),
  employer: z.string(),
  series: z.string(),
  specialty: z.string(),
  level: z.string(),
})
const list = z.object({
  candidates: z.array(person),
  contact: z.string().default(''),
  postedOn: z.string().nullable().default(null),
  postingDayCounts: z.boolean().default(false),
  document: z.string().nullable().default(null),
})
/** A published list of people: result publicity, second publicity or approved list. */
export type PublicList = z.infer<typeof list>
/** What a reader may see of something, or why it is held back. */
export type Shown<T> = { readonly shown: T | null; readonly finding: Finding }

/** Reads a notice of the columns `title-results`, `title-approvals` and `title-lists`. */
export function publicListOf(data: unknown): Shown<PublicList> {
  const finding = nothingClosedIsShown({
    closed: closedIn(data, [...listKeys, ...Object.keys(personColumns)]),
  })
  const read = list.safeParse(data)
  return { shown: finding.holds === 'yes' && read.success ? read.data : null, finding }
}

const announcementKeys: readonly (keyof PublicCycle)[] = [
  'number',
  'year',
  'committee',
  'committeeName',
  'conveningName',
  'authoriserName',
  'series',
  'specialties',
  'levels',
  'items',
  'cutOff',
  'filingFrom',
  'filingUntil',
  'closings',
  'submissionUntil',
  'examined',
  'fees',
  'extraSlots',
  'contact',
  'byAnalogy',
  'extensions',
]
const innerKeys: readonly string[] =
  'label text office until item level amountCents document name pieces mandatory window reason'.split(' ')
const texts = z.array(z.string())
const announcement = z.looseObject({
  number: z.string(),
  year: z.number(),
  committeeName: z.string(),
  conveningName: z.string(),
  specialties: texts,
  levels: texts,
  items: z.array(z.object({ label: z.string(), text: z.string() })),
  fees: z.array(
    z.object({ item: z.string(), level: z.string(), amountCents: z.number(), document: z.string() }),
  ),
})

/** Reads a notice of the column `titles-announcements` (art.6.c). */
export function announcementOf(data: unknown): Shown<PublicCycle> {
  const finding = nothingClosedIsShown({ closed: closedIn(data, [...announcementKeys, ...innerKeys]) })
  const fits = finding.holds === 'yes' && announcement.safeParse(data).success
  return { shown: fits ? (data as PublicCycle) : null, finding }
}

/** The public part of the register of committees (art.4.b): what it may review, under whom, until when; never its members. */
export type PublicCommittee = Pick<
  CommitteeEntry,
  | 'name'
  | 'levels'
  | 'series'
  | 'specialties'
  | 'scope'
  | 'conveningName'
  | 'document'
  | 'validUntil'
  | 'status'
> & { readonly authoriserName: string }

export const publicCommitteeOf = (entry: CommitteeEntry): PublicCommittee => {
  const { name, levels, series, specialties, scope, conveningName, document, validUntil, status } = entry
  return {
    name,
    levels,
    series,
    specialties,
    scope,
    conveningName,
    document,
    validUntil,
    // 拟放弃 is a thought of the authoriser that nobody has confirmed.
    status: status === '拟放弃' ? '有效' : status,
    authoriserName: entry.authoriserName ?? '',
  }
}
