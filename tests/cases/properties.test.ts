/** Properties of every procedure's table, by random walks over the kernel alone. The same over a database: properties.db.test.ts. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type AnyProcedure, actorsAskedAbout, foldCase } from '#kernel'
import { canonicalText } from '#platform/ledger'
import { firstSteps } from './first-steps.ts'
import { type Step, type Walker, actsOf, decideExample, take, walker, walkerFrom } from './walk.ts'
import type { World } from './world.ts'
import { worlds } from './worlds.ts'

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(10_000),
  input: fc.nat(10_000),
  needs: fc.nat(10_000),
  hours: fc.constantFrom(0, 0, 1, 24, 24 * 6, 24 * 9, 24 * 30),
})
const steps = fc.array(step, { minLength: 1, maxLength: 16 })

interface Edge {
  readonly act: string
  readonly to: string
}
const key = (edge: Edge): string => `${edge.act} -> ${edge.to}`

/** Every edge of the table. */
const edges = (procedure: AnyProcedure): readonly Edge[] =>
  Object.entries(actsOf(procedure)).flatMap(([act, { leadsTo }]) => leadsTo.map((to) => ({ act, to })))

/** An act that leaves a case where it is, tried on its own example moved to that stage. */
function staysAt(world: World, procedure: AnyProcedure, { act, to }: Edge): boolean {
  if (actsOf(procedure)[act]?.in.includes(to) !== true) return false
  const outcome = decideExample(world, procedure, act, to)
  return outcome.kind === 'accepted' && outcome.next.domain.stage === to
}

const closedBy = (procedure: AnyProcedure, stage: string): unknown =>
  (procedure.stages as Readonly<Record<string, { closed?: unknown }>>)[stage]?.closed

const frozen = (walk: Walker): string => canonicalText({ snapshot: walk.snapshot ?? null, acts: walk.acts })

/** Walks and checks every step; answers the edges that were taken. */
function walkAndCheck(walk: Walker, choices: readonly Step[]): readonly Edge[] {
  const { procedure } = walk
  const taken: Edge[] = []
  for (const choice of choices) {
    const before = frozen(walk)
    const tried = take(walk, choice)
    for (const { act, outcome, again } of tried) {
      if (again !== undefined)
        assert.equal(canonicalText(plain(again())), canonicalText(plain(outcome)), `${act} decided again`)
      if (outcome.kind === 'accepted') taken.push({ act, to: outcome.next.domain.stage })
      else
        assert.ok(
          outcome.say !== '' && /\p{Script=Han}/u.test(outcome.say),
          `${act} is refused without a word`,
        )
    }
    if (tried.every(({ outcome }) => outcome.kind === 'refused'))
      assert.equal(frozen(walk), before, 'a refused act changed something')
    if (!walk.partial && walk.snapshot !== undefined)
      assert.deepEqual(
        plain(foldCase(procedure, actorsAskedAbout(procedure), walk.acts)),
        plain(walk.snapshot),
        'the fold of the acts is not the state',
      )
  }
  return taken
}

/** Fewer walks over a large table, whose every step asks more acts. */
const runsFor = (procedure: AnyProcedure): number =>
  Math.max(20, Math.min(150, Math.floor(2000 / Object.keys(actsOf(procedure)).length)))

/** Without `undefined`, as stored. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A procedure that stands in two worlds is walked in its own, the first. */
const described = new Set<string>()

for (const world of worlds)
  for (const procedure of world.procedures.filter(({ id }) => !described.has(id))) {
    described.add(procedure.id)
    void describe(`${procedure.id} (${procedure.label})`, () => {
      const reached = new Set<string>()
      const stages = Object.keys(procedure.stages as object)

      void it('decides every lawful example as its table says', () => {
        for (const [name, act] of Object.entries(actsOf(procedure))) {
          const outcome = decideExample(world, procedure, name)
          if (outcome.kind === 'refused') assert.fail(`${name}: ${outcome.why} ${outcome.say}`)
          assert.ok(act.leadsTo.includes(outcome.next.domain.stage))
          reached.add(key({ act: name, to: outcome.next.domain.stage }))
        }
      })

      void it('reaches every stage, and leaves every stage that is not closed', () => {
        const found = new Set<string>(
          procedure.openings.flatMap((name) => actsOf(procedure)[name]?.leadsTo ?? []),
        )
        for (const stage of found)
          for (const act of Object.values(actsOf(procedure)))
            if (act.in.includes(stage)) {
              for (const to of act.leadsTo) found.add(to)
              if (act.handsOver !== undefined) found.add(act.handsOver.returnsTo)
            }
        assert.deepEqual(
          stages.filter((stage) => !found.has(stage)),
          [],
          'unreachable',
        )
        const left = (stage: string) => Object.values(actsOf(procedure)).some((act) => act.in.includes(stage))
        assert.deepEqual(
          stages.filter((stage) => !left(stage) && closedBy(procedure, stage) === undefined),
          [],
          'dead ends that are not declared closed',
        )
      })

      void it('folds to its state, decides the same again, and changes nothing when it refuses, on random walks', () => {
        fc.assert(
          fc.property(steps, fc.nat(), (choices, from) => {
            for (const walk of [walker(world, procedure), walkerFrom(world, procedure, from)])
              for (const edge of walkAndCheck(walk, choices)) reached.add(key(edge))
          }),
          { numRuns: runsFor(procedure), seed: 20_230_315 },
        )
      })

      void it('takes every edge of its table in some example or walk', () => {
        const open = (name: string) =>
          edges(procedure).some((edge) => edge.act === name && !reached.has(key(edge)))
        for (const edge of edges(procedure).filter((one) => !reached.has(key(one))))
          if (staysAt(world, procedure, edge)) reached.add(key(edge))
        for (const edge of firstSteps(world, procedure, open)) reached.add(key(edge))
        assert.deepEqual(
          edges(procedure)
            .map(key)
            .filter((edge) => !reached.has(edge)),
          [],
        )
      })
    })
  }
