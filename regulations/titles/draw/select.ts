/** Who may be drawn, in which order, and who is chosen under the constraints. The same seed gives the same list. */
import { sha256 } from '../../shared/digest.ts'
import type { ExpertEntry } from '../registers/index.ts'
import type { Member } from '../meeting/state.ts'
import { votes } from '../meeting/state.ts'
import type { Constraints, ExpertDraw } from './state.ts'

export type PoolRow = ExpertEntry & { readonly key: string }

/** Seed of a draw: nobody knows it before both numbers are on the table. */
export const seedOf = (secretaryNumber: string, witnessNumber: string): string =>
  sha256(`${secretaryNumber}|${witnessNumber}`)

/** art.51.3.a: who was struck off, is suspended, or whose term is over is not in the pool; nor is a candidate of the meeting. */
export function eligibleOf(
  pool: readonly PoolRow[],
  facts: { readonly on: string; readonly year: number; readonly candidates: ReadonlySet<string> },
  { notTwoYearsRunning }: Constraints,
): readonly Member[] {
  return pool
    .filter(
      ({ status, termFrom, termUntil, person, sat }) =>
        status === '在库' &&
        termFrom <= facts.on &&
        termUntil >= facts.on &&
        !facts.candidates.has(person) &&
        !(notTwoYearsRunning && (sat ?? '').split('、').includes(String(facts.year - 1))),
    )
    .flatMap(({ key, account, person, name, function: kind, specialty, employer }) =>
      kind === '同行专家'
        ? []
        : [{ expert: key, account, person, name, function: kind, specialty, employer, panel: null }],
    )
}

/** Order by SHA-256 of seed and expert: repeatable, and no place in it can be aimed at. */
export function drawnOrder(eligible: readonly Member[], seed: string): readonly Member[] {
  return eligible
    .map((member) => ({ member, lot: sha256(`${seed}|${member.expert}`) }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ member }) => member)
}

/**
 * Takes from the order whoever fits: first a presider, then each specialty's least number, then the rest. Declined experts
 * are passed over, so a substitute is simply the next who fits (补抽 under the same constraints).
 */
export function chooseFrom(
  order: readonly Member[],
  constraints: Constraints,
  declined: ReadonlySet<string>,
): readonly Member[] {
  const open = order.filter((member) => votes(member) && !declined.has(member.expert))
  const chosen: Member[] = []
  const take = (wanted: number, fits: (member: Member) => boolean): void => {
    for (const member of open) {
      if (wanted <= 0 || chosen.length >= constraints.members) return
      if (chosen.includes(member) || !fits(member) || employerIsFull(chosen, member, constraints)) continue
      chosen.push(member)
      wanted -= 1
    }
  }
  take(1, ({ function: kind }) => kind === '主任委员')
  if (chosen.length === 0) take(1, ({ function: kind }) => kind === '副主任委员')
  for (const { specialty, atLeast } of constraints.specialties)
    take(
      atLeast - chosen.filter((one) => one.specialty === specialty).length,
      (one) => one.specialty === specialty,
    )
  take(constraints.members - chosen.length, () => true)
  return chosen
}

const employerIsFull = (chosen: readonly Member[], member: Member, { perEmployer }: Constraints): boolean =>
  chosen.filter(({ employer }) => employer === member.employer).length >= perEmployer

/** What is missing to a full list, in words; empty when the constraints are met. */
export function shortfalls(chosen: readonly Member[], constraints: Constraints): readonly string[] {
  const missing: string[] = []
  if (chosen.length < constraints.members)
    missing.push(`委员${chosen.length}人，需要${constraints.members}人`)
  if (!chosen.some(({ function: kind }) => kind === '主任委员' || kind === '副主任委员'))
    missing.push('没有主任或副主任委员')
  for (const { specialty, atLeast } of constraints.specialties) {
    const found = chosen.filter((one) => one.specialty === specialty).length
    if (found < atLeast) missing.push(`${specialty}专业${found}人，需要${atLeast}人`)
  }
  return missing
}

const declinedOf = (state: ExpertDraw): ReadonlySet<string> =>
  new Set(state.invitations.filter(({ answer }) => answer === '不参加').map(({ expert }) => expert))

/** The list as it stands: drawn, less those who declined, with their substitutes. */
export function standingList(state: ExpertDraw): readonly Member[] {
  return state.draw === null ? [] : chooseFrom(state.draw.order, state.constraints, declinedOf(state))
}
