/** What the acts of a complaint share: the workshop, who may, who stands in which relation, effects on a candidate. */
import type { Effect, Party } from '#kernel/case'
import { anyOf, need, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import type { Application } from '../application/state.ts'
import { procedureIds } from '../vocabulary.ts'
import { applicationStages } from './application-stages.ts'
import type { ComplaintEvent } from './events.ts'
import type { Complaint } from './state.ts'

export const desk = workshop<Complaint, ComplaintEvent>()

export const anyOffice = anyOf(role('county-titles'), role('city-titles'), role('province-titles'))
/** The HR department that takes the complaint in and decides on it. */
export const office = anyOf(
  ownOrganisationIs('authority', 'county-titles'),
  ownOrganisationIs('authority', 'city-titles'),
  ownOrganisationIs('authority', 'province-titles'),
)
/** The one officer who took it in. */
export const intakeOfficer = personIs('intake-officer')
/** Whoever of the body that was told to check (art.26.e): a convening body, an employer, another office. */
export const investigator = anyOf(
  ownOrganisationIs('investigator', 'convening-head'),
  ownOrganisationIs('investigator', 'acceptance-clerk'),
  ownOrganisationIs('investigator', 'employer-head'),
  ownOrganisationIs('investigator', 'employer-personnel'),
  ownOrganisationIs('investigator', 'department-titles'),
  ownOrganisationIs('investigator', 'authorised-department'),
  ownOrganisationIs('investigator', 'county-titles'),
  ownOrganisationIs('investigator', 'city-titles'),
)
export const inspector = ownOrganisationIs('authority', 'titles-inspector')

/** Who stands in which relation to a complaint. The candidate is no party. */
export function partiesOf({ authority, officer, investigation }: Complaint): readonly Party[] {
  return [
    { relation: 'authority', organisation: authority.organisation },
    ...(officer === null ? [] : [{ relation: 'intake-officer', person: officer }]),
    ...(investigation === null
      ? []
      : [{ relation: 'investigator', organisation: investigation.organisation }]),
  ]
}

/** The application a complaint names, read without lock: holding is an effect and locks it by itself. */
export const applicationNeed = (id: string | null) =>
  need.case<Application>(procedureIds.application, id ?? '', 'none')

const onCandidate = (act: string, application: string, complaint: string): Effect => ({
  procedure: procedureIds.application,
  caseId: application,
  act,
  input: { complaint },
})

/** Holds the one candidate, unless it is held by this complaint already or has left the way. */
export function holdEffects(state: Complaint, stage: string | undefined, caseId: string): readonly Effect[] {
  const { application } = state.subject
  return application === null || state.holding || stage === undefined || !applicationStages.canBeHeld(stage)
    ? []
    : [onCandidate('HoldCandidate', application, caseId)]
}

/** Frees the candidate this complaint holds. */
export function freeEffects(state: Complaint, stage: string | undefined, caseId: string): readonly Effect[] {
  const { application } = state.subject
  return application === null || !state.holding || stage === undefined || !applicationStages.canBeFreed(stage)
    ? []
    : [onCandidate('FreeCandidate', application, caseId)]
}
