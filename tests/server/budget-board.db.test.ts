/** Many units at once: 布置 as one act, bulk review and return, the board, the roll-up, reports, two reviewers at once. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { moveClock } from '#apps/server'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { type Office, office } from './office.ts'

const unitBudget = 'budget/unit-budget'
const codes = ['005002', '005902', '005']

async function called(at: Office, by: 'reviewer' | 'department' = 'reviewer') {
  await moveClock(at.database.app, '2022-11-01T01:00:00Z')
  const input = {
    year: 2023,
    dueOn: '2023-01-10',
    office: '财政局',
    firstUp: false,
    controls: true,
    units: codes.map((code) => ({ code })),
  }
  return at.ask(by, 'POST', '/api/budget/round', { input })
}
const board = (at: Office, account: string, more = '') =>
  at.ask(account, 'GET', `/api/budget/board?year=2023${more}`)

describe('a round for many units', () => {
  it('opens a case for each, or for none', async (t) => {
    const at = await office(t)
    const round = await called(at)
    assert.equal(round.status, 201, round.text)
    const shown = await board(at, 'reviewer')
    assert.deepEqual(
      shown.json.units.map(({ code, standing }: { code: string; standing: string }) => [code, standing]),
      [
        ['005', '已布置'],
        ['005002', '已布置'],
        ['005902', '已布置'],
      ],
    )
    assert.deepEqual(shown.json.progress, [{ standing: '已布置', units: 3 }])
    assert.match(
      shown.json.urge,
      /石柱土家族自治县老干部活动中心（005002）：请报送基础数据或开始编制，1月10日前办理/,
    )
    // Called for again: the first unit is taken, so the whole act is refused and nothing half done.
    const again = await called(at)
    assert.equal(again.status, 409)
    assert.match(again.json.say ?? again.text, /2023年预算已在办理/)
    assert.equal((await at.ask('reviewer', 'GET', '/api/worklist?text=布置')).json.total, 1)
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })

  it('sends ceilings down as one act, and one wrong unit stops all of them', async (t) => {
    const at = await office(t)
    const round = await called(at)
    const { units } = (await board(at, 'reviewer')).json
    const row = ({ caseId, code }: { caseId: string; code: string }) => ({
      caseId,
      unit: code,
      path: 't7/total/total',
      limit: '190.98',
    })
    const issue = (rows: object[]) =>
      at.ask('reviewer', 'POST', `/api/budget/round/${round.json.id}/IssueControls`, { input: { rows } })
    const wrong = await issue([row(units[0]), { ...row(units[1]), unit: '999' }])
    assert.equal(wrong.status, 409)
    assert.match(wrong.text, /请核对单位代码/)
    assert.deepEqual((await board(at, 'reviewer')).json.progress, [{ standing: '已布置', units: 3 }])
    assert.equal((await issue(units.map(row))).status, 200)
    assert.deepEqual((await board(at, 'reviewer')).json.progress, [{ standing: '编制中', units: 3 }])
    const rolled = await at.ask('reviewer', 'GET', '/api/budget/roll-up?year=2023&department=005')
    assert.equal(rolled.json.controls[0].limit, 3 * 190_980_000)
  })

  it('shows a department its own units, and no board to a unit', async (t) => {
    const at = await office(t)
    await called(at)
    const own = await board(at, 'department')
    assert.deepEqual(own.json.office.kind, 'department')
    assert.equal(own.json.units.length, 3)
    assert.equal((await board(at, 'compiler')).status, 403)
    assert.equal((await at.ask(undefined, 'GET', '/api/budget/board?year=2023')).status, 401)
    assert.equal((await at.ask('reviewer', 'GET', '/api/budget/board?year=1')).status, 422)
    for (const name of ['board', 'publication', 'rates', 'errors', 'lateness', 'funds', 'per-capita']) {
      const report = await at.ask('reviewer', 'GET', `/api/budget/reports/${name}?year=2023`)
      assert.equal(report.status, 200, `${name}: ${report.text}`)
      const workbook = await at.ask('reviewer', 'GET', `/api/budget/reports/${name}/workbook.xlsx?year=2023`)
      assert.equal(workbook.text.slice(0, 2), 'PK', name)
    }
    assert.equal((await at.ask('compiler', 'GET', '/api/budget/reports/board?year=2023')).status, 403)
  })

  it('moves the day for all at once and calls back in bulk', async (t) => {
    const at = await office(t)
    await called(at)
    const items = (await board(at, 'reviewer')).json.units.map(({ caseId }: { caseId: string }) => ({
      id: caseId,
    }))
    const bulk = (act: string, input: object) =>
      at.ask('reviewer', 'POST', '/api/bulk', { procedure: unitBudget, act, items, input })
    const moved = await bulk('MoveDueDay', { dueOn: '2023-01-20', reason: '系统停机' })
    assert.deepEqual(
      moved.json.rows.map(({ outcome }: { outcome: string }) => outcome),
      ['done', 'done', 'done'],
    )
    const { units } = (await board(at, 'reviewer')).json
    assert.ok(units.every(({ steps }: { steps: { due: string }[] }) => steps[0]?.due === '2023-01-20'))
    // What nobody handed over cannot be returned: every row says so, none is half done.
    const returned = await bulk('Return', { items: [{ path: '', text: '请核对人数' }] })
    assert.ok(
      returned.json.rows.every(
        ({ outcome, say }: { outcome: string; say: string }) => outcome === 'refused' && say !== '',
      ),
    )
    assert.equal((await bulk('Withdraw', {})).status, 404)
  })
})

describe('the package for another site', () => {
  it('is HTML, workbook and bound PDF of a prepared budget, for those who see it', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const list = await at.ask('compiler', 'GET', '/api/worklist?stage=published')
    const base = `/api/${unitBudget}/${list.json.items[0].id}`
    const html = await at.ask('compiler', 'GET', `${base}/package.html`)
    assert.equal(html.status, 200, html.text)
    assert.match(html.text, /<h1>.*2023年单位预算<\/h1>/)
    assert.match(html.text, /<td>146\.07<\/td>/)
    assert.equal((await at.ask('compiler', 'GET', `${base}/package.xlsx`)).text.slice(0, 2), 'PK')
    const pdf = await at.ask('compiler', 'GET', `${base}/documents/publication.pdf`)
    assert.equal(pdf.status, 200, pdf.text.slice(0, 300))
    assert.equal(pdf.text.slice(0, 5), '%PDF-')
    assert.equal((await at.ask('system', 'GET', `${base}/package.html`)).status, 404)
    const compiling = await at.ask('compiler', 'GET', '/api/worklist?stage=compiling')
    const early = await at.ask(
      'compiler',
      'GET',
      `/api/${unitBudget}/${compiling.json.items[0].id}/package.html`,
    )
    assert.equal(early.status, 409)
    assert.match(early.text, /请先准备公开/)
  })
})
