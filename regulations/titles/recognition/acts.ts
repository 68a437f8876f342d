/** Acts of a first recognition: asked, verified by the employer, decided by whoever holds the authority. */
import { z } from 'zod'
import type { Answers, Party } from '#kernel/case'
import { anyOf, claim, decided, need, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import { officer } from '../application/desk.ts'
import { choices, field, fileField, filled, sheet } from '../application/fields.ts'
import { heldTitles } from '../conditions/facts.ts'
import { certificateNumber, certificateSeries } from '../registers/certificate-number.ts'
import type { DegreeEntry, EmployerEntry, TitleEntry } from '../registers/index.ts'
import { ownPersonFields, personNeed } from '../registers/person-need.ts'
import type { KeyedOffice } from '../route/index.ts'
import { officesOf, titleAuthority } from '../route/index.ts'
import type { Level } from '../vocabulary.ts'
import { levels } from '../vocabulary.ts'
import type { RecognitionEvent } from './events.ts'
import * as examples from './examples.ts'
import {
  approverFinding,
  hasNoSuchTitleYet,
  kindFindings,
  reckonRecognisedOn,
  recognitionFactsAreKnown,
  recognitionIsAskedByOwn,
} from './rules.ts'
import type { FirstRecognition } from './state.ts'
import { recognitionKinds } from './state.ts'

export const desk = workshop<FirstRecognition, RecognitionEvent>()
export const applicant = personIs('applicant')
export const employerClerk = ownOrganisationIs('employer', 'employer-personnel')
export const approver = officer('approver')
/** Any office may try; the rule names the right ones to the others. */
const anyOffice = anyOf(
  role('county-titles'),
  role('city-titles'),
  role('province-titles'),
  role('department-titles'),
  role('authorised-department'),
)
const asks = cite('anhui-titles-2018/art.59.2')

export function partiesOf({
  applicant: person,
  employer,
  approvers,
  stage,
}: FirstRecognition): readonly Party[] {
  const reached = stage === 'verifying' || stage === 'withdrawn' ? [] : approvers
  return [
    ...(person.account === null ? [] : [{ relation: 'applicant', person: person.account }]),
    { relation: 'employer', organisation: employer.organisation },
    ...reached.map(({ organisation }) => ({ relation: 'approver', organisation })),
  ]
}

/** A person is recognised at a level once. */
const recognitionOfPerson = claim<{ readonly person: string; readonly level: Level }>(
  'first-recognition',
  asks,
  ({ person, level }) => `${person}|${level}`,
  ({ level }) => `请等待已提出的认定办结：本人${level}的初次认定正在办理或已经作出。`,
)
const releaseOf = ({ applicant: person, target }: FirstRecognition) =>
  recognitionOfPerson.release({ person: person.key, level: target.level })

const input = z.strictObject({
  person: filled(100, '请选择人员'),
  employer: filled(100, '请选择所在单位'),
  kind: z.enum(recognitionKinds, '请选择认定种类'),
  degree: filled(100, '请选择学历'),
  series: filled(30, '请填写系列'),
  specialty: filled(60, '请填写专业'),
  level: z.enum(levels, '请选择级别'),
  evidence: z.array(fileField).min(1, '请上传学历证书等材料').max(20),
})
type Input = z.output<typeof input>
const requestNeeds = ({ person, employer, degree }: Input) => ({
  person: personNeed(person, ownPersonFields),
  employer: need.register<EmployerEntry>('titles-employers', employer),
  degree: need.register<DegreeEntry>('titles-degrees', degree),
  titles: need.entries<TitleEntry>('titles-held', { person }),
  offices: need.entries<KeyedOffice>('titles-offices', {}, { lock: 'none' }),
})

type Approver = { readonly organisation: string; readonly name: string }
/** The title authority; for graduates also a department in charge that is authorised (59.2). */
function approversOf(
  { kind, level }: Pick<Input, 'kind' | 'level'>,
  employer: EmployerEntry,
  entries: readonly KeyedOffice[],
): readonly Approver[] {
  const offices = officesOf(entries)
  const own = employer.department ?? null
  const seat = titleAuthority(
    {
      level,
      affiliation: employer.affiliation,
      kind: employer.kind,
      territory: employer.territory,
      employer: { organisation: employer.organisation, name: employer.name },
      department: own === null ? null : { organisation: own, name: employer.departmentName ?? '' },
      registeredAt: employer.registeredAt,
      fileAgency: null,
    },
    offices,
  )
  const department = own === null ? undefined : offices.find(own)
  const found: Approver[] =
    seat.organisation === null ? [] : [{ organisation: seat.organisation, name: seat.name }]
  if (kind === '转正定职' && department?.authorised === true && department.key !== seat.organisation)
    found.push({ organisation: department.key, name: department.name })
  return found
}

/** Who is named is one's own, and the registers know what is judged. */
function knownFindings(
  asked: Input,
  { person, employer, degree }: Answers<ReturnType<typeof requestNeeds>>,
  actor: { readonly person: string; readonly role: string; readonly organisation: string } | undefined,
) {
  const atEmployer = person?.employer === asked.employer
  const ownDegree = degree?.person === asked.person && degree.recognised
  return [
    recognitionIsAskedByOwn({
      own: atEmployer && person.account === actor?.person,
      ownEmployer:
        atEmployer && actor?.role === 'employer-personnel' && actor.organisation === employer?.organisation,
    }),
    recognitionFactsAreKnown({
      missing: [
        ...(person === undefined ? ['本人'] : []),
        ...(employer === undefined ? ['所在单位'] : []),
        ...(ownDegree ? [] : ['本人受认可的学历']),
      ],
    }),
  ]
}

export const RequestRecognition = desk.opening({
  label: '申请初次认定',
  cite: asks,
  by: anyOf(role('title-applicant'), role('employer-personnel')),
  leadsTo: ['verifying'],
  input,
  form: sheet(
    '初次认定',
    field('person', 'text', '人员'),
    field('employer', 'text', '所在单位'),
    field('kind', 'radio', '种类', { options: choices(recognitionKinds) }),
    field('degree', 'text', '学历（名册编号）'),
    field('series', 'text', '系列'),
    field('specialty', 'text', '专业'),
    field('level', 'select', '级别', {
      options: choices(levels),
      help: cite('anhui-titles-2018/art.60.b').clause,
    }),
    field('evidence', 'file', '学历证书、见习期满考核等材料'),
  ),
  needs: (asked, at) => ({
    ...requestNeeds(asked),
    serial: need.number('titles-first-recognitions', at.date.slice(0, 4)),
  }),
  decide: ({ input: asked, needs, actor, at }) => {
    const { person, employer, degree } = needs
    const { kind, series, specialty, level, evidence } = asked
    const known = knownFindings(asked, needs, actor)
    if (person === undefined || employer === undefined || degree === undefined)
      return decided({ guards: known, events: [] })
    const approvers = approversOf(asked, employer, needs.offices)
    return decided({
      guards: [
        ...known,
        ...kindFindings({ kind, degree: degree.level, level }),
        hasNoSuchTitleYet({ held: heldTitles(needs.titles).map(({ effective }) => effective), level }),
        recognitionFactsAreKnown({ missing: approvers.length === 0 ? ['职称管理部门'] : [] }),
      ],
      claims: [recognitionOfPerson.take({ person: asked.person, level })],
      events: [
        {
          type: 'RecognitionRequested',
          number: `${at.date.slice(0, 4)}-初认${String(needs.serial).padStart(5, '0')}`,
          kind,
          applicant: { key: asked.person, account: person.account ?? null, name: person.name },
          employer: { key: asked.employer, organisation: employer.organisation, name: employer.name },
          degree: {
            key: asked.degree,
            level: degree.level,
            school: degree.school,
            specialty: degree.specialty,
            awardedOn: degree.awardedOn,
          },
          target: { series, specialty, level },
          evidence,
          approvers,
        },
      ],
    })
  },
  example: examples.requestRecognition,
})

export const ProposeRecognition = desk.act({
  label: '核实并报审批',
  cite: asks,
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['deciding'],
  onPaper: true,
  input: z.strictObject({ opinion: filled(500, '请填写单位核实意见') }),
  form: sheet('单位意见', field('opinion', 'textarea', '核实意见')),
  decide: ({ state, input: { opinion } }) =>
    decided({
      messages: [{ to: 'approver', template: 'recognition-arrived', data: { number: state.number } }],
      events: [{ type: 'RecognitionProposed', opinion }],
    }),
  example: () => ({
    state: examples.recognitionIn('verifying'),
    input: { opinion: '见习期满，考核合格，材料属实' },
  }),
})

export const ApproveRecognition = desk.act({
  label: '审批认定',
  cite: asks,
  by: anyOffice,
  in: ['deciding'],
  leadsTo: ['approved'],
  input: z.strictObject({ document: filled(60, '请填写审批文号') }),
  form: sheet('审批', field('document', 'text', '审批文号')),
  needs: (_state, _input, at) => ({ serial: need.number(certificateSeries, at.date.slice(0, 4)) }),
  decide: ({ state, input: { document }, needs, actor, at }) => {
    const { kind, approvers, target, degree, applicant: person } = state
    const acting = actor?.organisation ?? ''
    const by = approvers.find(({ organisation }) => organisation === acting)?.name ?? ''
    const number = certificateNumber(Number(at.date.slice(0, 4)), needs.serial)
    return decided({
      guards: [
        approverFinding(kind, {
          acting,
          approvers: approvers.map(({ organisation }) => organisation),
          names: approvers.map(({ name }) => name).join('或'),
        }),
      ],
      computed: [reckonRecognisedOn({ graduatedOn: degree.awardedOn, approvedOn: at.date })],
      entries: [
        {
          register: 'titles-held',
          key: number,
          clause: asks.clause,
          from: at.date,
          values: {
            person: person.key,
            ...target,
            way: kind,
            obtainedOn: at.date,
            authority: by,
            document,
            certificate: number,
            scope: '全省',
            status: '有效',
          },
        },
      ],
      messages: [{ to: 'applicant', template: 'recognition-approved', data: { number, document } }],
      events: [{ type: 'RecognitionApproved', document, certificate: number, by }],
    })
  },
  example: examples.approveRecognition,
})

export const DeclineRecognition = desk.act({
  label: '不予认定',
  cite: asks,
  by: approver,
  in: ['deciding'],
  leadsTo: ['declined'],
  input: z.strictObject({ reason: filled(500, '请写明不予认定的理由') }),
  form: sheet('不予认定', field('reason', 'textarea', '理由')),
  decide: ({ state, input: { reason } }) =>
    decided({
      claims: [releaseOf(state)],
      messages: [{ to: 'applicant', template: 'recognition-declined', data: { reason } }],
      events: [{ type: 'RecognitionDeclined', reason }],
    }),
  example: () => ({ state: examples.recognitionIn('deciding'), input: { reason: '见习期未满' } }),
})

export const WithdrawRecognition = desk.act({
  label: '撤回认定申请',
  cite: asks,
  by: anyOf(applicant, employerClerk),
  in: ['verifying'],
  leadsTo: ['withdrawn'],
  input: z.strictObject({}),
  form: sheet('撤回'),
  decide: ({ state }) => decided({ claims: [releaseOf(state)], events: [{ type: 'RecognitionWithdrawn' }] }),
  example: () => ({ state: examples.recognitionIn('verifying'), input: {} }),
})
