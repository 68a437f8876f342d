/** What the reckoners and the checker of foreign files answer. Amounts are 分. */
import { z } from 'zod'

const fen = z.int().min(0).max(9_000_000_000_000)
/** Hundredths of a per cent. */
const rate = z.coerce.number().int().min(0).max(10_000)
const people = z.coerce.number().int().min(0).max(100_000)

export const whatIfQuerySchema = z
  .object({
    payRise: rate.default(0),
    publicCut: rate.default(0),
    retiring: people.default(0),
    /** Head count that the retiring leave; the unit's own where it is left out. */
    staff: people.optional(),
  })
  .refine(({ retiring, staff }) => staff === undefined || retiring <= staff, {
    path: ['retiring'],
    message: '退休人数不能多于实有人数',
  })

const outcomeSchema = z.object({
  personnel: z.int(),
  public: z.int(),
  basic: z.int(),
  project: z.int(),
  total: z.int(),
})
export const whatIfSchema = z
  .object({
    title: z.string(),
    staff: z.int().nullable(),
    before: outcomeSchema,
    after: outcomeSchema,
    /** Change of the total in percent with two decimals; null over nothing. */
    percent: z.string().nullable(),
    publicShare: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  })
  .meta({ id: 'BudgetWhatIf' })
export type BudgetWhatIf = z.infer<typeof whatIfSchema>

export const staffCostQuerySchema = z
  .object({
    year: z.coerce.number().int().min(2015).max(2100),
    /** A year's wages and the base of contributions, where it differs. */
    wages: z.coerce.number().pipe(fen),
    base: z.coerce.number().pipe(fen).optional(),
    /** People who retire, of how many. */
    retiring: people.default(0),
    staff: people.default(0),
  })
  .refine(({ retiring, staff }) => retiring <= staff, {
    path: ['retiring'],
    message: '退休人数不能多于实有人数',
  })

const costSchema = z.object({
  wages: z.int(),
  pension: z.int(),
  annuity: z.int(),
  housing: z.int(),
  union: z.int(),
  total: z.int(),
})
export const staffCostSchema = z
  .object({ cost: costSchema, saved: costSchema.nullable() })
  .meta({ id: 'BudgetStaffCost' })
export type BudgetStaffCost = z.infer<typeof staffCostSchema>

export const fileCheckSchema = z
  .object({
    file: z.string(),
    subject: z.string(),
    year: z.int().nullable(),
    counts: z.object({
      errors: z.int(),
      inconsistencies: z.int(),
      doubts: z.int(),
      notes: z.int(),
      passed: z.int(),
    }),
    /** Why the file could not be read; empty when it was. */
    unreadable: z.array(z.string()),
    findings: z.array(
      z.object({
        grade: z.string(),
        place: z.string(),
        stated: z.string(),
        expected: z.string(),
        message: z.string(),
        repair: z.string(),
        clause: z.string().nullable(),
        clauseLabel: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'BudgetFileCheck' })
export type BudgetFileCheck = z.infer<typeof fileCheckSchema>
