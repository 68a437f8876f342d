/** Uploads and downloads. A file is seen by its uploader until an act cites it, then by who may see the case. */
import { z } from 'zod'
import { type Origin, maySee } from '#kernel'
import { filesFolder, openFile, saveFile } from '#platform/files'
import { type Session, actorOf } from '#platform/identity'
import type { ServerContext } from '../context.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { keptFiles } from '../paper/kept-files.ts'
import { waitsHere } from './backfills.ts'
import { attachment } from './payload.ts'

const storedSchema = z
  .object({ hash: z.string(), name: z.string(), mediaType: z.string(), bytes: z.int() })
  .meta({ id: 'StoredFile' })

const STATUS: Readonly<Record<string, number>> = {
  'too-large': 413,
  'type-not-taken': 415,
  'type-differs': 415,
}

export function fileRoutes(http: Http, context: ServerContext): void {
  const folder = filesFolder({ GUICHENG_DATA: context.dataFolder })
  route(
    http,
    {
      ...({
        method: 'POST',
        url: '/api/files',
        id: 'UploadFile',
        summary: '上传文件',
        tag: 'files',
        upload: true,
      } as const),
      query: z.object({ draft: z.string().max(200).optional() }),
      status: 201,
      answer: storedSchema,
    },
    async ({ session, request, query }) => {
      if (!request.isMultipart()) return problem(415, '请用 multipart/form-data 上传文件，字段名为 file。')
      const part = await request.file()
      if (part === undefined) return problem(422, '请选择要上传的文件（字段名 file）。', { why: 'input' })
      const saved = await saveFile(context.database, part.file, {
        tenant: session.tenant,
        name: part.filename,
        uploadedBy: session.person.id,
        folder,
        draftId: query.draft ?? `person:${session.person.id}`,
      })
      if (!saved.ok) return problem(STATUS[saved.reason] ?? 422, saved.message, { why: saved.reason })
      const { hash, name, mediaType, bytes } = saved.file
      return { hash, name, mediaType, bytes }
    },
  )
  route(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/files/:hash',
        id: 'DownloadFile',
        summary: '下载文件',
        tag: 'files',
      } as const),
      params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    },
    async ({ session, params, reply }) => {
      const file = await openFile(context.database.app, session.tenant, params.hash, folder)
      if (file === undefined) return notFound('这个文件')
      if (
        !(await mayRead(context, session, { ...file, hash: params.hash })) &&
        !(await waitsHere(context, session, params.hash))
      ) {
        file.stream.destroy()
        return notFound('这个文件')
      }
      return reply
        .type(file.mediaType)
        .header('content-length', file.bytes)
        .header('content-disposition', attachment(file.name))
        .header('cache-control', 'private, no-store')
        .send(file.stream)
    },
  )
}

async function mayRead(
  context: ServerContext,
  session: Session,
  file: { readonly hash: string; readonly caseId: string | null; readonly uploadedBy: string },
): Promise<boolean> {
  if (file.uploadedBy === session.person.id) return true
  if (file.caseId === null) return false
  const { found } = await context.cases.load(session.tenant, file.caseId)
  const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  if (found === undefined || procedure === undefined || !maySee(procedure, origin, found.parties))
    return false
  const kept = await keptFiles(context.database.app, session.tenant, procedure, found, origin)
  return !kept.has(file.hash)
}
