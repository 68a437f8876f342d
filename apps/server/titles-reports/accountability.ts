/** The sheet of art.52.d: what each committee's year has to answer for, and who acted on every result that fell. */
import type pg from 'pg'
import { momentAt } from '#kernel'
import type { Instant } from '#kernel/time'
import { SqlValues, columnSlots, toSql } from '#platform/cases'
import {
  type Complaint,
  type Inspection,
  type Sanction,
  type TrailAct,
  accountedCommittees,
  analysisOfRows,
  answeredSteps,
  application,
  countedFor,
  procedureIds,
  resultCanBeTraced,
  traceOf,
  tracedFor,
} from '#regulations/titles'
import { loadNames } from '../names.ts'
import type { Names } from '../views/trail.ts'
import { type Asker, analysisRows, statesOf } from './reads.ts'
import { type Report, type Sources, figure, row, text } from './table.ts'

/** An application that something is said of in the sheet. */
interface Named {
  readonly id: string
  readonly number: string
  readonly committee: string
  readonly name: string
  /** Whether its result is one that fell, rather than one that a complaint was about. */
  readonly fell: boolean
  /** Whether this person may read who acted on it. */
  readonly traceable: boolean
}

/** These applications, and those of the year whose result is void, as far as this person sees them. */
async function named(
  pool: pg.Pool,
  { tenant, actor }: Asker,
  { upheld, overturned }: Awaited<ReturnType<typeof concerned>>,
  year: number,
): Promise<readonly Named[]> {
  const values = new SqlValues()
  const slot = columnSlots(application)['year']
  const fell = `(c.id = any(${values.add(overturned)}::text[]) or (c.${slot} = ${values.add(year)} and c.stage = 'void'))`
  const { rows } = await pool.query<Named>(
    values.statement(`select x.id, x.fell, x.traceable, d.number, d.cycle ->> 'committee' as committee,
        d.cycle ->> 'committeeName' as name
      from (select c.id, c.state, ${fell} as fell, ${toSql(tracedFor, actor, values)} as traceable from cases c
        where c.tenant = ${values.add(tenant)} and c.procedure = ${values.add(procedureIds.application)}
          and ${toSql(countedFor, actor, values)}
          and (c.id = any(${values.add(upheld)}::text[]) or ${fell}) offset 0) x,
        lateral jsonb_to_record(x.state -> 'domain') as d(number text, cycle jsonb)
      order by d.number`),
  )
  return rows
}

type StoredStep = Omit<TrailAct, 'at'> & { readonly caseId: string; readonly at: Instant }

/** The acts of these applications that somebody answers for, in the order in which they were done. */
async function stepsOf(
  pool: pg.Pool,
  tenant: string,
  ids: readonly string[],
): Promise<readonly StoredStep[]> {
  const acts = answeredSteps.flatMap((one) => one.acts)
  const { rows } = await pool.query<StoredStep>(
    `select case_id as "caseId", act, person, organisation, role,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from acts where tenant = $1 and case_id = any($2::text[]) and act = any($3::text[]) order by case_id, version`,
    [tenant, ids, acts],
  )
  return rows
}

const upheldOutcomes: readonly string[] = ['属实', '部分属实']

/** Ids of applications: those of complaints found true in the year, and those whose result was taken back in it. */
async function concerned({ context, asker, year, procedure }: Sources) {
  const inYear = (day: string | undefined): boolean => day?.startsWith(`${year}-`) === true
  const pool = context.database.app
  const [complaints, sanctions] = await Promise.all([
    statesOf(pool, asker, procedure(procedureIds.complaint)),
    statesOf(pool, asker, procedure(procedureIds.sanction)),
  ])
  const upheld = complaints.flatMap(({ state }) => {
    const { finding, subject } = state as Complaint
    const isUpheld = finding !== null && upheldOutcomes.includes(finding.outcome) && inYear(finding.on)
    return isUpheld ? (subject.application ?? []) : []
  })
  const overturned = sanctions.flatMap(({ state }) => {
    const { decision, application: about } = state as Sanction
    return decision !== null && decision.kind !== '取消申报资格' && inYear(decision.on) ? (about ?? []) : []
  })
  return { upheld, overturned }
}

