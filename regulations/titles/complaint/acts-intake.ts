/** Taking a complaint in: by page, phone, letter or visit; then received, declined or taken over by another officer. */
import { z } from 'zod'
import { anybody, decided, need, personal } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate, Moment } from '#kernel/time'
import { day, dayField, field, filled, oneForm, optionsOf, text } from '../committee/desk.ts'
import type { OfficeEntry } from '../registers/index.ts'
import { anyOffice, applicationNeed, desk, holdEffects, intakeOfficer, office } from './desk.ts'
import { complaintIn, officer, officeEntry } from './examples.ts'
import type { ComplaintEvent } from './events.ts'
import {
  complainantFitsKind,
  complaintGoesToHrDepartment,
  complaintIsByOwnOffice,
  postmarkIsStated,
  replyGoesToRealNames,
  subjectIsOneCandidate,
} from './rules.ts'
import type { Channel } from './state.ts'
import { subjectKinds } from './state.ts'

const intake = cite('anhui-titles-2018/art.26.d')
const handling = cite('anhui-titles-2018/art.52.c')

const taken = {
  authority: filled(100, '请选择受理机关'),
  named: z.boolean(),
  name: personal(z.string().trim().min(1).max(40)).optional(),
  reach: personal(z.string().trim().min(1).max(100)).optional(),
  subject: z.enum(subjectKinds),
  application: text(100).default(''),
  material: text(100).default(''),
  about: filled(200, '请写明被举报的人、材料或事项'),
  facts: filled(4000, '请写明事实'),
  evidence: z.array(filled(100)).max(20).default([]),
}
const takenInput = z.strictObject(taken)
type Taken = z.infer<typeof takenInput>
const takenFields = [
  field('authority', 'select', '受理机关', { options: { register: 'titles-offices', label: 'name' } }),
  field('named', 'checkbox', '实名举报'),
  field('name', 'text', '举报人姓名（实名填写，只有受理人可见）'),
  field('reach', 'text', '联系方式（实名填写，只有受理人可见）'),
  field('subject', 'select', '举报对象', { options: optionsOf(subjectKinds) }),
  field('application', 'text', '申报件'),
  field('material', 'text', '材料（清单中的编号）'),
  field('about', 'text', '被举报的人、材料或事项'),
  field('facts', 'textarea', '事实'),
  field('evidence', 'table', '证据', { columns: [field('', 'file', '文件')] }),
] as const

const takenNeeds = ({ authority, application }: Taken, at: Moment) => ({
  office: need.register<OfficeEntry>('titles-offices', authority, { lock: 'none' }),
  application: applicationNeed(application),
  number: need.number('titles-complaints', at.date.slice(0, 4)),
})
type Known = {
  readonly office: OfficeEntry | undefined
  readonly application: unknown
  readonly number: number
}

const takenGuards = (input: Taken, { office: entry, application }: Known) => [
  complaintGoesToHrDepartment({ kind: entry?.kind ?? null }),
  complainantFitsKind({
    named: input.named,
    hasName: input.name !== undefined,
    hasReach: input.reach !== undefined,
  }),
  subjectIsOneCandidate({
    kind: input.subject,
    named: input.application !== '',
    found: application !== undefined,
  }),
]

/** What one complaint's first event holds, whichever way it came. */
function filedEvent(
  input: Taken,
  known: Known,
  facts: {
    readonly channel: Channel
    readonly countsOn: LocalDate
    readonly today: LocalDate
    readonly officer: string | null
  },
): ComplaintEvent {
  const { name, reach } = input
  return {
    type: 'ComplaintFiled',
    number: `${facts.today.slice(0, 4)}-${String(known.number).padStart(5, '0')}`,
    channel: facts.channel,
    named: input.named,
    complainant:
      name === undefined && reach === undefined ? null : { name: name ?? null, reach: reach ?? null },
    subject: {
      kind: input.subject,
      application: input.application === '' ? null : input.application,
      material: input.material === '' ? null : input.material,
      about: input.about,
    },
    facts: input.facts,
    evidence: input.evidence,
    countsOn: facts.countsOn,
    authority: { organisation: input.authority, name: known.office?.name ?? input.authority },
    officer: facts.officer,
  }
}

export const FileComplaint = desk.opening({
  label: '举报',
  cite: intake,
  by: anybody,
  leadsTo: ['filed'],
  input: takenInput,
  form: oneForm('举报', ...takenFields),
  needs: takenNeeds,
  decide: ({ input, needs, at }) =>
    decided({
      guards: takenGuards(input, needs),
      messages: [{ to: 'authority', template: 'complaint-filed', data: { subject: input.subject } }],
      events: [
        filedEvent(input, needs, { channel: '网页', countsOn: at.date, today: at.date, officer: null }),
      ],
    }),
  example: () => ({
    input: {
      authority: 'example-city-bureau',
      named: false,
      subject: '程序' as const,
      application: '',
      material: '',
      about: '评审公示',
      facts: '公示期不足五个工作日',
      evidence: [],
    },
    needs: { office: officeEntry, application: undefined, number: 1 },
  }),
})

