import { createContext, useContext } from 'react'
import type { Session } from '../api/types.ts'

export const SessionContext = createContext<Session | null>(null)

/** The signed-in person; only inside the shell, which stands behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside the shell')
  return session
}

/** Whether somebody holds no post but that of an applicant: such a person has no office's work list to begin with. */
export const isOnlyApplicant = ({ posts }: Pick<Session, 'posts'>): boolean =>
  posts.length > 0 && posts.every(({ role }) => role === 'title-applicant')
