/** Properties of every procedure through the real engine on a real database. Those of the kernel alone: properties.test.ts. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../support/database.ts'
import { TENANT } from '../kernel-fit/desk.ts'
import {
  type EngineWalk,
  allCases,
  checkFolds,
  checkReplays,
  engineWalk,
  fingerprint,
  tryOne,
} from './engine-walk.ts'
import type { Step } from './walk.ts'
import { worlds } from './worlds.ts'

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(10_000),
  input: fc.nat(10_000),
  needs: fc.nat(10_000),
  hours: fc.constantFrom(0, 0, 0, 2, 24, 24 * 7, 24 * 12, 24 * 30),
})

/** Accepted acts write; refused acts leave every table as it was, byte by byte. */
async function walkSteps(walk: EngineWalk, steps: readonly Step[]) {
  const counts = { done: 0, refused: 0 }
  let before = await fingerprint(walk)
  for (const one of steps) {
    const result = await tryOne(walk, one)
    const now = await fingerprint(walk)
    if (result.kind === 'refused') {
      assert.equal(now, before, `${result.act} was refused (${result.why}) and changed something`)
      assert.match(result.say, /\p{Script=Han}/u)
    } else assert.notEqual(now, before, 'an accepted act wrote nothing')
    counts[result.kind] += 1
    before = now
  }
  return counts
}

/** Title review is walked where its cases begin: in the province of the demo, tests/titles/random-acts.db.test.ts. */
const walkedHere = worlds.filter(({ name }) => !name.startsWith('titles/'))

void describe('random acts on every procedure, on a database', () => {
  for (const world of walkedHere)
    void it(world.name, world.pure === undefined ? {} : { skip: world.pure }, async (t) => {
      const walk = await engineWalk(world, await testDatabase(t))
      const totals = { done: 0, refused: 0 }
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
          const counts = await walkSteps(walk, steps)
          totals.done += counts.done
          totals.refused += counts.refused
        }),
        { numRuns: 10, seed: 20_230_315, endOnFailure: true },
      )
      assert.ok(
        totals.done > 20 && totals.refused > 20,
        `too few acts to mean anything: ${JSON.stringify(totals)}`,
      )
      await walk.cases.sweep(TENANT)
      await checkFolds(walk)
      const replayed = await checkReplays(walk)
      assert.ok(replayed >= totals.done, `${replayed} of ${totals.done} acts decided again`)
      const { problems } = await walk.cases.verify(TENANT)
      assert.deepEqual(problems, [])
      const seen = new Set((await allCases(walk)).map(({ procedure }) => procedure))
      t.diagnostic(
        `${totals.done} accepted, ${totals.refused} refused, ${replayed} replayed, ${seen.size} procedures`,
      )
    })
})
