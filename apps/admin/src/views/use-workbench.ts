/** What the workbench knows and does: changes with what follows from them, items of a return, the way to a place. */
import { App } from 'antd'
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { CaseView, JsonObject } from '../api/types.ts'
import { useDraft } from '../form/use-draft.ts'
import type { MoneyUnit } from '../lib/money.ts'
import { type Mode, modesOf } from './bench-modes.tsx'
import { openRound, useOldTexts } from './budget-answers.tsx'
import { changingAct, type Desk, type Kept, useEditing } from './budget-edit.tsx'
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
  textsIn,
} from './budget-places.ts'
import { countAsked, readQuestions } from './budget-questions.tsx'
import type { Change, Changes } from './sheet-history.ts'
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
  const kept = useEditing(view.version, isDirect ? (path) => storedAt(values, stored, path) : undefined)
  const live = useLive(view, act, kept.changes)
  const shown = useBudget(view, live.after)
  const places = useMemo(() => placesOf(storedBudget, stored), [storedBudget, stored])
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
  const editing: Kept = {
    ...kept,
    change: (list) => {
      old.keep()
      kept.change(list)
    },
  }
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

/** What stands at a place of the case: a figure, or a text of the unit's own; undefined where it has no such place. */
function storedAt(
  values: ReadonlyMap<string, CellValue>,
  stored: JsonObject,
  path: string,
): CellValue | undefined {
  if (!path.startsWith('text/')) return values.get(path)
  const text = textsIn(stored['texts'])[path.slice('text/'.length)]
  return typeof text === 'string' ? text : ''
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

/** Typed changes outlive the page: they are kept as a draft until they are sent or taken back. */
function useKeptChanges(view: CaseView, act: string | undefined, { changes, restore }: Kept) {
  const { message } = App.useApp()
  const address = act === undefined ? undefined : `${view.procedure}/${view.id}/${act}/sheet`
  const draft = useDraft(address, (body) => {
    const { version, list } = body as { version?: string; list?: Change[] }
    if (version !== view.version || list === undefined || list.length === 0) return
    restore(list)
    void message.info(`已载入上次没有提交的 ${list.length} 处改动`)
  })
  const last = useRef(changes)
  const keep = useEffectEvent((now: Changes) => {
    if (now.size > 0) draft.save({ version: view.version, list: Array.from(now.values()) })
    else void draft.discard().catch(() => undefined)
  })
  useEffect(() => {
    if (last.current === changes) return
    last.current = changes
    keep(changes)
  }, [changes])
}

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
