/** What the workbench knows and does: changes with what follows from them, items of a return, the way to a place. */
import { App } from 'antd'
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { CaseView, JsonObject } from '../api/types.ts'
import { useDraft } from '../form/use-draft.ts'
import type { MoneyUnit } from '../lib/money.ts'
import { useSession } from '../lib/session.ts'
import { keepInWindow, readKept } from '../lib/window-keep.ts'
import { type Mode, modesOf } from './bench-modes.tsx'
import { openRound, useOldTexts } from './budget-answers.tsx'
import { changingAct, type Desk, type Kept, keptList, readKeptList, useEditing } from './budget-edit.tsx'
import { useItems } from './budget-items.tsx'
import { useLive } from './budget-live.ts'
import { usePhrases } from './use-phrases.ts'
import { type PlacedFinding, valuesOf } from './budget-model.ts'
import {
  afterDrawing,
  focusFinding,
  focusPlace,
  focusSheet,
  partOf,
  placesOf,
  storedPlaces,
} from './budget-places.ts'
import { countAsked, readQuestions } from './budget-questions.tsx'
import type { Changes } from './sheet-history.ts'
import { type CellValue, fenOf } from './sheet-text.ts'
import type { OpenedAct } from './state-view.tsx'
import { type Shown, useBudget } from './use-budget.ts'

export type Bench = ReturnType<typeof useWorkbench>

export function useWorkbench(view: CaseView, canAct: boolean, opened?: OpenedAct) {
  const stored = view.state as JsonObject
  const act = canAct ? changingAct(view.acts) : undefined
  const storedBudget = useBudget(view, undefined).budget
  const values = useMemo(() => valuesOf(storedBudget), [storedBudget])
  // Who compiles changes cells; what he was assigned he sends back by the step itself.
  const isDirect = act?.act === 'ReviseFigures'
  const places = useMemo(() => placesOf(storedBudget, stored), [storedBudget, stored])
  const storedAt = useMemo(
    () => storedPlaces(storedBudget, values, places.texts),
    [storedBudget, values, places],
  )
  const kept = useEditing(view.version, isDirect ? storedAt : undefined)
  const live = useLive(view, act, kept.changes)
  const shown = useBudget(view, live.after)
  const round = canAct ? openRound(view) : undefined
  const old = useOldTexts(view, round, places.texts)
  const ways = useWays(shown, firstOpenPath(round), canAct && signs(view) ? 'signatures' : 'tables')
  const mayReturn = canAct && !isDirect && isPossible(view, 'Return')
  const items = useItems(view, mayReturn)
  const [unit, setUnit] = useState<MoneyUnit>('万元')
  // The compiler's tables are open at once; a correction or a preparation begins when it is asked for.
  const [isAsked, setAsked] = useState(false)
  useOpened(opened, act?.act, () => {
    setAsked(true)
    ways.setMode('tables')
  })
  useKeptChanges(view, act?.act, kept)
  const editing = withOldKept(kept, old.keep)
  const listed = mayReturn ? items.items : round?.items
  const { add } = items
  const phrases = usePhrases(stored['reference'])
  const context = useMemo((): Desk => {
    const computed = new Set(shown.computed)
    const numbers = numbersOf(listed ?? [])
    const rest = { unit, computed, stored: values, faults: live.faults, items: numbers, phrases }
    return mayReturn ? { ...rest, onItem: add } : rest
  }, [unit, shown.computed, values, live.faults, listed, phrases, mayReturn, add])
  const blocking = shown.findings.filter(({ blocks }) => blocks === 'submission')
  const { needed } = countAsked(readQuestions(shown.state['questions']))
  return {
    ...ways,
    stored,
    act,
    editing,
    live,
    shown,
    places,
    unit,
    setUnit,
    mayReturn,
    items,
    round,
    old,
    context,
    blocking,
    isEditing: act !== undefined && (isDirect || isAsked),
    mayLeave: !isDirect,
    startEditing: () => setAsked(true),
    leave: () => {
      kept.clear()
      setAsked(false)
    },
    moved: countMoved(values, live.after === undefined ? undefined : shown.budget, kept.changes),
    modes: modesOf(view, needed + blocking.length),
    keyed: (event: KeyboardEvent) => undoByKey(event, kept),
  }
}

function isPossible(view: CaseView, companion: string): boolean {
  return view.acts.some((act) => act.companion && act.act === companion && act.barred === undefined)
}

function firstOpenPath(round: ReturnType<typeof openRound>): string {
  return round?.items.find(({ answer }) => answer === undefined)?.path ?? ''
}

