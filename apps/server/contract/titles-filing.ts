/** What helps an applicant fill in: what the registers know, and what an earlier application offers. */
import { z } from 'zod'

const option = z.object({ value: z.string(), label: z.string() })
const rowOffer = z.object({ id: z.string(), label: z.string() })

export const filingHelpSchema = z
  .object({
    /** Degrees in the register, by key. */
    degrees: z.array(option),
    /** Professional qualifications that stand for a title of this series (art.12). */
    qualifications: z.array(option),
    /** Years of which the register has an assessment. */
    assessments: z.array(z.object({ year: z.int(), grade: z.string() })),
    /** Conditions of the exceptional set and how many of them must be met (art.39.a). */
    exceptional: z.object({
      asked: z.int().nullable(),
      items: z.array(z.object({ number: z.string(), text: z.string() })),
    }),
    /** Applications of earlier years with what they offer, the latest first; those that offer nothing are left out. */
    earlier: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        year: z.int(),
        target: z.string(),
        outcome: z.string(),
        stretches: z.int(),
        achievements: z.array(rowOffer),
        works: z.array(rowOffer),
        materials: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            slot: z.string(),
            row: z.string().nullable(),
            pages: z.int(),
            files: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'TitlesFilingHelp' })
export type FilingHelp = z.infer<typeof filingHelpSchema>

/** Applications whose applicant is the reader, whatever post he acts in; the latest year first. */
export const ownApplicationsSchema = z
  .array(z.object({ id: z.string(), number: z.string(), year: z.int(), stage: z.string() }))
  .meta({ id: 'TitlesOwnApplications' })
export type OwnApplications = z.infer<typeof ownApplicationsSchema>

/** Whom somebody may open an application for, and what is open. */
export const applyingSchema = z
  .object({
    /** Oneself, or the staff of the employer for whom its clerk types. */
    isOwn: z.boolean(),
    people: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        employer: z.string(),
        employerName: z.string(),
        /** Where file and labour relation lie, when they differ: the person chooses (art.63.a). */
        territories: z.array(option),
        /** Series and specialty of the present post. */
        post: z.string(),
      }),
    ),
    cycles: z.array(
      z.object({
        id: z.string(),
        committee: z.string(),
        year: z.int(),
        series: z.string(),
        specialties: z.array(z.string()),
        levels: z.array(z.string()),
        until: z.string(),
        /** Where its announcement stands on the portal; null while none does. */
        announcement: z.string().nullable(),
      }),
    ),
    tracks: z.array(z.string()),
    /** Applications of oneself that stand already; none where a clerk types for others. */
    standing: ownApplicationsSchema,
  })
  .meta({ id: 'TitlesApplying' })
export type Applying = z.infer<typeof applyingSchema>
