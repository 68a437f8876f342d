/**
 * What the reports of title review are reckoned from. Every statement counts alike rows together in the database and
 * reads each state once: a cycle of twenty thousand applications comes back as a few hundred rows.
 */
import type pg from 'pg'
import type { Actor, AnyProcedure, LocalDate, Phrase } from '#kernel'
import { SqlValues, columnSlots, toSql } from '#platform/cases'
import {
  type AnalysisRow,
  type Application,
  type BundleCount,
  type ConfirmationCount,
  type DeclinedCount,
  type HeldCount,
  type RoutedCount,
  application,
  procedureIds,
} from '#regulations/titles'

/** Who asks, of which tenant. */
export interface Asker {
  readonly tenant: string
  readonly actor: Actor
}

const slots = columnSlots(application)
const slotOf = (name: string): string => {
  const found = slots[name]
  if (found === undefined) throw new Error(`applications have no column ${name}`)
  return found
}
const YEAR = slotOf('year')
export const CYCLE_COLUMN = slotOf('cycle')

/** Which applications: of one cycle, or of review years. */
export type Which = { readonly cycle: string } | { readonly years: readonly number[] }

/** The end of a statement over the applications that a phrase opens to this person. */
export function applicationsOf(
  { tenant, actor }: Asker,
  phrase: Phrase,
  which: Which,
  values: SqlValues,
): string {
  const chosen =
    'cycle' in which
      ? `c.${CYCLE_COLUMN} = ${values.add(which.cycle)}`
      : `c.${YEAR} = any(${values.add(which.years)}::bigint[])`
  return `from cases c where c.tenant = ${values.add(tenant)} and c.procedure = ${values.add(procedureIds.application)}
    and ${chosen} and ${toSql(phrase, actor, values)}`
}

/** The parts of a state that reports look at, taken out of it in one go. */
const PARTS = `lateral jsonb_to_record(x.state -> 'domain') as d(stage text, "filedOn" text, intake jsonb, review jsonb,
  target jsonb, "filedFacts" jsonb, employer jsonb, cycle jsonb, route jsonb)`

const ANALYSIS = `d.stage, d."filedOn" is not null as filed, d.intake ->> 'admittedOn' is not null as admitted,
  d.intake ->> 'released' is not null as released, (d.review -> 'conclusion' ->> 'passed')::boolean as passed,
  case when d.intake ->> 'exam' is null then null when (d.intake -> 'exam' ->> 'absent')::boolean then '缺考'
    when (d.intake -> 'exam' ->> 'qualified')::boolean then '合格' else '不合格' end as exam,
  d.review ->> 'defence' is not null as defence, d.target ->> 'specialty' as specialty,
  d."filedFacts" -> 'degree' ->> 'level' as degree,
  extract(year from age((d.cycle ->> 'cutOff')::date, (d."filedFacts" ->> 'bornOn')::date))::int as age,
  d."filedFacts" ->> 'sex' as sex, d.employer ->> 'kind' as "employerKind", d.employer ->> 'affiliation' as affiliation,
  d.target ->> 'track' as track,
  case when d.review ->> 'conclusion' is null then null else jsonb_build_object('id', d.review -> 'conclusion' -> 'meeting',
    'on', d.review -> 'conclusion' -> 'on', 'due', d.review -> 'conclusion' -> 'due',
    'present', d.review -> 'conclusion' -> 'present') end as meeting`

/** An `AnalysisRow` with the cycle it belongs to. */
export interface CycleRow extends AnalysisRow {
  readonly cycle: string
  readonly year: number
  readonly committee: string
  readonly committeeName: string
}

/** Rows of F5 for a cycle or for whole years, alike applications counted together. */
export async function analysisRows(
  pool: pg.Pool,
  asker: Asker,
  phrase: Phrase,
  which: Which,
): Promise<readonly CycleRow[]> {
  const values = new SqlValues()
  const cases = applicationsOf(asker, phrase, which, values)
  const text = `select *, count(*)::int as count from (
      select x.cycle, x.year, d.cycle ->> 'committee' as committee, d.cycle ->> 'committeeName' as "committeeName", ${ANALYSIS}
      from (select c.state, c.${CYCLE_COLUMN} as cycle, c.${YEAR}::int as year ${cases} offset 0) x, ${PARTS}
    ) rows group by ${Array.from({ length: 19 }, (_, i) => i + 1).join(', ')}`
  const { rows } = await pool.query<CycleRow>(values.statement(text))
  return rows
}

