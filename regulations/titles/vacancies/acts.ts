/** Acts of a vacancy opinion: request, confirm and adjust, exempt, decline, cancel. */
import { z } from 'zod'
import type { EntryOperation, Party } from '#kernel/case'
import { anyOf, decided, need, ownOrganisationIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { vacanciesOf } from '../application/resources.ts'
import { field, filled, officeOptions, oneForm, optionsOf } from '../committee/desk.ts'
import type { EmployerEntry, OfficeEntry } from '../registers/index.ts'
import type { Level } from '../vocabulary.ts'
import { levels } from '../vocabulary.ts'
import type { VacancyEvent } from './events.ts'
import * as examples from './examples.ts'
import {
  bureauIsKnown,
  confirmedWithinStructure,
  employerRequestsForItself,
  exemptedByAuthority,
  findBureau,
  opinionConcernsInstitutions,
  opinionOfYear,
  structureIsPossible,
} from './rules.ts'
import type { VacancyOpinion } from './state.ts'

export const desk = workshop<VacancyOpinion, VacancyEvent>()
const opinion = cite('anhui-titles-2018/art.9.1.4.c')
const ratio = cite('anhui-titles-2018/art.10')
const officeRoles = ['county-titles', 'city-titles', 'province-titles'] as const

export const employerClerk = ownOrganisationIs('employer', 'employer-personnel')
export const employerHead = ownOrganisationIs('employer', 'employer-head')
export const bureau = anyOf(...officeRoles.map((one) => ownOrganisationIs('bureau', one)))
/** Title authorities: the provincial office, the bureau, and who holds an authorisation for these people (art.5.2); a rule asks who may for this level. */
export const authority = anyOf(
  role('province-titles'),
  ownOrganisationIs('department', 'authorised-department'),
  ownOrganisationIs('employer', 'authorised-department'),
  bureau,
)

export const partiesOf = ({ employer, bureau: office }: VacancyOpinion): readonly Party[] => [
  { relation: 'employer', organisation: employer.organisation },
  { relation: 'bureau', organisation: office.organisation },
  ...(employer.department == null ? [] : [{ relation: 'department', organisation: employer.department }]),
]

const levelField = z.enum(levels)
const count = z.int('应为整数').min(0, '不能为负').max(10_000)

export const RequestVacancies = desk.opening({
  label: '申请确认岗位空缺',
  cite: opinion,
  by: role('employer-personnel'),
  leadsTo: ['requested'],
  onPaper: true,
  input: z.strictObject({
    employer: filled(40, '请选择单位'),
    year: z.int().min(2018).max(2200),
    structure: z.array(z.strictObject({ level: levelField, posts: count, filled: count })).max(5),
  }),
  form: oneForm(
    '岗位空缺情况',
    field('employer', 'select', '单位', { options: { register: 'titles-employers', label: 'name' } }),
    field('year', 'integer', '评审年度'),
    field('structure', 'table', '各级岗位', {
      columns: [
        field('level', 'select', '级别', { options: optionsOf(levels) }),
        field('posts', 'integer', '核定岗位数'),
        field('filled', 'integer', '已聘人数'),
      ],
    }),
  ),
  needs: ({ employer }) => ({
    employer: need.register<EmployerEntry>('titles-employers', employer, { lock: 'none' }),
    offices: need.entries<OfficeEntry & { readonly key: string }>(
      'titles-offices',
      { kind: '人社部门' },
      { lock: 'none' },
    ),
  }),
  decide: ({ input, needs, actor }) => {
    const { employer, offices } = needs
    const office = employer === undefined ? undefined : findBureau(offices, employer)
    const guards = [
      opinionConcernsInstitutions({ kind: employer?.kind ?? null }),
      employerRequestsForItself({
        employer: employer?.organisation ?? '',
        own: actor?.organisation ?? '',
      }),
      bureauIsKnown({ bureau: office?.key ?? null }),
      structureIsPossible({ levels: input.structure }),
    ]
    if (employer === undefined || office === undefined) return decided({ guards, events: [] })
    const { name, organisation, affiliation, department = null } = employer
    return decided({
      guards,
      claims: [opinionOfYear.take({ employer: input.employer, year: input.year })],
      messages: [{ to: 'bureau', template: 'vacancies-requested', data: { year: input.year, name } }],
      events: [
        {
          type: 'VacanciesRequested',
          year: input.year,
          employer: { key: input.employer, name, organisation, affiliation, department },
          bureau: { organisation: office.key, name: office.name },
          structure: input.structure,
        },
      ],
    })
  },
  example: examples.request,
})

/** The register entry of one level; limit and entry always say the same. */
const entryOf = (
  state: VacancyOpinion,
  level: Level,
  given: { readonly confirmed: number; readonly document: string; readonly exemption: string | null },
  from: LocalDate,
): EntryOperation => ({
  register: 'titles-vacancies',
  key: `${state.employer.key}|${level}|${state.year}`,
  clause: ratio.clause,
  from,
  values: {
    employer: state.employer.key,
    level,
    year: state.year,
    confirmedBy: state.bureau.name,
    ...given,
  },
})

export const ConfirmVacancies = desk.act({
  label: '确认岗位空缺',
  cite: opinion,
  by: bureau,
  in: ['requested', 'confirmed'],
  leadsTo: ['confirmed'],
  onPaper: true,
  input: z.strictObject({
    document: filled(60, '请填写确认意见文号'),
    levels: z.array(z.strictObject({ level: levelField, confirmed: count })).max(5),
  }),
  form: oneForm(
    '岗位空缺情况确认意见',
    field('document', 'text', '文号', { help: opinion.clause }),
    field('levels', 'table', '确认空缺', {
      columns: [
        field('level', 'select', '级别', { options: optionsOf(levels) }),
        field('confirmed', 'integer', '确认空缺数'),
      ],
    }),
  ),
  decide: ({ state, input, at }) => {
    const { employer, year, structure, exemptions } = state
    const { document } = input
    return decided({
      guards: [confirmedWithinStructure({ structure, levels: input.levels })],
      quotas: input.levels.map(({ level, confirmed }) =>
        vacanciesOf.limit({ employer: employer.key, level, year }, confirmed),
      ),
      entries: input.levels.map(({ level, confirmed }) => {
        const exemption = exemptions.find((one) => one.level === level)?.document ?? null
        return entryOf(state, level, { confirmed, document, exemption }, at.date)
      }),
      messages: [{ to: 'employer', template: 'vacancies-confirmed', data: { year, document } }],
      events: [{ type: 'VacanciesConfirmed', levels: input.levels.map((one) => ({ ...one, document })) }],
    })
  },
  example: examples.confirm,
})

export const ExemptLevel = desk.act({
  label: '书面豁免岗位限制',
  cite: ratio,
  by: authority,
  in: ['requested', 'confirmed'],
  leadsTo: ['requested', 'confirmed'],
  onPaper: true,
  input: z.strictObject({
    office: filled(100, '请选择本机关'),
    level: levelField,
    document: filled(60, '请填写书面豁免文号'),
  }),
  form: oneForm(
    '书面豁免',
    field('office', 'select', '本机关', { options: officeOptions }),
    field('level', 'select', '级别', { options: optionsOf(levels) }),
    field('document', 'text', '文号', { help: ratio.clause }),
  ),
  needs: (_state, { office }) => ({
    office: need.register<OfficeEntry>('titles-offices', office, { lock: 'none' }),
  }),
  decide: ({ state, input, needs, actor, at }) => {
    const own = actor?.organisation === input.office ? needs.office : undefined
    const before = state.confirmed.find(({ level }) => level === input.level)
    return decided({
      guards: [
        exemptedByAuthority({ level: input.level, office: own?.level ?? null, kind: own?.kind ?? null }),
      ],
      entries: [
        entryOf(
          state,
          input.level,
          {
            confirmed: before?.confirmed ?? 0,
            document: before?.document ?? input.document,
            exemption: input.document,
          },
          at.date,
        ),
      ],
      messages: [{ to: 'employer', template: 'vacancies-exempted', data: { document: input.document } }],
      events: [
        {
          type: 'LevelExempted',
          level: input.level,
          document: input.document,
          by: own?.name ?? '',
        },
      ],
    })
  },
  example: examples.exempt,
})

export const DeclineVacancies = desk.act({
  label: '不予确认',
  cite: opinion,
  by: bureau,
  in: ['requested'],
  leadsTo: ['declined'],
  onPaper: true,
  input: z.strictObject({ reason: filled(1000, '请写明理由') }),
  form: oneForm('不予确认', field('reason', 'textarea', '理由')),
  decide: ({ state, input }) =>
    decided({
      claims: [opinionOfYear.release({ employer: state.employer.key, year: state.year })],
      messages: [{ to: 'employer', template: 'vacancies-declined', data: { reason: input.reason } }],
      events: [{ type: 'VacanciesDeclined', reason: input.reason }],
    }),
  example: examples.decline,
})

export const CancelVacancyRequest = desk.act({
  label: '撤销申请',
  cite: opinion,
  by: employerClerk,
  in: ['requested'],
  leadsTo: ['cancelled'],
  input: z.strictObject({}),
  form: oneForm('撤销申请'),
  decide: ({ state }) =>
    decided({
      claims: [opinionOfYear.release({ employer: state.employer.key, year: state.year })],
      events: [{ type: 'VacancyRequestCancelled' }],
    }),
  example: examples.cancel,
})
