/** From events to the state of a confirmation. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { ConfirmationEvent } from './events.ts'
import type { ConfirmationStage, TitleConfirmation } from './state.ts'
import { confirmationStages } from './state.ts'

type Event<T extends ConfirmationEvent['type']> = Extract<ConfirmationEvent, { type: T }>
const anyStage = Object.keys(confirmationStages) as ConfirmationStage[]

function opened(event: Event<'ConfirmationOpened'>, on: TitleConfirmation['openedOn']): TitleConfirmation {
  const { type: _type, desks, ...facts } = event
  return {
    ...facts,
    stage: 'drafting',
    openedOn: on,
    materials: [],
    filedOn: null,
    employerOpinion: null,
    desks: desks.map((desk) => ({ ...desk, opinion: null, on: null })),
    originalsSeen: [],
    completion: null,
    admittedOn: null,
    proof: null,
    opinion: null,
    certificate: null,
    refusal: null,
    appointments: [],
  }
}

export function evolve(
  state: TitleConfirmation | undefined,
  event: ConfirmationEvent,
  happening: Happening,
): TitleConfirmation {
  return event.type === 'ConfirmationOpened'
    ? opened(event, happening.date)
    : onTheWay(inStage(state, ...anyStage), event, happening)
}

function onTheWay(
  state: TitleConfirmation,
  event: Exclude<ConfirmationEvent, { type: 'ConfirmationOpened' }>,
  happening: Happening,
): TitleConfirmation {
  const { date } = happening
  switch (event.type) {
    case 'ConfirmationRevised':
      return { ...state, content: event.content }
    case 'ConfirmationMaterialGiven':
      return withMaterial(state, event)
    case 'ConfirmationSubmitted':
      return { ...state, stage: 'verifying', filedOn: date }
    case 'ConfirmationWithdrawn':
      return { ...state, stage: 'withdrawn' }
    case 'EmployerVerified': {
      const { opinion, sealed } = event
      return { ...state, stage: 'reporting', employerOpinion: { opinion, sealed, on: date } }
    }
    case 'ConfirmationPassedUp': {
      const { opinion, organisation } = event
      const desks = state.desks.map((one) =>
        one.organisation === organisation && one.on === null ? { ...one, opinion, on: date } : one,
      )
      return { ...state, desks }
    }
    case 'OriginalSeen': {
      const others = state.originalsSeen.filter(({ slot }) => slot !== event.slot)
      return { ...state, originalsSeen: [...others, { slot: event.slot, way: event.way, on: date }] }
    }
    case 'CompletionDemanded':
      return { ...state, stage: 'correcting', completion: { ...event.completion, doneOn: null } }
    case 'CompletionGiven': {
      const completion = state.completion === null ? null : { ...state.completion, doneOn: date }
      return { ...state, stage: 'reporting', completion }
    }
    default:
      return decision(state, event, happening)
  }
}

function withMaterial(
  state: TitleConfirmation,
  event: Event<'ConfirmationMaterialGiven'>,
): TitleConfirmation {
  const given = { ...event.material, completing: state.stage === 'correcting' }
  const others = state.materials.filter(({ slot }) => slot !== given.slot)
  const originalsSeen = state.originalsSeen.filter(({ slot }) => slot !== given.slot)
  return { ...state, materials: [...others, given], originalsSeen }
}

function decision(
  state: TitleConfirmation,
  event: Extract<
    ConfirmationEvent,
    {
      type:
        | 'ConfirmationAdmitted'
        | 'ProofDemanded'
        | 'ProofSettled'
        | 'OpinionWritten'
        | 'PostReported'
        | 'TitleConfirmed'
        | 'ConfirmationRefused'
        | 'ConfirmedCertificateHandedOver'
        | 'ConfirmedTitleAppointed'
    }
  >,
  { date }: Happening,
): TitleConfirmation {
  switch (event.type) {
    case 'ConfirmationAdmitted':
      return { ...state, stage: 'examining', admittedOn: date }
    case 'ProofDemanded':
      return { ...state, proof: { reason: event.reason, askedOn: date, settledOn: null } }
    case 'ProofSettled':
      return { ...state, proof: state.proof === null ? null : { ...state.proof, settledOn: date } }
    case 'OpinionWritten':
      return { ...state, opinion: { text: event.text, by: event.by, on: date } }
    case 'PostReported': {
      const { post, professional } = event
      return { ...state, content: { ...state.content, work: { ...state.content.work, post, professional } } }
    }
    case 'TitleConfirmed': {
      const { type: _type, ...made } = event
      return { ...state, stage: 'confirmed', certificate: { ...made, confirmedOn: date, handedOverOn: null } }
    }
    case 'ConfirmationRefused': {
      const { type: _type, ...refusal } = event
      return { ...state, stage: 'refused', refusal: { ...refusal, on: date } }
    }
    case 'ConfirmedCertificateHandedOver':
      return {
        ...state,
        stage: 'closed',
        certificate: state.certificate === null ? null : { ...state.certificate, handedOverOn: date },
      }
    case 'ConfirmedTitleAppointed': {
      const { type: _type, ...appointment } = event
      return { ...state, appointments: [...state.appointments, appointment] }
    }
  }
}
