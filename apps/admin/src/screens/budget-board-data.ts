import { queryOptions } from '@tanstack/react-query'
import type {
  BoardUnitView,
  BudgetBoard,
  BudgetReportView,
  BudgetRollUp,
} from '../../../server/contract/budget.ts'
import { ask, queryText } from '../api/client.ts'

export type Board = BudgetBoard
export type BoardUnit = BoardUnitView
export type RollUp = BudgetRollUp
export type Report = BudgetReportView

export type BoardQuery = {
  year: number
  department?: string | undefined
  standing?: string | undefined
  tab?: string | undefined
}

const asked = ({ year, department }: BoardQuery): string => queryText({ year, department })

export const boardQuery = (query: BoardQuery) =>
  queryOptions({
    queryKey: ['budget-board', query.year, query.department],
    queryFn: ({ signal }) => ask<Board>(`/api/budget/board${asked(query)}`, { signal }),
  })

export const rollUpQuery = (query: BoardQuery) =>
  queryOptions({
    queryKey: ['budget-roll-up', query.year, query.department],
    queryFn: ({ signal }) => ask<RollUp>(`/api/budget/roll-up${asked(query)}`, { signal }),
  })

export const reportQuery = (name: string, query: BoardQuery) =>
  queryOptions({
    queryKey: ['budget-report', name, query.year, query.department],
    queryFn: ({ signal }) => ask<Report>(`/api/budget/reports/${name}${asked(query)}`, { signal }),
  })

/** The step that is open, or the last one done: what a row of the board shows. */
export function shownStep({ steps }: BoardUnit): BoardUnit['steps'][number] | undefined {
  return steps.find(({ done }) => done === null) ?? steps.at(-1)
}

export const isLate = ({ steps }: BoardUnit): boolean =>
  steps.some(({ done, daysLate }) => done === null && daysLate > 0)

/** 分 as 万元 with two decimals, half away from zero, thousands separated: for reading in columns. */
export function wan(fen: number): string {
  const hundredths = Math.floor((Math.abs(fen) + 5_000) / 10_000)
  const whole = String(Math.floor(hundredths / 100)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
  const sign = fen < 0 && hundredths > 0 ? '−' : ''
  return `${sign}${whole}.${String(hundredths % 100).padStart(2, '0')}`
}
