/** What a random walk over applications needs besides the lawful examples: the other ends, and the inputs that lead there. */
import type { Staged } from '#kernel'
import { application } from '../../regulations/titles/application/application.ts'
import type { Application } from '../../regulations/titles/application/state.ts'
import * as examples from '../../regulations/titles/application/examples.ts'

const exampleOf = (act: string) => {
  const example = application.acts[act]?.example()
  if (example?.state === undefined) throw new Error(`no example of ${act}`)
  return { state: example.state, input: example.input as Readonly<Record<string, unknown>> }
}
const varied = (act: string, more: object) => (): readonly unknown[] => [{ ...exampleOf(act).input, ...more }]
const inStages = (act: string): readonly Staged[] =>
  (application.acts[act]?.in ?? []).map((stage) => ({ ...exampleOf(act).state, stage }))

/** An example's state in another stage, or with a part changed. */
const moved = (act: string, change: (state: Application) => object): Staged => {
  const { state } = exampleOf(act)
  return { ...state, ...change(state) }
}
/** A notice whose deadline lies after the first day of the walk. */
const laterNotice = ({ intake }: Application) => ({
  intake: { ...intake, correction: { ...intake.correction, dueOn: '2025-12-31' } },
})

/** States of the rooms' examples in every stage from which papers go back or into the archive. */
export const applicationStates = (): readonly Staged[] => [
  ...examples.everyState(),
  ...inStages('ReturnMaterials'),
  ...inStages('ArchiveForm'),
  moved('FindObjection', () => ({ stage: 'recommending' })),
  moved('SupplementMaterials', laterNotice),
  moved('RecordPayment', () => ({ stage: 'released' })),
]

export const applicationInputs = {
  'titles/application.SupplementMaterials': varied('SupplementMaterials', { items: ['1', '2'] }),
  'titles/application.DecideExceptional': varied('DecideExceptional', { agreed: false, opinion: '不同意' }),
  'titles/application.DecideDirectFiling': varied('DecideDirectFiling', { agreed: false, opinion: '不同意' }),
  'titles/application.RecordExamResult': varied('RecordExamResult', { total: '59.9', qualified: false }),
  'titles/application.RecordConclusion': varied('RecordConclusion', { yes: 9, no: 6, passed: false }),
}
