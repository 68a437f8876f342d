/** The applicant's part: open, correct, give papers, hand to the employer, withdraw (art.46, 49.1). */
import { z } from 'zod'
import type { Actor, Answers } from '#kernel/case'
import { claim, decided, need, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { field, fileField, filled, sheet, text } from '../application/fields.ts'
import type { EmployerEntry } from '../registers/index.ts'
import { ownPersonFields, personNeed } from '../registers/person-need.ts'
import type { KeyedOffice } from '../route/index.ts'
import { officesOf } from '../route/index.ts'
import { chainOf } from './chain.ts'
import { applicant, contentField, contentOf, desk, employerClerk } from './desk.ts'
import * as examples from './examples.ts'
import { contentForm, openingForm } from './forms.ts'
import { materialFindings, slotLabel } from './materials.ts'
import {
  applicantAsksInPerson,
  conditionFindings,
  confirmationFactsAreKnown,
  goesToOwnEmployer,
  requestedIsTheSame,
} from './rules.ts'
import type { ConfirmationContent, TitleConfirmation } from './state.ts'
import { slotKeys } from './state.ts'

const asks = cite('anhui-titles-2018/art.49.1')

/** One confirmation of a title at work per person: certificate number of the old one. */
const confirmationOfTitle = claim<{ readonly person: string; readonly certificate: string }>(
  'confirmation-of-title',
  asks,
  ({ person, certificate }) => `${person}|${certificate}`,
  ({ certificate }) => `请等待原有的确认办结：${certificate}号职称已在办理确认或已经确认。`,
)
export const claimOf = ({ applicant: person, content }: TitleConfirmation) => ({
  person: person.key,
  certificate: content.original.certificate,
})
export const releaseOf = (state: TitleConfirmation) => confirmationOfTitle.release(claimOf(state))

const openingInput = z.strictObject({
  person: filled(100, '请选择人员'),
  employer: filled(100, '请选择所在单位'),
  content: contentField,
})
const openingNeeds = ({ person, employer }: z.output<typeof openingInput>) => ({
  person: personNeed(person, [...ownPersonFields, 'sex', 'bornOn']),
  employer: need.register<EmployerEntry>('titles-employers', employer),
  offices: need.entries<KeyedOffice>('titles-offices', {}),
})

const sameTitle = ({ original, requested }: ConfirmationContent) =>
  requestedIsTheSame({
    original: `${original.series}系列${original.level}`,
    requested: `${requested.series}系列${requested.level}`,
  })

/** Whether the registers know everybody, and the person asks for herself at her own employer. */
function openingGuards(
  input: z.output<typeof openingInput>,
  { person, employer }: Answers<ReturnType<typeof openingNeeds>>,
  actor: Actor | undefined,
  missing: readonly string[],
) {
  return [
    applicantAsksInPerson({
      own: actor !== undefined && person?.account === actor.person,
      atEmployer: person?.employer === input.employer,
    }),
    confirmationFactsAreKnown({
      missing: [
        ...(person === undefined ? ['人员'] : []),
        ...(employer === undefined ? ['所在单位'] : []),
        ...missing,
      ],
    }),
    sameTitle(contentOf(input.content)),
  ]
}

export const OpenConfirmation = desk.opening({
  label: '申请职称确认',
  cite: asks,
  by: role('title-applicant'),
  leadsTo: ['drafting'],
  input: openingInput,
  form: openingForm,
  needs: (input, at) => ({
    ...openingNeeds(input),
    serial: need.number('titles-confirmations', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, actor, at }) => {
    const { person, employer, offices, serial } = needs
    const content = contentOf(input.content)
    const chain =
      employer === undefined
        ? { desks: [], missing: [] }
        : chainOf(content.requested.level, employer, officesOf(offices))
    const guards = openingGuards(input, needs, actor, chain.missing)
    if (person === undefined || employer === undefined) return decided({ guards, events: [] })
    const { name, organisation, kind, affiliation, territory, department } = employer
    return decided({
      guards,
      claims: [confirmationOfTitle.take({ person: input.person, certificate: content.original.certificate })],
      events: [
        {
          type: 'ConfirmationOpened',
          number: `${at.date.slice(0, 4)}-确${String(serial).padStart(5, '0')}`,
          applicant: {
            key: input.person,
            account: person.account ?? null,
            name: person.name,
            sex: person.sex,
            bornOn: person.bornOn,
          },
          employer: {
            key: input.employer,
            organisation,
            name,
            kind,
            affiliation,
            territory,
            department: department ?? null,
          },
          content,
          desks: chain.desks,
        },
      ],
    })
  },
  example: examples.openConfirmation,
})

/** Series, level and certificate stay: they fixed desks and place; for another title a new request is made. */
export const ReviseConfirmation = desk.act({
  label: '修改确认申请',
  cite: asks,
  by: applicant,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({ content: contentField }),
  form: contentForm,
  decide: ({ state, input }) => {
    const given = contentOf(input.content)
    const { certificate } = state.content.original
    const { requested } = state.content
    const content = { ...given, original: { ...given.original, certificate }, requested }
    return decided({ guards: [sameTitle(content)], events: [{ type: 'ConfirmationRevised', content }] })
  },
  example: () => ({ state: examples.confirmationIn('drafting'), input: { content: examples.contentInput } }),
})

const pieces = z.int('应为整数').min(0).max(10)
export const GiveConfirmationMaterial = desk.act({
  label: '提交确认材料',
  cite: cite('anhui-titles-2018/art.46.1.a'),
  by: applicant,
  in: ['drafting', 'correcting', 'examining'],
  leadsTo: ['drafting', 'correcting', 'examining'],
  input: z.strictObject({
    slot: z.enum(slotKeys, '请选择材料'),
    files: z.array(fileField).min(1, '请先上传').max(20),
    originals: pieces.default(0),
    copies: pieces.default(0),
    sealed: z.boolean().default(false),
    code: text(60).default(''),
    image: z
      .strictObject({ width: z.int().min(1).max(20_000), height: z.int().min(1).max(20_000) })
      .nullable()
      .default(null),
  }),
  form: sheet(
    '材料',
    field('slot', 'select', '材料', {
      options: slotKeys.map((value) => ({ value, label: slotLabel(value) })),
    }),
    field('files', 'file', '文件'),
    field('originals', 'integer', '原件份数'),
    field('copies', 'integer', '复印件份数'),
    field('sealed', 'checkbox', '已盖规定的章'),
    field('code', 'text', '电子凭证核验码'),
  ),
  decide: ({ state, input }) =>
    decided({
      events: [
        { type: 'ConfirmationMaterialGiven', material: input },
        ...(input.slot === 'proof' && state.proof?.settledOn === null
          ? [{ type: 'ProofSettled' as const, how: '已提交' as const }]
          : []),
      ],
    }),
  example: () => ({
    state: examples.confirmationIn('drafting'),
    input: {
      slot: 'certificate' as const,
      files: [examples.file],
      originals: 1,
      copies: 0,
      sealed: false,
      code: '',
      image: null,
    },
  }),
})

export const SubmitConfirmation = desk.act({
  label: '交所在单位核实',
  cite: asks,
  by: applicant,
  in: ['drafting'],
  leadsTo: ['verifying'],
  input: z.strictObject({ to: text(100).default('') }),
  form: sheet('送交', field('to', 'text', '送交单位（所在单位不填）')),
  handsOver: {
    receiver: employerClerk,
    returned: (state) => ({ ...state, stage: 'drafting', filedOn: null }),
    returnsTo: 'drafting',
  },
  decide: ({ state, input, at }) => {
    const { organisation, name } = state.employer
    return decided({
      guards: [
        goesToOwnEmployer({ to: input.to === '' ? organisation : input.to, next: organisation, name }),
        ...conditionFindings(state.content, name, at.date),
        ...materialFindings(state.content, state.materials),
      ],
      messages: [{ to: 'employer', template: 'confirmation-arrived', data: { number: state.number } }],
      events: [{ type: 'ConfirmationSubmitted' }],
    })
  },
  example: () => ({ state: examples.confirmationIn('drafting'), at: examples.filingDay, input: { to: '' } }),
})

export const WithdrawConfirmation = desk.act({
  label: '撤回确认申请',
  cite: asks,
  by: applicant,
  in: ['drafting', 'verifying'],
  leadsTo: ['withdrawn'],
  input: z.strictObject({ reason: text(300).default('') }),
  form: sheet('撤回', field('reason', 'textarea', '理由')),
  decide: ({ state }) => decided({ claims: [releaseOf(state)], events: [{ type: 'ConfirmationWithdrawn' }] }),
  example: () => ({ state: examples.confirmationIn('drafting'), input: { reason: '' } }),
})
