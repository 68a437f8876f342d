/** Work list, case page, acts: all generated from the procedure tables. */
import { z } from 'zod'
import { factSchema, findingSchema, fieldFaultSchema, problemSchema, receiptSchema } from './common.ts'

const optionSchema = z.object({ value: z.string(), label: z.string() })
export type FieldOption = z.infer<typeof optionSchema>

/** A field of a generated form. `columns` for nested tables; `path` dotted. */
export interface FormField {
  path: string
  widget: string
  label: string
  required: boolean
  help?: string
  placeholder?: string
  options?: FieldOption[]
  columns?: FormField[]
}
const fieldSchema: z.ZodType<FormField> = z
  .lazy(() =>
    z.object({
      path: z.string(),
      widget: z.string(),
      label: z.string(),
      required: z.boolean(),
      help: z.string().optional(),
      placeholder: z.string().optional(),
      options: z.array(optionSchema).optional(),
      columns: z.array(fieldSchema).optional(),
    }),
  )
  .meta({ id: 'Field' })
const formSchema = z
  .object({ sections: z.array(z.object({ title: z.string(), fields: z.array(fieldSchema) })) })
  .meta({ id: 'Form' })
export type Form = z.infer<typeof formSchema>

const actSchema = z
  .object({
    act: z.string(),
    label: z.string(),
    clause: z.string(),
    clauseLabel: z.string(),
    companion: z.boolean(),
    bulk: z.boolean(),
    onPaper: z.boolean(),
    opens: z.boolean(),
    /** Onward on the printed path, here for work in this stage, or aside: back, out of the path, a companion. */
    road: z.enum(['onward', 'here', 'aside']),
    form: formSchema.optional(),
    /** JSON Schema of the input, for layout only: the server's zod is the only validator. */
    schema: factSchema,
    /** What the form begins with: the same person's last entry of what is alike each time. */
    initial: z.record(z.string(), factSchema).optional(),
    barred: problemSchema.optional(),
  })
  .meta({ id: 'Act' })
export type Act = z.infer<typeof actSchema>

export const procedureSchema = z
  .object({
    id: z.string(),
    module: z.string(),
    label: z.string(),
    instrument: z.string(),
    instrumentTitle: z.string(),
    stages: z.array(z.object({ stage: z.string(), label: z.string(), closed: z.boolean() })),
    columns: z.array(
      z.object({ column: z.string(), label: z.string(), type: z.enum(['text', 'integer', 'date']) }),
    ),
    /** Acts that the signed-in post may open a case with. */
    openings: z.array(actSchema),
    /** Whether the post's role has a desk in it, so that it stands in the navigation. */
    listed: z.boolean(),
  })
  .meta({ id: 'Procedure' })
export type Procedure = z.infer<typeof procedureSchema>

const periodSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    clause: z.string(),
    clauseLabel: z.string(),
    due: z.string(),
    over: z.string(),
    kind: z.enum(['opens', 'closes', 'alerts']),
    provisional: z.boolean(),
    workingDaysLeft: z.int(),
    receipt: receiptSchema,
  })
  .meta({ id: 'Period' })
export type Period = z.infer<typeof periodSchema>

const workItemSchema = z
  .object({
    procedure: z.string(),
    id: z.string(),
    title: z.string(),
    stage: z.string(),
    stageLabel: z.string(),
    version: z.string(),
    updatedAt: z.string(),
    /** Nearest legal period; items are sorted by it. */
    due: z
      .object({ label: z.string(), due: z.string(), workingDaysLeft: z.int(), provisional: z.boolean() })
      .optional(),
    /** The signed-in post has something to do here now. */
    mine: z.boolean(),
    returned: z.boolean(),
    urged: z.int(),
    columns: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  })
  .meta({ id: 'WorkItem' })
export type WorkItem = z.infer<typeof workItemSchema>
export const workListSchema = z
  .object({ items: z.array(workItemSchema), total: z.int(), next: z.string().nullable() })
  .meta({ id: 'WorkList' })
