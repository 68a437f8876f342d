/** Posts of a unit over the next three years: what is known, and what follows from what is assumed. */
import { z } from 'zod'

const PEOPLE_MAX = 100_000
const people = z.int().min(0, '人数不能为负').max(PEOPLE_MAX)
const level = z.enum(['员级', '助理级', '中级', '副高级', '正高级'])
const moveSchema = z.object({
  year: z.int().min(2000).max(2200),
  level,
  retiring: people,
  promoted: people,
  hired: people,
})
const postSchema = z.object({ level, posts: people, filled: people })

export const outlookBaseSchema = z
  .object({
    /** Units whose posts the reader may look at. */
    units: z.array(z.object({ key: z.string(), name: z.string() })),
    unit: z.object({ key: z.string(), name: z.string() }).nullable(),
    from: z.int(),
    /** From the last opinion on vacancies; empty: none was ever asked for. */
    structure: z.array(postSchema),
    structureOf: z.int().nullable(),
    retirements: z.array(z.object({ name: z.string(), level: z.string(), on: z.string() })),
    moves: z.array(moveSchema),
    confirmed: z.array(
      z.object({ year: z.int(), level: z.string(), confirmed: z.int(), document: z.string() }),
    ),
  })
  .meta({ id: 'PostOutlookBase' })
export type OutlookBase = z.infer<typeof outlookBaseSchema>

export const outlookQuestionSchema = z.strictObject({
  structure: z.array(postSchema).max(5),
  from: z.int().min(2000).max(2200),
  moves: z.array(moveSchema).max(50),
})
export type OutlookAsked = z.infer<typeof outlookQuestionSchema>

export const outlookSchema = z
  .object({
    years: z.array(
      z.object({
        year: z.int(),
        lines: z.array(
          z.object({
            level: z.string(),
            posts: z.int(),
            before: z.int(),
            retiring: z.int(),
            promoted: z.int(),
            hired: z.int(),
            risen: z.int(),
            after: z.int(),
            vacancies: z.int(),
            shareTenths: z.int(),
          }),
        ),
      }),
    ),
    findings: z.array(
      z.object({ say: z.string(), clause: z.string(), clauseLabel: z.string(), rule: z.string() }),
    ),
  })
  .meta({ id: 'PostOutlook' })
export type Outlook = z.infer<typeof outlookSchema>
