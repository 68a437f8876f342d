/** Uploads and downloads. A file is seen by its uploader until an act cites it, then by who may see the case. */
import { z } from 'zod'
import { filesFolder, openFile, saveFile } from '#platform/files'
import { storedFileSchema } from '../contract/files.ts'
import type { ServerContext } from '../context.ts'
import { mayReadFile } from '../file-access.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { waitsHere } from './backfills.ts'
import { attachment } from './payload.ts'

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
      answer: storedFileSchema,
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
      const mayRead =
        (await mayReadFile(context, session, params.hash)) || (await waitsHere(context, session, params.hash))
      if (!mayRead) return notFound('这个文件')
      const file = await openFile(context.database.app, session.tenant, params.hash, folder)
      if (file === undefined) return notFound('这个文件')
      return reply
        .type(file.mediaType)
        .header('content-length', file.bytes)
        .header('content-disposition', attachment(file.name))
        .header('cache-control', 'private, no-store')
        .send(file.stream)
    },
  )
}
