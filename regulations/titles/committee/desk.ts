/** What the acts of a committee share: the workshop, who may, fields of forms. */
import { z } from 'zod'
import type { EntryOperation, Field, Form, Party } from '#kernel/case'
import { anyOf, form, ownOrganisationIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import type { CommitteeEntry } from '../registers/index.ts'
import type { CommitteeEvent } from './events.ts'
import type { Authorisation, Committee } from './state.ts'

export const desk = workshop<Committee, CommitteeEvent>()

/** People of a convening body who may speak for it. */
export const anyConveningClerk = anyOf(
  role('convening-head'),
  role('meeting-secretary'),
  role('acceptance-clerk'),
)
export const conveningClerk = anyOf(
  ownOrganisationIs('convening', 'convening-head'),
  ownOrganisationIs('convening', 'meeting-secretary'),
  ownOrganisationIs('convening', 'acceptance-clerk'),
)
/** The HR department that authorises and supervises the committee. */
export const authoriser = anyOf(
  ownOrganisationIs('authoriser', 'county-titles'),
  ownOrganisationIs('authoriser', 'city-titles'),
  ownOrganisationIs('authoriser', 'province-titles'),
)

/** Who stands in which relation. Members are no party: their names stand in the closed register alone. */
export function partiesOf({ convening, authoriser: office }: Committee): readonly Party[] {
  return [
    { relation: 'convening', organisation: convening.organisation },
    { relation: 'authoriser', organisation: office.organisation },
  ]
}

export const text = (max: number) => z.string().trim().max(max)
export const filled = (max: number, what = '请填写') => z.string().trim().min(1, what).max(max)
export const dayField = z.iso.date('请填写日期，如 2025-12-31')
export const day = (written: string): LocalDate => localDate(written)
export const documentField = text(60).default('')

export const field = (
  path: string,
  widget: Field['widget'],
  label: string,
  more: Partial<Field> = {},
): Field => ({ path, widget, label, ...more })
export const oneForm = (title: string, ...fields: readonly Field[]): Form =>
  form({ title, fields: [...fields] })
export const optionsOf = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
export const officeOptions = { register: 'titles-offices', label: 'name' } as const

/** Names written with 、 or commas between them. */
export const splitNames = (written: string): readonly string[] => [
  ...new Set(
    written
      .split(/[、，,；;\s]+/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** The public entry of a committee as its file stands. */
export function committeeEntry(
  state: Committee,
  authorisation: Authorisation,
  status: CommitteeEntry['status'],
  caseId: string,
  from: LocalDate,
): EntryOperation {
  const values: CommitteeEntry = {
    name: state.name,
    levels: state.levels.join('、'),
    series: state.series,
    specialties: state.specialties.join('、'),
    territory: state.territory,
    scope: state.scope,
    convening: state.convening.organisation,
    conveningName: state.convening.name,
    authoriser: state.authoriser.organisation,
    authoriserName: state.authoriser.name,
    authoriserLevel: state.authoriser.level,
    document: authorisation.document,
    validUntil: authorisation.validUntil,
    quorum: state.quorum,
    hasPanels: state.hasPanels,
    selfReview: state.selfReview,
    status,
    caseId,
  }
  return {
    register: 'titles-committees',
    key: state.code,
    clause: cite('anhui-titles-2018/art.4.b').clause,
    from,
    values: { ...values },
  }
}

/** The entry with another status; none while there is no authorisation. */
export function withStatus(
  state: Committee,
  status: CommitteeEntry['status'],
  caseId: string,
  from: LocalDate,
): readonly EntryOperation[] {
  return state.authorisation === null
    ? []
    : [committeeEntry(state, state.authorisation, status, caseId, from)]
}
