import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { type Office, office, upload } from './office.ts'

const BUDGET = 'budget/unit-budget'
const HAPPENED = '2023-02-10T09:00:00+08:00'

async function signedPage(at: Office) {
  await tellBudgets(at.server.context.cases)
  const list = await at.ask('compiler', 'GET', '/api/worklist?stage=compiling')
  const id = String(list.json.items[0].id)
  const page = await at.ask('compiler', 'GET', `/api/${BUDGET}/${id}`)
  const scan = upload(new TextEncoder().encode('签章页扫描,第1页\r\n'), '签章页.csv')
  const type = { 'content-type': scan.type }
  const propose = (account: string, hash: string, more: object = {}) =>
    at.ask(account, 'POST', '/api/backfills', {
      procedure: BUDGET,
      caseId: id,
      act: 'SignAsCompiler',
      input: { digest: page.json.state.facts.digest },
      happenedAt: HAPPENED,
      scan: hash,
      ...more,
    })
  return { id, scan, type, propose }
}

describe('a later entry over HTTP', () => {
  it('wants a scan of its own, waits for a colleague, and is done when he confirms', async (t) => {
    const at = await office(t)
    const { id, scan, type, propose } = await signedPage(at)
    const foreign = await at.ask('finance-head', 'POST', '/api/files', scan.payload, type)
    assert.equal((await propose('compiler', foreign.json.hash)).json.why, 'file-missing')
    assert.equal((await propose('compiler', 'no-hash')).status, 422)
    const own = await at.ask('compiler', 'POST', '/api/files', scan.payload, type)
    const future = await propose('compiler', own.json.hash, { happenedAt: '2099-01-01T00:00:00+08:00' })
    assert.equal(future.json.why, 'backfill')
    assert.equal((await propose('unit-head', own.json.hash)).status, 422, 'not his upload')
    const kept = await propose('compiler', own.json.hash, { note: '签字页' })
    assert.equal(kept.status, 201, kept.text)

    const before = await at.ask('compiler', 'GET', `/api/${BUDGET}/${id}`)
    assert.equal(before.json.stage, 'compiling', 'nothing is done yet')
    assert.deepEqual((await at.ask('department', 'GET', '/api/backfills')).json, [])
    const [mine] = (await at.ask('compiler', 'GET', '/api/backfills')).json
    assert.deepEqual([mine.own, mine.actLabel, mine.note], [true, '以制表人签章', '签字页'])
    const [waiting] = (await at.ask('finance-head', 'GET', '/api/backfills')).json
    assert.deepEqual([waiting.own, waiting.typedBy, waiting.scan], [false, '向晓岚', own.json.hash])
    assert.equal((await at.ask('finance-head', 'GET', `/api/files/${own.json.hash}`)).status, 200)
    assert.equal((await at.ask('reviewer', 'GET', `/api/files/${own.json.hash}`)).status, 404)

    const url = `/api/backfills/${kept.json.id}/confirm`
    assert.equal((await at.ask('compiler', 'POST', url)).status, 403)
    assert.equal((await at.ask('department', 'POST', url)).status, 404)
    const done = await at.ask('finance-head', 'POST', url)
    assert.equal(done.status, 200, done.text)
    assert.equal((await at.ask('unit-head', 'POST', url)).status, 409, 'once')
    const after = await at.ask('department', 'GET', `/api/${BUDGET}/${id}`)
    assert.equal(after.json.stage, 'signing')
    assert.equal(after.json.trail.at(-1).backfilled, true)
    assert.equal(after.json.trail.at(-1).at, '2023-02-10T01:00:00.000Z')
    assert.ok(after.json.materials.some(({ name }: { name: string }) => name === '签章页.csv'))
  })

  it('is given back with a reason and can be typed again', async (t) => {
    const at = await office(t)
    const { scan, type, propose } = await signedPage(at)
    const own = await at.ask('compiler', 'POST', '/api/files', scan.payload, type)
    const kept = await propose('compiler', own.json.hash)
    const url = `/api/backfills/${kept.json.id}/decline`
    assert.equal((await at.ask('unit-head', 'POST', url, { reason: ' ' })).status, 422)
    assert.equal((await at.ask('unit-head', 'POST', url, { reason: '扫描件不清' })).status, 200)
    assert.equal((await at.ask('unit-head', 'POST', `/api/backfills/${kept.json.id}/confirm`)).status, 409)
    assert.deepEqual((await at.ask('compiler', 'GET', '/api/backfills')).json, [])
    assert.equal((await propose('compiler', own.json.hash)).status, 201)
  })

  it('confirmed and given back by more at once than there are connections: one of them does it, all are told', async (t) => {
    const at = await office(t)
    const { id, scan, type, propose } = await signedPage(at)
    const own = await at.ask('compiler', 'POST', '/api/files', scan.payload, type)
    for (const account of ['finance-head', 'unit-head']) await at.ask(account, 'GET', '/api/session')
    for (let round = 0; round < 5; round += 1) {
      const kept = await propose('compiler', own.json.hash)
      assert.equal(kept.status, 201, kept.text)
      const url = `/api/backfills/${kept.json.id}`
      const confirm = (account: string) => at.ask(account, 'POST', `${url}/confirm`)
      const decline = () => at.ask('unit-head', 'POST', `${url}/decline`, { reason: '扫描件不清' })
      const [declined, ...confirmed] = await Promise.all([
        decline(),
        ...Array.from({ length: 24 }, (_, index) => confirm(index % 2 === 0 ? 'finance-head' : 'unit-head')),
      ])
      const told = [declined, ...confirmed].map(({ status }) => status).toSorted((a, b) => a - b)
      assert.deepEqual(told, [200, ...Array.from({ length: 24 }, () => 409)])
      const { stage } = (await at.ask('compiler', 'GET', `/api/${BUDGET}/${id}`)).json
      assert.equal(stage, declined.status === 200 ? 'compiling' : 'signing')
      if (stage === 'signing') break
    }
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })
})