/** Whether this post has come to sign and for nothing else. */
function signs(view: CaseView): boolean {
  const open = view.acts.filter(({ companion, barred }) => !companion && barred === undefined)
  return open.some(({ act }) => act === 'SignAsFinanceHead' || act === 'SignAsUnitHead')
}

/** Which part is shown, and how to get to a place or a finding. A returned budget opens at the first open item. */
function useWays(shown: Shown, first: string, start: Mode) {
  const [mode, setMode] = useState<Mode>(() => partOf(first)?.mode ?? start)
  const [part, setPart] = useState<string | undefined>(() => partOf(first)?.part)
  const focusFirst = useEffectEvent(() => {
    if (first !== '') afterDrawing(() => focusPlace(first))
  })
  useEffect(() => focusFirst(), [])
  const current = shown.parts.find(({ value }) => value === part) ?? shown.parts[0]
  return {
    mode,
    setMode,
    setPart,
    current,
    goTo: (path: string) => {
      const to = partOf(path)
      if (to === undefined) return
      setMode(to.mode)
      if (to.part !== '') setPart(to.part)
      afterDrawing(() => focusPlace(path))
    },
    show: (finding: PlacedFinding) => {
      const found = shown.parts.find(({ sheet }) => sheet === finding.sheet)
      setMode('tables')
      if (found !== undefined) setPart(found.value)
      afterDrawing(() => focusFinding(finding))
    },
  }
}

/** The button of the act that changes places leads into the sheet: to the cell where the cursor stands. */
function useOpened(opened: OpenedAct | undefined, act: string | undefined, open: () => void): void {
  const key = opened !== undefined && opened.act === act ? `${opened.act} ${opened.times}` : ''
  const lead = useEffectEvent((asked: string) => {
    if (asked === '') return
    open()
    afterDrawing(focusSheet)
  })
  useEffect(() => lead(key), [key])
}

/**
 * Typed changes outlive the page until they are sent or taken back: in this window each time they change, and as a draft on
 * the server for when the window is gone. Two windows of one person share the draft; what each has typed stays its own.
 */
function useKeptChanges(view: CaseView, act: string | undefined, kept: Kept) {
  const { message } = App.useApp()
  const { person } = useSession()
  const { changes, conflicts, restore } = kept
  const address = act === undefined ? undefined : `${view.procedure}/${view.id}/${act}/sheet`
  const own = address === undefined ? undefined : `${person.id} ${address}`
  const bringBack = (body: unknown): boolean => {
    const list = readKeptList(body)
    const count = list === undefined || changes.size > 0 ? 0 : restore(list)
    if (count > 0) void message.info(`已载入上次没有提交的 ${count} 处改动`)
    return count > 0
  }
  const bringOwn = useEffectEvent((key: string) => {
    // what has come true since then is done with
    if (!bringBack(readKept(key))) keepInWindow(key, undefined)
  })
  useEffect(() => {
    if (own !== undefined) bringOwn(own)
  }, [own])
  const draft = useDraft(address, (body) => void bringBack(body))
  const last = useRef({ changes, conflicts })
  const keep = useEffectEvent((now: Changes) => {
    const list = now.size > 0 ? keptList(view.version, kept) : undefined
    if (own !== undefined) keepInWindow(own, list)
    if (list !== undefined) draft.save(list)
    else void draft.discard().catch(() => undefined)
  })
  useEffect(() => {
    if (last.current.changes === changes && last.current.conflicts === conflicts) return
    last.current = { changes, conflicts }
    keep(changes)
  }, [changes, conflicts])
}

/** What stood at a place of the return before it is changed is kept beside it. */
const withOldKept = (kept: Kept, keep: () => void): Kept => ({
  ...kept,
  change: (list) => {
    keep()
    kept.change(list)
  },
})

/** Ctrl+Z and Ctrl+Y anywhere in the workbench; inside an input they are the input's own. */
function undoByKey(event: KeyboardEvent, { undo, redo }: Kept): void {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
  if (!(event.ctrlKey || event.metaKey) || isTyping) return
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) undo()
  else if (key === 'y' || key === 'z') redo()
  else return
  event.preventDefault()
}

/** Numbers of items by their place. */
function numbersOf(items: readonly { path: string }[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>()
  items.forEach(({ path }, index) => numbers.set(path, [...(numbers.get(path) ?? []), index + 1]))
  return numbers
}

/** How many figures follow from the changes, those typed left out. */
function countMoved(
  before: ReadonlyMap<string, CellValue>,
  after: Shown['budget'] | undefined,
  changes: Changes,
): number {
  if (after === undefined) return 0
  return Array.from(valuesOf(after)).filter(
    ([path, value]) => !changes.has(path) && fenOf(before.get(path) ?? null) !== fenOf(value),
  ).length
}
