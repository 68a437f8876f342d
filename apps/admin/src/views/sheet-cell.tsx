import { memo, useContext } from 'react'
import { DeskContext, EditingContext } from './budget-edit.tsx'
import { cellAnchor, type CellModel, type PlacedFinding, type RowModel } from './budget-model.ts'
import { isOpen, valueOf } from './sheet-block.ts'
import type { OpenCell, Step } from './sheet-grid.ts'
import { fenOf, figureText } from './sheet-text.ts'

export type Marks = ReadonlyMap<string, PlacedFinding[]>

export const markKey = (sheet: string, address: string) => `${sheet}!${address}`

type SheetRowProps = {
  sheet: string
  row: RowModel
  index: number
  marks: Marks
  /** The column with the cursor, -1 where it is in another row. */
  cursor: number
  /** Selected columns from and to; -1 where none is. */
  left: number
  right: number
  open: OpenCell | undefined
  onClose: (text: string | undefined, step: Step) => void
}

/** A row of a sheet; drawn again only when something of it changes. */
export const SheetRow = memo(function SheetRow(props: SheetRowProps) {
  const { sheet, row, index, cursor, left, right, open } = props
  const ofRow = props.marks.get(markKey(sheet, `row:${row.id}`)) ?? noFindings
  // What is said about the row stands at its first label; the code of a sum is blank.
  const named = Math.max(
    0,
    row.cells.findIndex(({ isLabel, value }) => isLabel && value !== null && value !== ''),
  )
  return (
    <tr className={row.isTotal ? 'is-total' : undefined}>
      <td className="line-number">{row.row}</td>
      {row.cells.map((cell, column) => (
        <SheetCell
          key={`${cell.address}-${column}`}
          sheet={sheet}
          row={row}
          cell={cell}
          spot={`${index}:${column}`}
          findings={findingsAt(props.marks, sheet, cell, column === named ? ofRow : noFindings)}
          isCursor={cursor === column}
          isSelected={column >= left && column <= right}
          open={open?.column === column ? open : undefined}
          onClose={props.onClose}
        />
      ))}
    </tr>
  )
})

const noFindings: PlacedFinding[] = []

export function findingsAt(
  marks: Marks,
  sheet: string,
  cell: CellModel,
  ofRow: PlacedFinding[],
): PlacedFinding[] {
  const own = cell.address === '' ? noFindings : (marks.get(markKey(sheet, cell.address)) ?? noFindings)
  return ofRow.length === 0 ? own : [...own, ...ofRow]
}

type SheetCellProps = {
  sheet: string
  row: RowModel
  cell: CellModel
  spot: string
  findings: PlacedFinding[]
  isCursor: boolean
  isSelected: boolean
  open: OpenCell | undefined
  onClose: SheetRowProps['onClose']
}

function SheetCell(props: SheetCellProps) {
  const { sheet, row, cell, spot, findings, isCursor, isSelected, open, onClose } = props
  const editing = useContext(EditingContext)
  const desk = useContext(DeskContext)
  const column = Number(spot.split(':')[1])
  const value = editing === undefined ? cell.value : valueOf(cell, editing.changes)
  const isOwn = editing?.changes.has(cell.path) === true
  // What was typed a moment ago is known, however it will be stored.
  const figure = isOwn ? figureText(value, desk.unit).replace('约', '') : figureText(value, desk.unit)
  const shown = cell.isLabel ? String(value ?? '') : figure
  const hasMoved =
    !cell.isLabel &&
    cell.path !== '' &&
    desk.stored.has(cell.path) &&
    fenOf(desk.stored.get(cell.path) ?? null) !== fenOf(value)
  const canOpen = editing !== undefined && isOpen(cell, desk.computed)
  const items = cell.path === '' ? undefined : desk.items.get(cell.path)
  const names = [
    cell.isLabel ? labelClass(shown) : 'number',
    findings.length > 0 ? `marked marked-${findings[0]?.grade}` : '',
    isOwn ? 'is-changed' : hasMoved ? 'is-moved' : '',
    desk.faults.has(cell.path) ? 'is-refused' : '',
    editing !== undefined && !cell.isLabel && !canOpen ? 'is-computed' : '',
    isSelected ? 'is-selected' : '',
    open === undefined ? '' : 'is-open',
  ]
  return (
    <td
      id={cellAnchor(sheet, cell.address === '' ? `${row.id}-${column}` : cell.address)}
      data-spot={spot}
      data-path={cell.path === '' ? undefined : cell.path}
      tabIndex={isCursor ? 0 : -1}
      aria-selected={isSelected}
      aria-readonly={editing === undefined ? undefined : !canOpen}
      className={names.filter((name) => name !== '').join(' ')}
      style={cell.isLabel && column > 0 && row.depth > 0 ? { paddingLeft: 10 + row.depth * 14 } : undefined}
    >
      {open === undefined ? (
        <>
          {shown}
          {items === undefined ? null : <span className="item-mark">{items.join('、')}</span>}
          <CellNotes findings={findings} fault={desk.faults.get(cell.path)} hasMoved={hasMoved && !isOwn} />
        </>
      ) : (
        <CellEditor open={open} label={`${cell.address} ${row.id}`} onClose={onClose} />
      )}
    </td>
  )
}

/** What the colours say, for those who do not see them. */
function CellNotes({
  findings,
  fault,
  hasMoved,
}: {
  findings: PlacedFinding[]
  fault: string | undefined
  hasMoved: boolean
}) {
  const said = [
    ...(fault === undefined ? [] : [`不能这样改：${fault}`]),
    ...(hasMoved ? ['随改动变化'] : []),
    ...findings.map(({ message }) => message),
  ]
  if (said.length === 0) return null
  return (
    <>
      {findings.length === 0 && fault === undefined ? null : (
        <sup className="mark-sign" aria-hidden="true">
          !
        </sup>
      )}
      <span className="visually-hidden">（{said.join('；')}）</span>
    </>
  )
}

type CellEditorProps = { open: OpenCell; label: string; onClose: SheetRowProps['onClose'] }

function CellEditor({ open, label, onClose }: CellEditorProps) {
  return (
    <input
      className="sheet-input"
      aria-label={`填写 ${label}`}
      inputMode="decimal"
      autoComplete="off"
      ref={(input) => {
        if (input === null || document.activeElement === input) return
        input.focus()
        if (open.selectsAll) input.select()
      }}
      defaultValue={open.text}
      onBlur={(event) => onClose(event.target.value, 'stay')}
      onPaste={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        const step = closingStep(event.key, event.shiftKey, open.selectsAll)
        if (event.key !== 'Escape' && step === undefined) return
        event.preventDefault()
        onClose(event.key === 'Escape' ? undefined : event.currentTarget.value, step ?? 'stay')
      }}
    />
  )
}

/** Enter and Tab keep what was typed and go on; up and down do so where typing began on the closed cell. */
function closingStep(key: string, shift: boolean, isOpened: boolean): Step | undefined {
  if (key === 'Enter') return shift ? 'up' : 'down'
  if (key === 'Tab') return shift ? 'left' : 'right'
  if (isOpened) return undefined
  if (key === 'ArrowDown') return 'down'
  return key === 'ArrowUp' ? 'up' : undefined
}

const labelClass = (text: string): string => (/^\d+$/.test(text) ? 'code-cell' : 'label-cell')
