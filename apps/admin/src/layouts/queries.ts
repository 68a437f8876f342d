/** What the layout screens ask the server. */
import { queryOptions } from '@tanstack/react-query'
import type { LayoutDetail, LayoutSummary } from '../../../server/contract/index.ts'
import { ask } from '../api/client.ts'

export type {
  LayoutDetail,
  LayoutField,
  LayoutFinding,
  LayoutSummary,
  LayoutUpload,
  LayoutVersion,
} from '../../../server/contract/index.ts'

/** Address of a paper's layouts; `document` is `module/procedure/paper`. */
export const layoutAddress = (document: string): string =>
  `/api/layouts/${document.split('/').map(encodeURIComponent).join('/')}`

export const layoutsQuery = queryOptions({
  queryKey: ['layouts'],
  queryFn: ({ signal }) => ask<LayoutSummary[]>('/api/layouts', { signal }),
})

export const layoutQuery = (document: string) =>
  queryOptions({
    queryKey: ['layouts', document],
    queryFn: ({ signal }) => ask<LayoutDetail>(layoutAddress(document), { signal }),
  })
