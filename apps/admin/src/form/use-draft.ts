import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { ask, ProblemError, problemOf } from '../api/client.ts'
import type { Draft, JsonObject } from '../api/types.ts'

const saveDelayMs = 1_200

export type DraftState =
  | { kind: 'none' }
  | { kind: 'loaded'; at: string }
  | { kind: 'waiting' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; say: string }

/**
 * Keeps what is typed as a draft on the server. `address` is the draft's path below `/api/drafts/`; undefined means
 * that this act keeps none. `onLoad` gets the stored body once, before anything is saved.
 */
export function useDraft(address: string | undefined, onLoad: (body: JsonObject) => void) {
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const version = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const load = useEffectEvent(onLoad)
  useEffect(() => {
    if (address === undefined) return undefined
    const stop = new AbortController()
    const fetchDraft = async () => {
      try {
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
    return () => {
      stop.abort()
      clearTimeout(timer.current)
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
      timer.current = setTimeout(() => void put(), saveDelayMs)
    },
    [address],
  )
  const discard = useCallback(async () => {
    clearTimeout(timer.current)
    if (address === undefined || version.current === 0) return
    version.current = 0
    setState({ kind: 'none' })
    await ask(`/api/drafts/${address}`, { method: 'DELETE' })
  }, [address])
  return { state, save, discard }
}
