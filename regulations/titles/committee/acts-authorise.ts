/** From the application of a convening body to the authorisation, and its renewal. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import type { Moment } from '#kernel/time'
import type { Confirmation } from '../higher-rules.ts'
import { sortByConfirmation } from '../higher-rules.ts'
import type { OfficeEntry } from '../registers/index.ts'
import { levels } from '../vocabulary.ts'
import {
  anyConveningClerk,
  authoriser,
  committeeEntry,
  conveningClerk,
  day,
  dayField,
  desk,
  documentField,
  field,
  filled,
  oneForm,
  splitNames,
  text,
} from './desk.ts'
import { committeeIn, exampleOffices } from './examples.ts'
import { applicationForm } from './forms.ts'
import {
  attendanceFinding,
  authorisationIsDocumented,
  authoriserIsKnown,
  conveningBodyApplies,
  localCommitteeIsAuthorisedLocally,
  seniorIsAuthorisedByProvince,
  sizeFindings,
  termFinding,
} from './rules.ts'
import type { Committee } from './state.ts'
import { committeeKinds, committeeReaches } from './state.ts'

const authorised = cite('anhui-titles-2018/art.4.b')
const confirmations = need.entries<Confirmation>('titles-higher-rules', {})
const sizeField = z.int('应为整数').min(3, '至少3人').max(200)
const quorumField = z.int('应为整数').min(1).max(200).nullable().default(null)

type Asked = Pick<Committee, 'levels' | 'reach' | 'territory'>

/** art.4.c and 4.d on the office that authorises. */
const authoriserFindings = (
  asked: Asked,
  office: OfficeEntry | undefined,
  cityConsent: string | null,
): readonly Finding[] => {
  const { levels: of, reach, territory } = asked
  const known = authoriserIsKnown({ kind: office?.kind ?? null })
  if (office === undefined) return [known]
  const judged = { levels: of, reach, authoriserLevel: office.level }
  const consent = { territory, authoriserTerritory: office.territory, cityConsent }
  return [
    known,
    seniorIsAuthorisedByProvince(judged),
    localCommitteeIsAuthorisedLocally({ ...judged, ...consent }),
  ]
}

export const ApplyForAuthorisation = desk.opening({
  label: '申请组建评委会',
  cite: authorised,
  by: anyConveningClerk,
  input: z.strictObject({
    name: filled(60, '请填写评委会名称'),
    kind: z.enum(committeeKinds),
    levels: z
      .array(z.strictObject({ level: z.enum(levels) }))
      .min(1, '请至少选一个级别')
      .max(5),
    series: filled(30, '请填写系列'),
    specialties: filled(300, '请填写专业'),
    reach: z.enum(committeeReaches),
    territory: z.string().regex(/^\d{6}$/, '请填写六位区划代码'),
    scope: filled(300, '请填写评审范围'),
    convening: filled(60, '请选择组建单位'),
    authoriser: filled(60, '请选择授权机关'),
    size: sizeField,
    hasPanels: z.boolean().default(false),
    selfReview: z.boolean().default(false),
    cityConsent: documentField,
  }),
  form: applicationForm,
  leadsTo: ['applying'],
  needs: (input) => ({
    convening: need.register<OfficeEntry>('titles-offices', input.convening),
    authoriser: need.register<OfficeEntry>('titles-offices', input.authoriser),
    confirmations,
    number: need.number('titles-committee', input.territory),
  }),
  decide: ({ input, needs, actor }) => {
    const { convening, authoriser: office, number } = needs
    const asked = {
      levels: input.levels.map(({ level }) => level),
      reach: input.reach,
      territory: input.territory,
    }
    const sized = sortByConfirmation(
      sizeFindings({ ...asked, kind: input.kind, size: input.size }, needs.confirmations),
    )
    const guards = [
      conveningBodyApplies({ convening: input.convening, actor: actor?.organisation ?? '' }),
      ...authoriserFindings(asked, office, input.cityConsent),
      ...sized.guards,
    ]
    if (convening === undefined || office === undefined) return decided({ guards, events: [] })
    const { name, kind, scope, size, hasPanels, selfReview } = input
    return decided({
      guards,
      warnings: sized.warnings,
      events: [
        {
          type: 'AuthorisationRequested',
          ...asked,
          name,
          kind,
          series: splitNames(input.series).join('、'),
          scope,
          size,
          hasPanels,
          selfReview,
          code: `${input.territory}-${String(number).padStart(3, '0')}`,
          specialties: splitNames(input.specialties),
          convening: { organisation: input.convening, name: convening.name },
          conveningKind: convening.kind,
          authoriser: { organisation: input.authoriser, name: office.name, level: office.level },
        },
      ],
    })
  },
  example: () => ({
    actor: {
      person: 'example-secretary',
      post: 'example-post',
      role: 'meeting-secretary',
      organisation: 'convening-body',
      path: ['convening-body'],
    },
    input: {
      name: '示例省机械工程高级职称评审委员会',
      kind: '专业' as const,
      levels: [{ level: '副高级' as const }, { level: '正高级' as const }],
      series: '工程',
      specialties: '机械、电气',
      reach: '全省' as const,
      territory: '340000',
      scope: '全省从事机械、电气专业技术工作的人员',
      convening: 'convening-body',
      authoriser: 'province-hr',
      size: 25,
      hasPanels: true,
      selfReview: false,
      cityConsent: '',
    },
    needs: {
      convening: exampleOffices['convening-body'],
      authoriser: exampleOffices['province-hr'],
      confirmations: [],
      number: 1,
    },
  }),
})

