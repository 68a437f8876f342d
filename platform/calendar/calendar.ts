/** The calendar in editions: every notice adds one, none is overwritten. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { CalendarYear, WorkCalendar } from '#kernel/time'
import { named, transaction } from '#platform/database'
import { canonicalText } from '#platform/ledger'
import type { Amendment, CalendarSource } from './years.ts'
import { amendmentFaults, changedDays, noticeText } from './years.ts'

export type Connection = pg.Pool | pg.ClientBase

interface YearRow {
  readonly year: number
  readonly edition: number
  readonly notice: string
  readonly notice_number: string | null
  readonly source: string
  readonly off_days: Record<string, string>
  readonly work_days: Record<string, string>
}

const INSERT = `
  insert into calendar_years (year, edition, notice, notice_number, source, confidence, off_days, work_days, by_person)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (year, edition) do nothing`

/**
 * Puts the corpus's years in where they are missing; the number of a year's notices is its edition. Safe to call at
 * every start and by several processes; an edition that an administrator entered stays. Answers how many were added.
 */
export async function seedCalendars(
  connection: Connection,
  years: readonly CalendarSource[],
): Promise<number> {
  let added = 0
  for (const { year, source, notices, offDays, workDays } of years) {
    const last = notices.at(-1)
    if (last === undefined) throw new Error(`calendar ${year} names no notice`)
    const { rowCount } = await connection.query(INSERT, [
      year,
      notices.length,
      last.title,
      last.number,
      source,
      last.confidence,
      offDays,
      workDays,
      null,
    ])
    added += rowCount ?? 0
  }
  return added
}

/** The calendar as it is known now: the latest edition of every year. */
export async function currentCalendar(connection: Connection): Promise<WorkCalendar> {
  const { rows } = await connection.query<YearRow>(
    named(
      'current-calendar',
      `select distinct on (year) year, edition, notice, notice_number, source, off_days, work_days
       from calendar_years order by year, edition desc`,
      [],
    ),
  )
  return calendarOf(rows)
}

/** `edition` is the last year with its edition and a digest of all days, so that two states never share a name. */
function calendarOf(rows: readonly YearRow[]): WorkCalendar {
  const last = rows.at(-1)
  const days = canonicalText(rows.map((row) => [row.year, row.edition, row.off_days, row.work_days]))
  const digest = createHash('sha256').update(days, 'utf8').digest('hex').slice(0, 8)
  const years: Record<number, CalendarYear> = {}
  for (const row of rows)
    years[row.year] = {
      year: row.year,
      notice: noticeText(row.notice, row.notice_number),
      offDays: row.off_days,
      workDays: row.work_days,
    }
  return {
    edition: last === undefined ? 'empty' : `${last.year}-${last.edition}-${digest}`,
    source: [...new Set(rows.map(({ source }) => source))].join('、'),
    years,
  }
}

/** An edition of a year and who entered it. */
export interface Edition {
  readonly year: number
  readonly edition: number
  readonly notice: string
  readonly source: string
  readonly confidence: 'high' | 'medium'
  readonly by: string | null
  readonly at: string
}

/** Every edition of every year, newest year and edition first. */
export async function listEditions(connection: Connection): Promise<readonly Edition[]> {
  const { rows } = await connection.query<Edition & { readonly number: string | null }>(
    `select year, edition, notice, notice_number as number, source, confidence, by_person as by, at
     from calendar_years order by year desc, edition desc`,
  )
  return rows.map(({ number, ...edition }) => ({ ...edition, notice: noticeText(edition.notice, number) }))
}

/** Both states of the calendar and the days that count otherwise. */
export interface AmendedCalendar {
  readonly before: WorkCalendar
  readonly after: WorkCalendar
  readonly days: ReturnType<typeof changedDays>
}

export type AmendmentOutcome<Moved> =
  | ({ readonly ok: true; readonly moved: Moved } & AmendedCalendar)
  | { readonly ok: false; readonly reason: 'input' | 'unchanged'; readonly faults: readonly string[] }

/**
 * Adds a year or a new edition of one. In the same transaction it hands both calendars to `move`, which lists and
 * records the running periods that they count differently (`movedPeriods`). With `preview` everything is rolled back.
 */
export async function amendCalendar<Moved>(
  pool: pg.Pool,
  amendment: Amendment,
  options: {
    readonly by: string | null
    readonly move: (client: pg.PoolClient, amended: AmendedCalendar) => Promise<Moved>
    readonly preview?: boolean
  },
): Promise<AmendmentOutcome<Moved>> {
  const faults = amendmentFaults(amendment)
  if (faults.length > 0) return { ok: false, reason: 'input', faults }
  try {
    return await transaction(pool, async (client) => {
      await client.query(`select pg_advisory_xact_lock(hashtextextended('calendar', 0))`)
      const before = await currentCalendar(client)
      if (sameYear(before.years[amendment.year], amendment))
        return {
          ok: false,
          reason: 'unchanged',
          faults: [`${amendment.year}年的日历与已登记的完全相同，不需要再登记。`],
        }
      await insertEdition(client, amendment, options.by)
      const after = await currentCalendar(client)
      const amended = { before, after, days: changedDays(amendment.year, before, after) }
      const outcome = { ok: true as const, ...amended, moved: await options.move(client, amended) }
      if (options.preview === true) throw new Preview(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Preview) return error.outcome as AmendmentOutcome<Moved>
    throw error
  }
}

/** Carries the outcome of a preview past the rollback. */
class Preview extends Error {
  readonly outcome: unknown

  constructor(outcome: unknown) {
    super('rolled back: a preview')
    this.outcome = outcome
  }
}

async function insertEdition(client: pg.ClientBase, amendment: Amendment, by: string | null): Promise<void> {
  const { year, notice, number, offDays, workDays } = amendment
  const { rows } = await client.query<{ next: number }>(
    'select coalesce(max(edition), 0) + 1 as next from calendar_years where year = $1',
    [year],
  )
  const next = rows[0]?.next ?? 1
  await client.query(INSERT, [year, next, notice, number, '管理员登记', 'high', offDays, workDays, by])
}

function sameYear(known: CalendarYear | undefined, amendment: Amendment): boolean {
  if (known === undefined) return false
  const text = (year: Pick<CalendarYear, 'notice' | 'offDays' | 'workDays'>): string =>
    canonicalText([year.notice, year.offDays, year.workDays])
  const { offDays, workDays } = amendment
  return text(known) === text({ notice: noticeText(amendment.notice, amendment.number), offDays, workDays })
}
