/** After approval: the way down, certificate, papers going back, the personnel file. */
import { z } from 'zod'
import { anyOf, decided, effectOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { acceptanceClerk, desk, employerClerk, officer, secretary } from '../application/desk.ts'
import type { Application, Return } from '../application/state.ts'
import { field, filled, oneForm } from '../meeting/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'
import {
  nothingIsOutstanding,
  returnedFormsAreArchived,
  opinionsAreWithheld,
  resultIsApproved,
  returnFollowsTheRoad,
} from './rules.ts'

const ended = [
  'approved',
  'not-passed',
  'not-reviewed',
  'void',
  'exam-failed',
  'appraisal-failed',
  'disqualified',
] as const

/** What never goes back to who did not pass (art.28.d). */
export const withheldItems = [
  '专业技术资格评审表',
  '简明情况登记表',
  '专业组评议意见表',
  '论文鉴定意见',
  '表决票',
] as const

export const ForwardResult = desk.act({
  label: '转发批复',
  cite: cite('anhui-titles-2018/art.28.a'),
  by: anyOf(secretary, acceptanceClerk, officer('submitter')),
  in: ['approved'],
  leadsTo: ['approved'],
  bulk: true,
  input: z.strictObject({}),
  form: oneForm('转发'),
  decide: ({ state }) => {
    const [first] = state.outcome.forwarded
    return decided({
      messages: [
        {
          to: first === undefined ? 'submitter' : 'employer',
          template: 'approval-forwarded',
          data: { number: state.number },
        },
      ],
      events: [{ type: 'ResultForwarded', to: first === undefined ? 'submitter' : 'employer' }],
    })
  },
  example: examples.forwardResult,
})

const STEPS = [
  '组建单位至呈报单位',
  '呈报单位至用人单位',
  '用人单位至本人',
] as const satisfies readonly Return['step'][]

/** The hand-over before a step, and whether it is done for every item. */
function roadBefore(state: Application, step: Return['step'], items: readonly string[]) {
  const before = STEPS[STEPS.indexOf(step) - 1] ?? null
  const done = items.every((item) =>
    state.outcome.returns.some((one) => one.item === item && one.step === before),
  )
  return { step, before, done }
}

export const ReturnMaterials = desk.act({
  label: '退回材料',
  cite: cite('anhui-titles-2018/art.28.b'),
  by: anyOf(secretary, acceptanceClerk, officer('submitter'), employerClerk),
  in: ended,
  leadsTo: ended,
  onPaper: true,
  bulk: true,
  input: z.strictObject({
    step: z.enum(STEPS),
    items: z.array(filled(100)).min(1, '请列出退回的材料').max(60),
    receivedBy: filled(60, '请填写签收人'),
  }),
  form: oneForm(
    '退回清单',
    field('step', 'radio', '环节', { options: STEPS.map((value) => ({ value, label: value })) }),
    field('items', 'table', '材料', { columns: [field('', 'text', '名称')] }),
    field('receivedBy', 'text', '签收人'),
  ),
  decide: ({ state, input }) => {
    const approved = state.stage === 'approved'
    const toPerson = input.step === '用人单位至本人'
    const withheld = input.items.filter((item) => withheldItems.some((closed) => item.includes(closed)))
    return decided({
      guards: [
        returnFollowsTheRoad(roadBefore(state, input.step, input.items)),
        opinionsAreWithheld({ withheld: !approved || toPerson ? withheld : [] }),
      ],
      events: [
        {
          type: 'MaterialReturned',
          items: input.items.map((item) => ({ item, step: input.step, receivedBy: input.receivedBy })),
        },
      ],
    })
  },
  example: examples.returnMaterials,
})

export const ArchiveForm = desk.act({
  label: '归档确认',
  cite: cite('anhui-titles-2018/art.28.c'),
  by: employerClerk,
  in: ['approved'],
  leadsTo: ['approved'],
  onPaper: true,
  input: z.strictObject({ volume: filled(60, '请填写档案卷号') }),
  form: oneForm('归档', field('volume', 'text', '卷号')),
  decide: ({ state, input }) => {
    const returned = state.outcome.returns.some(
      ({ item, step }) => item.includes('评审表') && step === '呈报单位至用人单位',
    )
    return decided({
      guards: [returnedFormsAreArchived({ returned })],
      events: [{ type: 'FormArchived', volume: input.volume }],
    })
  },
  example: examples.archiveForm,
})

export const HandOverCertificate = desk.act({
  label: '发证',
  cite: cite('anhui-titles-2018/art.27.b'),
  by: anyOf(
    officer('authority'),
    officer('submitter'),
    employerClerk,
    effectOf(procedureIds.certificateRun, 'HandOverCertificates'),
  ),
  in: ['approved', 'passed'],
  leadsTo: ['approved', 'passed'],
  onPaper: true,
  bulk: true,
  input: z.strictObject({
    receivedBy: filled(60, '请填写领证人'),
    proxy: z.string().trim().max(100).nullable().default(null),
  }),
  form: oneForm('发证', field('receivedBy', 'text', '领证人'), field('proxy', 'text', '代领人')),
  decide: ({ state, input }) =>
    decided({
      guards: [resultIsApproved({ approved: state.outcome.certificate !== null })],
      events: [{ type: 'CertificateHandedOver', ...input }],
    }),
  example: examples.handOver,
})

export const CloseApplication = desk.act({
  label: '办结',
  cite: cite('anhui-titles-2018/art.28.c'),
  by: anyOf(employerClerk, secretary),
  in: ['approved'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: oneForm('办结'),
  decide: ({ state }) => {
    const { certificate, archived } = state.outcome
    const missing = [
      ...(certificate?.handedOverOn == null ? ['发证'] : []),
      ...(archived === null ? ['评审表归档'] : []),
    ]
    return decided({ guards: [nothingIsOutstanding({ missing })], events: [{ type: 'ApplicationClosed' }] })
  },
  example: examples.closeApplication,
})
