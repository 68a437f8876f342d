import {
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import { ask, ProblemError, queryText } from './client.ts'
import type {
  AccessEntry,
  Account,
  Backfill,
  CalendarYear,
  CaseView,
  Clause,
  Credentials,
  DemoAccount,
  Entry,
  InstrumentSummary,
  Organisation,
  Procedure,
  Register,
  Role,
  SavedFilter,
  Session,
  WorkList,
} from './types.ts'
import { noteRead } from './versions.ts'

export type WorkQuery = {
  procedure?: string
  stage?: string
  mine?: 'yes' | 'no'
  text?: string
  year?: number
  overdue?: 'yes' | 'no'
}

/** Answers a person waits for are never asked twice behind his back: a refusal is shown at once. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => askWhoIsThere(error) }),
  mutationCache: new MutationCache({ onError: (error) => askWhoIsThere(error) }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 1 && error instanceof ProblemError && error.problem.status >= 502,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** A sign-in that has run out shows in whatever is asked next: the session is asked for, and the gate closes. */
function askWhoIsThere(error: unknown): void {
  // A wrong code or password is answered 401 too, with its reason; that is no end of the session.
  const isOver =
    error instanceof ProblemError && error.problem.status === 401 && error.problem.why === undefined
  if (isOver && queries.getQueryState(['session'])?.status === 'success')
    void queries.invalidateQueries({ queryKey: ['session'] })
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => ask<Session>('/api/session', { signal }),
  staleTime: 60_000,
})

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }) => ask<DemoAccount[]>('/api/demo/accounts', { signal }),
})

export const backfillsQuery = queryOptions({
  queryKey: ['backfills'],
  queryFn: ({ signal }) => ask<Backfill[]>('/api/backfills', { signal }),
})

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: ({ signal }) => ask<Procedure[]>('/api/procedures', { signal }),
  staleTime: 300_000,
})

/** All pages of a list, up to 1,000 rows: the list is sorted by legal clock, so what is left out is due last. */
export const workListQuery = (query: WorkQuery) =>
  queryOptions({
    queryKey: ['worklist', query],
    queryFn: async ({ signal }) => {
      const first = await workPage(query, undefined, signal)
      const items = [...first.items]
      let next = first.next
      while (next !== null && items.length < 1_000) {
        const page = await workPage(query, next, signal)
        items.push(...page.items)
        next = page.next
      }
      return { items, total: first.total }
    },
  })

function workPage(query: WorkQuery, cursor: string | undefined, signal: AbortSignal): Promise<WorkList> {
  return ask<WorkList>(`/api/worklist${queryText({ ...query, cursor, limit: 200 })}`, { signal })
}

export const filtersQuery = queryOptions({
  queryKey: ['filters'],
  queryFn: ({ signal }) => ask<SavedFilter[]>('/api/filters', { signal }),
})

export const caseQuery = (procedure: string, id: string) =>
  queryOptions({
    queryKey: ['case', procedure, id],
    queryFn: async ({ signal }) => {
      const view = await ask<CaseView>(`/api/${procedure}/${encodeURIComponent(id)}`, { signal })
      noteRead(view.version)
      return view
    },
  })

export const clausesQuery = queryOptions({
  queryKey: ['clauses'],
  queryFn: ({ signal }) => ask<InstrumentSummary[]>('/api/clauses', { signal }),
  staleTime: 300_000,
})

export const instrumentQuery = (instrument: string) =>
  queryOptions({
    queryKey: ['clauses', instrument],
    queryFn: ({ signal }) =>
      ask<{ clauses: Clause[] }>(`/api/clauses/${encodeURIComponent(instrument)}`, { signal }),
    staleTime: 300_000,
  })

/** `id` is `instrument/clause`; the clause part may hold dots and Chinese. */
export const clauseQuery = (id: string) =>
  queryOptions({
    queryKey: ['clause', id],
    queryFn: ({ signal }) =>
      ask<Clause>(`/api/clauses/${id.split('/').map(encodeURIComponent).join('/')}`, { signal }),
    staleTime: 300_000,
  })

export const registersQuery = queryOptions({
  queryKey: ['registers'],
  queryFn: ({ signal }) => ask<Register[]>('/api/registers', { signal }),
})

export const registerQuery = (id: string, on: string | undefined, history: boolean) =>
  queryOptions({
    queryKey: ['registers', id, on ?? '', history],
    queryFn: ({ signal }) =>
      ask<{ register: Register; entries: Entry[] }>(
        `/api/registers/${encodeURIComponent(id)}${queryText({ on, history: history ? 'yes' : undefined })}`,
        { signal },
      ),
  })

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => ask<Organisation[]>('/api/organisations', { signal }),
})

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => ask<Account[]>('/api/accounts', { signal }),
})

const accessPage = 200

export const accessLogQuery = (days: { from?: string; until?: string }) =>
  infiniteQueryOptions({
    queryKey: ['access-log', days],
    queryFn: ({ pageParam, signal }) =>
      ask<AccessEntry[]>(`/api/access-log${queryText({ ...days, before: pageParam, limit: accessPage })}`, {
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length < accessPage ? undefined : last.at(-1)?.number),
  })

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => ask<Role[]>('/api/roles', { signal }),
  staleTime: 300_000,
})

export const credentialsQuery = queryOptions({
  queryKey: ['credentials'],
  queryFn: ({ signal }) => ask<Credentials>('/api/session/credentials', { signal }),
  staleTime: 0,
})

export const calendarYearQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => ask<CalendarYear>(`/api/calendar/years/${year}`, { signal }),
  })

/** After anything was written: whatever is on the screen is asked for again. */
export function refreshAll(): Promise<void> {
  return queries.invalidateQueries()
}
