/** What a random walk over applications needs besides the lawful examples: the other ends, and the inputs that lead there. */
import type { Staged } from '#kernel'
import { application } from '../../regulations/titles/application/application.ts'
import * as examples from '../../regulations/titles/application/examples.ts'

const exampleOf = (act: string) => {
  const example = application.acts[act]?.example()
  if (example?.state === undefined) throw new Error(`no example of ${act}`)
  return { state: example.state, input: example.input as Readonly<Record<string, unknown>> }
}
const varied = (act: string, more: object) => (): readonly unknown[] => [{ ...exampleOf(act).input, ...more }]
const inStages = (act: string): readonly Staged[] =>
  (application.acts[act]?.in ?? []).map((stage) => ({ ...exampleOf(act).state, stage }))

/** States of the rooms' examples in every stage from which papers go back or into the archive. */
export const applicationStates = (): readonly Staged[] => [
  ...examples.everyState(),
  ...inStages('ReturnMaterials'),
  ...inStages('ArchiveForm'),
]

export const applicationInputs = {
  'titles/application.SupplementMaterials': varied('SupplementMaterials', { items: ['1', '2'] }),
  'titles/application.DecideExceptional': varied('DecideExceptional', { agreed: false, opinion: '不同意' }),
  'titles/application.DecideDirectFiling': varied('DecideDirectFiling', { agreed: false, opinion: '不同意' }),
  'titles/application.RecordExamResult': varied('RecordExamResult', { total: '59.9', qualified: false }),
  'titles/application.RecordConclusion': varied('RecordConclusion', { yes: 9, no: 6, passed: false }),
}
