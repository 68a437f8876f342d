/** What batches, complaints and sanctions do to one application: effects of other cases, never done by hand. */
import { z } from 'zod'
import { decided, effectOf, need, anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { desk } from '../application/desk.ts'
import { placeReleasesOf } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import { dayField, filled } from '../meeting/desk.ts'
import { certificateNumber, certificateSeries } from '../registers/certificate-number.ts'
import { procedureIds } from '../vocabulary.ts'
import { certificateCodeOf } from './certificate-code.ts'
import * as examples from './examples.ts'
import { findingIsProven } from './rules.ts'

const fromBatch = (act: string) => effectOf(procedureIds.batch, act)
const noticeInput = z.strictObject({ batch: filled(100), postedOn: dayField, notice: filled(200) })

export const EnterResultPublicity = desk.act({
  label: '进入评审公示',
  cite: cite('anhui-titles-2018/art.25.a'),
  by: anyOf(fromBatch('PostResultPublicity'), fromBatch('RestartResultPublicity')),
  in: ['passed'],
  leadsTo: ['passed'],
  input: noticeInput,
  decide: ({ input }) =>
    decided({ events: [{ type: 'ResultPublicityEntered', ...input, postedOn: localDate(input.postedOn) }] }),
  example: examples.enterResultPublicity,
})

export const ReportResult = desk.act({
  label: '报职称管理部门',
  cite: cite('anhui-titles-2018/art.25.c'),
  by: fromBatch('ReportBatch'),
  in: ['passed'],
  leadsTo: ['reported'],
  input: z.strictObject({ batch: filled(100) }),
  decide: ({ input }) => decided({ events: [{ type: 'ResultReported', batch: input.batch }] }),
  example: examples.reportResult,
})

export const EnterApprovalPublicity = desk.act({
  label: '进入官网公示',
  cite: cite('anhui-titles-2018/art.26.b'),
  by: anyOf(fromBatch('PostApprovalPublicity'), fromBatch('RestartApprovalPublicity')),
  in: ['reported', 'approval-publicity'],
  leadsTo: ['approval-publicity'],
  input: z.strictObject({ postedOn: dayField, notice: filled(200) }),
  decide: ({ input }) =>
    decided({
      events: [{ type: 'ApprovalPublicityEntered', ...input, postedOn: localDate(input.postedOn) }],
    }),
  example: examples.enterApprovalPublicity,
})

/** art.27.a, 59.1: the title is obtained on the day of the ballot, not of approval. */
function titleEntry(
  state: Application,
  approved: { number: string; document: string; authority: string; caseId: string },
) {
  const { applicant, target, cycle, review } = state
  const obtainedOn = review.conclusion?.on ?? state.openedOn
  return {
    register: 'titles-held',
    key: approved.number,
    clause: cite('anhui-titles-2018/art.27.a').clause,
    from: obtainedOn,
    values: {
      person: applicant.key,
      series: target.series,
      specialty: target.specialty,
      level: target.level,
      way: target.track === '转评' ? '转评' : '评审',
      obtainedOn,
      authority: approved.authority,
      document: approved.document,
      certificate: approved.number,
      scope: '全省',
      status: '有效',
      year: cycle.year,
      application: approved.caseId,
    },
  }
}

export const ApproveResult = desk.act({
  label: '核准公布',
  cite: cite('anhui-titles-2018/art.27.a'),
  by: fromBatch('ApproveBatch'),
  in: ['approval-publicity'],
  leadsTo: ['approved'],
  input: z.strictObject({ document: filled(60), authority: filled(100) }),
  needs: ({ cycle }) => ({ serial: need.number(certificateSeries, String(cycle.year)) }),
  decide: ({ state, input, needs, caseId }) => {
    const number = certificateNumber(state.cycle.year, needs.serial)
    const code = certificateCodeOf(caseId, number)
    return decided({
      entries: [titleEntry(state, { ...input, number, caseId })],
      messages: [
        {
          to: 'applicant',
          template: 'title-approved',
          data: { number: state.number, document: input.document },
        },
      ],
      events: [{ type: 'ResultApproved', ...input, number, code }],
    })
  },
  example: examples.approveResult,
})

/** A result that is void names the clause by which it is (27.c, 31.b, 40.c, 51.2.a, 51.4.a). */
export const VoidResult = desk.act({
  label: '宣布结果无效',
  cite: cite('anhui-titles-2018/art.27.c'),
  by: anyOf(fromBatch('VoidCandidates'), effectOf(procedureIds.committee, 'DeclareResultsVoid')),
  in: ['passed', 'reported', 'approval-publicity'],
  leadsTo: ['void'],
  input: z.strictObject({ reason: filled(300), clause: filled(60) }),
  decide: ({ input }) => decided({ events: [{ type: 'ResultVoided', ...input }] }),
  example: examples.voidResult,
})

export const RefuseResult = desk.act({
  label: '不同意核准',
  cite: cite('anhui-titles-2018/art.26.a'),
  by: fromBatch('PostApprovalPublicity'),
  in: ['reported'],
  leadsTo: ['void'],
  input: z.strictObject({ reason: filled(300) }),
  decide: ({ input }) =>
    decided({
      events: [
        { type: 'ResultNotAgreed', reason: input.reason, clause: cite('anhui-titles-2018/art.26.a').clause },
      ],
    }),
  example: examples.refuseResult,
})

const onTheWay = [
  'verifying',
  'internal-publicity',
  'recommending',
  'forwarding',
  'submitting',
  'received',
  'correcting',
  'admitted',
  'released',
  'passed',
  'reported',
  'approval-publicity',
] as const

/** A complaint holds this candidate alone; the periods of the others run on (DESK B7). */
export const HoldCandidate = desk.act({
  label: '因举报核查暂缓',
  cite: cite('anhui-titles-2018/art.26.e'),
  by: anyOf(
    effectOf(procedureIds.complaint, 'ReceiveComplaint'),
    effectOf(procedureIds.complaint, 'AssignInvestigation'),
  ),
  in: onTheWay,
  leadsTo: onTheWay,
  concurrency: 'redecide',
  input: z.strictObject({ complaint: filled(100) }),
  decide: ({ input }) => decided({ events: [{ type: 'CandidateHeld', complaint: input.complaint }] }),
  example: examples.holdCandidate,
})

export const FreeCandidate = desk.act({
  label: '核查完毕恢复办理',
  cite: cite('anhui-titles-2018/art.25.c'),
  by: anyOf(
    effectOf(procedureIds.complaint, 'CloseComplaint'),
    effectOf(procedureIds.complaint, 'FindComplaint'),
  ),
  in: [...onTheWay, 'disqualified', 'void', 'not-passed'],
  leadsTo: [...onTheWay, 'disqualified', 'void', 'not-passed'],
  concurrency: 'redecide',
  input: z.strictObject({ complaint: filled(100) }),
  decide: ({ input }) => decided({ events: [{ type: 'CandidateFreed', complaint: input.complaint }] }),
  example: examples.freeCandidate,
})

export const DisqualifyCandidate = desk.act({
  label: '取消资格',
  cite: cite('anhui-titles-2018/art.53.a'),
  by: effectOf(procedureIds.sanction, 'DecideSanction'),
  in: onTheWay,
  leadsTo: ['disqualified'],
  input: z.strictObject({
    reason: filled(500),
    clause: filled(60),
    document: filled(60),
    proven: z.boolean(),
  }),
  decide: ({ state, input: { proven, ...facts } }) =>
    decided({
      guards: [findingIsProven({ proven })],
      ...placeReleasesOf(state),
      messages: [
        { to: 'applicant', template: 'application-disqualified', data: { document: facts.document } },
      ],
      events: [{ type: 'CandidateDisqualified', ...facts }],
    }),
  example: examples.disqualify,
})
