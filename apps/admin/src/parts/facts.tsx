import { Descriptions } from 'antd'
import { createContext, useContext } from 'react'
import type { Json, JsonObject } from '../api/types.ts'
import { formatDate, formatInstant } from '../lib/format.ts'
import { labelOf, stateLabels } from '../lib/labels.ts'
import { inYuan, yuanLabel } from '../lib/money.ts'
import { withOrganisations } from '../lib/organisations.ts'
import { DataTable } from './data-table.tsx'

/** Personal values are masked on a projected screen; the stylesheet does it by this class. */
export function Personal({ children }: { children: string | null }) {
  return children === null ? null : <span className="personal">{children}</span>
}

/** Names of organisations by id, where the state around holds ids. */
export const OrganisationNames = createContext<Readonly<Record<string, string>>>({})

/** Names of people by id, where the state around says who did something. */
export const PeopleNames = createContext<Readonly<Record<string, string>>>({})

export type Labels = Readonly<Record<string, string>>
/** Words for values, by the same dotted paths: `basis` → `{ printed: 已印文件 }`. */
export type ValueLabels = Readonly<Record<string, Labels>>
type Names = { labels?: Labels; values?: ValueLabels; path?: string }
type FactTreeProps = Names & { value: Json }

/** Entry of a dotted path; `*` in a key stands for one step. */
function atPath<T>(entries: Readonly<Record<string, T>>, path: string): T | undefined {
  if (entries[path] !== undefined) return entries[path]
  const steps = path.split('.')
  const key = Object.keys(entries).find((candidate) => {
    const parts = candidate.split('.')
    return (
      parts.length === steps.length && parts.every((part, index) => part === '*' || part === steps[index])
    )
  })
  return key === undefined ? undefined : entries[key]
}

/** Name of a part: by its dotted path, as a part that is called so at any depth (`**.on`), by its own name, else as it is. */
function labelAt(labels: Labels, path: string, name: string): string {
  return (
    atPath(labels, `${path}${name}`) ?? labels[`**.${name}`] ?? labels[name] ?? labelOf(stateLabels, name)
  )
}

/** Any state as description lists and tables, for procedures without a view of their own. */
export function FactTree({ value, labels = {}, values = {}, path = '' }: FactTreeProps) {
  const organisations = useContext(OrganisationNames)
  const nameOf = (name: string) => labelAt(labels, path, name)
  if (Array.isArray(value)) return <FactTable rows={value} labels={labels} values={values} path={path} />
  if (typeof value !== 'object' || value === null) return <FactValue value={value} />
  const entries = Object.entries(withOrganisations(value, organisations))
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
            label: yuanLabel(nameOf(name)),
            children: inYuan(nameOf(name), part).text ?? (
              <FactValue value={part} words={atPath(values, `${path}${name}`)} />
            ),
          }))}
        />
      )}
      {nested.map(([name, part]) => (
        <section key={name}>
          <h4>{nameOf(name)}</h4>
          <FactTree value={part} labels={labels} values={values} path={`${path}${name}.`} />
        </section>
      ))}
    </div>
  )
}

function FactTable({ rows: given, labels, values, path }: Required<Names> & { rows: Json[] }) {
  const organisations = useContext(OrganisationNames)
  const rows = given.map((row) => (isObject(row) ? withOrganisations(row, organisations) : row))
  const objects = rows.filter(isObject)
  if (objects.length !== rows.length || objects.length === 0) {
    return (
      <p>{rows.map((row) => (typeof row === 'object' ? JSON.stringify(row) : String(row))).join('、')}</p>
    )
  }
  const columns = columnsOf(objects)
  return (
    <DataTable
      rowKey={(row) => JSON.stringify(row)}
      dataSource={objects}
      columns={columns.map((column) => ({
        key: column,
        title: yuanLabel(labelAt(labels, `${path}*.`, column)),
        render: (_value: unknown, row: JsonObject) => (
          <FactCell
            label={labelAt(labels, `${path}*.`, column)}
            value={row[column] ?? null}
            labels={labels}
            values={values}
            path={`${path}*.${column}.`}
          />
        ),
      }))}
    />
  )
}

/** Ids that say nothing to who reads the name beside them. */
const beside = new Set(['account', 'person', 'employerKey'])

function columnsOf(rows: readonly JsonObject[]): readonly string[] {
  const columns = Array.from(new Set(rows.flatMap((row) => Object.keys(row))))
  return columns.includes('name') ? columns.filter((column) => !beside.has(column)) : columns
}

function FactCell({ label, value, labels, values, path }: Required<Names> & { label: string; value: Json }) {
  if (!isNested(value))
    return inYuan(label, value).text ?? <FactValue value={value} words={atPath(values, path.slice(0, -1))} />
  if (isBare(value)) return <span className="soft">（无）</span>
  return (
    <details>
      <summary>展开</summary>
      <FactTree value={value} labels={labels} values={values} path={path} />
    </details>
  )
}

function FactValue({ value, words }: { value: Json; words?: Labels | undefined }) {
  const people = useContext(PeopleNames)
  const organisations = useContext(OrganisationNames)
  if (value === null || value === '') return <span className="soft">（空）</span>
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') {
    if (words?.[value] !== undefined) return words[value]
    const name = people[value]
    if (name !== undefined) return <Personal>{name}</Personal>
    if (organisations[value] !== undefined) return organisations[value]
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return formatInstant(value)
    if (/^sha256:|^sm3:/.test(value)) return <code className="wrap">{value}</code>
  }
  return <span className="long-text">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null
}

function isBare(value: Json): boolean {
  return isNested(value) && Object.keys(value ?? {}).length === 0
}
