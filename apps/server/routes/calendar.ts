/** The working calendar: a new notice is entered by the system administrator and moves running deadlines visibly. */
import { z } from 'zod'
import {
  type AmendedCalendar,
  type Edition,
  amendCalendar,
  currentCalendar,
  listEditions,
} from '#platform/calendar'
import { type Session, appendAccess, listTenants, refuseAdministration } from '#platform/identity'
import { administratorOf } from '../administrator.ts'
import { withOutages } from '../calendar-in-force.ts'
import { calendarAmendmentSchema, calendarYearSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { identityProblem } from './session.ts'

const TAG = 'calendar'
const params = z.object({ year: z.coerce.number().int().min(2000).max(2100) })
const days = z.record(z.string(), z.string().max(40))
const yearBody = z.object({
  notice: z.string().max(200),
  number: z.string().max(100),
  offDays: days,
  workDays: days,
})
type YearBody = z.output<typeof yearBody>
type Amendment = z.input<typeof calendarAmendmentSchema>

/** `GET /api/calendar/editions`, `GET` and `PUT /api/calendar/years/{year}`, `POST …/preview`. */
export function calendarRoutes(http: Http, context: ServerContext): void {
  readings(http, context)
  const shared = { tag: TAG, params, body: yearBody, answer: calendarAmendmentSchema } as const
  route(
    http,
    {
      ...shared,
      method: 'PUT',
      url: '/api/calendar/years/:year',
      id: 'AmendCalendar',
      summary: '登记放假安排',
    },
    ({ session, params: { year }, body }) => amend(context, session, { year, ...body }, false),
  )
  route(
    http,
    {
      ...shared,
      method: 'POST',
      url: '/api/calendar/years/:year/preview',
      id: 'PreviewCalendar',
      summary: '试算放假安排',
    },
    ({ session, params: { year }, body }) => amend(context, session, { year, ...body }, true),
  )
}

function readings(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/calendar/editions',
      id: 'CalendarEditions',
      summary: '工作日历的各个版本',
      tag: TAG,
      answer: z.array(z.object({ year: z.int(), edition: z.int(), notice: z.string() })),
    },
    async () => (await listEditions(pool)).map(({ year, edition, notice }) => ({ year, edition, notice })),
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/calendar/years/:year',
      id: 'CalendarYear',
      summary: '一年的工作日历',
      tag: TAG,
      params,
      answer: calendarYearSchema,
    },
    async ({ session, params: { year } }) => {
      const [calendar, all] = await Promise.all([currentCalendar(pool), listEditions(pool)])
      const editions = all.filter((edition) => edition.year === year)
      const names = await loadNames(
        pool,
        session.tenant,
        editions.map(({ by }) => by),
        [],
        context.roleLabels,
      )
      const standing = calendar.years[year]
      return {
        year,
        offDays: { ...standing?.offDays },
        workDays: { ...standing?.workDays },
        editions: editions.map((edition) => editionView(edition, names.person(edition.by))),
      }
    },
  )
}

const editionView = ({ edition, notice, source, confidence, at }: Edition, by: string | null) => ({
  edition,
  notice,
  source,
  confidence,
  by,
  at,
})

/** Enters a year, or with `preview` only counts what it would change and leaves everything as it was. */
async function amend(
  context: ServerContext,
  session: Session,
  amendment: YearBody & { readonly year: number },
  preview: boolean,
): Promise<Amendment | ProblemAnswer> {
  const pool = context.database.app
  const by = administratorOf(session)
  const refusal = await refuseAdministration(pool, by, 'amend-calendar', session.tenant)
  if (refusal !== undefined) return identityProblem(refusal)
  const tenants = await listTenants(pool)
  const labels = new Map(context.procedures.map(({ id, label }) => [id, label]))
  const amended = await amendCalendar(pool, amendment, {
    by: session.person.id,
    preview,
    move: async (client, { after }: AmendedCalendar) => {
      const calendar = withOutages(after, context.calendar().outages ?? [])
      const moved: Amendment['moved'] = []
      for (const { id } of tenants)
        for (const one of await context.cases.recount(id, { client, calendar }))
          moved.push({ tenant: id, procedureLabel: labels.get(one.procedure) ?? one.procedure, ...one })
      if (!preview) {
        const what = `calendar-amended:${amendment.year}`
        await appendAccess(client, { tenant: session.tenant, actor: by, kind: 'administration', what })
      }
      return { calendar, moved }
    },
  })
  if (!amended.ok)
    return problem(422, amended.faults.join(''), {
      why: 'input',
      fields: amended.faults.map((say) => ({ path: 'offDays', say })),
    })
  const { calendar, moved } = amended.moved
  if (!preview) context.keepCalendar?.(calendar)
  const changed = amended.days.map(({ date, working, name }) => ({ date, working, name: name ?? null }))
  return { edition: calendar.edition, days: changed, moved }
}
