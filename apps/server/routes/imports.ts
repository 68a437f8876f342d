/** Files that become acts: a dry run shows what was read and what is wrong with it, committing does exactly that. */
import { z } from 'zod'
import type { SheetDocument } from '#lint'
import { type Session, actorOf } from '#platform/identity'
import { type DryRun, commitDryRun, findDryRun, readImportFile, storeDryRun } from '#platform/imports'
import { canonicalText, digest } from '#platform/ledger'
import { type ImportPlan, listStanding } from '#platform/registers'
import { type dryRunSchema, factSchema, importRunSchema } from '../contract/index.ts'
import type { ImportFinding } from '#regulations'
import type { ImportTarget, ServerContext } from '../context.ts'
import { choiceOf, faultOf, readMapped } from '../import-mapping.ts'
import { profileRoutes } from './import-profiles.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { enterChange } from '../register-changes.ts'
import { clauseLabel, refusalProblem } from '../views/finding.ts'
import { receiveForm } from './payload.ts'
import { unreadable } from './register-files.ts'

const TAG = 'imports'
const year = z.coerce.number().int().min(2000).max(2100)
const commitSchema = z.object({
  /** Case whose figures are replaced; absent: a case is opened. */
  id: z.string().max(100).optional(),
  version: z.string().max(100).optional(),
  /** Further input of the opening act, such as unit and year, where they do not follow from post and file. */
  input: z.record(z.string(), factSchema).optional(),
})
const committedSchema = z.union([
  z.object({ applied: z.int() }),
  z.object({ procedure: z.string(), id: z.string(), version: z.string() }),
])
type Commit = z.output<typeof commitSchema>
type Committed = z.input<typeof committedSchema>

interface Stored {
  readonly year: number
  readonly figures: unknown
}

export function importRoutes(http: Http, context: ServerContext): void {
  for (const target of context.importTargets) tryImport(http, context, target)
  profileRoutes(http, context)
  route(
    http,
    {
      method: 'POST',
      url: '/api/imports/:token/commit',
      id: 'CommitImport',
      summary: '确认导入',
      tag: TAG,
      params: z.object({ token: z.string().min(1).max(100) }),
      body: commitSchema,
      answer: committedSchema,
    },
    async ({ session, params, body }) => {
      const { tenant, person } = session
      const run = await findDryRun(context.database.app, tenant, params.token, person.id)
      if (run === undefined) return notFound('这次试导入')
      if (run.target.startsWith('register:')) return commitRegister(context, session, run)
      const target = context.importTargets.find(({ id }) => id === run.target)
      return target === undefined ? notFound('这种导入') : commitAct(context, session, run, target, body)
    },
  )
}

