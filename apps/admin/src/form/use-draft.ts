import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { ask, ProblemError, problemOf } from '../api/client.ts'
import type { Draft, JsonObject } from '../api/types.ts'
import { draftsArrived, sendDraft } from './draft-line.ts'

const saveDelayMs = 1_200

export type DraftState =
  | { kind: 'none' }
  | { kind: 'loaded'; at: string }
  | { kind: 'waiting' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; say: string }

/**
 * Keeps what is typed as a draft on the server, also what was typed in the second before the page was left. `address` is
 * the draft's path below `/api/drafts/`; undefined means that this act keeps none. `onLoad` gets the stored body once,
 * before anything is saved.
 */
export function useDraft(address: string | undefined, onLoad: (body: JsonObject) => void) {
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const version = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<() => void>(undefined)
  const load = useEffectEvent(onLoad)
  useEffect(() => {
    if (address === undefined) return undefined
    const stop = new AbortController()
    const fetchDraft = async () => {
      try {
        await draftsArrived(address)
        if (stop.signal.aborted) return
        const draft = await ask<Draft | null | undefined>(`/api/drafts/${address}`, { signal: stop.signal })
        if (draft === undefined || draft === null || stop.signal.aborted) return
        version.current = draft.version
        load(draft.body as JsonObject)
        setState({ kind: 'loaded', at: draft.updatedAt })
      } catch (error) {
        const isMissing = error instanceof ProblemError && error.problem.status === 404
        if (isMissing || stop.signal.aborted) return
        setState({ kind: 'failed', say: '草稿读不出来，可以照常填写' })
      }
    }
    void fetchDraft()
    const putNow = () => pending.current?.()
    // A phone that turns to another app may never come back to this page.
    const putWhenHidden = () => (document.visibilityState === 'hidden' ? putNow() : undefined)
    document.addEventListener('visibilitychange', putWhenHidden)
    return () => {
      stop.abort()
      document.removeEventListener('visibilitychange', putWhenHidden)
      putNow()
    }
  }, [address])
  const save = useCallback(
    (body: JsonObject) => {
      if (address === undefined) return
      clearTimeout(timer.current)
      setState({ kind: 'waiting' })
      const put = async () => {
        try {
          const request = { method: 'PUT' as const, body: { body, version: version.current } }
          const draft = await ask<Draft>(`/api/drafts/${address}`, request)
          version.current = draft.version
          setState({ kind: 'saved', at: draft.updatedAt })
        } catch (error) {
          setState({ kind: 'failed', say: `草稿没有保存：${problemOf(error).detail}` })
        }
      }
      pending.current = () => {
        clearTimeout(timer.current)
        pending.current = undefined
        void sendDraft(address, put)
      }
      timer.current = setTimeout(pending.current, saveDelayMs)
    },
    [address],
  )
  const discard = useCallback(async () => {
    clearTimeout(timer.current)
    pending.current = undefined
    if (address === undefined) return
    await draftsArrived(address)
    if (version.current === 0) return
    version.current = 0
    setState({ kind: 'none' })
    await ask(`/api/drafts/${address}`, { method: 'DELETE' })
  }, [address])
  return { state, save, discard }
}
