/** Disclosure d29.18: fifteen working days after the last complete receipt; none run while a supplement is awaited; none can be added. */
import { z } from 'zod'
import {
  type LocalDate,
  type Manner,
  calendarDays,
  cite,
  decided,
  inStage,
  localDate,
  period,
  reckon,
  role,
  rule,
  system,
  workingDays,
  workshop,
} from '#kernel'

interface Request {
  readonly requester: string
  /** Every complete receipt, oldest first; the days run from the last. */
  readonly receivedOn: readonly LocalDate[]
}
export type RequestState =
  | ({ readonly stage: 'received' | 'answered' | 'abandoned' } & Request)
  | ({ readonly stage: 'awaiting-supplement'; readonly until: LocalDate } & Request)
export type RequestEvent =
  | { readonly type: 'RequestReceived'; readonly requester: string }
  | { readonly type: 'SupplementRequested'; readonly until: LocalDate }
  | { readonly type: 'SupplementReceived' | 'RequestAnswered' | 'RequestAbandoned' }

const DECREE = 'hunan-disclosure'
const ANSWER = workingDays(15)
const forward: Manner = {
  direction: 'after',
  anchorDay: 'excluded',
  roll: 'none',
  monthEnd: 'last-day',
}

export const answeredInTime = rule(
  'answered-within-fifteen-working-days',
  cite(`${DECREE}/d29.18.a`),
  (f: { answeredOn: string; due: string }) => f.answeredOn <= f.due,
  {
    label: '在 15 个工作日内答复',
    otherwise: (f) => `逾期答复：应于 ${f.due} 前答复，${f.answeredOn} 答复。`,
  },
)
export const groundGiven = rule(
  'refusal-states-its-ground',
  cite(`${DECREE}/d29.18.b`),
  (f: { outcome: string; ground: string }) => f.outcome !== '不予公开' || f.ground !== '',
  { label: '不予公开的说明理由', otherwise: () => '请填写不予公开的理由。' },
)
export const deadlineAhead = rule(
  'supplement-deadline-lies-ahead',
  cite(`${DECREE}/d29.18.c`),
  (f: { until: string; today: string }) => f.until > f.today,
  { label: '补正期限在今天之后', otherwise: (f) => `请改期限：${f.until} 不在今天（${f.today}）之后。` },
)

const { opening, act, procedure } = workshop<RequestState, RequestEvent>()
const nothing = z.strictObject({})
const office = role('office')
const received: RequestState & { stage: 'received' } = {
  stage: 'received',
  requester: 'r1',
  receivedOn: [localDate('2023-09-25')],
}
const awaiting: RequestState & { stage: 'awaiting-supplement' } = {
  ...received,
  stage: 'awaiting-supplement',
  until: localDate('2023-10-10'),
}
const lastReceipt = (state: Request): LocalDate => {
  const last = state.receivedOn.at(-1)
  if (last === undefined) throw new Error('a request has at least one receipt')
  return last
}
const OUTCOMES = ['公开', '不予公开', '非本校', '部分公开', '要求更改', '重复申请', '其他'] as const

