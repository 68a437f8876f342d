/** In the room: who is in, who leaves, the order of speaking. */
import { z } from 'zod'
import { anyOf, decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import { clockOf } from '#kernel/time'
import { checklistOf } from './checklist.ts'
import { membersPresent } from './count.ts'
import {
  desk,
  expertOf,
  field,
  filled,
  findItem,
  itemField,
  nameOf,
  oneForm,
  presider,
  recorder,
  secretary,
  text,
  timeField,
} from './desk.ts'
import type { CommitteeEntry } from '../registers/index.ts'
import * as examples from './examples.ts'
import { arrivalsAreNew, itemIsUnvoted, meetingDayHasCome } from './rules-room.ts'
import { committeeMayMeet, presiderIsPresent, stepIsNext } from './rules.ts'
import type { Meeting } from './state.ts'
import { presides } from './state.ts'

const attendCite = cite('anhui-titles-2018/art.23.5.a')
const orderCite = cite('anhui-titles-2018/art.23.5.b')
const clerk = anyOf(secretary, recorder)

export const SignIn = desk.act({
  label: '签到',
  cite: attendCite,
  by: clerk,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ experts: z.array(filled(60)).min(1, '请选择到会的委员').max(100) }),
  form: oneForm('签到', field('experts', 'table', '到会委员', { columns: [field('', 'text', '专家编号')] })),
  decide: ({ state, input, at }) => {
    const known = new Set(state.members.map(({ expert }) => expert))
    const strangers = input.experts.filter((expert) => !known.has(expert))
    const seated = state.presence.filter(({ expert }) => input.experts.includes(expert))
    return decided({
      guards: [
        arrivalsAreNew({ strangers, seated: seated.map(({ expert }) => nameOf(state, expert)) }),
        meetingDayHasCome({ on: state.on, today: at.date }),
      ],
      events: [{ type: 'MemberSignedIn', experts: input.experts, time: clockOf(at.instant) }],
    })
  },
  example: examples.signIn,
})

/** A member who leaves counts in neither figure for what follows; what he voted stands. */
export const RecordDeparture = desk.act({
  label: '登记离会',
  cite: cite('anhui-titles-2018/art.23.5.e'),
  by: clerk,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ expert: filled(60), time: timeField.optional() }),
  form: oneForm('离会', field('expert', 'text', '专家'), field('time', 'text', '时间')),
  decide: ({ state, input, at }) => {
    const inside = state.presence.some(({ expert, leftAt }) => expert === input.expert && leftAt === null)
    return decided({
      guards: [stepIsNext({ missing: inside ? null : '签到', wanted: '登记离会' })],
      events: [{ type: 'MemberLeft', expert: input.expert, time: input.time ?? clockOf(at.instant) }],
    })
  },
  example: examples.recordDeparture,
})

export const RecordReturn = desk.act({
  label: '登记返回会场',
  cite: cite('anhui-titles-2018/art.23.5.e'),
  by: clerk,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ expert: filled(60) }),
  form: oneForm('返回', field('expert', 'text', '专家')),
  decide: ({ state, input, at }) => {
    const outside = state.presence.some(({ expert, leftAt }) => expert === input.expert && leftAt !== null)
    return decided({
      guards: [stepIsNext({ missing: outside ? null : '登记离会', wanted: '登记返回' })],
      events: [{ type: 'MemberCameBack', expert: input.expert, time: clockOf(at.instant) }],
    })
  },
  example: examples.recordReturn,
})

const presence = (state: Meeting, account: string | undefined) => {
  const own = state.members.find((one) => one.account === account)
  return {
    presides: own !== undefined && presides(own),
    signedIn: own !== undefined && membersPresent(state).some(({ expert }) => expert === own.expert),
  }
}

/** Whether the committee still may meet is asked when it meets, not only when the day is set (art.51.4). */
const committeeNow = ({ committee }: Pick<Meeting, 'committee'>) => ({
  committee: need.register<Pick<CommitteeEntry, 'status'>>('titles-committees', committee.key, {
    fields: ['status'],
  }),
})

