/** Acts of a matter up to its decision: open, pass on, find, decide. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import { dayField, field, filled, officeOptions, oneForm, text } from '../committee/desk.ts'
import type { Complaint } from '../complaint/state.ts'
import type { EmployerEntry } from '../registers/index.ts'
import { personNeed } from '../registers/person-need.ts'
import { procedureIds } from '../vocabulary.ts'
import { decisionOf, effectsOf, entriesOf } from './consequences.ts'
import {
  anyHandler,
  applicationNeed,
  confirmations,
  desk,
  entryFrom,
  handler,
  momentOf,
  officeNeed,
  titleNeed,
  titlesOfApplication,
} from './desk.ts'
import * as examples from './examples.ts'
import {
  actsForOwnOffice,
  barIsBased,
  cancelledByConveningOrHr,
  dishonestyIsProven,
  integrityEntryIsComplete,
  passCancelledByAuthority,
  revokedByApprovingAuthority,
  sanctionHasObject,
} from './rules.ts'
import type { Application } from '../application/state.ts'
import type { Sanction, SanctionMoment, SanctionedTitle } from './state.ts'

const before = cite('anhui-titles-2018/art.18.a')
const proven = cite('anhui-titles-2018/art.53.a')
const revoked = cite('anhui-titles-2018/art.53.b')
const optional = (max: number) => text(max).default('')

export const OpenSanction = desk.opening({
  label: '失信行为立案',
  cite: before,
  by: anyHandler,
  leadsTo: ['opened'],
  onPaper: true,
  input: z.strictObject({
    office: filled(100, '请选择本机构'),
    application: optional(100),
    title: optional(100),
    name: optional(40),
    complaint: optional(100),
    fact: filled(4000, '请写明失信事实'),
    evidence: z.array(filled(100)).min(1, '请上传证据').max(20),
  }),
  form: oneForm(
    '失信行为立案',
    field('office', 'select', '本机构', { options: officeOptions }),
    field('application', 'text', '申报件编号'),
    field('title', 'text', '职称编号（只撤销职称时填写）'),
    field('name', 'text', '姓名（没有申报件时填写）'),
    field('complaint', 'text', '举报编号'),
    field('fact', 'textarea', '失信事实'),
    field('evidence', 'table', '证据', { columns: [field('', 'file', '文件')] }),
  ),
  needs: ({ office, application, title }, at) => ({
    office: officeNeed(office),
    application: applicationNeed(application),
    title: titleNeed(title),
    ofApplication: titlesOfApplication(application),
    number: need.number('titles-sanctions', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, at, actor }) => {
    const { office, application } = needs
    const title = titleOf(input.title, needs)
    const guards = [
      actsForOwnOffice({
        office: input.office,
        own: actor?.organisation ?? '',
        known: office !== undefined,
      }),
      sanctionHasObject({ moment: momentOf(application, title?.entry ?? null) ?? null }),
    ]
    return decided({
      guards,
      events: [
        {
          type: 'SanctionOpened',
          number: `${at.date.slice(0, 4)}-${String(needs.number).padStart(4, '0')}`,
          office: {
            organisation: input.office,
            name: office?.name ?? '',
            kind: office?.kind ?? '',
          },
          person: {
            key: application?.applicant.key ?? title?.entry.person ?? '',
            name: application?.applicant.name ?? input.name,
            account: application?.applicant.account ?? null,
          },
          employer:
            application === undefined
              ? null
              : { organisation: application.employer.organisation, name: application.employer.name },
          application: application === undefined ? null : input.application,
          title,
          complaint: input.complaint === '' ? null : input.complaint,
          fact: input.fact,
          evidence: input.evidence,
        },
      ],
    })
  },
  example: examples.openSanction,
})

type Titled = {
  readonly title: SanctionedTitle['entry'] | undefined
  readonly ofApplication: readonly (SanctionedTitle['entry'] & { readonly key: string })[]
}
function titleOf(key: string, { title, ofApplication }: Titled): SanctionedTitle | null {
  if (title !== undefined) return { key, from: entryFrom(title), entry: title }
  const [found] = ofApplication
  if (found === undefined) return null
  const { key: own, ...entry } = found
  return { key: own, from: entryFrom(entry), entry }
}

/** An office that may not decide hands the matter to the one that may. */
export const PassSanctionOn = desk.act({
  label: '移交有权机关决定',
  cite: revoked,
  by: handler,
  in: ['opened', 'found'],
  leadsTo: ['opened', 'found'],
  onPaper: true,
  input: z.strictObject({ office: filled(100, '请选择接收机关') }),
  form: oneForm('移交', field('office', 'select', '接收机关', { options: officeOptions })),
  needs: (_state, { office }) => ({ office: officeNeed(office) }),
  decide: ({ input, needs }) =>
    decided({
      guards: [
        actsForOwnOffice({
          office: input.office,
          own: input.office,
          known: needs.office !== undefined,
        }),
      ],
      events: [
        {
          type: 'SanctionPassedOn',
          office: {
            organisation: input.office,
            name: needs.office?.name ?? '',
            kind: needs.office?.kind ?? '',
          },
        },
      ],
    }),
  example: examples.passOn,
})

