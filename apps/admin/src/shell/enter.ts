import { queries } from '../api/queries.ts'
import type { Session } from '../api/types.ts'

/** The new session replaces whatever another person had on the screen. */
export function enter(session: Session): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  queries.setQueryData(['session'], session)
}
