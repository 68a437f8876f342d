/** Scores of an exam from a workbook or CSV file: read against the candidates, shown row by row, entered as one act. */
import { z } from 'zod'
import { maySee } from '#kernel'
import { type Session, actorOf } from '#platform/identity'
import { readImportFile } from '#platform/imports'
import { type Exam, examProcedure, procedureIds, readScores, scoreColumns } from '#regulations/titles'
import { writeSheet } from '#readers'
import { type ScoreUploadView, scoreUploadSchema } from '../contract/titles-exam.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { refusalProblem } from '../views/finding.ts'
import { XLSX, attachment, receiveForm } from './payload.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })

/** `POST /api/titles/exams/{id}/scores` and `GET …/scores.xlsx`, the empty list to fill in. */
export function titlesExamRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/titles/exams/:id/scores',
      id: 'UploadTitlesScores',
      summary: '导入考试成绩',
      tag: TAG,
      params,
      upload: true,
      answer: scoreUploadSchema,
    },
    async ({ session, params: { id }, request }) => {
      const exam = await findExam(context, session, id)
      if (exam === undefined) return notFound('这场考试')
      const file = await receiveForm(request)
      if (file instanceof ProblemAnswer) return file
      return upload(context, session, { id, exam, isTrial: file.fields['trial'] === '1' }, file)
    },
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/exams/:id/scores.xlsx',
      id: 'TitlesScoreList',
      summary: '空白成绩册',
      tag: TAG,
      params,
      produces: XLSX,
    },
    async ({ session, params: { id }, reply }) => {
      const exam = await findExam(context, session, id)
      if (exam === undefined) return notFound('这场考试')
      const columns = ['准考证号', '姓名', ...scoreColumns(exam)].map((title) => ({ title }))
      const rows = exam.candidates.map(({ ticket, name }) => [ticket, name, ...exam.parts.map(() => '')])
      const workbook = await writeSheet([{ name: '成绩册', columns, rows }])
      const disposition = attachment(`${exam.number}成绩册.xlsx`)
      return reply.type(XLSX).header('content-disposition', disposition).send(Buffer.from(workbook))
    },
  )
}

/** An exam that the session sees; everybody else is told that there is none. */
async function findExam(context: ServerContext, session: Session, id: string): Promise<Exam | undefined> {
  const { found } = await context.cases.load(session.tenant, id)
  if (found === undefined || found.procedure !== procedureIds.exam) return undefined
  const origin = { kind: 'person', actor: actorOf(session) } as const
  return maySee(examProcedure, origin, found.parties) ? (found.snapshot.domain as unknown as Exam) : undefined
}

type Asked = { readonly id: string; readonly exam: Exam; readonly isTrial: boolean }

/** A list with a faulty row enters nothing: half a score book is no score book. */
async function upload(
  context: ServerContext,
  session: Session,
  { id, exam, isTrial }: Asked,
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<ScoreUploadView | ProblemAnswer> {
  const read = await readImportFile(file.bytes, file.name)
  if (!read.ok) return problem(422, read.faults[0]?.say ?? '文件无法读取。', { why: 'input' })
  const list = readScores(read.document, exam)
  if (!list.ok) return problem(422, list.say, { why: 'input' })
  const scores = list.rows.flatMap((row) => row.scores)
  const faults = list.rows.flatMap(({ row, ticket, problems }) =>
    problems.length === 0 ? [] : [{ row, ticket, say: problems.join('；') }],
  )
  const named = new Set(list.rows.map(({ ticket }) => ticket))
  const absent = exam.candidates.flatMap(({ ticket, name }) => (named.has(ticket) ? [] : [{ ticket, name }]))
  const view = {
    fileName: file.name,
    sheet: list.sheet,
    rows: list.rows.length,
    readable: scores.length,
    faults,
    absent,
  }
  if (isTrial || faults.length > 0) return { ...view, entered: 0 }
  const origin = { kind: 'person', actor: actorOf(session) } as const
  const act = { tenant: session.tenant, procedure: procedureIds.exam, caseId: id, act: 'EnterScores' }
  const done = await context.cases.act({ ...act, origin, input: { scores } })
  if (done.kind === 'refused') return refusalProblem(context.corpus, done, { origin, parties: [] })
  return { ...view, entered: scores.length }
}
