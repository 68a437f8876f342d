/** Registers replayed from the acts that wrote them, and compared row by row with the table. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { EntryOperation } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { canonicalText } from '#platform/ledger'
import type { EntryValues } from './definition.ts'
import { verifyEntries } from './entries.ts'
import { type Standing, place, standingOn } from './timeline.ts'

/** An entry operation with the act that made it; `entered` orders acts of different cases. */
export interface EnteredOperation {
  readonly operation: EntryOperation
  readonly caseId: string
  readonly version: number
  readonly entered: string
}

/** A row that differs from what the acts say. */
export interface EntryDifference {
  readonly row: string
  readonly column: string
  readonly stored: string
  readonly expected: string
}

interface Row {
  readonly from: string
  readonly until: string | null
  readonly values: string
  readonly act: string
}

/** Compares the standing rows of a tenant's registers with the replay of all operations. */
export async function compareEntries(
  client: pg.ClientBase,
  tenant: string,
  operations: readonly EnteredOperation[],
): Promise<readonly EntryDifference[]> {
  const altered = (await verifyEntries(client, tenant)).map((found) => ({
    row: `${found.register}/${found.key}`,
    column: found.problem === 'overlap' ? 'from_date' : 'canonical',
    stored: String(found.number),
    expected: found.problem,
  }))
  const expected = replay(operations)
  const stored = await readStanding(client, tenant)
  const differing = [...new Set([...expected.keys(), ...stored.keys()])].toSorted().flatMap((key) => {
    const want = expected.get(key) ?? []
    const have = stored.get(key) ?? []
    return [
      ...have
        .filter((row) => !want.some((other) => sameRow(row, other)))
        .map((row) => ({
          row: key,
          column: differingColumn(row, want),
          stored: show(row),
          expected: show(want.find((other) => other.from === row.from)),
        })),
      ...want
        .filter((row) => !have.some((other) => other.from === row.from))
        .map((row) => ({ row: key, column: '整行', stored: '缺少', expected: show(row) })),
    ]
  })
  return [...altered, ...differing]
}

interface Placed extends Standing {
  readonly act: string
}

function replay(operations: readonly EnteredOperation[]): ReadonlyMap<string, readonly Row[]> {
  const timelines = new Map<string, readonly Placed[]>()
  let number = 0
  for (const { operation, caseId, version } of operations.toSorted(byEntry)) {
    const key = `${operation.register}/${operation.key}`
    const timeline = timelines.get(key) ?? []
    const values: EntryValues | null = operation.values
    const current = standingOn(timeline, operation.from)
    if (values !== null && current !== undefined && canonicalText(values) === canonicalText(current.values))
      continue
    const placement = place(timeline, operation.from, values)
    if (placement === undefined) continue
    const inserted = placement.insert.map((stretch): Placed => ({
      ...stretch,
      number: (number += 1),
      act: `${caseId}/${version}`,
    }))
    timelines.set(key, [...timeline.filter((one) => !placement.supersede.includes(one.number)), ...inserted])
  }
  return new Map(
    [...timelines].map(([key, timeline]) => [
      key,
      timeline.map(({ from, until, values, act }): Row => ({
        from,
        until,
        values: digestOf(canonicalText(values)),
        act,
      })),
    ]),
  )
}

const byEntry = (a: EnteredOperation, b: EnteredOperation): number =>
  a.entered < b.entered ? -1 : a.entered > b.entered ? 1 : a.version - b.version

async function readStanding(
  client: pg.ClientBase,
  tenant: string,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = await client.query<{
    key: string
    from: LocalDate
    until: LocalDate | null
    values: EntryValues
    act: string
  }>(
    `select register || '/' || key as key, from_date as "from", until_date as until, "values", coalesce(case_id || '/' || act_version, '无') as act from entries where tenant = $1 and superseded_at is null`,
    [tenant],
  )
  const byKey = new Map<string, Row[]>()
  for (const { key, from, until, values, act } of rows.rows)
    byKey.set(key, [...(byKey.get(key) ?? []), { from, until, values: digestOf(canonicalText(values)), act }])
  return byKey
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
const sameRow = (a: Row, b: Row): boolean =>
  a.from === b.from && a.until === b.until && a.values === b.values && a.act === b.act
const show = (row: Row | undefined): string => (row === undefined ? '不应有此行' : JSON.stringify(row))

function differingColumn(row: Row, want: readonly Row[]): string {
  const other = want.find((one) => one.from === row.from)
  if (other === undefined) return '整行'
  if (other.values !== row.values) return 'values'
  return other.until === row.until ? 'case_id' : 'until_date'
}
