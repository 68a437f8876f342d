/** Reports of title review: tables with workbook and CSV, and the result tables of a cycle on screen and as paper. */
import { z } from 'zod'
import { writeTableWorkbook } from '#platform/documents'
import { type Session, actorOf } from '#platform/identity'
import { writeCsvList } from '#readers'
import { type TitleReport, reportsFor, reportsOfToday, titleReports } from '#regulations/titles'
import {
  type TitleReportView,
  titleOverviewSchema,
  titleReportNames,
  titleReportQuerySchema,
  titleReportSchema,
  titleReportsSchema,
  titleStatisticsPapers,
  titleStatisticsSchema,
} from '../contract/titles-reports.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { statisticsPapers, statisticsPdf, statisticsWorkbook } from '../titles-reports/papers.ts'
import { type Asker } from '../titles-reports/reads.ts'
import { cyclesFor, overviewPage, statisticsOf, statisticsView } from '../titles-reports/statistics.ts'
import { titleReport } from '../titles-reports/tables.ts'
import { sendPdf } from './paper.ts'
import { XLSX, attachment } from './payload.ts'
import { logExport } from './registers.ts'

const TAG = 'titles'
const CSV = 'text/csv'
const PDF = 'application/pdf'
/** Years offered to choose from, the running one first. */
const YEARS = 6
const named = z.object({ name: z.enum(titleReportNames) })
const ofCycle = z.object({ cycle: z.string().min(1).max(100) })

const askerOf = (session: Session): Asker => ({ tenant: session.tenant, actor: actorOf(session) })
const mayOpen = ({ post }: Session, name: TitleReport): boolean => reportsFor(post.role).includes(name)
const notYours = (name: TitleReport): ProblemAnswer =>
  problem(403, `请由有权的岗位查看“${titleReports[name].label}”：当前岗位没有这份统计表。`, {
    why: 'not-permitted',
  })

export function titlesReportRoutes(http: Http, context: ServerContext): void {
  listRoute(http, context)
  tableRoutes(http, context)
  statisticsRoutes(http, context)
  paperRoute(http, context)
}

function listRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/reports',
      id: 'TitlesReports',
      summary: '职称统计表和可统计的评审年度',
      tag: TAG,
      answer: titleReportsSchema,
    },
    async ({ session }) => {
      const year = Number(session.today.slice(0, 4))
      const cycles = await cyclesFor(context.database.app, askerOf(session))
      return {
        reports: reportsFor(session.post.role).map((name) => ({
          name,
          label: titleReports[name].label,
          yearly: !reportsOfToday.includes(name),
        })),
        cycles: [...cycles],
        years: Array.from({ length: YEARS }, (_, back) => year - back),
      }
    },
  )
}

function tableRoutes(http: Http, context: ServerContext): void {
  const shared = { method: 'GET', tag: TAG, params: named, query: titleReportQuerySchema } as const
  route(
    http,
    {
      ...shared,
      url: '/api/titles/reports/:name',
      id: 'TitlesReport',
      summary: '职称统计表',
      answer: titleReportSchema,
    },
    ({ session, params: { name }, query }) =>
      mayOpen(session, name)
        ? titleReport(context, session, name, query.year)
        : Promise.resolve(notYours(name)),
  )
  route(
    http,
    {
      ...shared,
      url: '/api/titles/reports/:name/workbook.xlsx',
      id: 'TitlesReportWorkbook',
      summary: '导出职称统计表',
      produces: XLSX,
    },
    async ({ session, params: { name }, query, reply }) => {
      if (!mayOpen(session, name)) return notYours(name)
      const report = await titleReport(context, session, name, query.year)
      await logExport(context, session, `title-report:${titleReports[name].label}`)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${report.title}.xlsx`))
        .send(Buffer.from(await workbookOf(report)))
    },
  )
  route(
    http,
    {
      ...shared,
      url: '/api/titles/reports/:name/table.csv',
      id: 'TitlesReportCsv',
      summary: '导出职称统计表（CSV）',
      produces: CSV,
    },
    async ({ session, params: { name }, query, reply }) => {
      if (!mayOpen(session, name)) return notYours(name)
      const report = await titleReport(context, session, name, query.year)
      await logExport(context, session, `title-report:${titleReports[name].label}`)
      return reply
        .type(`${CSV}; charset=utf-8`)
        .header('content-disposition', attachment(`${report.title}.csv`))
        .send(csvOf(report))
    },
  )
}

function workbookOf({ title, columns, rows, note }: TitleReportView): Promise<Uint8Array> {
  const table = {
    title,
    columns,
    rows: rows.map(({ cells }, index) => ({ key: String(index), cells })),
    ...(note === '' ? {} : { notes: [note] }),
  }
  return writeTableWorkbook([table], { title })
}

function csvOf({ columns, rows, title }: TitleReportView): string {
  return writeCsvList({
    name: title,
    columns: columns.map(({ header }) => ({ title: header })),
    rows: rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? '')),
  })
}

const noCycle = (): ProblemAnswer => notFound('这个评审年度的结果')

function statisticsRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/statistics/:cycle',
      id: 'TitlesStatistics',
      summary: '评审结果分析表及上下年对比',
      tag: TAG,
      params: ofCycle,
      answer: titleStatisticsSchema,
    },
    async ({ session, params: { cycle } }) => {
      const found = await statisticsOf(pool, askerOf(session), cycle)
      return found === undefined ? noCycle() : statisticsView(pool, askerOf(session), found)
    },
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/statistics/:cycle/overview',
      id: 'TitlesOverview',
      summary: '评审情况一览表',
      tag: TAG,
      params: ofCycle,
      query: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
      answer: titleOverviewSchema,
    },
    async ({ session, params: { cycle }, query }) => {
      const asker = askerOf(session)
      const found = (await cyclesFor(pool, asker)).find(({ id }) => id === cycle)
      if (found === undefined) return noCycle()
      const { committee, year, levels } = found
      const head = { committee, convening: '', year, levels }
      return overviewPage(pool, asker, { line: found, head }, query.page)
    },
  )
}

function paperRoute(http: Http, context: ServerContext): void {
  const params = z.object({
    cycle: z.string().min(1).max(100),
    paper: z.enum(titleStatisticsPapers),
  })
  const shared = { method: 'GET', tag: TAG, params } as const
  route(
    http,
    {
      ...shared,
      url: '/api/titles/statistics/:cycle/papers/:paper.pdf',
      id: 'TitlesStatisticsPdf',
      summary: '评审结果分析表、一览表、综合报告初稿（PDF）',
      produces: PDF,
    },
    async ({ session, params: { cycle, paper }, reply }) => {
      const issued = await statisticsPdf(context, askerOf(session), cycle, paper)
      if (issued === undefined) return noCycle()
      if (issued instanceof ProblemAnswer) return issued
      await logExport(context, session, `title-statistics:${statisticsPapers[paper]}`)
      return sendPdf(context, session.tenant, issued, reply)
    },
  )
  route(
    http,
    {
      ...shared,
      url: '/api/titles/statistics/:cycle/papers/:paper.xlsx',
      id: 'TitlesStatisticsWorkbook',
      summary: '评审结果分析表、一览表（Excel）',
      produces: XLSX,
    },
    async ({ session, params: { cycle, paper }, reply }) => {
      const made = await statisticsWorkbook(context, askerOf(session), cycle, paper)
      if (made === undefined) return noCycle()
      await logExport(context, session, `title-statistics:${statisticsPapers[paper]}`)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${made.title}.xlsx`))
        .send(Buffer.from(made.bytes))
    },
  )
}
