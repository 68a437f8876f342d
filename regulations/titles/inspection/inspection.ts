/** 监督巡查 (art.52.a): what the inspector found is shown to the convening body with the day by which it is mended. */
import { z } from 'zod'
import { anyOf, decided, inStage, need, ownOrganisationIs, period, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, localDate } from '#kernel/time'
import { day, dayField, field, filled, oneForm, optionsOf } from '../committee/desk.ts'
import type { CommitteeEntry } from '../registers/index.ts'
import { remindBefore } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'
import { defectsHaveDueDay, inspectedByAuthoriser } from './rules.ts'
import type { Inspection } from './state.ts'
import { inspectedSteps, inspectionStages } from './state.ts'

export type InspectionEvent =
  | ({ readonly type: 'InspectionRecorded' } & Omit<Inspection, 'stage' | 'on' | 'report' | 'accepted'>)
  | { readonly type: 'DefectsReportedMended'; readonly text: string }
  | { readonly type: 'MendingAccepted' }
  | { readonly type: 'MendingRejected'; readonly reason: string; readonly dueOn: Inspection['dueOn'] }

const desk = workshop<Inspection, InspectionEvent>()
const supervision = cite('anhui-titles-2018/art.52.a')
const inspector = ownOrganisationIs('authority', 'titles-inspector')
const bureau = anyOf(
  ownOrganisationIs('authority', 'county-titles'),
  ownOrganisationIs('authority', 'city-titles'),
  ownOrganisationIs('authority', 'province-titles'),
)
const unit = anyOf(
  ownOrganisationIs('convening', 'convening-head'),
  ownOrganisationIs('convening', 'acceptance-clerk'),
  ownOrganisationIs('convening', 'meeting-secretary'),
)

