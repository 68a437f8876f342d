/** Decisions of the pure rules: plan, decide and fold, in memory, on one core. */
import { card } from '../tests/fixtures/club/card.ts'
import { librarian, reader } from '../tests/fixtures/club/club.ts'
import { publishedBudget } from '../tests/support/budget.ts'
import { given } from '../tests/support/run.ts'
import { type Line, median, perSecond, rate } from './measure.ts'

const MILLISECONDS = 800
const ROUNDS = 3

interface Told {
  readonly trail: readonly unknown[]
}

function club(): Told {
  const person = reader('p1')
  if (person.kind !== 'person' || librarian.kind !== 'person') throw new Error('readers are persons')
  return given(card)
    .when('ApplyForCard', { person: 'p1', recommended: true }, person.actor)
    .when('SendToLibrarian', {}, person.actor)
    .when('Withdraw', {}, person.actor)
    .when('SendToLibrarian', {}, person.actor)
    .when('Decline', { reason: '材料不实' }, librarian.actor)
    .thenStage('declined')
}

export function measureRules(): Line[] {
  const told: readonly (readonly [string, () => Told])[] = [
    ['library card, from application to refusal', club],
    ['unit budget, from opening to publication', () => publishedBudget()],
  ]
  return told.map(([what, tell]) => {
    const rounds = Array.from({ length: ROUNDS + 1 }, () => decisionsPerSecond(tell)).slice(1)
    return { what: `decisions: ${what} (${tell().trail.length} acts)`, figure: rate(median(rounds)) }
  })
}

function decisionsPerSecond(tell: () => Told): number {
  const begun = performance.now()
  let decisions = 0
  let now = begun
  while (now - begun < MILLISECONDS) {
    decisions += tell().trail.length
    now = performance.now()
  }
  return perSecond(decisions, now - begun)
}
