/** What the budget board and its reports answer. */
import { z } from 'zod'

const day = z.string().nullable()

export const boardQuerySchema = z.object({
  year: z.coerce.number().int().min(2015).max(2100),
  /** Only the units of one department; finance may choose, a department sees its own anyway. */
  department: z.string().max(20).optional(),
})

const stepSchema = z.object({
  step: z.string(),
  due: z.string(),
  done: day,
  daysLate: z.number().int(),
  daysLeft: z.number().int().nullable(),
})
const boardUnitSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    department: z.string().nullable(),
    caseId: z.string().nullable(),
    stage: z.string().nullable(),
    standing: z.string(),
    returned: z.number().int(),
    urged: z.number().int(),
    total: z.number().int().nullable(),
    errors: z.number().int(),
    hints: z.number().int(),
    steps: z.array(stepSchema),
  })
  .meta({ id: 'BoardUnit' })
export type BoardUnitView = z.infer<typeof boardUnitSchema>

export const boardSchema = z
  .object({
    year: z.number().int(),
    today: z.string(),
    office: z.object({ name: z.string(), kind: z.enum(['department', 'finance']) }),
    /** Departments of the scope: code and name. */
    departments: z.array(z.object({ code: z.string(), name: z.string() })),
    progress: z.array(z.object({ standing: z.string(), units: z.number().int() })),
    /** The office's own 布置 of the year that is open, for sending 控制数 down. */
    round: z.string().nullable(),
    units: z.array(boardUnitSchema),
    reminders: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        step: z.string(),
        due: z.string(),
        kind: z.enum(['ahead', 'late']),
        days: z.number().int(),
      }),
    ),
    /** Cases of the units that have something to do now, for urging all of them at once. */
    notDone: z.array(z.string()),
    /** Text for the office's chat group, for all that is open. */
    urge: z.string(),
  })
  .meta({ id: 'BudgetBoard' })
export type BudgetBoard = z.infer<typeof boardSchema>

export const rollUpSchema = z
  .object({
    year: z.number().int(),
    department: z.string(),
    units: z.array(z.object({ code: z.string(), name: z.string() })),
    lines: z.array(
      z.object({
        path: z.string(),
        label: z.string(),
        sum: z.number().int(),
        eliminated: z.number().int(),
        amount: z.number().int(),
      }),
    ),
    eliminated: z.array(
      z.object({
        kind: z.string(),
        payer: z.string(),
        receiver: z.string(),
        amount: z.number().int(),
        code: z.string(),
        column: z.string(),
      }),
    ),
    findings: z.array(
      z.object({ rule: z.string(), unit: z.string(), counterpart: z.string(), message: z.string() }),
    ),
    controls: z.array(
      z.object({
        path: z.string(),
        label: z.string(),
        limit: z.number().int(),
        amount: z.number().int(),
        above: z.array(z.object({ code: z.string(), amount: z.number().int(), limit: z.number().int() })),
      }),
    ),
  })
  .meta({ id: 'BudgetRollUp' })
export type BudgetRollUp = z.infer<typeof rollUpSchema>

export const reportNames = [
  'board',
  'telephones',
  'roll-up',
  'publication',
  'rates',
  'errors',
  'lateness',
  'funds',
  'targets',
  'function-classes',
  'economic-classes',
  'economic-items',
  'year-on-year',
  'per-capita',
] as const
export const reportSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    columns: z.array(z.object({ key: z.string(), header: z.string(), kind: z.enum(['text', 'figure']) })),
    rows: z.array(z.record(z.string(), z.string())),
    note: z.string(),
  })
  .meta({ id: 'BudgetReport' })
export type BudgetReportView = z.infer<typeof reportSchema>
