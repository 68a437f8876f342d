/** Takes the files of a pile from a request: bad ones are named, the others go on. */
import type { FastifyRequest } from 'fastify'
import { filesFolder, openFile, saveFile } from '#platform/files'
import { type Session, actorOf } from '#platform/identity'
import { type ScanKind, addPile, pictureSize } from '#platform/scans'
import type { PaperContext } from '../context.ts'
import { type ProblemAnswer, problem } from '../http/problem.ts'
import { UNFILED_DAYS } from './scanning.ts'

const PILE_FILES_MAX = 500
/** Five hundred pages at the office scanner's usual settings. */
const PILE_BYTES_MAX = 200 * 1024 * 1024
/** A3 at 600 dots an inch has 70 million; more is no page. */
const PIXELS_MAX = 80_000_000

export interface ReceivedPile {
  readonly id: string
  readonly repeated: boolean
  readonly rejected: { name: string; say: string }[]
}

/** A file to be handed in: its name and its content as a stream. */
export interface PileFile {
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
}

/** Receives a multipart upload of one or more files. */
export async function receivePile(
  context: PaperContext,
  session: Session,
  request: FastifyRequest,
): Promise<ReceivedPile | ProblemAnswer> {
  if (!request.isMultipart()) return problem(415, '请用 multipart/form-data 上传文件，字段名为 file。')
  const parts = request.files({
    limits: { fileSize: PILE_BYTES_MAX + 1, files: PILE_FILES_MAX, parts: PILE_FILES_MAX + 10 },
  })
  const files = async function* (): AsyncGenerator<PileFile> {
    for await (const part of parts) yield { name: part.filename, stream: part.file }
  }
  const { tenant, person, post } = session
  const by = {
    tenant,
    person: person.id,
    organisation: post.organisation,
    role: post.role,
    uploader: actorOf(session),
  }
  const handed = await handIn(context, by, files())
  if (handed.ok) return handed
  const fields = handed.rejected.map(({ name, say }) => ({ path: name, say }))
  return problem(422, handed.say, { why: 'input', fields })
}

export interface HandedBy {
  readonly tenant: string
  readonly person: string
  readonly organisation: string
  readonly role: string
  /** The actor in whose name pages are filed. */
  readonly uploader: unknown
}

export type HandedIn =
  | ({ readonly ok: true } & ReceivedPile)
  | { readonly ok: false; readonly say: string; readonly rejected: readonly { name: string; say: string }[] }

/** Stores the files and enters the pile; refuses only when not one of them can be taken. */
export async function handIn(
  context: PaperContext,
  by: HandedBy,
  files: AsyncIterable<PileFile>,
): Promise<HandedIn> {
  const rejected: { name: string; say: string }[] = []
  const taken: { name: string; kind: ScanKind; hash: string; bytes: number }[] = []
  let room = PILE_BYTES_MAX
  for await (const { name, stream } of files) {
    const stored = await store(context, by, { name, stream }, room)
    if (typeof stored === 'string') rejected.push({ name, say: stored })
    else if (!taken.some(({ hash }) => hash === stored.hash)) {
      taken.push(stored)
      room -= stored.bytes
    }
  }
  if (taken.length === 0) {
    return { ok: false, say: rejected[0]?.say ?? '请选择要归档的扫描件（PDF、TIFF、JPG 或 PNG）。', rejected }
  }
  const { tenant, person, organisation, role, uploader } = by
  const pile = await addPile(context.database.app, {
    tenant,
    organisation,
    role,
    person,
    uploader,
    files: taken,
  })
  return { ok: true, ...pile, rejected }
}

async function store(
  context: PaperContext,
  { tenant, person }: HandedBy,
  { name, stream }: PileFile,
  room: number,
): Promise<{ name: string; kind: ScanKind; hash: string; bytes: number } | string> {
  const folder = filesFolder({ GUICHENG_DATA: context.dataFolder })
  const saved = await saveFile(context.database, stream, {
    tenant,
    name,
    folder,
    uploadedBy: person,
    draftId: `scan:${person}`,
    bytesMax: Math.max(room, 1),
    kinds: ['pdf', 'jpg', 'png', 'tif'],
    keepDays: UNFILED_DAYS,
    once: true,
  })
  if (!saved.ok) {
    if (saved.reason === 'too-large')
      return `“${name}”使这一摞超过 ${PILE_BYTES_MAX / 1024 / 1024} MB 的上限，请分开上传，或把扫描仪调到 200 至 300 dpi。`
    return saved.message
  }
  const { hash, bytes, mediaType } = saved.file
  const kind = KINDS[mediaType]
  if (kind === undefined) return `“${name}”不是 PDF、TIFF、JPG 或 PNG，请在扫描仪上改存后重新上传。`
  // what a TIFF holds is found out while it is read: its sizes stand anywhere in it
  if (kind === 'pdf' || kind === 'tif') return { name: saved.file.name, kind, hash, bytes }
  const size = pictureSize(await headOf(context, tenant, hash), kind)
  if (size === undefined) return `“${name}”不是完整的图片，请重新扫描。`
  if (size.width * size.height > PIXELS_MAX)
    return `“${name}”有 ${size.width}×${size.height} 个像素，超过上限。请用 200 至 300 dpi 重新扫描。`
  return { name: saved.file.name, kind, hash, bytes }
}

const KINDS: Readonly<Record<string, ScanKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
}

const HEAD_BYTES = 256 * 1024

/** The first bytes of a stored picture: its size stands there. */
async function headOf(context: PaperContext, tenant: string, hash: string): Promise<Uint8Array> {
  const file = await openFile(
    context.database.app,
    tenant,
    hash,
    filesFolder({ GUICHENG_DATA: context.dataFolder }),
  )
  if (file === undefined) throw new Error(`an upload is not there: ${hash}`)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of file.stream) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length >= HEAD_BYTES) break
  }
  return Buffer.concat(parts)
}
