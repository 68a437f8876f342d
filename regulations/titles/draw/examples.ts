/** A pool of invented experts and a draw in each stage. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import { sha256 } from '../../shared/digest.ts'
import { committee, meeting } from '../meeting/sample.ts'
import type { PoolRow } from './select.ts'
import { chooseFrom, drawnOrder, eligibleOf, seedOf } from './select.ts'
import type { Constraints, DrawStage, ExpertDraw } from './state.ts'

export const secretaryNumber = 'a1'.repeat(32)
export const witnessNumber = 'b2'.repeat(32)

/** @param count experts of ten employers and two specialties; the first is chair, the second and third deputies */
export function pool(count = 40, more: Partial<PoolRow> = {}): readonly PoolRow[] {
  return Array.from({ length: count }, (_, i): PoolRow => ({
    key: `E${i + 1}`,
    person: `P-expert-${i + 1}`,
    account: `person-expert-${i + 1}`,
    name: `专家${i + 1}`,
    committee: 'C-1',
    function: i === 0 ? '主任委员' : i < 3 ? '副主任委员' : '委员',
    specialty: i % 2 === 0 ? '机械' : '电气',
    employer: `employer-${i % 10}`,
    termFrom: localDate('2023-01-01'),
    termUntil: localDate('2025-12-31'),
    status: '在库',
    sat: null,
    ...more,
  }))
}
export const constraints: Constraints = {
  members: 13,
  reserves: 3,
  perEmployer: 2,
  notTwoYearsRunning: true,
  specialties: [{ specialty: '机械', atLeast: 5 }],
}
const ON = localDate('2024-11-16')
const facts = { on: ON, year: 2024, candidates: new Set<string>() }

export function draw<T extends DrawStage>(
  stage: T,
  more: Partial<ExpertDraw> = {},
): ExpertDraw & { readonly stage: T } {
  const seed = seedOf(secretaryNumber, witnessNumber)
  const order = drawnOrder(eligibleOf(pool(), facts, constraints), seed)
  const base: ExpertDraw = {
    stage,
    meeting: 'meeting-1',
    committee: 'C-1',
    year: 2024,
    convening: { organisation: 'example-convening', name: '示例市工程师协会' },
    on: ON,
    time: '09:00',
    place: '示例宾馆',
    constraints,
    commitment: sha256(secretaryNumber),
    poolSize: 40,
    eligible: 40,
    draw:
      stage === 'committed'
        ? null
        : { secretaryNumber, witnessNumber, seed, order, witness: 'person-witness', on: ON },
    invitations:
      stage === 'committed'
        ? []
        : chooseFrom(order, constraints, new Set()).map(({ expert }) => ({
            expert,
            answer: '参加',
            reason: '',
            answeredOn: ON,
          })),
    secrecy: ['person-secretary', 'person-witness'].map((name) => ({ name, on: ON })),
    sealedOn: null,
    ...more,
  }
  return { ...base, stage }
}
const actor = (person: string, role: string): Actor => ({
  person,
  post: `post-${person}`,
  role,
  organisation: 'example-convening',
  path: ['example-convening'],
})

export const prepareDraw = () => ({
  input: {
    meeting: 'meeting-1',
    committee: 'C-1',
    commitment: sha256(secretaryNumber),
    constraints: { ...constraints, specialties: [...constraints.specialties] },
  },
  needs: { meeting: meeting('planned', { members: [] }), committee, pool: pool(), confirmations: [] },
  actor: actor('person-secretary', 'meeting-secretary'),
})
export const drawExperts = () => ({
  state: draw('committed'),
  input: { secretaryNumber, witnessNumber },
  needs: { meeting: meeting('planned', { members: [] }), pool: pool() },
  actor: actor('person-witness', 'draw-witness'),
})
export const recordAnswer = () => {
  const state = draw('drawn')
  return { state, input: { expert: state.invitations[0]?.expert ?? '', attends: false, reason: '出差' } }
}
export const pledgeSecrecy = () => ({ state: draw('drawn'), input: {} })
export const sealDraw = () => ({ state: draw('drawn'), input: {}, needs: { pool: pool() } })
export const cancelDraw = () => ({ state: draw('committed'), input: { reason: '会议改期' } })
