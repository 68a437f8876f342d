/** The archive of minutes: filed, added to, laid open to one office for one matter. */
import { z } from 'zod'
import type { PeriodSpec } from '#kernel/case'
import { decided, need, period, system } from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, plusDays } from '#kernel/time'
import { sha256 } from '../../shared/digest.ts'
import { procedureIds } from '../vocabulary.ts'
import { desk, field, filled, minutesKeeper, oneForm, supervisor } from './desk.ts'
import * as examples from './examples.ts'
import { noteNamesItsStep } from './rules.ts'
import { addendumHasTwoSignatures, matterIsOpen, minutesAreSigned } from './rules-close.ts'
import type { Meeting } from './state.ts'

/** Years that minutes are kept unless the office states another figure. */
const RETAINED_YEARS = 10
/** Days that an inspecting office reads the minutes: what is usual, and at most. */
const ACCESS_DAYS = 30
const ACCESS_DAYS_MAX = 90

export const ArchiveMinutes = desk.act({
  label: '会议记录归档',
  cite: cite('anhui-titles-2018/art.24.d'),
  by: minutesKeeper,
  in: ['signed'],
  leadsTo: ['archived'],
  input: z.strictObject({ retainedYears: z.int().min(1).max(100).default(RETAINED_YEARS) }),
  form: oneForm('归档', field('retainedYears', 'integer', '保管年限')),
  decide: ({ state, input }) => {
    const { chair, recorder: clerk } = state.minutes
    const missing = [...(chair === null ? ['主持人'] : []), ...(clerk === null ? ['记录人'] : [])]
    const digest = sha256(
      JSON.stringify([state.items, state.failingReasons, state.special, state.other, state.minutes]),
    )
    return decided({
      guards: [minutesAreSigned({ missing })],
      events: [{ type: 'MinutesArchived', digest, retainedYears: input.retainedYears }],
    })
  },
  example: examples.archiveMinutes,
})

export const AddAddendum = desk.act({
  label: '附加补充记录',
  cite: cite('anhui-titles-2018/art.24.d'),
  by: minutesKeeper,
  in: ['archived'],
  leadsTo: ['archived'],
  onPaper: true,
  input: z.strictObject({ text: filled(2000), signers: z.array(filled(40)).max(5) }),
  form: oneForm(
    '补充记录',
    field('text', 'textarea', '内容'),
    field('signers', 'table', '签名人', { columns: [field('', 'text', '姓名')] }),
  ),
  decide: ({ input }) =>
    decided({
      guards: [addendumHasTwoSignatures({ signers: input.signers })],
      events: [{ type: 'AddendumAdded', text: input.text, by: input.signers }],
    }),
  example: examples.addAddendum,
})

/** The supervising office sees numbers and steps (`progress`) and writes down what it noticed. */
export const NoteSupervision = desk.act({
  label: '登记监督意见',
  cite: cite('anhui-titles-2018/art.22.b'),
  by: supervisor,
  in: ['planned', 'convened', 'open', 'announced'],
  leadsTo: ['planned', 'convened', 'open', 'announced'],
  concurrency: 'redecide',
  input: z.strictObject({ step: filled(60), text: filled(1000, '请写明监督意见') }),
  form: oneForm('监督意见', field('step', 'text', '议程（或“全程”）'), field('text', 'textarea', '意见')),
  decide: ({ state, input, actor }) => {
    const known =
      input.step === '全程' ||
      state.progress.items.some(({ id, title }) => id === input.step || title === input.step)
    return decided({
      guards: [noteNamesItsStep({ known, step: input.step })],
      events: [{ type: 'SupervisionNoted', by: actor?.organisation ?? '', ...input }],
    })
  },
  example: examples.noteSupervision,
})

/** art.24.e: the keeper lays the minutes open to one office for one matter; every reading of it is in the access log. */
export const OpenMinutesForInspection = desk.act({
  label: '向检查机关提供会议记录',
  cite: cite('anhui-titles-2018/art.24.e'),
  by: minutesKeeper,
  in: ['archived', 'signed'],
  leadsTo: ['archived', 'signed'],
  input: z.strictObject({
    organisation: filled(100),
    matter: filled(100, '请填写举报件编号'),
    days: z
      .int()
      .min(1)
      .max(ACCESS_DAYS_MAX, `一次最多${ACCESS_DAYS_MAX}天，到期可以再提供`)
      .default(ACCESS_DAYS),
  }),
  form: oneForm(
    '提供查阅',
    field('organisation', 'text', '人社部门机构编号'),
    field('matter', 'text', '举报件编号'),
    field('days', 'integer', '提供多少天'),
  ),
  needs: (_state, { matter }) => ({
    matter: need.case<{ readonly stage: string }>(procedureIds.complaint, matter),
  }),
  decide: ({ input: { organisation, matter, days }, needs, at }) => {
    const open = needs.matter !== undefined && needs.matter.stage !== 'closed'
    return decided({
      guards: [matterIsOpen({ open, matter })],
      events: [{ type: 'InspectionOpened', organisation, matter, until: plusDays(at.date, days) }],
    })
  },
  example: examples.openForInspection,
})

/** The office's sight of the minutes ends by itself with the days that the keeper gave. */
export const EndInspectionAccess = desk.act({
  label: '查阅到期',
  cite: cite('anhui-titles-2018/art.24.e'),
  by: system,
  in: ['archived', 'signed'],
  leadsTo: ['archived', 'signed'],
  input: z.strictObject({}),
  decide: () => decided({ events: [{ type: 'InspectionAccessEnded' }] }),
  example: examples.endInspection,
})

/** Runs to the earliest end among the offices that may still read. */
export const inspectionPeriod: PeriodSpec<Meeting> = period(cite('anhui-titles-2018/art.24.e'), {
  id: 'inspection-access',
  label: '会议记录查阅期限',
  anchor: ({ inspections }) =>
    inspections
      .filter(({ closedOn }) => closedOn === null)
      .map(({ until }) => until)
      .toSorted()[0],
  span: () => calendarDays(0),
  manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
  then: { kind: 'closes', acts: [], lapse: 'EndInspectionAccess' },
})
