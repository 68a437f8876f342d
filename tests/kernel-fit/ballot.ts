/** Titles 23.5: a ballot is a child case of the meeting, one per candidate; its result is disclosed by the chair only. */
import { z } from 'zod'
import { cite, claim, decided, effectOf, inStage, localDate, need, personIs, rule, workshop } from '#kernel'

interface Ballot {
  readonly question: string
  readonly meeting: string
  readonly candidate: string
  readonly title: string
  readonly cycle: string
  readonly chair: string
  /** Members present and not recused when the question was put: the denominator of this ballot. */
  readonly present: readonly string[]
  /** Who took part; what anybody chose is nowhere in the case. */
  readonly took: readonly string[]
}
interface Totals {
  readonly yes: number
}
export type BallotState =
  | ({ readonly stage: 'open' } & Ballot)
  | ({ readonly stage: 'counted' | 'passed' | 'failed' } & Ballot & Totals)

export type BallotEvent =
  | ({ readonly type: 'QuestionPut' } & Omit<Ballot, 'took'>)
  | { readonly type: 'TookPart'; readonly member: string }
  | { readonly type: 'BallotsCounted'; readonly yes: number }
  | { readonly type: 'Passed' | 'Failed' }

/** Totals of the box, which is no table of the platform: no choice of anybody reaches it. */
export interface Box {
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly invalid: number
}
const cast = (box: Box): number => box.yes + box.no + box.abstain + box.invalid

export const onceACycle = claim<{ candidate: string; title: string; cycle: string }>(
  'one-ballot-a-cycle',
  cite('anhui-titles-2018/art.23.5.g'),
  ({ candidate, title, cycle }) => `${candidate}/${title}/${cycle}`,
  ({ cycle }) => `请于下一评审年度重新申报：${cycle} 年度已对该申报人表决，不得复评。`,
)

export const twoThirdsApproved = rule(
  'two-thirds-of-present-approved',
  cite('anhui-titles-2018/art.23.5.d'),
  (f: { yes: number; present: number }) => 3 * f.yes >= 2 * f.present,
  {
    label: '赞成票达到出席委员三分之二以上',
    otherwise: (f) => `赞成 ${f.yes} 票，出席 ${f.present} 人，未达到三分之二。`,
  },
)
export const boxMatchesParticipation = rule(
  'box-holds-no-more-than-took-part',
  cite('anhui-titles-2018/art.23.5.e'),
  (f: { cast: number; took: number }) => f.cast <= f.took,
  {
    label: '票数不多于参加表决人数',
    otherwise: (f) => `请核对票箱：票箱内 ${f.cast} 票，参加表决 ${f.took} 人。`,
  },
)
export const votesOnce = rule(
  'member-votes-once',
  cite('anhui-titles-2018/art.23.5.e'),
  (f: { voted: boolean }) => !f.voted,
  { label: '每位委员表决一次', otherwise: () => '您已对本题参加表决，不能再投。' },
)

const { opening, act, procedure } = workshop<BallotState, BallotEvent>()
const question = z.strictObject({
  meeting: z.string(),
  candidate: z.string(),
  title: z.string(),
  cycle: z.string(),
  chair: z.string(),
  present: z.array(z.string()),
})
const people = Array.from({ length: 15 }, (_, index) => `m${index + 1}`)
const openExample: BallotState & { stage: 'open' } = {
  stage: 'open',
  question: 'q',
  meeting: 'mt',
  candidate: 'c1',
  title: '高级工程师',
  cycle: '2024',
  chair: 'm1',
  present: people,
  took: people,
}
const boxNeed = (state: Ballot) => ({
  box: need.rows<Box>('ballot-box', { question: state.question }, { store: 'whole' }),
})