export const request = procedure({
  id: 'fit/request',
  label: '信息公开申请',
  instrument: DECREE,
  versions: [{ version: '1', from: localDate('2010-09-01') }],
  shape: 1,
  stages: {
    received: { label: '已收到' },
    'awaiting-supplement': { label: '等待补正' },
    answered: { label: '已答复', closed: cite(`${DECREE}/d29.18.b`) },
    abandoned: { label: '视为放弃', closed: cite(`${DECREE}/d29.18.c`) },
  },
  acts: {
    ReceiveRequest: opening({
      label: '收到申请',
      cite: cite(`${DECREE}/d29.18.a`),
      by: office,
      leadsTo: ['received'],
      input: z.strictObject({ requester: z.string() }),
      onPaper: true,
      decide: ({ input }) => decided<RequestEvent>({ events: [{ type: 'RequestReceived', ...input }] }),
      example: () => ({ input: { requester: 'r1' } }),
    }),
    RequestSupplement: act({
      label: '要求补正',
      cite: cite(`${DECREE}/d29.18.c`),
      by: office,
      in: ['received'],
      leadsTo: ['awaiting-supplement'],
      /** Without a day of the office's own, ten working days (a reading; the decree names none). */
      input: z.strictObject({ until: z.iso.date('请填写日期').nullable() }),
      decide: ({ input, at, calendar }) => {
        const until =
          input.until === null
            ? reckon(at.date, workingDays(10), forward, calendar).due
            : localDate(input.until)
        return decided<RequestEvent>({
          guards: [deadlineAhead({ until, today: at.date })],
          events: [{ type: 'SupplementRequested', until }],
        })
      },
      example: () => ({ state: received, input: { until: null } }),
    }),
    ReceiveSupplement: act({
      label: '收到补正',
      cite: cite(`${DECREE}/d29.18.c`),
      by: office,
      in: ['awaiting-supplement'],
      leadsTo: ['received'],
      input: nothing,
      decide: () => decided<RequestEvent>({ events: [{ type: 'SupplementReceived' }] }),
      example: () => ({ state: awaiting, input: {} }),
    }),
    DeemAbandoned: act({
      label: '视为放弃申请',
      cite: cite(`${DECREE}/d29.18.c`),
      by: system,
      in: ['awaiting-supplement'],
      leadsTo: ['abandoned'],
      input: nothing,
      decide: () => decided<RequestEvent>({ events: [{ type: 'RequestAbandoned' }] }),
      example: () => ({ state: awaiting, input: {} }),
    }),
    AnswerRequest: act({
      label: '答复',
      cite: cite(`${DECREE}/d29.18.b`),
      by: office,
      in: ['received'],
      leadsTo: ['answered'],
      input: z.strictObject({ outcome: z.enum(OUTCOMES), ground: z.string() }),
      decide: ({ state, input, at, calendar }) => {
        const { due } = reckon(lastReceipt(state), ANSWER, forward, calendar)
        return decided<RequestEvent>({
          guards: [groundGiven(input)],
          // A late answer is still owed: lateness is a finding on the office, never a bar.
          verdicts: [answeredInTime({ answeredOn: at.date, due })],
          events: [{ type: 'RequestAnswered' }],
        })
      },
      example: () => ({ state: received, input: { outcome: '公开' as const, ground: '' } }),
    }),
  },
  evolve: (state, event, happening): RequestState => {
    switch (event.type) {
      case 'RequestReceived':
        return { stage: 'received', requester: event.requester, receivedOn: [happening.date] }
      case 'SupplementRequested':
        return { ...inStage(state, 'received'), stage: 'awaiting-supplement', until: event.until }
      case 'SupplementReceived': {
        const { until: _met, ...here } = inStage(state, 'awaiting-supplement')
        return { ...here, stage: 'received', receivedOn: [...here.receivedOn, happening.date] }
      }
      case 'RequestAnswered':
        return { ...inStage(state, 'received'), stage: 'answered' }
      case 'RequestAbandoned': {
        const { until: _passed, ...here } = inStage(state, 'awaiting-supplement')
        return { ...here, stage: 'abandoned' }
      }
    }
  },
  parties: (state) => [{ relation: 'requester', person: state.requester }],
  periods: [
    period<RequestState>(cite(`${DECREE}/d29.18.a`), {
      id: 'answer',
      label: '答复期限',
      anchor: (state) => (state.stage === 'received' ? state.receivedOn.at(-1) : undefined),
      span: () => ANSWER,
      manner: forward,
      then: { kind: 'alerts', role: 'office' },
    }),
    period<RequestState>(cite(`${DECREE}/d29.18.c`), {
      id: 'supplement',
      label: '补正期限',
      anchor: (state) => (state.stage === 'awaiting-supplement' ? state.until : undefined),
      span: () => calendarDays(0),
      manner: forward,
      then: { kind: 'closes', acts: ['ReceiveSupplement'], lapse: 'DeemAbandoned' },
    }),
  ],
  title: (state) => `申请 ${state.requester}`,
  visibility: { see: office },
})
