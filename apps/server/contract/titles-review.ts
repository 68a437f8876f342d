/** Review mode of the convening body over its received applications, and the leases of any review mode. */
import { z } from 'zod'

const acceptanceLineSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    employer: z.string(),
    target: z.string(),
    track: z.string(),
    cycle: z.string(),
    submitter: z.string(),
    submittedOn: z.string(),
    /** Reviewed already and found right: waits for admission. */
    reviewed: z.boolean(),
    /** Day of its one correction notice, where there was one. */
    corrected: z.string().nullable(),
    /** Name of the colleague before whom it lies now; null: free or one's own. */
    heldBy: z.string().nullable(),
  })
  .meta({ id: 'TitlesAcceptanceLine' })
export type AcceptanceLine = z.infer<typeof acceptanceLineSchema>

export const acceptanceListSchema = z
  .object({
    cycles: z.array(z.object({ id: z.string(), name: z.string(), count: z.int() })),
    items: z.array(acceptanceLineSchema),
    /** All received files; more than are listed are shown once these are done. */
    total: z.int(),
    /** Where this clerk stopped. */
    place: z.string().nullable(),
    /** Day offered for a correction notice. */
    dueOn: z.string(),
  })
  .meta({ id: 'TitlesAcceptanceList' })
export type AcceptanceList = z.infer<typeof acceptanceListSchema>

const conditionSchema = z.object({
  /** Words that go into the refusal F11. */
  text: z.string(),
  clause: z.string(),
  clauseLabel: z.string(),
  group: z.enum(['评审条件', '评审公告']),
})
export type DeclineCondition = z.infer<typeof conditionSchema>

export const conditionsSchema = z.array(conditionSchema).meta({ id: 'TitlesDeclineConditions' })

export const leaseAskedSchema = z.object({
  list: z.string().min(1).max(120),
  /** In the order in which they are wanted. */
  wanted: z.array(z.string().max(100)).max(1000),
  count: z.int().min(0).max(3),
})
export const leasesSchema = z
  .object({
    held: z.array(z.string()),
    others: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'ReviewLeases' })
export type Leases = z.infer<typeof leasesSchema>
