/** Verification and decision: opinion, proof in doubt, confirmed or not (art.47 to 49). */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import { field, filled, sheet, text } from '../application/fields.ts'
import type { Delegation } from '../delegation/state.ts'
import { certificateNumber, certificateSeries } from '../registers/certificate-number.ts'
import { procedureIds } from '../vocabulary.ts'
import { releaseOf } from './acts-file.ts'
import { anyOffice, confirmer, desk, employerClerk, oldTitle } from './desk.ts'
import * as examples from './examples.ts'
import { conditionFindings, confirmerFinding } from './rules.ts'
import {
  isStillProfessional,
  opinionIsWritten,
  outsideFacts,
  proofIsSettled,
  reckonObtainedOn,
  refusalFindings,
  seniorWasNotObtainedOutsideAlone,
} from './rules-decision.ts'
import type { TitleConfirmation } from './state.ts'

const decides = cite('anhui-titles-2018/art.49.4.a')
const delegationNeed = (state: TitleConfirmation) =>
  need.case<Delegation>(procedureIds.delegation, state.content.delegation)
const isWaiting = ({ proof }: TitleConfirmation): boolean => proof !== null && proof.settledOn === null

export const WriteVerifyingOpinion = desk.act({
  label: '填写核实意见',
  cite: cite('anhui-titles-2018/art.48.a'),
  by: confirmer,
  in: ['examining'],
  leadsTo: ['examining'],
  input: z.strictObject({ text: filled(1000, '请根据实绩写明核实意见') }),
  form: sheet('核实意见', field('text', 'textarea', '核实意见')),
  decide: ({ input, actor }) =>
    decided({ events: [{ type: 'OpinionWritten', text: input.text, by: actor?.person ?? '' }] }),
  example: () => ({
    state: examples.confirmationIn('examining'),
    input: { text: '实绩与原职称相符，材料属实' },
  }),
})

export const DemandProof = desk.act({
  label: '要求鉴定证明',
  cite: cite('anhui-titles-2018/art.48.b'),
  by: confirmer,
  in: ['examining'],
  leadsTo: ['examining'],
  input: z.strictObject({ reason: filled(500, '请写明存疑的材料和理由') }),
  form: sheet('鉴定', field('reason', 'textarea', '存疑的材料和理由')),
  decide: ({ state, input }) =>
    decided({
      messages: [
        {
          to: 'applicant',
          template: 'confirmation-proof',
          data: { number: state.number, reason: input.reason },
        },
      ],
      events: [{ type: 'ProofDemanded', reason: input.reason }],
    }),
  example: () => ({ state: examples.confirmationIn('examining'), input: { reason: '证书印章不清' } }),
})

export const DropProofDemand = desk.act({
  label: '撤销鉴定要求',
  cite: cite('anhui-titles-2018/art.48.b'),
  by: confirmer,
  in: ['examining'],
  leadsTo: ['examining'],
  input: z.strictObject({}),
  form: sheet('撤销鉴定要求'),
  decide: () => decided({ events: [{ type: 'ProofSettled', how: '已撤销' }] }),
  example: () => ({ state: examples.confirmationIn('examining'), input: {} }),
})

/** 47.1: the employer tells when the post changes before the decision. */
export const ReportPost = desk.act({
  label: '报告岗位变动',
  cite: cite('anhui-titles-2018/art.47.1'),
  by: employerClerk,
  in: ['reporting', 'examining'],
  leadsTo: ['reporting', 'examining'],
  concurrency: 'redecide',
  input: z.strictObject({ post: filled(60, '请填写岗位'), professional: z.boolean() }),
  form: sheet(
    '岗位变动',
    field('post', 'text', '现岗位'),
    field('professional', 'checkbox', '属专业技术岗位'),
  ),
  decide: ({ input }) => decided({ events: [{ type: 'PostReported', ...input }] }),
  example: () => ({
    state: examples.confirmationIn('examining'),
    input: { post: '行政办公室主任', professional: false },
  }),
})

/** What stands before any decision. */
const beforeDecision = (state: TitleConfirmation) => [
  opinionIsWritten({ written: state.opinion !== null }),
  proofIsSettled({ waiting: isWaiting(state), reason: state.proof?.reason ?? '' }),
]

