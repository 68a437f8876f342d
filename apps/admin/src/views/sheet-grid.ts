/** The sheet's behaviour: cursor and selection, typing, clipboard. */
import { App } from 'antd'
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useContext,
  useId,
  useState,
} from 'react'
import { DeskContext, EditingContext } from './budget-edit.tsx'
import type { CellModel, TableModel } from './budget-model.ts'
import {
  changeOf,
  clearBlock,
  blockText,
  isOpen,
  pasteBlock,
  type Pasted,
  type Sheet,
  valueOf,
} from './sheet-block.ts'
import { noChanges } from './sheet-history.ts'
import { type Area, areaOf, beginsTyping, inside, moved, type Spot } from './sheet-keys.ts'
import { editText, parseBlock, readCell } from './sheet-text.ts'

/** A cell that is open for typing. */
export type OpenCell = { row: number; column: number; text: string; selectsAll: boolean }
export type Step = 'down' | 'up' | 'right' | 'left' | 'stay'

type Cursor = {
  /** Id of the table's element. */
  id: string
  cursor: Spot
  area: Area
  isActive: boolean
  go: (next: Spot, keepsAnchor?: boolean) => void
  select: (anchor: Spot | undefined, focus: Spot) => void
  setActive: (isActive: boolean) => void
  step: (from: Spot, key: string, far: boolean) => Spot | undefined
}

function useCursor(table: TableModel): Cursor {
  const id = useId()
  const size = { rows: table.rows.length, columns: table.columns.length }
  const [focus, setFocus] = useState<Spot>({ row: 0, column: firstFigure(table) })
  const [start, setStart] = useState<Spot>(focus)
  const [isActive, setActive] = useState(false)
  // A row that a change made may go again with it.
  const cursor = inside(focus, size)
  const select = (anchor: Spot | undefined, next: Spot) => {
    if (anchor !== undefined) setStart(anchor)
    setFocus(next)
  }
  const go = (next: Spot, keepsAnchor = false) => {
    select(keepsAnchor ? undefined : next, next)
    const cell = `[data-spot="${next.row}:${next.column}"]`
    document.getElementById(id)?.querySelector<HTMLElement>(cell)?.focus()
  }
  return {
    id,
    cursor,
    area: areaOf(inside(start, size), cursor),
    isActive,
    go,
    select,
    setActive,
    step: (from, key, far) => moved(from, key, size, far),
  }
}

/** Everything a sheet answers to; `onItem` of the desk takes Enter where items of a return are added. */
export function useGrid(table: TableModel) {
  const editing = useContext(EditingContext)
  const desk = useContext(DeskContext)
  const at = useCursor(table)
  const sheet: Sheet = {
    table,
    changes: editing?.changes ?? noChanges,
    computed: desk.computed,
    stored: desk.stored,
    unit: desk.unit,
  }
  const typing = useTyping(sheet, at)
  const clipboard = useClipboard(sheet, at.area)
  return {
    ...at,
    ...typing,
    ...clipboard,
    ...useMouse(at, typing),
    keyed: (event: KeyboardEvent) => {
      const isDone = moveByKey(event, at) || act(event)
      if (isDone) event.preventDefault()
    },
  }

  /** What a key does beside moving; false where it is the browser's. */
  function act(event: KeyboardEvent): boolean {
    const hasCommand = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') at.select(at.cursor, at.cursor)
    else if (event.key === 'Enter' || event.key === 'F2') {
      const path = cellAt(table, at.cursor)?.path ?? ''
      if (desk.onItem !== undefined && path !== '') desk.onItem(path)
      else typing.start(at.cursor, undefined)
    } else if (event.key === 'Delete' || event.key === 'Backspace')
      editing?.change(clearBlock(sheet, at.area))
    else if (event.key === 'a' && hasCommand)
      at.select({ row: 0, column: 0 }, { row: table.rows.length - 1, column: table.columns.length - 1 })
    else if (editing !== undefined && beginsTyping(event.key, hasCommand || event.altKey))
      typing.start(at.cursor, event.key === 'Process' ? '' : event.key)
    else return false
    return true
  }
}

function moveByKey(event: KeyboardEvent, { cursor, go, step }: Cursor): boolean {
  const next = step(cursor, event.key, event.ctrlKey || event.metaKey)
  if (next !== undefined) {
    go(next, event.shiftKey)
    return true
  }
  if (event.key !== 'Tab') return false
  // At the end of a row the key leaves the table, so that nobody is caught in it.
  const side = step(cursor, event.shiftKey ? 'ArrowLeft' : 'ArrowRight', false)
  if (side === undefined || side.column === cursor.column) return false
  go(side)
  return true
}

const keyOfStep = {
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
  stay: '',
} as const

