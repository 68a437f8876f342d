/** Every first step from every known state, by everybody of the world who may take it: what chance may miss. */
import { actsOf, attempt, entitled, known, partiesIn, statesOf, walkerFrom } from './walk.ts'
import type { AnyProcedure } from '#kernel'
import { type World, inputsFor } from './world.ts'

/**
 * Acts that were accepted, with the stage they led to.
 * @param wanted whether an act has an edge that was not taken yet
 */
export function firstSteps(
  world: World,
  procedure: AnyProcedure,
  wanted: (act: string) => boolean,
): readonly { readonly act: string; readonly to: string }[] {
  return statesOf(world, procedure).flatMap((state, index) =>
    Object.entries(actsOf(procedure))
      .filter(([name, act]) => act.in.includes(state.stage) && wanted(name))
      .flatMap(([act]) =>
        inputsFor(world, procedure, act, known, state).flatMap((input) =>
          step(world, procedure, index, act, input),
        ),
      ),
  )
}

function step(world: World, procedure: AnyProcedure, index: number, act: string, input: unknown) {
  const parties = partiesIn(procedure, walkerFrom(world, procedure, index).snapshot)
  for (const origin of entitled(world, procedure, act, parties)) {
    const walk = walkerFrom(world, procedure, index)
    const { outcome } = attempt(walk, act, input, origin, 0, walk.now)
    if (outcome.kind === 'accepted') return [{ act, to: outcome.next.domain.stage }]
  }
  return []
}
