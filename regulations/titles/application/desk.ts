/** What all rooms of an application share: the workshop bound to its state and events, phrases of who may, parties. */
import type { Party, Phrase } from '#kernel/case'
import { allOf, anyOf, not, ownOrganisationIs, personIs, workshop } from '#kernel/case'
import type { EmployerEvent } from '../employer/events.ts'
import type { FilingEvent } from '../filing/events.ts'
import type { IntakeEvent } from '../intake/events.ts'
import type { OutcomeEvent } from '../outcome/events.ts'
import type { ReviewEvent } from '../review/events.ts'
import type { Application, ApplicationStage } from './state.ts'

export type ApplicationEvent = FilingEvent | EmployerEvent | IntakeEvent | ReviewEvent | OutcomeEvent

export const desk = workshop<Application, ApplicationEvent>()

export const applicant = personIs('applicant')
const outsideOwnFile = not(anyOf(applicant, personIs('recused')))
/** Clerks of the employer, but never in their own file or a relative's (art.51.1.a); then a named stand-in (DESK B3). */
export const employerClerk = anyOf(
  allOf(ownOrganisationIs('employer', 'employer-personnel'), outsideOwnFile),
  allOf(personIs('stand-in'), outsideOwnFile),
)
export const employerHead = allOf(ownOrganisationIs('employer', 'employer-head'), outsideOwnFile)
/** 代填: the clerk types for an applicant who entrusted the employer in writing. */
export const entrustedClerk = allOf(ownOrganisationIs('entrusted', 'employer-personnel'), outsideOwnFile)
/** Officers of whichever office stands in a relation: department, agency, bureau, authorised department, or the employer itself. */
export const officer = (relation: string): Phrase =>
  anyOf(
    ownOrganisationIs(relation, 'employer-personnel'),
    ownOrganisationIs(relation, 'department-titles'),
    ownOrganisationIs(relation, 'talent-agency'),
    ownOrganisationIs(relation, 'county-titles'),
    ownOrganisationIs(relation, 'city-titles'),
    ownOrganisationIs(relation, 'province-titles'),
    ownOrganisationIs(relation, 'authorised-department'),
  )
/** Whoever may fill in an application. */
export const fillers = anyOf(applicant, entrustedClerk)
export const acceptanceClerk = ownOrganisationIs('convening', 'acceptance-clerk')
export const conveningHead = ownOrganisationIs('convening', 'convening-head')
export const secretary = ownOrganisationIs('convening', 'meeting-secretary')
export const sealKeeper = ownOrganisationIs('convening', 'seal-keeper')

/** Stages in which the review form has not been before panel or committee and bears nothing closed. */
const beforeCommittee: readonly ApplicationStage[] = [
  'drafting',
  'verifying',
  'internal-publicity',
  'recommending',
  'forwarding',
  'submitting',
  'received',
  'correcting',
  'admitted',
]
/** Whether the form has not yet been before panel or committee: everybody who sees the case knows this. */
export const isBeforeCommittee = ({ stage }: Pick<Application, 'stage'>): boolean =>
  beforeCommittee.includes(stage)

/** Whoever may print the review form that goes through all hands: after release only those who review (art.24.e). */
function formHolders(state: Application): readonly Party[] {
  if (!isBeforeCommittee(state)) return []
  const { account } = state.applicant
  const offices = [
    state.employer.organisation,
    ...state.forwards.map(({ organisation }) => organisation),
    ...(state.route === null ? [] : [state.route.submitter]),
  ]
  return [
    ...(account === null ? [] : [{ relation: 'form-holder', person: account }]),
    ...[...new Set(offices)].map((organisation) => ({ relation: 'form-holder', organisation })),
  ]
}

/** Who stands in which relation to an application. The convening body sees it once it was submitted, the authority once reported. */
export function partiesOf(state: Application): readonly Party[] {
  const office = (relation: string, organisation: string | null | undefined): readonly Party[] =>
    organisation === null || organisation === undefined ? [] : [{ relation, organisation }]
  const current = state.forwards.find(({ on }) => on === null)
  const person = (relation: string, account: string | null | undefined): readonly Party[] =>
    account === null || account === undefined ? [] : [{ relation, person: account }]
  return [
    ...person('applicant', state.applicant.account),
    ...person('stand-in', state.standIn?.person),
    ...state.recused.flatMap(({ person: account }) => person('recused', account)),
    ...(state.entrustment === null ? [] : office('entrusted', state.employer.organisation)),
    ...(state.stage === 'internal-publicity' ? office('colleagues', state.employer.organisation) : []),
    ...office('employer', state.employer.organisation),
    ...state.forwards.flatMap(({ organisation }) => office('forwarder', organisation)),
    ...(state.stage === 'forwarding' ? office('forwarding-now', current?.organisation) : []),
    ...(state.stage === 'submitting' ? office('submitting-now', state.route?.submitter) : []),
    ...office('submitter', state.route?.submitter),
    ...(state.intake.submission === null ? [] : office('convening', state.cycle.convening)),
    ...office('authority', state.route?.authority),
    ...(state.target.track === '破格' && state.intake.submission !== null
      ? office('peer-bureau', state.cycle.authoriser)
      : []),
    ...formHolders(state),
  ]
}
