/** From the employer level by level to the office that confirms; acceptance, and completion once (art.46, 47.3, 49). */
import { z } from 'zod'
import { decided } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import { choices, day, dayField, field, filled, sheet, text } from '../application/fields.ts'
import {
  anyOffice,
  applicant,
  confirmer,
  desk,
  deskInCharge,
  employerClerk,
  oldTitle,
  waitingStatus,
} from './desk.ts'
import * as examples from './examples.ts'
import { originalsAreSeen, originalsToSee, slotLabel, unseenOriginals } from './materials.ts'
import {
  confirmerFinding,
  employerHasVerified,
  employerReportsToDepartment,
  localBureauTakesTheStep,
  noLevelIsSkipped,
} from './rules.ts'
import { completionIsAskedOnce, materialsAreWhole, openItems } from './rules-decision.ts'
import type { TitleConfirmation } from './state.ts'
import { confirmerOf, deskNow, slotKeys } from './state.ts'

const verifies = cite('anhui-titles-2018/art.49.2')
const reports = cite('anhui-titles-2018/art.49.3.a')
const completes = cite('anhui-titles-2018/art.47.3')
const toField = text(100).default('')

/** Where the employer's file goes: to its department, or where there is none to the local HR department. */
function employerTarget(state: TitleConfirmation, to: string): Finding {
  const first = state.desks[0]
  const facts = {
    to: to === '' ? (first?.organisation ?? '') : to,
    next: first?.organisation ?? '',
    name: first?.name ?? '',
  }
  return state.employer.department === null
    ? localBureauTakesTheStep(facts)
    : employerReportsToDepartment(facts)
}

export const VerifyConfirmation = desk.act({
  label: '核实并报送',
  cite: verifies,
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['reporting'],
  onPaper: true,
  input: z.strictObject({ opinion: text(1000).default(''), sealed: z.boolean(), to: toField }),
  form: sheet(
    '单位核实意见',
    field('opinion', 'textarea', '核实意见'),
    field('sealed', 'checkbox', '已加盖单位公章'),
    field('to', 'text', '报送机关（按规定的下一级不填）'),
  ),
  decide: ({ state, input: { opinion, sealed, to } }) =>
    decided({
      guards: [employerHasVerified({ opinion, sealed }), employerTarget(state, to)],
      messages: [{ to: 'desk-now', template: 'confirmation-arrived', data: { number: state.number } }],
      events: [{ type: 'EmployerVerified', opinion, sealed }],
    }),
  example: () => ({
    state: examples.confirmationIn('verifying'),
    input: { opinion: '材料属实，现从事机械设计', sealed: true, to: '' },
  }),
})

export const PassUpConfirmation = desk.act({
  label: '审核并逐级报送',
  cite: reports,
  by: deskInCharge,
  in: ['reporting'],
  leadsTo: ['reporting'],
  onPaper: true,
  input: z.strictObject({ opinion: filled(1000, '请填写审核意见'), to: toField }),
  form: sheet(
    '审核意见',
    field('opinion', 'textarea', '审核意见'),
    field('to', 'text', '报送机关（按规定的下一级不填）'),
  ),
  decide: ({ state, input: { opinion, to } }) => {
    const now = deskNow(state)
    const next = state.desks.find((one) => one.on === null && one !== now)
    return decided({
      guards: [
        noLevelIsSkipped({
          to: to === '' && next !== undefined ? next.organisation : to,
          next: next?.organisation ?? '没有上一级',
          name: next?.name ?? '（本机关就是确认机关，请受理）',
        }),
      ],
      messages: [{ to: 'desk-now', template: 'confirmation-arrived', data: { number: state.number } }],
      events: [{ type: 'ConfirmationPassedUp', organisation: now?.organisation ?? '', opinion }],
    })
  },
  example: () => ({ state: examples.confirmationIn('reporting'), input: { opinion: '同意上报', to: '' } }),
})

