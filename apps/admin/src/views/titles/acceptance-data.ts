import { queryOptions } from '@tanstack/react-query'
import type { AcceptanceList, DeclineCondition, Leases } from '../../../../server/contract/titles-review.ts'
import { ask, randomKey } from '../../api/client.ts'
import type { ActAnswer, BulkRun, CaseView, Finding, JsonObject, Preview } from '../../api/types.ts'

export type {
  AcceptanceLine,
  AcceptanceList,
  DeclineCondition,
} from '../../../../server/contract/titles-review.ts'

export const APPLICATION = 'titles/application'
/** The acceptance list's name among the lists that a clerk works through. */
export const ACCEPTANCE_LIST = 'titles/acceptance'

export const acceptanceQuery = queryOptions({
  queryKey: ['titles-acceptance'],
  queryFn: ({ signal }) => ask<AcceptanceList>('/api/titles/acceptance', { signal }),
})

export const declineConditionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['titles-decline-conditions', id],
    queryFn: ({ signal }) =>
      ask<DeclineCondition[]>(`/api/titles/applications/${encodeURIComponent(id)}/decline-conditions`, {
        signal,
      }),
  })

const previewOf = (id: string, act: string, signal: AbortSignal): Promise<Preview> =>
  ask<Preview>(`/api/${APPLICATION}/${encodeURIComponent(id)}/${act}/preview`, {
    method: 'POST',
    body: { input: {} },
    signal,
  })

/** Rules that the review itself fulfils: they say nothing of the file. */
const ownRules = /^review-is-on-record@/

/** What the rules say of review and admission as things stand now, each rule once, what fails first. */
export const checksQuery = (id: string) =>
  queryOptions({
    queryKey: ['titles-acceptance-checks', id],
    queryFn: async ({ signal }): Promise<Finding[]> => {
      const answers = await Promise.all([
        previewOf(id, 'ReviewApplication', signal),
        previewOf(id, 'AdmitApplication', signal),
      ])
      const all = answers.flatMap(({ findings }) => findings).filter(({ rule }) => !ownRules.test(rule))
      const once = [...new Map(all.map((finding) => [finding.rule, finding])).values()]
      return once.toSorted((one, other) => Number(one.holds === 'yes') - Number(other.holds === 'yes'))
    },
  })

/** The ground of art.16 that a failing check itself names. */
export function groundOf(checks: readonly Finding[]): string | undefined {
  for (const { clause, holds } of checks) {
    const item = /\/art\.16\.([1-6])$/.exec(clause)?.[1]
    if (holds !== 'yes' && item !== undefined) return item
  }
  return undefined
}

/** Takes the first files of `wanted` that no colleague has before him. */
export const takeLeases = (list: string, wanted: readonly string[], count: number): Promise<Leases> =>
  ask<Leases>('/api/review-leases', { method: 'POST', body: { list, wanted: wanted.slice(0, 1000), count } })

/** An act on a file as it was read. */
export const postAct = (view: CaseView, act: string, input: JsonObject): Promise<ActAnswer> =>
  ask<ActAnswer>(`/api/${view.procedure}/${encodeURIComponent(view.id)}/${act}`, {
    method: 'POST',
    body: { input },
    headers: { 'idempotency-key': randomKey(), 'if-match': view.version },
  })

export const admitAll = (ids: readonly string[]): Promise<BulkRun> =>
  ask<BulkRun>('/api/bulk', {
    method: 'POST',
    body: { procedure: APPLICATION, act: 'AdmitApplication', items: ids.map((id) => ({ id })), input: {} },
  })
