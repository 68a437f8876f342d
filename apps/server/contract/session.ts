/** Signing in, the posts of a person, and who is there. */
import { z } from 'zod'

export const postSchema = z.object({
  id: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  tenant: z.string(),
})
export const sessionSchema = z
  .object({
    person: z.object({ id: z.string(), name: z.string() }),
    posts: z.array(postSchema),
    /** Post acted in; switching it is `PUT /api/session/post`. */
    post: z.string(),
    administrator: z.enum(['system', 'security', 'audit']).nullable(),
    demo: z.boolean(),
    /** The password was given by somebody else: nothing but changing it is answered. */
    passwordDue: z.boolean(),
    /** Legal date of the running clock (demo clock included). */
    today: z.string(),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof sessionSchema>

export const signInSchema = z
  .object({ account: z.string().min(1), password: z.string().min(1), code: z.string().optional() })
  .meta({ id: 'SignIn' })
/** Demo sign-ins: only answered in demo mode. */
export const demoAccountSchema = z
  .object({
    account: z.string(),
    name: z.string(),
    roleLabel: z.string(),
    organisationName: z.string(),
    note: z.string(),
    tenant: z.string(),
    tenantName: z.string(),
    /** Titles of the instruments that the role works under; none for administrators. */
    instruments: z.array(z.string()),
  })
  .meta({ id: 'DemoAccount' })
export type DemoAccount = z.infer<typeof demoAccountSchema>
export const demoSignInSchema = z.object({ account: z.string() })

/** What the signed-in account can prove itself with. */
export const credentialsSchema = z
  .object({ account: z.string(), password: z.boolean(), totp: z.boolean() })
  .meta({ id: 'Credentials' })
export type Credentials = z.infer<typeof credentialsSchema>
/** A new secret for one-time codes; it counts once a code of it was confirmed. `address` is what the QR code holds. */
export const totpSecretSchema = z
  .object({ secret: z.string(), address: z.string() })
  .meta({ id: 'TotpSecret' })
export type TotpSecret = z.infer<typeof totpSecretSchema>