export const ballot = procedure({
  id: 'fit/ballot',
  label: '无记名投票',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    open: { label: '投票中' },
    counted: { label: '已计票，未公布' },
    passed: { label: '通过', closed: cite('anhui-titles-2018/art.23.5.d') },
    failed: { label: '未通过', closed: cite('anhui-titles-2018/art.23.5.g') },
  },
  acts: {
    OpenBallot: opening({
      label: '开启投票',
      cite: cite('anhui-titles-2018/art.23.5.c'),
      by: effectOf('fit/meeting', 'PutQuestion'),
      leadsTo: ['open'],
      input: question,
      decide: ({ input, caseId }) =>
        decided<BallotEvent>({
          // Held by the ballot, not by the meeting: the same meeting may not put it twice either.
          claims: [onceACycle.take(input)],
          events: [{ type: 'QuestionPut', question: caseId, ...input }],
        }),
      example: () => ({
        input: {
          meeting: 'mt',
          candidate: 'c1',
          title: '高级工程师',
          cycle: '2024',
          chair: 'm1',
          present: people,
        },
      }),
    }),
    TakePart: act({
      label: '参加表决',
      cite: cite('anhui-titles-2018/art.23.5.e'),
      by: personIs('voter'),
      in: ['open'],
      leadsTo: ['open'],
      input: z.strictObject({}),
      concurrency: 'redecide',
      decide: ({ state, actor }) =>
        decided<BallotEvent>({
          guards: [votesOnce({ voted: state.took.includes(actor?.person ?? '') })],
          events: [{ type: 'TookPart', member: actor?.person ?? '' }],
        }),
      example: () => ({ state: { ...openExample, took: [] }, input: {} }),
    }),
    Count: act({
      label: '计票',
      cite: cite('anhui-titles-2018/art.23.5.d'),
      by: personIs('chair'),
      in: ['open', 'counted'],
      leadsTo: ['counted'],
      input: z.strictObject({}),
      needs: boxNeed,
      decide: ({ state, needs: { box } }) =>
        decided<BallotEvent>({
          guards: [boxMatchesParticipation({ cast: cast(box), took: state.took.length })],
          verdicts: [twoThirdsApproved({ yes: box.yes, present: state.present.length })],
          events: [{ type: 'BallotsCounted', yes: box.yes }],
        }),
      example: () => ({
        state: openExample,
        input: {},
        needs: { box: { yes: 10, no: 4, abstain: 1, invalid: 0 } },
      }),
    }),
    Disclose: act({
      label: '公布结果',
      cite: cite('anhui-titles-2018/art.23.5.f'),
      by: effectOf('fit/meeting', 'AnnounceResults'),
      in: ['counted'],
      leadsTo: ['passed', 'failed'],
      input: z.strictObject({}),
      decide: ({ state }) => {
        const verdict = twoThirdsApproved({ yes: state.yes, present: state.present.length })
        return decided<BallotEvent>({
          verdicts: [verdict],
          events: [{ type: verdict.holds === 'yes' ? 'Passed' : 'Failed' }],
        })
      },
      example: () => ({ state: { ...openExample, stage: 'counted', yes: 10 }, input: {} }),
    }),
  },
  evolve: (state, event): BallotState => {
    switch (event.type) {
      case 'QuestionPut': {
        const { type: _type, ...put } = event
        return { stage: 'open', ...put, took: [] }
      }
      case 'TookPart':
        return { ...inStage(state, 'open'), took: [...inStage(state, 'open').took, event.member] }
      case 'BallotsCounted':
        return { ...inStage(state, 'open', 'counted'), stage: 'counted', yes: event.yes }
      case 'Passed':
        return { ...inStage(state, 'counted'), stage: 'passed' }
      case 'Failed':
        return { ...inStage(state, 'counted'), stage: 'failed' }
    }
  },
  parties: (state) => [
    { relation: 'chair', person: state.chair },
    ...state.present.map((member) => ({ relation: 'voter', person: member })),
  ],
  title: (state) => `表决 ${state.candidate}`,
  columns: { meeting: { type: 'text', label: '会议', value: (s) => s.meeting } },
  visibility: { see: personIs('voter'), parts: { yes: personIs('chair') } },
})
