/** Registers, imports, organisations, accounts, access log. */
import { z } from 'zod'
import { factSchema } from './common.ts'

const registerColumnSchema = z.object({
  column: z.string(),
  label: z.string(),
  type: z.enum(['text', 'integer', 'date', 'select', 'boolean']),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})
export const registerSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    clause: z.string().nullable(),
    /** Heading of the key, such as 单位代码. */
    keyLabel: z.string(),
    columns: z.array(registerColumnSchema),
    mayEdit: z.boolean(),
    entries: z.int(),
    /** Entries that an empty register can begin with. */
    seeds: z.int(),
  })
  .meta({ id: 'Register' })
export type Register = z.infer<typeof registerSchema>
export const entrySchema = z
  .object({
    key: z.string(),
    from: z.string(),
    until: z.string().nullable(),
    values: z.record(z.string(), factSchema),
    by: z.string().nullable(),
    at: z.string(),
    /** Set where a later entry took its place: what was believed before. */
    supersededAt: z.string().nullable(),
  })
  .meta({ id: 'Entry' })
export type Entry = z.infer<typeof entrySchema>

const importFaultSchema = z
  .object({
    sheet: z.string(),
    cell: z.string(),
    row: z.int().nullable(),
    column: z.string().nullable(),
    say: z.string(),
  })
  .meta({ id: 'ImportFault' })
/** Dry run of an import: what would change, and what cannot be read. `commit` with the token does exactly this. */
export const dryRunSchema = z
  .object({
    token: z.string(),
    target: z.string(),
    fileName: z.string(),
    readable: z.boolean(),
    faults: z.array(importFaultSchema),
    changes: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(['added', 'changed', 'ended', 'unchanged']),
        /** The day from which it holds, where the change is dated. */
        from: z.string().optional(),
        before: z.record(z.string(), factSchema).nullable(),
        after: z.record(z.string(), factSchema).nullable(),
      }),
    ),
    counts: z.object({
      added: z.int(),
      changed: z.int(),
      ended: z.int(),
      unchanged: z.int(),
      faults: z.int(),
    }),
    /** Findings on what was read (figures that disagree), with cell: stored as printed, shown as finding. */
    findings: z.array(
      z.object({
        rule: z.string(),
        grade: z.enum(['error', 'inconsistency', 'doubt', 'note']),
        clause: z.string().nullable(),
        clauseLabel: z.string().nullable(),
        sheet: z.string(),
        cell: z.string().nullable(),
        stated: z.string(),
        expected: z.string(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'DryRun' })
export type DryRun = z.infer<typeof dryRunSchema>

export const organisationSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    code: z.string().nullable(),
    division: z.string().nullable(),
    parent: z.string().nullable(),
    kind: z.string(),
  })
  .meta({ id: 'Organisation' })
export type Organisation = z.infer<typeof organisationSchema>
export const accountSchema = z
  .object({
    account: z.string(),
    person: z.string(),
    name: z.string(),
    active: z.boolean(),
    locked: z.boolean(),
    totp: z.boolean(),
    posts: z.array(
      z.object({
        id: z.string(),
        role: z.string(),
        roleLabel: z.string(),
        organisation: z.string(),
        organisationName: z.string(),
        from: z.string(),
        until: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof accountSchema>
export const accessEntrySchema = z
  .object({
    /** Place in the log; `before` asks for older ones. */
    number: z.int(),
    at: z.string(),
    /** Names; null where nobody acted, as at the set-up. */
    person: z.string().nullable(),
    organisation: z.string().nullable(),
    kind: z.string(),
    kindLabel: z.string(),
    what: z.string(),
    /** `what` in Chinese, roles and registers by their names. */
    say: z.string(),
    purpose: z.string().nullable(),
    subject: z.string().nullable(),
    /** Name of the person or organisation that the entry is about. */
    subjectName: z.string().nullable(),
  })
  .meta({ id: 'AccessEntry' })
export type AccessEntry = z.infer<typeof accessEntrySchema>

export const roleSchema = z
  .object({
    role: z.string(),
    label: z.string(),
    /** Set for the three roles that administer and act on no case. */
    administrator: z.enum(['system', 'security', 'audit']).nullable(),
  })
  .meta({ id: 'Role' })
export type Role = z.infer<typeof roleSchema>
