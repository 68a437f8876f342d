/** Acts of the draw: prepare and commit, draw before a witness, answers, substitutes, seal. */
import { z } from 'zod'
import type { Party } from '#kernel/case'
import { actorOf, anyOf, decided, need, ownOrganisationIs, personIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import { sha256 } from '../../shared/digest.ts'
import type { Confirmation } from '../higher-rules.ts'
import { sortByConfirmation } from '../higher-rules.ts'
import { field, filled, oneForm, text } from '../meeting/desk.ts'
import { committeeMayMeet } from '../meeting/rules.ts'
import type { Meeting } from '../meeting/state.ts'
import type { CommitteeEntry, ExpertEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import type { DrawEvent } from './events.ts'
import * as examples from './examples.ts'
import {
  drawIsForOwnMeeting,
  drawersPledged,
  invitationsAreAnswered,
  numberMatchesCommitment,
  onlyPoolMembersDrawn,
  poolIsEnough,
  termsFinding,
  witnessIsAnother,
} from './rules.ts'
import type { PoolRow } from './select.ts'
import { chooseFrom, drawnOrder, eligibleOf, seedOf, shortfalls, standingList } from './select.ts'
import type { Constraints, ExpertDraw } from './state.ts'

export const desk = workshop<ExpertDraw, DrawEvent>()
export const secretary = ownOrganisationIs('convening', 'meeting-secretary')
/** Only the witness who was at this draw, never every witness of the office. */
export const witness = ownOrganisationIs('convening', 'draw-witness')
export const present = anyOf(secretary, actorOf('DrawExperts'))
export const invited = personIs('invited')
const drawCite = cite('anhui-titles-2018/art.50.c')

export function partiesOf(state: ExpertDraw): readonly Party[] {
  const listed = state.draw?.order ?? []
  const standing = new Set(state.invitations.map(({ expert }) => expert))
  return [
    { relation: 'convening', organisation: state.convening.organisation },
    ...listed
      .filter(({ expert }) => standing.has(expert))
      .map(({ account }): Party => ({ relation: 'invited', person: account })),
  ]
}

const digestField = z.string().regex(/^[0-9a-f]{64}$/, '应为64位十六进制摘要')
/** As it is read out: five groups of four; or 64 hex digits from elsewhere. */
const numberField = z
  .string()
  .regex(/^(?:[0-9a-f]{64}|[A-HJ-NP-Z2-9]{4}(?:-[A-HJ-NP-Z2-9]{4}){4})$/, '应为五组、每组四位的随机数')
const constraintsField = z.strictObject({
  members: z.int().min(3).max(100),
  reserves: z.int().min(0).max(50).default(3),
  perEmployer: z.int().min(1).max(100).default(2),
  notTwoYearsRunning: z.boolean().default(true),
  specialties: z
    .array(z.strictObject({ specialty: filled(60), atLeast: z.int().min(1).max(50) }))
    .max(20)
    .default([]),
})

const candidatesOf = (meeting: Meeting | undefined): ReadonlySet<string> =>
  new Set((meeting?.items ?? []).flatMap(({ candidates }) => candidates.map(({ person }) => person)))

const poolNeed = (committee: string) =>
  need.entries<ExpertEntry & { readonly key: string }>('titles-experts', { committee }, { lock: 'none' })

const eligibleNow = (
  pool: readonly PoolRow[],
  meeting: Meeting | undefined,
  on: string,
  constraints: Constraints,
) => eligibleOf(pool, { on, year: meeting?.year ?? 0, candidates: candidatesOf(meeting) }, constraints)

const confirmations = need.entries<Confirmation>('titles-higher-rules', {}, { lock: 'none' })

export const PrepareDraw = desk.opening({
  label: '准备抽取专家',
  cite: drawCite,
  by: role('meeting-secretary'),
  leadsTo: ['committed'],
  input: z.strictObject({
    meeting: filled(100),
    committee: filled(40),
    commitment: digestField,
    constraints: constraintsField,
  }),
  form: oneForm(
    '抽取条件',
    field('meeting', 'text', '评审会'),
    field('committee', 'select', '评委会', { options: { register: 'titles-committees', label: 'name' } }),
    field('commitment', 'text', '随机数的摘要（在评审会页面“抽取专家”由系统生成）'),
    field('constraints.members', 'integer', '委员人数'),
    field('constraints.reserves', 'integer', '备选人数'),
    field('constraints.perEmployer', 'integer', '同一单位最多'),
    field('constraints.notTwoYearsRunning', 'checkbox', '不连续两年参加'),
    field('constraints.specialties', 'table', '各专业至少', {
      columns: [field('specialty', 'text', '专业'), field('atLeast', 'integer', '人数')],
    }),
  ),
  needs: ({ meeting, committee }) => ({
    meeting: need.case<Meeting>(procedureIds.meeting, meeting),
    committee: need.register<Pick<CommitteeEntry, 'status'>>('titles-committees', committee, {
      fields: ['status'],
    }),
    pool: poolNeed(committee),
    confirmations,
  }),
  decide: ({ input, needs, actor }) => {
    const { meeting, pool } = needs
    const { constraints } = input
    const eligible = eligibleNow(pool, meeting, meeting?.on ?? '', constraints)
    const missing =
      meeting === undefined
        ? ['没有这次评审会']
        : shortfalls(chooseFrom(eligible, constraints, new Set()), constraints)
    const terms = sortByConfirmation([termsFinding(pool, needs.confirmations)])
    const guards = [
      drawIsForOwnMeeting({
        own: meeting?.convening.organisation === actor?.organisation,
        committee: meeting?.committee.key === input.committee,
      }),
      committeeMayMeet({ status: needs.committee?.status ?? null }),
      poolIsEnough({ missing }),
      ...terms.guards,
    ]
    if (meeting === undefined) return decided({ guards, events: [] })
    const { year, on, time, place, convening } = meeting
    return decided({
      guards,
      warnings: terms.warnings,
      events: [
        {
          type: 'DrawPrepared',
          ...input,
          year,
          on,
          time,
          place,
          convening,
          poolSize: pool.length,
          eligible: eligible.length,
          secretary: actor?.person ?? '',
        },
      ],
    })
  },
  example: examples.prepareDraw,
})

export const DrawExperts = desk.act({
  label: '抽取专家',
  cite: drawCite,
  by: witness,
  in: ['committed'],
  leadsTo: ['drawn'],
  input: z.strictObject({ secretaryNumber: numberField, witnessNumber: numberField }),
  form: oneForm(
    '抽取',
    field('secretaryNumber', 'text', '秘书公布的随机数'),
    field('witnessNumber', 'text', '监督人给出的随机数'),
  ),
  needs: (state) => ({
    meeting: need.case<Meeting>(procedureIds.meeting, state.meeting),
    pool: poolNeed(state.committee),
  }),
  decide: ({ state, input, needs, actor }) => {
    const seed = seedOf(input.secretaryNumber, input.witnessNumber)
    const order = drawnOrder(eligibleNow(needs.pool, needs.meeting, state.on, state.constraints), seed)
    const chosen = chooseFrom(order, state.constraints, new Set())
    return decided({
      guards: [
        numberMatchesCommitment({ matches: sha256(input.secretaryNumber) === state.commitment }),
        witnessIsAnother({ secretary: state.secrecy[0]?.name ?? null, witness: actor?.person ?? '' }),
        poolIsEnough({ missing: shortfalls(chosen, state.constraints) }),
      ],
      messages: [
        {
          to: 'invited',
          template: 'meeting-invitation',
          data: { on: state.on, time: state.time, place: state.place },
        },
      ],
      events: [
        {
          type: 'ExpertsDrawn',
          ...input,
          seed,
          order,
          invited: chosen.map(({ expert }) => expert),
          witness: actor?.person ?? '',
        },
      ],
    })
  },
  example: examples.drawExperts,
})

/** The expert answers himself, or the secretary records what he said on the phone. */
export const RecordAnswer = desk.act({
  label: '登记专家答复',
  cite: cite('anhui-titles-2018/art.23.1.b'),
  by: anyOf(secretary, invited),
  in: ['drawn'],
  leadsTo: ['drawn'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({
    expert: z.string().max(60).default(''),
    attends: z.boolean(),
    reason: text(200).default(''),
  }),
  form: oneForm(
    '答复',
    field('expert', 'text', '专家（本人答复不填）'),
    field('attends', 'checkbox', '参加'),
    field('reason', 'text', '不参加的理由'),
  ),
  decide: ({ state, input, actor }) => {
    const own = state.draw?.order.find(({ account }) => account === actor?.person)?.expert
    const expert = own ?? input.expert
    const declined = new Set(
      state.invitations.filter(({ answer }) => answer === '不参加').map((one) => one.expert),
    )
    if (!input.attends) declined.add(expert)
    const before = new Set(state.invitations.map((one) => one.expert))
    const chosen = chooseFrom(state.draw?.order ?? [], state.constraints, declined)
    const substitutes = chosen.map((one) => one.expert).filter((one) => !before.has(one))
    return decided({
      messages:
        substitutes.length === 0
          ? []
          : [
              {
                to: 'invited',
                template: 'meeting-invitation',
                data: { on: state.on, time: state.time, place: state.place },
              },
            ],
      events: [
        { type: 'InvitationAnswered', expert, attends: input.attends, reason: input.reason, substitutes },
      ],
    })
  },
  example: examples.recordAnswer,
})

export const PledgeSecrecy = desk.act({
  label: '签署抽取保密承诺',
  cite: drawCite,
  by: anyOf(secretary, witness),
  in: ['drawn'],
  leadsTo: ['drawn'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('保密承诺'),
  decide: ({ actor }) => decided({ events: [{ type: 'SecrecyPledged', name: actor?.person ?? '' }] }),
  example: examples.pledgeSecrecy,
})

export const SealDraw = desk.act({
  label: '封存专家名单',
  cite: drawCite,
  by: secretary,
  in: ['drawn'],
  leadsTo: ['sealed'],
  input: z.strictObject({}),
  form: oneForm('封存'),
  needs: ({ committee }) => ({ pool: poolNeed(committee) }),
  decide: ({ state, caseId, needs }) => {
    const list = standingList(state)
    const removed = new Set(needs.pool.filter(({ status }) => status === '除名').map(({ key }) => key))
    const answers = new Map(state.invitations.map(({ expert, answer }) => [expert, answer]))
    return decided({
      guards: [
        poolIsEnough({ missing: shortfalls(list, state.constraints) }),
        invitationsAreAnswered({ open: list.filter(({ expert }) => answers.get(expert) !== '参加').length }),
        onlyPoolMembersDrawn({
          removed: list.filter(({ expert }) => removed.has(expert)).map(({ name }) => name),
        }),
        drawersPledged({ pledged: new Set(state.secrecy.map(({ name }) => name)).size }),
      ],
      effects: [
        {
          procedure: procedureIds.meeting,
          caseId: state.meeting,
          act: 'TakeDrawnExperts',
          input: { draw: caseId, members: list.map((member) => ({ ...member })) },
        },
      ],
      events: [{ type: 'DrawSealed' }],
    })
  },
  example: examples.sealDraw,
})

export const CancelDraw = desk.act({
  label: '取消抽取',
  cite: drawCite,
  by: secretary,
  in: ['committed', 'drawn'],
  leadsTo: ['cancelled'],
  input: z.strictObject({ reason: filled(300, '请写明取消的理由') }),
  form: oneForm('取消', field('reason', 'textarea', '理由')),
  decide: ({ input }) => decided({ events: [{ type: 'DrawCancelled', reason: input.reason }] }),
  example: examples.cancelDraw,
})
