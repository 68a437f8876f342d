import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { ScrollBox } from '../parts/boxes.tsx'
import {
  columnsOf,
  moreColumns,
  pasted,
  type TargetRow,
  type TargetsState,
  type TextColumn,
} from './targets-model.ts'

const relationChoices = ['', '≥', '>', '=', '<', '≤', '定性']

type EditorProps = {
  state: TargetsState
  rows: readonly TargetRow[]
  onChange: (rows: readonly TargetRow[]) => void
}

/** The indicators as a sheet: typed, pasted from Excel, moved and taken out; Enter goes down a row. */
export function RowEditor({ state, rows, onChange }: EditorProps) {
  const columns = columnsOf(state.table, true)
  const set = (index: number, cells: Partial<TargetRow>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...cells } : row)))
  const move = (index: number, by: number) => {
    const [row] = rows.slice(index, index + 1)
    if (row !== undefined) onChange(rows.toSpliced(index, 1).toSpliced(index + by, 0, row))
  }
  const paste = (index: number, column: TextColumn) => (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text)) return
    event.preventDefault()
    onChange(pasted(rows, { row: index, column }, text))
  }
  return (
    <ScrollBox label="填写绩效指标">
      <table className="figure-table targets-table">
        <thead>
          <tr>
            <th className="line-number">行</th>
            {columns.map(({ key, label, width }) => (
              <th key={key} style={{ minWidth: width }}>
                {label}
              </th>
            ))}
            <th>核心</th>
            {moreColumns.map(({ key, label }) => (
              <th key={key} style={{ minWidth: 120 }}>
                {label}
              </th>
            ))}
            <th>操作</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <EditorRow
              key={row.id}
              state={state}
              row={row}
              index={index}
              columns={columns}
              isLast={index === rows.length - 1}
              onChange={(cells) => set(index, cells)}
              onPaste={(column) => paste(index, column)}
              onMove={(by) => move(index, by)}
              onRemove={() => onChange(rows.toSpliced(index, 1))}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type EditorRowProps = {
  state: TargetsState
  row: TargetRow
  index: number
  columns: ReturnType<typeof columnsOf>
  isLast: boolean
  onChange: (cells: Partial<TargetRow>) => void
  onPaste: (column: TextColumn) => (event: ClipboardEvent<HTMLInputElement>) => void
  onMove: (by: number) => void
  onRemove: () => void
}

function EditorRow({
  state,
  row,
  index,
  columns,
  isLast,
  onChange,
  onPaste,
  onMove,
  onRemove,
}: EditorRowProps) {
  const number = index + 1
  return (
    <tr>
      <td className="line-number">{number}</td>
      {columns.map(({ key, label }) => (
        <td key={key} className="is-input">
          <Cell
            state={state}
            row={row}
            column={key}
            label={`第${number}行 ${label}`}
            onChange={(value) => onChange({ [key]: value, ...along(key, value, row) })}
            onPaste={onPaste(key)}
          />
        </td>
      ))}
      <td className="is-input">
        <input
          type="checkbox"
          aria-label={`第${number}行 核心指标`}
          checked={row.core}
          onChange={(event) => onChange({ core: event.target.checked })}
        />
      </td>
      {moreColumns.map(({ key, label }) => (
        <td key={key} className="is-input">
          <input
            aria-label={`第${number}行 ${label}`}
            value={row[key]}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        </td>
      ))}
      <td>
        <RowTools number={number} isFirst={index === 0} isLast={isLast} onMove={onMove} onRemove={onRemove} />
      </td>
    </tr>
  )
}

/** 定性 brings its unit along; another first level empties a second that does not belong to it. */
function along(key: TextColumn, value: string, row: TargetRow): Partial<TargetRow> {
  if (key === 'relation' && value === '定性' && row.unit === '') return { unit: '级' }
  return key === 'first' ? { second: '' } : {}
}

type ToolsProps = {
  number: number
  isFirst: boolean
  isLast: boolean
  onMove: (by: number) => void
  onRemove: () => void
}

function RowTools({ number, isFirst, isLast, onMove, onRemove }: ToolsProps) {
  return (
    <span className="row-tools">
      <Tooltip title="上移">
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={`上移第${number}行`}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
      </Tooltip>
      <Tooltip title="下移">
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={`下移第${number}行`}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
      </Tooltip>
      <Tooltip title="删去">
        <Button
          size="small"
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={`删去第${number}行`}
          onClick={onRemove}
        />
      </Tooltip>
    </span>
  )
}

type CellProps = {
  state: TargetsState
  row: TargetRow
  column: TextColumn
  label: string
  onChange: (value: string) => void
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
}

function Cell({ state, row, column, label, onChange, onPaste }: CellProps) {
  const choices = choicesOf(state, row, column)
  if (choices === undefined || !choices.includes(row[column])) {
    return (
      <input
        aria-label={label}
        value={row[column]}
        inputMode={column === 'weight' ? 'numeric' : 'text'}
        {...(choices === undefined ? {} : { list: `choices-${column}` })}
        onChange={(event) => onChange(event.target.value)}
        onPaste={onPaste}
        onKeyDown={goDown}
      />
    )
  }
  return (
    <select aria-label={label} value={row[column]} onChange={(event) => onChange(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice === '' ? '—' : choice}
        </option>
      ))}
    </select>
  )
}

/** What a cell may be chosen from; a text that is not among it stays as it is and is typed. */
function choicesOf(
  { reference }: TargetsState,
  row: TargetRow,
  column: TextColumn,
): readonly string[] | undefined {
  const { levels, measures, scales } = reference
  switch (column) {
    case 'first':
      return ['', ...new Set(levels.map(({ first }) => first))]
    case 'second':
      return ['', ...levels.filter(({ first }) => first === row.first).map(({ second }) => second)]
    case 'unit':
      return ['', ...measures.filter(({ instead }) => instead === null).map(({ key }) => key)]
    case 'relation':
      return relationChoices
    case 'value':
      return row.relation === '定性' ? ['', ...new Set(scales.flatMap(({ words }) => words))] : undefined
    default:
      return undefined
  }
}

/** Enter goes to the same column of the next row. */
function goDown(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  const cell = event.currentTarget.closest('td')
  const below = cell?.parentElement?.nextElementSibling?.children[cell.cellIndex]
  below?.querySelector<HTMLElement>('input, select')?.focus()
}
