/** The authority publishes once more and approves; the convening body sends the approval down. */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { field, filled, oneForm } from '../meeting/desk.ts'
import type { PostingInput } from './desk.ts'
import {
  applicationsNeed,
  authority,
  convening,
  desk,
  displayed,
  heldNow,
  missingOf,
  namesOf,
  noticeOf,
  placeInBatch,
  postingFields,
  postingForm,
  postingOf,
  slugOf,
  toEach,
} from './desk.ts'
import * as examples from './examples.ts'
import {
  documentIsNumbered,
  everyoneIsMarked,
  postingIsComplete,
  sampleIsChecked,
  somebodyGoesOn,
} from './rules.ts'
import type { BatchCandidate, ResultBatch } from './state.ts'
import { standing } from './state.ts'

const approvalCite = cite('anhui-titles-2018/art.26.b')

function approvalNotice(
  state: ResultBatch,
  candidates: readonly BatchCandidate[],
  input: PostingInput,
  on: LocalDate,
) {
  return {
    title: `${state.authority.name}关于${state.committee.name}${state.year}年度拟批准人员的公示`,
    clause: approvalCite.clause,
    data: {
      candidates: displayed(candidates),
      contact: input.contact,
      postedOn: on,
      postingDayCounts: state.postingDayCounts,
    },
  }
}

export const PostApprovalPublicity = desk.act({
  label: '发布官网公示',
  cite: approvalCite,
  by: authority,
  in: ['reported'],
  leadsTo: ['approval-publicity'],
  onPaper: true,
  input: z.strictObject(postingFields),
  form: oneForm('官网公示', ...postingForm),
  decide: ({ state, input, at }) => {
    const candidates = standing(state)
    const agreed = candidates.filter(({ mark }) => mark?.agreed === true)
    const refused = candidates.filter(({ mark }) => mark?.agreed === false)
    const unmarked = candidates.filter(({ mark }) => mark === null).map(({ name }) => name)
    const missing = state.extraSlots
      .filter(({ mandatory, file }) => mandatory && file === null)
      .map(({ name }) => name)
    return decided({
      guards: [
        everyoneIsMarked({ unmarked }),
        postingIsComplete({ missing: [...missingOf(input, agreed), ...missing] }),
      ],
      effects: [
        ...toEach(
          agreed.map(({ application }) => application),
          'EnterApprovalPublicity',
          { postedOn: at.date, notice: slugOf(state) },
        ),
        ...refused.flatMap(({ application, mark }) =>
          toEach([application], 'RefuseResult', { reason: mark?.reason || '审核不同意' }),
        ),
      ],
      notices: [noticeOf(state, 'title-approvals', 'post', approvalNotice(state, agreed, input, at.date))],
      events: [
        {
          type: 'ApprovalPublicityPosted',
          posting: postingOf(input, at.date, slugOf(state), agreed),
          refused: refused.map(({ application }) => application),
        },
      ],
    })
  },
  example: examples.postApproval,
})

export const RestartApprovalPublicity = desk.act({
  label: '更改内容并重新公示',
  cite: cite('anhui-titles-2018/art.26.c'),
  by: authority,
  in: ['approval-publicity'],
  leadsTo: ['approval-publicity'],
  onPaper: true,
  input: z.strictObject({ ...postingFields, reason: filled(300, '请写明更改的理由') }),
  form: oneForm('重新公示', field('reason', 'textarea', '理由'), ...postingForm),
  decide: ({ state, input, at }) => {
    const { reason, ...posting } = input
    const candidates = standing(state)
    return decided({
      guards: [postingIsComplete({ missing: missingOf(posting, candidates) })],
      effects: toEach(
        candidates.map(({ application }) => application),
        'EnterApprovalPublicity',
        {
          postedOn: at.date,
          notice: slugOf(state),
        },
      ),
      notices: [
        noticeOf(state, 'title-approvals', 'replace', approvalNotice(state, candidates, posting, at.date)),
      ],
      events: [
        {
          type: 'ApprovalPublicityVoided',
          reason,
          posting: postingOf(posting, at.date, slugOf(state), candidates),
        },
      ],
    })
  },
  example: examples.restartApproval,
})

export const ApproveBatch = desk.act({
  label: '核准并公布',
  cite: cite('anhui-titles-2018/art.27.a'),
  by: authority,
  in: ['approval-publicity'],
  leadsTo: ['approved'],
  input: z.strictObject({ document: filled(60, '请填写批复文号') }),
  form: oneForm('核准', field('document', 'text', '批复文号', { placeholder: '某人社〔2025〕3号' })),
  needs: (state) => ({ applications: applicationsNeed(state) }),
  decide: ({ state, input, needs }) => {
    const held = heldNow(needs.applications)
    const ready = new Set(
      needs.applications.filter(({ state: one }) => one.stage === 'approval-publicity').map(({ id }) => id),
    )
    const going = standing(state).filter(
      ({ application }) => ready.has(application) && !held.includes(application),
    )
    const waiting = standing(state).filter(
      ({ application }) => !going.some((one) => one.application === application),
    )
    const unchecked = (state.sample?.applications ?? []).filter(
      (id) => state.sample?.results[id] === undefined,
    )
    return decided({
      guards: [
        documentIsNumbered(input),
        sampleIsChecked({ open: namesOf(state, unchecked) }),
        somebodyGoesOn({ going: going.length, held: namesOf(state, held) }),
      ],
      claims: waiting.map(({ application, name }) => placeInBatch.release({ application, name })),
      effects: toEach(
        going.map(({ application }) => application),
        'ApproveResult',
        {
          document: input.document,
          authority: state.authority.name,
        },
      ),
      notices: [
        noticeOf(state, 'title-approvals', 'take-down', {
          title: '',
          clause: approvalCite.clause,
          data: null,
        }),
        noticeOf(state, 'title-lists', 'post', {
          title: `${state.authority.name}核准${state.committee.name}${state.year}年度评审通过人员名单`,
          clause: cite('anhui-titles-2018/art.27.a').clause,
          data: { document: input.document, candidates: displayed(going) },
        }),
      ],
      messages: [
        {
          to: 'convening',
          template: 'batch-approved',
          data: { number: state.number, document: input.document },
        },
      ],
      events: [
        { type: 'PublicityTakenDown', which: 'approval', evidence: [] },
        {
          type: 'BatchApproved',
          document: input.document,
          held: waiting.map(({ application }) => application),
        },
      ],
    })
  },
  example: examples.approveBatch,
})

export const ForwardBatch = desk.act({
  label: '转发批复至呈报单位',
  cite: cite('anhui-titles-2018/art.28.a'),
  by: convening,
  in: ['approved'],
  leadsTo: ['approved'],
  input: z.strictObject({}),
  form: oneForm('转发'),
  decide: ({ state }) =>
    decided({
      messages: [{ to: 'submitter', template: 'approval-forwarded', data: { number: state.number } }],
      events: [{ type: 'BatchForwarded' }],
    }),
  example: examples.forwardBatch,
})

export const CloseBatch = desk.act({
  label: '办结批次',
  cite: cite('anhui-titles-2018/art.28.a'),
  by: convening,
  in: ['approved'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: oneForm('办结'),
  decide: ({ state }) =>
    decided({
      guards: [
        somebodyGoesOn({ going: state.forwardedOn === null ? 0 : 1, held: ['批复尚未转发，全部人员'] }),
      ],
      events: [{ type: 'BatchClosed' }],
    }),
  example: examples.closeBatch,
})
