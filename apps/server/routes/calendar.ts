/** The working calendar: a new notice is entered by the system administrator and moves running deadlines visibly. */
import { z } from 'zod'
import { amendCalendar, listEditions } from '#platform/calendar'
import { listTenants } from '#platform/identity'
import { withOutages } from '../calendar-in-force.ts'
import type { ServerContext } from '../context.ts'
import { problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'

const days = z.record(z.string(), z.string().max(40))
const movedSchema = z.object({
  tenant: z.string(),
  caseId: z.string(),
  period: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
})
const answer = z.object({ edition: z.string(), moved: z.array(movedSchema) }).meta({ id: 'CalendarAmended' })

/** `GET /api/calendar/editions`, `PUT /api/calendar/years/{year}`. */
export function calendarRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/calendar/editions',
      id: 'CalendarEditions',
      summary: '工作日历的各个版本',
      tag: 'calendar',
      answer: z.array(z.object({ year: z.int(), edition: z.int(), notice: z.string() })),
    },
    async () => (await listEditions(pool)).map(({ year, edition, notice }) => ({ year, edition, notice })),
  )
  route(
    http,
    {
      method: 'PUT',
      url: '/api/calendar/years/:year',
      id: 'AmendCalendar',
      summary: '登记放假安排',
      tag: 'calendar',
      params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
      body: z.object({
        notice: z.string().max(200),
        number: z.string().max(100),
        offDays: days,
        workDays: days,
      }),
      answer,
    },
    async ({ session, params, body }) => {
      if (session.administrator !== 'system')
        return problem(403, '请由系统管理员登记放假安排：当前岗位不能改动工作日历。', {
          why: 'not-permitted',
        })
      const tenants = await listTenants(pool)
      const amended = await amendCalendar(
        pool,
        { ...params, ...body },
        {
          by: session.person.id,
          move: async (client, { after }) => {
            const calendar = withOutages(after, context.calendar().outages ?? [])
            const moved = []
            for (const { id } of tenants)
              for (const one of await context.cases.recount(id, { client, calendar }))
                moved.push({ tenant: id, ...one })
            return { calendar, moved }
          },
        },
      )
      if (!amended.ok)
        return problem(422, amended.faults.join(''), {
          why: 'input',
          fields: amended.faults.map((say) => ({ path: 'offDays', say })),
        })
      context.keepCalendar?.(amended.moved.calendar)
      return { edition: amended.moved.calendar.edition, moved: amended.moved.moved }
    },
  )
}
