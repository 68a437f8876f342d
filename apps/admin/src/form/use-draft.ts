import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { ask, ProblemError, problemOf } from '../api/client.ts'
import type { Draft, JsonObject } from '../api/types.ts'
import { draftsArrived, sendDraft } from './draft-line.ts'

const saveDelayMs = 1_200

type OnLoad = (body: JsonObject) => JsonObject | undefined | void

export type DraftState =
  | { kind: 'none' }
  | { kind: 'loaded'; at: string }
  | { kind: 'waiting' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; say: string }

/**
 * Keeps what is typed as a draft on the server, also what was typed in the second before the page was left. `address` is
 * the draft's path below `/api/drafts/`; undefined means that this act keeps none. `onLoad` gets the stored body once,
 * before anything is saved; what it answers is stored instead of what was typed before the stored body came.
 */
export function useDraft(address: string | undefined, onLoad: OnLoad) {
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const version = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<() => void>(undefined)
  const latest = useRef<JsonObject>({})
  const load = useEffectEvent(onLoad)
  useEffect(() => {
    if (address === undefined) return undefined
    const stop = new AbortController()
    const fetchDraft = async () => {
      try {
        const draft = await fetchStored(address, stop.signal)
        if (draft === undefined || draft === null || stop.signal.aborted) return
        version.current = draft.version
        latest.current = load(draft.body as JsonObject) ?? latest.current
        setState({ kind: 'loaded', at: draft.updatedAt })
      } catch (error) {
        const isMissing = error instanceof ProblemError && error.problem.status === 404
        if (isMissing || stop.signal.aborted) return
        setState({ kind: 'failed', say: '草稿读不出来，可以照常填写' })
      }
    }
    void fetchDraft()
    const putNow = () => pending.current?.()
    const stopWatching = whenHidden(putNow)
    return () => {
      stop.abort()
      stopWatching()
      putNow()
    }
  }, [address])
  const save = useCallback(
    (body: JsonObject) => {
      if (address === undefined) return
      clearTimeout(timer.current)
      latest.current = body
      setState({ kind: 'waiting' })
      const put = async (typed: JsonObject) => {
        try {
          const draft = await putDraft(address, typed, version.current)
          version.current = draft.version
          setState({ kind: 'saved', at: draft.updatedAt })
        } catch (error) {
          setState({ kind: 'failed', say: `草稿没有保存：${problemOf(error).detail}` })
        }
      }
      pending.current = () => {
        const typed = latest.current
        clearTimeout(timer.current)
        pending.current = undefined
        void sendDraft(address, () => put(typed))
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

/** What is stored once everything on its way there has arrived. */
async function fetchStored(address: string, signal: AbortSignal): Promise<Draft | null | undefined> {
  await draftsArrived(address)
  return signal.aborted ? undefined : ask<Draft | null | undefined>(`/api/drafts/${address}`, { signal })
}

const putDraft = (address: string, body: JsonObject, version: number) =>
  ask<Draft>(`/api/drafts/${address}`, { method: 'PUT', body: { body, version } })

/** A phone that turns to another app may never come back to this page. Returns what ends the watch. */
function whenHidden(act: () => void): () => void {
  const watch = () => (document.visibilityState === 'hidden' ? act() : undefined)
  document.addEventListener('visibilitychange', watch)
  return () => document.removeEventListener('visibilitychange', watch)
}
