/** Acts of the recognition: asked by the person or the employer, decided by the city's HR department. */
import { z } from 'zod'
import type { Party } from '#kernel/case'
import { anyOf, claim, decided, need, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import type { ClauseId } from '#kernel/law'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { choices, field, fileField, filled, sheet } from '../application/fields.ts'
import { extraHours, figureOn } from '../conditions/parameters.ts'
import { countExtraHours, extraHoursReached, reckonExtraHours } from '../conditions/specialty-match.ts'
import type { DegreeEntry, EducationEntry, EmployerEntry, MatchEntry } from '../registers/index.ts'
import { ownPersonFields, personNeed } from '../registers/person-need.ts'
import type { KeyedOffice } from '../route/index.ts'
import { officesOf } from '../route/index.ts'
import type { MatchEvent } from './events.ts'
import * as examples from './examples.ts'
import { cityRecognises, matchFactsAreKnown, ownPersonIsNamed } from './rules.ts'
import type { SpecialtyMatch } from './state.ts'

export const desk = workshop<SpecialtyMatch, MatchEvent>()
export const applicant = personIs('applicant')
export const employerClerk = ownOrganisationIs('employer', 'employer-personnel')
export const cityOfficer = ownOrganisationIs('city', 'city-titles')
/** Any HR office may try; the rule names the right one to the others. */
const anyBureau = anyOf(role('city-titles'), role('county-titles'), role('province-titles'))
const recognition = cite('anhui-titles-2018/art.61.2.b')
const clause: ClauseId = recognition.clause

export function partiesOf({ applicant: person, employer, city }: SpecialtyMatch): readonly Party[] {
  return [
    ...(person.account === null ? [] : [{ relation: 'applicant', person: person.account }]),
    { relation: 'employer', organisation: employer.organisation },
    { relation: 'city', organisation: city.organisation },
  ]
}

/** One recognition at work per person, specialty and level. */
const matchAtWork = claim<Pick<SpecialtyMatch, 'specialty' | 'band'> & { readonly person: string }>(
  'specialty-match-at-work',
  recognition,
  ({ person, specialty, band }) => `${person}|${specialty}|${band}`,
  ({ specialty }) => `请等待已提出的认定办结：${specialty}的专业相符认定正在办理或已经作出。`,
)
const claimOf = ({ applicant: person, specialty, band }: SpecialtyMatch) => ({
  person: person.key,
  specialty,
  band,
})

export const RequestMatch = desk.opening({
  label: '申请专业相符认定',
  cite: recognition,
  by: anyOf(role('title-applicant'), role('employer-personnel')),
  leadsTo: ['applied'],
  input: z.strictObject({
    person: filled(100, '请选择人员'),
    employer: filled(100, '请选择所在单位'),
    degree: filled(100, '请选择学历'),
    specialty: z.string().regex(/^[^/]+\/[^/]+$/, '请按“系列/专业”填写，如 工程/机械'),
    band: z.enum(['初级', '中级', '高级'], '请选择级别'),
    hours: z.int('应为整数').min(1, '请填写学时').max(5000),
    evidence: z.array(fileField).min(1, '请上传学时证明').max(20),
  }),
  form: sheet(
    '专业相符认定',
    field('person', 'text', '人员'),
    field('employer', 'text', '所在单位'),
    field('degree', 'text', '学历（名册编号）'),
    field('specialty', 'text', '申报系列/专业', { placeholder: '工程/机械' }),
    field('band', 'select', '申报级别', { options: choices(['初级', '中级', '高级']) }),
    field('hours', 'integer', '完成年度学时后另修的学时', { help: clause }),
    field('evidence', 'file', '学时证明'),
  ),
  needs: ({ person, employer, degree }) => ({
    person: personNeed(person, ownPersonFields),
    employer: need.register<EmployerEntry>('titles-employers', employer),
    degree: need.register<DegreeEntry>('titles-degrees', degree),
    offices: need.entries<KeyedOffice>('titles-offices', { kind: '人社部门' }),
  }),
  decide: ({ input, needs, actor }) => {
    const { person, employer } = needs
    const degree = needs.degree?.person === input.person ? needs.degree : undefined
    const city =
      employer === undefined ? undefined : officesOf(needs.offices).findBureau('市级', employer.territory)
    const atEmployer = person?.employer === input.employer
    const own = atEmployer && person.account === actor?.person
    const ownEmployer = atEmployer && actor?.organisation === employer?.organisation
    const guards = [
      ownPersonIsNamed({ own, ownEmployer: ownEmployer && actor?.role === 'employer-personnel' }),
      matchFactsAreKnown({
        missing: [
          ...(degree === undefined ? ['本人学历'] : []),
          ...(city === undefined ? ['所在地的市级人社部门'] : []),
        ],
      }),
    ]
    if (person === undefined || employer === undefined || degree === undefined || city === undefined)
      return decided({ guards, events: [] })
    const { specialty, band, hours, evidence } = input
    return decided({
      guards,
      claims: [matchAtWork.take({ person: input.person, specialty, band })],
      events: [
        {
          type: 'MatchRequested',
          applicant: { key: input.person, account: person.account ?? null, name: person.name },
          employer: { key: input.employer, organisation: employer.organisation, name: employer.name },
          city: { organisation: city.key, name: city.name },
          degree: { key: input.degree, specialty: degree.specialty, awardedOn: degree.awardedOn },
          specialty,
          band,
          statedHours: hours,
          evidence,
        },
      ],
    })
  },
  example: examples.requestMatch,
})

/** Hours beyond the quota as the registers have them on a day. */
const hoursOf = (
  state: SpecialtyMatch,
  education: readonly EducationEntry[],
  table: readonly MatchEntry[],
  on: LocalDate,
): number =>
  countExtraHours({
    degreeSpecialty: state.degree.specialty,
    degreeOn: state.degree.awardedOn,
    specialty: state.specialty,
    band: state.band,
    education,
    recognitions: [],
    table,
    on,
  })

export const RecogniseMatch = desk.act({
  label: '认定专业相符',
  cite: recognition,
  by: anyBureau,
  in: ['applied'],
  leadsTo: ['recognised'],
  input: z.strictObject({ opinion: filled(500, '请填写认定意见') }),
  form: sheet('认定', field('opinion', 'textarea', '认定意见')),
  needs: (state, _input, at) => ({
    education: need.entries<EducationEntry>('titles-education', { person: state.applicant.key }),
    matches: need.entries<MatchEntry>('titles-matches', { specialty: state.specialty }),
    serial: need.number('titles-recognitions', `${state.city.organisation}|${at.date.slice(0, 4)}`),
  }),
  decide: ({ state, input, needs, actor, at }) => {
    const { applicant: person, city, specialty, band } = state
    const hours = hoursOf(state, needs.education, needs.matches, at.date)
    const asked = figureOn(extraHours[band], at.date)
    const number = `${city.name}专业相符〔${at.date.slice(0, 4)}〕${needs.serial}号`
    return decided({
      guards: [
        cityRecognises({ acting: actor?.organisation ?? '', city: city.organisation, name: city.name }),
        extraHoursReached({ band, hours, asked }),
      ],
      computed: [reckonExtraHours({ band, hours, on: at.date })],
      entries: [
        {
          register: 'titles-recognitions',
          key: number,
          clause,
          from: at.date,
          values: {
            person: person.key,
            specialty,
            band,
            hours,
            issuerLevel: '市级',
            issuer: city.name,
            on: at.date,
          },
        },
      ],
      messages: [{ to: 'applicant', template: 'specialty-match-recognised', data: { number } }],
      events: [{ type: 'MatchRecognised', number, hours, opinion: input.opinion }],
    })
  },
  example: examples.recogniseMatch,
})

export const DeclineMatch = desk.act({
  label: '不予认定专业相符',
  cite: recognition,
  by: cityOfficer,
  in: ['applied'],
  leadsTo: ['declined'],
  input: z.strictObject({ reason: filled(500, '请写明不予认定的理由') }),
  form: sheet('不予认定', field('reason', 'textarea', '理由')),
  decide: ({ state, input }) =>
    decided({
      claims: [matchAtWork.release(claimOf(state))],
      messages: [{ to: 'applicant', template: 'specialty-match-declined', data: { reason: input.reason } }],
      events: [{ type: 'MatchDeclined', reason: input.reason }],
    }),
  example: () => ({ state: examples.matchIn('applied'), input: { reason: '所修科目与申报专业不相近' } }),
})

export const WithdrawMatch = desk.act({
  label: '撤回认定申请',
  cite: recognition,
  by: anyOf(applicant, employerClerk),
  in: ['applied'],
  leadsTo: ['withdrawn'],
  input: z.strictObject({}),
  form: sheet('撤回'),
  decide: ({ state }) =>
    decided({
      claims: [matchAtWork.release(claimOf(state))],
      events: [{ type: 'MatchRequestWithdrawn' }],
    }),
  example: () => ({ state: examples.matchIn('applied'), input: {} }),
})
