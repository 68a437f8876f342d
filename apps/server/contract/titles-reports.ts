/** Reports of title review: tables with what is drawn of them, and the statistics of one cycle. */
import { z } from 'zod'

export const titleReportNames = [
  'annual',
  'committees',
  'deadlines',
  'vacancies',
  'refusals',
  'complaints',
  'accountability',
  'integrity',
  'fees',
  'confirmations',
  'routing',
  'holdings',
] as const

export const titleReportQuerySchema = z.object({ year: z.coerce.number().int().min(2010).max(2100) })

const columnSchema = z.object({ key: z.string(), header: z.string(), kind: z.enum(['text', 'figure']) })

/** Bars over the rows of the table: `category` names each, `series` are columns of figures, stacked or side by side. */
const chartSchema = z.object({
  label: z.string(),
  category: z.string(),
  stacked: z.boolean(),
  unit: z.string(),
  series: z.array(z.object({ key: z.string(), label: z.string() })).min(1),
})

export const titleReportSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    columns: z.array(columnSchema),
    rows: z.array(
      z.object({
        cells: z.record(z.string(), z.string()),
        /** The case that the row is about, where it is about one. */
        open: z.object({ procedure: z.string(), id: z.string() }).nullable(),
      }),
    ),
    chart: chartSchema.nullable(),
    note: z.string(),
  })
  .meta({ id: 'TitleReport' })
export type TitleReportView = z.infer<typeof titleReportSchema>

const cycleSchema = z
  .object({ id: z.string(), committee: z.string(), year: z.int(), levels: z.string() })
  .meta({ id: 'TitleStatisticsCycle' })

export const titleReportsSchema = z
  .object({
    reports: z.array(
      z.object({
        name: z.enum(titleReportNames),
        label: z.string(),
        /** Of a year; the others say how things stand today. */
        yearly: z.boolean(),
      }),
    ),
    /** Cycles whose result tables this post may ask for, newest first. */
    cycles: z.array(cycleSchema),
    years: z.array(z.int()),
  })
  .meta({ id: 'TitleReports' })
export type TitleReportsView = z.infer<typeof titleReportsSchema>

/** F5 of one cycle: flow by specialty, breakdowns, year on year, what does not add up, and the draft of F24. */
export const titleStatisticsSchema = z
  .object({
    cycle: cycleSchema,
    meetings: z.array(z.string()),
    /** 申报, 受理, 送评, 表决, 通过. */
    steps: z.array(z.object({ label: z.string(), count: z.int() })),
    flow: z.object({ columns: z.array(columnSchema), rows: z.array(z.record(z.string(), z.string())) }),
    breakdowns: z.array(
      z.object({
        label: z.string(),
        groups: z.array(z.object({ label: z.string(), released: z.int(), passed: z.int() })),
      }),
    ),
    /** The year before; null: the committee had no cycle then. */
    yearBefore: z.int().nullable(),
    compared: z.array(
      z.object({
        label: z.string(),
        now: z.string(),
        before: z.string(),
        change: z.string(),
        share: z.string(),
      }),
    ),
    checks: z.array(z.object({ label: z.string(), holds: z.boolean() })),
    faults: z.array(z.string()),
    draft: z.string(),
    /** Whether this post may read F6. */
    overview: z.boolean(),
  })
  .meta({ id: 'TitleStatistics' })
export type TitleStatisticsView = z.infer<typeof titleStatisticsSchema>

export const titleOverviewSchema = z
  .object({
    columns: z.array(columnSchema),
    rows: z.array(z.record(z.string(), z.string())),
    page: z.int(),
    /** Rows of a full page; the last may have fewer. */
    size: z.int(),
    more: z.boolean(),
  })
  .meta({ id: 'TitleOverview' })
export type TitleOverviewView = z.infer<typeof titleOverviewSchema>

export const titleStatisticsPapers = ['analysis', 'overview', 'report'] as const
