/** Files against a register: what they would change, and their faulty rows to be mended. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findLocalDate } from '#kernel'
import type { Session } from '#platform/identity'
import { readImportFile, storeDryRun } from '#platform/imports'
import { type ImportPlan, type RegisterDefinition, faultySheet, listStanding } from '#platform/registers'
import { writeSheet } from '#readers'
import { type dryRunSchema, importRunSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { findRegister, seenBy } from '../register-readers.ts'
import { factsOf } from '../views/finding.ts'
import { choiceOf, faultOf, readMapped } from '../import-mapping.ts'
import { type PlannedFile, registerTarget } from '../register-target.ts'
import { XLSX, attachment, receiveForm } from './payload.ts'

const TAG = 'registers'
const params = z.object({ id: z.string().max(60) })
const day = z.iso.date('应为日期，如 2023-02-17')

/** Only a register's keeper changes it. */
export const mayEdit = (definition: RegisterDefinition, session: Session): boolean =>
  definition.keeper === session.post.role

export function notKeeper(context: ServerContext, definition: RegisterDefinition): ProblemAnswer {
  const keeper = context.roleLabels[definition.keeper] ?? definition.keeper
  return problem(403, `请由${keeper}维护「${definition.label}」：当前岗位不能改动这本名册。`, {
    why: 'not-permitted',
  })
}

const importQuery = z.object({ from: day.optional(), absent: z.enum(['keep', 'end']).default('keep') })

/** `POST /api/registers/{id}/import` and `…/faulty.xlsx`: dry runs of files. */
export function registerFileRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  const shared = { method: 'POST', tag: TAG, params, query: importQuery, upload: true } as const
  route(
    http,
    {
      ...shared,
      url: '/api/registers/:id/import',
      id: 'ImportRegister',
      summary: '名册试导入',
      answer: importRunSchema,
    },
    async ({ session, params: { id }, query, request }) => {
      const tried = await tryFile(context, session, id, query, request)
      if (tried instanceof ProblemAnswer) return tried
      const target = `register:${id}`
      if (!tried.ok) return { ...unreadable(target, tried.name, tried.faults), mapping: tried.mapping }
      const { token } = await storeDryRun(pool, {
        tenant: session.tenant,
        target,
        fileName: tried.name,
        fileHash: tried.hash,
        body: tried.plan,
        by: session.person.id,
      })
      return { ...planView(token, target, tried.name, tried.plan), mapping: tried.mapping }
    },
  )
  route(
    http,
    {
      ...shared,
      url: '/api/registers/:id/faulty.xlsx',
      id: 'FaultyRows',
      summary: '不能读取的行',
      produces: XLSX,
    },
    async ({ session, params: { id }, query, request, reply }) => {
      const tried = await tryFile(context, session, id, query, request)
      if (tried instanceof ProblemAnswer) return tried
      if (!tried.ok) return problem(422, tried.faults.map(({ say }) => say).join(''))
      const sheet = faultySheet(tried.definition, tried.sheets, tried.plan)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${tried.definition.label}-待更正.xlsx`))
        .send(Buffer.from(await writeSheet([sheet])))
    },
  )
}

/** Reads an uploaded file against the register as it stands; nothing is kept. */
async function tryFile(
  context: ServerContext,
  session: Session,
  id: string,
  query: z.output<typeof importQuery>,
  request: FastifyRequest,
) {
  const definition = findRegister(context, session.post.role, id)
  if (definition === undefined) return notFound('这本名册')
  if (!mayEdit(definition, session)) return notKeeper(context, definition)
  const file = await receiveForm(request)
  if (file instanceof ProblemAnswer) return file
  const choice = choiceOf(file.fields)
  if (choice instanceof ProblemAnswer) return choice
  const read = await readImportFile(file.bytes, file.name)
  if (!read.ok) return { ok: false as const, name: file.name, faults: read.faults, mapping: null }
  const seen = seenBy(definition, session)
  const standing = await listStanding(context.database.app, session.tenant, id, seen)
  const from = findLocalDate(query.from ?? '') ?? session.today
  const target = registerTarget(definition, standing, { from, absent: query.absent })
  const source = { document: read.document, name: file.name, year: Number(from.slice(0, 4)) }
  const { reading, mapping } = await readMapped(context, session, target, source, choice)
  if (!reading.ok)
    return { ok: false as const, name: file.name, faults: reading.problems.map(faultOf), mapping }
  const { plan, sheets } = reading.figures as PlannedFile
  return { ok: true as const, name: file.name, hash: read.hash, definition, sheets, plan, mapping }
}

type DryRunView = z.input<typeof dryRunSchema>

/** A file of which nothing could be read: nothing is kept, so there is no token to commit. */
export function unreadable(
  target: string,
  fileName: string,
  faults: readonly DryRunView['faults'][number][],
): DryRunView {
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0, faults: faults.length }
  const listed = faults.map((fault) => ({ ...fault }))
  return { token: '', target, fileName, readable: false, faults: listed, changes: [], counts, findings: [] }
}

function planView(token: string, target: string, fileName: string, plan: ImportPlan): DryRunView {
  return {
    token,
    target,
    fileName,
    readable: plan.committable,
    faults: plan.faults.map((fault) => ({ ...fault })),
    changes: plan.changes.map(({ key, kind, from, before, after }) => ({
      key,
      kind,
      from,
      before: before === null ? null : factsOf(before),
      after: after === null ? null : factsOf(after),
    })),
    counts: { ...plan.counts },
    findings: [],
  }
}
