import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { testDatabase } from '#tests/database'
import { parseCode } from './code.ts'
import { sha256 } from './digest.ts'
import {
  findDocument,
  issueDocument,
  listDocuments,
  revokeDocument,
  supersedeDocument,
} from './document-store.ts'
import type { DocumentOrder } from './document-store.ts'
import { examples } from './examples.fixture.ts'
import { stopRendering } from './render.ts'

after(() => stopRendering())

const order: DocumentOrder<'letter'> = {
  ...examples.returnNotice,
  tenant: 'linjiang',
  caseId: 'budget-1',
  actVersion: 4,
  date: '2023-02-10',
  madeAt: '2023-02-10T02:30:00.000Z',
  portal: 'https://example.cn',
}

function keeper(): { kept: string[]; keep: (pdf: Uint8Array, name: string) => Promise<string> } {
  const kept: string[] = []
  const keep = async (pdf: Uint8Array, name: string): Promise<string> => {
    kept.push(name)
    return sha256(pdf)
  }
  return { kept, keep }
}

test('an issued document is found by its code and never rendered again', async (t) => {
  const { app } = await testDatabase(t)
  const { kept, keep } = keeper()
  const issued = await issueDocument(app, order, keep)
  assert.deepEqual(parseCode(issued.code), { ok: true, code: issued.code })
  assert.deepEqual(
    [issued.state, issued.pages, issued.title, issued.madeAt],
    ['valid', 1, '单位预算退回修改意见单', '2023-02-10T02:30:00.000Z'],
  )
  assert.deepEqual(await issueDocument(app, { ...order, portal: 'https://moved.cn' }, keep), issued)
  assert.deepEqual(kept, ['单位预算退回修改意见单.pdf'])
  assert.deepEqual(await findDocument(app, issued.code), issued)
  assert.equal(await findDocument(app, '2222-2222-2222-2222'), undefined)
})

test('two requests for the same document at once agree on one entry', async (t) => {
  const { app } = await testDatabase(t)
  const { keep } = keeper()
  const [one, two] = await Promise.all([issueDocument(app, order, keep), issueDocument(app, order, keep)])
  assert.deepEqual(one, two)
  assert.equal((await listDocuments(app, 'linjiang', 'budget-1')).length, 1)
})

test('a later act supersedes a document, a reason revokes it, and neither comes back', async (t) => {
  const { app } = await testDatabase(t)
  const { keep } = keeper()
  const first = await issueDocument(app, order, keep)
  const at = '2023-03-01T01:00:00.000Z'
  const change = { tenant: 'linjiang', code: first.code, at }
  assert.equal(await supersedeDocument(app, { ...change, by: '2222-2222-2222-2222' }), false, 'by nothing')
  const second = await issueDocument(app, { ...order, actVersion: 5 }, keep)
  assert.equal(await supersedeDocument(app, { ...change, by: second.code }), true)
  assert.equal(await supersedeDocument(app, { ...change, by: second.code }), false)
  const superseded = await findDocument(app, first.code)
  assert.deepEqual(
    [superseded?.state, superseded?.replacedBy, superseded?.stateAt],
    ['superseded', second.code, at],
  )
  assert.equal(await revokeDocument(app, { ...change, code: second.code, reason: '含个人信息' }), true)
  assert.equal(await revokeDocument(app, { ...change, code: second.code, reason: '再次' }), false)
  const revoked = await findDocument(app, second.code)
  assert.deepEqual([revoked?.state, revoked?.stateReason], ['revoked', '含个人信息'])
  assert.equal(await revokeDocument(app, { ...change, tenant: 'another', reason: '别处' }), false)
})

test('a document kept under another hash than its own is our fault and is not entered', async (t) => {
  const { app } = await testDatabase(t)
  await assert.rejects(
    issueDocument(app, order, async () => 'f'.repeat(64)),
    /kept under another hash/u,
  )
  assert.equal((await listDocuments(app, 'linjiang', 'budget-1')).length, 0)
})