const RecordInspection = desk.opening({
  label: '登记巡查情况',
  cite: supervision,
  by: role('titles-inspector'),
  leadsTo: ['rectifying', 'closed'],
  onPaper: true,
  input: z.strictObject({
    committee: filled(60, '请选择评委会'),
    year: z.int().min(2018).max(2200),
    step: z.enum(inspectedSteps),
    findings: z.array(filled(1000)).max(50),
    dueOn: dayField.nullable().default(null),
  }),
  form: oneForm(
    '巡查记录',
    field('committee', 'select', '评委会', { options: { register: 'titles-committees', label: 'name' } }),
    field('year', 'integer', '评审年度'),
    field('step', 'select', '环节', { options: optionsOf(inspectedSteps) }),
    field('findings', 'table', '发现的问题', { columns: [field('', 'textarea', '问题')] }),
    field('dueOn', 'date', '整改期限', { help: supervision.clause }),
  ),
  needs: ({ committee }, at) => ({
    committee: need.register<CommitteeEntry>('titles-committees', committee, { lock: 'none' }),
    number: need.number('titles-inspections', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, at, actor }) => {
    const { committee } = needs
    const dueOn = input.dueOn === null ? null : day(input.dueOn)
    return decided({
      guards: [
        inspectedByAuthoriser({
          authoriser: committee?.authoriser ?? null,
          own: actor?.organisation ?? '',
        }),
        defectsHaveDueDay({ defects: input.findings.length, dueOn, today: at.date }),
      ],
      messages: [{ to: 'convening', template: 'inspection-recorded', data: { dueOn } }],
      events: [
        {
          type: 'InspectionRecorded',
          number: `${at.date.slice(0, 4)}-${String(needs.number).padStart(4, '0')}`,
          committee: {
            key: input.committee,
            name: committee?.name ?? '',
            convening: committee?.convening ?? '',
          },
          authority: committee?.authoriser ?? '',
          year: input.year,
          step: input.step,
          findings: input.findings,
          dueOn,
        },
      ],
    })
  },
  example: examples.record,
})

const ReportMending = desk.act({
  label: '报送整改情况',
  cite: supervision,
  by: unit,
  in: ['rectifying'],
  leadsTo: ['reported'],
  onPaper: true,
  input: z.strictObject({ text: filled(4000, '请填写整改情况') }),
  form: oneForm('整改情况', field('text', 'textarea', '整改情况')),
  decide: ({ input }) => decided({ events: [{ type: 'DefectsReportedMended', text: input.text }] }),
  example: examples.report,
})

const AcceptMending = desk.act({
  label: '整改验收通过',
  cite: supervision,
  by: inspector,
  in: ['reported'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: oneForm('整改验收通过'),
  decide: () => decided({ events: [{ type: 'MendingAccepted' }] }),
  example: examples.accept,
})

const RejectMending = desk.act({
  label: '整改未通过',
  cite: supervision,
  by: inspector,
  in: ['reported'],
  leadsTo: ['rectifying'],
  input: z.strictObject({ reason: filled(1000, '请写明问题'), dueOn: dayField }),
  form: oneForm(
    '整改未通过',
    field('reason', 'textarea', '仍存在的问题'),
    field('dueOn', 'date', '新的整改期限'),
  ),
  decide: ({ input, at }) => {
    const dueOn = day(input.dueOn)
    return decided({
      guards: [defectsHaveDueDay({ defects: 1, dueOn, today: at.date })],
      events: [{ type: 'MendingRejected', reason: input.reason, dueOn }],
    })
  },
  example: examples.reject,
})

export const inspection = desk.procedure({
  id: procedureIds.inspection,
  label: '监督巡查',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: {
    rectifying: { label: inspectionStages.rectifying },
    reported: { label: inspectionStages.reported },
    closed: { label: inspectionStages.closed, closed: supervision },
  },
  acts: { RecordInspection, ReportMending, AcceptMending, RejectMending },
  evolve: (state, event, { date }): Inspection => {
    switch (event.type) {
      case 'InspectionRecorded': {
        const { type: _type, ...facts } = event
        const stage = facts.findings.length === 0 ? 'closed' : 'rectifying'
        return { ...facts, stage, on: date, report: null, accepted: null }
      }
      case 'DefectsReportedMended':
        return {
          ...inStage(state, 'rectifying'),
          stage: 'reported',
          report: { text: event.text, on: date },
        }
      case 'MendingAccepted':
        return { ...inStage(state, 'reported'), stage: 'closed', accepted: date }
      case 'MendingRejected': {
        const from = inStage(state, 'reported')
        return {
          ...from,
          stage: 'rectifying',
          findings: [...from.findings, event.reason],
          dueOn: event.dueOn,
        }
      }
    }
  },
  parties: ({ committee, authority }) => [
    { relation: 'convening', organisation: committee.convening },
    { relation: 'authority', organisation: authority },
  ],
  periods: [
    period<Inspection>(supervision, {
      id: 'inspection-mending',
      label: '整改期限',
      anchor: ({ stage, dueOn }) => (stage === 'rectifying' && dueOn !== null ? dueOn : undefined),
      span: () => calendarDays(0),
      manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
      then: { kind: 'alerts', role: 'convening-head' },
      reminders: remindBefore(['convening'], '请报送整改情况'),
    }),
  ],
  title: ({ number, committee, step }) => `巡查${number} ${committee.name} ${step}`,
  columns: {
    year: { type: 'integer', label: '评审年度', value: ({ year }) => year },
    step: { type: 'text', label: '环节', value: ({ step }) => step },
    dueOn: { type: 'date', label: '整改期限', value: ({ dueOn }) => dueOn ?? undefined },
  },
  visibility: { see: anyOf(inspector, bureau, unit) },
})

export const inspectionStateLabels: Readonly<Record<string, string>> = {
  stage: '环节',
  number: '编号',
  on: '巡查日期',
  committee: '评委会',
  'committee.key': '评委会编号',
  'committee.name': '名称',
  'committee.convening': '组建单位机构',
  authority: '授权机关',
  year: '评审年度',
  step: '巡查环节',
  findings: '发现的问题',
  dueOn: '整改期限',
  report: '整改报告',
  'report.text': '整改情况',
  'report.on': '报送日期',
  accepted: '验收日期',
}
export const inspectionEventLabels: Readonly<Record<InspectionEvent['type'], string>> = {
  InspectionRecorded: '已登记巡查',
  DefectsReportedMended: '已报送整改',
  MendingAccepted: '整改已通过',
  MendingRejected: '整改未通过',
}
export const inspectionRelationLabels: Readonly<Record<string, string>> = {
  convening: '组建单位',
  authority: '授权机关',
}
