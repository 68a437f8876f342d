/** A file against a register: every fault by cell, and what would change. The real run does exactly what is planned here. */
import type pg from 'pg'
import type { Fact } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import { canonicalText } from '#platform/ledger'
import type { Sheet, SheetCell } from './cells.ts'
import { cellText, readCell, readDate, roundedFault } from './cells.ts'
import type { EntryValues, RegisterDefinition } from './definition.ts'
import { valueFaults } from './definition.ts'
import type { ChangedBy, Entry } from './entries.ts'
import { inLockOrder, writeEntry } from './entries.ts'
import { standingOn } from './timeline.ts'
import type { ImportFault, Layout } from './sheet-layout.ts'
import { FROM_LABEL, VERSION_LABEL, cellOf, findLayout, placed } from './sheet-layout.ts'

/** What one row of a file does to a register. */
export interface PlannedChange {
  readonly key: string
  readonly kind: 'added' | 'changed' | 'ended' | 'unchanged'
  readonly from: LocalDate
  readonly before: EntryValues | null
  readonly after: EntryValues | null
  /** Number of the entry that was in force; null for none. Compared again when the plan is carried out. */
  readonly seen: number | null
  /** Row of the sheet; null for an entry that the file no longer holds. */
  readonly row: number | null
}

export interface ImportPlan {
  readonly register: string
  readonly importing: 'atomic' | 'rowwise'
  readonly sheet: string
  readonly faults: readonly ImportFault[]
  readonly changes: readonly PlannedChange[]
  readonly counts: {
    readonly added: number
    readonly changed: number
    readonly ended: number
    readonly unchanged: number
    readonly faults: number
  }
  /** Whether the plan may be carried out: an atomic file with one fault may not. */
  readonly committable: boolean
}

export interface ImportOptions {
  /** Day from which rows without a day of their own hold. */
  readonly from: LocalDate
  /** Whether the file is the complete list: entries that it does not name then end. `keep` by default. */
  readonly absent?: 'keep' | 'end'
}

interface ReadRow {
  readonly row: number
  readonly key: string
  readonly from: LocalDate | undefined
  readonly version: string
  readonly values: EntryValues
}

/**
 * Plans the import of a file. `standing` is all that stands, past and future (`listStanding`). A row taken from an
 * export whose day was left as it was changes from `options.from` on; another day in that column holds as written.
 */
export function planImport(
  definition: RegisterDefinition,
  sheets: readonly Sheet[],
  standing: readonly Entry[],
  options: ImportOptions,
): ImportPlan {
  const found = findLayout(definition, sheets)
  if (!found.ok) return planOf(definition, sheets[0]?.name ?? '', found.faults, [])
  const { layout } = found
  const byKey = Map.groupBy(standing, ({ key }) => key)
  const faults: ImportFault[] = []
  const changes: PlannedChange[] = []
  const rows = new Map<string, number>()
  for (const cells of layout.body) {
    const read = readRow(definition, layout, cells)
    const problems = 'faults' in read ? read.faults : rowFaults(definition, layout, cells, read, byKey, rows)
    faults.push(...problems)
    const key = cellText(cellOf(cells, layout.key))
    if (key !== '' && !rows.has(key)) rows.set(key, cells[0]?.row ?? 0)
    if (!('faults' in read) && problems.length === 0)
      changes.push(changeOf(read, byKey.get(read.key) ?? [], options))
  }
  if (options.absent === 'end') changes.push(...endings(standing, rows, options.from))
  return planOf(definition, layout.sheet.name, faults, changes)
}

function readRow(
  definition: RegisterDefinition,
  layout: Layout,
  cells: readonly SheetCell[],
): ReadRow | { readonly faults: readonly ImportFault[] } {
  const faults: ImportFault[] = []
  const values: Record<string, Fact> = {}
  for (const { column, place } of layout.columns) {
    if (place === undefined) continue
    const cell = cellOf(cells, place)
    const read = readCell(column, cell)
    if (!read.ok) faults.push(placed(layout.sheet, cell, column.label, read.say))
    else if (read.value !== undefined) values[column.key] = read.value
  }
  const keyCell = cellOf(cells, layout.key)
  const key = cellText(keyCell)
  const rounded = roundedFault(keyCell)
  if (rounded !== undefined) faults.push(placed(layout.sheet, keyCell, definition.keyLabel, rounded))
  const from = readFrom(layout, cells, faults)
  const unread = new Set(faults.map(({ column }) => column))
  for (const fault of valueFaults(definition, key, values)) {
    const place = layout.columns.find(({ column }) => column.key === fault.column)
    const label = place?.column.label ?? definition.keyLabel
    if (!unread.has(label))
      faults.push(placed(layout.sheet, cellOf(cells, place?.place ?? layout.key), label, fault.say))
  }
  if (faults.length > 0) return { faults }
  const version = layout.version === undefined ? '' : cellText(cellOf(cells, layout.version))
  return { row: keyCell.row, key, from, version, values }
}

