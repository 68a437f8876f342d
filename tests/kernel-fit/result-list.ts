/** Titles 25–26: the list of those who passed, shown twice. Objected candidates stay behind; the others go. */
import { z } from 'zod'
import {
  type LocalDate,
  type Manner,
  type Needs,
  cite,
  decided,
  inStage,
  localDate,
  need,
  period,
  role,
  rule,
  workingDays,
  workshop,
} from '#kernel'
import type { CandidateState } from './candidate.ts'

interface List {
  readonly candidates: readonly string[]
  readonly posted?: LocalDate
  readonly postedAgain?: LocalDate
}
export interface ListState extends List {
  readonly stage: 'shown' | 'reported' | 'shown-again' | 'approved'
}
export type ListEvent =
  | { readonly type: 'ListShown' | 'SupplementReported'; readonly candidates: readonly string[] }
  | { readonly type: 'ListReported'; readonly candidates: readonly string[] }
  | {
      readonly type: 'ListApproved'
      readonly candidates: readonly string[]
      /** Still held: they are approved from the same list once their complaints are closed. */
      readonly held: number
    }
  | { readonly type: 'ListShownAgain' }

export const someoneGoes = rule(
  'some-candidate-without-objection',
  cite('anhui-titles-2018/art.25.c'),
  (f: { going: number; held: number }) => f.going > 0 || f.held === 0,
  {
    label: '有无异议的人员可报送',
    otherwise: (f) => `请先了结异议：名单上 ${f.held} 人均有未了结的异议。`,
  },
)
export const firstListReported = rule(
  'first-list-was-reported',
  cite('anhui-titles-2018/art.25.c'),
  (f: { stage: string | null }) => f.stage !== null && f.stage !== 'shown',
  {
    label: '原名单公示期满并已报送',
    otherwise: () => '请先报送原名单：补充报送只用于因异议暂缓的人员。',
  },
)
export const onFirstList = rule(
  'candidates-were-on-the-first-list',
  cite('anhui-titles-2018/art.25.a'),
  (f: { strangers: readonly string[] }) => f.strangers.length === 0,
  {
    label: '补充报送人员均在原名单公示过',
    otherwise: (f) => `请改名单：${f.strangers.join('、')} 未在原名单公示。`,
  },
)

type Answered = Readonly<Record<string, CandidateState | undefined>>
/** Read without a lock: a complaint that comes in between is met by the candidate's own hold. */
const candidateNeeds = (ids: readonly string[]): Needs =>
  Object.fromEntries(ids.map((id) => [id, need.case<CandidateState>('fit/candidate', id, 'none')]))

/** Those of the list in a stage and without an open complaint, and how many are held. */
function partition(ids: readonly string[], answers: Answered, stage: CandidateState['stage']) {
  const inTurn = ids.filter((id) => answers[id]?.stage === stage)
  const going = inTurn.filter((id) => answers[id]?.openComplaints === 0)
  return { going, held: inTurn.length - going.length }
}
const toEach = (ids: readonly string[], name: string) =>
  ids.map((id) => ({ procedure: 'fit/candidate', caseId: id, act: name, input: {} }))

const shownFully: Manner = {
  direction: 'after',
  anchorDay: 'excluded',
  roll: 'none',
  monthEnd: 'last-day',
}
const { opening, act, procedure } = workshop<ListState, ListEvent>()
const nothing = z.strictObject({})
const ids = z.array(z.string()).min(1, '请选择人员').max(300)
const organiser = role('secretary')
const authority = role('authority')
const free: CandidateState = { stage: 'passed', person: 'p1', openComplaints: 0 }
const shown: ListState & { stage: 'shown' } = {
  stage: 'shown',
  candidates: ['a'],
  posted: localDate('2025-09-25'),
}

