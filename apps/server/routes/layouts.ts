/** Layouts: what is in force, ours with its fields, what an office sent in, and either tried out on an invented case. */
import { z } from 'zod'
import type { Session } from '#platform/identity'
import {
  type LayoutFormat,
  type LayoutVersion,
  countTriedLayouts,
  fieldListWorkbook,
  fillLayout,
  layoutMediaTypes,
  layoutTemplate,
  layoutsInForce,
  listLayouts,
  readLayout,
} from '#platform/documents/layouts'
import { layoutDetailSchema, layoutSummarySchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { type Paper, papersOf } from '../papers.ts'
import { clauseLabel } from '../views/finding.ts'
import { layoutChangeRoutes } from './layout-changes.ts'
import {
  BASE,
  type Desk,
  TAG,
  layoutParams,
  organisationsOf,
  paperOf,
  placeQuery,
  versionParams,
} from './layout-desk.ts'
import { attachment } from './payload.ts'

export function layoutRoutes(http: Http, context: ServerContext): void {
  const desk: Desk = { context, papers: papersOf(context.procedures) }
  lists(http, desk)
  downloads(http, desk)
  layoutChangeRoutes(http, desk)
}

function lists(http: Http, desk: Desk): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/layouts',
      id: 'Layouts',
      summary: '文书的版式',
      tag: TAG,
      answer: z.array(layoutSummarySchema),
    },
    async ({ session }) => await summariesOf(desk, session, desk.papers),
  )
  route(
    http,
    {
      method: 'GET',
      url: BASE,
      id: 'Layout',
      summary: '一份文书的版式',
      tag: TAG,
      params: layoutParams,
      answer: layoutDetailSchema,
    },
    async ({ session, params: asked }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      const organisations = await organisationsOf(desk.context, session)
      const [summary] = await summariesOf(desk, session, [found.paper])
      if (summary === undefined) return notFound('这份文书的版式')
      const shown = [...new Set([...session.path, ...organisations.map(({ id }) => id)])]
      const versions = await listLayouts(desk.context.database.app, session.tenant, found.paper.id, shown)
      return {
        summary,
        fields: [...found.fields],
        versions: await versionViews(desk, session, versions),
        organisations: [...organisations],
        today: session.today,
      }
    },
  )
}

async function summariesOf({ context }: Desk, session: Session, papers: readonly Paper[]) {
  const { tenant, path, today } = session
  const pool = context.database.app
  const documents = papers.map(({ id }) => id)
  const inForce = await layoutsInForce(pool, tenant, documents, path, today)
  const below = (await organisationsOf(context, session)).map(({ id }) => id)
  const tried = await countTriedLayouts(pool, tenant, below)
  const owners = [...inForce.values()].map(({ organisation }) => organisation)
  const names = await loadNames(pool, tenant, [], owners, context.roleLabels)
  return papers.map(({ id, spec, procedure }) => {
    const own = inForce.get(id)
    return {
      document: id,
      label: spec.label,
      procedureLabel: procedure.label,
      clause: spec.clause,
      clauseLabel: clauseLabel(context.corpus, spec.clause),
      inForce: {
        kind: own === undefined ? ('built-in' as const) : ('file' as const),
        number: own?.number ?? null,
        format: own?.format ?? null,
        from: own?.validFrom ?? null,
        organisation: own?.organisation ?? null,
        organisationName: names.organisation(own?.organisation),
      },
      drafts: tried.get(id) ?? 0,
      mayEdit: below.length > 0,
    }
  })
}

async function versionViews({ context }: Desk, session: Session, versions: readonly LayoutVersion[]) {
  const names = await loadNames(
    context.database.app,
    session.tenant,
    versions.map(({ by }) => by),
    versions.map(({ organisation }) => organisation),
    context.roleLabels,
  )
  return versions.map((version) => ({
    organisation: version.organisation,
    organisationName: names.organisation(version.organisation) ?? version.organisation,
    number: version.number,
    kind: version.kind,
    format: version.format,
    fileName: version.fileName,
    state: stateOf(version, versions, session.today),
    findings: [...version.findings],
    by: names.person(version.by) ?? version.by,
    at: version.at,
    validFrom: version.validFrom,
  }))
}

