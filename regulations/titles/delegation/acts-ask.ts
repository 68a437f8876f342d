/** The person asks; the right office writes the letter, or says why not (art.30, 31). */
import { z } from 'zod'
import type { Actor, Answers } from '#kernel/case'
import { decided, need, role } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { choices, field, filled, sheet, text } from '../application/fields.ts'
import { applicationOfYear } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import type { EmployerEntry, LetterEntry } from '../registers/index.ts'
import { ownPersonFields, personNeed } from '../registers/person-need.ts'
import type { KeyedCommittee, KeyedOffice } from '../route/index.ts'
import { issuerFinding, officesOf, otherReasonIsCited } from '../route/index.ts'
import { levels, procedureIds } from '../vocabulary.ts'
import { anyIssuer, applicant, desk, hostCovers, issuer, reasonFound, seatsOf } from './desk.ts'
import type { Target } from './desk.ts'
import * as examples from './examples.ts'
import {
  applicantAsked,
  applicationIsEntrusted,
  delegationFactsAreKnown,
  groundFindings,
  hostCoversTarget,
  letterNamesTheApplicant,
  outsideHostIsAuthorised,
} from './rules.ts'
import type { Delegation, DelegationHost } from './state.ts'
import { directions, reasons } from './state.ts'

const asks = cite('anhui-titles-2018/art.31.0')

const askInput = z.strictObject({
  person: filled(100, '请选择人员'),
  employer: filled(100, '请选择所在单位'),
  direction: z.enum(directions, '请选择委托去向'),
  reason: z.enum(reasons, '请选择委托情形'),
  citation: text(300).default(''),
  application: text(100).default(''),
  year: z.int('应为年度').min(2018).max(2100),
  series: text(30).default(''),
  specialty: text(60).default(''),
  level: z.enum(levels, '请选择级别'),
  hostName: text(100).default(''),
  hostAuthorisedBy: text(100).default(''),
  hostDocument: text(100).default(''),
})
type Asked = z.output<typeof askInput>
const askNeeds = (input: Asked) => ({
  person: personNeed(input.person, ownPersonFields),
  employer: need.register<EmployerEntry>('titles-employers', input.employer),
  application: need.case<Application>(procedureIds.application, input.application),
  committees: need.entries<KeyedCommittee>('titles-committees', {}, { lock: 'none' }),
  offices: need.entries<KeyedOffice>('titles-offices', {}, { lock: 'none' }),
})
type Known = Answers<ReturnType<typeof askNeeds>>

/** Inside the province the application at the host says what is asked; outside the person says it here. */
function targetOf(input: Asked, application: Application | undefined): Target {
  const { series, specialty, level } = application?.target ?? input
  return { series, specialty, level }
}
function hostOf(input: Asked, application: Application | undefined): DelegationHost {
  return application === undefined
    ? {
        committee: '',
        name: input.hostName,
        authorisedBy: input.hostAuthorisedBy,
        document: input.hostDocument,
      }
    : {
        committee: application.cycle.committee,
        name: application.cycle.committeeName,
        authorisedBy: '',
        document: '',
      }
}

/** Findings about the host: outside the province on its authorisation, inside on the register. */
function hostFindings(input: Asked, needs: Known, target: Target, on: LocalDate): readonly Finding[] {
  const { application, committees } = needs
  if (input.direction === '出省') {
    const { hostAuthorisedBy: authorisedBy, hostDocument: document } = input
    return [
      outsideHostIsAuthorised({ direction: input.direction, level: target.level, authorisedBy, document }),
    ]
  }
  const committee = committees.find(({ key }) => key === application?.cycle.committee)
  return [
    applicationIsEntrusted({
      own: application?.applicant.key === input.person,
      track: application?.target.track ?? '',
    }),
    hostCoversTarget({
      inside: hostCovers(target, committee, on),
      host: application?.cycle.committeeName ?? '受托评委会',
      wanted: `${target.series}系列${target.specialty}专业${target.level}`,
    }),
  ]
}

const missingOf = (
  { person, employer, application }: Known,
  { direction, employer: named }: Asked,
): readonly string[] => [
  ...(person === undefined ? ['专业技术人员名册中的本人'] : []),
  ...(person !== undefined && person.employer !== named ? ['本人现在的工作单位（所选不是）'] : []),
  ...(employer === undefined ? ['用人单位名册中的单位'] : []),
  ...(direction !== '出省' && application === undefined ? ['在受托评委会的申报件'] : []),
]

/** People of units from outside have no home committee to look for: their ground is cited (31.3). */
function askFindings(
  input: Asked,
  needs: Known,
  actor: Actor | undefined,
  on: LocalDate,
): readonly Finding[] {
  const { person, employer, application, committees } = needs
  const target = targetOf(input, application)
  const found =
    employer === undefined || input.direction === '外来'
      ? input.reason
      : reasonFound(target, employer, committees, on)
  return [
    applicantAsked({ own: actor !== undefined && person?.account === actor.person }),
    delegationFactsAreKnown({ missing: missingOf(needs, input) }),
    ...groundFindings({ stated: input.reason, found }),
    otherReasonIsCited({ reason: input.reason, citation: input.citation }),
    ...hostFindings(input, needs, target, on),
  ]
}

