import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { transaction } from '#platform/database'
import { contentPath, discardContent, filesFolder, keepContent, receiveContent } from './content-store.ts'
import type { ByteStream } from './content-store.ts'
import { checkType } from './media-type.ts'
import type { FileKind } from './media-type.ts'

/** A pool, or the client of a transaction that is under way. */
export type Queryable = Pick<pg.ClientBase, 'query'>
/** What is needed of an open database: the pool of the runtime role. */
export type FilesDatabase = { readonly app: pg.Pool }

export type FileUpload = {
  readonly tenant: string
  /** The name the file had at the uploader's; only its extension is trusted, and only as far as the content agrees. */
  readonly name: string
  readonly uploadedBy: string
  /** Draft the upload belongs to until an act cites it. */
  readonly draftId?: string | undefined
  /** Set for what the system itself makes for a case, such as a document. */
  readonly caseId?: string | undefined
  /** 20 MiB unless told. */
  readonly bytesMax?: number | undefined
  /** Kinds taken here; all that a browser or an office program opens unless told: TIFF is taken by the scanning desk alone. */
  readonly kinds?: readonly FileKind[] | undefined
  /** Days it is kept though no act cites it, such as a scanned page that waits for its case. */
  readonly keepDays?: number | undefined
  /** The same content of the same case is entered once: asking again answers the row that is there. */
  readonly once?: boolean | undefined
  readonly folder?: string | undefined
}

export type SavedFile = {
  readonly id: string
  readonly hash: string
  readonly bytes: number
  readonly mediaType: string
  readonly name: string
}

export type FileRefusalReason = 'too-large' | 'empty' | 'interrupted' | 'type-not-taken' | 'type-differs'
export type FileSaving =
  | { readonly ok: true; readonly file: SavedFile }
  | { readonly ok: false; readonly reason: FileRefusalReason; readonly message: string }

const BYTES_MAX = 20 * 1024 * 1024

/**
 * Receives a file: streamed to disk, measured, its type read from its content, kept under its SHA-256 and
 * entered in `files`. The content is durable before the row is, so a row never points to nothing.
 * When the limit is passed the stream is given up; the HTTP layer should end it slightly above the limit.
 */
export async function saveFile(
  db: FilesDatabase,
  stream: ByteStream,
  upload: FileUpload,
): Promise<FileSaving> {
  const folder = upload.folder ?? filesFolder()
  const name = plainName(upload.name)
  const bytesMax = upload.bytesMax ?? BYTES_MAX
  const received = await receiveContent(stream, folder, bytesMax)
  if (!received.ok) return { ...received, message: receivingMessage(received.reason, name, bytesMax) }
  try {
    const type = await checkType(received.path, name)
    if (!type.ok) return type
    if (upload.kinds === undefined && type.kind === 'tif') return forScanning(name)
    if (upload.kinds !== undefined && !upload.kinds.includes(type.kind)) {
      const taken = upload.kinds.join('、')
      return {
        ok: false,
        reason: 'type-not-taken',
        message: `此处只接收 ${taken} 文件，“${name}”是 ${type.kind} 文件，请转换后重新上传。`,
      }
    }
    const { hash, bytes } = received
    const file = { id: randomUUID(), hash, bytes, mediaType: type.mediaType, name }
    return await transaction(db.app, async (client) => {
      await lockContent(client, hash)
      const standing = upload.once === true ? await findOnce(client, upload, hash) : undefined
      if (standing !== undefined) return { ok: true, file: standing }
      await keepContent(received.path, folder, hash)
      await insertFile(client, upload, file)
      return { ok: true, file }
    })
  } finally {
    await discardContent(received.path)
  }
}

function forScanning(name: string): FileSaving {
  const message = `“${name}”是 TIFF 图片，浏览器打不开。请从“扫描归档”交入，或转换成 PDF 后重新上传。`
  return { ok: false, reason: 'type-not-taken', message }
}

/** The row that is there already: of the same case, or of the same person and kept as long; then it is kept anew. */
async function findOnce(
  client: Queryable,
  { tenant, caseId, uploadedBy, keepDays }: FileUpload,
  hash: string,
): Promise<SavedFile | undefined> {
  const { rows } = await client.query<SavedFile>(
    `update files set keep_until = greatest(keep_until, now() + make_interval(days => $5))
     where (tenant, id) = (
       select tenant, id from files
       where tenant = $1 and hash = $2 and case_id is not distinct from $3
         and (case_id is not null or (uploaded_by = $4 and keep_until is not null))
       order by uploaded_at limit 1)
     returning id, hash, bytes, media_type as "mediaType", name`,
    [tenant, hash, caseId ?? null, uploadedBy, keepDays ?? null],
  )
  return rows[0]
}

/** Expiry removes a content under the same lock, so it cannot vanish between being kept and being entered. */
async function lockContent(client: Queryable, hash: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 30))', [hash])
}

