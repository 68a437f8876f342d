/** The check of a complaint: assigned with a due day, reported, found, closed. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate, WorkCalendar } from '#kernel/time'
import { reckon, workingDays } from '#kernel/time'
import { day, dayField, field, filled, oneForm, optionsOf, text } from '../committee/desk.ts'
import { figureOn } from '../conditions/parameters.ts'
import type { OfficeEntry } from '../registers/index.ts'
import {
  applicationNeed,
  desk,
  freeEffects,
  holdEffects,
  intakeOfficer,
  investigator,
  office,
} from './desk.ts'
import { complaintIn, officeEntry } from './examples.ts'
import {
  checkHasDueDay,
  checkIsReported,
  investigationDays,
  replyGoesToRealNames,
  upheldComplaintIsHandled,
} from './rules.ts'
import { outcomes } from './state.ts'

const check = cite('anhui-titles-2018/art.26.e')
const handling = cite('anhui-titles-2018/art.52.c')
const manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' } as const

const dueDay = (stated: string | null, today: LocalDate, calendar: WorkCalendar): LocalDate | undefined => {
  if (stated !== null) return day(stated)
  const reckoned = reckon(today, workingDays(figureOn(investigationDays, today)), manner, calendar)
  return reckoned.due
}

export const AssignInvestigation = desk.act({
  label: '交办核查',
  cite: check,
  by: office,
  in: ['received', 'investigating'],
  leadsTo: ['investigating'],
  onPaper: true,
  input: z.strictObject({
    organisation: filled(100, '请选择核查单位'),
    matter: filled(4000, '请写明交办的事项'),
    dueOn: dayField.nullable().default(null),
  }),
  form: oneForm(
    '交办核查',
    field('organisation', 'text', '核查单位'),
    field('matter', 'textarea', '交办事项（不写举报人信息）'),
    field('dueOn', 'date', '核查期限（不填按内部期限计算）', { help: check.clause }),
  ),
  needs: ({ subject }, { organisation }) => ({
    application: applicationNeed(subject.application),
    office: need.register<OfficeEntry>('titles-offices', organisation, { lock: 'none' }),
  }),
  decide: ({ state, input, needs, at, calendar, caseId }) => {
    const effects = holdEffects(state, needs.application?.stage, caseId)
    const dueOn = dueDay(input.dueOn, at.date, calendar) ?? at.date
    return decided({
      guards: [checkHasDueDay({ dueOn, today: at.date })],
      effects,
      messages: [{ to: 'investigator', template: 'complaint-assigned', data: { dueOn } }],
      events: [
        {
          type: 'InvestigationAssigned',
          organisation: input.organisation,
          name: needs.office?.name ?? input.organisation,
          matter: input.matter,
          dueOn,
          holds: effects.length > 0,
        },
      ],
    })
  },
  example: () => ({
    state: complaintIn('received'),
    input: { organisation: 'example-convening', matter: '核查论文真伪', dueOn: '2035-01-10' },
    needs: { application: undefined, office: officeEntry },
  }),
})

export const ReportInvestigation = desk.act({
  label: '报送核查情况',
  cite: check,
  by: investigator,
  in: ['investigating'],
  leadsTo: ['investigating'],
  onPaper: true,
  input: z.strictObject({ text: filled(8000, '请填写核查情况') }),
  form: oneForm('核查情况', field('text', 'textarea', '核查情况')),
  decide: ({ input }) =>
    decided({
      messages: [{ to: 'authority', template: 'complaint-reported', data: {} }],
      events: [{ type: 'InvestigationReported', text: input.text }],
    }),
  example: () => ({ state: complaintIn('investigating'), input: { text: '经核查，论文属实' } }),
})

/** A groundless complaint frees the candidate at once; a proven one waits for the sanction. */
export const FindComplaint = desk.act({
  label: '作出核查结论',
  cite: handling,
  by: office,
  in: ['investigating'],
  leadsTo: ['found'],
  onPaper: true,
  input: z.strictObject({ outcome: z.enum(outcomes), text: filled(4000, '请写明结论') }),
  form: oneForm(
    '核查结论',
    field('outcome', 'select', '结论', { options: optionsOf(outcomes) }),
    field('text', 'textarea', '说明'),
  ),
  needs: ({ subject }) => ({ application: applicationNeed(subject.application) }),
  decide: ({ state, input, needs, caseId }) => {
    const { investigation } = state
    const groundless = input.outcome === '不属实' || input.outcome === '无法查实'
    return decided({
      guards: [
        checkIsReported({
          assigned: investigation !== null,
          reported: investigation !== null && investigation.report !== null,
        }),
      ],
      effects: groundless ? freeEffects(state, needs.application?.stage, caseId) : [],
      events: [{ type: 'ComplaintFound', ...input, frees: groundless }],
    })
  },
  example: () => {
    const base = complaintIn('investigating')
    return {
      state: {
        ...base,
        investigation: base.investigation && {
          ...base.investigation,
          report: { text: '属实', on: base.filedOn },
        },
      },
      input: { outcome: '不属实' as const, text: '论文已在库内核实' },
      needs: { application: undefined },
    }
  },
})

export const CloseComplaint = desk.act({
  label: '办结举报',
  cite: handling,
  by: intakeOfficer,
  in: ['found'],
  leadsTo: ['closed'],
  onPaper: true,
  input: z.strictObject({ handling: text(2000).default(''), reply: text(2000).default('') }),
  form: oneForm(
    '办结举报',
    field('handling', 'textarea', '处理情况'),
    field('reply', 'textarea', '给举报人的答复（实名填写）'),
  ),
  needs: ({ subject }) => ({ application: applicationNeed(subject.application) }),
  decide: ({ state, input, needs, caseId }) =>
    decided({
      guards: [
        replyGoesToRealNames({ named: state.named, reply: input.reply }),
        upheldComplaintIsHandled({
          outcome: state.finding?.outcome ?? null,
          application: state.subject.application !== null,
          stage: needs.application?.stage ?? null,
          handling: input.handling,
        }),
      ],
      effects: freeEffects(state, needs.application?.stage, caseId),
      events: [
        {
          type: 'ComplaintClosed',
          handling: input.handling,
          reply: input.reply === '' ? null : input.reply,
        },
      ],
    }),
  example: () => ({
    state: complaintIn('found'),
    input: { handling: '', reply: '经核查不属实' },
    needs: { application: undefined },
  }),
})
