/** The period of the internal notice, and what holds a file at the employer. */
import type { HoldSpec, PeriodSpec } from '#kernel/case'
import { hold, period } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Manner } from '#kernel/time'
import { workingDays } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { remindBefore } from '../reminders.ts'

/** 9.2.e: at least five working days. */
export const INTERNAL_PUBLICITY_DAYS = 5

/** How publicity is counted; whether the day of posting counts is the cycle's choice (DESK B6). */
export const publicityManner = (postingDayCounts: boolean): Manner => ({
  direction: 'after',
  anchorDay: postingDayCounts ? 'included' : 'excluded',
  roll: 'none',
  monthEnd: 'last-day',
})

const internalPublicity = (id: string, postingDayCounts: boolean): PeriodSpec<Application> =>
  period<Application>(cite('anhui-titles-2018/art.9.2.e'), {
    id,
    label: '单位公示期',
    anchor: ({ stage, internalNotice, cycle }) =>
      stage === 'internal-publicity' && cycle.postingDayCounts === postingDayCounts
        ? internalNotice?.postedOn
        : undefined,
    span: () => workingDays(INTERNAL_PUBLICITY_DAYS),
    manner: publicityManner(postingDayCounts),
    then: { kind: 'opens', acts: ['TakeDownInternalNotice'] },
    reminders: remindBefore(['employer'], '公示期满次日起请撤下公示并登记结果', [1]),
  })

export const employerPeriods: readonly PeriodSpec<Application>[] = [
  internalPublicity('internal-publicity', false),
  internalPublicity('internal-publicity-with-posting-day', true),
]

export const employerHolds: readonly HoldSpec<Application>[] = [
  hold<Application>(cite('anhui-titles-2018/art.18.a'), {
    id: 'disqualification-proposed',
    label: '取消申报资格的建议待决定',
    when: ({ proposal }) => proposal !== null,
    bars: ['File', 'PostInternalNotice', 'TakeDownInternalNotice', 'SealOpinion', 'ForwardOn'],
    say: '请等取消申报资格的建议作出决定，或先撤销建议。',
  }),
]
