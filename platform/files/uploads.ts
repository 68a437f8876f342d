/**
 * Uploads in parts, for weak lines: a part is written at the offset that the database knows and no other, so a broken or
 * repeated request neither loses nor doubles a byte. The finished content must have the hash that was declared at the start.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { transaction } from '#platform/database'
import { discardContent, filesFolder } from './content-store.ts'
import { type FileSaving, type FilesDatabase, type Queryable, saveFile } from './files.ts'

export type UploadStart = {
  readonly tenant: string
  readonly uploadedBy: string
  readonly name: string
  readonly bytes: number
  /** SHA-256 of the whole content, in hex. */
  readonly hash: string
}
export type Upload = { readonly id: string; readonly bytes: number; readonly received: number }
export type UploadKey = { readonly tenant: string; readonly uploadedBy: string; readonly id: string }

export type Appended =
  | { readonly ok: true; readonly received: number }
  /** The part belongs elsewhere: the sender goes on from `received`. */
  | { readonly ok: false; readonly reason: 'offset-differs' | 'too-long'; readonly received: number }
  | { readonly ok: false; readonly reason: 'absent' }

const partialPath = (folder: string, id: string): string => join(folder, 'incoming', `part-${id}`)

/** Begins an upload, or finds the same person's unfinished one of the same content and name. */
export async function beginUpload(db: FilesDatabase, start: UploadStart): Promise<Upload> {
  const { tenant, uploadedBy, name, bytes, hash } = start
  const { rows } = await db.app.query<{ id: string; bytes: string | number; received: string | number }>(
    `insert into uploads (tenant, id, uploaded_by, name, bytes, hash) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, uploaded_by, hash, name) do update set touched_at = now()
     returning id, bytes, received`,
    [tenant, randomUUID(), uploadedBy, name, bytes, hash],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('an upload was neither begun nor found')
  return { id: row.id, bytes: Number(row.bytes), received: Number(row.received) }
}

/** How far an upload is; only for who began it. */
export async function findUpload(
  db: Queryable,
  { tenant, uploadedBy, id }: UploadKey,
): Promise<Upload | undefined> {
  const { rows } = await db.query<{ bytes: string | number; received: string | number }>(
    'select bytes, received from uploads where tenant = $1 and id = $2 and uploaded_by = $3',
    [tenant, id, uploadedBy],
  )
  return rows[0] === undefined
    ? undefined
    : { id, bytes: Number(rows[0].bytes), received: Number(rows[0].received) }
}

async function lockUpload(client: pg.ClientBase, key: UploadKey): Promise<Upload | undefined> {
  const { rows } = await client.query<{ bytes: string | number; received: string | number }>(
    'select bytes, received from uploads where tenant = $1 and id = $2 and uploaded_by = $3 for update',
    [key.tenant, key.id, key.uploadedBy],
  )
  const row = rows[0]
  return row === undefined
    ? undefined
    : { id: key.id, bytes: Number(row.bytes), received: Number(row.received) }
}

/** Writes a part at its offset. The bytes are durable before the row says so; two at once wait for each other. */
export async function appendUpload(
  db: FilesDatabase,
  key: UploadKey,
  part: { readonly offset: number; readonly bytes: Uint8Array },
  folder: string = filesFolder(),
): Promise<Appended> {
  return transaction(db.app, async (client): Promise<Appended> => {
    const upload = await lockUpload(client, key)
    if (upload === undefined) return { ok: false, reason: 'absent' }
    const { received, bytes } = upload
    if (part.offset !== received) return { ok: false, reason: 'offset-differs', received }
    const next = received + part.bytes.length
    if (next > bytes) return { ok: false, reason: 'too-long', received }
    await writePart(partialPath(folder, key.id), received, part.bytes)
    await client.query('update uploads set received = $3, touched_at = now() where tenant = $1 and id = $2', [
      key.tenant,
      key.id,
      next,
    ])
    return { ok: true, received: next }
  })
}

async function writePart(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // The first part makes the file; a later one must find it.
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.write(bytes, 0, bytes.length, offset)
    await file.sync()
  } finally {
    await file.close()
  }
}

export type Finished =
  | FileSaving
  | {
      readonly ok: false
      readonly reason: 'absent' | 'unfinished' | 'hash-differs'
      readonly message: string
    }

const refused = (reason: 'absent' | 'unfinished' | 'hash-differs', message: string): Finished => ({
  ok: false,
  reason,
  message,
})

/** Stores a complete upload as an ordinary file of its uploader. What does not match its hash is thrown away. */
export async function finishUpload(
  db: FilesDatabase,
  key: UploadKey,
  more: { readonly draftId?: string; readonly folder?: string } = {},
): Promise<Finished> {
  const folder = more.folder ?? filesFolder()
  const path = partialPath(folder, key.id)
  const upload = await takeComplete(db.app, key)
  if (upload === undefined) {
    const standing = await findUpload(db.app, key)
    return standing === undefined
      ? refused('absent', '没有找到这次上传，请重新选择文件。')
      : refused('unfinished', `还没有传完（${standing.received}/${standing.bytes} 字节），请接着传。`)
  }
  const { name, hash } = upload
  try {
    if ((await hashOf(path)) !== hash)
      return refused('hash-differs', `“${name}”在传输中损坏，请重新选择文件。`)
    const { tenant, uploadedBy } = key
    const { draftId } = more
    return await saveFile(db, createReadStream(path), { tenant, uploadedBy, name, folder, draftId })
  } finally {
    await discardContent(path)
  }
}

/** Only one of two that finish at once gets it; no connection is held while the content is read. */
async function takeComplete(
  db: Queryable,
  { tenant, id, uploadedBy }: UploadKey,
): Promise<{ readonly name: string; readonly hash: string } | undefined> {
  const { rows } = await db.query<{ name: string; hash: string }>(
    `delete from uploads where tenant = $1 and id = $2 and uploaded_by = $3 and received = bytes
     returning name, hash`,
    [tenant, id, uploadedBy],
  )
  return rows[0]
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk)
  return hash.digest('hex')
}

/** Removes uploads that nobody went on with for so many hours. Answers how many; run it again while it answers 500. */
export async function expireUploads(
  db: FilesDatabase,
  { hours, folder = filesFolder() }: { readonly hours: number; readonly folder?: string | undefined },
): Promise<number> {
  const { rows } = await db.app.query<{ id: string }>(
    `delete from uploads where (tenant, id) in (
       select tenant, id from uploads where touched_at < now() - make_interval(hours => $1)
       order by touched_at limit 500 for update skip locked)
     returning id`,
    [hours],
  )
  for (const { id } of rows) await discardContent(partialPath(folder, id))
  return rows.length
}
