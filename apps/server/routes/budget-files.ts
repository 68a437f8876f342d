/** Tables of a budget as a spreadsheet and back, and the pasted detail: both are shown as differences, nothing is stored. */
import { z } from 'zod'
import { describePlace } from '#lint'
import { type Origin, maySee, projectState } from '#kernel'
import { viewerVersion } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import { fileHash, readImportFile, storeDryRun } from '#platform/imports'
import { guardFormula, writeWorkbookSheets } from '#readers'
import {
  type UnitBudget,
  fileParts,
  fileSheets,
  pastedDocument,
  previewDetail,
  publicTitle,
  readTableFile,
  tableFile,
  unitBudget,
  unpackFigures,
} from '#regulations/budget'
import { detailPreviewSchema, tableFileSchema } from '../contract/budget-files.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { XLSX, attachment, receiveFile } from './payload.ts'
import { logExport } from './registers.ts'

const shared = { tag: 'budget', params: z.object({ id: z.string().max(100) }) } as const
/** A block pasted from a spreadsheet is sent as a file of this name. */
const PASTED = '粘贴的明细.tsv'
/** What is pasted is read in this thread: a unit's year has some hundreds of lines of twenty columns. */
const PASTED_CELLS_MAX = 100_000
const [TAB, LINE_FEED] = [0x09, 0x0a]

export function budgetFileRoutes(http: Http, context: ServerContext): void {
  if (!context.procedures.some(({ id }) => id === unitBudget.id)) return
  exportTables(http, context)
  readTables(http, context)
  readPastedDetail(http, context)
}

function exportTables(http: Http, context: ServerContext): void {
  route(
    http,
    {
      ...shared,
      method: 'GET',
      url: `/api/${unitBudget.id}/:id/tables.xlsx`,
      id: 'BudgetTablesFile',
      summary: '把预算表导出为 Excel，改好后可以传回',
      query: z.object({ part: z.string().max(40).optional(), unit: z.enum(['万元', '元']).default('万元') }),
      produces: XLSX,
    },
    async ({ session, params: { id }, query: { part, unit }, reply }) => {
      const seen = await visible(context, session, id)
      if (seen === undefined) return notFound()
      const { state, version } = seen
      const figures = unpackFigures(state.figures)
      const all = fileSheets(figures, fileParts(figures), unit)
      const sheets = part === undefined ? all : all.filter((sheet) => sheet.part === part)
      const [first] = sheets
      if (first === undefined) return problem(404, '请先录入或导入数字：这张表还没有内容。')
      await logExport(context, session, `budget-tables:${id}`)
      const grids = tableFile(sheets, { caseId: id, version, unit }, `${state.unit.name} ${state.year}年`)
      const workbook = await writeWorkbookSheets(
        grids.map((grid) => ({
          ...grid,
          rows: grid.rows.map((row) =>
            row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell)),
          ),
        })),
      )
      const name = `${publicTitle(state)}-${part === undefined ? '全部表' : first.name}.xlsx`
      return reply.type(XLSX).header('content-disposition', attachment(name)).send(Buffer.from(workbook))
    },
  )
}

function readTables(http: Http, context: ServerContext): void {
  route(
    http,
    {
      ...shared,
      method: 'POST',
      url: `/api/${unitBudget.id}/:id/tables`,
      id: 'ReadBudgetTablesFile',
      summary: '试读改好的预算表文件：逐格列出不同（不保存）',
      upload: true,
      answer: tableFileSchema,
    },
    async ({ session, params: { id }, request }) => {
      const seen = await visible(context, session, id)
      if (seen === undefined) return notFound()
      const file = await receiveFile(request)
      if (file instanceof ProblemAnswer) return file
      const read = await readImportFile(file.bytes, file.name)
      if (!read.ok) return noTables(read.faults)
      const reading = readTableFile(read.document, { ...seen.state, caseId: id, version: seen.version })
      if (!reading.ok) return noTables(reading.faults)
      const { unit, isOlder, changes, refused, meanwhile } = reading
      return {
        readable: true,
        faults: [],
        unit,
        older: isOlder,
        changes: changes.map((change) => ({ ...change })),
        refused: refused.map((one) => ({ ...one })),
        meanwhile: meanwhile.map((one) => ({ ...one })),
      }
    },
  )
}

