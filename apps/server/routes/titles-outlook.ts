/** Posts, vacancies and recorded retirements of a unit over the next three years; nothing is stored. */
import { z } from 'zod'
import type { Session } from '#platform/identity'
import { localDate } from '#kernel'
import {
  type PostLevel,
  type Retirement,
  movesOf,
  outlookFindings,
  procedureIds,
  reckonOutlook,
} from '#regulations/titles'
import {
  type OutlookBase,
  outlookBaseSchema,
  outlookQuestionSchema,
  outlookSchema,
} from '../contract/titles-outlook.ts'
import type { ServerContext } from '../context.ts'
import { problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { clauseLabel } from '../views/finding.ts'

const TAG = 'titles'
/** Posts that plan for a unit: its own people, its department, the bureaus that confirm its vacancies. */
const planners: readonly string[] = [
  'employer-personnel',
  'employer-head',
  'department-titles',
  'authorised-department',
  'county-titles',
  'city-titles',
  'province-titles',
]

/** A register's entries on a day; `$1` tenant, `$2` day. */
const standing = (register: string): string =>
  `(select key, "values" as v from entries where tenant = $1 and register = '${register}' and superseded_at is null
     and from_date <= $2::date and (until_date is null or until_date >= $2::date))`

const UNITS = `select u.key, u.v ->> 'name' as name from ${standing('titles-employers')} u
  where u.v ->> 'organisation' = $3 or u.v ->> 'department' = $3
    or exists (select from cases c where c.tenant = $1 and c.procedure = '${procedureIds.vacancies}'
      and c.state #>> '{domain,employer,key}' = u.key and c.state #>> '{domain,bureau,organisation}' = $3)
  order by (u.v ->> 'organisation' = $3) desc, name limit 200`

/** The highest level somebody is appointed to at the unit, with the recorded day of retirement. */
const RETIREMENTS = `select distinct on (p.key) p.v ->> 'name' as name, a.v ->> 'level' as level, p.v ->> 'retiresOn' as on
  from ${standing('titles-persons')} p join ${standing('titles-appointments')} a on a.v ->> 'person' = p.key
  where p.v ->> 'employer' = $3 and a.v ->> 'employer' = $3 and p.v ->> 'retiresOn' >= $2::date::text
    and (a.v ->> 'until' is null or a.v ->> 'until' >= $2::date::text)
  order by p.key, array_position(array['正高级', '副高级', '中级', '助理级', '员级'], a.v ->> 'level')`

const STRUCTURE = `select state -> 'domain' -> 'structure' as structure, (state #>> '{domain,year}')::int as year from cases
  where tenant = $1 and procedure = '${procedureIds.vacancies}' and state #>> '{domain,employer,key}' = $2
  order by year desc, opened_at desc limit 1`

const CONFIRMED = `select (v.v ->> 'year')::int as year, v.v ->> 'level' as level, (v.v ->> 'confirmed')::int as confirmed, v.v ->> 'document' as document
  from ${standing('titles-vacancies')} v where v.v ->> 'employer' = $3 order by year desc, level limit 20`

export function titlesOutlookRoutes(http: Http, context: ServerContext): void {
  baseRoute(http, context)
  reckonRoute(http, context)
}

function baseRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/post-outlook',
      id: 'PostOutlookBase',
      summary: '岗位空缺测算的已知情况',
      tag: TAG,
      query: z.object({ unit: z.string().max(100).optional() }),
      answer: outlookBaseSchema,
    },
    async ({ session, query }) => {
      if (!planners.includes(session.post.role))
        return problem(403, '请由用人单位人事部门或主管部门测算：当前岗位不管理岗位。', {
          why: 'not-permitted',
        })
      const { rows: units } = await context.database.app.query<OutlookBase['units'][number]>(UNITS, [
        session.tenant,
        session.today,
        session.post.organisation,
      ])
      const unit = units.find(({ key }) => key === query.unit) ?? units[0] ?? null
      const from = Number(session.today.slice(0, 4))
      const known = unit === null ? nothingKnown : await knownOf(context, session, unit, from)
      return { units, unit, from, ...known }
    },
  )
}

type Known = Omit<OutlookBase, 'units' | 'unit' | 'from'>
const nothingKnown: Known = { structure: [], structureOf: null, retirements: [], moves: [], confirmed: [] }

async function knownOf(
  context: ServerContext,
  { tenant, today }: Session,
  unit: OutlookBase['units'][number],
  from: number,
): Promise<Known> {
  const pool = context.database.app
  const [posts, leaving, confirmed] = await Promise.all([
    pool.query<{ structure: PostLevel[]; year: number }>(STRUCTURE, [tenant, unit.key]),
    pool.query<{ name: string; level: Retirement['level']; on: string }>(RETIREMENTS, [
      tenant,
      today,
      unit.key,
    ]),
    pool.query<Known['confirmed'][number]>(CONFIRMED, [tenant, today, unit.key]),
  ])
  const [last] = posts.rows
  const retirements = leaving.rows.map((row) => ({ ...row, on: localDate(row.on) }))
  return {
    structure: last?.structure ?? [],
    structureOf: last?.year ?? null,
    retirements: retirements.toSorted((a, b) => a.on.localeCompare(b.on)),
    moves: [...movesOf(retirements, from)],
    confirmed: confirmed.rows,
  }
}

function reckonRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/titles/post-outlook',
      id: 'PostOutlook',
      summary: '测算三年内的岗位空缺，只算不存',
      tag: TAG,
      body: outlookQuestionSchema,
      answer: outlookSchema,
    },
    ({ body }) => {
      const { value } = reckonOutlook(body)
      const years = value === 'unknown' ? [] : value
      return Promise.resolve({
        years: years.map(({ year, lines }) => ({ year, lines: [...lines] })),
        findings: outlookFindings(years).map(({ rule, clause, say = '' }) => ({
          rule,
          clause,
          clauseLabel: clauseLabel(context.corpus, clause),
          say,
        })),
      })
    },
  )
}