export const accountability: Report = async (sources) => {
  const { context, asker, year, procedure } = sources
  const pool = context.database.app
  const ids = await concerned(sources)
  const [analysed, inspections, about] = await Promise.all([
    analysisRows(pool, asker, countedFor, { years: [year] }),
    statesOf(pool, asker, procedure(procedureIds.inspection)),
    named(pool, asker, ids, year),
  ])
  const fallen = about.filter((one) => one.fell)
  const units = accountedCommittees({
    reviewed: [...Map.groupBy(analysed, ({ committee }) => committee)].map(([committee, rows]) => ({
      committee,
      name: rows[0]?.committeeName ?? committee,
      count: votedOn(rows),
    })),
    defects: inspections
      .map(({ state }) => state as Inspection)
      .filter((one) => one.year === year)
      .map(({ committee, findings }) => ({
        committee: committee.key,
        name: committee.name,
        count: findings.length,
      })),
    complaintsUpheld: ids.upheld.flatMap((id) => countedOnce(about.find((one) => one.id === id))),
    overturned: fallen.flatMap(countedOnce),
  })
  return {
    columns: [
      text('name', '评委会／被推翻的结果'),
      figure('reviewed', '表决人数'),
      figure('defects', '巡查问题'),
      figure('complaintsUpheld', '查实投诉'),
      figure('overturned', '被推翻'),
      text('trace', '各环节经办人'),
      text('finding', '追溯'),
    ],
    rows: [
      ...units.map(({ committee: _committee, ...one }) => row({ ...one, trace: '', finding: '' })),
      ...(await tracedRows(sources, fallen)),
    ],
    chart: null,
    note: '按年度统计：巡查按被查年度，投诉举报按查实之日，全部或部分属实的计入，被推翻的结果为结果无效以及表决后取消通过资格、撤销职称的；考核评分由授权部门依此另定。',
  }
}

function votedOn(rows: Parameters<typeof analysisOfRows>[0]): number {
  const { passed, failed } = analysisOfRows(rows).total
  return passed + failed
}

const countedOnce = (one: Named | undefined) =>
  one === undefined ? [] : [{ committee: one.committee, name: one.name, count: 1 }]

/** One row for each result that fell, with everybody who acted on it. */
async function tracedRows({ context, asker }: Sources, fallen: readonly Named[]) {
  const traceable = fallen.filter((one) => one.traceable).map(({ id }) => id)
  const steps = await stepsOf(context.database.app, asker.tenant, traceable)
  const names = await loadNames(
    context.database.app,
    asker.tenant,
    steps.map(({ person }) => person),
    steps.map(({ organisation }) => organisation),
    context.roleLabels,
  )
  const empty = { reviewed: '', defects: '', complaintsUpheld: '', overturned: '' }
  return fallen.map(({ id, number, name, traceable: mayRead }) => {
    const rows = traceOf(steps.filter(({ caseId }) => caseId === id))
    const finding = resultCanBeTraced({ rows })
    return row(
      {
        ...empty,
        name: `${name} ${number}`,
        trace: mayRead ? rows.map((one) => stepText(one, names)).join('；') : '由组建单位和核准机关查看',
        finding: mayRead ? (finding.say ?? '各环节均有经办人和时间') : '',
      },
      { procedure: procedureIds.application, id },
    )
  })
}

function stepText(
  { step, person, organisation, at }: ReturnType<typeof traceOf>[number],
  names: Names,
): string {
  const who = [names.person(person), names.organisation(organisation)]
    .filter((one) => one !== null)
    .join('，')
  return `${step}：${who === '' ? '无经办人' : who}（${momentAt(at).date}）`
}