export const RequestDelegation = desk.opening({
  label: '申请委托评审',
  cite: asks,
  by: role('title-applicant'),
  leadsTo: ['applied'],
  input: askInput,
  form: sheet(
    '委托评审申请',
    field('person', 'text', '人员'),
    field('employer', 'text', '所在单位'),
    field('direction', 'radio', '委托去向', { options: choices(directions) }),
    field('reason', 'select', '委托情形', {
      options: [
        { value: '30.1', label: '当地不具备组建评委会条件' },
        { value: '30.2', label: '当地没有相应评审权限' },
        { value: '30.3', label: '其他按规定需要委托的' },
      ],
      help: cite('anhui-titles-2018/art.30.1').clause,
    }),
    field('citation', 'text', '所依据的规定（其他情形必填）'),
    field('application', 'text', '在受托评委会的申报件（省内、外来）'),
    field('year', 'integer', '年度'),
    field('series', 'text', '系列（出省）'),
    field('specialty', 'text', '专业（出省）'),
    field('level', 'select', '级别', { options: choices(levels) }),
    field('hostName', 'text', '受托评委会（出省）'),
    field('hostAuthorisedBy', 'text', '受托评委会的授权机关（出省）'),
    field('hostDocument', 'text', '授权文号（出省）'),
  ),
  needs: askNeeds,
  decide: ({ input, needs, actor, at }) => {
    const { person, employer, application, offices } = needs
    const inside = input.direction === '出省' ? undefined : application
    const guards = askFindings(input, { ...needs, application: inside }, actor, at.date)
    if (person === undefined || employer === undefined) return decided({ guards, events: [] })
    const target = targetOf(input, inside)
    const seats = seatsOf(target.level, employer, officesOf(offices))
    const { organisation: issuing } = seats.issuer
    const { organisation: approving } = seats.authority
    if (issuing === null || approving === null)
      return decided({
        guards: [...guards, delegationFactsAreKnown({ missing: [seats.issuer.name, seats.authority.name] })],
        events: [],
      })
    const year = inside?.cycle.year ?? input.year
    return decided({
      guards,
      // a review outside uses the person's year as one inside does (art.14); there the application holds it
      claims: inside === undefined ? [applicationOfYear.take({ person: input.person, year })] : [],
      events: [
        {
          type: 'DelegationRequested',
          direction: input.direction,
          reason: input.reason,
          citation: input.citation,
          applicant: { key: input.person, account: person.account ?? null, name: person.name },
          employer: { key: input.employer, organisation: employer.organisation, name: employer.name },
          target,
          year,
          application: inside === undefined ? null : input.application,
          host: hostOf(input, inside),
          issuer: { organisation: issuing, name: seats.issuer.name, clause: seats.issuer.letterClause },
          authority: { organisation: approving, name: seats.authority.name },
        },
      ],
    })
  },
  example: examples.requestDelegation,
})

/** What goes back when the year was not used. */
const releaseOf = ({ application, applicant: person, year }: Delegation) =>
  application === null ? [applicationOfYear.release({ person: person.key, year })] : []

export const IssueDelegationLetter = desk.act({
  label: '出具委托评审函',
  cite: cite('anhui-titles-2018/art.31.2.b'),
  by: anyIssuer,
  in: ['applied'],
  leadsTo: ['issued', 'outside'],
  input: z.strictObject({ named: filled(60, '请填写函中列明的人员') }),
  form: sheet('委托评审函', field('named', 'text', '人员名单')),
  needs: (state, _input, at) => ({
    serial: need.number('titles-delegation-letters', `${state.issuer.organisation}|${at.date.slice(0, 4)}`),
  }),
  decide: ({ state, input, needs, actor, at, caseId }) => {
    const { target, host, year, application, applicant: person } = state
    const { organisation, name, clause } = state.issuer
    const number = `${name}委评〔${at.date.slice(0, 4)}〕${needs.serial}号`
    const values: LetterEntry = {
      kind: '委托评审函',
      from: organisation,
      to: host.committee === '' ? host.name : host.committee,
      year,
      caseId: application ?? caseId,
      issuedOn: at.date,
    }
    return decided({
      guards: [
        issuerFinding({ letterClause: clause, organisation, name }, actor?.organisation ?? '', target.level),
        letterNamesTheApplicant({ named: input.named, applicant: person.name }),
        otherReasonIsCited({ reason: state.reason, citation: state.citation }),
      ],
      entries: [{ register: 'titles-letters', key: number, clause, from: at.date, values: { ...values } }],
      messages: [{ to: 'applicant', template: 'delegation-letter-issued', data: { number } }],
      events: [{ type: 'LetterIssued', number }],
    })
  },
  example: () => ({
    state: examples.delegationIn('applied'),
    actor: examples.provinceOfficer,
    input: { named: '申报人一' },
    needs: { serial: 1 },
  }),
})

export const DeclineDelegationLetter = desk.act({
  label: '不予出具委托评审函',
  cite: asks,
  by: issuer,
  in: ['applied'],
  leadsTo: ['declined'],
  input: z.strictObject({ reason: filled(500, '请写明不予出函的理由') }),
  form: sheet('不予出函', field('reason', 'textarea', '理由')),
  decide: ({ state, input }) =>
    decided({
      claims: releaseOf(state),
      messages: [{ to: 'applicant', template: 'delegation-declined', data: { reason: input.reason } }],
      events: [{ type: 'LetterDeclined', reason: input.reason }],
    }),
  example: () => ({
    state: examples.inside(),
    input: { reason: '省内已设相应评委会' },
  }),
})

export const WithdrawDelegation = desk.act({
  label: '撤回委托评审申请',
  cite: asks,
  by: applicant,
  in: ['applied'],
  leadsTo: ['withdrawn'],
  input: z.strictObject({}),
  form: sheet('撤回'),
  decide: ({ state }) => decided({ claims: releaseOf(state), events: [{ type: 'DelegationWithdrawn' }] }),
  example: () => ({ state: examples.delegationIn('applied'), input: {} }),
})