export const RecordOriginalSeen = desk.act({
  label: '登记原件核验',
  cite: cite('anhui-titles-2018/art.46.1.a'),
  by: deskInCharge,
  in: ['reporting'],
  leadsTo: ['reporting'],
  concurrency: 'redecide',
  input: z.strictObject({
    slot: z.enum(originalsToSee, '请选择材料'),
    way: z.enum(['现场', '线上']).default('现场'),
  }),
  form: sheet(
    '原件核验',
    field('slot', 'select', '材料', {
      options: originalsToSee.map((value) => ({ value, label: slotLabel(value) })),
    }),
    field('way', 'radio', '核验方式', { options: choices(['现场', '线上']) }),
  ),
  decide: ({ input }) => decided({ events: [{ type: 'OriginalSeen', ...input }] }),
  example: () => ({
    state: examples.confirmationIn('reporting'),
    input: { slot: 'certificate' as const, way: '现场' as const },
  }),
})

/** Facts about a file that waits for completion, or for nothing. */
const wholeFinding = (state: TitleConfirmation): Finding =>
  materialsAreWhole({ open: openItems(state), dueOn: state.completion?.dueOn ?? null })

export const AdmitConfirmation = desk.act({
  label: '受理确认申请',
  cite: cite('anhui-titles-2018/art.49.4.a'),
  by: anyOffice,
  in: ['reporting'],
  leadsTo: ['examining'],
  input: z.strictObject({}),
  form: sheet('受理'),
  decide: ({ state, actor, at }) => {
    const now = deskNow(state)
    const last = confirmerOf(state)
    return decided({
      guards: [
        confirmerFinding(state, actor?.organisation ?? ''),
        noLevelIsSkipped({
          to: last?.organisation ?? '',
          next: now?.organisation ?? '',
          name: now?.name ?? '',
        }),
        originalsAreSeen({ open: unseenOriginals(state) }),
        wholeFinding(state),
      ],
      entries: [oldTitle(state, waitingStatus(state), at.date)],
      messages: [{ to: 'applicant', template: 'confirmation-admitted', data: { number: state.number } }],
      events: [{ type: 'ConfirmationAdmitted' }],
    })
  },
  example: () => ({
    state: examples.arrived(),
    actor: examples.cityOfficer,
    input: {},
  }),
})

export const DemandCompletion = desk.act({
  label: '退回补正材料',
  cite: completes,
  by: confirmer,
  in: ['reporting'],
  leadsTo: ['correcting'],
  input: z.strictObject({
    items: z
      .array(z.strictObject({ slot: z.enum(slotKeys, '请选择材料'), what: filled(200, '请写明要补什么') }))
      .min(1, '请一次列全要补的材料')
      .max(20),
    dueOn: dayField,
  }),
  form: sheet(
    '补正',
    field('items', 'table', '要补的材料', {
      columns: [
        field('slot', 'select', '材料', {
          options: slotKeys.map((value) => ({ value, label: slotLabel(value) })),
        }),
        field('what', 'text', '要补什么'),
      ],
    }),
    field('dueOn', 'date', '补正期限'),
  ),
  decide: ({ state, input, at }) => {
    const dueOn = day(input.dueOn)
    return decided({
      guards: [completionIsAskedOnce({ before: state.completion !== null, dueOn, on: at.date })],
      messages: [
        { to: 'applicant', template: 'confirmation-completion', data: { number: state.number, dueOn } },
      ],
      events: [{ type: 'CompletionDemanded', completion: { items: input.items, dueOn } }],
    })
  },
  example: () => ({
    state: examples.arrived(),
    at: examples.filingDay,
    input: { items: [{ slot: 'contract' as const, what: '合同末页未签字' }], dueOn: '2024-06-28' },
  }),
})

export const CompleteConfirmation = desk.act({
  label: '交回补正材料',
  cite: completes,
  by: applicant,
  in: ['correcting'],
  leadsTo: ['reporting'],
  input: z.strictObject({}),
  form: sheet('补正完毕'),
  decide: ({ state }) => decided({ guards: [wholeFinding(state)], events: [{ type: 'CompletionGiven' }] }),
  example: () => ({ state: examples.completed(), input: {} }),
})
