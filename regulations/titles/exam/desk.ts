/** What the acts of an exam share. */
import { z } from 'zod'
import type { Effect, Party } from '#kernel/case'
import { anyOf, claim, need, ownOrganisationIs, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import type { ExamPart } from '../cycle/state.ts'
import { dayField, field, filled, timeField } from '../meeting/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import type { ExamEvent } from './events.ts'
import { everyPartHasItsTime, examLiesAhead, roomsDiffer, roomsHoldEverybody } from './rules.ts'
import { seatsOf } from './scores.ts'
import type { Exam, ExamCandidate, Room, Sitting } from './state.ts'

export const desk = workshop<Exam, ExamEvent>()
/** Candidates of one exam; more make a second list of the same sitting by `AddCandidates`. */
export const LIST_MAX = 1000

export const examClerk = ownOrganisationIs('convening', 'exam-clerk')
export const head = ownOrganisationIs('convening', 'convening-head')
export const conveningStaff = anyOf(
  examClerk,
  head,
  ownOrganisationIs('convening', 'acceptance-clerk'),
  ownOrganisationIs('convening', 'meeting-secretary'),
)
export const supervisor = anyOf(
  ownOrganisationIs('authority', 'county-titles'),
  ownOrganisationIs('authority', 'city-titles'),
  ownOrganisationIs('authority', 'province-titles'),
  ownOrganisationIs('authority', 'titles-inspector'),
)

export const partiesOf = ({ convening, authority }: Exam): readonly Party[] => [
  { relation: 'convening', organisation: convening.organisation },
  { relation: 'authority', organisation: authority.organisation },
]

type Sitter = { readonly application: string; readonly name: string }
/** art.21.b: one sitting per application, whoever schedules at the same moment. */
export const sittingOf = claim<Sitter>(
  'exam-sitting',
  cite('anhui-titles-2018/art.21.b'),
  ({ application }) => application,
  ({ name }) => `不设补考：${name}本周期已安排过考试。`,
)
type OfCycle = { readonly cycle: string }
/** One sitting per cycle. */
export const examOfCycle = claim<OfCycle>(
  'exam-of-cycle',
  cite('anhui-titles-2018/art.21.b'),
  ({ cycle }) => cycle,
  () => '请在已安排的考试中增加考生：一个评审周期只举行一次考试，不设补考。',
)

export type Loaded = readonly { readonly id: string; readonly state: Application }[]
/** The applications behind some candidates, locked: effects on them follow. */
export const applicationsNeed = (candidates: readonly { readonly application: string }[]) =>
  need.cases<Application>(
    procedureIds.application,
    candidates.map(({ application }) => application),
    'update',
  )
export const onApplication = (caseId: string, act: string, input: Effect['input']): Effect => ({
  procedure: procedureIds.application,
  caseId,
  act,
  input,
})

export const arrangementFields = {
  sittings: z
    .array(z.strictObject({ on: dayField, from: timeField, until: timeField }))
    .min(1, '请填写考试时间')
    .max(6),
  rooms: z
    .array(z.strictObject({ name: filled(40), place: filled(100), seats: z.int().min(1).max(1000) }))
    .min(1, '请安排考场')
    .max(200),
}
export const arrangementForm = [
  field('sittings', 'table', '考试时间（按考试各部分的顺序）', {
    columns: [
      field('on', 'date', '日期'),
      field('from', 'text', '开始时间', { placeholder: '09:00' }),
      field('until', 'text', '结束时间', { placeholder: '11:00' }),
    ],
  }),
  field('rooms', 'table', '考场', {
    columns: [
      field('name', 'text', '名称'),
      field('place', 'text', '地点'),
      field('seats', 'integer', '座位数'),
    ],
  }),
]
export type Arrangement = {
  readonly sittings: readonly { readonly on: string; readonly from: string; readonly until: string }[]
  readonly rooms: readonly Room[]
}
export const sittingsOf = ({ sittings }: Arrangement): readonly Sitting[] =>
  sittings.map(({ on, from, until }) => ({ on: localDate(on), from, until }))

/** What must hold of times and rooms, for so many candidates. */
export function arrangementFindings(
  parts: readonly ExamPart[],
  { sittings, rooms }: Arrangement,
  candidates: number,
  today: string,
) {
  const without = parts.flatMap(({ form }, i) => {
    const sitting = sittings[i]
    return sitting === undefined || sitting.until <= sitting.from ? [form] : []
  })
  const surplus = sittings.length > parts.length ? ['考试时间比考试各部分多'] : []
  const names = rooms.map(({ name }) => name)
  return [
    everyPartHasItsTime({ parts: parts.map(({ form }) => form), without: [...without, ...surplus] }),
    examLiesAhead({ first: sittings.map(({ on }) => on).toSorted()[0] ?? '', today }),
    roomsDiffer({ twice: [...new Set(names.filter((name, i) => names.indexOf(name) !== i))] }),
    roomsHoldEverybody({ seats: seatsOf(rooms), candidates }),
  ]
}

export const namesOf = (candidates: readonly ExamCandidate[]): readonly string[] =>
  candidates.map(({ name }) => name)
