import { Descriptions, Table } from 'antd'
import type { Json, JsonObject } from '../api/types.ts'
import { formatDate, formatInstant } from '../lib/format.ts'
import { labelOf, stateLabels } from '../lib/labels.ts'

/** Personal values are masked on a projected screen; the stylesheet does it by this class. */
export function Personal({ children }: { children: string | null }) {
  return children === null ? null : <span className="personal">{children}</span>
}

/** Any state as description lists and tables, for procedures without a view of their own. */
export function FactTree({ value, labels = {} }: { value: Json; labels?: Record<string, string> }) {
  const names = { ...stateLabels, ...labels }
  if (Array.isArray(value)) return <FactTable rows={value} names={names} />
  if (typeof value !== 'object' || value === null) return <FactValue value={value} />
  const entries = Object.entries(value)
  const flat = entries.filter(([, part]) => !isNested(part))
  const nested = entries.filter(([, part]) => isNested(part) && !isBare(part))
  return (
    <div className="fact-tree">
      {flat.length === 0 ? null : (
        <Descriptions
          size="small"
          bordered
          column={{ xs: 1, md: 2 }}
          items={flat.map(([name, part]) => ({
            key: name,
            label: labelOf(names, name),
            children: <FactValue value={part} />,
          }))}
        />
      )}
      {nested.map(([name, part]) => (
        <section key={name}>
          <h4>{labelOf(names, name)}</h4>
          <FactTree value={part} labels={labels} />
        </section>
      ))}
    </div>
  )
}

function FactTable({ rows, names }: { rows: Json[]; names: Record<string, string> }) {
  const objects = rows.filter(
    (row): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row),
  )
  if (objects.length !== rows.length || objects.length === 0) {
    return (
      <p>{rows.map((row) => (typeof row === 'object' ? JSON.stringify(row) : String(row))).join('、')}</p>
    )
  }
  const columns = Array.from(new Set(objects.flatMap((row) => Object.keys(row))))
  return (
    <Table
      size="small"
      pagination={objects.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      rowKey={(row) => JSON.stringify(row)}
      dataSource={objects}
      columns={columns.map((column) => ({
        key: column,
        title: labelOf(names, column),
        render: (_value: unknown, row: JsonObject) => <FactCell value={row[column] ?? null} names={names} />,
      }))}
    />
  )
}

function FactCell({ value, names }: { value: Json; names: Record<string, string> }) {
  if (!isNested(value)) return <FactValue value={value} />
  if (isBare(value)) return <span className="soft">（无）</span>
  return (
    <details>
      <summary>展开</summary>
      <FactTree value={value} labels={names} />
    </details>
  )
}

function FactValue({ value }: { value: Json }) {
  if (value === null || value === '') return <span className="soft">（空）</span>
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return formatInstant(value)
    if (/^sha256:|^sm3:/.test(value)) return <code className="wrap">{value}</code>
  }
  return <span className="long-text">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
}

function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null
}

function isBare(value: Json): boolean {
  return isNested(value) && Object.keys(value ?? {}).length === 0
}
