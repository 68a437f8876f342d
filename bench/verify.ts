/** Verification of one tenant: every act read, hashed and folded again. */
import { clubEngine, tell } from './card-story.ts'
import { type Line, median, perSecond, rate, timed } from './measure.ts'
import type { Ground } from './place.ts'

const TENANT = 'verified'
const CASES = 400

export async function measureVerify(ground: Ground): Promise<Line[]> {
  const cases = clubEngine(ground.database)
  for (let number = 0; number < CASES; number += 16)
    await Promise.all(
      Array.from({ length: 16 }, (_, one) => tell(cases, TENANT, 'plain', `person-${number + one}`)),
    )
  const rates: number[] = []
  let acts = 0
  for (let round = 0; round < 4; round += 1) {
    const { milliseconds, value } = await timed(() => cases.verify(TENANT))
    if (value.problems.length > 0) throw new Error(`verification found ${value.problems.length} problems`)
    acts = value.acts
    if (round > 0) rates.push(perSecond(acts, milliseconds))
  }
  return [{ what: `acts verified (${acts} acts of one tenant)`, figure: rate(median(rates)) }]
}
