/** Indicators of a fund as a spreadsheet: out with the rows' keys hidden, back as a difference page; nothing is stored. */
import { z } from 'zod'
import { type Origin, maySee } from '#kernel'
import { loadCase } from '#platform/cases'
import { actorOf, type Session } from '#platform/identity'
import { readImportFile } from '#platform/imports'
import { writeSheet } from '#readers'
import { type FundTargets, fundTargets, indicatorSheet, readIndicatorSheet } from '#regulations/budget'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { XLSX, attachment, receiveFile } from './payload.ts'
import { logExport } from './registers.ts'

const params = z.object({ id: z.string().max(100) })
const text = z.string()
const rowSchema = z.object({
  id: text,
  first: text,
  second: text,
  name: text,
  weight: text,
  unit: text,
  relation: text,
  value: text,
  core: z.boolean(),
  explanation: text,
  scoring: text,
  history: text,
  library: text,
})
const answerSchema = z.object({
  readable: z.boolean(),
  faults: z.array(z.object({ sheet: text, cell: text, say: text })),
  rows: z.array(rowSchema),
  changes: z.array(z.object({ path: text, before: text, after: text })),
  /** Rows that were changed here after the file went out. */
  outdated: z.array(text),
})
type Answer = z.input<typeof answerSchema>
const nothing = { rows: [], changes: [], outdated: [] }

export function targetSheetRoutes(http: Http, context: ServerContext): void {
  if (!context.procedures.some(({ id }) => id === fundTargets.id)) return
  const shared = { tag: 'budget', params } as const
  route(
    http,
    {
      ...shared,
      method: 'GET',
      url: `/api/${fundTargets.id}/:id/indicators.xlsx`,
      id: 'BudgetFundTargetsIndicators',
      summary: '导出绩效指标',
      produces: XLSX,
    },
    async ({ session, params: { id }, reply }) => {
      const state = await visible(context, session, id)
      if (state === undefined) return notFound()
      await logExport(context, session, `indicators:${id}`)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${state.fund.name}-${state.fund.year}年绩效指标.xlsx`))
        .send(Buffer.from(await writeSheet([indicatorSheet(state.table)])))
    },
  )
  route(
    http,
    {
      ...shared,
      method: 'POST',
      url: `/api/${fundTargets.id}/:id/indicators`,
      id: 'BudgetFundTargetsReadIndicators',
      summary: '试读绩效指标文件',
      upload: true,
      answer: answerSchema,
    },
    async ({ session, params: { id }, request }): Promise<Answer | ProblemAnswer> => {
      const state = await visible(context, session, id)
      if (state === undefined) return notFound()
      const file = await receiveFile(request)
      if (file instanceof ProblemAnswer) return file
      const read = await readImportFile(file.bytes, file.name)
      if (!read.ok) {
        const faults = read.faults.map(({ sheet, cell, say }) => ({ sheet, cell, say }))
        return { readable: false, faults, ...nothing }
      }
      const reading = readIndicatorSheet(read.document, state.table)
      if (!reading.ok) return { readable: false, faults: [...reading.faults], ...nothing }
      return {
        readable: true,
        faults: [],
        rows: reading.rows.map((row) => ({ ...row })),
        changes: reading.changes.map((change) => ({ ...change })),
        outdated: [...reading.outdated],
      }
    },
  )
}

async function visible(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<FundTargets | undefined> {
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  const { found } = await loadCase(context.database.app, session.tenant, id)
  if (found === undefined || found.procedure !== fundTargets.id) return undefined
  if (!maySee(fundTargets, origin, found.parties)) return undefined
  return found.snapshot.domain as unknown as FundTargets
}
