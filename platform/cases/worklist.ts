/** Work lists: what a post may see, asked of the database in one statement, nearest legal period first. */
import type pg from 'pg'
import { type Actor, type AnyProcedure, type Phrase, officeOf } from '#kernel'
import { LEGAL_NOW, getRow } from '#platform/database'
import { columnSlots } from './folded.ts'
import { SqlValues, joined, toSql } from './phrase-sql.ts'

export interface WorkQuery {
  /** `module/procedure`; absent: all. */
  readonly procedure?: string | undefined
  readonly stage?: string | undefined
  readonly mine?: boolean | undefined
  /** Part of the title or of a text column. */
  readonly text?: string | undefined
  /** Value of the column named `year`. */
  readonly year?: number | undefined
  readonly overdue?: boolean | undefined
  /** Where the page before ended. */
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface WorkRow {
  readonly procedure: string
  readonly id: string
  readonly title: string
  readonly stage: string
  readonly lastAt: string
  readonly returned: number
  readonly urged: number
  readonly handedOver: boolean
  readonly mine: boolean
  /** Nearest period: its id and last day. */
  readonly due: { readonly period: string; readonly due: string; readonly provisional: boolean } | undefined
  readonly columns: Readonly<Record<string, string | number | null>>
}

export interface WorkPage {
  readonly rows: readonly WorkRow[]
  readonly total: number
  readonly next: string | null
}

interface Row {
  readonly procedure: string
  readonly id: string
  readonly title: string
  readonly stage: string
  readonly last_at: string
  readonly returned: number
  readonly urged: number
  readonly handed_over: boolean
  readonly mine: boolean
  readonly period: string | null
  readonly due: string | null
  readonly provisional: boolean | null
  readonly [slot: string]: string | number | boolean | null
}

const SLOTS =
  'text_1, text_2, text_3, text_4, integer_1, integer_2, integer_3, integer_4, date_1, date_2, date_3'
/** Cases without a running period come last. */
const NEVER = '9999-12-31'

/**
 * Reads one page and counts the whole; both over the cases that the post may see, and no others. Each procedure is
 * asked by itself: only then can the database begin at the parties and read those few cases, not all of them.
 */
export async function listWork(
  pool: pg.Pool,
  tenant: string,
  actor: Actor,
  procedures: readonly AnyProcedure[],
  query: WorkQuery,
): Promise<WorkPage> {
  const counting = new SqlValues([tenant])
  const counted = branches(counting, actor, procedures, query, () => 'select from cases c')
  const paging = new SqlValues([tenant])
  const listed = branches(paging, actor, procedures, query, (procedure) => rowsOf(paging, actor, procedure))
  if (listed.length === 0) return { rows: [], total: 0, next: null }
  const count = `select count(*)::int as total from (${counted.join(' union all ')}) counted`
  const page = `select * from (${listed.join(' union all ')}) listed
    where ${afterCursor(paging, query.cursor)} order by rank, last_at desc, id limit ${paging.add(query.limit + 1)}`
  const [total, found] = await Promise.all([
    pool.query<{ total: number }>(counting.statement(count)),
    pool.query<Row>(paging.statement(page)),
  ])
  const rows = found.rows.slice(0, query.limit)
  const last = found.rows.length > query.limit ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => workRow(row, procedures)),
    total: getRow(total).total,
    next: last === undefined ? null : cursorOf(last),
  }
}

function rowsOf(values: SqlValues, actor: Actor, procedure: AnyProcedure): string {
  return `select c.procedure, c.id, c.title, c.stage, c.last_at, c.returned, c.urged, c.handed_over, ${SLOTS},
      ${mineIn(values, actor, procedure)} as mine, n.period, n.due, n.provisional, coalesce(n.due, date '${NEVER}') as rank
    from cases c left join lateral (
      select period, due, provisional from periods n where n.tenant = c.tenant and n.case_id = c.id order by due, period limit 1) n on true`
}

/** One query for each procedure of which this post may see a case at all. */
function branches(
  values: SqlValues,
  actor: Actor,
  procedures: readonly AnyProcedure[],
  query: WorkQuery,
  rows: (procedure: AnyProcedure) => string,
): readonly string[] {
  return procedures
    .filter(({ id }) => query.procedure === undefined || id === query.procedure)
    .flatMap((procedure) => {
      const condition = conditionOf(values, actor, procedure, query)
      return condition === 'false' ? [] : [`(${rows(procedure)} where ${condition})`]
    })
}

function conditionOf(values: SqlValues, actor: Actor, procedure: AnyProcedure, query: WorkQuery): string {
  const { stage, year, overdue, mine } = query
  const text = query.text?.trim() ?? ''
  return joined(
    [
      'c.tenant = $1',
      `c.procedure = ${values.add(procedure.id)}`,
      toSql(procedure.visibility.see, actor, values),
      stage === undefined ? 'true' : `c.stage = ${values.add(stage)}`,
      text === '' ? 'true' : textCondition(values, text),
      year === undefined ? 'true' : yearCondition(values, procedure, year),
      overdue === undefined ? 'true' : overdueCondition(overdue),
      mine === undefined ? 'true' : mineFilter(mineIn(values, actor, procedure), mine),
    ],
    'and',
  )
}

const mineFilter = (mine: string, wanted: boolean): string =>
  wanted ? mine : mine === 'false' ? 'true' : `not (${mine})`

