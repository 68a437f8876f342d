import { queryOptions } from '@tanstack/react-query'
import type { ResultBatch } from '../../../../../regulations/titles/batch/state.ts'
import { ask } from '../../api/client.ts'
import type { CaseView, Finding, Preview } from '../../api/types.ts'

export const BATCH = 'titles/result-batch'

/** What the authority made of one candidate in this sitting. */
export type Mark = { readonly agreed: boolean; readonly reason: string }
export type Marks = Readonly<Record<string, Mark>>
export type Candidate = ResultBatch['candidates'][number]

export const batchOf = (view: CaseView): ResultBatch => view.state as unknown as ResultBatch

/** Rules about the list as a whole, not about the candidate. */
const listRules = /^(?:candidates-are-of-batch|rows-were-opened)@/

/** The automatic recheck of one candidate, as the act itself would find it now (art.26.a). */
export const recheckQuery = (batch: string, application: string) =>
  queryOptions({
    queryKey: ['titles-recheck', batch, application],
    queryFn: async ({ signal }): Promise<Finding[]> => {
      const mark = { application, agreed: true, reason: '', opened: true }
      const { findings } = await ask<Preview>(
        `/api/${BATCH}/${encodeURIComponent(batch)}/MarkCandidates/preview`,
        { method: 'POST', body: { input: { marks: [mark] } }, signal },
      )
      return findings.filter(({ rule }) => !listRules.test(rule))
    },
    staleTime: 300_000,
  })

/** Those still in the batch, in its order. */
export const candidatesOf = (state: ResultBatch): readonly Candidate[] =>
  state.candidates.filter(({ out }) => out === null)

/** What stands of a candidate: this sitting's mark before the recorded one. */
export const standingMark = (candidate: Candidate, marks: Marks): Mark | undefined =>
  marks[candidate.application] ?? candidate.mark ?? undefined

/** The next candidate without a mark behind `at`, from the start again; undefined when all are marked. */
export function nextUnmarked(
  candidates: readonly Candidate[],
  marks: Marks,
  at: string | undefined,
): string | undefined {
  const here = candidates.findIndex(({ application }) => application === at)
  const ordered = [...candidates.slice(here + 1), ...candidates.slice(0, here + 1)]
  return ordered.find((one) => standingMark(one, marks) === undefined)?.application
}

/** A stored draft as marks; what is not one is left out. */
export function marksOf(value: unknown): Marks {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, mark]: [string, unknown]) =>
      typeof mark === 'object' &&
      mark !== null &&
      'agreed' in mark &&
      typeof mark.agreed === 'boolean' &&
      'reason' in mark &&
      typeof mark.reason === 'string'
        ? [[id, { agreed: mark.agreed, reason: mark.reason }] as const]
        : [],
    ),
  )
}
