/** What is typed or uploaded but not stored yet: a step stores it before another step is opened. */
import { createContext, useContext, useEffect, useEffectEvent } from 'react'

/** Stores what is open; false: it was refused, and the reason stands beside it. */
export type Leave = () => Promise<boolean>

/** Announces a form of the step; the answer takes it back. Outside a step nothing listens. */
export const LeavingStep = createContext<(leave: Leave) => () => void>(() => () => undefined)

/** Stores by `leave` before the step is left. */
export function useBeforeLeaving(leave: Leave): void {
  const announce = useContext(LeavingStep)
  const latest = useEffectEvent(leave)
  useEffect(() => announce(() => latest()), [announce])
}

/** Whether all forms let go, asked one after another, since each storing changes the version of the case. */
export async function allLetGo(forms: Iterable<Leave>): Promise<boolean> {
  for (const leave of forms) if (!(await leave())) return false
  return true
}
