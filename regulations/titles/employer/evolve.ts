/** Folds what the employer and the forwarding desks do. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { Application, Objection } from '../application/state.ts'
import type { EmployerEvent } from './events.ts'

type VerifyEvent = Extract<
  EmployerEvent,
  {
    type: 'MaterialsMarked' | 'GroupSet' | 'GroupSheetRecorded' | 'CandidateRecommended' | 'PostChangeProved'
  }
>
type NoticeEvent = Extract<
  EmployerEvent,
  { type: `InternalNotice${string}` | `Objection${string}` | 'DisputedMaterialRemoved' }
>
type OpinionEvent = Extract<EmployerEvent, { type: `Opinion${string}` | 'ForwardedOn' }>
type DutyEvent = Exclude<EmployerEvent, VerifyEvent | NoticeEvent | OpinionEvent>

/** The state after an event of this room. */
export function evolveEmployer(
  state: Application | undefined,
  event: EmployerEvent,
  happening: Happening,
): Application {
  if (state === undefined) throw new Error(`corrupt ledger: ${event.type} before the application was opened`)
  switch (event.type) {
    case 'MaterialsMarked':
    case 'GroupSet':
    case 'GroupSheetRecorded':
    case 'CandidateRecommended':
    case 'PostChangeProved':
      return evolveVerified(state, event)
    case 'InternalNoticePosted':
    case 'InternalNoticeTakenDown':
    case 'InternalNoticeVoided':
    case 'ObjectionRecorded':
    case 'ObjectionFound':
    case 'DisputedMaterialRemoved':
      return evolveNotice(state, event, happening)
    case 'OpinionStated':
    case 'OpinionSealed':
    case 'ForwardedOn':
      return evolveOpinion(state, event, happening)
    default:
      return evolveDuty(state, event)
  }
}

function evolveVerified(state: Application, event: VerifyEvent): Application {
  switch (event.type) {
    case 'MaterialsMarked': {
      const anew = new Set(event.marks.map(({ material }) => material))
      return {
        ...state,
        marks: [...state.marks.filter(({ material }) => !anew.has(material)), ...event.marks],
      }
    }
    case 'GroupSet':
      return { ...state, group: { members: event.members, sheet: null } }
    case 'GroupSheetRecorded':
      return state.group === null ? state : { ...state, group: { ...state.group, sheet: event.sheet } }
    case 'CandidateRecommended':
      return { ...state, recommendation: event.recommendation }
    case 'PostChangeProved':
      return { ...state, postChange: event.postChange }
  }
}

function evolveNotice(state: Application, event: NoticeEvent, { date }: Happening): Application {
  switch (event.type) {
    case 'InternalNoticePosted': {
      const { type: _type, ...notice } = event
      return {
        ...inStage(state, 'verifying'),
        stage: 'internal-publicity',
        internalNotice: { ...notice, takenDownOn: null },
        materials: state.materials.map((one) => ({ ...one, shown: event.shown.includes(one.id) })),
      }
    }
    case 'InternalNoticeTakenDown':
      return {
        ...inStage(state, 'internal-publicity'),
        stage: 'recommending',
        internalNotice: withEnd(state, event.takenDownOn, event.evidence),
      }
    case 'InternalNoticeVoided':
      return { ...inStage(state, 'internal-publicity', 'recommending'), stage: 'verifying', ...noNotice }
    case 'ObjectionRecorded':
      return { ...state, objections: [...state.objections, event.objection] }
    case 'ObjectionFound':
      return {
        ...state,
        objections: state.objections.map((one) => (one.id === event.id ? found(one, event) : one)),
      }
    case 'DisputedMaterialRemoved':
      return {
        ...state,
        materials: state.materials.map((one) =>
          one.id === event.id ? { ...one, removed: { reason: event.reason, on: date } } : one,
        ),
      }
  }
}

const noNotice = { internalNotice: null, opinion: null } as const

function found(
  one: Objection,
  { finding, verifier, note }: Extract<NoticeEvent, { type: 'ObjectionFound' }>,
): Objection {
  return { ...one, finding, verifier, note }
}

function withEnd(
  { internalNotice }: Application,
  takenDownOn: Application['openedOn'],
  evidence: readonly string[],
): Application['internalNotice'] {
  return internalNotice === null
    ? null
    : { ...internalNotice, takenDownOn, evidence: [...internalNotice.evidence, ...evidence] }
}

function evolveOpinion(state: Application, event: OpinionEvent, { date }: Happening): Application {
  switch (event.type) {
    case 'OpinionStated': {
      const { type: _type, ...opinion } = event
      return { ...state, opinion: { ...opinion, on: date, head: null, sealedOn: null } }
    }
    case 'OpinionSealed': {
      const from = inStage(state, 'recommending')
      const opinion = from.opinion === null ? null : { ...from.opinion, head: event.head, sealedOn: date }
      return { ...from, opinion, stage: from.forwards.length === 0 ? 'submitting' : 'forwarding' }
    }
    case 'ForwardedOn': {
      const forwards = inStage(state, 'forwarding').forwards.map((one) =>
        one.order === event.order ? { ...one, opinion: event.opinion, on: date } : one,
      )
      return {
        ...state,
        forwards,
        stage: forwards.every(({ on }) => on !== null) ? 'submitting' : 'forwarding',
      }
    }
  }
}

function evolveDuty(state: Application, event: DutyEvent): Application {
  switch (event.type) {
    case 'StandInNamed':
      return { ...state, standIn: { person: event.person, name: event.name, reason: event.reason } }
    case 'StaffRecused':
      return { ...state, recused: [...state.recused, { person: event.person, relation: event.relation }] }
    case 'DisqualificationProposed':
      return { ...state, proposal: event.proposal }
    case 'ProposalDropped':
      return { ...state, proposal: null }
  }
}

/** 退回修改 to the applicant: what was published and stated about the old content no longer stands. */
export function returnedToApplicant(state: Application): Application {
  return { ...state, stage: 'drafting', filedOn: null, ...noNotice }
}

/** 退回修改 by the first desk after the employer: the head has to sign again. */
export function returnedToEmployer(state: Application): Application {
  const opinion = state.opinion === null ? null : { ...state.opinion, head: null, sealedOn: null }
  return { ...state, stage: 'recommending', opinion }
}

/** 退回修改 by the desk that has the file: to the desk before it, or to the employer where there was none. */
export function returnedOneDesk(state: Application): Application {
  const last = state.forwards.findLast(({ on }) => on !== null)
  if (last === undefined) return returnedToEmployer(state)
  const forwards = state.forwards.map((one) =>
    one.order === last.order ? { ...one, opinion: null, on: null } : one,
  )
  return { ...state, stage: 'forwarding', forwards }
}
