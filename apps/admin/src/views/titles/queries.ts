import { queryOptions } from '@tanstack/react-query'
import type {
  ApplicantImportView,
  InternalNoticeLine,
  InternalNoticeView,
  OpenCycle,
  PledgeView,
} from '../../../../server/contract/titles-desk.ts'
import type { Applying, FilingHelp, OwnApplications } from '../../../../server/contract/titles-filing.ts'
import type { ScreeningView } from '../../../../server/contract/titles-screening.ts'
import { ProblemError, ask } from '../../api/client.ts'

export const noticesQuery = queryOptions({
  queryKey: ['titles-notices'],
  queryFn: ({ signal }) => ask<InternalNoticeLine[]>('/api/titles/internal-notices', { signal }),
})

export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['titles-notices', id],
    queryFn: ({ signal }) =>
      ask<InternalNoticeView>(`/api/titles/internal-notices/${encodeURIComponent(id)}`, { signal }),
  })

export const openCyclesQuery = queryOptions({
  queryKey: ['titles-open-cycles'],
  queryFn: ({ signal }) => ask<OpenCycle[]>('/api/titles/open-cycles', { signal }),
})

const POLL_MS = 700

/** A run is asked for until it has ended. */
export const applicantImportQuery = (run: string) =>
  queryOptions({
    queryKey: ['titles-applicant-import', run],
    queryFn: ({ signal }) =>
      ask<ApplicantImportView>(`/api/titles/applicant-imports/${encodeURIComponent(run)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? POLL_MS : false),
  })

/** What a pledge signed now would stand over; another state of the case has another digest. */
export const pledgeQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['titles-pledge', id, version],
    queryFn: ({ signal }) =>
      ask<PledgeView>(`/api/titles/applications/${encodeURIComponent(id)}/pledge`, { signal }),
  })

/** Doubts about an application; null for a post that has no part in deciding on it. */
export const screeningQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['titles-screening', id, version],
    queryFn: async ({ signal }): Promise<ScreeningView | null> => {
      try {
        const address = `/api/titles/applications/${encodeURIComponent(id)}/screening`
        return await ask<ScreeningView>(address, { signal })
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
  })

/** What can be chosen instead of typed; another state of the case offers other things. */
export const filingHelpQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['titles-filing-help', id, version],
    queryFn: ({ signal }) =>
      ask<FilingHelp>(`/api/titles/applications/${encodeURIComponent(id)}/help`, { signal }),
  })

export const applyingQuery = queryOptions({
  queryKey: ['titles-applying'],
  queryFn: ({ signal }) => ask<Applying>('/api/titles/applying', { signal }),
})

export const ownApplicationsQuery = queryOptions({
  queryKey: ['titles-own-applications'],
  queryFn: ({ signal }) => ask<OwnApplications>('/api/titles/own-applications', { signal }),
})