async function insertFile(client: Queryable, upload: FileUpload, file: SavedFile): Promise<void> {
  await client.query(
    `insert into files (tenant, id, hash, bytes, media_type, name, uploaded_by, case_id, draft_id, keep_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(days => $10))`,
    [
      upload.tenant,
      file.id,
      file.hash,
      file.bytes,
      file.mediaType,
      file.name,
      upload.uploadedBy,
      upload.caseId ?? null,
      upload.draftId ?? null,
      upload.keepDays ?? null,
    ],
  )
}

/** The last part of the name without control characters: it is shown and offered for download. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1) ?? ''
  const printable = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  const extension = /\.[^.]{1,10}$/u.exec(printable)?.[0] ?? ''
  if (printable === '' || printable === extension) return `未命名${extension}`
  return printable.length <= 200 ? printable : printable.slice(0, 200 - extension.length) + extension
}

function receivingMessage(
  reason: 'too-large' | 'empty' | 'interrupted',
  name: string,
  bytesMax: number,
): string {
  if (reason === 'empty') return `“${name}”是空文件，请检查后重新上传。`
  if (reason === 'interrupted') return `“${name}”没有传完，连接已中断，请重新上传。`
  return `“${name}”超过 ${sizeText(bytesMax)} 的上限，请压缩或拆分后重新上传。`
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  return bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1024 / 1024)} MB`
}

export type OpenedFile = {
  readonly name: string
  readonly bytes: number
  readonly mediaType: string
  readonly caseId: string | null
  readonly draftId: string | null
  readonly uploadedBy: string
  readonly stream: Readable
}

/**
 * Opens a file of this tenant, or answers undefined when the tenant has none with this hash. Whoever asks
 * checks first that the viewer may see the case or draft. The stream must be read or destroyed.
 */
export async function openFile(
  db: Queryable,
  tenant: string,
  hash: string,
  folder: string = filesFolder(),
): Promise<OpenedFile | undefined> {
  const { rows } = await db.query<FileRow>(
    `select name, bytes, media_type, case_id, draft_id, uploaded_by from files
     where tenant = $1 and hash = $2 order by case_id nulls last, uploaded_at limit 1`,
    [tenant, hash],
  )
  const row = rows[0]
  if (row === undefined) return undefined
  const handle = await open(contentPath(folder, hash), 'r')
  return {
    name: row.name,
    bytes: Number(row.bytes),
    mediaType: row.media_type,
    caseId: row.case_id,
    draftId: row.draft_id,
    uploadedBy: row.uploaded_by,
    stream: handle.createReadStream(),
  }
}

type FileRow = {
  name: string
  bytes: number | string
  media_type: string
  case_id: string | null
  draft_id: string | null
  uploaded_by: string
}

export type FileHolder = { readonly caseId: string | null; readonly uploadedBy: string }
const HOLDERS_MAX = 100

/** Who holds a content: cases first, then uploads that no act has cited yet; at most a hundred. */
export async function listHolders(
  db: Queryable,
  tenant: string,
  hash: string,
): Promise<readonly FileHolder[]> {
  const { rows } = await db.query<FileHolder>(
    `select distinct case_id as "caseId", uploaded_by as "uploadedBy" from files
     where tenant = $1 and hash = $2 order by 1 nulls last, 2 limit $3`,
    [tenant, hash, HOLDERS_MAX],
  )
  return rows
}

/**
 * Removes uploads no act has cited within so many hours, and their contents where no other row needs them.
 * Answers how many rows went; run it again while it answers a full batch of 500.
 */
export async function expireFiles(
  db: FilesDatabase,
  options: { readonly hours: number; readonly folder?: string | undefined },
): Promise<number> {
  const folder = options.folder ?? filesFolder()
  const { rows } = await db.app.query<{ tenant: string; id: string; hash: string }>(
    `select tenant, id, hash from files
     where case_id is null and uploaded_at < now() - make_interval(hours => $1)
       and (keep_until is null or keep_until < now())
     order by uploaded_at limit 500`,
    [options.hours],
  )
  let expired = 0
  for (const row of rows) expired += await transaction(db.app, (client) => expireFile(client, row, folder))
  return expired
}

async function expireFile(
  client: Queryable,
  row: { tenant: string; id: string; hash: string },
  folder: string,
): Promise<number> {
  await lockContent(client, row.hash)
  const { rowCount } = await client.query(
    'delete from files where tenant = $1 and id = $2 and case_id is null',
    [row.tenant, row.id],
  )
  if (rowCount !== 1) return 0
  // contents are shared by all tenants, so the last row of any of them decides
  const others = await client.query('select 1 from files where hash = $1 limit 1', [row.hash])
  if (others.rows.length === 0) await discardContent(contentPath(folder, row.hash))
  return 1
}
