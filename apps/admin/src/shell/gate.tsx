import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { problemOf } from '../api/client.ts'
import { sessionQuery } from '../api/queries.ts'
import { SessionContext } from '../lib/session.ts'
import { ClauseDrawerProvider } from '../parts/clause.tsx'
import { Failed, Loading } from '../parts/page.tsx'
import { PasswordDue } from './password-due.tsx'
import { SignIn } from './sign-in.tsx'

/** Everything stands behind the sign-in; the address stays, so that signing in leads on to where one wanted to go. */
export function Gate() {
  const { data, error, isPending, refetch } = useQuery(sessionQuery)
  if (isPending) return <Loading what="登录状态" />
  const isSignedOut = error !== null && problemOf(error).status === 401
  // What was read of a session stays beside the refusal: then somebody was signed in until a moment ago.
  if (isSignedOut) return <SignIn isOver={data !== undefined} />
  if (data === undefined) {
    return (
      <main className="alone">
        <Failed error={error} retry={() => void refetch()} />
      </main>
    )
  }
  if (data.passwordDue) return <PasswordDue session={data} />
  return (
    <SessionContext value={data}>
      <ClauseDrawerProvider>
        <Outlet />
      </ClauseDrawerProvider>
    </SessionContext>
  )
}
