import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import type { TestContext } from 'node:test'
import { testDatabase, testFolder } from '#tests/database'
import { contentPath } from './content-store.ts'
import { expireFiles, openFile, saveFile } from './files.ts'
import type { FilesDatabase, FileUpload, SavedFile } from './files.ts'

type Place = { readonly db: FilesDatabase; readonly folder: string }

async function placeOf(t: TestContext): Promise<Place> {
  return { db: await testDatabase(t), folder: testFolder('文件') }
}

async function save(
  { db, folder }: Place,
  content: string,
  more: Partial<FileUpload> = {},
): Promise<SavedFile> {
  const upload = { tenant: 'linjiang', name: '说明.txt', uploadedBy: 'p1', draftId: 'd1', folder, ...more }
  const saving = await saveFile(db, Readable.from([Buffer.from(content)]), upload)
  assert.ok(saving.ok, saving.ok ? '' : saving.message)
  return saving.file
}

async function age({ db }: Place, hours: number): Promise<void> {
  await db.app.query('update files set uploaded_at = uploaded_at - make_interval(hours => $1)', [hours])
}

test('a saved file is opened by its own tenant with what is known about it', async (t) => {
  const place = await placeOf(t)
  const file = await save(place, '正文', { name: 'C:\\文档\\说明\u202e.txt' })
  assert.deepEqual([file.name, file.bytes, file.mediaType], ['说明.txt', 6, 'text/plain; charset=utf-8'])
  const opened = await openFile(place.db.app, 'linjiang', file.hash, place.folder)
  assert.ok(opened !== undefined)
  assert.equal(await text(opened.stream), '正文')
  assert.deepEqual([opened.draftId, opened.caseId, opened.uploadedBy], ['d1', null, 'p1'])
  assert.equal(await openFile(place.db.app, 'another', file.hash, place.folder), undefined)
})

test('a refused file leaves no row and says what to do', async (t) => {
  const { db, folder } = await placeOf(t)
  const upload = { tenant: 'linjiang', name: '大.txt', uploadedBy: 'p1', folder }
  const big = await saveFile(db, Readable.from([Buffer.alloc(2049, 'a')]), { ...upload, bytesMax: 2048 })
  assert.deepEqual(big, {
    ok: false,
    reason: 'too-large',
    message: '“大.txt”超过 2 KB 的上限，请压缩或拆分后重新上传。',
  })
  const other = await saveFile(db, Readable.from([Buffer.from('a')]), { ...upload, kinds: ['xlsx', 'xls'] })
  assert.match(other.ok ? '' : other.message, /此处只接收 xlsx、xls 文件/u)
  const differing = await saveFile(db, Readable.from([Buffer.from('%PDF-1.7')]), upload)
  assert.equal(differing.ok ? '' : differing.reason, 'type-differs')
  const { rows } = await db.app.query('select 1 from files')
  assert.equal(rows.length, 0)
})

test('unclaimed uploads expire, claimed ones and young ones stay', async (t) => {
  const place = await placeOf(t)
  const claimed = await save(place, '留下')
  const forgotten = await save(place, '忘记')
  await place.db.app.query(`update files set case_id = 'c1' where hash = $1`, [claimed.hash])
  await age(place, 49)
  const young = await save(place, '刚传')
  assert.equal(await expireFiles(place.db, { hours: 48, folder: place.folder }), 1)
  const left = [claimed, forgotten, young].map(({ hash }) => existsSync(contentPath(place.folder, hash)))
  assert.deepEqual(left, [true, false, true])
  assert.equal(await expireFiles(place.db, { hours: 48, folder: place.folder }), 0)
})

test('what is to be kept outlives the hours of a draft, until its own day', async (t) => {
  const place = await placeOf(t)
  const draft = await save(place, '一页', { uploadedBy: 'p2' })
  const kept = await save(place, '一页', { keepDays: 3, once: true })
  assert.notEqual(kept.id, draft.id, 'the upload of somebody else is not taken over')
  const again = await save(place, '一页', { keepDays: 9, once: true })
  assert.equal(again.id, kept.id)
  await age(place, 49)
  assert.equal(await expireFiles(place.db, { hours: 48, folder: place.folder }), 1, 'the draft')
  await place.db.app.query(`update files set keep_until = keep_until - interval '8 days'`)
  assert.equal(await expireFiles(place.db, { hours: 48, folder: place.folder }), 0, 'kept anew for nine days')
  await place.db.app.query(`update files set keep_until = keep_until - interval '2 days'`)
  assert.equal(await expireFiles(place.db, { hours: 48, folder: place.folder }), 1)
  const first = await save(place, '一件', { caseId: 'c1', once: true })
  const second = await save(place, '一件', { caseId: 'c1', once: true, uploadedBy: 'p2' })
  assert.equal(second.id, first.id, 'a case holds a content once')
  const other = await save(place, '一件', { caseId: 'c2', once: true })
  assert.notEqual(other.id, first.id)
})

test('a content that another tenant still needs outlives the upload that expired', async (t) => {
  const place = await placeOf(t)
  const { hash } = await save(place, '同一份')
  await age(place, 49)
  await save(place, '同一份', { tenant: 'another' })
  assert.equal(await expireFiles(place.db, { hours: 48, folder: place.folder }), 1)
  assert.ok(existsSync(contentPath(place.folder, hash)))
  assert.equal(await openFile(place.db.app, 'linjiang', hash, place.folder), undefined)
})

test('saving and expiring the same content at once never leaves a row without its content', async (t) => {
  const place = await placeOf(t)
  const { hash } = await save(place, '同时')
  for (let round = 0; round < 10; round += 1) {
    await age(place, 49)
    await Promise.all([expireFiles(place.db, { hours: 48, folder: place.folder }), save(place, '同时')])
    assert.ok(existsSync(contentPath(place.folder, hash)))
  }
})
