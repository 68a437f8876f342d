/** What holds of every table of acts: examples are lawful, every way is reached, no stage is a dead end. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Act, Actor, DomainEvent, Procedure, Staged } from '#kernel/case'
import { type World, given } from './run.ts'

interface Walk<S extends Staged, E extends DomainEvent> {
  readonly procedure: Procedure<S, E>
  readonly people: readonly Actor[]
  readonly world: World
  /** What the example of an act needs of the world, where that is not the walk's own. */
  readonly worldOf?: (act: string) => World
  /** Ways that the examples alone do not show. */
  readonly further?: () => readonly (readonly [act: string, stage: string])[]
}

/** Defines the tests of a table. */
export function describeTable<S extends Staged, E extends DomainEvent>(walk: Walk<S, E>): void {
  const { procedure } = walk
  const acts: (readonly [string, Act<S, E>])[] = Object.entries(procedure.acts)
  void describe(`the table of ${procedure.label}`, () => {
    for (const [name, act] of acts)
      void it(`the example of ${name} is lawful, and has a form and a Chinese label`, () => {
        runExample(walk, name, act).thenAccepted()
        assert.match(act.label, /^[\u4e00-\u9fff]+$/)
        assert.ok(act.form)
      })

    void it('reaches every stage it names, by every act that names it', () => {
      const shown = acts.map(
        ([name, act]) => `${name} → ${runExample(walk, name, act).thenAccepted().domain.stage}`,
      )
      const further = (walk.further?.() ?? []).map(([name, stage]) => `${name} → ${stage}`)
      const named = acts.flatMap(([name, { leadsTo }]) => leadsTo.map((stage) => `${name} → ${stage}`))
      assert.deepEqual([...new Set([...shown, ...further])].toSorted(), named.toSorted())
    })

    void it('leaves no stage without an exit, except where it is closed by a clause', () => {
      for (const [stage, spec] of Object.entries<{ readonly closed?: unknown }>(procedure.stages)) {
        const exits = acts.filter(
          ([, act]) => act.in.some((one) => one === stage) && act.leadsTo.some((one) => one !== stage),
        )
        assert.equal(exits.length > 0, spec.closed === undefined, stage)
      }
    })
  })
}

/** Runs an act's own example by whoever may do it; fails when nobody may. */
function runExample<S extends Staged, E extends DomainEvent>(walk: Walk<S, E>, name: string, act: Act<S, E>) {
  const { state, input } = act.example()
  const tried = walk.people.map((by) => {
    const run = given(walk.procedure, walk.worldOf?.(name) ?? walk.world)
    const start = state === undefined ? run : run.state(state)
    if (act.by.kind === 'system') return start.asSystem(name, input)
    const cause = act.by.kind === 'effect-of' ? act.by : undefined
    return cause === undefined ? start.when(name, input, by) : start.asEffectOf(cause, name, input, by)
  })
  const done =
    tried.find(({ outcome }) => outcome?.kind === 'accepted') ??
    tried.find(({ outcome }) => outcome?.kind === 'refused' && outcome.why !== 'not-permitted')
  assert.ok(done, `nobody may do ${name}`)
  return done
}
