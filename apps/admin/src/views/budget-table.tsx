import { Button, Form, Input } from 'antd'
import { memo, useContext, useState } from 'react'
import { tableDefinitions } from '../../../../regulations/budget/labels.ts'
import { focusOnMount, ScrollBox } from '../parts/boxes.tsx'
import { DeskContext, EditableText, EditingContext } from './budget-edit.tsx'
import type { TableModel } from './budget-model.ts'
import { CellLine } from './sheet-cell-line.tsx'
import { type Marks, SheetRow } from './sheet-cell.tsx'
import { useGrid } from './sheet-grid.ts'
import { SheetHead } from './sheet-head.tsx'
import { readCell } from './sheet-text.ts'

export { figureText } from './sheet-text.ts'
export { type Marks, markKey } from './sheet-cell.tsx'

type FigureTableProps = { table: TableModel; marks: Marks }

/** A table of the budget as a sheet: the cursor goes by keys, open cells take typing and blocks of cells. */
export const FigureTable = memo(function FigureTable({ table, marks }: FigureTableProps) {
  const grid = useGrid(table)
  const { unit } = useContext(DeskContext)
  const { area, cursor, open, isActive } = grid
  return (
    <>
      <CellLine
        table={table}
        marks={marks}
        cursor={isActive ? cursor : undefined}
        area={area}
        onEdit={() => grid.start(cursor, undefined)}
      />
      {table.rows.length === 0 ? null : (
        <ScrollBox label={table.sheet}>
          <table
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA makes grids of tables
            role="grid"
            className="figure-table sheet"
            aria-label={table.sheet}
            id={grid.id}
            onKeyDown={grid.keyed}
            onMouseDown={grid.pressed}
            onMouseOver={grid.dragged}
            onFocus={grid.focused}
            onCopy={grid.copied}
            onPaste={grid.pasted}
          >
            <caption>
              {table.sheet}
              <span>单位：{unit}</span>
            </caption>
            <SheetHead table={table} />
            <tbody>
              {table.rows.map((row, index) => {
                const isIn = isActive && index >= area.top && index <= area.bottom
                return (
                  <SheetRow
                    key={row.id}
                    sheet={table.sheet}
                    row={row}
                    index={index}
                    marks={marks}
                    cursor={cursor.row === index ? cursor.column : -1}
                    left={isIn ? area.left : -1}
                    right={isIn ? area.right : -1}
                    open={open?.row === index ? open : undefined}
                    onClose={grid.closed}
                  />
                )
              })}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <NoteLine table={table} />
      <NewRow table={table} />
    </>
  )
})

/** The note of a table; an empty table says here why it is empty. */
function NoteLine({ table }: { table: TableModel }) {
  const editing = useContext(EditingContext)
  const note = table.notes.join('；')
  const path = `${table.key}/note`
  if (note === '' && table.rows.length > 0 && editing === undefined) return null
  return (
    <p className={`sheet-note ${editing?.changes.has(path) === true ? 'is-changed' : ''}`}>
      <span className="soft">备注：</span>
      {editing === undefined ? (
        note || '本表无数据，也没有备注。'
      ) : (
        <EditableText
          path={path}
          shown={note}
          label={`${table.sheet} 备注`}
          table={tableDefinitions.find(({ key }) => key === table.key)?.title ?? ''}
          multiline
        />
      )}
    </p>
  )
}

type NewRowValues = { code: string; name?: string; amount: string }

/** A further item of a coded table: a code of the registers needs no name. */
function NewRow({ table }: { table: TableModel }) {
  const editing = useContext(EditingContext)
  const { unit } = useContext(DeskContext)
  const [isAsked, setAsked] = useState(false)
  const definition = tableDefinitions.find(({ key }) => key === table.key)
  const column = definition?.columns.filter(({ kind }) => kind === 'figure')[1]
  if (editing === undefined || definition?.tree === undefined || column === undefined) return null
  if (!isAsked)
    return (
      <Button size="small" className="new-row" onClick={() => setAsked(true)}>
        增加一行…
      </Button>
    )
  const add = ({ code, name = '', amount }: NewRowValues) => {
    const read = readCell(amount, unit)
    if ('fault' in read) return
    const place = `${table.key}/${code.trim()}`
    editing.change([
      ...(name.trim() === '' ? [] : [{ path: `${place}/name`, before: null, to: name.trim() }]),
      { path: `${place}/${column.key}`, before: null, to: read.value },
    ])
    setAsked(false)
  }
  const digits = Math.max(...definition.tree.lengths)
  return (
    <Form<NewRowValues> layout="inline" className="new-row" onFinish={add} aria-label="增加一行">
      <Form.Item
        name="code"
        label="科目编码"
        rules={[{ required: true, pattern: new RegExp(`^\\d{${digits}}$`), message: `请填${digits}位编码` }]}
      >
        <Input ref={focusOnMount} inputMode="numeric" maxLength={digits} style={{ width: 110 }} />
      </Form.Item>
      <Form.Item name="name" label="名称（科目册外才填）">
        <Input maxLength={60} style={{ width: 180 }} />
      </Form.Item>
      <Form.Item
        name="amount"
        label={`${column.path.split('-').at(-1) ?? ''}（${unit}）`}
        rules={[
          { required: true, message: '请填金额' },
          {
            validator: (_rule, text: string | undefined) => {
              const read = readCell(text ?? '', unit)
              return 'fault' in read ? Promise.reject(new Error(read.fault)) : Promise.resolve()
            },
          },
        ]}
      >
        <Input inputMode="decimal" style={{ width: 120 }} />
      </Form.Item>
      <Button htmlType="submit" type="primary">
        加入
      </Button>
      <Button onClick={() => setAsked(false)}>取消</Button>
    </Form>
  )
}