export const workQuerySchema = z.object({
  procedure: z.string().optional(),
  stage: z.string().optional(),
  mine: z.enum(['yes', 'no']).optional(),
  text: z.string().max(100).optional(),
  year: z.coerce.number().int().optional(),
  overdue: z.enum(['yes', 'no']).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const trailItemSchema = z
  .object({
    version: z.int(),
    act: z.string(),
    label: z.string(),
    clause: z.string(),
    clauseLabel: z.string(),
    at: z.string(),
    entered: z.string(),
    backfilled: z.boolean(),
    /** Who compared a later entry with its scan. */
    confirmedBy: z.string().nullable(),
    person: z.string().nullable(),
    organisation: z.string().nullable(),
    roleLabel: z.string().nullable(),
    findings: z.array(findingSchema),
    reasons: z.record(z.string(), z.string()),
    reverted: z.boolean(),
    hash: z.string(),
    note: z.string().optional(),
  })
  .meta({ id: 'TrailItem' })
export type TrailItem = z.infer<typeof trailItemSchema>

const returnItemSchema = z.object({
  number: z.int(),
  path: z.string(),
  text: z.string(),
  answer: z.object({ kind: z.enum(['changed', 'explained']), text: z.string(), at: z.string() }).optional(),
})
export const caseViewSchema = z
  .object({
    procedure: z.string(),
    id: z.string(),
    title: z.string(),
    stage: z.string(),
    stageLabel: z.string(),
    /** Hash of this viewer's own projection: send it back as `If-Match`. */
    version: z.string(),
    instrument: z.string(),
    instrumentVersion: z.string(),
    stageLine: z.array(
      z.object({
        stage: z.string(),
        label: z.string(),
        state: z.enum(['past', 'current', 'future']),
        at: z.string().optional(),
      }),
    ),
    state: z.record(z.string(), factSchema),
    /** What parts of the state and their coded values are called, by dotted path; `*` stands for one step, `**` for any number. */
    words: z.object({
      state: z.record(z.string(), z.string()),
      values: z.record(z.string(), z.record(z.string(), z.string())),
    }),
    /** Names of the organisations whose ids the state holds. */
    organisations: z.record(z.string(), z.string()),
    /** Names of the people whose ids the state holds: those who acted in the case, and those whom it names itself. */
    people: z.record(z.string(), z.string()),
    /** Other cases whose ids the state holds, as far as the viewer may see them too. */
    cases: z.record(z.string(), z.object({ procedure: z.string(), title: z.string() })),
    /** Labels of clauses and names of register entries whose ids the state holds. */
    terms: z.record(z.string(), z.string()),
    acts: z.array(actSchema),
    periods: z.array(periodSchema),
    findings: z.array(findingSchema),
    holds: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        clause: z.string(),
        clauseLabel: z.string(),
        say: z.string(),
      }),
    ),
    returns: z.array(
      z.object({
        round: z.int(),
        act: z.string(),
        at: z.string(),
        person: z.string().nullable(),
        items: z.array(returnItemSchema),
      }),
    ),
    handOver: z.object({ act: z.string(), at: z.string(), received: z.boolean() }).nullable(),
    materials: z.array(
      z.object({ hash: z.string(), name: z.string(), mediaType: z.string(), bytes: z.int(), at: z.string() }),
    ),
    notices: z.array(
      z.object({
        column: z.string(),
        columnLabel: z.string(),
        title: z.string(),
        address: z.string(),
        postedAt: z.string(),
        removedAt: z.string().nullable(),
      }),
    ),
    documents: z.array(
      z.object({
        template: z.string(),
        label: z.string(),
        clause: z.string(),
        clauseLabel: z.string(),
        code: z.string().nullable(),
        address: z.string(),
      }),
    ),
    trail: z.array(trailItemSchema),
  })
  .meta({ id: 'Case' })
export type CaseView = z.infer<typeof caseViewSchema>

/** Body of every act. `happenedAt` and `scan` only for 补录. */
export const actBodySchema = <I extends z.ZodType>(input: I) =>
  z.object({
    input,
    reasons: z.record(z.string(), z.string()).optional(),
  })
export const actAnswerSchema = z
  .object({
    procedure: z.string(),
    id: z.string(),
    version: z.string(),
    stage: z.string(),
    hash: z.string(),
    at: z.string(),
    /** Cases that the act opened elsewhere. */
    opened: z.array(z.object({ procedure: z.string(), caseId: z.string() })),
    warnings: z.array(findingSchema),
    verdicts: z.array(findingSchema),
  })
  .meta({ id: 'ActAnswer' })
export type ActAnswer = z.infer<typeof actAnswerSchema>
/** `POST …/preview`: what the act would answer, without writing. */
export const previewSchema = z
  .object({
    outcome: z.enum(['accepted', 'refused']),
    say: z.string(),
    findings: z.array(findingSchema),
    fields: z.array(fieldFaultSchema),
    hidden: z.array(z.string()),
    computed: z.record(z.string(), factSchema),
    /** The case as it would be after the act, as the viewer sees it; on `?state=1` and where it would be accepted. */
    state: z.record(z.string(), factSchema).optional(),
  })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof previewSchema>
export const draftSchema = z
  .object({
    id: z.string(),
    act: z.string(),
    part: z.string(),
    body: factSchema,
    version: z.int(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Draft' })
export type Draft = z.infer<typeof draftSchema>