export const RecordComplaint = desk.opening({
  label: '登记来电来信来访',
  cite: intake,
  by: anyOffice,
  leadsTo: ['filed'],
  onPaper: true,
  input: z.strictObject({
    ...taken,
    channel: z.enum(['来电', '来信', '来访']),
    postmarkedOn: dayField.nullable().default(null),
  }),
  form: oneForm(
    '来电来信来访登记',
    field('channel', 'select', '方式', { options: optionsOf(['来电', '来信', '来访']) }),
    field('postmarkedOn', 'date', '邮戳日期（来信）'),
    ...takenFields,
  ),
  needs: takenNeeds,
  decide: ({ input, needs, at, actor }) => {
    const postmarkedOn = input.postmarkedOn === null ? null : day(input.postmarkedOn)
    return decided({
      guards: [
        ...takenGuards(input, needs),
        postmarkIsStated({ channel: input.channel, postmarkedOn, today: at.date }),
        complaintIsByOwnOffice({ authority: input.authority, own: actor?.organisation ?? '' }),
      ],
      events: [
        filedEvent(input, needs, {
          channel: input.channel,
          countsOn: postmarkedOn ?? at.date,
          today: at.date,
          officer: actor?.person ?? null,
        }),
      ],
    })
  },
  example: () => ({
    input: {
      authority: 'example-city-bureau',
      named: false,
      subject: '程序' as const,
      application: '',
      material: '',
      about: '评审公示',
      facts: '公示期不足五个工作日',
      evidence: [],
      channel: '来访' as const,
      postmarkedOn: null,
    },
    needs: { office: officeEntry, application: undefined, number: 1 },
    actor: officer,
  }),
})

export const ReceiveComplaint = desk.act({
  label: '受理举报',
  cite: handling,
  by: office,
  in: ['filed'],
  leadsTo: ['received'],
  input: z.strictObject({}),
  form: oneForm('受理举报'),
  needs: ({ subject }) => ({ application: applicationNeed(subject.application) }),
  decide: ({ state, needs, caseId, actor }) => {
    const effects = holdEffects(state, needs.application?.stage, caseId)
    return decided({
      effects,
      events: [
        {
          type: 'ComplaintReceived',
          officer: state.officer ?? actor?.person ?? '',
          holds: effects.length > 0,
        },
      ],
    })
  },
  example: () => ({ state: complaintIn('filed'), input: {}, needs: { application: undefined } }),
})

export const DeclineComplaint = desk.act({
  label: '不予受理举报',
  cite: handling,
  by: office,
  in: ['filed'],
  leadsTo: ['closed'],
  input: z.strictObject({ reason: filled(500, '请写明理由'), reply: text(1000).default('') }),
  form: oneForm(
    '不予受理',
    field('reason', 'textarea', '理由'),
    field('reply', 'textarea', '给举报人的答复（实名填写）'),
  ),
  decide: ({ state, input }) =>
    decided({
      guards: [replyGoesToRealNames({ named: state.named, reply: input.reply })],
      events: [
        {
          type: 'ComplaintDeclined',
          reason: input.reason,
          reply: input.reply === '' ? null : input.reply,
        },
      ],
    }),
  example: () => ({
    state: complaintIn('filed', { named: false, complainant: null }),
    input: { reason: '不属于职称评审事项', reply: '' },
  }),
})

/** Another officer answers for it from now on, and sees the complainant; the one before him does not any more. */
export const TakeOverComplaint = desk.act({
  label: '接手举报',
  cite: handling,
  by: office,
  in: ['filed', 'received', 'investigating', 'found'],
  leadsTo: ['filed', 'received', 'investigating', 'found'],
  input: z.strictObject({ reason: filled(300, '请写明接手的理由') }),
  form: oneForm('接手举报', field('reason', 'textarea', '理由')),
  decide: ({ input, actor }) =>
    decided({
      events: [{ type: 'ComplaintTakenOver', officer: actor?.person ?? '', reason: input.reason }],
    }),
  example: () => ({ state: complaintIn('received'), input: { reason: '原受理人调离' } }),
})

export const RecordWithdrawal = desk.act({
  label: '登记撤诉',
  cite: handling,
  by: intakeOfficer,
  in: ['received', 'investigating'],
  leadsTo: ['received', 'investigating'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('撤诉（核查仍须作出结论）'),
  decide: () => decided({ events: [{ type: 'ComplaintWithdrawn' }] }),
  example: () => ({ state: complaintIn('received'), input: {} }),
})
