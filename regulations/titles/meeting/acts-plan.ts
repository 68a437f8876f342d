/** Before the room: the day, the experts, the agenda. */
import { z } from 'zod'
import { decided, effectOf, need, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { committeeIsOwn } from '../cycle/rules.ts'
import type { Cycle } from '../cycle/state.ts'
import type { CommitteeEntry } from '../registers/index.ts'
import { isLevel, procedureIds } from '../vocabulary.ts'
import { dayField, desk, field, filled, oneForm, secretary, text, timeField } from './desk.ts'
import * as examples from './examples.ts'
import { committeeMayMeet, dayIsInPlan, observerIsStaff, planExists, planIsFiled } from './rules.ts'
import { memberFunctions, meetingModes } from './state.ts'

const planCite = cite('anhui-titles-2018/art.23.1.a')
const modeField = z.enum(Object.keys(meetingModes) as [keyof typeof meetingModes])
const modeOptions = Object.entries(meetingModes).map(([value, label]) => ({ value, label }))
const dayFields = [
  field('on', 'date', '会议日期'),
  field('time', 'text', '开始时间', { placeholder: '09:00' }),
  field('place', 'text', '地点'),
  field('mode', 'radio', '方式', { options: modeOptions }),
]
const when = { on: dayField, time: timeField, place: filled(100), mode: modeField }

const planFindings = (cycle: Cycle | undefined, on: string) => [
  planExists({ planned: cycle?.plan !== null && cycle?.plan !== undefined }),
  planIsFiled({ filedOn: cycle?.plan?.filedOn ?? null }),
  ...(cycle?.plan ? [dayIsInPlan({ on, from: cycle.plan.reviewFrom, until: cycle.plan.reviewUntil })] : []),
]

export const PlanMeeting = desk.opening({
  label: '安排评审会',
  cite: planCite,
  by: role('meeting-secretary'),
  leadsTo: ['planned'],
  input: z.strictObject({ cycle: filled(100), committee: filled(40), ...when }),
  form: oneForm(
    '评审会',
    field('cycle', 'text', '评审周期件'),
    field('committee', 'select', '评委会', { options: { register: 'titles-committees', label: 'name' } }),
    ...dayFields,
  ),
  needs: ({ cycle, committee }, at) => ({
    cycle: need.case<Cycle>(procedureIds.cycle, cycle),
    committee: need.register<CommitteeEntry>('titles-committees', committee),
    number: need.number('titles-meeting', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, actor, at }) => {
    const { cycle, committee } = needs
    const guards = [
      committeeIsOwn({ convening: committee?.convening ?? null, actor: actor?.organisation ?? '' }),
      committeeMayMeet({ status: cycle?.frozen ? '停评整改' : (committee?.status ?? null) }),
      ...planFindings(cycle, input.on),
    ]
    if (cycle === undefined || committee === undefined) return decided({ guards, events: [] })
    return decided({
      guards,
      events: [
        {
          type: 'MeetingPlanned',
          number: `${at.date.slice(0, 4)}-会${String(needs.number).padStart(3, '0')}`,
          cycle: input.cycle,
          year: cycle.year,
          committee: {
            key: input.committee,
            name: committee.name,
            quorum: committee.quorum ?? null,
            hasPanels: committee.hasPanels,
            levels: committee.levels.split('、').filter(isLevel),
            series: committee.series,
            specialties: committee.specialties.split('、'),
          },
          convening: {
            organisation: actor?.organisation ?? committee.convening,
            name: committee.conveningName,
          },
          authority: cycle.authoriser,
          mode: input.mode,
          on: localDate(input.on),
          time: input.time,
          place: input.place,
        },
      ],
    })
  },
  example: examples.planMeeting,
})

export const MoveMeeting = desk.act({
  label: '改期或变更地点',
  cite: cite('anhui-titles-2018/art.22.a'),
  by: secretary,
  in: ['planned', 'convened'],
  leadsTo: ['planned', 'convened'],
  input: z.strictObject(when),
  form: oneForm('改期', ...dayFields),
  needs: ({ cycle }) => ({ cycle: need.case<Cycle>(procedureIds.cycle, cycle) }),
  decide: ({ input, needs }) =>
    decided({
      guards: planFindings(needs.cycle, input.on),
      messages: [
        {
          to: 'member',
          template: 'meeting-moved',
          data: { on: input.on, time: input.time, place: input.place },
        },
      ],
      events: [{ type: 'MeetingMoved', ...input, on: localDate(input.on) }],
    }),
  example: examples.moveMeeting,
})

const memberField = z.strictObject({
  expert: filled(60),
  account: filled(100),
  person: filled(100),
  name: filled(40),
  function: z.enum(memberFunctions),
  specialty: filled(60),
  employer: filled(100),
  panel: z.string().max(60).nullable(),
})

/** Drawn experts reach the meeting only through a sealed draw. */
export const TakeDrawnExperts = desk.act({
  label: '接收抽取的专家',
  cite: cite('anhui-titles-2018/art.50.c'),
  by: effectOf(procedureIds.draw, 'SealDraw'),
  in: ['planned'],
  leadsTo: ['convened'],
  input: z.strictObject({ draw: filled(100), members: z.array(memberField).min(1).max(100) }),
  decide: ({ input, state }) =>
    decided({
      messages: [
        {
          to: 'member',
          template: 'meeting-invitation',
          data: { on: state.on, time: state.time, place: state.place },
        },
      ],
      events: [{ type: 'ExpertsTaken', draw: input.draw, members: input.members }],
    }),
  example: examples.takeExperts,
})

export const SetPanels = desk.act({
  label: '分专业组',
  cite: cite('anhui-titles-2018/art.23.4.a'),
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  onPaper: true,
  input: z.strictObject({
    members: z
      .array(z.strictObject({ expert: filled(60), panel: text(60) }))
      .min(1)
      .max(100),
  }),
  form: oneForm(
    '专业组',
    field('members', 'table', '组员', {
      columns: [field('expert', 'text', '专家编号'), field('panel', 'text', '专业组')],
    }),
  ),
  decide: ({ input }) =>
    decided({
      events: [
        {
          type: 'PanelsSet',
          panels: Object.fromEntries(input.members.map(({ expert, panel }) => [expert, panel])),
        },
      ],
    }),
  example: examples.setPanels,
})

export const AdmitObserver = desk.act({
  label: '登记列席人员',
  cite: cite('anhui-titles-2018/art.23.5.i'),
  by: secretary,
  in: ['planned', 'convened', 'open'],
  leadsTo: ['planned', 'convened', 'open'],
  onPaper: true,
  input: z.strictObject({ name: filled(40), office: filled(100), kind: z.string().max(20) }),
  form: oneForm(
    '列席',
    field('name', 'text', '姓名'),
    field('office', 'text', '单位'),
    field('kind', 'select', '单位类别', {
      options: ['组建单位', '人社部门', '其他'].map((value) => ({ value, label: value })),
    }),
  ),
  decide: ({ input }) => {
    const kind = input.kind === '组建单位' || input.kind === '人社部门' ? input.kind : null
    const guards = [observerIsStaff({ office: kind })]
    return decided({
      guards,
      events:
        kind === null
          ? []
          : [{ type: 'ObserverAdmitted', observer: { name: input.name, office: input.office, kind } }],
    })
  },
  example: examples.admitObserver,
})
