/** What is typed into a target table, and what it changes. */
import { z } from 'zod'
import type { Finding } from '#kernel/law'
import { indicatorKey } from '#lint'
import { checkFindings } from '../procedure/rules.ts'
import { findingsOfRow, reportOf } from './checks.ts'
import { parseBasis } from './basis.ts'
import { columnLabels, emptyRow } from './columns.ts'
import { filled, text } from './desk.ts'
import type { Checked } from './place-checks.ts'
import { emptyTable } from './table.ts'
import type { Change, TargetRow, TargetTable } from './vocabulary.ts'

const basisSchema = z.strictObject({
  kind: z.enum(['document', 'meeting']).default('document'),
  number: text(80).default(''),
  title: text(300).default(''),
  body: text(100).default(''),
  session: text(60).default(''),
  on: text(20).default(''),
})

const rowSchema = z.strictObject({
  id: text(20).default(''),
  first: text(20).default(''),
  second: text(20).default(''),
  name: text(120).default(''),
  weight: text(10).default(''),
  unit: text(20).default(''),
  relation: text(4).default(''),
  value: text(40).default(''),
  core: z.boolean().default(false),
  explanation: text(500).default(''),
  scoring: text(500).default(''),
  history: text(100).default(''),
  library: text(40).default(''),
})

const linkSchema = z.strictObject({ goal: text(10), row: text(20) })

/** Parts of a table that are typed; a part that is left out stays as it is. Rows come whole, in their order. */
export const revisionSchema = z.strictObject({
  budget: text(20).optional(),
  local: text(20).optional(),
  upper: text(20).optional(),
  notice: text(80).optional(),
  executionWeight: z.int('应为整数').min(0, '应在0至100之间').max(100, '应在0至100之间').optional(),
  overview: text(4_000).optional(),
  goal: text(4_000).optional(),
  basis: z.array(basisSchema).max(40).optional(),
  rows: z.array(rowSchema).max(60).optional(),
  links: z.array(linkSchema).max(60).optional(),
})
export type Revision = z.infer<typeof revisionSchema>

/** A table as printed: rows of five cells, nothing filled in. */
export const printedTableSchema = z.strictObject({
  title: text(100).default(''),
  nameLabel: text(20).default(''),
  department: text(100).default(''),
  budget: text(20),
  overview: text(4_000).default(''),
  goal: text(4_000).default(''),
  basis: text(4_000).default(''),
  rows: z.array(z.array(text(120)).length(5)).max(60),
})
export type PrintedTable = z.infer<typeof printedTableSchema>

export const reasonField = filled(500)

/** p.blank: an older table comes in with its levels unassigned. */
export function tableOfPrinted({
  title,
  nameLabel,
  department,
  basis,
  rows,
  ...rest
}: PrintedTable): TargetTable {
  return {
    ...emptyTable,
    ...rest,
    layout: 'printed',
    basis: parseBasis(basis),
    rows: rows.map(([name = '', weight = '', unit = '', relation = '', value = ''], i) => ({
      ...emptyRow,
      id: `r${i + 1}`,
      name,
      weight,
      unit,
      relation,
      value,
    })),
    printed: { title, nameLabel, department },
  }
}

/** The table with the typed parts in place. New rows get the next free number; 定性 brings its unit along. */
export function revised(table: TargetTable, revision: Revision): TargetTable {
  const { rows, ...parts } = revision
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  const next: TargetTable = { ...table, ...given }
  return rows === undefined ? next : withRows(next, rows)
}

function withRows(table: TargetTable, rows: NonNullable<Revision['rows']>): TargetTable {
  const taken = new Set([...table.rows, ...rows].map(({ id }) => id))
  let last = 0
  const freeId = (): string => {
    do last += 1
    while (taken.has(`r${last}`))
    return `r${last}`
  }
  const numbered = rows.map((row): TargetRow => ({
    ...emptyRow,
    ...row,
    id: row.id === '' ? freeId() : row.id,
    unit: row.relation === '定性' && row.unit === '' ? '级' : row.unit,
  }))
  const ids = new Set(numbered.map(({ id }) => id))
  // An older table whose rows have all found their levels has become the form with levels.
  const isLevelled =
    numbered.length > 0 && numbered.every(({ first, second }) => first !== '' && second !== '')
  const layout = isLevelled ? 'levels' : table.layout
  return { ...table, layout, rows: numbered, links: table.links.filter(({ row }) => ids.has(row)) }
}

