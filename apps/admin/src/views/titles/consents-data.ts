import { queryOptions } from '@tanstack/react-query'
import type { HeldTitlesView, TitleConsentsView } from '../../../../server/contract/titles-consents.ts'
import { ask } from '../../api/client.ts'

export type ConsentLine = TitleConsentsView['consents'][number]

export const consentsQuery = queryOptions({
  queryKey: ['title-consents'],
  queryFn: ({ signal }) => ask<TitleConsentsView>('/api/titles/title-consents', { signal }),
})

const acts = '/api/titles/title-consent'
const keyed = () => ({ 'idempotency-key': crypto.randomUUID() })

/** What a person gives: to whom, what for, until when. */
export type Consent = { person: string; employer: string; purpose: string; until: string }

export const giveConsent = (input: Consent): Promise<unknown> =>
  ask(acts, { method: 'POST', body: { act: 'GiveConsent', input }, headers: keyed() })

export const revokeConsent = (id: string): Promise<unknown> =>
  ask(`${acts}/${encodeURIComponent(id)}/RevokeConsent`, {
    method: 'POST',
    body: { input: {} },
    headers: keyed(),
  })

/** Records the look, then reads. */
export const searchTitles = (id: string, purpose: string): Promise<HeldTitlesView> =>
  ask<HeldTitlesView>(`/api/titles/title-consents/${encodeURIComponent(id)}/search`, {
    method: 'POST',
    body: { purpose },
  })
