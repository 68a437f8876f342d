/** The result tables of one cycle (art.25): F5 with its checks, F6, the draft of F24, and the year before beside them. */
import type { Phrase } from '#kernel'
import { SqlValues, toSql } from '#platform/cases'
import type pg from 'pg'
import {
  type Analysis,
  type Cycle,
  type Figures,
  type OverviewEntry,
  type StatisticsHead,
  analysisChecks,
  analysisFaults,
  analysisOfRows,
  analysisPaper,
  analysisReaders,
  comparedYears,
  extentLabels,
  generalReportDraft,
  overviewPaper,
  overviewReaders,
  procedureIds,
  rateText,
  reckonsOwnCycles,
} from '#regulations/titles'
import type { TitleOverviewView, TitleReportsView, TitleStatisticsView } from '../contract/titles-reports.ts'
import { CYCLE_COLUMN, type Asker, applicationsOf } from './reads.ts'
import { rowsOfCycle } from './remembered.ts'

type CycleLine = TitleReportsView['cycles'][number]
type CycleState = Pick<
  Cycle,
  'committee' | 'committeeName' | 'convening' | 'conveningName' | 'year' | 'levels'
>
/** Nobody is left out of the count. */
const everybody: Phrase = { kind: 'public' }

/** Cycles of which this person may reckon F5, newest first: those of its own body, and those with candidates it approves. */
export async function cyclesFor(pool: pg.Pool, asker: Asker): Promise<readonly CycleLine[]> {
  const { actor } = asker
  const values = new SqlValues()
  const readable = toSql(analysisReaders, actor, values)
  if (readable === 'false') return []
  const tenant = values.add(asker.tenant)
  const own = reckonsOwnCycles(actor.role)
    ? `or y.state -> 'domain' ->> 'convening' = ${values.add(actor.organisation)}`
    : ''
  const { rows } = await pool.query<CycleLine>(
    values.statement(`select y.id, s.state ->> 'committeeName' as committee, (s.state ->> 'year')::int as year,
        array_to_string(array(select jsonb_array_elements_text(s.state -> 'levels')), '、') as levels
      from cases y, lateral (select y.state -> 'domain' as state) s
      where y.tenant = ${tenant} and y.procedure = ${values.add(procedureIds.cycle)} and y.stage in ('published', 'closed')
        and (y.id in (select distinct c.${CYCLE_COLUMN} from cases c
            where c.tenant = ${tenant} and c.procedure = ${values.add(procedureIds.application)} and ${readable}) ${own})
      order by year desc, committee`),
  )
  return rows
}

async function findCycle(pool: pg.Pool, tenant: string, id: string): Promise<CycleState | undefined> {
  const { rows } = await pool.query<{ state: CycleState }>(
    `select state -> 'domain' as state from cases where tenant = $1 and id = $2 and procedure = $3`,
    [tenant, id, procedureIds.cycle],
  )
  return rows[0]?.state
}

/** A cycle with its figures as this person may reckon them. */
export interface CycleStatistics {
  readonly line: CycleLine
  readonly head: StatisticsHead
  readonly committee: string
  /** Whose applications were counted. */
  readonly readers: Phrase
  readonly analysis: Analysis
}

/** The figures of a cycle; undefined where it has no application whose results this person may reckon. */
export async function statisticsOf(
  pool: pg.Pool,
  asker: Asker,
  id: string,
): Promise<CycleStatistics | undefined> {
  const cycle = await findCycle(pool, asker.tenant, id)
  if (cycle === undefined) return undefined
  const { role, organisation } = asker.actor
  const isOwn = cycle.convening === organisation && reckonsOwnCycles(role)
  const readers = isOwn ? everybody : analysisReaders
  const rows = await rowsOfCycle(pool, asker, readers, id)
  if (rows.length === 0 && !isOwn) return undefined
  const levels = cycle.levels.join('、')
  return {
    line: { id, committee: cycle.committeeName, year: cycle.year, levels },
    head: { committee: cycle.committeeName, convening: cycle.conveningName, year: cycle.year, levels },
    committee: cycle.committee,
    readers,
    analysis: analysisOfRows(rows),
  }
}

