/** Reads for whoever fills in an application: what is known already need not be typed. */
import { type LocalDate, type Origin, maySee } from '#kernel'
import { listEntries } from '#platform/registers'
import {
  type Application,
  application,
  applicationStages,
  materialLabel,
  procedureIds,
  reusableOf,
} from '#regulations/titles'
import type { FilingHelp } from './contract/titles-filing.ts'
import type { ServerContext } from './context.ts'

const EARLIER_MAX = 10

export interface Asking {
  readonly tenant: string
  readonly caseId: string
  readonly state: Application
  readonly origin: Origin
  readonly today: LocalDate
}

/** Everything that the pages of an application can offer. */
export async function filingHelp(context: ServerContext, asking: Asking): Promise<FilingHelp> {
  const [registered, exceptional, earlier] = await Promise.all([
    registeredOf(context, asking),
    exceptionalOf(context, asking),
    earlierOf(context, asking),
  ])
  return { ...registered, exceptional, earlier }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

async function registeredOf(
  { database }: ServerContext,
  { tenant, state, today }: Asking,
): Promise<Pick<FilingHelp, 'degrees' | 'qualifications' | 'assessments'>> {
  const own = { where: { person: state.applicant.key } }
  const list = (register: string, options: object) =>
    listEntries(database.app, tenant, register, today, options)
  const [degrees, qualifications, assessments] = await Promise.all([
    list('titles-degrees', own),
    list('titles-qualifications', { where: { series: state.target.series } }),
    list('titles-assessments', own),
  ])
  return {
    degrees: degrees.map(({ key, values: { level, school, specialty, awardedOn } }) => ({
      value: key,
      label: [level, school, specialty, awardedOn].map(text).join(' '),
    })),
    qualifications: qualifications.map(({ key, values: { level } }) => ({
      value: key,
      label: `${key}（对应${text(level)}）`,
    })),
    assessments: assessments.map(({ values: { year, grade } }) => ({
      year: number(year),
      grade: text(grade),
    })),
  }
}

/** The exceptional set as it stood when the cycle was published (art.2.c). */
async function exceptionalOf(
  { database }: ServerContext,
  { tenant, state: { target, cycle } }: Asking,
): Promise<FilingHelp['exceptional']> {
  const where = { series: target.series, level: target.level, track: '破格' }
  const entries = await listEntries(database.app, tenant, 'titles-conditions', cycle.conditionsOn, { where })
  const asked = entries.find(({ values: { kind } }) => kind === '破格数')?.values['figure']
  return {
    asked: typeof asked === 'number' ? asked : null,
    items: entries
      .filter(({ values: { kind } }) => kind === '破格项')
      .map(({ values }) => ({ number: text(values['number']), text: text(values['text']) })),
  }
}

/** Earlier applications of the person that this viewer sees too. */
async function earlierOf(
  context: ServerContext,
  { tenant, caseId, state, origin }: Asking,
): Promise<FilingHelp['earlier']> {
  const { rows } = await context.database.app.query<{ id: string }>(
    `select id from cases where tenant = $1 and procedure = $2 and id <> $3
       and state -> 'domain' -> 'applicant' ->> 'key' = $4
     order by (state -> 'domain' -> 'cycle' ->> 'year')::int desc, id limit $5`,
    [tenant, procedureIds.application, caseId, state.applicant.key, EARLIER_MAX],
  )
  const offers: FilingHelp['earlier'] = []
  for (const { id } of rows) {
    const { found } = await context.cases.load(tenant, id)
    if (found === undefined || !maySee(application, origin, found.parties)) continue
    const offer = offerOf(id, found.snapshot.domain as unknown as Application, state)
    if (offer !== undefined) offers.push(offer)
  }
  return offers
}

function offerOf(
  id: string,
  earlier: Application,
  own: Application,
): FilingHelp['earlier'][number] | undefined {
  const { workHistory, achievements, works, materials } = reusableOf({ earlier, own })
  if (workHistory.length + achievements.length + works.length + materials.length === 0) return undefined
  const { series, specialty, level } = earlier.target
  return {
    id,
    number: earlier.number,
    year: earlier.cycle.year,
    target: `${series}系列${specialty}专业${level}`,
    outcome: applicationStages[earlier.stage],
    stretches: workHistory.length,
    achievements: achievements.map((row) => ({ id: row.id, label: `${row.name}（${row.on}）` })),
    works: works.map((row) => ({ id: row.id, label: `${row.title}（${row.on}）` })),
    materials: materials.map((one) => ({
      id: one.id,
      label: materialLabel(one),
      slot: one.slot,
      row: one.row,
      pages: one.pages,
      files: [...one.files],
    })),
  }
}
