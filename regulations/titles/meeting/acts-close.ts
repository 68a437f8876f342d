/** After the ballots: announcement, minutes, signatures and seal, the archive. */
import { z } from 'zod'
import type { Effect, Situation } from '#kernel/case'
import { anyOf, decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { yearOf } from '#kernel/time'
import type { CommitteeEntry } from '../registers/review.ts'
import { procedureIds } from '../vocabulary.ts'
import { membersPresent, resultsOf } from './count.ts'
import {
  desk,
  expertOf,
  field,
  filled,
  nameOf,
  oneForm,
  presider,
  recorder,
  sealKeeper,
  secretary,
  text,
} from './desk.ts'
import * as examples from './examples.ts'
import { presiderIsPresent } from './rules.ts'
import {
  everythingIsDecided,
  failuresHaveReasons,
  minutesAreComplete,
  presiderSigns,
  sealFollowsSignature,
  signersDiffer,
} from './rules-close.ts'
import { signatureIsTheChairs } from './rules-paper.ts'
import type { Meeting } from './state.ts'
import { presides, votes } from './state.ts'

/** What each application learns: figures for the archive print of F1, never who voted how. */
function conclusions(state: Meeting, caseId: string): readonly Effect[] {
  return resultsOf(state).flatMap(({ item, candidate, question }) => {
    if (question?.count == null || question.passed === null) return []
    const { yes, no, abstain } = question.count
    return [
      {
        procedure: procedureIds.application,
        caseId: candidate.application,
        act: 'RecordConclusion',
        input: {
          meeting: caseId,
          item: item.id,
          on: state.on,
          // 应到: who was drawn and has a vote; the quorum is only the least of them who must come
          due: state.members.filter(votes).length,
          present: question.present,
          yes,
          no,
          abstain,
          passed: question.passed,
          panel:
            candidate.panelOpinion === null
              ? null
              : { ...candidate.panelOpinion, leader: nameOf(state, candidate.panelOpinion.leader) },
        },
      },
    ]
  })
}

/** art.51.2.b: the committee's file learns that it reviewed this year. */
const reviewRecorded = (committee: CommitteeEntry | undefined, on: LocalDate): readonly Effect[] =>
  committee === undefined || !['有效', '拟放弃'].includes(committee.status)
    ? []
    : [
        {
          procedure: procedureIds.committee,
          caseId: committee.caseId,
          act: 'RecordReview',
          input: { year: yearOf(on) },
        },
      ]

export const AnnounceResults = desk.act({
  label: '当场宣布结果',
  cite: cite('anhui-titles-2018/art.23.5.f'),
  by: anyOf(presider, secretary),
  in: ['open'],
  leadsTo: ['announced'],
  onPaper: true,
  input: z.strictObject({ presider: z.string().max(60).default('') }),
  form: oneForm('宣布', field('presider', 'text', '宣布人（秘书代登时填写专家编号）')),
  needs: (state) => ({
    committee: need.register<CommitteeEntry>('titles-committees', state.committee.key),
  }),
  decide: ({ state, input, needs, actor, caseId }) => {
    const by = expertOf(state, actor?.person) ?? input.presider
    const own = state.members.find(({ expert }) => expert === by)
    const signedIn = membersPresent(state).some(({ expert }) => expert === by)
    const undecided = resultsOf(state).filter(({ question }) => question?.passed == null)
    return decided({
      guards: [
        presiderIsPresent({ presides: own !== undefined && presides(own), signedIn }),
        everythingIsDecided({ undecided: undecided.map(({ candidate }) => candidate.name) }),
      ],
      effects: [...conclusions(state, caseId), ...reviewRecorded(needs.committee, state.on)],
      events: [{ type: 'ResultsAnnounced', by }],
    })
  },
  example: examples.announceResults,
})

const failed = (state: Meeting) => resultsOf(state).filter(({ question }) => question?.passed === false)

export const WriteMinutes = desk.act({
  label: '整理会议记录',
  cite: cite('anhui-titles-2018/art.24.a'),
  by: anyOf(secretary, recorder),
  in: ['announced', 'signed'],
  leadsTo: ['announced', 'signed'],
  onPaper: true,
  input: z.strictObject({
    reasons: z
      .array(z.strictObject({ application: filled(100), reason: text(500) }))
      .max(200)
      .default([]),
    special: z.string().trim().max(2000).default(''),
    other: z.string().trim().max(2000).default(''),
  }),
  form: oneForm(
    '会议记录',
    field('reasons', 'table', '未通过的原因', {
      columns: [field('application', 'text', '申报件'), field('reason', 'text', '原因')],
    }),
    field('special', 'textarea', '专项问题处理（没有的写“无”）'),
    field('other', 'textarea', '其他事项（没有的写“无”）'),
  ),
  decide: ({ state, input }) => {
    const reasons = Object.fromEntries(
      input.reasons
        .filter(({ reason }) => reason !== '')
        .map(({ application, reason }) => [application, reason]),
    )
    const missing = [
      ...(input.special === '' ? ['专项问题处理'] : []),
      ...(input.other === '' ? ['其他事项'] : []),
      ...resultsOf(state)
        .filter(({ question }) => question?.count == null)
        .map(({ candidate }) => `${candidate.name}的投票结果`),
    ]
    const withoutReason = failed(state).filter(
      ({ candidate }) => reasons[candidate.application] === undefined,
    )
    return decided({
      guards: [
        minutesAreComplete({ missing }),
        failuresHaveReasons({ missing: withoutReason.map(({ candidate }) => candidate.name) }),
      ],
      events: [{ type: 'MinutesWritten', reasons, special: input.special, other: input.other }],
    })
  },
  example: examples.writeMinutes,
})

const written = (state: Meeting) => minutesAreComplete({ missing: state.special === '' ? ['会议记录'] : [] })

/** Who signs as chair: he himself, or by hand on a page that somebody of the desk enters from its scan (DESK A11). */
const signerInput = z.strictObject({ presider: z.string().max(60).default('') })
const signerField = field('presider', 'text', '主持人（补录纸质签名时填写专家编号）')

type Signing = Pick<
  Situation<Meeting, z.infer<typeof signerInput>, unknown>,
  'state' | 'input' | 'actor' | 'at' | 'entered'
>
function chairsHand({ state, input, actor, at, entered }: Signing) {
  const own = expertOf(state, actor?.person)
  const expert = own ?? input.presider
  const account = state.members.find((one) => one.expert === expert)?.account ?? ''
  const isScanned = at.instant !== entered.instant
  const guards = [
    signatureIsTheChairs({ own: own !== undefined, byPaper: state.mode === 'paper', scanned: isScanned }),
  ]
  const onPaper = own === undefined ? { onPaper: true } : {}
  return { expert, guards, signed: { by: account, name: nameOf(state, expert), ...onPaper } }
}

export const SignMinutesAsChair = desk.act({
  label: '以主持人签会议记录',
  cite: cite('anhui-titles-2018/art.24.c'),
  by: anyOf(presider, secretary),
  in: ['announced', 'signed'],
  leadsTo: ['announced', 'signed'],
  onPaper: true,
  input: signerInput,
  form: oneForm('签名', signerField),
  decide: (situation) => {
    const { state } = situation
    const { expert, guards, signed } = chairsHand(situation)
    return decided({
      guards: [
        written(state),
        presiderSigns({ signer: expert, presider: state.openedBy }),
        signersDiffer({ chair: signed.by, recorder: state.minutes.recorder?.by ?? null }),
        ...guards,
      ],
      events: [{ type: 'MinutesSigned', as: 'chair', ...signed }],
    })
  },
  example: examples.signAsChair,
})

export const SignMinutesAsRecorder = desk.act({
  label: '以记录人签会议记录',
  cite: cite('anhui-titles-2018/art.24.c'),
  by: recorder,
  in: ['announced', 'signed'],
  leadsTo: ['announced', 'signed'],
  onPaper: true,
  input: z.strictObject({ name: filled(40, '请填写记录人姓名') }),
  form: oneForm('签名', field('name', 'text', '记录人姓名')),
  decide: ({ state, input, actor }) =>
    decided({
      guards: [
        written(state),
        signersDiffer({ chair: state.minutes.chair?.by ?? null, recorder: actor?.person ?? '' }),
      ],
      events: [{ type: 'MinutesSigned', as: 'recorder', by: actor?.person ?? '', name: input.name }],
    }),
  example: examples.signAsRecorder,
})

const toEach = (state: Meeting, act: string, input: Readonly<Record<string, string>>): readonly Effect[] =>
  resultsOf(state).map(({ candidate }) => ({
    procedure: procedureIds.application,
    caseId: candidate.application,
    act,
    input,
  }))

export const SignConclusions = desk.act({
  label: '签署评审结论',
  cite: cite('anhui-titles-2018/art.23.6.b'),
  by: anyOf(presider, secretary),
  in: ['announced'],
  leadsTo: ['announced'],
  onPaper: true,
  input: signerInput,
  form: oneForm('评审结论', signerField),
  decide: (situation) => {
    const { state } = situation
    const { expert, guards, signed } = chairsHand(situation)
    return decided({
      guards: [presiderSigns({ signer: expert, presider: state.openedBy }), ...guards],
      effects: toEach(state, 'SignConclusion', { name: signed.name }),
      events: [{ type: 'ConclusionsSigned', ...signed }],
    })
  },
  example: examples.signConclusions,
})

export const SealConclusions = desk.act({
  label: '加盖评委会印章',
  cite: cite('anhui-titles-2018/art.23.6.c'),
  by: sealKeeper,
  in: ['announced'],
  leadsTo: ['signed'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('用印'),
  decide: ({ state }) =>
    decided({
      guards: [sealFollowsSignature({ signed: state.conclusionsSigned !== null })],
      effects: toEach(state, 'SealConclusion', {}),
      events: [{ type: 'ConclusionsSealed' }],
    }),
  example: examples.sealConclusions,
})
