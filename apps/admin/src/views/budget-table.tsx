import { Tooltip } from 'antd'
import { memo, useContext } from 'react'
import { type MoneyUnit, parseMoney, readMoney } from '../lib/money.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { EditableText, EditingContext } from './budget-edit.tsx'
import { columnLabels } from './budget-labels.ts'
import {
  cellAnchor,
  type CellValue,
  type PlacedFinding,
  type RowModel,
  type TableModel,
} from './budget-model.ts'

export type Marks = ReadonlyMap<string, PlacedFinding[]>

export const markKey = (sheet: string, address: string) => `${sheet}!${address}`

/** A figure in 万元 as printed or with two decimals; in 元 exactly, with 约 where only the printed text is known. */
export function figureText(value: CellValue, unit: MoneyUnit): string {
  if (value === null) return ''
  if (typeof value === 'number') return unit === '元' ? readMoney(value, '元') : twoDecimals(value)
  if (unit === '万元') return value
  const read = parseMoney(value, '万元')
  if ('fault' in read) return value
  return read.fen === 0 ? '0' : `约${readMoney(read.fen, '元')}`
}

/** 分 → 万元 with two decimals, half up, in whole numbers. */
function twoDecimals(fen: number): string {
  const hundredths = Math.floor((Math.abs(fen) + 5_000) / 10_000)
  const digits = String(hundredths).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const FigureTable = memo(function FigureTable({
  table,
  marks,
  unit,
}: {
  table: TableModel
  marks: Marks
  unit: MoneyUnit
}) {
  return (
    <ScrollBox label={table.sheet}>
      <table className="figure-table">
        <caption>
          {table.sheet}
          <span>单位：{unit}</span>
        </caption>
        <thead>
          <tr>
            <th className="line-number">行</th>
            {table.columns.map((column, index) => (
              <th key={`${column}-${index}`} className={isFigure(table, index) ? 'number' : undefined}>
                {columnLabels[column] ?? column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <FigureRow key={row.id} sheet={table.sheet} row={row} marks={marks} unit={unit} />
          ))}
          <NoteRow table={table} />
        </tbody>
      </table>
    </ScrollBox>
  )
})

/** The note of a table; an empty table says here why it is empty. */
function NoteRow({ table }: { table: TableModel }) {
  const editing = useContext(EditingContext)
  const note = table.notes.join('；')
  const path = `${table.key}/note`
  if (note === '' && table.rows.length > 0 && editing === undefined) return null
  return (
    <tr className={editing?.changes.has(path) === true ? 'is-changed' : undefined}>
      <td className="line-number">注</td>
      <td colSpan={table.columns.length} className="soft">
        {editing === undefined ? (
          note === '' ? (
            '本表无数据，也没有备注。'
          ) : (
            note
          )
        ) : (
          <EditableText path={path} shown={note} label={`${table.sheet} 备注`} multiline />
        )}
      </td>
    </tr>
  )
}

function isFigure(table: TableModel, index: number): boolean {
  return table.rows[0]?.cells[index]?.isLabel === false
}

function FigureRow({
  sheet,
  row,
  marks,
  unit,
}: {
  sheet: string
  row: RowModel
  marks: Marks
  unit: MoneyUnit
}) {
  const editing = useContext(EditingContext)
  const rowMarks = marks.get(markKey(sheet, `row:${row.id}`)) ?? []
  return (
    <tr className={row.isTotal ? 'is-total' : undefined}>
      <td className="line-number">{row.row}</td>
      {row.cells.map((cell, index) => {
        const own = cell.address === '' ? [] : (marks.get(markKey(sheet, cell.address)) ?? [])
        const found = index === 0 ? [...own, ...rowMarks] : own
        const shown = cell.isLabel ? String(cell.value ?? '') : figureText(cell.value, unit)
        const isEditable = editing !== undefined && cell.path !== ''
        const names = [
          cell.isLabel ? labelClass(cell.value) : 'number',
          found.length > 0 ? `marked marked-${found[0]?.grade}` : '',
          editing?.changes.has(cell.path) === true ? 'is-changed' : '',
        ].join(' ')
        return (
          <td
            key={cell.address === '' ? index : cell.address}
            id={cellAnchor(sheet, cell.address === '' ? `${row.id}-${index}` : cell.address)}
            className={names}
            title={found.length === 0 && cell.address !== '' ? cell.address : undefined}
            style={
              cell.isLabel && index > 0 && row.depth > 0 ? { paddingLeft: 10 + row.depth * 14 } : undefined
            }
          >
            {isEditable ? (
              <EditableText
                path={cell.path}
                shown={figureText(cell.value, '万元')}
                label={`${cell.address} ${row.id}`}
              />
            ) : found.length === 0 ? (
              shown
            ) : (
              <Marked shown={shown} address={cell.address} found={found} />
            )}
          </td>
        )
      })}
    </tr>
  )
}

const labelClass = (value: CellValue): string =>
  /^\d+$/.test(String(value ?? '')) ? 'code-cell' : 'label-cell'

export function Marked({
  shown,
  address,
  found,
}: {
  shown: string
  address: string
  found: PlacedFinding[]
}) {
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      title={
        <>
          <p>{address}</p>
          {found.map((finding) => (
            <p key={finding.key}>{finding.message}</p>
          ))}
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its note must open by keyboard */}
      <span tabIndex={0} className="marked-text">
        {shown === '' ? '（空）' : shown}
        <sup aria-hidden="true">!</sup>
        <span className="visually-hidden">
          （有检查结果：{found.map(({ message }) => message).join('；')}）
        </span>
      </span>
    </Tooltip>
  )
}
