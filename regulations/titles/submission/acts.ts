/** Acts of a bundle: who art.13 names sends it with one letter; every name in it is on the letter. */
import { z } from 'zod'
import { anyOf, claim, decided, need, ownOrganisationIs, role, workshop } from '#kernel/case'
import { type Finding, cite } from '#kernel/law'
import { officer } from '../application/desk.ts'
import type { Application } from '../application/state.ts'
import type { Cycle } from '../cycle/state.ts'
import { field, filled, oneForm, text } from '../meeting/desk.ts'
import { seatsOf, submitterFinding } from '../route/index.ts'
import { bandOf, procedureIds } from '../vocabulary.ts'
import type { SubmissionEvent } from './events.ts'
import * as examples from './examples.ts'
import {
  allAreReady,
  cycleIsOpen,
  everyoneIsOnTheLetter,
  inboxOfReceiver,
  letterIsNumbered,
  onlyTheSubmitterSends,
  sentInTime,
} from './rules.ts'
import type { BundleRow, Submission } from './state.ts'

export const desk = workshop<Submission, SubmissionEvent>()
export const letterCite = cite('anhui-titles-2018/art.13.b')
export const submitter = officer('submitter')
const anyOffice = anyOf(
  ...[
    'employer-personnel',
    'department-titles',
    'talent-agency',
    'county-titles',
    'city-titles',
    'province-titles',
    'authorised-department',
  ].map(role),
)
export const clerk = ownOrganisationIs('convening', 'acceptance-clerk')
const BUNDLE_MAX = 2000

/** Number of a letter within its submitter and year. */
const letterNumber = claim<{ submitter: string; year: number; number: string }>(
  'letter-of-submitter',
  letterCite,
  ({ submitter: office, year, number }) => `${office}|${year}|${number}`,
  ({ number }) => `请换一个文号：${number}本年度已用过。`,
)

type Loaded = readonly { readonly id: string; readonly state: Application }[]
const rowOf = ({ id, state }: Loaded[number]): BundleRow => ({
  application: id,
  number: state.number,
  name: state.applicant.name,
  person: state.applicant.key,
  employer: state.employer.name,
  specialty: state.target.specialty,
  level: state.target.level,
  track: state.target.track,
})

/** One finding for each line of art.13 that the bundle rests on: that of somebody whom another office has to send, if there is one. */
function submitterFindings(applications: Loaded, office: string): readonly Finding[] {
  const sent = applications.flatMap(({ state }) =>
    state.route === null ? [] : [{ seat: seatsOf(state.route).submitter, level: state.target.level }],
  )
  return [...Map.groupBy(sent, ({ seat }) => seat.clause).values()].flatMap((alike) => {
    const shown = alike.find(({ seat }) => seat.organisation !== office) ?? alike[0]
    return shown === undefined ? [] : [submitterFinding(shown.seat, office, shown.level)]
  })
}

/** Routing, readiness and receiver of the applications of a bundle. */
function bundleFindings(applications: Loaded, asked: readonly string[], office: string, cycle: string) {
  const unknown = asked.filter((id) => !applications.some((one) => one.id === id))
  const names = (list: Loaded): readonly string[] => list.map(({ state }) => state.applicant.name)
  const misrouted = applications.filter(({ state }) => state.route?.submitter !== office)
  return [
    allAreReady({
      notReady: [...unknown, ...names(applications.filter(({ state }) => state.stage !== 'submitting'))],
    }),
    onlyTheSubmitterSends({
      misrouted: misrouted.map(
        ({ state }) => `${state.applicant.name}应由${state.route?.submitterName ?? '（未定）'}提交`,
      ),
    }),
    ...submitterFindings(applications, office),
    inboxOfReceiver({ strangers: names(applications.filter(({ state }) => state.cycle.caseId !== cycle)) }),
  ]
}
const listed = z.array(filled(100)).min(1, '请至少选一人').max(BUNDLE_MAX)
const applicationsNeed = (ids: readonly string[]) => need.cases<Application>(procedureIds.application, ids)

export const PrepareSubmission = desk.opening({
  label: '编制呈报',
  cite: letterCite,
  by: anyOffice,
  leadsTo: ['open'],
  input: z.strictObject({
    cycle: filled(100),
    office: filled(100, '请填写呈报单位名称'),
    supplementTo: z.string().max(100).nullable().default(null),
    applications: listed,
  }),
  form: oneForm(
    '呈报',
    field('cycle', 'text', '评审周期件'),
    field('office', 'text', '呈报单位'),
    field('supplementTo', 'text', '补报的原呈报（没有不填）'),
    field('applications', 'table', '申报件', { columns: [field('', 'text', '申报件编号')] }),
  ),
  needs: ({ cycle, applications }) => ({
    cycle: need.case<Cycle>(procedureIds.cycle, cycle),
    applications: applicationsNeed(applications),
  }),
  decide: ({ input, needs, actor }) => {
    const { cycle, applications } = needs
    const office = actor?.organisation ?? ''
    const guards = [
      cycleIsOpen({ stage: cycle?.stage ?? null }),
      ...bundleFindings(applications, input.applications, office, input.cycle),
    ]
    const [first] = applications
    if (cycle === undefined || first === undefined) return decided({ guards, events: [] })
    return decided({
      guards,
      events: [
        {
          type: 'SubmissionPrepared',
          submitter: { organisation: office, name: input.office },
          cycle: input.cycle,
          year: cycle.year,
          series: cycle.series,
          band: bandOf(first.state.target.level),
          convening: { organisation: cycle.convening, name: cycle.conveningName },
          submissionUntil: cycle.windows.submissionUntil,
          rows: applications.map(rowOf),
          supplementTo: input.supplementTo,
        },
      ],
    })
  },
  example: examples.prepare,
})

