/** Reckoners and the checker of foreign files over HTTP: what they answer, to whom, and that nothing is stored. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { readSpreadsheet } from '#readers'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { office, upload } from './office.ts'

describe('reckoners and the checker of files', () => {
  it('reckon without changing the case, and only for those who may see it', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const { rows } = await at.database.app.query<{ id: string; version: number }>(
      `select id, version from cases where procedure = 'budget/unit-budget' and text_1 = '005002'`,
    )
    const [budget] = rows
    assert.ok(budget !== undefined)
    const { id, version } = budget
    const address = `/api/budget/what-if/${id}`
    const same = await at.ask('compiler', 'GET', address)
    assert.equal(same.status, 200, same.text)
    assert.deepEqual(same.json.after, same.json.before)
    const fewer = await at.ask('compiler', 'GET', `${address}?retiring=2&publicCut=500`)
    assert.equal(fewer.json.staff, 7)
    assert.ok(fewer.json.after.personnel < fewer.json.before.personnel)
    // 36.11 less 5 % in 分, half up
    assert.equal(fewer.json.after.public, 34_304_500)
    assert.equal((await at.ask('compiler', 'GET', `${address}?retiring=8`)).status, 422)
    assert.equal((await at.ask('compiler', 'GET', `${address}?publicCut=10001`)).status, 422)
    assert.equal((await at.ask('compiler', 'GET', '/api/budget/what-if/none')).status, 404)
    const cost = await at.ask('compiler', 'GET', '/api/budget/staff-cost?year=2023&wages=10000000')
    assert.equal(cost.json.cost.pension, 1_600_000)
    assert.equal(cost.json.cost.total, 13_800_000)
    const after = await at.database.app.query<{ version: number }>(
      'select version from cases where id = $1',
      [id],
    )
    assert.equal(after.rows[0]?.version, version)
  })

  it('checks a file of any origin and keeps nothing of it', async (t) => {
    const at = await office(t)
    const count = async () =>
      (await at.database.app.query<{ n: number }>('select count(*)::int as n from files')).rows[0]?.n
    const before = await count()
    const sent = upload(await buildDemoWorkbook('printed'), '2023年.xlsx')
    const headers = { 'content-type': sent.type }
    const one = await at.ask('compiler', 'POST', '/api/budget/check', sent.payload, headers)
    assert.equal(one.status, 200, one.text)
    assert.equal(one.json.year, 2023)
    assert.ok(one.json.counts.errors > 0)
    assert.equal(one.json.findings[0].grade, '错误', 'the worst come first')
    const summary = await at.ask('compiler', 'POST', '/api/budget/check/summary.xlsx', sent.payload, headers)
    assert.equal(summary.status, 200, summary.text)
    const read = await readSpreadsheet(summary.bytes, 'summary.xlsx')
    assert.ok(read.ok)
    assert.equal(read.document.sheets[0]?.name, '各单位')
    assert.equal(await count(), before)
    const stranger = await at.ask(undefined, 'POST', '/api/budget/check', sent.payload, headers)
    assert.equal(stranger.status, 401)
  })
})
