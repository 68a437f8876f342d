import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import test from 'node:test'
import type { TestContext } from 'node:test'
import { testDatabase, testFolder } from '#tests/database'
import { openFile } from './files.ts'
import type { FilesDatabase } from './files.ts'
import { appendUpload, beginUpload, expireUploads, findUpload, finishUpload } from './uploads.ts'

const tenant = 'linjiang'
const uploadedBy = 'p1'
const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1000), Buffer.from('\n%%EOF')])
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function placeOf(t: TestContext): Promise<{ db: FilesDatabase; folder: string }> {
  return { db: await testDatabase(t), folder: testFolder('分片') }
}
const start = { tenant, uploadedBy, name: '证书.pdf', bytes: content.length, hash: sha256(content) }

test('an upload goes on where it broke, refuses a part of another offset, and is stored whole', async (t) => {
  const { db, folder } = await placeOf(t)
  const begun = await beginUpload(db, start)
  const key = { tenant, uploadedBy, id: begun.id }
  const part = (offset: number, until: number) =>
    appendUpload(db, key, { offset, bytes: content.subarray(offset, until) }, folder)
  assert.deepEqual(await part(0, 400), { ok: true, received: 400 })
  assert.deepEqual(await part(0, 400), { ok: false, reason: 'offset-differs', received: 400 })
  assert.deepEqual(await part(401, 500), { ok: false, reason: 'offset-differs', received: 400 })
  const early = await finishUpload(db, key, { folder })
  assert.equal(early.ok ? '' : early.reason, 'unfinished')
  const again = await beginUpload(db, start)
  assert.deepEqual(again, { id: begun.id, bytes: content.length, received: 400 }, 'chosen once more')
  assert.deepEqual(await findUpload(db.app, key), again)
  assert.deepEqual(await part(400, content.length), { ok: true, received: content.length })
  const stored = await finishUpload(db, key, { folder, draftId: 'd1' })
  assert.ok(stored.ok)
  assert.equal(stored.file.hash, start.hash)
  const opened = await openFile(db.app, tenant, start.hash, folder)
  assert.ok(opened !== undefined)
  assert.deepEqual(await buffer(opened.stream), content)
  assert.equal(opened.draftId, 'd1')
  assert.equal(await findUpload(db.app, key), undefined)
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})

test('of two equal parts at once one is written, the other told where to go on', async (t) => {
  const { db, folder } = await placeOf(t)
  const { id } = await beginUpload(db, start)
  const key = { tenant, uploadedBy, id }
  const part = { offset: 0, bytes: content.subarray(0, 300) }
  const both = await Promise.all([appendUpload(db, key, part, folder), appendUpload(db, key, part, folder)])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
  assert.equal((await findUpload(db.app, key))?.received, 300)
})

test('what is longer than declared, damaged, somebody else’s or left behind is not stored', async (t) => {
  const { db, folder } = await placeOf(t)
  const { id } = await beginUpload(db, start)
  const key = { tenant, uploadedBy, id }
  const long = await appendUpload(db, key, { offset: 0, bytes: Buffer.alloc(content.length + 1) }, folder)
  assert.equal(long.ok ? '' : long.reason, 'too-long')
  const foreign = { ...key, uploadedBy: 'p2' }
  const theirs = await appendUpload(db, foreign, { offset: 0, bytes: content }, folder)
  assert.equal(theirs.ok ? '' : theirs.reason, 'absent')
  const none = await finishUpload(db, foreign, { folder })
  assert.equal(none.ok ? '' : none.reason, 'absent')
  await appendUpload(db, key, { offset: 0, bytes: Buffer.alloc(content.length, 'x') }, folder)
  const damaged = await finishUpload(db, key, { folder })
  assert.equal(damaged.ok ? '' : damaged.reason, 'hash-differs')
  assert.equal(await openFile(db.app, tenant, start.hash, folder), undefined)
  const left = await beginUpload(db, start)
  await appendUpload(db, { ...key, id: left.id }, { offset: 0, bytes: content.subarray(0, 9) }, folder)
  assert.equal(await expireUploads(db, { hours: 48, folder }), 0)
  await db.app.query(`update uploads set touched_at = touched_at - interval '49 hours'`)
  assert.equal(await expireUploads(db, { hours: 48, folder }), 1)
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})