type Fault = { readonly sheet: string; readonly cell: string; readonly say: string }
const plain = ({ sheet, cell, say }: Fault) => ({ sheet, cell, say })

function noTables(faults: readonly Fault[]): z.input<typeof tableFileSchema> {
  const nothing = { changes: [], refused: [], meanwhile: [] }
  return { readable: false, faults: faults.map(plain), unit: '万元', older: false, ...nothing }
}

function readPastedDetail(http: Http, context: ServerContext): void {
  route(
    http,
    {
      ...shared,
      method: 'POST',
      url: `/api/${unitBudget.id}/:id/detail`,
      id: 'ReadBudgetDetail',
      summary: '试读预算管理一体化明细：列出读到的行和与现有数字的不同（不保存）',
      upload: true,
      answer: detailPreviewSchema,
    },
    async ({ session, params: { id }, request }) => {
      const seen = await visible(context, session, id)
      if (seen === undefined) return notFound()
      const file = await receiveFile(request)
      if (file instanceof ProblemAnswer) return file
      const read = await readDetailFile(file)
      if (!read.ok) return noDetail(read.faults)
      const preview = previewDetail(read.document, seen.state)
      if (!preview.ok)
        return noDetail(
          preview.problems.map(({ sheet, cell = '', message }) => ({ sheet, cell, say: message })),
        )
      const { token } = await storeDryRun(context.database.app, {
        tenant: session.tenant,
        target: 'budget-detail',
        fileName: file.name,
        fileHash: fileHash(file.bytes),
        body: { year: seen.state.year, figures: preview.figures },
        by: session.person.id,
      })
      return {
        readable: true,
        faults: [],
        token,
        doubts: [...preview.doubts],
        lines: preview.lines.map((line) => ({
          functionName: '',
          economicName: '',
          procurement: '',
          ...line,
        })),
        unknown: preview.unknown.map((one) => ({ ...one })),
        tables: preview.tables.map((one) => ({ ...one })),
        differences: preview.differences.map(({ path, label, before, after }) => ({
          path,
          label,
          before,
          after,
        })),
        findings: preview.findings.map(({ grade, where, message }) => ({
          grade,
          place: describePlace(where),
          message,
        })),
      }
    },
  )
}

async function readDetailFile(file: { readonly name: string; readonly bytes: Uint8Array }) {
  if (file.name !== PASTED) return readImportFile(file.bytes, file.name)
  const cells = Buffer.from(file.bytes).filter((byte) => byte === TAB || byte === LINE_FEED).length
  if (cells > PASTED_CELLS_MAX) {
    const say = `粘贴的内容有${cells}格，最多${PASTED_CELLS_MAX}格。请只粘贴本单位的明细，或把导出的文件传上来。`
    return { ok: false as const, faults: [{ sheet: '', cell: '', say }] }
  }
  return { ok: true as const, document: pastedDocument(new TextDecoder().decode(file.bytes)) }
}

function noDetail(faults: readonly Fault[]): z.input<typeof detailPreviewSchema> {
  const nothing = { doubts: [], lines: [], unknown: [], tables: [], differences: [], findings: [] }
  return { readable: false, faults: faults.map(plain), token: '', ...nothing }
}

/** The budget as this viewer may see it whole; whoever sees a part of it gets no file of the rest. */
async function visible(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<{ readonly state: UnitBudget; readonly version: string } | undefined> {
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  const { found } = await context.cases.load(session.tenant, id)
  if (found === undefined || found.procedure !== unitBudget.id) return undefined
  if (!maySee(unitBudget, origin, found.parties)) return undefined
  const state = found.snapshot.domain as UnitBudget
  const seen = projectState(unitBudget, state, origin, found.parties)
  if (Object.keys(seen).length !== Object.keys(state).length) return undefined
  return { state, version: viewerVersion(unitBudget, found, origin) }
}
