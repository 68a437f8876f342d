/** Title review for the portal, from the database: notices, registers, certificates, where an application lies. */
import type { Instant, LocalDate } from '#kernel'
import type { RegisterPort } from '#platform/cases'
import { legalMoment, transaction } from '#platform/database'
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
}

const columns = Object.values(titleColumns).map(({ column }) => column)

const NEWEST = `
  select distinct on (tenant, column_id, slug) tenant, column_id as column, slug, edition, title, data_digest as digest,
    posted_at as at, removed_at as removed
  from public_notices where column_id = any($1) order by tenant, column_id, slug, edition desc`

/**
 * The newest edition of every notice. Content leaves the database only while it hangs: a list that was taken down or
 * replaced names nobody any more. What hangs is read once, since an edition never changes.
 */
async function newestNotices(pool: pg.Pool, kept: Map<string, unknown>): Promise<readonly TitleNotice[]> {
  const { rows } = await pool.query<NoticeRow>(NEWEST, [columns])
  const hanging = rows.filter(({ removed }) => removed === null)
  const missing = hanging.filter((row) => !kept.has(keyOf(row)))
  const pick = (of: (row: NoticeRow) => string) => missing.map(of)
  if (missing.length > 0) {
    const { rows: contents } = await pool.query<NoticeRow & { readonly data: string | null }>(
      `select tenant, column_id as column, slug, edition, data_digest as digest, data from public_notices
       where removed_at is null and (tenant, column_id, slug) in (select * from unnest($1::text[], $2::text[], $3::text[]))`,
      [pick(({ tenant }) => tenant), pick(({ column }) => column), pick(({ slug }) => slug)],
    )
    for (const row of contents) if (row.data !== null) kept.set(keyOf(row), JSON.parse(row.data))
  }
  const shown = new Set(hanging.map(keyOf))
  for (const key of kept.keys()) if (!shown.has(key)) kept.delete(key)
  return rows
    .map((row) => noticeOf(row, kept.get(keyOf(row)) ?? null))
    .toSorted((a, b) => (a.postedAt < b.postedAt ? 1 : -1))
}

const keyOf = ({ tenant, column, slug, edition, digest }: NoticeRow): string =>
  [tenant, column, slug, edition, digest].join('\n')

export function titleSources({ pool, registers }: Options): Omit<TitleSources, 'complaints'> {
  const kept = new Map<string, unknown>()
  const read = <T>(work: (client: pg.PoolClient, today: LocalDate) => Promise<T>): Promise<T> =>
    transaction(pool, async (client) => work(client, (await legalMoment(client)).date))
  const all = (tenant: string, register: string) =>
    read((client, on) => registers.list(client, tenant, register, {}, on, 'none'))
  return {
    titleNotices: () => newestNotices(pool, kept),
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

const noticeOf = ({ at, removed, ...row }: NoticeRow, data: unknown): TitleNotice => ({
  ...row,
  postedAt: at,
  removedAt: removed,
  data,
})

async function applicationOf(
  client: pg.PoolClient,
  { tenant, number }: StatusQuestion,
): Promise<Application | undefined> {
  // The title begins with the number and is indexed; the state is read of the one case alone.
  const { rows } = await client.query<{ state: Application }>(
    `select state -> 'domain' as state from cases
     where tenant = $1 and procedure = $2 and title like $3 and state -> 'domain' ->> 'number' = $4 limit 1`,
    [tenant, application.id, `${number.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)} %`, number],
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
