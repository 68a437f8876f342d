import { queryOptions } from '@tanstack/react-query'
import type {
  TitleOverviewView,
  TitleReportsView,
  TitleReportView,
  TitleStatisticsView,
} from '../../../../../server/contract/titles-reports.ts'
import { ask, queryText } from '../../../api/client.ts'

export type Report = TitleReportView
export type Statistics = TitleStatisticsView

export const reportsQuery = queryOptions({
  queryKey: ['titles-reports'],
  queryFn: ({ signal }) => ask<TitleReportsView>('/api/titles/reports', { signal }),
})

export const reportQuery = (name: string, year: number) =>
  queryOptions({
    queryKey: ['titles-report', name, year],
    queryFn: ({ signal }) => ask<Report>(`/api/titles/reports/${name}${queryText({ year })}`, { signal }),
  })

const cycleAddress = (cycle: string): string => `/api/titles/statistics/${encodeURIComponent(cycle)}`
export const paperAddress = (cycle: string, file: string): string => `${cycleAddress(cycle)}/papers/${file}`

export const statisticsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['titles-statistics', cycle],
    queryFn: ({ signal }) => ask<Statistics>(cycleAddress(cycle), { signal }),
  })

export const overviewQuery = (cycle: string, page: number) =>
  queryOptions({
    queryKey: ['titles-overview', cycle, page],
    queryFn: ({ signal }) =>
      ask<TitleOverviewView>(`${cycleAddress(cycle)}/overview${queryText({ page })}`, { signal }),
  })

export type Bar = { category: string; values: number[] }

/** Figures as they are printed, as numbers: thousands marks and the percent sign do not count. */
export function numberIn(text: string | undefined): number {
  const value = Number((text ?? '').replaceAll(/[,%]/g, ''))
  return Number.isFinite(value) ? value : 0
}

/** Rows of one category are added up; the order of the table is kept. */
export function barsOf({ chart, rows }: Pick<Report, 'chart' | 'rows'>): Bar[] {
  if (chart === null) return []
  const groups = Map.groupBy(rows, ({ cells }) => cells[chart.category] ?? '')
  return [...groups].map(([category, own]) => ({
    category,
    values: chart.series.map(({ key }) => own.reduce((sum, { cells }) => sum + numberIn(cells[key]), 0)),
  }))
}
