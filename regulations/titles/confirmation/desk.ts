/** What the acts of a confirmation share: the workshop, who may, the fields of what is asked, entries it writes. */
import { z } from 'zod'
import type { EntryOperation, Party } from '#kernel/case'
import { anyOf, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { day, dayField, dayOrNull, filled, text } from '../application/fields.ts'
import { officer } from '../application/desk.ts'
import type { TitleEntry } from '../registers/index.ts'
import { levels } from '../vocabulary.ts'
import type { ConfirmationEvent } from './events.ts'
import type { ConfirmationContent, TitleConfirmation } from './state.ts'
import { approverKinds, comings, confirmerOf, deskNow, originalWays, origins } from './state.ts'

export const desk = workshop<TitleConfirmation, ConfirmationEvent>()

export const applicant = personIs('applicant')
export const employerClerk = ownOrganisationIs('employer', 'employer-personnel')
export const deskInCharge = officer('desk-now')
export const confirmer = officer('confirmer')
/** Any office may try to decide; the rule names the right one to the others. */
export const anyOffice = anyOf(confirmer, role('county-titles'), role('city-titles'), role('province-titles'))

/** An office stands in the file once the file reached it. */
export function partiesOf(state: TitleConfirmation): readonly Party[] {
  const { applicant: person, employer, stage } = state
  const now = stage === 'reporting' ? deskNow(state) : undefined
  const atDesks = !['drafting', 'verifying', 'withdrawn'].includes(stage)
  const reached = atDesks ? state.desks.filter((one) => one.on !== null || one === deskNow(state)) : []
  const last = confirmerOf(state)
  return [
    ...(person.account === null ? [] : [{ relation: 'applicant', person: person.account }]),
    { relation: 'employer', organisation: employer.organisation },
    ...reached.map(({ organisation }) => ({ relation: 'desk', organisation })),
    ...(now === undefined ? [] : [{ relation: 'desk-now', organisation: now.organisation }]),
    ...(last !== undefined && reached.includes(last)
      ? [{ relation: 'confirmer', organisation: last.organisation }]
      : []),
  ]
}

const optionalDay = z.union([dayField, z.literal('')]).default('')
export const contentField = z.strictObject({
  original: z.strictObject({
    origin: z.enum(origins, '请选择原职称取得的地方'),
    series: filled(30, '请填写原职称系列'),
    specialty: filled(60, '请填写原职称专业'),
    level: z.enum(levels, '请选择原职称级别'),
    way: z.enum(originalWays, '请选择取得方式'),
    obtainedOn: dayField,
    committee: text(100).default(''),
    authority: text(100).default(''),
    approverKind: z.enum(approverKinds, '请选择批准机关的性质'),
    authorisation: text(100).default(''),
    document: text(100).default(''),
    certificate: filled(60, '请填写原证书号'),
  }),
  requested: z.strictObject({ series: filled(30, '请填写申请确认的系列'), level: z.enum(levels) }),
  coming: z.enum(comings, '请选择来皖方式'),
  arrivedOn: dayField,
  household: text(100).default(''),
  work: z.strictObject({
    post: filled(60, '请填写现岗位'),
    professional: z.boolean(),
    contractFrom: optionalDay,
    contractUntil: optionalDay,
    insurancePayer: text(100).default(''),
    lastPaidMonth: z.union([z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请填写如 2024-05'), z.literal('')]),
    personnelOrder: text(100).default(''),
    achievements: text(3000).default(''),
  }),
  delegation: text(100).default(''),
})

/** The content as the file keeps it. */
export function contentOf(input: z.output<typeof contentField>): ConfirmationContent {
  const { original, work } = input
  return {
    ...input,
    original: { ...original, obtainedOn: day(original.obtainedOn) },
    arrivedOn: day(input.arrivedOn),
    work: {
      ...work,
      contractFrom: dayOrNull(work.contractFrom),
      contractUntil: dayOrNull(work.contractUntil),
    },
  }
}

/** Register key of the title as it was brought: certificates of other places may bear numbers that exist here. */
const oldKey = (state: TitleConfirmation): string =>
  `${state.applicant.key}#${state.content.original.certificate}`

/** The old title in the register of titles, under another status. */
export function oldTitle(
  state: TitleConfirmation,
  status: TitleEntry['status'],
  from: LocalDate,
): EntryOperation {
  const { original } = state.content
  const clause = cite(
    status === '有效（待换发）' ? 'anhui-titles-2018/art.44.a' : 'anhui-titles-2018/art.44.b',
  ).clause
  return {
    register: 'titles-held',
    key: oldKey(state),
    clause,
    from,
    values: {
      person: state.applicant.key,
      series: original.series,
      specialty: original.specialty,
      level: original.level,
      way: '评审',
      obtainedOn: original.obtainedOn,
      authority: original.authority,
      document: original.document,
      certificate: original.certificate,
      scope: '全省',
      status,
    },
  }
}

/** Military titles stay valid until exchanged (44.a); those of other provinces wait for confirmation (49.5). */
export const waitingStatus = ({ content }: TitleConfirmation): TitleEntry['status'] =>
  content.original.origin === '军队' ? '有效（待换发）' : '待确认'
