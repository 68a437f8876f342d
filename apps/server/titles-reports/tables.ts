/** Reports P3 to P13 as tables. */
import type { Session } from '#platform/identity'
import { actorOf } from '#platform/identity'
import { type TitleReport, reportsOfToday, titleReports } from '#regulations/titles'
import type { ServerContext } from '../context.ts'
import type { TitleReportView } from '../contract/titles-reports.ts'
import { accountability } from './accountability.ts'
import type { Report } from './table.ts'
import { committees, complaints, deadlines, fees, holdings, integrity } from './tables-standing.ts'
import { annual, confirmations, refusals, routing, vacancies } from './tables-year.ts'

const reports: Readonly<Record<TitleReport, Report>> = {
  annual,
  committees,
  deadlines,
  vacancies,
  refusals,
  complaints,
  accountability,
  integrity,
  fees,
  confirmations,
  routing,
  holdings,
}
/** A report as a table; nothing is counted that this post may not see. */
export async function titleReport(
  context: ServerContext,
  session: Session,
  name: TitleReport,
  year: number,
): Promise<TitleReportView> {
  const written = await reports[name]({
    context,
    session,
    asker: { tenant: session.tenant, actor: actorOf(session) },
    year,
    today: session.today,
    procedure: (id) => {
      const found = context.cases.procedure(id)
      if (found === undefined) throw new Error(`no procedure ${id}`)
      return found
    },
  })
  const { label } = titleReports[name]
  const title = reportsOfToday.includes(name) ? `${label}（${session.today}）` : `${year}年${label}`
  return { name, title, ...written }
}
