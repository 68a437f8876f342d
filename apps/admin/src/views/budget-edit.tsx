import { createContext, type KeyboardEvent, useCallback, useContext, useMemo, useState } from 'react'
import type { Act, JsonObject } from '../api/types.ts'
import type { MoneyUnit } from '../lib/money.ts'
import { focusOnMount } from '../parts/boxes.tsx'
import { PhraseArea } from './phrase-area.tsx'
import { type Phrase, phrasesFor, kindOfText } from './phrase-match.ts'
import {
  type Change,
  changed,
  type Changes,
  emptyHistory,
  type History,
  rebased,
  redone,
  undone,
} from './sheet-history.ts'
import { type CellValue, isSameValue } from './sheet-text.ts'

export type Editing = {
  changes: Changes
  /** Changes places together: one step of undo. */
  change: (list: readonly Change[]) => void
}

/** Cells can be changed where an act takes changes; without one the tables are for reading. */
export const EditingContext = createContext<Editing | undefined>(undefined)

/** What else every part of the workbench draws by: how places stood before, what the server says about changed ones. */
export type Desk = {
  unit: MoneyUnit
  /** Places that nobody types into. */
  computed: ReadonlySet<string>
  /** The values of the case as it is stored. */
  stored: ReadonlyMap<string, CellValue>
  /** Why a changed place cannot be taken, by path. */
  faults: ReadonlyMap<string, string>
  /** Numbers of the return's items by the path of their place. */
  items: ReadonlyMap<string, readonly number[]>
  /** Wordings of the office's register to pick from. */
  phrases: readonly Phrase[]
  /** Adds an item of a return at a place; absent where nothing is returned from here. */
  onItem?: (path: string) => void
}

export const DeskContext = createContext<Desk>({
  unit: '万元',
  computed: new Set(),
  stored: new Map(),
  faults: new Map(),
  items: new Map(),
  phrases: [],
})

/** The act that takes changed places, if this post has one now: its input holds a list of `path` and `to`. */
export function changingAct(acts: readonly Act[]): Act | undefined {
  return acts.find((act) => act.barred === undefined && takesChanges(act.schema))
}

function takesChanges(schema: unknown): boolean {
  const { properties } = (schema ?? {}) as { properties?: { changes?: { items?: { properties?: object } } } }
  const item = properties?.changes?.items?.properties
  return item !== undefined && 'path' in item && 'to' in item
}

/** Changed places as the act takes them. */
export function changesInput(changes: Changes): JsonObject {
  return { changes: Array.from(changes.values(), ({ path, to }) => ({ path, to: to === '' ? null : to })) }
}

export type Kept = Editing & {
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
  clear: () => void
  /** Puts back what was kept, unless something is typed already; answers how many changes there are to send. */
  restore: (kept: KeptList) => number
  /** Places that were changed here and, since then, elsewhere. */
  conflicts: readonly Conflict[]
  /** Decides conflicts: what was typed here stays, or what stands there now does. */
  settle: (paths: readonly string[], whose: 'own' | 'other') => void
  /** The changes are on their way: the case's next version holds them. False takes that back. */
  setSent: (isSent: boolean) => void
}

/** A place with what stood there when it was typed on (`was`), what stands there now, and what was typed. */
export type Conflict = { path: string; was: CellValue; now: CellValue; own: CellValue }

/** Changes with the version they were typed on (empty: an older one); each `before` is what stood there then. */
export type KeptList = { version: string; list: Change[] }

/** What was kept, read back; undefined for anything else. */
export function readKeptList(body: unknown): KeptList | undefined {
  const { version, list } = (body ?? {}) as Partial<KeptList>
  return typeof version === 'string' && Array.isArray(list) && list.length > 0 ? { version, list } : undefined
}

/** Changes as they are kept over a reload. */
export function keptList(
  version: string,
  { changes, conflicts }: Pick<Kept, 'changes' | 'conflicts'>,
): KeptList {
  const was = new Map(conflicts.map((conflict) => [conflict.path, conflict.was]))
  const list = Array.from(changes.values(), (change) => ({
    ...change,
    before: was.has(change.path) ? (was.get(change.path) ?? null) : change.before,
  }))
  // with a conflict the list is older than the version it is looked at with
  return { version: conflicts.length > 0 ? '' : version, list }
}

const noConflicts: ReadonlyMap<string, CellValue> = new Map()

/**
 * Keeps changed places until they are sent together as one act. When the case has moved on (`version`) with them, they
 * are done; when it moved on otherwise, they stay against what stands there now. Without `storedAt` nothing stays.
 */
