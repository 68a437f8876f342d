/** Who does the duty when the clerk may not (art.51.1.a, DESK B3), and the proposal to cancel the right to file (art.18.a). */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { desk, employerClerk, employerHead, officer } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { fileField, filled, text } from '../application/fields.ts'
import type { Application } from '../application/state.ts'
import * as forms from './forms.ts'
import { dutyIsDoneByAnother, recusalIsDeclaredByEntitled } from './rules.ts'

const recusal = cite('anhui-titles-2018/art.51.1.a')
const atEmployer = ['drafting', 'verifying', 'internal-publicity', 'recommending'] as const
const beforeReceipt = [...atEmployer, 'forwarding', 'submitting'] as const

const dutyFinding = (state: Application, person: string) =>
  dutyIsDoneByAnother({
    isApplicant: person === state.applicant.account,
    isRecused: state.recused.some((one) => one.person === person),
  })

export const NameStandIn = desk.act({
  label: '指定代办人',
  cite: recusal,
  by: employerHead,
  in: atEmployer,
  leadsTo: atEmployer,
  onPaper: true,
  input: z.strictObject({
    person: filled(100, '请选择代办人'),
    name: filled(40, '请填写姓名'),
    reason: filled(500, '请填写原因'),
  }),
  form: forms.nameStandIn,
  decide: ({ state, input }) =>
    decided({
      guards: [dutyFinding(state, input.person)],
      events: [{ type: 'StandInNamed', ...input }],
    }),
  example: () => ({
    state: examples.at.verifying(),
    input: { person: 'person-colleague', name: '代办人', reason: '人事干部本人申报' },
  }),
})

/** Whoever declares a relation is out of this file at once and does not see it any more. */
export const DeclareRecusal = desk.act({
  label: '声明回避',
  cite: recusal,
  by: anyOf(employerClerk, employerHead, officer('forwarder'), officer('submitter')),
  in: beforeReceipt,
  leadsTo: beforeReceipt,
  input: z.strictObject({
    person: text(100).default(''),
    relation: filled(100, '请填写与申报人的关系'),
  }),
  form: forms.declareRecusal,
  decide: ({ input, actor }) => {
    const own = actor?.person ?? ''
    const person = input.person === '' ? own : input.person
    return decided({
      guards: [recusalIsDeclaredByEntitled({ own: person === own, head: actor?.role === 'employer-head' })],
      events: [{ type: 'StaffRecused', person, relation: input.relation }],
    })
  },
  example: () => ({ state: examples.at.verifying(), input: { person: '', relation: '配偶' } }),
})

export const ProposeDisqualification = desk.act({
  label: '建议取消申报资格',
  cite: cite('anhui-titles-2018/art.18.a'),
  by: anyOf(employerHead, officer('forwarding-now'), officer('submitting-now')),
  in: ['verifying', 'internal-publicity', 'recommending', 'forwarding', 'submitting'],
  leadsTo: ['verifying', 'internal-publicity', 'recommending', 'forwarding', 'submitting'],
  onPaper: true,
  input: z.strictObject({
    fact: filled(2000, '请写明失信事实'),
    evidence: z.array(fileField).min(1, '请上传证据').max(20),
  }),
  form: forms.proposeDisqualification,
  decide: ({ input, at }) =>
    decided({
      events: [{ type: 'DisqualificationProposed', proposal: { ...input, on: at.date } }],
    }),
  example: () => ({
    state: examples.at.verifying(),
    input: { fact: '获奖证书系伪造', evidence: [examples.file] },
  }),
})

export const DropProposal = desk.act({
  label: '撤销取消资格的建议',
  cite: cite('anhui-titles-2018/art.18.a'),
  by: anyOf(employerHead, officer('forwarding-now'), officer('submitting-now')),
  in: ['verifying', 'internal-publicity', 'recommending', 'forwarding', 'submitting'],
  leadsTo: ['verifying', 'internal-publicity', 'recommending', 'forwarding', 'submitting'],
  input: z.strictObject({ reason: filled(500, '请填写原因') }),
  form: forms.dropProposal,
  decide: ({ input }) => decided({ events: [{ type: 'ProposalDropped', reason: input.reason }] }),
  example: () => ({ state: examples.at.verifying(), input: { reason: '经查不属实' } }),
})