function textCondition(values: SqlValues, text: string): string {
  const pattern = values.add(`%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
  const columns = ['title', 'text_1', 'text_2', 'text_3', 'text_4']
  return `(${columns.map((column) => `c.${column} ilike ${pattern}`).join(' or ')})`
}

function yearCondition(values: SqlValues, procedure: AnyProcedure, year: number): string {
  const slot = columnSlots(procedure)['year']
  return slot === undefined ? 'false' : `c.${slot} = ${values.add(year)}`
}

/** A period whose end has passed and that is not one that only opens acts. */
function overdueCondition(overdue: boolean): string {
  const late = `exists (select from periods o where o.tenant = c.tenant and o.case_id = c.id and o.kind <> 'opens' and o.over <= ${LEGAL_NOW})`
  return overdue ? late : `not ${late}`
}

/**
 * Whether the post has something to do in a case now: an act of the stage is its, or the file was handed to it, or
 * came back to it. Periods and holds are not looked at: a case that waits for a day stays on the desk.
 */
function mineIn(values: SqlValues, actor: Actor, procedure: AnyProcedure): string {
  const parts = Object.values(procedure.acts).flatMap((act): string[] => {
    const stages = pressingStages(procedure, act)
    const by: Phrase = act.by
    if (act.opens || stages.length === 0) return []
    const permitted = toSql(by, actor, values)
    if (permitted === 'false') return []
    return [joined([`c.stage = any(${values.add(stages)}::text[])`, permitted], 'and')]
  })
  const received = Object.entries(procedure.acts).flatMap(([name, act]): string[] => {
    if (act.handsOver === undefined) return []
    const receiver = toSql(act.handsOver.receiver, actor, values)
    if (receiver === 'false') return []
    return [
      joined(
        ['c.handed_over', `c.state -> 'kernel' -> 'handOver' ->> 'act' = ${values.add(name)}`, receiver],
        'and',
      ),
    ]
  })
  return joined([...parts, ...received, ...reinstatements(values, actor, procedure)], 'or')
}

/** A request to take a lapse back, while it is the case's newest act, is on the desk of the office that decides. */
function reinstatements(values: SqlValues, actor: Actor, procedure: AnyProcedure): readonly string[] {
  const offices = [...procedure.lapses].flatMap((lapse) => officeOf(procedure, lapse) ?? [])
  const decides = joined(
    offices.map((office) => toSql(office, actor, values)),
    'or',
  )
  if (decides === 'false') return []
  const asked = `exists (select from acts a where a.tenant = c.tenant and a.case_id = c.id and a.version = c.version and a.act = 'RequestReinstatement')`
  return [joined([asked, decides], 'and')]
}

/**
 * Stages in which an act is something to do. Leaving the ordinary way (a correction, a discarding) is possible, not
 * pending; once beside it, every act counts but those that end the case. What accompanies a case through several stages
 * and leaves it in each of them (a moved date, an address taken back) is never what it waits for.
 */
function pressingStages(procedure: AnyProcedure, act: AnyProcedure['acts'][string]): readonly string[] {
  const isAside = (stage: string): boolean => procedure.stages[stage]?.aside === true
  const ends = (stage: string): boolean => isAside(stage) && procedure.stages[stage]?.closed !== undefined
  const stages = act.in.map(String)
  const accompanies =
    stages.length > 1 && stages.toSorted().join() === act.leadsTo.map(String).toSorted().join()
  if (accompanies || (!act.opens && act.leadsTo.map(String).every(ends))) return []
  return act.leadsTo.map(String).every(isAside) ? stages.filter(isAside) : stages
}

interface Cursor {
  readonly rank: string
  readonly at: string
  readonly id: string
}

function cursorOf(row: Row): string {
  const cursor: Cursor = { rank: row.due ?? NEVER, at: row.last_at, id: row.id }
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** A cursor that is no cursor of ours begins at the top. */
function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    const value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Cursor>
    const { rank, at, id } = value
    const shaped = /^\d{4}-\d{2}-\d{2}$/.test(rank ?? '') && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at ?? '')
    return shaped && typeof rank === 'string' && typeof at === 'string' && typeof id === 'string'
      ? { rank, at, id }
      : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function afterCursor(values: SqlValues, text: string | undefined): string {
  const cursor = readCursor(text)
  if (cursor === undefined) return 'true'
  const rank = `${values.add(cursor.rank)}::date`
  const at = `${values.add(cursor.at)}::timestamptz`
  const lastAt = `date_trunc('milliseconds', last_at)`
  return `(rank > ${rank} or (rank = ${rank} and (${lastAt} < ${at} or (${lastAt} = ${at} and id > ${values.add(cursor.id)}))))`
}

function workRow(row: Row, procedures: readonly AnyProcedure[]): WorkRow {
  const procedure = procedures.find(({ id }) => id === row.procedure)
  const slots = procedure === undefined ? {} : columnSlots(procedure)
  const valueOf = (slot: string): string | number | null => {
    const value = row[slot]
    return typeof value === 'boolean' || value === undefined ? null : value
  }
  return {
    procedure: row.procedure,
    id: row.id,
    title: row.title,
    stage: row.stage,
    lastAt: row.last_at,
    returned: row.returned,
    urged: row.urged,
    handedOver: row.handed_over,
    mine: row.mine,
    due:
      row.due === null || row.period === null
        ? undefined
        : { period: row.period, due: row.due, provisional: row.provisional === true },
    columns: Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, valueOf(slot)])),
  }
}
