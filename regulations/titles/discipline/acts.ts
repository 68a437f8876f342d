/** Acts of a matter of discipline: open, suspend an expert, find, decide, refer, close. */
import { z } from 'zod'
import type { EntryOperation, Party } from '#kernel/case'
import { anyOf, decided, need, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { field, filled, officeOptions, oneForm, optionsOf, text } from '../committee/desk.ts'
import type { ExpertEntry, OfficeEntry } from '../registers/index.ts'
import type { DisciplineEvent } from './events.ts'
import * as examples from './examples.ts'
import {
  disciplineByOwnOffice,
  expertIsReferred,
  expertIsStruckOff,
  onlyExpertsSuspended,
  seriousIsCirculated,
  staffIsReferred,
  staffIsRemoved,
} from './rules.ts'
import type { Discipline, Measure } from './state.ts'
import { measures, subjectKinds } from './state.ts'

export const desk = workshop<Discipline, DisciplineEvent>()
const staff = cite('anhui-titles-2018/art.51.1.b')
const expert = cite('anhui-titles-2018/art.51.3.a')
const handlers = ['county-titles', 'city-titles', 'province-titles', 'convening-head'] as const
export const handler = anyOf(...handlers.map((one) => ownOrganisationIs('office', one)))
export const inspector = ownOrganisationIs('office', 'titles-inspector')
export const disciplined = personIs('disciplined')

/** The person learns of the decision, not of the matter before it. */
export function partiesOf({ stage, office, subject }: Discipline): readonly Party[] {
  const decidedNow = stage === 'decided' || stage === 'closed'
  return [
    { relation: 'office', organisation: office.organisation },
    ...(decidedNow ? [{ relation: 'disciplined', person: subject.account }] : []),
  ]
}

export const OpenDiscipline = desk.opening({
  label: '违纪行为立案',
  cite: staff,
  by: anyOf(...handlers.map(role)),
  leadsTo: ['opened'],
  onPaper: true,
  input: z.strictObject({
    office: filled(100, '请选择本机构'),
    kind: z.enum(subjectKinds),
    account: filled(100, '请选择当事人'),
    name: filled(40, '请填写姓名'),
    fact: filled(4000, '请写明事实'),
    evidence: z.array(filled(100)).max(20).default([]),
  }),
  form: oneForm(
    '违纪行为立案',
    field('office', 'select', '本机构', { options: officeOptions }),
    field('kind', 'select', '当事人类别', { options: optionsOf(subjectKinds) }),
    field('account', 'text', '系统人员编号'),
    field('name', 'text', '姓名'),
    field('fact', 'textarea', '事实'),
    field('evidence', 'table', '证据', { columns: [field('', 'file', '文件')] }),
  ),
  needs: ({ office, account }, at) => ({
    office: need.register<OfficeEntry>('titles-offices', office, { lock: 'none' }),
    experts: need.entries<ExpertEntry & { readonly key: string }>('titles-experts', { account }),
    number: need.number('titles-discipline', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, at, actor }) =>
    decided({
      guards: [
        disciplineByOwnOffice({
          office: input.office,
          own: actor?.organisation ?? '',
          known: needs.office !== undefined,
        }),
      ],
      events: [
        {
          type: 'DisciplineOpened',
          number: `${at.date.slice(0, 4)}-${String(needs.number).padStart(4, '0')}`,
          office: { organisation: input.office, name: needs.office?.name ?? '' },
          subject: {
            kind: input.kind,
            account: input.account,
            name: input.name,
            listed: input.kind === '专家' ? needs.experts.map(({ key, ...entry }) => ({ key, entry })) : [],
          },
          fact: input.fact,
          evidence: input.evidence,
        },
      ],
    }),
  example: examples.open,
})

/** The expert's entries with another status; draws and assignments read it. */
const withStatus = (
  { subject }: Discipline,
  status: ExpertEntry['status'],
  from: LocalDate,
): readonly EntryOperation[] =>
  subject.listed.map(({ key, entry }) => ({
    register: 'titles-experts',
    key,
    clause: expert.clause,
    from,
    values: { ...entry, status },
  }))

export const SuspendExpert = desk.act({
  label: '暂停专家资格',
  cite: expert,
  by: handler,
  in: ['opened'],
  leadsTo: ['opened'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('调查期间暂停专家资格'),
  decide: ({ state, at }) =>
    decided({
      guards: [onlyExpertsSuspended({ listed: state.subject.listed.length })],
      entries: withStatus(state, '停用', at.date),
      events: [{ type: 'ExpertSuspended' }],
    }),
  example: examples.suspend,
})

export const FindMisconduct = desk.act({
  label: '认定违纪行为',
  cite: staff,
  by: handler,
  in: ['opened'],
  leadsTo: ['found', 'dropped'],
  onPaper: true,
  input: z.strictObject({
    proven: z.boolean(),
    serious: z.boolean().default(false),
    unlawful: z.boolean().default(false),
    text: filled(4000, '请写明查实情况'),
  }),
  form: oneForm(
    '认定',
    field('proven', 'checkbox', '已查实'),
    field('serious', 'checkbox', '情节严重'),
    field('unlawful', 'checkbox', '涉嫌违法'),
    field('text', 'textarea', '查实情况'),
  ),
  decide: ({ state, input, at }) =>
    decided({
      entries: !input.proven && state.suspendedOn !== null ? withStatus(state, '在库', at.date) : [],
      events: [{ type: 'MisconductFound', ...input }],
    }),
  example: examples.find,
})

/** 51.3.b: the expert's entry in the integrity file; a member of staff has one in the register of removals. */
function entriesOf(
  state: Discipline,
  input: { readonly document: string; readonly measure: Measure },
  on: LocalDate,
  caseId: string,
): readonly EntryOperation[] {
  const { subject, office, finding, fact } = state
  if (subject.kind === '工作人员')
    return [
      {
        register: 'titles-removals',
        key: subject.account,
        clause: staff.clause,
        from: on,
        values: { name: subject.name, document: input.document, decidedBy: office.name, decidedOn: on },
      },
    ]
  const [first] = subject.listed
  const struck = withStatus(state, '除名', on)
  if (first === undefined || finding?.serious !== true) return struck
  return [
    ...struck,
    {
      register: 'titles-integrity',
      key: caseId,
      clause: cite('anhui-titles-2018/art.51.3.b').clause,
      from: on,
      values: {
        person: first.entry.person,
        name: subject.name,
        kind: '记录',
        fact,
        decidedOn: on,
        decidedBy: office.name,
        document: input.document,
        barredUntil: null,
      },
    },
  ]
}

export const DecideDiscipline = desk.act({
  label: '作出处理决定',
  cite: staff,
  by: handler,
  in: ['found'],
  leadsTo: ['decided'],
  onPaper: true,
  input: z.strictObject({
    measure: z.enum(measures),
    document: filled(60, '请填写决定文号'),
    criticism: text(60).default(''),
  }),
  form: oneForm(
    '处理决定',
    field('measure', 'select', '处理', { options: optionsOf(measures) }),
    field('document', 'text', '决定文号'),
    field('criticism', 'text', '通报文号（专家情节严重的填写）'),
  ),
  decide: ({ state, input, at, caseId }) => {
    const { kind, listed } = state.subject
    const facts = { kind, measure: input.measure, proven: state.finding?.proven === true }
    return decided({
      guards: [
        staffIsRemoved(facts),
        expertIsStruckOff({ ...facts, listed: listed.length }),
        seriousIsCirculated({
          kind,
          serious: state.finding?.serious === true,
          criticism: input.criticism,
        }),
      ],
      entries: entriesOf(state, input, at.date, caseId),
      messages: [{ to: 'disciplined', template: 'discipline-decided', data: { document: input.document } }],
      events: [
        {
          type: 'DisciplineDecided',
          measure: input.measure,
          document: input.document,
          criticism: input.criticism === '' ? null : input.criticism,
          clause: kind === '专家' ? expert.clause : staff.clause,
        },
      ],
    })
  },
  example: examples.decide,
})

export const ReferDiscipline = desk.act({
  label: '移送有关机关',
  cite: cite('anhui-titles-2018/art.51.1.c'),
  by: handler,
  in: ['found', 'decided'],
  leadsTo: ['found', 'decided'],
  onPaper: true,
  input: z.strictObject({ to: filled(100, '请填写接收机关'), document: filled(60, '请填写移送文号') }),
  form: oneForm('移送', field('to', 'text', '接收机关'), field('document', 'text', '移送文号')),
  decide: ({ input }) => decided({ events: [{ type: 'DisciplineReferred', ...input }] }),
  example: examples.refer,
})

export const CloseDiscipline = desk.act({
  label: '办结',
  cite: staff,
  by: handler,
  in: ['decided'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: oneForm('办结'),
  decide: ({ state }) => {
    const facts = {
      kind: state.subject.kind,
      unlawful: state.finding?.unlawful === true,
      referred: state.referral !== null,
    }
    return decided({
      guards: [staffIsReferred(facts), expertIsReferred(facts)],
      events: [{ type: 'DisciplineClosed' }],
    })
  },
  example: examples.close,
})
