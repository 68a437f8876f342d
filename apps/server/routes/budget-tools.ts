/** Reckoners that store nothing: what-if over a budget, staff cost, and the checker of files that belong to no case. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Origin, maySee } from '#kernel'
import { describePlace } from '#lint'
import { actorOf } from '#platform/identity'
import { readSpreadsheetFile } from '#readers'
import {
  type UnitBudget,
  checkForeign,
  countForeign,
  publicTitle,
  reckonRetirement,
  reckonStaffCost,
  reckonWhatIf,
  unitBudget,
  unpackFigures,
} from '#regulations/budget'
import { type CheckedFile, gradeWords, subjectOf, summaryWorkbook } from '../check-summary.ts'
import {
  type BudgetFileCheck,
  fileCheckSchema,
  staffCostQuerySchema,
  staffCostSchema,
  whatIfQuerySchema,
  whatIfSchema,
} from '../contract/budget-tools.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { clauseLabel } from '../views/finding.ts'
import { XLSX, attachment, receiveForm } from './payload.ts'

const TAG = 'budget'
/** A county has a few hundred units; more in one go is a mistake. */
const FILES_MAX = 500
const FILE_BYTES = 5 * 1024 * 1024

export function budgetToolRoutes(http: Http, context: ServerContext): void {
  whatIfRoute(http, context)
  staffCostRoute(http)
  fileCheckRoutes(http, context)
}

function whatIfRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/budget/what-if/:id',
      id: 'BudgetWhatIf',
      summary: '测算：调资、退休、压减公用后的预算',
      tag: TAG,
      params: z.object({ id: z.string().max(100) }),
      query: whatIfQuerySchema,
      answer: whatIfSchema,
    },
    async ({ session, params, query }) => {
      const origin: Origin = { kind: 'person', actor: actorOf(session) }
      const { found } = await context.cases.load(session.tenant, params.id)
      if (found === undefined || found.procedure !== unitBudget.id) return notFound()
      if (!maySee(unitBudget, origin, found.parties)) return notFound()
      const state = found.snapshot.domain as UnitBudget
      const staff = query.staff ?? state.unit.staff ?? null
      if (query.retiring > 0 && (staff === null || query.retiring > staff))
        return problem(422, '请填写实有人数：退休人数不能多于实有人数。', {
          why: 'input',
          fields: [{ path: 'staff', say: '少于退休人数，或没有登记' }],
        })
      const { payRise, publicCut, retiring } = query
      const leaving = retiring === 0 || staff === null ? {} : { retiring: { people: retiring, staff } }
      const result = reckonWhatIf(unpackFigures(state.figures), { payRise, publicCut, ...leaving })
      return { title: publicTitle(state), staff, ...result }
    },
  )
}

function staffCostRoute(http: Http): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/budget/staff-cost',
      id: 'BudgetStaffCost',
      summary: '测算：按工资算单位缴费',
      tag: TAG,
      query: staffCostQuerySchema,
      answer: staffCostSchema,
    },
    ({ query: { year, wages, base, retiring, staff } }) =>
      Promise.resolve({
        cost: reckonStaffCost(wages, year, base ?? wages),
        saved: retiring === 0 ? null : reckonRetirement(wages, year, retiring, staff),
      }),
  )
}

function fileCheckRoutes(http: Http, context: ServerContext): void {
  const query = z.object({ year: z.coerce.number().int().min(2015).max(2100).optional() })
  route(
    http,
    {
      method: 'POST',
      url: '/api/budget/check',
      id: 'CheckBudgetFile',
      summary: '检查一份预算文件（不保存）',
      tag: TAG,
      query,
      upload: true,
      answer: fileCheckSchema,
    },
    async ({ request, query: { year } }) => {
      const file = await receiveForm(request)
      if (file instanceof ProblemAnswer) return file
      return checkView(context, await checkFile(file.name, file.bytes, year))
    },
  )
  route(
    http,
    {
      method: 'POST',
      url: '/api/budget/check/summary.xlsx',
      id: 'CheckBudgetFiles',
      summary: '检查多份预算文件，按单位汇总（不保存）',
      tag: TAG,
      query,
      upload: true,
      many: true,
      produces: XLSX,
    },
    async ({ request, query: { year }, reply }) => {
      if (!request.isMultipart()) return problem(415, '请用 multipart/form-data 上传文件，字段名为 file。')
      const checked = await checkAll(request, year)
      if (checked.length === 0) return problem(422, '请选择要检查的 .xlsx 文件。', { why: 'input' })
      const workbook = await summaryWorkbook(checked)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment('预算文件检查汇总.xlsx'))
        .send(Buffer.from(workbook))
    },
  )
}

/** One after the other, so that at most one file is in memory. */
async function checkAll(request: FastifyRequest, year: number | undefined): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = []
  const limits = { files: FILES_MAX, parts: FILES_MAX + 10, fileSize: FILE_BYTES }
  for await (const part of request.files({ limits }))
    checked.push(await checkFile(part.filename, await part.toBuffer(), year))
  return checked
}

async function checkFile(name: string, bytes: Uint8Array, year: number | undefined): Promise<CheckedFile> {
  const read = await readSpreadsheetFile(bytes, name)
  if (!read.ok) return { file: name, unreadable: read.problems.map(({ message }) => message) }
  const checked = checkForeign(read.document, name, year)
  if (checked.ok) return { file: name, report: checked }
  const unreadable =
    checked.why === 'no-year'
      ? ['没有读到年度：请在表名或文件名里写明，或在上面填写年度。']
      : checked.problems.map(({ message }) => message)
  return { file: name, unreadable }
}

function checkView(context: ServerContext, one: CheckedFile): BudgetFileCheck {
  const subject = subjectOf(one)
  if ('unreadable' in one)
    return {
      file: one.file,
      subject,
      year: null,
      counts: { errors: 0, inconsistencies: 0, doubts: 0, notes: 0, passed: 0 },
      unreadable: [...one.unreadable],
      findings: [],
    }
  const { report } = one
  return {
    file: one.file,
    subject,
    year: report.year,
    counts: countForeign(report),
    unreadable: [],
    findings: report.findings.map(({ grade, where, stated, expected, message, repair }) => ({
      grade: gradeWords[grade],
      place: describePlace(where),
      stated,
      expected,
      message,
      repair: repair ?? '',
      clause: where.clause ?? null,
      clauseLabel: where.clause === undefined ? null : clauseLabel(context.corpus, where.clause),
    })),
  }
}