export const ChangeRows = desk.act({
  label: '增减呈报人员',
  cite: letterCite,
  by: submitter,
  in: ['open'],
  leadsTo: ['open'],
  input: z.strictObject({ applications: listed }),
  form: oneForm(
    '人员',
    field('applications', 'table', '申报件', { columns: [field('', 'text', '申报件编号')] }),
  ),
  needs: (_state, { applications }) => ({ applications: applicationsNeed(applications) }),
  decide: ({ state, input, needs }) =>
    decided({
      guards: bundleFindings(
        needs.applications,
        input.applications,
        state.submitter.organisation,
        state.cycle,
      ),
      events: [{ type: 'RowsChanged', rows: needs.applications.map(rowOf) }],
    }),
  example: examples.changeRows,
})

export const SendSubmission = desk.act({
  label: '出函并呈报',
  cite: letterCite,
  by: submitter,
  in: ['open'],
  leadsTo: ['sent'],
  input: z.strictObject({
    number: filled(60, '请填写文号'),
    contact: text(100).default(''),
    /** Names on the sealed letter, one by one as printed. */
    names: z.array(filled(40)).min(1).max(BUNDLE_MAX),
  }),
  form: oneForm(
    '申请委托评审函',
    field('number', 'text', '文号'),
    field('contact', 'text', '联系人和电话'),
    field('names', 'table', '函上名单', { columns: [field('', 'text', '姓名')] }),
  ),
  needs: (state) => ({ applications: applicationsNeed(state.rows.map(({ application }) => application)) }),
  decide: ({ state, input, needs, caseId, at }) => {
    const onLetter = new Set(input.names)
    const basis = needs.applications[0]?.state.route?.clauses[0] ?? letterCite.clause
    return decided({
      guards: [
        ...bundleFindings(
          needs.applications,
          state.rows.map(({ application }) => application),
          state.submitter.organisation,
          state.cycle,
        ),
        everyoneIsOnTheLetter({
          missing: state.rows.filter(({ name }) => !onLetter.has(name)).map(({ name }) => name),
        }),
        letterIsNumbered({ number: input.number }),
        sentInTime({ on: at.date, until: state.submissionUntil }),
      ],
      claims: [
        letterNumber.take({
          submitter: state.submitter.organisation,
          year: state.year,
          number: input.number,
        }),
      ],
      effects: state.rows.map(({ application }) => ({
        procedure: procedureIds.application,
        caseId: application,
        act: 'ReceiveSubmission',
        input: { submission: caseId, letter: input.number },
      })),
      entries: [
        {
          register: 'titles-letters',
          key: `${state.submitter.organisation}|${input.number}`,
          clause: letterCite.clause,
          from: at.date,
          values: {
            kind: '申请委托评审函',
            from: state.submitter.organisation,
            to: state.convening.organisation,
            year: state.year,
            caseId,
            issuedOn: at.date,
          },
        },
      ],
      messages: [
        {
          to: 'convening',
          template: 'submission-sent',
          data: { number: input.number, people: state.rows.length },
        },
      ],
      events: [
        {
          type: 'SubmissionSent',
          letter: { number: input.number, basis, contact: input.contact, names: input.names },
        },
      ],
    })
  },
  example: examples.send,
})

export const TakeBackBundle = desk.act({
  label: '撤回呈报',
  cite: letterCite,
  by: submitter,
  in: ['sent'],
  leadsTo: ['taken-back'],
  input: z.strictObject({}),
  form: oneForm('撤回'),
  decide: ({ state }) =>
    decided({
      effects: state.rows.map(({ application }) => ({
        procedure: procedureIds.application,
        caseId: application,
        act: 'TakeBackSubmission',
        input: {},
      })),
      events: [{ type: 'BundleTakenBack' }],
    }),
  example: examples.takeBack,
})

/** F43: bags ticked at the counter; what is missing stands on the receipt. */
export const ReceiveBundle = desk.act({
  label: '签收材料',
  cite: cite('anhui-titles-2018/art.15.a'),
  by: clerk,
  in: ['sent'],
  leadsTo: ['received'],
  onPaper: true,
  input: z.strictObject({ bags: z.array(filled(100)).max(BUNDLE_MAX) }),
  form: oneForm(
    '签收',
    field('bags', 'table', '收到的材料袋', { columns: [field('', 'text', '申报件编号')] }),
  ),
  decide: ({ state, input, actor }) => {
    const bags = new Set(input.bags)
    const missing = state.rows.filter(
      ({ application, number }) => !bags.has(application) && !bags.has(number),
    )
    return decided({
      events: [
        {
          type: 'BundleReceived',
          by: actor?.person ?? '',
          bags: input.bags,
          missing: missing.map(({ name }) => name),
        },
      ],
    })
  },
  example: examples.receive,
})

export const DiscardSubmission = desk.act({
  label: '作废',
  cite: letterCite,
  by: submitter,
  in: ['open'],
  leadsTo: ['discarded'],
  input: z.strictObject({ reason: text(300) }),
  form: oneForm('作废', field('reason', 'textarea', '理由')),
  decide: ({ input }) => decided({ events: [{ type: 'SubmissionDiscarded', reason: input.reason }] }),
  example: examples.discard,
})
