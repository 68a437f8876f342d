import { Navigate } from '@tanstack/react-router'
import { useSession } from '../lib/session.ts'

/** Where each begins: what is his to do; an administrator with what he administers. */
export function Home() {
  const { administrator } = useSession()
  if (administrator === 'system') return <Navigate to="/organisations" replace />
  if (administrator === 'security') return <Navigate to="/accounts" replace />
  if (administrator === 'audit') return <Navigate to="/access-log" search={{}} replace />
  return <Navigate to="/worklist" search={{ mine: 'yes' }} replace />
}
