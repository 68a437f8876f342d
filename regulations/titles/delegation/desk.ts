/** What the acts of a delegation share: the workshop, who may, where the letter comes from. */
import type { Party } from '#kernel/case'
import { anyOf, personIs, role, workshop } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { officer } from '../application/desk.ts'
import { covers } from '../committee/scope.ts'
import type { EmployerEntry } from '../registers/index.ts'
import type { KeyedCommittee, LetterIssuer, Offices, RouteQuestion, Seat } from '../route/index.ts'
import { delegationIssuer, placeReview, titleAuthority } from '../route/index.ts'
import type { Level } from '../vocabulary.ts'
import type { DelegationEvent } from './events.ts'
import type { Delegation, Reason } from './state.ts'

export const desk = workshop<Delegation, DelegationEvent>()
export const applicant = personIs('applicant')
export const issuer = officer('issuer')
export const authority = officer('authority')
/** Whoever may come to write such letters; the rule names the right one to the others. */
export const anyIssuer = anyOf(
  role('county-titles'),
  role('city-titles'),
  role('province-titles'),
  role('department-titles'),
  role('employer-personnel'),
  role('authorised-department'),
)
export const anyAuthority = anyOf(
  role('county-titles'),
  role('city-titles'),
  role('province-titles'),
  role('authorised-department'),
)

export function partiesOf(state: Delegation): readonly Party[] {
  const { applicant: person, employer } = state
  return [
    ...(person.account === null ? [] : [{ relation: 'applicant', person: person.account }]),
    { relation: 'employer', organisation: employer.organisation },
    { relation: 'issuer', organisation: state.issuer.organisation },
    { relation: 'authority', organisation: state.authority.organisation },
  ]
}

export type Target = { readonly series: string; readonly specialty: string; readonly level: Level }

const questionOf = (level: Level, employer: EmployerEntry): RouteQuestion => ({
  level,
  affiliation: employer.affiliation,
  kind: employer.kind,
  territory: employer.territory,
  employer: { organisation: employer.organisation, name: employer.name },
  department:
    employer.department === null || employer.department === undefined
      ? null
      : { organisation: employer.department, name: employer.departmentName ?? '' },
  registeredAt: employer.registeredAt,
  fileAgency: null,
})

/** Issuer of the letter and home authority of one person. */
export function seatsOf(
  level: Level,
  employer: EmployerEntry,
  offices: Offices,
): { readonly issuer: LetterIssuer; readonly authority: Seat } {
  const question = questionOf(level, employer)
  return { issuer: delegationIssuer(question, offices), authority: titleAuthority(question, offices) }
}

/** Which reason of 30.1 and 30.2 the register of committees shows; null: there is a committee at home. */
export function reasonFound(
  target: Target,
  employer: EmployerEntry,
  committees: readonly KeyedCommittee[],
  on: LocalDate,
): Reason | null {
  const { affiliation, territory } = employer
  const placed = placeReview({ ...target, affiliation, territory, on }, committees)
  if (placed.kind === 'home') return null
  return placed.reason === 'anhui-titles-2018/art.30.1' ? '30.1' : '30.2'
}

/** Whether a committee is in force and covers series, specialty and level. */
export function hostCovers(target: Target, committee: KeyedCommittee | undefined, on: LocalDate): boolean {
  return (
    committee !== undefined &&
    committee.status === '有效' &&
    on <= committee.validUntil &&
    covers(committee, target)
  )
}