/** Opened by chair or deputy; on paper the secretary enters it with the presider's name. */
export const OpenMeeting = desk.act({
  label: '宣布开会',
  cite: cite('anhui-titles-2018/art.23.5.h'),
  by: anyOf(presider, secretary),
  in: ['convened'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({ presider: z.string().max(60).default('') }),
  form: oneForm('开会', field('presider', 'text', '主持人（秘书代登时填写专家编号）')),
  needs: committeeNow,
  decide: ({ state, input, needs, actor, at }) => {
    const by = expertOf(state, actor?.person) ?? input.presider
    const account = state.members.find(({ expert }) => expert === by)?.account
    return decided({
      guards: [
        committeeMayMeet({ status: needs.committee?.status ?? null }),
        meetingDayHasCome({ on: state.on, today: at.date }),
        presiderIsPresent(presence(state, account)),
        ...checklistOf(state),
      ],
      events: [{ type: 'MeetingOpened', by }],
    })
  },
  example: examples.openMeeting,
})

const itemForm = (title: string, ...more: Parameters<typeof oneForm>[1][]) =>
  oneForm(title, field('item', 'text', '议程'), ...more)

export const ReportReview = desk.act({
  label: '报告审查情况',
  cite: orderCite,
  by: clerk,
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({ item: itemField, report: text(2000).default('') }),
  form: itemForm('报告审查情况', field('report', 'textarea', '要点')),
  decide: ({ state, input }) => {
    const item = findItem(state, input.item)
    return decided({
      guards: [
        stepIsNext({ missing: item === undefined ? '列入议程' : null, wanted: '报告审查情况' }),
        itemIsUnvoted(item, '改动审查情况的报告'),
      ],
      events: [{ type: 'ReviewReported', ...input }],
    })
  },
  example: examples.reportReview,
})

export const IntroduceOpinions = desk.act({
  label: '介绍初审意见',
  cite: orderCite,
  by: clerk,
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({ item: itemField, by: filled(60, '请填写介绍人') }),
  form: itemForm('介绍初审意见', field('by', 'text', '介绍人（专家编号）')),
  decide: ({ state, input, at }) => {
    const item = findItem(state, input.item)
    const reported = (item?.report ?? null) !== null
    return decided({
      guards: [
        stepIsNext({ missing: reported ? null : '报告审查情况', wanted: '介绍初审意见' }),
        itemIsUnvoted(item, '重新介绍初审意见'),
      ],
      events: [{ type: 'OpinionsIntroduced', ...input, time: clockOf(at.instant) }],
    })
  },
  example: examples.introduceOpinions,
})

/** Per batch, with remarks only where somebody spoke; the rest says 无异议 (DESK A10). */
export const RecordDiscussion = desk.act({
  label: '记录评议',
  cite: cite('anhui-titles-2018/art.23.5.j'),
  by: clerk,
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({
    item: itemField,
    summary: z.string().trim().max(2000).default('无异议'),
    remarks: z
      .array(z.strictObject({ application: filled(100), text: filled(500) }))
      .max(200)
      .default([]),
  }),
  form: itemForm(
    '评议',
    field('summary', 'textarea', '评议情况'),
    field('remarks', 'table', '个别发言', {
      columns: [field('application', 'text', '申报件'), field('text', 'text', '发言摘要')],
    }),
  ),
  decide: ({ state, input }) => {
    const item = findItem(state, input.item)
    const introduced = item?.introduced ?? null
    return decided({
      guards: [
        stepIsNext({ missing: introduced === null ? '介绍初审意见' : null, wanted: '评议' }),
        itemIsUnvoted(item, '改动评议记录'),
      ],
      events: [
        {
          type: 'DiscussionRecorded',
          item: input.item,
          summary: input.summary,
          remarks: Object.fromEntries(
            input.remarks.map(({ application, text: said }) => [application, said]),
          ),
        },
      ],
    })
  },
  example: examples.recordDiscussion,
})
