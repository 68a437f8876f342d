/** The server: HTTP API, admin app and portal on one port. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerContext } from './context.ts'
import { speakChinese } from './http/messages.ts'
import { notFound } from './http/problem.ts'
import type { Http, Operation } from './http/route.ts'
import { createHttp, sendProblem } from './http/server.ts'
import { type PortalSources, portalRoutes, sendNotFound } from './portal/index.ts'
import { accessLogRoutes } from './routes/access-log.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { adminApp } from './routes/admin-app.ts'
import { batchPrintRoutes } from './routes/batch-print.ts'
import { backfillRoutes } from './routes/backfills.ts'
import { budgetBoardRoutes } from './routes/budget-board.ts'
import { budgetPackageRoutes } from './routes/budget-package.ts'
import { budgetFileRoutes } from './routes/budget-files.ts'
import { budgetToolRoutes } from './routes/budget-tools.ts'
import { bulkRoutes } from './routes/bulk.ts'
import { filterRoutes } from './routes/filters.ts'
import { caseRoutes } from './routes/cases.ts'
import { credentialRoutes } from './routes/credentials.ts'
import { demoClockRoutes } from './routes/demo-clock.ts'
import { documentRoutes } from './routes/documents.ts'
import { draftRoutes } from './routes/drafts.ts'
import { fileRoutes } from './routes/files.ts'
import { importRoutes } from './routes/imports.ts'
import { layoutRoutes } from './routes/layouts.ts'
import { peopleRoutes } from './routes/people.ts'
import { referenceRoutes } from './routes/reference.ts'
import { overprintRoutes } from './routes/overprints.ts'
import { lintRoutes } from './routes/lint.ts'
import { paperRoutes } from './routes/paper.ts'
import { signedFileRoute } from './routes/signed-files.ts'
import { registerRoutes } from './routes/registers.ts'
import { scanRoutes } from './routes/scans.ts'
import { sessionRoutes } from './routes/session.ts'
import { targetSheetRoutes } from './routes/target-sheets.ts'
import { titlesReportRoutes } from './routes/titles-reports.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { titlesDeskRoutes } from './routes/titles-desk.ts'
import { titlesFilingRoutes } from './routes/titles-filing.ts'
import { meetingRoutes } from './routes/titles-meeting.ts'
import { titlesReviewRoutes } from './routes/titles-review.ts'
import { titlesCycleRoutes } from './routes/titles-cycle.ts'
import { titlesConsentRoutes } from './routes/titles-consents.ts'
import { titlesOutlookRoutes } from './routes/titles-outlook.ts'
import { titlesScreeningRoutes } from './routes/titles-screening.ts'
import { worklistRoutes } from './routes/worklist.ts'
import { createSessions } from './sessions.ts'
import { findBarProblem } from './titles-removal.ts'

export interface ServerOptions {
  /** What the public pages show; absent: no portal. */
  readonly portal?: PortalSources | undefined
  /** Called after the demo clock moved: lapses, reminders. */
  readonly afterClock?: (() => Promise<void>) | undefined
}

export interface RunningApp {
  readonly app: FastifyInstance
  readonly operations: readonly Operation[]
}

/** Puts everything together; `app.listen` or `app.inject` is the caller's. */
export async function createServer(context: ServerContext, options: ServerOptions = {}): Promise<RunningApp> {
  speakChinese()
  const app = await createHttp({
    origin: context.origin,
    ...(context.onFault === undefined ? {} : { onFault: context.onFault }),
    trustProxy: context.trustProxy ?? false,
    sendBadAddress: nobodysAddress(options.portal),
  })
  const sessions = createSessions(context.database.app)
  const http: Http = {
    app,
    operations: [],
    findSession: (request) => sessions.find(request),
    findBar: (session) => findBarProblem(context, session, session.post),
  }
  referenceRoutes(http, context)
  sessionRoutes(http, context, sessions)
  credentialRoutes(http, context)
  if (context.demo) demoClockRoutes(http, context, sessions, options.afterClock ?? (() => Promise.resolve()))
  worklistRoutes(http, context)
  filterRoutes(http, context)
  bulkRoutes(http, context)
  budgetBoardRoutes(http, context)
  budgetToolRoutes(http, context)
  budgetFileRoutes(http, context)
  budgetPackageRoutes(http, context)
  lintRoutes(http, context)
  backfillRoutes(http, context)
  draftRoutes(http, context)
  registerRoutes(http, context)
  importRoutes(http, context)
  peopleRoutes(http, context, sessions)
  accessLogRoutes(http, context)
  calendarRoutes(http, context)
  fileRoutes(http, context)
  uploadRoutes(http, context)
  layoutRoutes(http, context)
  documentRoutes(http, context)
  batchPrintRoutes(http, context)
  targetSheetRoutes(http, context)
  paperRoutes(http, context)
  signedFileRoute(http, context)
  overprintRoutes(http, context)
  scanRoutes(http, context)
  titlesDeskRoutes(http, context)
  titlesReportRoutes(http, context)
  titlesFilingRoutes(http, context)
  meetingRoutes(http, context)
  titlesReviewRoutes(http, context)
  titlesScreeningRoutes(http, context)
  titlesConsentRoutes(http, context)
  titlesCycleRoutes(http, context)
  titlesOutlookRoutes(http, context)
  caseRoutes(http, context)
  await adminApp(app, context.adminFolder)
  if (options.portal !== undefined) portalRoutes(app, options.portal, context.onFault)
  app.setNotFoundHandler(nobodysAddress(options.portal))
  return { app, operations: http.operations }
}

/** What is answered at an address that nobody has: the portal's page to readers, a problem to programs. */
function nobodysAddress(portal: PortalSources | undefined) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (portal === undefined || request.url.startsWith('/api/') || !/^(GET|HEAD)$/.test(request.method))
      return sendProblem(reply, notFound('这个地址'))
    return sendNotFound(request, reply, portal)
  }
}