function stateOf(
  version: LayoutVersion,
  all: readonly LayoutVersion[],
  today: string,
): 'tried' | 'coming' | 'in-force' | 'past' {
  const { validFrom, organisation } = version
  if (validFrom === null) return 'tried'
  if (validFrom > today) return 'coming'
  const later = all.some(
    (other) =>
      other.organisation === organisation &&
      other.validFrom !== null &&
      other.validFrom <= today &&
      (other.validFrom > validFrom || (other.validFrom === validFrom && other.number > version.number)),
  )
  return later ? 'past' : 'in-force'
}

const fileParams = layoutParams.extend({ format: z.enum(['docx', 'xlsx']) })

function downloads(http: Http, desk: Desk): void {
  const shared = { method: 'GET', tag: TAG } as const
  const produces = 'application/octet-stream'
  route(
    http,
    {
      ...shared,
      url: `${BASE}/template.:format`,
      id: 'LayoutTemplate',
      summary: '内置版式（带字段）',
      params: fileParams,
      produces,
    },
    async ({ params: asked, reply }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      const { paper, data, fields } = found
      const around = fields.filter(({ origin }) => origin === 'case')
      const bytes = await layoutTemplate(asked.format, paper.template, data, around)
      return send(reply, asked.format, `${paper.spec.label}版式（参考样式）`, bytes)
    },
  )
  route(
    http,
    {
      ...shared,
      url: `${BASE}/fields.xlsx`,
      id: 'LayoutFields',
      summary: '字段清单',
      params: layoutParams,
      produces,
    },
    async ({ params: asked, reply }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      return send(reply, 'xlsx', `${found.paper.spec.label}字段清单`, await fieldListWorkbook(found.fields))
    },
  )
  route(
    http,
    {
      ...shared,
      url: `${BASE}/trial.:format`,
      id: 'LayoutTrial',
      summary: '内置版式试填（虚构的件）',
      params: fileParams,
      produces,
    },
    async ({ params: asked, reply }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      const layout = await layoutTemplate(asked.format, found.paper.template, found.data)
      const bytes = await fillLayout(asked.format, layout, found.filling)
      return send(reply, asked.format, `${found.paper.spec.label}（试填，内置版式）`, bytes)
    },
  )
  for (const part of ['file', 'trial'] as const) versionDownload(http, desk, part)
}

const versionParts = {
  file: { id: 'LayoutFile', summary: '版式文件' },
  trial: { id: 'LayoutVersionTrial', summary: '版式试填（虚构的件）' },
} as const

function versionDownload(http: Http, desk: Desk, part: keyof typeof versionParts): void {
  route(
    http,
    {
      ...versionParts[part],
      method: 'GET',
      url: `${BASE}/versions/:number/${part}`,
      tag: TAG,
      params: versionParams,
      query: placeQuery,
      produces: 'application/octet-stream',
    },
    async ({ session, params: asked, query, reply }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      const version = await findVersion(desk, session, found.paper.id, { ...asked, ...query })
      if (version === undefined) return notFound('这一版')
      const label = `${found.paper.spec.label}第${version.number}版`
      if (part === 'file') return send(reply, version.format, label, version.content)
      const bytes = await fillLayout(version.format, version.content, found.filling)
      return send(reply, version.format, `${label}（试填）`, bytes)
    },
  )
}

async function findVersion(
  desk: Desk,
  session: Session,
  document: string,
  { organisation, number }: { readonly organisation: string; readonly number: number },
) {
  if (!(await maySeeVersion(desk, session, organisation))) return undefined
  return await readLayout(desk.context.database.app, {
    tenant: session.tenant,
    document,
    organisation,
    number,
  })
}

async function maySeeVersion(desk: Desk, session: Session, organisation: string): Promise<boolean> {
  if (session.path.includes(organisation)) return true
  return (await organisationsOf(desk.context, session)).some(({ id }) => id === organisation)
}

type Reply = Parameters<Parameters<typeof route>[2]>[0]['reply']

/** Sends a Word or Excel file under its Chinese name. */
export function send(reply: Reply, format: LayoutFormat, name: string, bytes: Uint8Array) {
  return reply
    .type(layoutMediaTypes[format])
    .header('content-disposition', attachment(`${name}.${format}`))
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes))
}