function readFrom(layout: Layout, cells: readonly SheetCell[], faults: ImportFault[]): LocalDate | undefined {
  if (layout.from === undefined) return undefined
  const cell = cellOf(cells, layout.from)
  const text = cellText(cell)
  const date = readDate(text)
  if (text !== '' && date === undefined)
    faults.push(placed(layout.sheet, cell, FROM_LABEL, `应为日期（如2026-03-01），实际为“${text}”。`))
  return date === undefined ? undefined : localDate(date)
}

function rowFaults(
  definition: RegisterDefinition,
  layout: Layout,
  cells: readonly SheetCell[],
  read: ReadRow,
  byKey: ReadonlyMap<string, readonly Entry[]>,
  rows: ReadonlyMap<string, number>,
): readonly ImportFault[] {
  const cell = cellOf(cells, layout.key)
  const at = (what: string): readonly ImportFault[] => [placed(layout.sheet, cell, definition.keyLabel, what)]
  const twin = rows.get(read.key)
  if (twin !== undefined) return at(`与第${twin}行重复，请只保留一行，实际为“${read.key}”。`)
  const exported = /^(\d+):([^]*)$/.exec(read.version)
  if (read.version !== '' && exported === null)
    return [
      placed(
        layout.sheet,
        cellOf(cells, layout.version ?? 1),
        VERSION_LABEL,
        '被改动过，请重新导出后再填写。',
      ),
    ]
  if (exported === null) return []
  const [, number, key] = exported
  if (key !== read.key) return at(`与导出时不同（原为“${key}”）。要换代码，请先终止原登记，再另起一行新增。`)
  if (byKey.get(read.key)?.some((entry) => String(entry.number) === number) !== true)
    return at('导出之后已被他人修改，请重新导出后再填写这一行。')
  return []
}

function changeOf(read: ReadRow, timeline: readonly Entry[], options: ImportOptions): PlannedChange {
  const from = startOf(read, timeline, options.from)
  const current = standingOn(timeline, from)
  const same = current !== undefined && canonicalText(current.values) === canonicalText(read.values)
  return {
    key: read.key,
    kind: current === undefined ? 'added' : same ? 'unchanged' : 'changed',
    from,
    before: current?.values ?? null,
    after: read.values,
    seen: current?.number ?? null,
    row: read.row,
  }
}

function startOf(read: ReadRow, timeline: readonly Entry[], from: LocalDate): LocalDate {
  const exported =
    timeline.find(({ number }) => read.version.startsWith(`${number}:`)) ?? standingOn(timeline, from)
  const dated = read.from !== undefined && read.from !== exported?.from
  if (dated || exported === undefined) return read.from ?? from
  return exported.from > from ? exported.from : from
}

function endings(
  standing: readonly Entry[],
  rows: ReadonlyMap<string, number>,
  from: LocalDate,
): readonly PlannedChange[] {
  return standing
    .filter((entry) => !rows.has(entry.key) && standingOn([entry], from) !== undefined)
    .map(({ key, values, number }) => ({
      key,
      kind: 'ended',
      from,
      before: values,
      after: null,
      seen: number,
      row: null,
    }))
}

function planOf(
  definition: RegisterDefinition,
  sheet: string,
  faults: readonly ImportFault[],
  changes: readonly PlannedChange[],
): ImportPlan {
  const importing = definition.importing ?? 'atomic'
  const count = (kind: PlannedChange['kind']): number =>
    changes.filter((change) => change.kind === kind).length
  const [added, changed, ended, unchanged] = [
    count('added'),
    count('changed'),
    count('ended'),
    count('unchanged'),
  ]
  return {
    register: definition.id,
    importing,
    sheet,
    faults,
    changes,
    counts: { added, changed, ended, unchanged, faults: faults.length },
    committable: added + changed + ended > 0 && (importing === 'rowwise' || faults.length === 0),
  }
}

/**
 * Carries out a plan inside the caller's transaction: all of it, or a refusal after which the caller rolls back.
 * An entry that changed since the plan was made refuses. Answers how many entries were written.
 */
export async function carryOut(
  client: pg.ClientBase,
  tenant: string,
  plan: Pick<ImportPlan, 'register' | 'changes' | 'committable'>,
  by: ChangedBy,
): Promise<{ readonly ok: true; readonly applied: number } | { readonly ok: false; readonly say: string }> {
  if (!plan.committable) return { ok: false, say: '请先改正文件中的问题再导入：这次没有可以写入的内容。' }
  const { register } = plan
  const moving = plan.changes.filter(({ kind }) => kind !== 'unchanged')
  for (const change of inLockOrder(moving.map((one) => ({ ...one, register })))) {
    const { key, from, after, seen } = change
    const written = await writeEntry(client, tenant, { register, key, from, values: after, seen }, by)
    if (!written.ok) return { ok: false, say: written.say }
  }
  return { ok: true, applied: moving.length }
}
