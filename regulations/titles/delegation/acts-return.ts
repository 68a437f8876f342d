/** What comes back from a host outside the province: recorded, published, approved at home (art.26, 31.b, 32). */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import { day, dayField, field, fileField, filled, sheet } from '../application/fields.ts'
import { certificateNumber, certificateSeries } from '../registers/certificate-number.ts'
import { anyAuthority, authority, desk, issuer } from './desk.ts'
import * as examples from './examples.ts'
import { homeAuthorityApproves, letterCameFirst } from './rules.ts'
import type { Delegation } from './state.ts'

const home = cite('anhui-titles-2018/art.32')
const publicity = cite('anhui-titles-2018/art.26.b')

const orderOf = ({ letter, result }: Delegation) =>
  letterCameFirst({ letterOn: letter?.on ?? null, passedOn: result?.passedOn ?? null })
const homeFinding = (state: Delegation, acting: string) =>
  homeAuthorityApproves({ acting, authority: state.authority.organisation, name: state.authority.name })

const resultFields = {
  passedOn: dayField,
  document: filled(60, '请填写受托机关的结果文号'),
  evidence: fileField,
}
const resultForm = [
  field('passedOn', 'date', '评委会表决日期'),
  field('document', 'text', '结果文号'),
  field('evidence', 'file', '结果文件'),
]

export const RecordOutsideResult = desk.act({
  label: '登记省外评审通过',
  cite: home,
  by: issuer,
  in: ['outside'],
  leadsTo: ['passed-outside'],
  onPaper: true,
  input: z.strictObject(resultFields),
  form: sheet('省外评审通过', ...resultForm),
  decide: ({ input }) =>
    decided({
      messages: ['applicant', 'authority'].map((to) => ({
        to,
        template: 'delegation-result',
        data: { document: input.document },
      })),
      events: [{ type: 'OutsideResultRecorded', ...input, passed: true, passedOn: day(input.passedOn) }],
    }),
  example: examples.recordOutsideResult,
})

export const RecordOutsideFailure = desk.act({
  label: '登记省外评审未通过',
  cite: home,
  by: issuer,
  in: ['outside'],
  leadsTo: ['not-passed'],
  onPaper: true,
  input: z.strictObject(resultFields),
  form: sheet('省外评审未通过', ...resultForm),
  decide: ({ input }) =>
    decided({
      messages: [{ to: 'applicant', template: 'delegation-result', data: { document: input.document } }],
      events: [{ type: 'OutsideResultRecorded', ...input, passed: false, passedOn: day(input.passedOn) }],
    }),
  example: examples.recordOutsideResult,
})

/** Address of the page of one publicity. */
const slugOf = (caseId: string): string => `委托-${caseId}`

export const PostDelegationPublicity = desk.act({
  label: '发布官网公示',
  cite: publicity,
  by: anyAuthority,
  in: ['passed-outside'],
  leadsTo: ['approval-publicity'],
  onPaper: true,
  input: z.strictObject({ contact: filled(200, '请填写受理异议的联系方式') }),
  form: sheet('官网公示', field('contact', 'text', '受理异议的联系方式')),
  decide: ({ state, input, actor, at, caseId }) => {
    const { applicant, employer, target, authority: office, year } = state
    return decided({
      guards: [homeFinding(state, actor?.organisation ?? ''), orderOf(state)],
      notices: [
        {
          column: 'title-approvals',
          slug: slugOf(caseId),
          operation: 'post',
          title: `${office.name}关于${year}年度委托评审通过人员的公示`,
          clause: publicity.clause,
          data: {
            candidates: [{ name: applicant.name, employer: employer.name, ...target }],
            contact: input.contact,
            postedOn: at.date,
            postingDayCounts: false,
          },
        },
      ],
      events: [{ type: 'DelegationPublicityPosted', contact: input.contact }],
    })
  },
  example: () => ({
    state: examples.delegationIn('passed-outside'),
    actor: examples.provinceOfficer,
    input: { contact: '示例省人社厅 0000-0000' },
  }),
})

export const ApproveDelegatedResult = desk.act({
  label: '核准并公布委托评审结果',
  cite: home,
  by: anyAuthority,
  in: ['approval-publicity'],
  leadsTo: ['approved'],
  input: z.strictObject({ document: filled(60, '请填写批复文号') }),
  form: sheet('核准', field('document', 'text', '批复文号')),
  needs: (state) => ({ serial: need.number(certificateSeries, String(state.year)) }),
  decide: ({ state, input, needs, actor, caseId }) => {
    const { applicant, target, year, result, appliedOn } = state
    const number = certificateNumber(year, needs.serial)
    const obtainedOn = result?.passedOn ?? appliedOn
    return decided({
      guards: [homeFinding(state, actor?.organisation ?? ''), orderOf(state)],
      entries: [
        {
          register: 'titles-held',
          key: number,
          clause: home.clause,
          from: obtainedOn,
          values: {
            person: applicant.key,
            ...target,
            way: '评审',
            obtainedOn,
            authority: state.authority.name,
            document: input.document,
            certificate: number,
            scope: '全省',
            status: '有效',
            year,
            application: caseId,
          },
        },
      ],
      notices: [
        {
          column: 'title-approvals',
          slug: slugOf(caseId),
          operation: 'take-down',
          title: '',
          clause: publicity.clause,
          data: null,
        },
      ],
      messages: [{ to: 'applicant', template: 'title-approved', data: { number, document: input.document } }],
      events: [{ type: 'DelegatedResultApproved', document: input.document, number }],
    })
  },
  example: examples.approveDelegated,
})

export const VoidDelegatedResult = desk.act({
  label: '宣布委托评审结果无效',
  cite: cite('anhui-titles-2018/art.31.b'),
  by: authority,
  in: ['passed-outside', 'approval-publicity'],
  leadsTo: ['void'],
  input: z.strictObject({ reason: filled(500, '请写明未按程序和要求委托的事实') }),
  form: sheet('结果无效', field('reason', 'textarea', '事实')),
  decide: ({ state, input, caseId }) =>
    decided({
      notices:
        state.publicity === null
          ? []
          : [
              {
                column: 'title-approvals',
                slug: slugOf(caseId),
                operation: 'take-down',
                title: '',
                clause: publicity.clause,
                data: null,
              },
            ],
      messages: [{ to: 'applicant', template: 'delegation-void', data: { reason: input.reason } }],
      events: [{ type: 'DelegatedResultVoided', reason: input.reason }],
    }),
  example: () => ({
    state: examples.delegationIn('passed-outside'),
    input: { reason: '委托评审函在评审之后出具' },
  }),
})
