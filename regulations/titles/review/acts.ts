/** Acts between release and conclusion: defence, retirement, and what the meeting reports back. */
import { z } from 'zod'
import { decided, effectOf } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Moment } from '#kernel/time'
import { clockOf, localDate } from '#kernel/time'
import { desk, secretary } from '../application/desk.ts'
import type { Application } from '../application/state.ts'
import { dayField, field, filled, oneForm, text, timeField } from '../meeting/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'
import {
  checkedInOnTime,
  defenceHasReason,
  defenceIsStillAhead,
  defenceTimeHasPassed,
  defenceTimeIsAhead,
  hasRetired,
  notConcludedBefore,
} from './rules.ts'

/** Day and clock time as one comparable text. */
const minuteOf = (at: Moment): string => `${at.date} ${clockOf(at.instant)}`
const notifiedAt = ({ review }: Application): string | null =>
  review.defence?.on == null ? null : `${review.defence.on} ${review.defence.time ?? ''}`

export const RequireDefence = desk.act({
  label: '决定答辩',
  cite: cite('anhui-titles-2018/art.23.2.h'),
  by: secretary,
  in: ['released'],
  leadsTo: ['released'],
  input: z.strictObject({ by: z.enum(['标准条件', '专业组', '评委会']), reason: text(300) }),
  form: oneForm(
    '答辩',
    field('by', 'radio', '依据', {
      options: ['标准条件', '专业组', '评委会'].map((value) => ({ value, label: value })),
    }),
    field('reason', 'textarea', '理由'),
  ),
  decide: ({ input }) =>
    decided({
      guards: [defenceHasReason(input)],
      events: [{ type: 'DefenceRequired', reason: `${input.by}：${input.reason}` }],
    }),
  example: examples.requireDefence,
})

export const NotifyDefence = desk.act({
  label: '通知答辩',
  cite: cite('anhui-titles-2018/art.23.2.i'),
  by: secretary,
  in: ['released'],
  leadsTo: ['released'],
  input: z.strictObject({ on: dayField, time: timeField, place: filled(100) }),
  form: oneForm(
    '答辩通知',
    field('on', 'date', '日期'),
    field('time', 'text', '时间'),
    field('place', 'text', '地点'),
  ),
  decide: ({ state, input, at }) => {
    const now = minuteOf(at)
    return decided({
      guards: [
        defenceHasReason({ by: '', reason: state.review.defence?.reason ?? '' }),
        defenceIsStillAhead({ before: notifiedAt(state), now }),
        defenceTimeIsAhead({ at: `${input.on} ${input.time}`, now }),
      ],
      messages: [
        {
          to: 'applicant',
          template: 'defence-notice',
          data: { number: state.number, on: input.on, time: input.time, place: input.place },
        },
      ],
      events: [{ type: 'DefenceNotified', ...input, on: localDate(input.on) }],
    })
  },
  example: examples.notifyDefence,
})

