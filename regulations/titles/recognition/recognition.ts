/** 初次认定: no committee, no place of the year; the title counts from the day of approval. */
import type { Happening } from '#kernel/case'
import { anyOf, inStage, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { procedureIds } from '../vocabulary.ts'
import {
  ApproveRecognition,
  DeclineRecognition,
  ProposeRecognition,
  RequestRecognition,
  WithdrawRecognition,
  applicant,
  approver,
  desk,
  employerClerk,
  partiesOf,
} from './acts.ts'
import type { RecognitionEvent } from './events.ts'
import type { FirstRecognition } from './state.ts'
import { recognitionStages } from './state.ts'

function evolve(
  state: FirstRecognition | undefined,
  event: RecognitionEvent,
  { date }: Happening,
): FirstRecognition {
  switch (event.type) {
    case 'RecognitionRequested': {
      const { type: _type, ...facts } = event
      const nothingYet = { employerOpinion: null, approval: null, declinedFor: null }
      return { ...facts, ...nothingYet, stage: 'verifying', appliedOn: date }
    }
    case 'RecognitionProposed': {
      const employerOpinion = { opinion: event.opinion, on: date }
      return { ...inStage(state, 'verifying'), stage: 'deciding', employerOpinion }
    }
    case 'RecognitionApproved': {
      const { type: _type, ...approval } = event
      return { ...inStage(state, 'deciding'), stage: 'approved', approval: { ...approval, on: date } }
    }
    case 'RecognitionDeclined':
      return { ...inStage(state, 'deciding'), stage: 'declined', declinedFor: event.reason }
    case 'RecognitionWithdrawn':
      return { ...inStage(state, 'verifying'), stage: 'withdrawn' }
  }
}

const end = cite('anhui-titles-2018/art.59.2')

export const firstRecognition = desk.procedure({
  id: procedureIds.recognition,
  label: '初次认定',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    verifying: { label: recognitionStages.verifying },
    deciding: { label: recognitionStages.deciding },
    approved: { label: recognitionStages.approved, closed: end },
    declined: { label: recognitionStages.declined, closed: end, aside: true },
    withdrawn: { label: recognitionStages.withdrawn, closed: end, aside: true },
  },
  acts: {
    RequestRecognition,
    ProposeRecognition,
    ApproveRecognition,
    DeclineRecognition,
    WithdrawRecognition,
  },
  evolve,
  parties: partiesOf,
  title: ({ applicant: person, kind, target }) => `${person.name}${target.series}系列${target.level}${kind}`,
  columns: {
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    kind: { type: 'text', label: '种类', value: ({ kind }) => kind },
    level: { type: 'text', label: '级别', value: ({ target }) => target.level },
  },
  visibility: { see: anyOf(applicant, employerClerk, approver, role('province-titles')) },
})