export const FindDishonesty = desk.act({
  label: '认定失信行为',
  cite: proven,
  by: handler,
  in: ['opened'],
  leadsTo: ['found', 'dropped'],
  onPaper: true,
  input: z.strictObject({
    proven: z.boolean(),
    text: filled(4000, '请写明查实情况'),
    statement: optional(4000),
  }),
  form: oneForm(
    '认定',
    field('proven', 'checkbox', '已查实'),
    field('text', 'textarea', '查实情况'),
    field('statement', 'textarea', '本人陈述'),
  ),
  needs: ({ person }) => ({
    person: personNeed(person.key, ['employer', 'account'], 'none'),
  }),
  decide: ({ input, needs }) =>
    decided({
      events: [
        {
          type: 'DishonestyFound',
          ...input,
          employerKey: needs.person?.employer ?? null,
          account: needs.person?.account ?? null,
        },
      ],
    }),
  example: examples.find,
})

const mayDecide = (state: Sanction, moment: SanctionMoment, application: Application | undefined) => {
  const { organisation, name, kind } = state.office
  if (moment === '表决前')
    return cancelledByConveningOrHr({
      officeKind: kind,
      office: organisation,
      convening: application?.cycle.convening ?? null,
    })
  if (moment === '表决后核准前')
    return passCancelledByAuthority({
      office: organisation,
      authority: application?.route?.authority ?? null,
    })
  return revokedByApprovingAuthority({
    office: name,
    approvedBy: state.title?.entry.authority ?? application?.outcome.approval?.authority ?? null,
  })
}

export const DecideSanction = desk.act({
  label: '作出取消或撤销决定',
  cite: proven,
  by: handler,
  in: ['found'],
  leadsTo: ['decided'],
  onPaper: true,
  input: z.strictObject({
    document: filled(60, '请填写决定文号'),
    reason: filled(500, '请写明理由'),
    barredUntil: dayField.nullable().default(null),
    otherRule: optional(300),
  }),
  form: oneForm(
    '取消申报资格、撤销职称决定',
    field('document', 'text', '决定文号', { help: proven.clause }),
    field('reason', 'textarea', '理由'),
    field('barredUntil', 'date', '禁报至（依其他规定禁报的填写）'),
    field('otherRule', 'text', '禁报所依据的其他规定'),
  ),
  needs: ({ application, complaint, title, employerKey }) => ({
    employer: need.register<EmployerEntry>('titles-employers', employerKey ?? '', { lock: 'none' }),
    application: applicationNeed(application),
    title: titleNeed(title?.key ?? null),
    complaint: need.case<Complaint>(procedureIds.complaint, complaint ?? '', 'none'),
    confirmations,
  }),
  decide: ({ state, input, needs, at, caseId }) => {
    const moment = momentOf(needs.application, needs.title ?? null)
    const isProven = state.finding?.proven === true && !contradicts(needs.complaint)
    const common = [
      sanctionHasObject({ moment: moment ?? null }),
      dishonestyIsProven({ proven: isProven }),
      integrityEntryIsComplete({
        person: state.person.key,
        fact: state.fact,
        evidence: state.evidence.length,
        document: input.document,
      }),
    ]
    if (moment === undefined) return decided({ guards: common, events: [] })
    const decision = decisionOf(state, moment, input, at.date, needs.confirmations)
    return decided({
      guards: [
        ...common,
        mayDecide(state, moment, needs.application),
        barIsBased({ moment, until: input.barredUntil, otherRule: input.otherRule }),
      ],
      entries: entriesOf(state, decision, at.date, caseId),
      effects: effectsOf(state, decision),
      messages: [
        { to: 'sanctioned', template: 'sanction-decided', data: { document: input.document } },
        ...(decision.kind === '撤销职称'
          ? [{ to: 'employer', template: 'title-revoked', data: { document: input.document } }]
          : []),
      ],
      events: [{ type: 'SanctionDecided', employer: employerOf(state, needs.employer), ...decision }],
    })
  },
  example: examples.decide,
})

/** Who employs the person now: as the application says, else as the registers do. */
const employerOf = (state: Sanction, entry: EmployerEntry | undefined): Sanction['employer'] =>
  state.employer ?? (entry === undefined ? null : { organisation: entry.organisation, name: entry.name })

/** A complaint it rests on that was found groundless speaks against the finding. */
const contradicts = (complaint: Complaint | undefined): boolean =>
  complaint?.finding?.outcome === '不属实' || complaint?.finding?.outcome === '无法查实'