/** Figures of the committee's year before; null where it had none that this person may reckon. */
async function yearBefore(
  pool: pg.Pool,
  asker: Asker,
  { committee, line, readers }: CycleStatistics,
): Promise<Figures | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from cases where tenant = $1 and procedure = $2 and state -> 'domain' ->> 'committee' = $3
       and (state -> 'domain' ->> 'year')::int = $4 and stage <> 'discarded'`,
    [asker.tenant, procedureIds.cycle, committee, line.year - 1],
  )
  const turns = await Promise.all(rows.map(({ id }) => rowsOfCycle(pool, asker, readers, id)))
  return turns.flat().length === 0 ? null : analysisOfRows(turns.flat()).total
}

/** What the screen shows of a cycle. */
export async function statisticsView(
  pool: pg.Pool,
  asker: Asker,
  statistics: CycleStatistics,
): Promise<TitleStatisticsView> {
  const { line, head, analysis } = statistics
  const before = await yearBefore(pool, asker, statistics)
  const [flow] = analysisPaper(analysis, head).tables
  return {
    cycle: line,
    meetings: analysis.meetings.map(({ on, due, present }) => `${on} 应到${due}人，实到${present}人`),
    steps: [
      ...analysis.total.flows.map(({ extent, total }) => ({ label: extentLabels[extent], count: total })),
      { label: '通过', count: analysis.total.passed },
    ],
    flow: tableView(flow),
    breakdowns: analysis.breakdowns.map(({ label, groups }) => ({ label, groups: [...groups] })),
    yearBefore: before === null ? null : line.year - 1,
    compared: comparedYears(analysis.total, before)
      .filter(({ now, before: last }) => now !== null || last !== null)
      .map((one) => comparedView(one)),
    checks: analysisChecks(analysis).map(({ label, faults }) => ({ label, holds: faults.length === 0 })),
    faults: [...analysisFaults(analysis)],
    draft: generalReportDraft(analysis, head),
    overview: toSql(overviewReaders, asker.actor, new SqlValues()) !== 'false',
  }
}

function comparedView({
  label,
  unit,
  now,
  before,
  change,
  changeTenths,
}: ReturnType<typeof comparedYears>[number]): TitleStatisticsView['compared'][number] {
  const written = (value: number | null): string =>
    value === null ? '' : unit === '人' ? String(value) : rateText(value)
  const signed = (value: number | null): string => {
    if (value === null) return ''
    const size = unit === '人' ? String(Math.abs(value)) : `${rateText(Math.abs(value)).slice(0, -1)}个百分点`
    return value === 0 ? '持平' : `${value > 0 ? '+' : '−'}${size}`
  }
  const share =
    changeTenths === null ? '' : `${changeTenths < 0 ? '−' : '+'}${rateText(Math.abs(changeTenths))}`
  return {
    label,
    now: written(now),
    before: written(before),
    change: signed(change),
    share: change === 0 ? '' : share,
  }
}

type PaperTable = ReturnType<typeof overviewPaper>['tables'][number]

const tableView = (table: Pick<PaperTable, 'columns' | 'rows'> | undefined) => ({
  columns: (table?.columns ?? []).map(({ key, header, kind }) => ({
    key,
    header,
    kind: kind === 'figure' ? ('figure' as const) : ('text' as const),
  })),
  rows: (table?.rows ?? []).map(({ cells }) => ({ ...cells })),
})

/** Stages an application can be in once it was voted on. */
const voted = 'passed reported approval-publicity approved closed not-passed void disqualified'.split(' ')

/** Rows of F6 in the order of their numbers; the votes of nobody whose file this person is kept from. */
export async function overviewEntries(
  pool: pg.Pool,
  asker: Asker,
  cycle: string,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly OverviewEntry[]> {
  const values = new SqlValues()
  const phrase: Phrase = overviewReaders
  const cases = applicationsOf(asker, phrase, { cycle }, values)
  const { rows } = await pool.query<OverviewEntry>(
    values.statement(`select d.applicant, d."filedFacts", d.employer, d.target, d.intake, d.review
      from (select c.title, c.state ${cases} and c.stage = any(${values.add(voted)}::text[]) order by c.title offset 0) x,
        lateral jsonb_to_record(x.state -> 'domain') as d(applicant jsonb, "filedFacts" jsonb, employer jsonb,
          target jsonb, intake jsonb, review jsonb)
      where jsonb_typeof(d.review -> 'conclusion') = 'object'
      order by x.title limit ${values.add(limit)} offset ${values.add(skip)}`),
  )
  return rows
}

const PAGE_ROWS = 100

/** A page of F6; serials run on from the page before. */
export async function overviewPage(
  pool: pg.Pool,
  asker: Asker,
  { line, head }: Pick<CycleStatistics, 'line' | 'head'>,
  page: number,
): Promise<TitleOverviewView> {
  const skip = (page - 1) * PAGE_ROWS
  const found = await overviewEntries(pool, asker, line.id, { limit: PAGE_ROWS + 1, skip })
  const { columns, rows } = tableView(overviewPaper(found.slice(0, PAGE_ROWS), head).tables[0])
  return {
    columns,
    rows: rows.map((cells, index) => ({ ...cells, no: String(skip + index + 1) })),
    page,
    size: PAGE_ROWS,
    more: found.length > PAGE_ROWS,
  }
}
