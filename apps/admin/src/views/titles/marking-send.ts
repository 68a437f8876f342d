import { useEffect, useRef, useState } from 'react'
import { ask, problemOf, randomKey } from '../../api/client.ts'
import { refreshAll } from '../../api/queries.ts'
import type { ActAnswer, CaseView, JsonObject, Problem } from '../../api/types.ts'
import { afterOwnActs, noteOwnAct } from '../../api/versions.ts'
import { isClean, itemKey, type MarkItem } from './marking-order.ts'

export type Verdict = {
  readonly genuine: boolean
  readonly complete: boolean
  readonly regular: boolean
  readonly note: string
}

type Sent = Readonly<Record<string, 'clean' | 'faulty'>>

/**
 * Sends marks one after another and per file, so that a key may be struck faster than the server answers. What was refused
 * stands unmarked again with its reason.
 */
export function useMarks(views: readonly CaseView[], verifier: string) {
  const [sent, setSent] = useState<Sent>({})
  const [problem, setProblem] = useState<Problem>()
  const queues = useRef(new Map<string, Promise<void>>())
  useEffect(() => () => void refreshAll(), [])
  const post = async (item: MarkItem, input: JsonObject) => {
    const view = views.find(({ id }) => id === item.caseId)
    if (view === undefined) return
    try {
      const version = afterOwnActs(view.version)
      const answer = await ask<ActAnswer>(
        `/api/${view.procedure}/${encodeURIComponent(view.id)}/MarkMaterials`,
        {
          method: 'POST',
          body: { input },
          headers: { 'idempotency-key': randomKey(), 'if-match': version },
        },
      )
      noteOwnAct(version, answer.version)
    } catch (error) {
      setProblem(problemOf(error))
      setSent((known) => Object.fromEntries(Object.entries(known).filter(([key]) => key !== itemKey(item))))
      await refreshAll()
    }
  }
  const mark = (item: MarkItem, verdict: Verdict, isCompared: boolean) => {
    setProblem(undefined)
    setSent((known) => ({ ...known, [itemKey(item)]: isClean(verdict) ? 'clean' : 'faulty' }))
    const copy =
      item.material.original || !isCompared || !isClean(verdict)
        ? null
        : { by: verifier, opinion: '与原件一致', sealed: true }
    const input: JsonObject = { marks: [{ material: item.material.id, ...verdict, copy }] }
    const after = async (before: Promise<void> | undefined) => {
      await before
      await post(item, input)
    }
    queues.current.set(item.caseId, after(queues.current.get(item.caseId)))
  }
  const standing = (item: MarkItem): 'clean' | 'faulty' | undefined =>
    sent[itemKey(item)] ?? (item.mark === undefined ? undefined : isClean(item.mark) ? 'clean' : 'faulty')
  return { mark, standing, problem }
}
