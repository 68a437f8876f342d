/** Title review beside its acts: applicants out of a workbook, and the internal notice for colleagues. */
import { z } from 'zod'

export const openCyclesSchema = z.array(
  z
    .object({ id: z.string(), committee: z.string(), year: z.int(), levels: z.string(), until: z.string() })
    .meta({ id: 'TitlesOpenCycle' }),
)
export type OpenCycle = z.infer<typeof openCyclesSchema>[number]

export const applicantImportSchema = z
  .object({
    run: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    fileName: z.string(),
    /** Rows gone through, of all rows. */
    done: z.int(),
    total: z.int(),
    opened: z.int(),
    /** A trial opens nothing: it counts what would be opened. */
    isTrial: z.boolean(),
    openable: z.int(),
    /** Rows whose person has an application of this year already. */
    standing: z.int(),
    returned: z.array(z.object({ row: z.int(), name: z.string(), say: z.string() })),
    /** Why the whole file was refused; empty otherwise. */
    say: z.string(),
  })
  .meta({ id: 'TitlesApplicantImport' })
export type ApplicantImportView = z.infer<typeof applicantImportSchema>

const noticeHead = {
  id: z.string(),
  name: z.string(),
  target: z.string(),
  postedOn: z.string(),
  endsOn: z.string(),
}
export const internalNoticesSchema = z.array(z.object(noticeHead).meta({ id: 'TitlesInternalNoticeLine' }))
export type InternalNoticeLine = z.infer<typeof internalNoticesSchema>[number]

/** F13 as colleagues see it: the number of the identity paper masked, no phone, no address. */
export const internalNoticeSchema = z
  .object({
    ...noticeHead,
    employer: z.string(),
    place: z.string(),
    sex: z.string(),
    paperNumber: z.string(),
    track: z.string(),
    presentTitle: z.string(),
    years: z.int().nullable(),
    degree: z.string(),
    workHistory: z.array(
      z.object({ from: z.string(), until: z.string(), employer: z.string(), post: z.string() }),
    ),
    achievements: z.array(
      z.object({ name: z.string(), on: z.string(), grade: z.string(), rank: z.string() }),
    ),
    works: z.array(z.object({ title: z.string(), kind: z.string(), on: z.string(), venue: z.string() })),
    materials: z.array(
      z.object({
        name: z.string(),
        slot: z.string(),
        pages: z.int(),
        /** 公示, or kept for inspection only (备查). */
        shown: z.boolean(),
      }),
    ),
    conclusion: z.string(),
    recommendation: z.object({ rank: z.int(), score: z.string() }).nullable(),
  })
  .meta({ id: 'TitlesInternalNotice' })
export type InternalNoticeView = z.infer<typeof internalNoticeSchema>

/** What the pledge F3 says, what it stands over now, and whether the signed one still does. */
export const pledgeSchema = z
  .object({
    commitments: z.array(z.string()),
    digest: z.string(),
    standing: z.enum(['未签', '有效', '承诺书需重签']),
  })
  .meta({ id: 'TitlesPledge' })
export type PledgeView = z.infer<typeof pledgeSchema>
