/** Routes of title review beside its acts: the internal notice for colleagues, applicants out of a workbook. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { permits } from '#kernel'
import { type Session, actorOf } from '#platform/identity'
import { findEntry } from '#platform/registers'
import {
  type Application,
  application,
  applicationOfYear,
  commitments,
  givenDigest,
  internalNoticeReaders,
  pledgeStateOf,
  procedureIds,
} from '#regulations/titles'
import {
  type ApplicantImportView,
  applicantImportSchema,
  internalNoticeSchema,
  internalNoticesSchema,
  openCyclesSchema,
  pledgeSchema,
} from '../contract/titles-desk.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { mayReadFile } from '../file-access.ts'
import { importApplicants } from '../titles-import.ts'
import { noticeLine, noticeView } from '../titles-notice.ts'
import { keepWithCase, missingFiles } from './act-files.ts'
import { XLSX, attachment, receiveForm } from './payload.ts'
import { titlesExamRoutes } from './titles-exam.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })
const LISTED_MAX = 200
/** Finished runs kept in memory for their screens; the drafts themselves are in the ledger. */
const RUNS_MAX = 50

export function titlesDeskRoutes(http: Http, context: ServerContext): void {
  noticeRoutes(http, context)
  pledgeRoute(http, context)
  cycleRoute(http, context)
  importRoutes(http, context)
  titlesExamRoutes(http, context)
}

async function findNotice(context: ServerContext, session: Session, id: string) {
  const { found } = await context.cases.load(session.tenant, id)
  if (found === undefined || found.procedure !== procedureIds.application) return undefined
  const origin = { kind: 'person', actor: actorOf(session) } as const
  if (!permits(internalNoticeReaders, origin, found.parties)) return undefined
  return { id, state: found.snapshot.domain as unknown as Application, calendar: context.calendar() }
}

function noticeRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/internal-notices',
      id: 'TitlesInternalNotices',
      summary: '本单位正在公示的申报人',
      tag: TAG,
      answer: internalNoticesSchema,
    },
    async ({ session }) => {
      const { rows } = await pool.query<{ id: string }>(
        `select id from cases where tenant = $1 and procedure = $2 and stage = 'internal-publicity'
           and state -> 'domain' -> 'employer' ->> 'organisation' = $3 order by title limit $4`,
        [session.tenant, procedureIds.application, session.post.organisation, LISTED_MAX],
      )
      const found = await Promise.all(rows.map(({ id }) => findNotice(context, session, id)))
      return found.flatMap((one) => (one === undefined ? [] : (noticeLine(one) ?? [])))
    },
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/internal-notices/:id',
      id: 'TitlesInternalNotice',
      summary: '单位公示',
      tag: TAG,
      params,
      answer: internalNoticeSchema,
    },
    async ({ session, params: { id } }) => {
      const found = await findNotice(context, session, id)
      if (found === undefined) return notFound('公示')
      const { key } = found.state.applicant
      const entry = await findEntry(pool, session.tenant, 'titles-persons', key, session.today)
      const number = (entry?.values as { number?: unknown } | undefined)?.number
      return noticeView(found, typeof number === 'string' ? number : '') ?? notFound('公示')
    },
  )
}

/** The digest that a pledge is signed over is reckoned here, for whoever sees the case. */
function pledgeRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applications/:id/pledge',
      id: 'TitlesPledge',
      summary: '诚信承诺书',
      tag: TAG,
      params,
      answer: pledgeSchema,
    },
    async ({ session, params: { id } }) => {
      const { found } = await context.cases.load(session.tenant, id)
      if (found === undefined || found.procedure !== procedureIds.application) return notFound('申报')
      const origin = { kind: 'person', actor: actorOf(session) } as const
      if (!permits(application.visibility.see, origin, found.parties)) return notFound('申报')
      const state = found.snapshot.domain as unknown as Application
      return {
        commitments: [...commitments],
        digest: givenDigest(state),
        standing: pledgeStateOf(state),
      }
    },
  )
}

interface CycleRow {
  readonly id: string
  readonly committee: string
  readonly year: number
  readonly levels: readonly string[]
  readonly until: string | null
}

/** Announcements that are out: anybody may read them, an employer's clerk chooses one to import into. */
function cycleRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/open-cycles',
      id: 'TitlesOpenCycles',
      summary: '正在受理申报的评审年度',
      tag: TAG,
      answer: openCyclesSchema,
    },
    async ({ session }) => {
      const { rows } = await context.database.app.query<CycleRow>(
        `select id, state -> 'domain' ->> 'committeeName' as committee, (state -> 'domain' ->> 'year')::int as year,
           state -> 'domain' -> 'levels' as levels, state -> 'domain' -> 'windows' ->> 'filingUntil' as until
         from cases where tenant = $1 and procedure = $2 and stage = 'published' order by title limit $3`,
        [session.tenant, procedureIds.cycle, LISTED_MAX],
      )
      return rows
        .filter(({ until }) => until !== null && until >= session.today)
        .map(({ levels, until, ...row }) => ({ ...row, levels: levels.join('、'), until: until ?? '' }))
    },
  )
}