export const resultList = procedure({
  id: 'fit/result-list',
  label: '评审结果名单',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    shown: { label: '公示' },
    reported: { label: '已报送' },
    'shown-again': { label: '再次公示' },
    approved: { label: '已批复', closed: cite('anhui-titles-2018/art.26.a') },
  },
  acts: {
    ShowList: opening({
      label: '公示评审结果',
      cite: cite('anhui-titles-2018/art.25.a'),
      by: organiser,
      leadsTo: ['shown'],
      input: z.strictObject({ candidates: ids }),
      decide: ({ input }) =>
        decided<ListEvent>({ events: [{ type: 'ListShown', candidates: input.candidates }] }),
      example: () => ({ input: { candidates: ['a'] } }),
    }),
    ReportList: act({
      label: '报送',
      cite: cite('anhui-titles-2018/art.25.c'),
      by: organiser,
      in: ['shown'],
      leadsTo: ['reported'],
      input: nothing,
      needs: (state) => candidateNeeds(state.candidates),
      decide: ({ state, needs }) => {
        const { going, held } = partition(state.candidates, needs as Answered, 'passed')
        return decided<ListEvent>({
          guards: [someoneGoes({ going: going.length, held })],
          events: [{ type: 'ListReported', candidates: going }],
          effects: toEach(going, 'IncludeInBatch'),
        })
      },
      example: () => ({ state: shown, input: {}, needs: { a: free } as never }),
    }),
    ReportSupplement: opening({
      label: '补充报送',
      cite: cite('anhui-titles-2018/art.25.c'),
      by: organiser,
      leadsTo: ['reported'],
      input: z.strictObject({ first: z.string(), candidates: ids }),
      needs: (input) => ({ first: need.case<ListState>('fit/result-list', input.first) }),
      decide: ({ input, needs: { first } }) =>
        decided<ListEvent>({
          guards: [
            firstListReported({ stage: first?.stage ?? null }),
            onFirstList({
              strangers: input.candidates.filter((id) => !(first?.candidates ?? []).includes(id)),
            }),
          ],
          events: [{ type: 'SupplementReported', candidates: input.candidates }],
          effects: toEach(input.candidates, 'IncludeInBatch'),
        }),
      example: () => ({
        input: { first: 'l', candidates: ['a'] },
        needs: { first: { ...shown, stage: 'reported' as const } },
      }),
    }),
    ShowAgain: act({
      label: '再次公示',
      cite: cite('anhui-titles-2018/art.26.b'),
      by: authority,
      in: ['reported'],
      leadsTo: ['shown-again'],
      input: nothing,
      decide: () => decided<ListEvent>({ events: [{ type: 'ListShownAgain' }] }),
      example: () => ({ state: { ...shown, stage: 'reported' }, input: {} }),
    }),
    ApproveList: act({
      label: '批复',
      cite: cite('anhui-titles-2018/art.26.a'),
      by: authority,
      in: ['shown-again'],
      leadsTo: ['shown-again', 'approved'],
      input: nothing,
      needs: (state) => candidateNeeds(state.candidates),
      decide: ({ state, needs }) => {
        const { going, held } = partition(state.candidates, needs as Answered, 'reported')
        return decided<ListEvent>({
          guards: [someoneGoes({ going: going.length, held })],
          events: [{ type: 'ListApproved', candidates: going, held }],
          effects: toEach(going, 'Approve'),
        })
      },
      example: () => ({
        state: { ...shown, stage: 'shown-again', postedAgain: localDate('2025-10-10') },
        input: {},
        needs: { a: { ...free, stage: 'reported' } } as never,
      }),
    }),
  },
  evolve: (state, event, happening): ListState => {
    switch (event.type) {
      case 'ListShown':
        return { stage: 'shown', candidates: event.candidates, posted: happening.date }
      case 'SupplementReported':
        return { stage: 'reported', candidates: event.candidates }
      case 'ListReported':
        return { ...inStage(state, 'shown'), stage: 'reported' }
      case 'ListShownAgain':
        return { ...inStage(state, 'reported'), stage: 'shown-again', postedAgain: happening.date }
      case 'ListApproved':
        return { ...inStage(state, 'shown-again'), stage: event.held === 0 ? 'approved' : 'shown-again' }
    }
  },
  parties: () => [],
  periods: [
    period<ListState>(cite('anhui-titles-2018/art.25.b'), {
      id: 'first-showing',
      label: '公示期',
      anchor: (state) => (state.stage === 'shown' ? state.posted : undefined),
      span: () => workingDays(5),
      manner: shownFully,
      then: { kind: 'opens', acts: ['ReportList'] },
    }),
    period<ListState>(cite('anhui-titles-2018/art.26.c'), {
      id: 'second-showing',
      label: '再次公示期',
      anchor: (state) => (state.stage === 'shown-again' ? state.postedAgain : undefined),
      span: () => workingDays(5),
      manner: shownFully,
      then: { kind: 'opens', acts: ['ApproveList'] },
    }),
  ],
  title: (state) => `评审结果名单 ${state.candidates.length} 人`,
  visibility: { see: organiser },
})
