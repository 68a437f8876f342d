/** Consents to look up titles, as the person and the employer read them, and what a look answers. */
import { z } from 'zod'

export const titleConsentsSchema = z
  .object({
    /** Key of the reader's own entry in the register of persons; null: none, so nothing can be given. */
    own: z.string().nullable(),
    employers: z.array(z.object({ key: z.string(), name: z.string() })),
    consents: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        holder: z.string(),
        employer: z.string(),
        purpose: z.string(),
        givenOn: z.string(),
        until: z.string(),
        stage: z.enum(['given', 'revoked', 'expired']),
        stageLabel: z.string(),
        /** Newest first; names only to the person whose titles they are. */
        lookUps: z.array(z.object({ on: z.string(), by: z.string(), purpose: z.string() })),
      }),
    ),
  })
  .meta({ id: 'TitleConsents' })
export type TitleConsentsView = z.infer<typeof titleConsentsSchema>

export const heldTitlesSchema = z
  .object({
    holder: z.string(),
    on: z.string(),
    titles: z.array(
      z.object({
        title: z.string(),
        level: z.string(),
        way: z.string(),
        obtainedOn: z.string(),
        authority: z.string(),
        certificate: z.string(),
        scope: z.string(),
        status: z.string(),
      }),
    ),
  })
  .meta({ id: 'HeldTitles' })
export type HeldTitlesView = z.infer<typeof heldTitlesSchema>
