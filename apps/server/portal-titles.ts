/** Title review for the portal, from the database: notices, registers, certificates, where an application lies. */
import type { Instant, LocalDate } from '#kernel'
import { legalDateOf } from '#kernel/time'
import type { RegisterPort } from '#platform/cases'
import { transaction } from '#platform/database'
import {
  type Application,
  IN_FORCE_SETTING,
  application,
  checkCertificate,
  publicCommitteeOf,
  standingOf,
} from '#regulations/titles'
import type pg from 'pg'
import type { CommitteeEntry, PersonEntry, TitleEntry } from '../../regulations/titles/registers/index.ts'
import { type TitleColumn, titleColumns } from './portal/titles-addresses.ts'
import type {
  Interpretation,
  StatusQuestion,
  TitleFee,
  TitleNotice,
  TitleSources,
} from './portal/titles-sources.ts'

interface Options {
  readonly pool: pg.Pool
  readonly registers: RegisterPort
}
interface NoticeRow {
  readonly tenant: string
  readonly column: TitleColumn
  readonly slug: string
  readonly edition: number
  readonly title: string
  readonly digest: string
  readonly at: Instant
  readonly removed: Instant | null
  readonly data: string | null
}

const columns = Object.values(titleColumns).map(({ column }) => column)

/** Content leaves the database only while it hangs: a list that was taken down or replaced names nobody any more. */
const NOTICES = `
  select distinct on (tenant, column_id, slug) tenant, column_id as column, slug, edition, title, data_digest as digest,
    posted_at as at, removed_at as removed, case when removed_at is null then data end as data
  from public_notices where column_id = any($1) order by tenant, column_id, slug, edition desc`

export function titleSources({ pool, registers }: Options): Omit<TitleSources, 'complaints'> {
  const read = <T>(work: (client: pg.PoolClient, today: LocalDate) => Promise<T>): Promise<T> =>
    transaction(pool, async (client) => work(client, await today(client)))
  const all = (tenant: string, register: string) =>
    read((client, on) => registers.list(client, tenant, register, {}, on, 'none'))
  return {
    async titleNotices() {
      const { rows } = await pool.query<NoticeRow>(NOTICES, [columns])
      return rows.map(noticeOf).toSorted((a, b) => (a.postedAt < b.postedAt ? 1 : -1))
    },
    titleCommittees: async (tenant) =>
      (await all(tenant, 'titles-committees')).map((fact) =>
        publicCommitteeOf(fact as unknown as CommitteeEntry),
      ),
    titleFees: async (tenant) =>
      (await all(tenant, 'titles-fees')).map((fact) => {
        const { item, level, amountCents, document } = fact as unknown as TitleFee
        return { item, level, amountCents, document }
      }),
    titleInterpretations: () => interpretations(pool),
    titlesInForceFrom: () => inForceFrom(pool),
    findCertificate: (tenant, question) =>
      read(async (client, on) => {
        const found = await registers.find(client, tenant, 'titles-held', question.number, on, 'none')
        const title = found === undefined ? undefined : (found as unknown as TitleEntry)
        // Looked up for an unknown number too, so that both answers take the same way.
        const person = await registers.find(
          client,
          tenant,
          'titles-persons',
          title?.person ?? '-',
          on,
          'none',
        )
        const name = person === undefined ? '' : (person as unknown as PersonEntry).name
        return checkCertificate(question, title, name) ?? undefined
      }),
    findApplicationStatus: (question) =>
      read(async (client, on) => {
        const state = await applicationOf(client, question)
        const key = state?.applicant.key ?? '-'
        const found = await registers.find(client, question.tenant, 'titles-persons', key, on, 'none')
        const number = found === undefined ? '' : (found as unknown as PersonEntry).number
        const right = number.length >= 4 && number.slice(-4).toUpperCase() === question.lastFour.toUpperCase()
        if (state === undefined || !right) return undefined
        const { series, specialty, level } = state.target
        const { committeeName } = state.cycle
        return {
          ...standingOf(state),
          number: state.number,
          committeeName,
          target: `${series}系列${specialty}专业 ${level}`,
        }
      }),
  }
}

async function today(client: pg.PoolClient): Promise<LocalDate> {
  const { rows } = await client.query<{ now: Instant }>(
    `select clock_timestamp() + (select offset_milliseconds from clock) * interval '1 millisecond' as now`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database told no time')
  return legalDateOf(row.now)
}

function noticeOf({ at, removed, data, ...row }: NoticeRow): TitleNotice {
  return {
    ...row,
    postedAt: at,
    removedAt: removed,
    data: data === null ? null : (JSON.parse(data) as unknown),
  }
}

async function applicationOf(
  client: pg.PoolClient,
  { tenant, number }: StatusQuestion,
): Promise<Application | undefined> {
  const { rows } = await client.query<{ state: Application }>(
    `select state -> 'domain' as state from cases
     where tenant = $1 and procedure = $2 and state -> 'domain' ->> 'number' = $3 limit 1`,
    [tenant, application.id, number],
  )
  return rows[0]?.state
}

const STANDING = `superseded_at is null and until_date is null`

async function interpretations(pool: pg.Pool): Promise<readonly Interpretation[]> {
  const { rows } = await pool.query<Interpretation>(
    `select "values" ->> 'clause' as clause, "values" ->> 'text' as text, "values" ->> 'document' as document
     from entries where register = 'titles-interpretations' and ${STANDING} order by from_date, key`,
  )
  return rows
}

async function inForceFrom(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ value: string | null }>(
    `select "values" ->> 'value' as value from entries
     where register = 'titles-settings' and key = $1 and ${STANDING} order by from_date desc limit 1`,
    [IN_FORCE_SETTING],
  )
  return rows[0]?.value ?? null
}