interface Run {
  readonly tenant: string
  readonly person: string
  view: ApplicantImportView
  workbook: Uint8Array | undefined
}

function importRoutes(http: Http, context: ServerContext): void {
  const runs = new Map<string, Run>()
  const find = (session: Session, id: string): Run | undefined => {
    const run = runs.get(id)
    return run?.tenant === session.tenant && run.person === session.person.id ? run : undefined
  }
  startRoute(http, context, runs)
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applicant-imports/:id',
      id: 'TitlesApplicantImport',
      summary: '申报人导入的进度和结果',
      tag: TAG,
      params,
      answer: applicantImportSchema,
    },
    ({ session, params: { id } }) => Promise.resolve(find(session, id)?.view ?? notFound('这次导入')),
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applicant-imports/:id/returned.xlsx',
      id: 'TitlesApplicantImportReturned',
      summary: '退回修改的申报人',
      tag: TAG,
      params,
      produces: XLSX,
    },
    async ({ session, params: { id }, reply }) => {
      const workbook = find(session, id)?.workbook
      if (workbook === undefined) return notFound('退回的名单')
      const name = attachment('退回修改的申报人.xlsx')
      return reply.type(XLSX).header('content-disposition', name).send(Buffer.from(workbook))
    },
  )
}

function startRoute(http: Http, context: ServerContext, runs: Map<string, Run>): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/titles/applicant-imports',
      id: 'StartTitlesApplicantImport',
      summary: '导入申报人',
      tag: TAG,
      upload: true,
      answer: applicantImportSchema,
    },
    async ({ session, request }) => {
      if (session.post.role !== 'employer-personnel')
        return problem(403, '请由用人单位人事部门导入：当前岗位不能代填申报。', { why: 'not-permitted' })
      const file = await receiveForm(request)
      if (file instanceof ProblemAnswer) return file
      const { cycle, entrustment = '', trial = '' } = file.fields
      if (cycle === undefined || cycle === '')
        return problem(422, '请先选择评审年度。', {
          why: 'input',
          fields: [{ path: 'cycle', say: '没有选择' }],
        })
      const digests = entrustment.split(',').filter((one) => one !== '')
      const missing = await missingFiles(context.database.app, session, digests, session.person.id, (hash) =>
        mayReadFile(context, session, hash),
      )
      if (missing !== undefined) return missing
      const run = newRun(session, file.name, trial === '1')
      runs.set(run.view.run, run)
      for (const old of [...runs.keys()].slice(0, Math.max(0, runs.size - RUNS_MAX))) runs.delete(old)
      void carryOut(context, session, run, { cycle, entrustment: digests }, file)
      return run.view
    },
  )
}

function newRun(session: Session, fileName: string, isTrial: boolean): Run {
  const counts = { done: 0, total: 0, opened: 0, isTrial, openable: 0, standing: 0, returned: [], say: '' }
  const view = { run: randomUUID(), state: 'running' as const, fileName, ...counts }
  return { tenant: session.tenant, person: session.person.id, view, workbook: undefined }
}

/** The claim of the person and the year of this cycle, as the database holds it. */
async function hasApplied(
  context: ServerContext,
  tenant: string,
  cycle: string,
  person: string,
): Promise<boolean> {
  const { rows } = await context.database.app.query(
    `select 1 from claims l join cases c on c.tenant = l.tenant and c.id = $3
     where l.tenant = $1 and l.claim = $2 and l.key = $4 || '|' || (c.state -> 'domain' ->> 'year')`,
    [tenant, applicationOfYear.id, cycle, person],
  )
  return rows.length > 0
}

/** Goes through the rows while the screen asks how far it is. A fault of ours ends the run; what was opened stays. */
async function carryOut(
  context: ServerContext,
  session: Session,
  run: Run,
  chosen: { readonly cycle: string; readonly entrustment: readonly string[] },
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<void> {
  try {
    const result = await importApplicants(
      context.cases,
      {
        tenant: session.tenant,
        origin: { kind: 'person', actor: actorOf(session) },
        ...chosen,
        isTrial: run.view.isTrial,
        hasApplied: (person) => hasApplied(context, session.tenant, chosen.cycle, person),
        onOpened: (caseId) =>
          keepWithCase(context.database.app, session, chosen.entrustment, session.person.id, caseId),
        onRow: (done, total) => {
          run.view = { ...run.view, done, total }
        },
      },
      file,
    )
    if (!result.ok) {
      run.view = { ...run.view, state: 'failed', say: result.say }
      return
    }
    const { opened, openable, standing, returned, workbook } = result
    run.workbook = workbook
    run.view = {
      ...run.view,
      state: 'done',
      done: run.view.total,
      opened: opened.length,
      openable,
      standing: standing.length,
      returned: [...returned],
    }
  } catch (error) {
    context.onFault?.(run.view.run, error)
    run.view = { ...run.view, state: 'failed', say: '导入中断：已开立的草稿都在，请再上传一次，不会重复。' }
  }
}