/** Applications that were declined, by committee and ground. */
export async function declinedCounts(
  pool: pg.Pool,
  asker: Asker,
  phrase: Phrase,
  year: number,
): Promise<readonly DeclinedCount[]> {
  const values = new SqlValues()
  const cases = applicationsOf(asker, phrase, { years: [year] }, values)
  const { rows } = await pool.query<DeclinedCount>(
    values.statement(`select committee, item, count(*)::int as count from (
      select d.cycle ->> 'committeeName' as committee, d.intake -> 'declined' ->> 'item' as item
      from (select c.state ${cases} and c.stage = 'declined' offset 0) x, ${PARTS}) rows
      where item is not null group by 1, 2`),
  )
  return rows
}

/** Submitted applications by submitter: the ground they were declined on, and whether a correction was demanded. */
export async function routedCounts(
  pool: pg.Pool,
  asker: Asker,
  phrase: Phrase,
  year: number,
): Promise<readonly RoutedCount[]> {
  const values = new SqlValues()
  const cases = applicationsOf(asker, phrase, { years: [year] }, values)
  const { rows } = await pool.query<RoutedCount>(
    values.statement(`select coalesce(d.route ->> 'submitterName', '') as submitter,
        d.intake -> 'declined' ->> 'item' as item, d.intake ->> 'correction' is not null as corrected, count(*)::int as count
      from (select c.state ${cases} offset 0) x, ${PARTS}
      where d.intake ->> 'submission' is not null group by 1, 2, 3`),
  )
  return rows
}

/** Rows of a procedure's states that this person sees, of one year where it has that column. */
async function visible(
  pool: pg.Pool,
  { tenant, actor }: Asker,
  procedure: AnyProcedure,
  query: (cases: string) => string,
  year?: number,
): Promise<readonly Record<string, unknown>[]> {
  const values = new SqlValues()
  const slot = year === undefined ? undefined : columnSlots(procedure)['year']
  const cases = `from cases c where c.tenant = ${values.add(tenant)} and c.procedure = ${values.add(procedure.id)}
    and ${toSql(procedure.visibility.see, actor, values)}${slot === undefined ? '' : ` and c.${slot} = ${values.add(year)}`}`
  const { rows } = await pool.query<Record<string, unknown>>(values.statement(query(cases)))
  return rows
}

/** Whole states with the ids of their cases: for procedures of which an office has few. */
export async function statesOf(
  pool: pg.Pool,
  asker: Asker,
  procedure: AnyProcedure,
): Promise<readonly { readonly id: string; readonly state: unknown }[]> {
  const rows = await visible(
    pool,
    asker,
    procedure,
    (cases) => `select c.id, c.state -> 'domain' as state ${cases}`,
  )
  return rows as unknown as { id: string; state: unknown }[]
}

/** Bundles by submitter: how many, how many taken back, how many bags were missing at the counter. */
export async function bundleCounts(
  pool: pg.Pool,
  asker: Asker,
  submission: AnyProcedure,
  year: number,
): Promise<readonly BundleCount[]> {
  const rows = await visible(
    pool,
    asker,
    submission,
    (cases) => `select s.state -> 'submitter' ->> 'name' as submitter, count(*)::int as bundles,
        count(*) filter (where s.stage = 'taken-back')::int as "takenBack",
        coalesce(sum(jsonb_array_length(coalesce(nullif(s.state -> 'receipt', 'null') -> 'missing', '[]'))), 0)::int as "missingBags"
      from (select c.stage, c.state -> 'domain' as state ${cases} and c.stage <> 'discarded' offset 0) s
      where (s.state ->> 'year')::int = ${Math.trunc(year)} group by 1`,
  )
  return rows as unknown as BundleCount[]
}