export const CancelRequest = desk.act({
  label: '撤销组建申请',
  cite: authorised,
  by: conveningClerk,
  in: ['applying'],
  leadsTo: ['cancelled'],
  input: z.strictObject({}),
  form: oneForm('撤销申请'),
  decide: () => decided({ events: [{ type: 'RequestCancelled' }] }),
  example: () => ({ state: committeeIn('applying'), input: {} }),
})

export const DeclineAuthorisation = desk.act({
  label: '不予授权',
  cite: authorised,
  by: authoriser,
  in: ['applying'],
  leadsTo: ['declined'],
  input: z.strictObject({ reason: filled(500, '请写明理由') }),
  form: oneForm('不予授权', field('reason', 'textarea', '理由')),
  decide: ({ input }) =>
    decided({
      messages: [{ to: 'convening', template: 'titles-committee-declined', data: { reason: input.reason } }],
      events: [{ type: 'AuthorisationDeclined', reason: input.reason }],
    }),
  example: () => ({ state: committeeIn('applying'), input: { reason: '范围与现有评委会重复' } }),
})

const grantInput = z.strictObject({
  document: text(60),
  validUntil: dayField,
  quorum: quorumField,
  cityConsent: documentField,
})
const grantFields = [
  field('document', 'text', '授权文号', { help: authorised.clause }),
  field('validUntil', 'date', '有效期至'),
  field('quorum', 'integer', '规定出席人数'),
  field('cityConsent', 'text', '市级同意文号（县级组建中级评委会）', {
    help: cite('anhui-titles-2018/art.4.d').clause,
  }),
]
type Granting = {
  readonly state: Committee
  readonly input: z.output<typeof grantInput>
  readonly size: number
}

/** All that stands against an authorisation, and what is only told. */
function grantFindings(
  { state, input, size }: Granting,
  office: OfficeEntry | undefined,
  confirmed: readonly Confirmation[],
  at: Moment,
) {
  const validUntil = day(input.validUntil)
  const { document, cityConsent } = input
  const told = sortByConfirmation([
    ...sizeFindings({ kind: state.kind, levels: state.levels, size }, confirmed),
    termFinding(at.date, validUntil, confirmed),
    attendanceFinding(size, input.quorum, confirmed),
  ])
  return {
    guards: [
      authorisationIsDocumented({ document, validUntil, today: at.date }),
      ...authoriserFindings(state, office, cityConsent),
      ...told.guards,
    ],
    warnings: told.warnings,
    authorisation: {
      document,
      on: at.date,
      validUntil,
      cityConsent: cityConsent === '' ? null : cityConsent,
    },
  }
}
const grantExample = {
  document: '示例人社发〔2025〕8号',
  validUntil: '2027-03-09',
  quorum: 17,
  cityConsent: '',
}
const grantNeeds = (state: Committee) => ({
  office: need.register<OfficeEntry>('titles-offices', state.authoriser.organisation),
  confirmations,
})

export const AuthoriseCommittee = desk.act({
  label: '授权组建评委会',
  cite: authorised,
  by: authoriser,
  in: ['applying'],
  leadsTo: ['authorised'],
  onPaper: true,
  input: grantInput,
  form: oneForm('授权', ...grantFields),
  needs: grantNeeds,
  decide: ({ state, input, needs, at, caseId }) => {
    const asked = { state, input, size: state.size }
    const { authorisation, ...findings } = grantFindings(asked, needs.office, needs.confirmations, at)
    const { quorum } = input
    const entry = committeeEntry({ ...state, quorum }, authorisation, '有效', caseId, at.date)
    return decided({
      ...findings,
      entries: [entry],
      messages: [{ to: 'convening', template: 'titles-committee-authorised', data: { name: state.name } }],
      events: [{ type: 'CommitteeAuthorised', authorisation, quorum }],
    })
  },
  example: () => ({
    state: committeeIn('applying'),
    input: grantExample,
    needs: { office: exampleOffices['province-hr'], confirmations: [] },
  }),
})

export const RenewAuthorisation = desk.act({
  label: '延续评委会授权',
  cite: authorised,
  by: authoriser,
  in: ['authorised'],
  leadsTo: ['authorised'],
  onPaper: true,
  input: grantInput.extend({ size: sizeField }),
  form: oneForm('延续授权', ...grantFields, field('size', 'integer', '评委会人数')),
  needs: grantNeeds,
  decide: ({ state, input, needs, at, caseId }) => {
    const { size, ...granted } = input
    const asked = { state, input: granted, size }
    const { authorisation, ...findings } = grantFindings(asked, needs.office, needs.confirmations, at)
    const { quorum } = input
    return decided({
      ...findings,
      entries: [committeeEntry({ ...state, quorum }, authorisation, '有效', caseId, at.date)],
      events: [{ type: 'AuthorisationRenewed', authorisation, quorum, size }],
    })
  },
  example: () => ({
    state: committeeIn('authorised'),
    input: { ...grantExample, size: 25 },
    needs: { office: exampleOffices['province-hr'], confirmations: [] },
  }),
})
