import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Office, office } from './office.ts'

const BUDGET = '/api/budget/unit-budget'

async function open(at: Office, year = 2024): Promise<{ readonly id: string; readonly version: string }> {
  const input = { unit: '005002', year, basis: 'working' }
  const answer = await at.ask('compiler', 'POST', BUDGET, { input })
  assert.equal(answer.status, 201, answer.text)
  return answer.json
}

describe('acts over HTTP', () => {
  it('opens a case, shows it to those who may see it, and to nobody else', async (t) => {
    const at = await office(t)
    const { id, version } = await open(at)
    const seen = await at.ask('compiler', 'GET', `${BUDGET}/${id}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.json.version, version)
    assert.equal(seen.json.stage, 'compiling')
    assert.deepEqual(
      seen.json.trail.map((item: { act: string; person: string }) => [item.act, item.person]),
      [['OpenBudget', '向晓岚']],
    )
    assert.equal((await at.ask('department', 'GET', `${BUDGET}/${id}`)).status, 200)
    assert.equal((await at.ask('system', 'GET', `${BUDGET}/${id}`)).status, 404)
    assert.equal((await at.ask(undefined, 'GET', `${BUDGET}/${id}`)).status, 401)
    assert.equal((await at.ask('compiler', 'GET', `${BUDGET}/no-such-case`)).status, 404)
  })

  it('refuses a wrong role with 403, a wrong stage with 409 and its clause, and what is not seen with 404', async (t) => {
    const at = await office(t)
    const { id, version } = await open(at)
    const match = { 'if-match': version }
    const discard = { input: { reason: '试' } }
    const wrongRole = await at.ask('department', 'POST', `${BUDGET}/${id}/DiscardBudget`, discard, match)
    assert.equal(wrongRole.status, 403)
    assert.equal(wrongRole.json.why, 'not-permitted')
    const wrongStage = await at.ask('compiler', 'POST', `${BUDGET}/${id}/Publish`, { input: {} }, match)
    assert.equal(wrongStage.status, 409)
    assert.equal(wrongStage.json.why, 'out-of-turn')
    assert.ok(wrongStage.json.findings[0].clauseLabel !== wrongStage.json.findings[0].clause)
    const unseen = await at.ask('system', 'POST', `${BUDGET}/${id}/DiscardBudget`, discard, match)
    assert.equal(unseen.status, 404)
    const unknown = await at.ask('compiler', 'POST', `${BUDGET}/${id}/Approve`, { input: {} }, match)
    assert.equal(unknown.status, 404)
    assert.match(unknown.json.detail, /没有名为 Approve 的操作/)
    const after = await at.ask('compiler', 'GET', `${BUDGET}/${id}`)
    assert.equal(after.json.trail.length, 1)
  })

  it('asks for the version of a strict act and refuses an old one', async (t) => {
    const at = await office(t)
    const { id, version } = await open(at)
    const body = { input: { reason: '单位代码选错' } }
    assert.equal((await at.ask('compiler', 'POST', `${BUDGET}/${id}/DiscardBudget`, body)).status, 428)
    const stale = await at.ask('compiler', 'POST', `${BUDGET}/${id}/DiscardBudget`, body, {
      'if-match': '"00000000000000000000"',
    })
    assert.equal(stale.status, 409)
    assert.equal(stale.json.why, 'conflict')
    const done = await at.ask('compiler', 'POST', `${BUDGET}/${id}/DiscardBudget`, body, {
      'if-match': `"${version}"`,
    })
    assert.equal(done.status, 200, done.text)
    assert.equal(done.json.stage, 'discarded')
    assert.notEqual(done.json.version, version)
    const shown = await at.ask('compiler', 'GET', `${BUDGET}/${id}`)
    assert.equal(shown.json.version, done.json.version)
  })

  it('answers a repeated request with the same answer and refuses the key for another body', async (t) => {
    const at = await office(t)
    const key = { 'idempotency-key': 'key-0001-0001' }
    const body = { input: { unit: '005002', year: 2025, basis: 'working' } }
    const first = await at.ask('compiler', 'POST', BUDGET, body, key)
    const again = await at.ask('compiler', 'POST', BUDGET, body, key)
    assert.equal(first.status, 201)
    assert.deepEqual(again.json, first.json)
    const other = { input: { ...body.input, year: 2026 } }
    const reused = await at.ask('compiler', 'POST', BUDGET, other, key)
    assert.equal(reused.status, 422)
    assert.equal(reused.json.fields[0].path, 'Idempotency-Key')
    const short = await at.ask('compiler', 'POST', BUDGET, other, { 'idempotency-key': 'x' })
    assert.equal(short.status, 422)
    const { rows } = await at.database.app.query(`select 1 from cases where procedure = 'budget/unit-budget'`)
    assert.equal(rows.length, 1)
  })

  it('answers the same request sent three times at once with one case', async (t) => {
    const at = await office(t)
    const body = { input: { unit: '005002', year: 2025, basis: 'printed' } }
    const send = () => at.ask('compiler', 'POST', BUDGET, body, { 'idempotency-key': 'key-0002-0002' })
    await at.ask('compiler', 'GET', '/api/session')
    const answers = await Promise.all([send(), send(), send()])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    )
    assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1)
    const { rows } = await at.database.app.query(`select 1 from cases where procedure = 'budget/unit-budget'`)
    assert.equal(rows.length, 1)
  })

  it('names the field at fault, also for a fraction, and refuses a second budget of the year by its clause', async (t) => {
    const at = await office(t)
    const missing = await at.ask('compiler', 'POST', BUDGET, {
      input: { unit: '', year: 2024, basis: 'working' },
    })
    assert.equal(missing.status, 422)
    assert.equal(missing.json.fields[0].path, 'unit')
    const fraction = await at.ask('compiler', 'POST', BUDGET, { input: { unit: '005002', year: 20.5 } })
    assert.equal(fraction.status, 422)
    assert.equal(fraction.json.fields[0].path, 'year')
    await open(at)
    const second = await at.ask('compiler', 'POST', BUDGET, {
      input: { unit: '005002', year: 2024, basis: 'working' },
    })
    assert.equal(second.status, 409)
    assert.equal(second.json.why, 'claim')
    assert.equal(second.json.findings[0].clause, 'shizhu-budget-2023/n.0')
  })

  it('lets one of two who act at once through and tells the other', async (t) => {
    const at = await office(t)
    const { id, version } = await open(at)
    const act = (text: string) =>
      at.ask(
        'compiler',
        'POST',
        `${BUDGET}/${id}/ReviseFigures`,
        { input: { changes: [{ path: 'text/duties', to: text }] } },
        { 'if-match': version },
      )
    const answers = await Promise.all([act('甲稿'), act('乙稿')])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    )
    const shown = await at.ask('compiler', 'GET', `${BUDGET}/${id}`)
    assert.equal(shown.json.trail.length, 2)
  })

  it('previews without writing', async (t) => {
    const at = await office(t)
    const { id } = await open(at)
    const url = `${BUDGET}/${id}/SignAsCompiler/preview`
    const refused = await at.ask('compiler', 'POST', url, { input: { digest: '不对' } })
    assert.equal(refused.status, 200)
    assert.equal(refused.json.outcome, 'refused')
    const opening = await at.ask('compiler', 'POST', `${BUDGET}/preview`, {
      input: { unit: '005002', year: 2027, basis: 'working' },
    })
    assert.equal(opening.json.outcome, 'accepted')
    const { rows } = await at.database.app.query(`select 1 from acts where case_id = $1`, [id])
    assert.equal(rows.length, 1)
    const refusals = await at.database.app.query('select 1 from refusals')
    assert.equal(refusals.rows.length, 0)
  })

  it('shows, when asked, the case as it would be after the act, and writes nothing', async (t) => {
    const at = await office(t)
    const input = { unit: '005002', year: 2026, basis: 'working' }
    const plain = await at.ask('compiler', 'POST', `${BUDGET}/preview`, { input })
    assert.deepEqual([plain.json.outcome, 'state' in plain.json], ['accepted', false])
    const shown = await at.ask('compiler', 'POST', `${BUDGET}/preview?state=1`, { input })
    assert.deepEqual([shown.json.state.stage, shown.json.state.year], ['compiling', 2026])
    const refused = await at.ask('department', 'POST', `${BUDGET}/preview?state=1`, { input })
    assert.deepEqual([refused.json.outcome, 'state' in refused.json], ['refused', false])
    assert.equal((await at.ask('compiler', 'GET', '/api/worklist')).json.total, 0)
  })
})
