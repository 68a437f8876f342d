/** Rules between release and conclusion. */
import { cite, rule } from '#kernel/law'

/** art.23.2.h: somebody said why this one must be heard. */
export const defenceHasReason = rule(
  'defence-has-reason',
  cite('anhui-titles-2018/art.23.2.h'),
  (f: { readonly by: string; readonly reason: string }) => f.reason.length > 0,
  { label: '答辩有依据', otherwise: () => '请写明为什么需要答辩：标准条件的规定，或专业组、评委会的决定。' },
)

/** art.23.2.j: a new time only before the old one has passed. */
export const defenceIsStillAhead = rule(
  'defence-is-still-ahead',
  cite('anhui-titles-2018/art.23.2.j'),
  (f: { readonly before: string | null; readonly now: string }) => f.before === null || f.now <= f.before,
  {
    label: '原定答辩时间尚未过',
    otherwise: (f) => `不能改期：原定答辩时间${f.before ?? ''}已过，未按时答辩的不予评审。`,
  },
)

/** art.23.2.i: the time of a defence lies ahead. */
export const defenceTimeIsAhead = rule(
  'defence-time-is-ahead',
  cite('anhui-titles-2018/art.23.2.i'),
  (f: { readonly at: string; readonly now: string }) => f.at > f.now,
  { label: '答辩时间在通知之后', otherwise: (f) => `请改填答辩时间：${f.at}已经过去。` },
)

/** art.23.2.j: present at the notified minute. */
export const checkedInOnTime = rule(
  'checked-in-on-time',
  cite('anhui-titles-2018/art.23.2.j'),
  (f: { readonly notified: string | null; readonly now: string }) =>
    f.notified !== null && f.now <= f.notified,
  {
    label: '按通知时间到场',
    otherwise: (f) =>
      f.notified === null
        ? '请先通知答辩时间和地点。'
        : `不予评审：答辩通知时间为${f.notified}，签到时间为${f.now}，未按时到场。`,
  },
)

/** art.23.2.j: absence is recorded only after the minute has passed. */
export const defenceTimeHasPassed = rule(
  'defence-time-has-passed',
  cite('anhui-titles-2018/art.23.2.j'),
  (f: { readonly notified: string | null; readonly now: string; readonly checkedIn: boolean }) =>
    f.notified !== null && f.now > f.notified && !f.checkedIn,
  {
    label: '已过答辩时间且本人未到',
    otherwise: (f) =>
      f.checkedIn
        ? '不能登记缺席：本人已按时签到。'
        : `请等到答辩时间过后再登记缺席：${f.notified ?? '尚未通知答辩'}。`,
  },
)

/** art.65.b: a recorded decision, on or before the day of the ballot. */
export const hasRetired = rule(
  'has-retired',
  cite('anhui-titles-2018/art.65.b'),
  (f: { readonly retiredOn: string; readonly on: string }) => f.retiredOn <= f.on,
  {
    label: '退休日期已到',
    otherwise: (f) => `不能登记退休退出：退休日期${f.retiredOn}晚于${f.on}，本人仍可参加评审。`,
  },
)

/** art.23.5.g: one conclusion per cycle. */
export const notConcludedBefore = rule(
  'not-concluded-before',
  cite('anhui-titles-2018/art.23.5.g'),
  (f: { readonly concluded: boolean; readonly name: string }) => !f.concluded,
  { label: '本年度未曾表决', otherwise: (f) => `不得复评：${f.name}本评审年度已有表决结果。` },
)
