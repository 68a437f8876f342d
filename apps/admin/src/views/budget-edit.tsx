import { Button } from 'antd'
import { createContext, type KeyboardEvent, useContext, useState } from 'react'
import type { Act, JsonObject } from '../api/types.ts'
import { focusOnMount } from '../parts/boxes.tsx'

export type Change = { path: string; before: string; to: string }

export type Editing = {
  changes: ReadonlyMap<string, Change>
  change: (path: string, before: string, to: string) => void
}

/** Cells can be changed where an act takes changes; without one the tables are for reading. */
export const EditingContext = createContext<Editing | undefined>(undefined)

/** The act that takes changed places, if this post has one now: its input holds a list of `path` and `to`. */
export function changingAct(acts: readonly Act[]): Act | undefined {
  return acts.find((act) => act.barred === undefined && takesChanges(act.schema))
}

function takesChanges(schema: unknown): boolean {
  const { properties } = (schema ?? {}) as { properties?: { changes?: { items?: { properties?: object } } } }
  const item = properties?.changes?.items?.properties
  return item !== undefined && 'path' in item && 'to' in item
}

type Kept = Editing & { clear: () => void }

/**
 * Keeps changed places until they are sent together as one act. A place put back to what it was is no change. When the
 * case has moved on (`version`), what was changed is in it or no longer fits: `onMoved` leaves the editing.
 */
export function useEditing(version: string, onMoved: () => void): Kept {
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map())
  const [seen, setSeen] = useState(version)
  if (seen !== version) {
    setSeen(version)
    setChanges(new Map())
    onMoved()
  }
  const change = (path: string, before: string, to: string) =>
    setChanges((known) => {
      const next = new Map(known)
      if (to === before) next.delete(path)
      else next.set(path, { path, before, to })
      return next
    })
  return { changes, change, clear: () => setChanges(new Map()) }
}

type EditBarProps = {
  editing: Kept
  /** No table 8 yet: it can be made from table 6. */
  lacksIncomeTable: boolean
  onSend: (input: JsonObject) => void
  onLeave: () => void
}

export function EditBar({ editing, lacksIncomeTable, onSend, onLeave }: EditBarProps) {
  const { changes, clear } = editing
  const send = () =>
    onSend({ changes: Array.from(changes.values(), ({ path, to }) => ({ path, to: to === '' ? null : to })) })
  const leave = () => {
    clear()
    onLeave()
  }
  return (
    <section className="edit-bar" aria-label="修改数字">
      <span>点选单元格即可修改；改完一并提交。</span>
      <strong>已改 {changes.size} 处</strong>
      <Button type="primary" disabled={changes.size === 0} onClick={send}>
        提交修改…
      </Button>
      <Button onClick={leave}>放弃修改</Button>
      {lacksIncomeTable && !changes.has('t8') ? (
        <Button onClick={() => editing.change('t8', '没有此表', '')}>由表6生成部门收入总表</Button>
      ) : null}
    </section>
  )
}

type EditableProps = { path: string; shown: string; label: string; multiline?: boolean }

/** A value that becomes an input when chosen. Enter keeps it (in long texts: leaving), Escape leaves it as it was. */
export function EditableText({ path, shown, label, multiline = false }: EditableProps) {
  const editing = useContext(EditingContext)
  const [isOpen, setOpen] = useState(false)
  if (editing === undefined || path === '') return shown
  const changed = editing.changes.get(path)
  const value = changed?.to ?? shown
  const close = (text: string) => {
    editing.change(path, changed?.before ?? shown, text.trim())
    setOpen(false)
  }
  if (isOpen) return <CellInput value={value} label={label} multiline={multiline} onClose={close} />
  return (
    <button
      type="button"
      className="cell-button"
      aria-label={`修改 ${label}：${value === '' ? '空' : value}`}
      onClick={() => setOpen(true)}
    >
      {changed === undefined ? null : <del>{changed.before === '' ? '（空）' : changed.before}</del>}
      {value}
    </button>
  )
}

type CellInputProps = { value: string; label: string; multiline: boolean; onClose: (text: string) => void }

function CellInput({ value, label, multiline, onClose }: CellInputProps) {
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
        if (event.key === 'Enter' && !multiline) event.currentTarget.blur()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        event.currentTarget.value = value
        event.currentTarget.blur()
      }}
    />
  )
}