function useTyping(sheet: Sheet, { go, step }: Cursor) {
  const editing = useContext(EditingContext)
  const { message } = App.useApp()
  const [open, setOpen] = useState<OpenCell>()
  const start = (spot: Spot, typed: string | undefined) => {
    const cell = cellAt(sheet.table, spot)
    if (editing === undefined || !isOpen(cell, sheet.computed)) return
    const text = typed ?? editText(valueOf(cell, sheet.changes), sheet.unit)
    setOpen({ ...spot, text, selectsAll: typed === undefined })
  }
  const take = (spot: Spot, text: string) => {
    const cell = cellAt(sheet.table, spot)
    if (cell === undefined || text === editText(valueOf(cell, sheet.changes), sheet.unit)) return
    const read = readCell(text, sheet.unit)
    if ('fault' in read) void message.error(`“${text}”没有填进去：${read.fault}`)
    else editing?.change([changeOf(sheet, cell, read.value)])
  }
  /** Without a text what was typed is dropped. */
  const closed = (text: string | undefined, way: Step) => {
    if (open === undefined) return
    if (text !== undefined) take(open, text)
    setOpen(undefined)
    const next = step(open, keyOfStep[way], false)
    // Leaving by a click elsewhere keeps the focus where it went.
    if (next !== undefined || text === undefined)
      setTimeout(() => go(next ?? { row: open.row, column: open.column }))
  }
  return { open, start, closed }
}

function useClipboard(sheet: Sheet, area: Area) {
  const editing = useContext(EditingContext)
  const { message } = App.useApp()
  return {
    copied: (event: ClipboardEvent) => {
      event.preventDefault()
      event.clipboardData.setData('text/plain', blockText(sheet, area))
    },
    pasted: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData('text/plain')
      if (editing === undefined || text === '') return
      event.preventDefault()
      const block = pasteBlock(sheet, parseBlock(text), area)
      editing.change(block.changes)
      const left = block.faults.length + block.skipped + block.unknown.length
      const isClean = left === 0 && !block.otherUnit && !block.isMisplaced
      void message[isClean ? 'success' : 'warning'](pastedWords(block, sheet.unit), isClean ? 2 : 8)
    },
  }
}

function pastedWords(block: Pasted, unit: Sheet['unit']): string {
  const { changes, skipped, faults, otherUnit, unknown } = block
  const other = unit === '元' ? '万元' : '元'
  if (block.isMisplaced)
    return '没有粘贴：内容带有科目编码，列数却与本表不同。请只复制金额各栏，或从科目编码起复制到最后一栏'
  return [
    `${block.isByCode ? '按科目编码对齐，' : ''}已粘贴 ${changes.length} 格`,
    ...(unknown.length > 0
      ? [`本表没有科目 ${unknown.slice(0, 3).join('、')}，没有写入，请先在表下增加一行`]
      : []),
    ...(skipped > 0 ? [`${skipped} 格是标签、由计算得出或超出本表，没有写入`] : []),
    ...(faults.length > 0 ? [`“${faults.slice(0, 3).join('”“')}”不是金额，没有写入`] : []),
    ...(otherUnit
      ? [`数值与原数或常见数额相差上千倍，若粘贴的是${other}，请撤销（Ctrl+Z），在右上角切换单位后重贴`]
      : []),
  ].join('；')
}

function useMouse(
  { cursor, isActive, select, setActive }: Cursor,
  { open, start }: ReturnType<typeof useTyping>,
) {
  const isHere = (spot: Spot) => spot.row === cursor.row && spot.column === cursor.column
  return {
    focused: (event: FocusEvent) => {
      const spot = spotOf(event.target)
      setActive(true)
      // Inside the table keys and presses say themselves what they select.
      const isInside =
        event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
      if (spot !== undefined && !isInside && !isHere(spot)) select(spot, spot)
    },
    pressed: (event: MouseEvent) => {
      const spot = spotOf(event.target)
      if (spot === undefined || event.button !== 0 || open !== undefined) return
      // A second press on the chosen cell opens it: a phone has no double click worth the name.
      if (isActive && isHere(spot) && !event.shiftKey) {
        start(spot, undefined)
        return
      }
      if (event.shiftKey) event.preventDefault()
      setActive(true)
      select(event.shiftKey ? undefined : spot, spot)
    },
    dragged: (event: MouseEvent) => {
      const spot = event.buttons === 1 && open === undefined ? spotOf(event.target) : undefined
      if (spot !== undefined && !isHere(spot)) select(undefined, spot)
    },
  }
}

function cellAt(table: TableModel, { row, column }: Spot): CellModel | undefined {
  return table.rows[row]?.cells[column]
}

function spotOf(target: EventTarget): Spot | undefined {
  const text =
    target instanceof Element ? target.closest<HTMLElement>('[data-spot]')?.dataset['spot'] : undefined
  const [row, column] = (text ?? '').split(':').map(Number)
  return row === undefined || column === undefined ? undefined : { row, column }
}

function firstFigure(table: TableModel): number {
  return Math.max(0, table.rows[0]?.cells.findIndex(({ isLabel }) => !isLabel) ?? 0)
}
