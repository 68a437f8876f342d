/** What is typed or uploaded but not stored yet: a step stores it before another step is opened. */
import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react'

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

/** Lets one storing run at a time: who asks again meanwhile, by a second button or by leaving, gets the answer of the first. */
export function soleRun(): (work: Leave) => Promise<boolean> {
  let running: Promise<boolean> | undefined
  return (work) => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
}

/** `soleRun` for the life of a form. */
export function useSoleRun(): (work: Leave) => Promise<boolean> {
  const [run] = useState(soleRun)
  return run
}