const headLabels = {
  budget: '当年预算',
  local: '本级安排',
  upper: '上级补助',
  notice: '上级补助文号',
  executionWeight: '预算执行率权重',
  overview: '项目概况',
  goal: '当年绩效目标',
  basis: '立项依据',
  links: '目标与指标的对应',
} as const

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'boolean'
      ? value
        ? '是'
        : '否'
      : typeof value === 'number'
        ? String(value)
        : JSON.stringify(value)

/** Every changed place with its text before and after. */
export function changesBetween(before: TargetTable, after: TargetTable): readonly Change[] {
  const head = (Object.keys(headLabels) as (keyof typeof headLabels)[]).flatMap((key): Change[] => {
    const [was, is] = [shown(before[key]), shown(after[key])]
    return was === is ? [] : [{ path: headLabels[key], before: was, after: is }]
  })
  return [...head, ...rowChanges(before, after), ...orderChange(before, after)]
}

function rowChanges(before: TargetTable, after: TargetTable): readonly Change[] {
  const line = (row: TargetRow): string =>
    `${row.name}${row.relation}${row.value}${row.unit}，权重${row.weight}`
  const name = (row: TargetRow): string => (row.name === '' ? row.id : row.name)
  const gone = before.rows.filter(({ id }) => !after.rows.some((row) => row.id === id))
  const kept = after.rows.flatMap((row): Change[] => {
    const old = before.rows.find(({ id }) => id === row.id)
    if (old === undefined) return [{ path: `新增 ${name(row)}`, before: '', after: line(row) }]
    return (Object.keys(columnLabels) as (keyof typeof columnLabels)[])
      .filter((key) => old[key] !== row[key])
      .map((key) => ({
        path: `${name(old)} ${columnLabels[key]}`,
        before: shown(old[key]),
        after: shown(row[key]),
      }))
  })
  return [...gone.map((row) => ({ path: `删去 ${name(row)}`, before: line(row), after: '' })), ...kept]
}

function orderChange(before: TargetTable, after: TargetTable): readonly Change[] {
  const order = (rows: readonly TargetRow[], among: readonly TargetRow[]): string =>
    rows
      .filter(({ id }) => among.some((one) => one.id === id))
      .map(({ id }) => id)
      .join('、')
  const [was, is] = [order(before.rows, after.rows), order(after.rows, before.rows)]
  return was === is ? [] : [{ path: '指标次序', before: was, after: is }]
}

/** Errors on rows that were typed or changed: they are refused at once (p.ind); what was imported keeps its finding. */
export function typedRowFaults(before: TargetTable, checked: Checked): readonly Finding[] {
  const { findings } = reportOf(checked)
  const touched = checked.table.rows.filter((row) => {
    const old = before.rows.find(({ id }) => id === row.id)
    return old === undefined || JSON.stringify(old) !== JSON.stringify(row)
  })
  const faults = touched.flatMap(({ id }) =>
    findingsOfRow(findings, id).filter(
      ({ blocks, rule }) => blocks === 'submission' && !betweenRows.has(rule),
    ),
  )
  return checkFindings(faults).submission
}

/** These compare a row with other tables; they stop the self-check, not the typing. */
const betweenRows: ReadonlySet<string> = new Set(['one-indicator-one-target', 'cost-within-budget'])

/** Last year's indicators as this year's start: texts and weights stay, values are to be looked at again. */
export function copiedFrom(
  last: TargetTable,
  results: readonly { readonly name: string; readonly result: string }[],
): TargetTable {
  return {
    ...last,
    budget: '',
    local: '',
    upper: '',
    notice: '',
    printed: null,
    rows: last.rows
      .filter(({ name }) => name !== '')
      .map((row, i) => ({
        ...row,
        id: `r${i + 1}`,
        history:
          results.find(({ name }) => indicatorKey(name) === indicatorKey(row.name))?.result ?? row.history,
      })),
    links: [],
  }
}
