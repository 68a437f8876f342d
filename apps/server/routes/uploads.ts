/** Uploads for weak lines: in parts that go on after a break, several pages joined into one file, and a page of a PDF as a picture. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import {
  appendUpload,
  beginUpload,
  filesFolder,
  findUpload,
  finishUpload,
  openFile,
  saveFile,
} from '#platform/files'
import type { Session } from '#platform/identity'
import { drawPage, greyPng } from '#platform/scans'
import { storedFileSchema, uploadSchema } from '../contract/files.ts'
import type { ServerContext } from '../context.ts'
import { mayReadFile } from '../file-access.ts'
import { FILE_BYTES_MAX } from '../http/server.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { type PageSource, joinPages } from '../join-pages.ts'
import { receiveForm } from './payload.ts'

const TAG = 'files'
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const params = z.object({ id: z.uuid() })
const PAGES_MAX = 60
const PICTURE_PIXELS = 1_000

export function uploadRoutes(http: Http, context: ServerContext): void {
  const folder = filesFolder({ GUICHENG_DATA: context.dataFolder })
  partRoutes(http, context, folder)
  finishRoute(http, context, folder)
  joinRoute(http, context, folder)
  pictureRoute(http, context, folder)
}

const gone = problem(404, '没有找到这次上传，请重新选择文件。')

function partRoutes(http: Http, context: ServerContext, folder: string): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/uploads',
      id: 'BeginUpload',
      summary: '开始或接着上传',
      tag: TAG,
      body: z.strictObject({
        name: z.string().min(1).max(300),
        bytes: z
          .int()
          .min(1, '文件是空的')
          .max(FILE_BYTES_MAX, `文件最大 ${FILE_BYTES_MAX / 1048576} MB，请压缩，或者分成几份上传`),
        hash,
      }),
      status: 201,
      answer: uploadSchema,
    },
    async ({ session, body }) =>
      beginUpload(context.database, {
        ...body,
        tenant: session.tenant,
        uploadedBy: session.person.id,
      }),
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/uploads/:id',
      id: 'FindUpload',
      summary: '上传到哪里了',
      tag: TAG,
      params,
      answer: uploadSchema,
    },
    async ({ session, params: { id } }) =>
      (await findUpload(context.database.app, keyOf(session, id))) ?? gone,
  )
  route(
    http,
    {
      method: 'POST',
      url: '/api/uploads/:id/parts',
      id: 'AppendUpload',
      summary: '上传一段',
      tag: TAG,
      params,
      query: z.object({ offset: z.coerce.number().int().min(0) }),
      upload: true,
      answer: uploadSchema,
    },
    async ({ session, params: { id }, query: { offset }, request }) => {
      const part = await receiveForm(request)
      if (part instanceof ProblemAnswer) return part
      const key = keyOf(session, id)
      const appended = await appendUpload(context.database, key, { offset, bytes: part.bytes }, folder)
      if (!appended.ok && appended.reason === 'absent') return gone
      if (!appended.ok && appended.reason === 'too-long')
        return problem(422, '这一段超出了文件的长度，请重新选择文件。', { why: 'input' })
      // A part of another offset is no fault: the answer says where to go on.
      return (await findUpload(context.database.app, key)) ?? gone
    },
  )
}

const keyOf = (session: Session, id: string) => ({
  tenant: session.tenant,
  uploadedBy: session.person.id,
  id,
})

const STATUS: Readonly<Record<string, number>> = {
  absent: 404,
  unfinished: 409,
  'too-large': 413,
  'type-not-taken': 415,
  'type-differs': 415,
}

function finishRoute(http: Http, context: ServerContext, folder: string): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/uploads/:id/finish',
      id: 'FinishUpload',
      summary: '完成上传',
      tag: TAG,
      params,
      answer: storedFileSchema,
    },
    async ({ session, params: { id } }) => {
      const draftId = `person:${session.person.id}`
      const saved = await finishUpload(context.database, keyOf(session, id), { folder, draftId })
      if (!saved.ok) return problem(STATUS[saved.reason] ?? 422, saved.message, { why: saved.reason })
      const { id: _id, ...stored } = saved.file
      return stored
    },
  )
}

const joinBody = z.strictObject({
  name: z.string().min(1).max(200),
  pages: z
    .array(z.strictObject({ hash, turn: z.literal([0, 90, 180, 270]).default(0) }))
    .min(1, '请先选择要合并的页')
    .max(PAGES_MAX, `一次最多合并${PAGES_MAX}个文件`),
})

function joinRoute(http: Http, context: ServerContext, folder: string): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/files/joined',
      id: 'JoinFiles',
      summary: '把几张照片合成一个 PDF',
      tag: TAG,
      body: joinBody,
      status: 201,
      answer: storedFileSchema.extend({ pages: z.int() }),
    },
    async ({ session, body }) => {
      const sources: PageSource[] = []
      let total = 0
      for (const { hash: page, turn } of body.pages) {
        const source = await readSource(context, session, page, folder)
        if (source instanceof ProblemAnswer) return source
        total += source.bytes.length
        if (total > FILE_BYTES_MAX)
          return problem(413, '这些页合起来超过上限，请分成两份材料上传。', { why: 'too-large' })
        sources.push({ ...source, turn })
      }
      const joined = await joinPages(sources, body.name, session.today)
      if (!joined.ok) return problem(422, joined.say, { why: 'input' })
      const saved = await saveFile(context.database, Readable.from([Buffer.from(joined.pdf)]), {
        tenant: session.tenant,
        name: `${body.name}.pdf`,
        uploadedBy: session.person.id,
        draftId: `person:${session.person.id}`,
        folder,
      })
      if (!saved.ok) return problem(STATUS[saved.reason] ?? 422, saved.message, { why: saved.reason })
      const { id: _id, ...stored } = saved.file
      return { ...stored, pages: joined.pages }
    },
  )
}

const KINDS: Readonly<Record<string, PageSource['kind']>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

async function readSource(
  context: ServerContext,
  session: Session,
  digest: string,
  folder: string,
): Promise<Omit<PageSource, 'turn'> | ProblemAnswer> {
  if (!(await mayReadFile(context, session, digest))) return notFound('这个文件')
  const file = await openFile(context.database.app, session.tenant, digest, folder)
  if (file === undefined) return notFound('这个文件')
  const kind = KINDS[file.mediaType]
  if (kind === undefined) {
    file.stream.destroy()
    return problem(415, `“${file.name}”不能合并：只能合并 JPG、PNG 照片和 PDF。`, { why: 'type-not-taken' })
  }
  return { kind, bytes: await buffer(file.stream), name: file.name }
}

/** Phones show no PDF inside a page: one page of it as a picture, in grey. */
function pictureRoute(http: Http, context: ServerContext, folder: string): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/files/:hash/pages/:page',
      id: 'PagePicture',
      summary: 'PDF 的一页',
      tag: TAG,
      params: z.object({ hash, page: z.coerce.number().int().min(1).max(2_000) }),
      produces: 'image/png',
    },
    async ({ session, params: { hash: digest, page }, reply }) => {
      const source = await readSource(context, session, digest, folder)
      if (source instanceof ProblemAnswer) return source
      if (source.kind !== 'pdf') return notFound('这一页')
      const picture = await drawPage(source.bytes, page, PICTURE_PIXELS)
      if (picture === undefined) return notFound('这一页')
      return reply
        .type('image/png')
        .header('cache-control', 'private, max-age=3600')
        .send(Buffer.from(greyPng(picture)))
    },
  )
}
