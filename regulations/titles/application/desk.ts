/** What all rooms of an application share: the workshop bound to its state and events, phrases of who may, parties. */
import type { Party, Phrase } from '#kernel/case'
import { anyOf, ownOrganisationIs, personIs, workshop } from '#kernel/case'
import type { EmployerEvent } from '../employer/events.ts'
import type { FilingEvent } from '../filing/events.ts'
import type { IntakeEvent } from '../intake/events.ts'
import type { OutcomeEvent } from '../outcome/events.ts'
import type { ReviewEvent } from '../review/events.ts'
import type { Application } from './state.ts'

export type ApplicationEvent = FilingEvent | EmployerEvent | IntakeEvent | ReviewEvent | OutcomeEvent

export const desk = workshop<Application, ApplicationEvent>()

export const applicant = personIs('applicant')
export const employerClerk = ownOrganisationIs('employer', 'employer-personnel')
export const employerHead = ownOrganisationIs('employer', 'employer-head')
/** Officers of whichever office stands in a relation: department, agency, bureau, or authorised department. */
export const officer = (relation: string): Phrase =>
  anyOf(
    ownOrganisationIs(relation, 'department-titles'),
    ownOrganisationIs(relation, 'talent-agency'),
    ownOrganisationIs(relation, 'county-titles'),
    ownOrganisationIs(relation, 'city-titles'),
    ownOrganisationIs(relation, 'province-titles'),
    ownOrganisationIs(relation, 'authorised-department'),
  )
export const acceptanceClerk = ownOrganisationIs('convening', 'acceptance-clerk')
export const conveningHead = ownOrganisationIs('convening', 'convening-head')
export const secretary = ownOrganisationIs('convening', 'meeting-secretary')
export const sealKeeper = ownOrganisationIs('convening', 'seal-keeper')

/** Who stands in which relation to an application. The convening body sees it once it was submitted, the authority once reported. */
export function partiesOf(state: Application): readonly Party[] {
  const office = (relation: string, organisation: string | null | undefined): readonly Party[] =>
    organisation === null || organisation === undefined ? [] : [{ relation, organisation }]
  const current = state.forwards.find(({ on }) => on === null)
  return [
    ...(state.applicant.account === null ? [] : [{ relation: 'applicant', person: state.applicant.account }]),
    ...office('employer', state.employer.organisation),
    ...state.forwards.flatMap(({ organisation }) => office('forwarder', organisation)),
    ...(state.stage === 'forwarding' ? office('forwarding-now', current?.organisation) : []),
    ...office('submitter', state.route?.submitter),
    ...(state.intake.submission === null ? [] : office('convening', state.cycle.convening)),
    ...office('authority', state.route?.authority),
  ]
}