export function useEditing(version: string, storedAt?: (path: string) => CellValue | undefined): Kept {
  const [history, setHistory] = useState<History>(emptyHistory)
  const [met, setMet] = useState(noConflicts)
  const [seen, setSeen] = useState(version)
  const [isSent, setSent] = useState(false)
  if (seen !== version) {
    setSeen(version)
    setSent(false)
    const after = isSent || storedAt === undefined ? nothingTyped : rebasedOn(history, met, storedAt)
    setHistory(after.history)
    setMet(after.met)
  }
  const change = useCallback((list: readonly Change[]) => setHistory((now) => changed(now, list)), [])
  const undo = useCallback(() => setHistory(undone), [])
  const redo = useCallback(() => setHistory(redone), [])
  const clear = useCallback(
    () =>
      setHistory((now) =>
        changed(
          now,
          Array.from(now.present.values(), ({ path, before }) => ({ path, before, to: before })),
        ),
      ),
    [],
  )
  const restore = ({ version: typedOn, list }: KeptList): number => {
    if (history.present.size > 0) return 0
    if (typedOn !== version && storedAt === undefined) return 0
    const typed = changed(emptyHistory, list)
    const after =
      typedOn === version || storedAt === undefined
        ? { history: { ...emptyHistory, present: typed.present }, met: noConflicts }
        : rebasedOn(typed, noConflicts, storedAt)
    setHistory(after.history)
    setMet(after.met)
    return after.history.present.size
  }
  const conflicts = useMemo(() => conflictsOf(history.present, met), [history.present, met])
  const settle = (paths: readonly string[], whose: 'own' | 'other') => {
    setMet(new Map(Array.from(met).filter(([path]) => !paths.includes(path))))
    if (whose === 'own') return
    const given = conflicts.filter(({ path }) => paths.includes(path))
    change(given.map(({ path, now }) => ({ path, before: now, to: now })))
  }
  return {
    changes: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    undo,
    redo,
    clear,
    restore,
    conflicts,
    settle,
    setSent,
  }
}

const nothingTyped = { history: emptyHistory, met: noConflicts }

/** What was typed, against what stands there now; a conflict keeps what stood there when it was typed. */
function rebasedOn(
  { present }: History,
  met: ReadonlyMap<string, CellValue>,
  storedAt: (path: string) => CellValue | undefined,
) {
  const typed = Array.from(present.values(), (change) => ({
    ...change,
    before: met.has(change.path) ? (met.get(change.path) ?? null) : change.before,
  }))
  return rebased(typed, storedAt, isSameValue)
}

function conflictsOf(changes: Changes, met: ReadonlyMap<string, CellValue>): readonly Conflict[] {
  return Array.from(met).flatMap(([path, was]) => {
    const own = changes.get(path)
    return own === undefined ? [] : [{ path, was, now: own.before, own: own.to }]
  })
}

type EditableProps = {
  path: string
  shown: string
  label: string
  multiline?: boolean
  /** Title of the table whose note it is. */
  table?: string
}

/** A text that becomes an input when chosen. Enter keeps it (in long texts: leaving), Escape leaves it as it was. */
export function EditableText({ path, shown, label, multiline = false, table = '' }: EditableProps) {
  const editing = useContext(EditingContext)
  const desk = useContext(DeskContext)
  const [isOpen, setOpen] = useState(false)
  if (editing === undefined || path === '') return shown
  const own = editing.changes.get(path)
  const value = own === undefined ? shown : String(own.to ?? '')
  const close = (text: string) => {
    const to = text.trim()
    if (to !== value) editing.change([{ path, before: shown, to }])
    setOpen(false)
  }
  if (isOpen && multiline)
    return (
      <PhraseInput
        value={value}
        label={label}
        phrases={phrasesFor(desk.phrases, kindOfText(path), table)}
        onClose={close}
      />
    )
  if (isOpen) return <CellInput value={value} label={label} multiline={multiline} onClose={close} />
  return (
    <button
      type="button"
      className="cell-button"
      data-path={path}
      aria-label={`修改 ${label}：${value === '' ? '空' : value}`}
      onClick={() => setOpen(true)}
    >
      {own === undefined ? null : <del>{String(own.before ?? '') === '' ? '（空）' : own.before}</del>}
      {value === '' ? <span className="soft">（空，点选填写）</span> : value}
    </button>
  )
}

type PhraseInputProps = {
  value: string
  label: string
  phrases: readonly string[]
  onClose: (text: string) => void
}

/** A longer text while it is typed: leaving keeps it, Escape leaves it as it was. */
function PhraseInput({ value, label, phrases, onClose }: PhraseInputProps) {
  const [text, setText] = useState(value)
  return (
    <PhraseArea
      className="cell-input"
      label={label}
      value={text}
      phrases={phrases}
      hasFocus
      onChange={setText}
      onBlur={onClose}
      onEscape={() => onClose(value)}
    />
  )
}

type CellInputProps = { value: string; label: string; multiline: boolean; onClose: (text: string) => void }

export function CellInput({ value, label, multiline, onClose }: CellInputProps) {
  const Tag = multiline ? 'textarea' : 'input'
  return (
    <Tag
      className="cell-input"
      aria-label={label}
      ref={focusOnMount}
      defaultValue={value}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => onClose(event.target.value)}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' && !multiline) event.currentTarget.blur()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        event.currentTarget.value = value
        event.currentTarget.blur()
      }}
    />
  )
}
