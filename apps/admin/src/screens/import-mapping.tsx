import { Alert, Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { ImportMapping, MappingView } from '../../../server/contract/index.ts'
import { formatInstant } from '../lib/format.ts'

type MappingTable = MappingView['tables'][number]
type MappingColumn = MappingTable['columns'][number]

/** Text of the choice to leave something unread; no sheet or header is called so. */
const NOTHING = '\u0000'

type MappingStepProps = {
  view: MappingView
  isBusy: boolean
  onConfirm: (mapping: ImportMapping, remember: boolean) => void
  onCancel: () => void
}

/** Which sheet and column of the file means what. What is only alike is marked and waits for a person to agree. */
export function MappingStep({ view, isBusy, onConfirm, onCancel }: MappingStepProps) {
  const [tables, setTables] = useState<MappingTable[]>(view.tables)
  const [remember, setRemember] = useState(true)
  const open = tables.filter(isOpen)
  const change = (key: string, table: MappingTable) =>
    setTables(tables.map((one) => (one.key === key ? table : one)))
  return (
    <div className="mapping">
      <Alert
        type={view.source === 'proposed' ? 'warning' : 'info'}
        showIcon
        title={
          view.source === 'proposed'
            ? '这个文件的表名或列名与表样不同。请核对下面的对应关系，确认后才会读取。'
            : '各表各栏按下面的对应关系读取，可以改动后重新读取。'
        }
        description={
          open.length === 0 ? '各必填的表和栏都有了着落。' : `还有 ${open.length} 张表没有对应完整。`
        }
      />
      {tables.map((table) => (
        <TableChoice
          key={table.key}
          table={table}
          sheets={view.sheets}
          onChange={(next) => change(table.key, next)}
        />
      ))}
      <div className="act-foot">
        <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
          记住：本单位以后导入同样式样的文件时照此读取
        </Checkbox>
        <Button disabled={isBusy} onClick={onCancel}>
          {isGuessed(view) ? '换一个文件' : '不改了'}
        </Button>
        <Button
          type="primary"
          loading={isBusy}
          disabled={open.length > 0}
          onClick={() => onConfirm(mappingOf(tables), remember)}
        >
          按此读取
        </Button>
      </div>
    </div>
  )
}

/** Whether anything was found by likeness, so that there is something to agree to. */
export function isGuessed({ source, tables }: MappingView): boolean {
  return (
    source === 'proposed' &&
    tables.some(({ by, columns }) => by === 'similar' || columns.some((column) => column.by === 'similar'))
  )
}

function isOpen({ required, sheet, columns }: MappingTable): boolean {
  return sheet === null ? required : columns.some((column) => column.header === null && column.required)
}

function mappingOf(tables: readonly MappingTable[]): ImportMapping {
  return {
    tables: Object.fromEntries(
      tables.map(({ key, sheet, columns, ignored }) => [
        key,
        {
          sheet,
          ignored,
          columns: Object.fromEntries(columns.map(({ column, header }) => [column, header])),
        },
      ]),
    ),
  }
}

type TableChoiceProps = {
  table: MappingTable
  sheets: MappingView['sheets']
  onChange: (table: MappingTable) => void
}

/** One table: its sheet, and, where anything differs from its own names, its columns. */
function TableChoice({ table, sheets, onChange }: TableChoiceProps) {
  const isPlain = !isOpen(table) && table.by === 'same' && table.ignored.length === 0 && allSame(table)
  const [unfolded, setUnfolded] = useState(!isPlain && (table.sheet !== null || table.required))
  const headers = sheets.find(({ name }) => name === table.sheet)?.headers ?? []
  return (
    <section className={`mapping-table ${isOpen(table) ? 'is-open' : ''}`}>
      <div className="mapping-head">
        <h3>
          {table.title}
          {table.required ? null : <span className="soft">（可以没有）</span>}
        </h3>
        <Select
          aria-label={`《${table.title}》在哪张工作表`}
          value={table.sheet ?? NOTHING}
          popupMatchSelectWidth={false}
          options={[
            { value: NOTHING, label: '文件里没有这张表' },
            ...sheets.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(name) => {
            onChange(withSheet(table, sheets, name === NOTHING ? null : name))
            setUnfolded(true)
          }}
        />
        <Origin by={table.sheet === null ? 'none' : table.by} required={table.required} />
        <Button
          size="small"
          type="link"
          disabled={table.sheet === null}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? '收起各栏' : `${table.columns.length} 栏`}
        </Button>
      </div>
      {unfolded && table.sheet !== null ? (
        <ul className="mapping-columns">
          {table.columns.map((column) => (
            <ColumnChoice
              key={column.column}
              column={column}
              headers={headers}
              onChange={(header) => onChange(withHeader(table, headers, column.column, header))}
            />
          ))}
          {table.ignored.length === 0 ? null : (
            <li className="soft">不读的列：{table.ignored.map((header) => `“${header}”`).join('、')}</li>
          )}
        </ul>
      ) : null}
    </section>
  )
}

const allSame = ({ columns }: MappingTable): boolean =>
  columns.every(({ by, required, header }) => by === 'same' || (!required && header === null))

/** A sheet chosen by hand: columns of equal names fall into place, the rest is open. */
function withSheet(table: MappingTable, sheets: MappingView['sheets'], name: string | null): MappingTable {
  const headers = sheets.find((sheet) => sheet.name === name)?.headers ?? []
  const columns = table.columns.map(({ column, required }): MappingColumn => {
    const found = headers.find(({ path }) => path === column)
    const { path: header = null, cell = null } = found ?? {}
    return { column, required, header, cell, by: found === undefined ? 'none' : 'same' }
  })
  return withIgnored({ ...table, sheet: name, by: name === null ? 'none' : 'chosen', columns }, headers)
}

function withHeader(
  table: MappingTable,
  headers: MappingView['sheets'][number]['headers'],
  column: string,
  header: string | null,
): MappingTable {
  const cell = headers.find(({ path }) => path === header)?.cell ?? null
  const columns = table.columns.map((one): MappingColumn => {
    if (one.column === column) return { ...one, header, cell, by: header === null ? 'none' : 'chosen' }
    return header !== null && one.header === header ? { ...one, header: null, cell: null, by: 'none' } : one
  })
  return withIgnored({ ...table, columns }, headers)
}

function withIgnored(table: MappingTable, headers: MappingView['sheets'][number]['headers']): MappingTable {
  const used = new Set(table.columns.map(({ header }) => header))
  return { ...table, ignored: headers.map(({ path }) => path).filter((path) => !used.has(path)) }
}

type ColumnChoiceProps = {
  column: MappingColumn
  headers: MappingView['sheets'][number]['headers']
  onChange: (header: string | null) => void
}

function ColumnChoice({ column, headers, onChange }: ColumnChoiceProps) {
  return (
    <li>
      <span className="mapping-name">{column.column}</span>
      <Select
        aria-label={`“${column.column}”是哪一列`}
        value={column.header ?? NOTHING}
        popupMatchSelectWidth={false}
        status={column.header === null && column.required ? 'error' : ''}
        options={[
          { value: NOTHING, label: '没有这一栏' },
          ...headers.map(({ path, cell }) => ({ value: path, label: `${path}（${cell}）` })),
        ]}
        onChange={(path) => onChange(path === NOTHING ? null : path)}
      />
      <Origin by={column.by} required={column.required} />
    </li>
  )
}

function Origin({ by, required }: { by: MappingColumn['by']; required: boolean }) {
  if (by === 'same') return <span className="tag tag-success">同名</span>
  if (by === 'chosen') return <span className="tag tag-accent">已选定</span>
  if (by === 'similar') return <span className="tag tag-warning">相近，请核对</span>
  return required ? <span className="tag tag-danger">未对应</span> : <span className="tag">没有</span>
}

/** Says which remembered choice was used, with the way to look at it and change it. */
export function MappingNote({ view, onChange }: { view: MappingView; onChange: () => void }) {
  const { source, remembered } = view
  if (source === 'proposed')
    return (
      <Alert
        type="warning"
        showIcon
        className="mapping-note"
        title="如果文件没有选错，只是表名或列名不同，可以指定各表各栏的对应关系。"
        action={
          <Button size="small" onClick={onChange}>
            指定
          </Button>
        }
      />
    )
  const by =
    source === 'remembered' && remembered !== null
      ? `已按${remembered.organisationName}记住的对应关系读取（${remembered.by}，${formatInstant(remembered.at)}，用过 ${remembered.uses} 次）。`
      : '已按您选定的对应关系读取。'
  return (
    <Alert
      type="info"
      showIcon
      className="mapping-note"
      title={by}
      action={
        <Button size="small" onClick={onChange}>
          查看或更改
        </Button>
      }
    />
  )
}
