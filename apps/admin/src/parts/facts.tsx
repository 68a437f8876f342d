import { Link } from '@tanstack/react-router'
import { Descriptions } from 'antd'
import { createContext, useContext } from 'react'
import type { CaseView, Json, JsonObject } from '../api/types.ts'
import { inOrder, isCaseId, isPersonKey, saysTheSame } from '../lib/fact-order.ts'
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

/** Other cases that a state refers to, by id, and names of clauses and register entries. */
export const Referred = createContext<Pick<CaseView, 'cases' | 'terms'>>({ cases: {}, terms: {} })

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
  const named = withOrganisations(value, organisations)
  const own = typeof named['name'] === 'string' ? named['name'] : undefined
  const entries = inOrder(Object.keys(named), labels, path).flatMap((name): [string, Json][] => {
    const part = named[name] ?? null
    return saysTheSame(name, part, named) ? [] : [[name, part]]
  })
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
              <FactValue value={part} words={atPath(values, `${path}${name}`)} own={own} />
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
  const referred = useContext(Referred)
  const rows = given.map((row) => (isObject(row) ? withOrganisations(row, organisations) : row))
  const objects = rows.filter(isObject)
  if (objects.length !== rows.length || objects.length === 0) {
    return (
      <p>
        {rows.map((row, index) => (
          <span key={JSON.stringify(row)}>
            {index === 0 ? '' : '、'}
            <FactValue value={row} />
          </span>
        ))}
      </p>
    )
  }
  const columns = inOrder(columnsOf(objects, referred.cases), labels, `${path}*.`)
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
            own={typeof row['name'] === 'string' ? row['name'] : undefined}
            labels={labels}
            values={values}
            path={`${path}*.${column}.`}
          />
        ),
      }))}
    />
  )
}

/** Without ids that stand beside their name, and without cases of which nobody here may know. */
function columnsOf(rows: readonly JsonObject[], cases: CaseView['cases']): readonly string[] {
  const columns = Array.from(new Set(rows.flatMap((row) => Object.keys(row))))
  const isMute = (column: string, row: JsonObject) => {
    const value = row[column] ?? null
    const unknown = isCaseId(value) && cases[value] === undefined && typeof row['name'] === 'string'
    return unknown || saysTheSame(column, value, row)
  }
  return columns.filter((column) => !rows.every((row) => isMute(column, row)))
}

type FactCellProps = Required<Names> & { label: string; value: Json; own: string | undefined }

function FactCell({ label, value, own, labels, values, path }: FactCellProps) {
  if (!isNested(value))
    return (
      inYuan(label, value).text ?? (
        <FactValue value={value} words={atPath(values, path.slice(0, -1))} own={own} />
      )
    )
  if (isBare(value)) return <span className="soft">（无）</span>
  if (isShortList(value)) return <FactTree value={value} labels={labels} values={values} path={path} />
  return (
    <details>
      <summary>展开</summary>
      <FactTree value={value} labels={labels} values={values} path={path} />
    </details>
  )
}

/** `own` is the name that stands beside the value: it is not said twice. */
type FactValueProps = { value: Json; words?: Labels | undefined; own?: string | undefined }

function FactValue({ value, words, own }: FactValueProps) {
  const people = useContext(PeopleNames)
  const organisations = useContext(OrganisationNames)
  const { cases, terms } = useContext(Referred)
  if (value === null || value === '') return <span className="soft">（空）</span>
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') {
    if (words?.[value] !== undefined) return words[value]
    const name = people[value]
    if (name !== undefined && name !== own) return <Personal>{name}</Personal>
    if (organisations[value] !== undefined) return organisations[value]
    if (terms[value] !== undefined) return terms[value]
    if (isPersonKey(value)) return <span className="soft">（已关联名册）</span>
    if (isCaseId(value)) return <OtherCase id={value} known={cases[value]} isNamed={own !== undefined} />
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return formatInstant(value)
    if (/^sha256:|^sm3:|^[\da-f]{40,}$/.test(value)) return <code className="wrap">{value}</code>
  }
  return <span className="long-text">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
}

type OtherCaseProps = { id: string; known: CaseView['cases'][string] | undefined; isNamed: boolean }

/** A case that this one refers to, by its title; short where a name stands beside it. */
function OtherCase({ id, known, isNamed }: OtherCaseProps) {
  if (known === undefined) return <span className="soft">（另一事项，当前岗位看不到）</span>
  const [module = '', procedure = ''] = known.procedure.split('/')
  return (
    <Link to="/case/$module/$procedure/$id" params={{ module, procedure, id }} search={{}}>
      {isNamed ? '查看' : known.title}
    </Link>
  )
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null
}

const SHORT = 3

/** A few plain values, said where they stand. */
function isShortList(value: Json): boolean {
  return Array.isArray(value) && value.length <= SHORT && value.every((one) => !isNested(one))
}

function isBare(value: Json): boolean {
  return isNested(value) && Object.keys(value ?? {}).length === 0
}
