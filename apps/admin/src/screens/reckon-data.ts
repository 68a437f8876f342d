import { queryOptions } from '@tanstack/react-query'
import type { BudgetFileCheck, BudgetStaffCost, BudgetWhatIf } from '../../../server/contract/budget-tools.ts'
import { ask, queryText } from '../api/client.ts'
import type { WorkList } from '../api/types.ts'

export type WhatIf = BudgetWhatIf
export type StaffCost = BudgetStaffCost
export type FileCheck = BudgetFileCheck

export type WhatIfInput = { payRise: number; publicCut: number; retiring: number; staff: number | undefined }

/** Budgets that the post may see, newest first. */
export const budgetsQuery = queryOptions({
  queryKey: ['worklist', 'budgets-to-reckon'],
  queryFn: ({ signal }) =>
    ask<WorkList>(`/api/worklist${queryText({ procedure: 'budget/unit-budget', limit: 200 })}`, { signal }),
})

export const whatIfQuery = (id: string, input: WhatIfInput) =>
  queryOptions({
    queryKey: ['budget-what-if', id, input],
    queryFn: ({ signal }) => ask<WhatIf>(`/api/budget/what-if/${id}${queryText(input)}`, { signal }),
    enabled: id !== '',
    retry: false,
    placeholderData: (previous) => previous,
  })

export type StaffInput = {
  year: number
  wages: number
  base: number | undefined
  retiring: number
  staff: number
}

export const staffCostQuery = (input: StaffInput) =>
  queryOptions({
    queryKey: ['budget-staff-cost', input],
    queryFn: ({ signal }) => ask<StaffCost>(`/api/budget/staff-cost${queryText(input)}`, { signal }),
    enabled: input.wages > 0 && input.retiring <= input.staff,
    retry: false,
    placeholderData: (previous) => previous,
  })

const form = (files: readonly File[]): FormData => {
  const data = new FormData()
  for (const file of files) data.append('file', file, file.name)
  return data
}

/** One file, checked and forgotten by the server. */
export const checkFile = (file: File, year: string): Promise<FileCheck> =>
  ask<FileCheck>(`/api/budget/check${queryText({ year })}`, { method: 'POST', body: form([file]) })

export const summaryRequest = (files: readonly File[], year: string) =>
  [`/api/budget/check/summary.xlsx${queryText({ year })}`, { method: 'POST', body: form(files) }] as const
