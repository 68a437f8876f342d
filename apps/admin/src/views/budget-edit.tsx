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
import type { CellValue } from './sheet-text.ts'

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
  /** Puts back what was kept as a draft. */
  restore: (list: readonly Change[]) => void
  /** The changes are on their way: the case's next version holds them. False takes that back. */
  setSent: (isSent: boolean) => void
}

/**
 * Keeps changed places until they are sent together as one act. When the case has moved on (`version`) with them, they
 * are done; when it moved on otherwise, they stay against what stands there now. Without `storedAt` nothing stays.
 */
export function useEditing(version: string, storedAt?: (path: string) => CellValue | undefined): Kept {
  const [history, setHistory] = useState<History>(emptyHistory)
  const [seen, setSeen] = useState(version)
  const [isSent, setSent] = useState(false)
  if (seen !== version) {
    setSeen(version)
    setSent(false)
    setHistory((now) => (isSent || storedAt === undefined ? emptyHistory : rebased(now, storedAt)))
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
  const restore = useCallback(
    (list: readonly Change[]) =>
      setHistory((now) =>
        now.present.size > 0 ? now : { ...emptyHistory, present: changed(emptyHistory, list).present },
      ),
    [],
  )
  return useMemo(
    () => ({
      changes: history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      change,
      undo,
      redo,
      clear,
      restore,
      setSent,
    }),
    [history, change, undo, redo, clear, restore],
  )
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
