import { Navigate } from '@tanstack/react-router'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { useSession } from '../../lib/session.ts'
import type { StateViewProps } from '../state-view.tsx'
import { ApplicationPage } from './application-page.tsx'

/** Up to this width the applicant gets the page made for a phone. */
const PHONE = '(max-width: 560px)'

/** Inside the case page; on a phone the applicant is led to the page that holds nothing else. */
export function TitlesApplicationView(props: StateViewProps) {
  const { person } = useSession()
  const state = props.view.state as unknown as Application
  const isOwn = state.applicant.account === person.id
  if (isOwn && props.opened === undefined && globalThis.matchMedia(PHONE).matches)
    return <Navigate to="/my-application/$id" params={{ id: props.view.id }} replace />
  return <ApplicationPage {...props} />
}
