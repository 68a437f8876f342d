import { createContext, useContext } from 'react'
import type { Session } from '../api/types.ts'

export const SessionContext = createContext<Session | null>(null)

/** The signed-in person; only inside the shell, which stands behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside the shell')
  return session
}
