import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { problemOf } from '../../api/client.ts'
import { caseQuery, refreshAll } from '../../api/queries.ts'
import type { BulkRow, CaseView, JsonObject, Problem } from '../../api/types.ts'
import {
  ACCEPTANCE_LIST,
  type AcceptanceLine,
  admitAll,
  APPLICATION,
  checksQuery,
  declineConditionsQuery,
  postAct,
  takeLeases,
} from './acceptance-data.ts'
import { nextFirst, type Outcome } from './acceptance-order.ts'

const LEASE_RENEWED_MS = 4 * 60_000

/** A sitting at the acceptance desk: which file lies before the clerk, what was done, what waits for admission. */
export function useAcceptance(items: readonly AcceptanceLine[], place: string | null) {
  const [problem, setProblem] = useState<Problem>()
  const leases = useLeases(items, place, setProblem)
  const { done, note } = useOutcomes(items)
  const { refused, isAdmitting, admit, enqueue } = useAdmission(items, leases.others, done, note, setProblem)
  const client = useQueryClient()
  /** Goes to a file, or to the next open one that no colleague has; `gone` is done in this very moment. */
  const go = (to: string | undefined, gone?: string) =>
    leases.go(to, (id) => id !== to && (id === gone || done.has(id)))
  const move = (step: 1 | -1) => {
    if (step === 1) return go(undefined, leases.at)
    const before = items[items.findIndex(({ id }) => id === leases.at) - 1]
    return before === undefined ? undefined : go(before.id)
  }
  const send = (view: CaseView, act: string, input: JsonObject, outcome: Outcome) => {
    setProblem(undefined)
    note(view.id, outcome)
    go(undefined, view.id)
    enqueue(async () => {
      try {
        await postAct(view, act, input)
      } catch (error) {
        note(view.id, undefined)
        const name = items.find(({ id }) => id === view.id)?.name ?? ''
        const told = problemOf(error)
        setProblem({ ...told, detail: `${name}：${told.detail}` })
        await client.invalidateQueries({ queryKey: ['case', APPLICATION, view.id] })
      }
    })
  }
  const closeProblem = () => setProblem(undefined)
  const { at, others } = leases
  return { at, done, others, problem, refused, isAdmitting, go, move, send, admit, closeProblem }
}

/** Which file lies before this clerk, and which before colleagues: the server gives each file to one of them. */
function useLeases(
  items: readonly AcceptanceLine[],
  place: string | null,
  onProblem: (problem: Problem) => void,
) {
  const client = useQueryClient()
  const ids = items.map(({ id }) => id)
  const [others, setOthers] = useState<ReadonlyMap<string, string>>(
    () => new Map(items.flatMap(({ id, heldBy }) => (heldBy === null ? [] : [[id, heldBy] as const]))),
  )
  const isOpen = (id: string) => !others.has(id) && items.some((one) => one.id === id && !one.reviewed)
  const [at, setAt] = useState(() => (place !== null && isOpen(place) ? place : ids.find(isOpen)))
  const take = async (wanted: readonly string[], isMoving: boolean) => {
    try {
      const leases = await takeLeases(ACCEPTANCE_LIST, wanted, 2)
      setOthers(new Map(leases.others.map(({ id, name }) => [id, name])))
      if (isMoving) setAt(leases.held[0])
      for (const id of leases.held) readAhead(client, id)
    } catch (error) {
      onProblem(problemOf(error))
    }
  }
  const go = (to: string | undefined, isOver: (id: string) => boolean) => {
    const wanted = nextFirst(ids, to, at).filter((id) => !isOver(id))
    // What was read ahead lies there at once; the lease is renewed behind it.
    const [target] = wanted
    if (target === undefined || !others.has(target)) setAt(target)
    void take(wanted, true)
  }
  const begin = useEffectEvent(() => {
    if (at !== undefined) void take(nextFirst(ids, at, undefined).filter(isOpen), true)
  })
  const renew = useEffectEvent(() => {
    if (at !== undefined) void take(nextFirst(ids, at, undefined), false)
  })
  const leave = useEffectEvent(() => {
    // A lease that cannot be given back ends by itself.
    void takeLeases(ACCEPTANCE_LIST, [], 0).catch(() => undefined)
    void refreshAll()
  })
  useEffect(() => {
    const first = setTimeout(() => begin())
    const timer = setInterval(() => renew(), LEASE_RENEWED_MS)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
      leave()
    }
  }, [])
  return { at, others, go }
}

/** What was done in this sitting; files that were reviewed before wait for admission. */
function useOutcomes(items: readonly AcceptanceLine[]) {
  const [done, setDone] = useState<ReadonlyMap<string, Outcome>>(
    () => new Map(items.flatMap(({ id, reviewed }) => (reviewed ? [[id, 'passed'] as const] : []))),
  )
  const note = (id: string, outcome: Outcome | undefined) =>
    setDone((known) => {
      const next = new Map(known)
      if (outcome === undefined) next.delete(id)
      else next.set(id, outcome)
      return next
    })
  return { done, note }
}

/** Admission of all that passed, once every review that is under way has been answered. */
function useAdmission(
  items: readonly AcceptanceLine[],
  others: ReadonlyMap<string, string>,
  done: ReadonlyMap<string, Outcome>,
  note: (id: string, outcome: Outcome) => void,
  onProblem: (problem: Problem | undefined) => void,
) {
  const [refused, setRefused] = useState<readonly BulkRow[]>([])
  const [isAdmitting, setAdmitting] = useState(false)
  const sending = useRef<Promise<void>>(Promise.resolve())
  const enqueue = (work: () => Promise<void>) => {
    const after = async (before: Promise<void>) => {
      await before
      await work()
    }
    sending.current = after(sending.current)
  }
  const admit = async () => {
    setAdmitting(true)
    onProblem(undefined)
    await sending.current
    const waiting = items.flatMap(({ id }) => (done.get(id) === 'passed' && !others.has(id) ? [id] : []))
    try {
      const { rows } = await admitAll(waiting)
      for (const { id, outcome } of rows) if (outcome === 'done') note(id, 'admitted')
      setRefused(rows.filter(({ outcome }) => outcome !== 'done'))
    } catch (error) {
      onProblem(problemOf(error))
    }
    setAdmitting(false)
  }
  return { refused, isAdmitting, admit, enqueue }
}

/** The next file is read before it is opened: its record, what the rules say of it, its pages. */
function readAhead(client: QueryClient, id: string): void {
  void client.prefetchQuery(checksQuery(id))
  void client.prefetchQuery(declineConditionsQuery(id))
  void client.ensureQueryData(caseQuery(APPLICATION, id)).then(readPages, () => undefined)
}

function readPages(view: CaseView): void {
  const { materials } = view.state as unknown as Application
  for (const { files, removed } of materials) {
    if (removed !== null) continue
    for (const hash of files) new Image().src = `/api/files/${hash}`
  }
}
