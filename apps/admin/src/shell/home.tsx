import { Navigate } from '@tanstack/react-router'
import { isOnlyApplicant, useSession } from '../lib/session.ts'

/** Where each begins: what is his to do; an applicant with her own applications, an administrator with what he administers. */
export function Home() {
  const session = useSession()
  const { administrator } = session
  if (administrator === 'system') return <Navigate to="/organisations" replace />
  if (administrator === 'security') return <Navigate to="/accounts" replace />
  if (administrator === 'audit') return <Navigate to="/access-log" search={{}} replace />
  if (isOnlyApplicant(session)) return <Navigate to="/my-applications" replace />
  return <Navigate to="/worklist" search={{ mine: 'yes' }} replace />
}
