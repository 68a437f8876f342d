/** The signed-in post as the identity folder's acts of administration take it. */
import type { Administrator, Session } from '#platform/identity'

export const administratorOf = (session: Session): NonNullable<Administrator> => ({
  tenant: session.tenant,
  person: session.person.id,
  post: session.post.id,
  role: session.post.role,
  organisation: session.post.organisation,
})
