/** The convening body takes in, reviews, asks once for what is missing, admits or declines. */
import { z } from 'zod'
import { decided, effectOf, need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import { acceptanceClerk, desk } from '../application/desk.ts'
import { covers } from '../committee/scope.ts'
import { releasesOf } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import { field, filled, oneForm, text } from '../meeting/desk.ts'
import type { CommitteeEntry, LetterEntry, VacancyEntry } from '../registers/index.ts'
import type { Submission } from '../submission/state.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'
import {
  conditionIsNamed,
  inboxIsOwn,
  isInScope,
  isWithinVacancies,
  letterIsRight,
  notifiedOnlyOnce,
  reviewIsOnRecord,
  sourceIsCited,
  submittedInTime,
} from './rules.ts'
import { delegationLetterIsThere } from './rules-delegated.ts'
import { declineItems } from './labels.ts'

export const ReceiveSubmission = desk.act({
  label: '收到呈报材料',
  cite: cite('anhui-titles-2018/art.15.a'),
  by: effectOf(procedureIds.submission, 'SendSubmission'),
  in: ['submitting'],
  leadsTo: ['received'],
  input: z.strictObject({ submission: filled(100), letter: filled(60) }),
  decide: ({ input }) => decided({ events: [{ type: 'SubmissionReceived', ...input }] }),
  example: examples.receiveSubmission,
})

/** The submitter takes a bundle back while nobody has opened it. */
export const TakeBackSubmission = desk.act({
  label: '撤回呈报',
  cite: cite('anhui-titles-2018/art.13.b'),
  by: effectOf(procedureIds.submission, 'TakeBackBundle'),
  in: ['received'],
  leadsTo: ['submitting'],
  input: z.strictObject({}),
  decide: ({ state }) =>
    decided({
      guards: [
        notifiedOnlyOnce({
          issuedOn: state.intake.reviewedBy === null ? null : '审核',
          items: ['组建单位已开始审核'],
        }),
      ],
      events: [{ type: 'SubmissionTakenBack' }],
    }),
  example: examples.takeBack,
})

const committeeNeed = (state: Application) =>
  need.register<CommitteeEntry>('titles-committees', state.cycle.committee, { lock: 'none' })

/** Scope of the committee as it is in force: art.15.a and 16.2 look at the same words. */
export function scopeFindings(state: Application, committee: CommitteeEntry | undefined): readonly Finding[] {
  const { series, specialty, level } = state.target
  const asked = `${series}${specialty}${level}`
  const inside = committee !== undefined && covers(committee, state.target)
  const scope =
    committee === undefined ? '未登记' : `${committee.series}（${committee.specialties}）${committee.levels}`
  return [inboxIsOwn({ asked, inside }), isInScope({ asked, inside, scope })]
}

const vacancyNeed = (state: Application) =>
  need.register<VacancyEntry>(
    'titles-vacancies',
    `${state.employer.key}|${state.target.level}|${state.cycle.year}`,
    { lock: 'none' },
  )
const vacancyFinding = (state: Application, vacancy: VacancyEntry | undefined): Finding =>
  isWithinVacancies({
    bound: state.employer.fullPostManagement && state.employer.kind === '事业单位',
    rank: state.recommendation?.rank ?? 1,
    vacancies: vacancy?.confirmed ?? 0,
    exempt: (vacancy?.exemption ?? '') !== '',
  })

/** The review is written down; the grounds of art.16 that the file itself shows are named to the clerk. */
export const ReviewApplication = desk.act({
  label: '登记审核情况',
  cite: cite('anhui-titles-2018/art.15.b'),
  by: acceptanceClerk,
  in: ['received'],
  leadsTo: ['received'],
  bulk: true,
  input: z.strictObject({ note: text(1000).default('') }),
  form: oneForm('审核', field('note', 'textarea', '审核情况')),
  needs: (state) => ({
    committee: committeeNeed(state),
    vacancy: vacancyNeed(state),
    submission: need.case<Submission>(procedureIds.submission, state.intake.submission?.caseId ?? '', 'none'),
  }),
  decide: ({ state, input, needs, actor }) => {
    const { route, cycle, intake } = state
    const { committee, vacancy, submission } = needs
    const sender = submission?.submitter
    const late = {
      on: intake.submission?.on ?? '',
      until: submission?.submissionUntil ?? cycle.submissionUntil,
    }
    return decided({
      warnings: [
        letterIsRight({
          letter: intake.submission?.letter ?? null,
          from: sender?.name ?? route?.submitterName ?? null,
          due: route?.submitterName ?? '',
        }),
        ...scopeFindings(state, committee),
        submittedInTime(late),
        vacancyFinding(state, vacancy),
      ],
      events: [{ type: 'ApplicationReviewed', by: actor?.person ?? '', note: input.note }],
    })
  },
  example: examples.reviewApplication,
})

export const AdmitApplication = desk.act({
  label: '受理',
  cite: cite('anhui-titles-2018/art.15.a'),
  by: acceptanceClerk,
  in: ['received'],
  leadsTo: ['admitted'],
  bulk: true,
  input: z.strictObject({}),
  form: oneForm('受理'),
  needs: (state) => ({
    committee: committeeNeed(state),
    vacancy: vacancyNeed(state),
    letters: need.entries<LetterEntry>(
      'titles-letters',
      { kind: '委托评审函', year: state.cycle.year },
      { lock: 'none' },
    ),
  }),
  decide: ({ state, needs, caseId }) =>
    decided({
      guards: [
        reviewIsOnRecord({ reviewed: state.intake.reviewedBy !== null }),
        delegationLetterIsThere({
          entrusted: state.target.track === '委托',
          letter: needs.letters.some((letter) => letter.caseId === caseId),
        }),
        ...scopeFindings(state, needs.committee),
        vacancyFinding(state, needs.vacancy),
      ],
      messages: [{ to: 'applicant', template: 'application-admitted', data: { number: state.number } }],
      events: [{ type: 'ApplicationAdmitted' }],
    }),
  example: examples.admit,
})

export const DeclineAdmission = desk.act({
  label: '不予受理',
  cite: cite('anhui-titles-2018/art.16.6'),
  by: acceptanceClerk,
  in: ['received'],
  leadsTo: ['declined'],
  input: z.strictObject({
    item: z.enum(['1', '2', '3', '4', '5', '6']),
    conditions: z.array(filled(100)).max(30).default([]),
    source: z.string().trim().max(100).default(''),
    fact: filled(500, '请写明事实'),
  }),
  form: oneForm(
    '不予受理',
    field('item', 'select', '第十六条', {
      options: Object.entries(declineItems).map(([value, label]) => ({ value, label })),
    }),
    field('conditions', 'table', '不符合的条件或公告要求', { columns: [field('', 'text', '条款号')] }),
    field('source', 'text', '其他依据（第（六）项必填）'),
    field('fact', 'textarea', '事实'),
  ),
  needs: (_state, _input, at) => ({ number: need.number('title-declined', at.date.slice(0, 4)) }),
  decide: ({ state, input, needs, at }) =>
    decided({
      guards: [conditionIsNamed(input), sourceIsCited(input)],
      ...releasesOf(state),
      messages: ['applicant', 'submitter'].map((to) => ({
        to,
        template: 'application-declined',
        data: { number: state.number },
      })),
      events: [
        {
          type: 'AdmissionDeclined',
          item: input.item,
          facts: [
            declineItems[input.item],
            ...input.conditions,
            ...(input.source === '' ? [] : [input.source]),
            input.fact,
          ],
          letter: `${at.date.slice(0, 4)}-不受${String(needs.number).padStart(4, '0')}`,
        },
      ],
    }),
  example: examples.decline,
})