export const ConfirmTitle = desk.act({
  label: '确认职称',
  cite: decides,
  by: anyOffice,
  in: ['examining'],
  leadsTo: ['confirmed'],
  input: z.strictObject({ document: filled(60, '请填写确认文号') }),
  form: sheet('确认', field('document', 'text', '确认文号')),
  needs: (state, _input, at) => ({
    serial: need.number(certificateSeries, at.date.slice(0, 4)),
    delegation: delegationNeed(state),
  }),
  decide: ({ state, input, needs, actor, at }) => {
    const { content, applicant, employer, desks } = state
    const obtained = reckonObtainedOn({ passedOn: content.original.obtainedOn, confirmedOn: at.date })
    const number = certificateNumber(Number(at.date.slice(0, 4)), needs.serial)
    return decided({
      guards: [
        confirmerFinding(state, actor?.organisation ?? ''),
        ...conditionFindings(content, employer.name, state.filedOn ?? at.date),
        isStillProfessional({ post: content.work.post, professional: content.work.professional }),
        seniorWasNotObtainedOutsideAlone(outsideFacts(state, needs.delegation)),
        ...beforeDecision(state),
      ],
      computed: [obtained],
      entries: [
        oldTitle(state, '已换发', at.date),
        {
          register: 'titles-held',
          key: number,
          clause: decides.clause,
          from: at.date,
          values: {
            person: applicant.key,
            series: content.original.series,
            specialty: content.original.specialty,
            level: content.original.level,
            way: '确认',
            obtainedOn: content.original.obtainedOn,
            authority: desks.at(-1)?.name ?? '',
            document: input.document,
            certificate: number,
            scope: '全省',
            status: '有效',
          },
        },
      ],
      messages: [
        { to: 'applicant', template: 'title-confirmed', data: { number, document: input.document } },
      ],
      events: [
        {
          type: 'TitleConfirmed',
          number,
          document: input.document,
          obtainedOn: content.original.obtainedOn,
        },
      ],
    })
  },
  example: () => ({
    state: examples.decidable(),
    actor: examples.cityOfficer,
    at: examples.decisionDay,
    input: { document: '示例人社确〔2024〕6号' },
    needs: { serial: 1, delegation: undefined },
  }),
})

export const RefuseConfirmation = desk.act({
  label: '不予确认',
  cite: cite('anhui-titles-2018/art.47.4'),
  by: anyOffice,
  in: ['correcting', 'examining'],
  leadsTo: ['refused'],
  input: z.strictObject({
    item: z.enum(['47.1', '47.2', '47.3', '47.4'], '请选择不予确认的情形'),
    untrue: z.boolean().default(false),
    facts: filled(1000, '请写明事实'),
    citation: text(300).default(''),
  }),
  form: sheet(
    '不予确认',
    field('item', 'select', '情形', {
      options: [
        { value: '47.1', label: '已不从事专业技术工作' },
        { value: '47.2', label: '未经委托自行在省外取得高级资格' },
        { value: '47.3', label: '材料不完整或不真实' },
        { value: '47.4', label: '其他违反政策或不合确认的情形' },
      ],
    }),
    field('untrue', 'checkbox', '材料不真实（记入诚信档案）'),
    field('facts', 'textarea', '事实'),
    field('citation', 'text', '所依据的规定（其他情形必填）'),
  ),
  needs: (state, _input, at) => ({
    serial: need.number('titles-confirmation-refusals', at.date.slice(0, 4)),
    delegation: delegationNeed(state),
  }),
  decide: ({ state, input, needs, actor, at, caseId }) => {
    const { item, untrue, facts, citation } = input
    const number = `${at.date.slice(0, 4)}-不确${String(needs.serial).padStart(4, '0')}`
    const admitted = state.admittedOn !== null
    return decided({
      guards: [
        confirmerFinding(state, actor?.organisation ?? ''),
        ...refusalFindings(state, input, needs.delegation, at.date),
        ...(admitted ? beforeDecision(state) : []),
      ],
      claims: [releaseOf(state)],
      entries: [
        ...(admitted ? [oldTitle(state, '待确认', at.date)] : []),
        ...(item === '47.3' && untrue
          ? [
              {
                register: 'titles-integrity',
                key: caseId,
                clause: cite('anhui-titles-2018/art.47.3').clause,
                from: at.date,
                values: {
                  person: state.applicant.key,
                  name: state.applicant.name,
                  kind: '记录',
                  fact: facts,
                  decidedOn: at.date,
                  decidedBy: state.desks.at(-1)?.name ?? '',
                  document: number,
                },
              },
            ]
          : []),
      ],
      messages: [{ to: 'applicant', template: 'confirmation-refused', data: { number } }],
      events: [{ type: 'ConfirmationRefused', item, facts, citation, number }],
    })
  },
  example: () => ({
    state: examples.decidable(),
    actor: examples.cityOfficer,
    at: examples.decisionDay,
    input: {
      item: '47.4' as const,
      untrue: false,
      facts: '原职称系企业内部评定',
      citation: '示例省职称政策第三条',
    },
    needs: { serial: 1, delegation: undefined },
  }),
})