function tryImport(http: Http, context: ServerContext, target: ImportTarget): void {
  route(
    http,
    {
      method: 'POST',
      url: `/api/imports/${target.id}`,
      id: `Import${target.id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
      summary: `试导入：${target.label}`,
      tag: TAG,
      query: z.object({ year: year.optional() }),
      upload: true,
      answer: importRunSchema,
    },
    async ({ session, request, query }) => {
      const file = await receiveForm(request)
      if (file instanceof ProblemAnswer) return file
      const choice = choiceOf(file.fields)
      if (choice instanceof ProblemAnswer) return choice
      const read = await readImportFile(file.bytes, file.name)
      if (!read.ok) return { ...unreadable(target.id, file.name, read.faults), mapping: null }
      const of = query.year ?? yearOf(read.document, file.name)
      if (of === undefined)
        return problem(422, '请在表名或文件名中写明年度（如“2023年”），或指明年度后再导入。', {
          why: 'input',
          fields: [{ path: 'year', say: '没有读到年度' }],
        })
      const source = { document: read.document, name: file.name, year: of }
      const { reading, mapping } = await readMapped(context, session, target, source, choice)
      if (!reading.ok) return { ...unreadable(target.id, file.name, reading.problems.map(faultOf)), mapping }
      const { token } = await storeDryRun(context.database.app, {
        tenant: session.tenant,
        target: target.id,
        fileName: file.name,
        fileHash: read.hash,
        body: {
          year: of,
          figures: reading.figures,
        } satisfies Stored,
        by: session.person.id,
      })
      return {
        ...readingView(context, target, token, file.name, reading.figures, reading.findings),
        mapping,
      }
    },
  )
}

const YEAR = /(20\d\d)\s*年/

/** The year that the file states: in its first lines, else in its name. */
function yearOf(document: SheetDocument, fileName: string): number | undefined {
  const lines = document.sheets.flatMap(({ name, rows }) => [
    name,
    ...rows
      .slice(0, 3)
      .flat()
      .map(({ text }) => text),
  ])
  const found = [...lines, fileName].map((text) => YEAR.exec(text)?.[1]).find((text) => text !== undefined)
  return found === undefined ? undefined : Number(found)
}

function readingView(
  context: ServerContext,
  target: ImportTarget,
  token: string,
  fileName: string,
  figures: unknown,
  findings: readonly ImportFinding[],
): z.input<typeof dryRunSchema> {
  const changes = target.summarize(figures)
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length
  return {
    token,
    target: target.id,
    fileName,
    readable: true,
    faults: [],
    changes: changes.map(({ key, kind, rows }) => ({
      key,
      kind,
      before: null,
      after: { 行数: rows },
    })),
    counts: {
      added: count('added'),
      changed: count('changed'),
      ended: 0,
      unchanged: count('unchanged'),
      faults: 0,
    },
    findings: findings.map(({ rule, grade, clause, sheet, cell, stated, expected, message }) => ({
      rule,
      grade,
      sheet,
      stated,
      expected,
      message,
      clause: clause ?? null,
      clauseLabel: clause === undefined ? null : clauseLabel(context.corpus, clause),
      cell: cell ?? null,
    })),
  }
}

/** Every row is an act of its own, keyed by file and row: a commit that was cut off goes on where it stopped. */
async function commitRegister(
  context: ServerContext,
  session: Session,
  run: DryRun,
): Promise<Committed | ProblemAnswer> {
  const definition = context.registers.find(({ id }) => `register:${id}` === run.target)
  if (definition === undefined) return notFound('这本名册')
  if (definition.keeper !== session.post.role)
    return problem(403, `当前岗位不能改动「${definition.label}」。`, { why: 'not-permitted' })
  const asked = { tenant: session.tenant, token: run.token, by: session.person.id, target: run.target }
  let refused: ProblemAnswer | undefined
  const committed = await commitDryRun(context.database.app, asked, async ({ body }, client) => {
    // of two files for one register the second is judged when the first has been entered
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [
      `import ${session.tenant} ${run.target}`,
    ])
    const plan = body as ImportPlan
    const moving = plan.changes.filter(({ kind }) => kind !== 'unchanged')
    if (!plan.committable) return { ok: false, say: '请先改正文件中的问题再导入：这次没有可以写入的内容。' }
    const waiting = await stillToEnter(context, session, definition.id, moving)
    if (waiting === undefined) return { ok: false, say: '请重新选择文件：试导入之后，名册已被他人修改。' }
    const origin = { kind: 'person', actor: actorOf(session) } as const
    const place = { tenant: session.tenant, register: definition.id, origin }
    for (const { key, from, after } of waiting) {
      const done = await enterChange(
        context.cases,
        place,
        { key, from, values: after },
        `import:${run.token}:${digest(key)}`,
      )
      if (done.kind === 'done') continue
      refused = refusalProblem(context.corpus, done, { origin, parties: [] })
      return { ok: false, say: done.say }
    }
    return { ok: true, result: { applied: moving.length } }
  })
  return committed.ok ? committed.result : (refused ?? problem(409, committed.say, { why: committed.reason }))
}

/** The rows that are not what the file wants already; undefined where an entry is another than the dry run compared with. */
async function stillToEnter(
  context: ServerContext,
  session: Session,
  register: string,
  changes: ImportPlan['changes'],
): Promise<ImportPlan['changes'] | undefined> {
  const standing = await listStanding(context.database.app, session.tenant, register)
  const judged = changes.map((change) => {
    const { key, from, seen, after } = change
    const found = standing.find(
      (entry) => entry.key === key && entry.from <= from && (entry.until === null || entry.until >= from),
    )
    const isWritten =
      found !== undefined && after !== null && canonicalText(found.values) === canonicalText(after)
    return { change, isWritten, isSeen: (found?.number ?? null) === seen }
  })
  if (judged.some(({ isWritten, isSeen }) => !isWritten && !isSeen)) return undefined
  return judged.flatMap(({ change, isWritten }) => (isWritten ? [] : [change]))
}

/** The act carries the token as its key, so that a commit that was cut off is answered, not repeated. */
async function commitAct(
  context: ServerContext,
  session: Session,
  run: DryRun,
  target: ImportTarget,
  asked: Commit,
): Promise<Committed | ProblemAnswer> {
  const { year: of, figures } = run.body as Stored
  const { tenant } = session
  const origin = { kind: 'person', actor: actorOf(session) } as const
  const opening = { ...(await context.importInput(session, target, of)), ...asked.input, figures }
  let refused: ProblemAnswer | undefined
  const key = { tenant, token: run.token, by: session.person.id, target: run.target }
  const committed = await commitDryRun(context.database.app, key, async () => {
    const result = await context.cases.act({
      tenant,
      procedure: target.procedure,
      origin,
      idempotencyKey: `import:${run.token}`,
      ...(asked.id === undefined
        ? {
            act: target.opens,
            input: opening,
          }
        : {
            act: target.replaces,
            caseId: asked.id,
            input: { figures },
          }),
      ...(asked.version === undefined ? {} : { expected: asked.version }),
    })
    if (result.kind === 'done')
      return { ok: true, result: { procedure: result.procedure, id: result.caseId, version: result.seen } }
    refused = refusalProblem(context.corpus, result, { origin, parties: [] })
    return { ok: false, say: result.say }
  })
  if (committed.ok) return committed.result
  return refused ?? problem(409, committed.say, { why: committed.reason })
}