/** Confirmations by origin, approving body, level and stage. @param year in which they were opened */
export async function confirmationCounts(
  pool: pg.Pool,
  asker: Asker,
  confirmation: AnyProcedure,
  year: number,
): Promise<readonly ConfirmationCount[]> {
  const rows = await visible(
    pool,
    asker,
    confirmation,
    (cases) => `select s.state -> 'content' -> 'original' ->> 'origin' as origin,
        s.state -> 'content' -> 'original' ->> 'authority' as authority,
        s.state -> 'content' -> 'original' ->> 'level' as level, s.stage, count(*)::int as count
      from (select c.stage, c.state -> 'domain' as state ${cases} offset 0) s
      where s.state ->> 'openedOn' like '${Math.trunc(year)}-%' group by 1, 2, 3, 4`,
  )
  return rows as unknown as ConfirmationCount[]
}

export interface PeriodRow {
  readonly caseId: string
  readonly procedure: string
  readonly title: string
  readonly period: string
  readonly due: LocalDate
  readonly provisional: boolean
}
/** Running periods shown at most; the nearest stand first. */
const PERIODS_MAX = 2000

/** Periods that run in the cases this person sees, the nearest last day first. */
export async function runningPeriods(
  pool: pg.Pool,
  { tenant, actor }: Asker,
  procedures: readonly AnyProcedure[],
): Promise<readonly PeriodRow[]> {
  const values = new SqlValues()
  const parts = procedures.flatMap((procedure) => {
    const see = toSql(procedure.visibility.see, actor, values)
    return see === 'false'
      ? []
      : [
          `select c.id as "caseId", c.procedure, c.title, n.period, n.due, n.provisional from cases c
           join periods n on n.tenant = c.tenant and n.case_id = c.id
           where c.tenant = ${values.add(tenant)} and c.procedure = ${values.add(procedure.id)} and ${see}`,
        ]
  })
  if (parts.length === 0) return []
  const { rows } = await pool.query<PeriodRow>(
    values.statement(`${parts.join(' union all ')} order by due, title limit ${PERIODS_MAX}`),
  )
  return rows
}

export type VacancyUser = Pick<Application, 'employer' | 'target' | 'cycle' | 'recommendation' | 'stage'>

/** Applications that were recommended, as far as the use of vacancies goes. */
export async function recommendedOf(
  pool: pg.Pool,
  asker: Asker,
  phrase: Phrase,
  year: number,
): Promise<readonly VacancyUser[]> {
  const values = new SqlValues()
  const cases = applicationsOf(asker, phrase, { years: [year] }, values)
  const { rows } = await pool.query<VacancyUser>(
    values.statement(`select d.stage, d.employer, d.target, d.cycle, d.recommendation
      from (select c.state ${cases} offset 0) x,
        lateral jsonb_to_record(x.state -> 'domain') as d(stage text, employer jsonb, target jsonb, cycle jsonb, recommendation jsonb)
      where jsonb_typeof(d.recommendation) = 'object'`),
  )
  return rows
}

const inForce = (alias: string, register: string): string =>
  `${alias}.register = '${register}' and ${alias}.superseded_at is null and ${alias}.from_date <= $2
    and (${alias}.until_date is null or ${alias}.until_date >= $2)`

/** Titles by territory of the holder's employer, series, level and standing. @param territory beginning of the division code */
export async function heldCounts(
  pool: pg.Pool,
  tenant: string,
  on: LocalDate,
  territory: string,
): Promise<readonly HeldCount[]> {
  const { rows } = await pool.query<HeldCount>(
    `select coalesce(e."values" ->> 'territory', '') as territory, h."values" ->> 'series' as series,
       h."values" ->> 'level' as level, h."values" ->> 'status' as status, count(*)::int as count
     from entries h
     left join entries p on p.tenant = h.tenant and p.key = h."values" ->> 'person' and ${inForce('p', 'titles-persons')}
     left join entries e on e.tenant = h.tenant and e.key = p."values" ->> 'employer' and ${inForce('e', 'titles-employers')}
     where h.tenant = $1 and ${inForce('h', 'titles-held')}
       and ($3 = '' or starts_with(coalesce(e."values" ->> 'territory', ''), $3))
     group by 1, 2, 3, 4`,
    [tenant, on, territory],
  )
  return rows
}
