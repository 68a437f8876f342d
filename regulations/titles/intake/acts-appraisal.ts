/** Appraisal of papers and books: ordered here and nowhere else (art.23.2). */
import { z } from 'zod'
import { anyOf, decided, need, ownOrganisationIs } from '#kernel/case'
import { cite } from '#kernel/law'
import { acceptanceClerk, desk, secretary } from '../application/desk.ts'
import { placeReleasesOf } from '../application/resources.ts'
import { field, filled, oneForm, text } from '../meeting/desk.ts'
import type { CommitteeEntry, ExpertEntry } from '../registers/index.ts'
import * as examples from './examples.ts'
import {
  appraisalWasOrdered,
  appraisalsAreBack,
  appraiserIsOutside,
  appraiserKindFits,
  peerHasReason,
} from './rules.ts'

const clerk = anyOf(secretary, acceptanceClerk, ownOrganisationIs('convening', 'exam-clerk'))
const kinds = ['专业组', '评委会', '同行专家'] as const

/** F19 goes out without author and unit; who appraises is a code here and a closed entry there. */
export const SendForAppraisal = desk.act({
  label: '送论文鉴定',
  cite: cite('anhui-titles-2018/art.23.2.f'),
  by: clerk,
  in: ['admitted'],
  leadsTo: ['admitted'],
  input: z.strictObject({
    work: filled(100),
    appraiser: filled(60),
    kind: z.enum(kinds),
    reason: text(200).default(''),
  }),
  form: oneForm(
    '送鉴',
    field('work', 'text', '代表作'),
    field('appraiser', 'text', '鉴定人（专家编号）'),
    field('kind', 'select', '鉴定人类别', { options: kinds.map((value) => ({ value, label: value })) }),
    field('reason', 'textarea', '另请同行专家的理由'),
  ),
  needs: (state, { appraiser }) => ({
    expert: need.register<ExpertEntry>('titles-experts', appraiser, { lock: 'none' }),
    committee: need.register<CommitteeEntry>('titles-committees', state.cycle.committee, { lock: 'none' }),
  }),
  decide: ({ state, input, needs }) => {
    const { expert, committee } = needs
    return decided({
      guards: [
        appraiserKindFits({ kind: input.kind, hasPanels: committee?.hasPanels ?? false }),
        peerHasReason({ kind: input.kind, reason: input.reason }),
        appraiserIsOutside({
          sameEmployer: expert?.employer === state.employer.key,
          self: expert?.person === state.applicant.key,
        }),
        appraisalWasOrdered({ ordered: expert !== undefined && expert.status === '在库' }),
      ],
      events: [{ type: 'AppraisalSent', appraisal: input }],
    })
  },
  example: examples.sendForAppraisal,
})

export const RecordAppraisal = desk.act({
  label: '登记鉴定结论',
  cite: cite('anhui-titles-2018/art.23.2.b'),
  by: clerk,
  in: ['admitted'],
  leadsTo: ['admitted'],
  onPaper: true,
  concurrency: 'redecide',
  input: z.strictObject({ work: filled(100), opinion: filled(1000, '请填写鉴定意见'), passed: z.boolean() }),
  form: oneForm(
    '鉴定结论',
    field('work', 'text', '代表作'),
    field('opinion', 'textarea', '意见'),
    field('passed', 'checkbox', '达到水平'),
  ),
  decide: ({ state, input }) => {
    const ordered = state.review.appraisals.some(({ work, on }) => work === input.work && on === null)
    return decided({
      guards: [appraisalWasOrdered({ ordered })],
      events: [{ type: 'AppraisalReturned', ...input }],
    })
  },
  example: examples.recordAppraisal,
})

/** Every ordered appraisal came back below the standard: the case ends here. */
export const FailAppraisal = desk.act({
  label: '论文鉴定未过',
  cite: cite('anhui-titles-2018/art.23.2.b'),
  by: clerk,
  in: ['admitted'],
  leadsTo: ['appraisal-failed'],
  input: z.strictObject({ reason: filled(300) }),
  form: oneForm('鉴定未过', field('reason', 'textarea', '说明')),
  decide: ({ state, input }) => {
    const { appraisals } = state.review
    const open = appraisals.filter(({ on, passed }) => on === null || passed === true).length
    return decided({
      guards: [appraisalsAreBack({ needed: true, returned: appraisals.length - open, open })],
      ...placeReleasesOf(state),
      events: [{ type: 'AppraisalFailed', reason: input.reason }],
    })
  },
  example: examples.failAppraisal,
})

/** An outside appraisal found in a general attachment: struck out, experts see it as 无效 (art.23.2.g). */
export const StrikeOutsideAppraisal = desk.act({
  label: '标记自行送审的鉴定无效',
  cite: cite('anhui-titles-2018/art.23.2.g'),
  by: clerk,
  in: ['received', 'admitted'],
  leadsTo: ['received', 'admitted'],
  input: z.strictObject({ material: filled(100) }),
  form: oneForm('无效鉴定', field('material', 'text', '材料')),
  decide: ({ input }) => decided({ events: [{ type: 'OutsideAppraisalStruck', ...input }] }),
  example: examples.strike,
})