export const CheckInDefence = desk.act({
  label: '答辩签到',
  cite: cite('anhui-titles-2018/art.23.2.j'),
  by: secretary,
  in: ['released'],
  leadsTo: ['released'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('签到'),
  decide: ({ state, at }) => {
    const now = minuteOf(at)
    return decided({
      guards: [checkedInOnTime({ notified: notifiedAt(state), now })],
      events: [{ type: 'DefenceCheckedIn', time: now }],
    })
  },
  example: examples.checkInDefence,
})

export const RecordDefence = desk.act({
  label: '登记答辩完毕',
  cite: cite('anhui-titles-2018/art.23.2.h'),
  by: secretary,
  in: ['released'],
  leadsTo: ['released'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('答辩完毕'),
  decide: ({ state, at }) =>
    decided({
      guards: [
        checkedInOnTime({
          notified: state.review.defence?.checkedIn ?? null,
          now: state.review.defence?.checkedIn ?? minuteOf(at),
        }),
      ],
      events: [{ type: 'DefenceHeard' }],
    }),
  example: examples.recordDefence,
})

export const MissDefence = desk.act({
  label: '登记未按时答辩',
  cite: cite('anhui-titles-2018/art.23.2.j'),
  by: secretary,
  in: ['released'],
  leadsTo: ['not-reviewed'],
  input: z.strictObject({}),
  form: oneForm('未按时答辩'),
  decide: ({ state, at }) => {
    const { defence } = state.review
    return decided({
      guards: [
        defenceTimeHasPassed({
          notified: notifiedAt(state),
          now: minuteOf(at),
          checkedIn: defence?.checkedIn != null,
        }),
      ],
      events: [{ type: 'DefenceMissed', reason: `未按通知时间${notifiedAt(state) ?? ''}到场答辩` }],
    })
  },
  example: examples.missDefence,
})

const RecordRetirement = desk.act({
  label: '登记退休退出',
  cite: cite('anhui-titles-2018/art.65.b'),
  by: secretary,
  in: ['admitted', 'released'],
  leadsTo: ['retired'],
  input: z.strictObject({ retiredOn: dayField }),
  form: oneForm('退休退出', field('retiredOn', 'date', '退休日期')),
  decide: ({ input, at }) =>
    decided({
      guards: [hasRetired({ retiredOn: input.retiredOn, on: at.date })],
      events: [{ type: 'RetirementRecorded', reason: `${input.retiredOn}退休` }],
    }),
  example: examples.recordRetirement,
})

const fromMeeting = (act: string) => effectOf(procedureIds.meeting, act)
const figure = z.int().min(0).max(200)

export const RecordConclusion = desk.act({
  label: '记录评审结论',
  cite: cite('anhui-titles-2018/art.23.6.a'),
  by: fromMeeting('AnnounceResults'),
  in: ['released'],
  leadsTo: ['passed', 'not-passed'],
  input: z.strictObject({
    meeting: z.string().max(100),
    item: z.string().max(100),
    on: dayField,
    due: figure,
    present: figure,
    yes: figure,
    no: figure,
    abstain: figure,
    passed: z.boolean(),
    panel: z
      .strictObject({ recommended: z.boolean(), reasons: z.string().max(500), leader: z.string().max(60) })
      .nullable(),
  }),
  decide: ({ state, input, at }) => {
    const { panel, on, ...figures } = input
    return decided({
      guards: [
        notConcludedBefore({ concluded: state.review.conclusion !== null, name: state.applicant.name }),
      ],
      events: [
        {
          type: 'ConclusionRecorded',
          conclusion: { ...figures, on: localDate(on), signedBy: null, sealed: false },
          panel: panel === null ? null : { ...panel, signedOn: at.date },
        },
      ],
    })
  },
  example: examples.recordConclusion,
})

export const SignConclusion = desk.act({
  label: '记录结论签署',
  cite: cite('anhui-titles-2018/art.23.6.b'),
  by: fromMeeting('SignConclusions'),
  in: ['passed', 'not-passed'],
  leadsTo: ['passed', 'not-passed'],
  input: z.strictObject({ name: filled(60) }),
  decide: ({ input }) => decided({ events: [{ type: 'ConclusionSigned', name: input.name }] }),
  example: examples.signConclusion,
})

export const SealConclusion = desk.act({
  label: '记录结论用印',
  cite: cite('anhui-titles-2018/art.23.6.c'),
  by: fromMeeting('SealConclusions'),
  in: ['passed', 'not-passed'],
  leadsTo: ['passed', 'not-passed'],
  input: z.strictObject({}),
  decide: () => decided({ events: [{ type: 'ConclusionSealed' }] }),
  example: examples.sealConclusion,
})

export const reviewActs = {
  RequireDefence,
  NotifyDefence,
  CheckInDefence,
  RecordDefence,
  MissDefence,
  RecordRetirement,
  RecordConclusion,
  SignConclusion,
  SealConclusion,
}
