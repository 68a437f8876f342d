import { queryOptions } from '@tanstack/react-query'
import type { CycleParametersView } from '../../../../server/contract/titles-cycle.ts'
import { ask } from '../../api/client.ts'

/** Parameters beside those of the year before; another state of the case has others. */
export const cycleParametersQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['titles-cycle-parameters', id, version],
    queryFn: ({ signal }) =>
      ask<CycleParametersView>(`/api/titles/cycles/${encodeURIComponent(id)}/parameters`, { signal }),
  })
