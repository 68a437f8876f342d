/** Which stages of an application a complaint can hold, and which it can no longer touch. */
import type { ApplicationStage } from '../application/state.ts'
import { exits } from '../application/state.ts'

const settled: readonly string[] = [...exits, 'approved'] satisfies readonly ApplicationStage[]

type StageQuestions = Readonly<Record<'canBeHeld' | 'canBeFreed' | 'isSettled', (stage: string) => boolean>>

export const applicationStages: StageQuestions = {
  /** Held candidates stand between the employer's check and the approval (see `HoldCandidate`). */
  canBeHeld: (stage: string): boolean => stage !== 'drafting' && !settled.includes(stage),
  /** Where `FreeCandidate` can be done; a candidate that left otherwise is no longer held by anything. */
  canBeFreed: (stage: string): boolean =>
    applicationStages.canBeHeld(stage) || ['disqualified', 'void', 'not-passed'].includes(stage),
  /** It is off the way, or its title stands and only a revocation reaches it. */
  isSettled: (stage: string): boolean => settled.includes(stage),
}
