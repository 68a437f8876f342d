import { Button } from 'antd'
import { useContext } from 'react'
import { placeName } from '../../../../regulations/budget/labels.ts'
import { printMoney, readMoney } from '../lib/money.ts'
import { DeskContext, EditingContext } from './budget-edit.tsx'
import type { TableModel } from './budget-model.ts'
import { GradeTag } from './budget-findings.tsx'
import { isOpen, valueOf } from './sheet-block.ts'
import { findingsAt, type Marks, markKey } from './sheet-cell.tsx'
import { columnTitle } from './sheet-head.tsx'
import type { Area, Spot } from './sheet-keys.ts'
import { type CellValue, fenOf, figureText } from './sheet-text.ts'

type CellLineProps = {
  table: TableModel
  marks: Marks
  cursor: Spot | undefined
  area: Area
  onEdit: () => void
}

/** One line over the sheet that tells everything about the cell with the cursor, or the sum of the selected ones. */
export function CellLine({ table, marks, cursor, area, onEdit }: CellLineProps) {
  const editing = useContext(EditingContext)
  const desk = useContext(DeskContext)
  const row = cursor === undefined ? undefined : table.rows[cursor.row]
  const cell = cursor === undefined ? undefined : row?.cells[cursor.column]
  if (cursor === undefined || row === undefined || cell === undefined)
    return (
      <p className="cell-line soft">
        {editing === undefined
          ? '选中一格，可看它的精确数和检查结果；可拖选复制到表格软件。'
          : '选中一格直接输入，回车到下一格；可整块粘贴，Ctrl+Z 撤销。'}
      </p>
    )
  const selected = (area.bottom - area.top + 1) * (area.right - area.left + 1)
  const value = editing === undefined ? cell.value : valueOf(cell, editing.changes)
  const ofRow = marks.get(markKey(table.sheet, `row:${row.id}`)) ?? []
  const findings = findingsAt(marks, table.sheet, cell, ofRow)
  const fault = desk.faults.get(cell.path)
  return (
    <output className="cell-line">
      <strong>{cell.address === '' ? `第${row.row}行` : cell.address}</strong>
      <span>
        {rowTitle(table, cursor.row)} {columnTitle(table.key, table.columns[cursor.column] ?? '')}
      </span>
      {selected > 1 ? <span className="soft">{sumText(table, area, editing?.changes)}</span> : null}
      {cell.isLabel ? null : <ValueText value={value} stored={desk.stored.get(cell.path)} />}
      {editing === undefined || cell.isLabel ? null : isOpen(cell, desk.computed) ? (
        <Button size="small" onClick={onEdit}>
          填写
        </Button>
      ) : (
        <span className="tag">由其他数字算出</span>
      )}
      {desk.onItem === undefined || cell.path === '' ? null : (
        <Button size="small" type="primary" onClick={() => desk.onItem?.(cell.path)}>
          就此处提意见
        </Button>
      )}
      {fault === undefined ? null : <p className="cell-fault">不能这样改：{fault}</p>}
      {findings.map((finding) => (
        <p key={finding.key}>
          <GradeTag grade={finding.grade} /> {finding.message}
        </p>
      ))}
    </output>
  )
}

function ValueText({ value, stored }: { value: CellValue; stored: CellValue | undefined }) {
  const fen = fenOf(value)
  const before = stored === undefined ? null : fenOf(stored)
  const hasMoved = stored !== undefined && before !== fen
  return (
    <>
      {hasMoved ? <del>{figureText(stored, '万元') || '（空）'}</del> : null}
      <span>{value === null ? '（空）' : `${figureText(value, '万元')} 万元`}</span>
      {typeof value === 'number' ? <span className="soft">精确 {readMoney(value, '元')} 元</span> : null}
      {hasMoved && fen !== null && before !== null ? (
        <span className="soft">
          {fen > before ? '增' : '减'} {printMoney(Math.abs(fen - before), '万元')} 万元
        </span>
      ) : null}
    </>
  )
}

function rowTitle(table: TableModel, index: number): string {
  const cells = table.rows[index]?.cells ?? []
  const labels = cells.filter(({ isLabel, value }) => isLabel && value !== null && value !== '')
  return labels.map(({ value }) => String(value)).join(' ') || placeName(table.key)
}

function sumText(table: TableModel, area: Area, changes: Parameters<typeof valueOf>[1] | undefined): string {
  let sum = 0
  let count = 0
  for (const row of table.rows.slice(area.top, area.bottom + 1)) {
    for (const cell of row.cells.slice(area.left, area.right + 1)) {
      const fen = cell.isLabel ? null : fenOf(changes === undefined ? cell.value : valueOf(cell, changes))
      if (fen === null) continue
      sum += fen
      count += 1
    }
  }
  return `选中 ${count} 个数，合计 ${printMoney(sum, '万元')} 万元`
}
