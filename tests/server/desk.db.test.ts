import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { edited, withoutSheet } from './bad-workbooks.ts'
import { office, upload } from './office.ts'

const BUDGET = '/api/budget/unit-budget'

describe('the desk over HTTP', () => {
  it('takes the printed workbook in with its mistakes, once', async (t) => {
    const at = await office(t)
    const file = upload(await buildDemoWorkbook('printed'), '2023年单位预算公开表.xlsx')
    const type = { 'content-type': file.type }
    const run = await at.ask('compiler', 'POST', '/api/imports/budget-workbook', file.payload, type)
    assert.equal(run.status, 200, run.text)
    assert.equal(run.json.readable, true)
    const wrong = run.json.findings.find((finding: { stated: string }) => finding.stated === '68.54')
    assert.equal(wrong?.expected, '190.98')
    assert.ok(wrong.clauseLabel !== null && wrong.cell !== null)
    const url = `/api/imports/${run.json.token}/commit`
    assert.equal((await at.ask('finance-head', 'POST', url, {})).status, 404)
    const made = await at.ask('compiler', 'POST', url, {})
    assert.equal(made.status, 200, made.text)
    assert.equal((await at.ask('compiler', 'POST', url, {})).status, 409)
    const shown = await at.ask('compiler', 'GET', `${BUDGET}/${made.json.id}`)
    assert.equal(shown.json.state.facts.errors > 0, true)
    assert.equal(shown.json.version, made.json.version)
  })

  it('takes in a published workbook of tables only, and asks for what they do not tell', async (t) => {
    const at = await office(t)
    const published = await edited((workbook) => withoutSheet(workbook, '说明'))
    const file = upload(published, '2023年单位预算公开表.xlsx')
    const type = { 'content-type': file.type }
    const run = await at.ask('compiler', 'POST', '/api/imports/budget-workbook', file.payload, type)
    assert.deepEqual([run.json.readable, run.json.faults, run.json.mapping], [true, [], null])
    const made = await at.ask('compiler', 'POST', `/api/imports/${run.json.token}/commit`, {})
    assert.equal(made.status, 200, made.text)
    const { state } = (await at.ask('compiler', 'GET', `${BUDGET}/${made.json.id}`)).json
    assert.deepEqual(state.figures.narrative, [])
    assert.match(JSON.stringify(state.explanation), /190\.98万元/)
    assert.match(JSON.stringify(state.findings), /请补录2022年预算数/)
    const asked = JSON.stringify(state.questions)
    for (const item of ['没有采购也请填0', '没有车辆也请填0']) assert.ok(asked.includes(item), item)
  })

  it('stores nothing of a file that is no workbook', async (t) => {
    const at = await office(t)
    const file = upload(new TextEncoder().encode('%PDF-1.7 not a workbook'), '预算.xlsx')
    const type = { 'content-type': file.type }
    const run = await at.ask('compiler', 'POST', '/api/imports/budget-workbook', file.payload, type)
    assert.equal(run.status, 200)
    assert.equal(run.json.readable, false)
    assert.match(run.json.faults[0].say, /PDF/)
    const { rows } = await at.database.app.query('select 1 from imports')
    assert.equal(rows.length, 0)
  })

  it('brings a register in from its own export, changed, and only by its keeper', async (t) => {
    const at = await office(t)
    const csv = '科目编码,科目名称\r\n201,一般公共服务\r\n213,农林水支出\r\n,没有编码\r\n'
    const file = upload(new TextEncoder().encode(csv), '科目.csv')
    const type = { 'content-type': file.type }
    const url = '/api/registers/function-codes/import'
    assert.equal((await at.ask('compiler', 'POST', url, file.payload, type)).status, 403)
    const faulty = await at.ask('keeper', 'POST', url, file.payload, type)
    assert.equal(faulty.json.faults.length, 1)
    const clean = upload(new TextEncoder().encode(csv.replace(',没有编码\r\n', '')), '科目.csv')
    const run = await at.ask('keeper', 'POST', url, clean.payload, type)
    assert.equal(run.json.counts.faults, 0)
    assert.equal(run.json.counts.added, 1)
    const done = await at.ask('keeper', 'POST', `/api/imports/${run.json.token}/commit`, {})
    assert.deepEqual(done.json, { applied: run.json.counts.added + run.json.counts.changed })
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })

  it('lists by post, filters, exports, and does acts in bulk with the reason of each refused row', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const all = await at.ask('compiler', 'GET', '/api/worklist')
    assert.equal(all.json.total, 2)
    assert.equal((await at.ask('system', 'GET', '/api/worklist')).json.total, 0)
    const mine = await at.ask('compiler', 'GET', '/api/worklist?mine=yes&stage=compiling&year=2023')
    assert.equal(mine.json.total, 1)
    assert.equal(mine.json.items[0].mine, true)
    const published = await at.ask('compiler', 'GET', '/api/worklist?stage=published')
    assert.equal(published.json.items[0].mine, false) // a correction is possible, not pending
    assert.equal((await at.ask('compiler', 'GET', '/api/worklist?text=100%25')).json.total, 0)
    assert.equal((await at.ask('compiler', 'GET', '/api/worklist?limit=0')).status, 422)
    const first = await at.ask('compiler', 'GET', '/api/worklist?limit=1')
    const second = await at.ask('compiler', 'GET', `/api/worklist?limit=1&cursor=${first.json.next}`)
    assert.notEqual(first.json.items[0].id, second.json.items[0].id)
    assert.equal(second.json.next, null)
    const workbook = await at.ask('compiler', 'GET', '/api/worklist.xlsx')
    assert.equal(workbook.text.slice(0, 2), 'PK')
    const items = all.json.items.map(({ id }: { id: string }) => ({ id }))
    const bulk = {
      procedure: 'budget/unit-budget',
      act: 'ApproveByDepartment',
      items,
      input: { opinion: '同意' },
    }
    const run = await at.ask('department', 'POST', '/api/bulk', bulk)
    assert.equal(run.status, 200, run.text)
    assert.deepEqual(
      run.json.rows.map(({ outcome }: { outcome: string }) => outcome),
      ['refused', 'refused'],
    )
    assert.ok(run.json.rows[0].clauseLabel)
    assert.equal((await at.ask('reviewer', 'GET', `/api/bulk/${run.json.run}`)).status, 404)
    assert.equal((await at.ask('department', 'GET', `/api/bulk/${run.json.run}`)).json.rows.length, 2)
    const single = { ...bulk, act: 'DiscardBudget' }
    assert.equal((await at.ask('compiler', 'POST', '/api/bulk', single)).status, 409)
  })

  it('shows accounts to administrators, the log to the auditor, and ends a session when its account is closed', async (t) => {
    const at = await office(t)
    assert.equal((await at.ask('compiler', 'GET', '/api/accounts')).status, 403)
    const accounts = await at.ask('security', 'GET', '/api/accounts')
    assert.ok(accounts.json.some(({ account }: { account: string }) => account === 'compiler'))
    assert.equal((await at.ask('compiler', 'GET', '/api/session')).status, 200)
    assert.equal((await at.ask('system', 'PUT', '/api/accounts/compiler', { locked: true })).status, 403)
    assert.equal((await at.ask('security', 'PUT', '/api/accounts/compiler', { locked: true })).status, 200)
    assert.equal((await at.ask('compiler', 'GET', '/api/session')).status, 401)
    assert.equal((await at.ask('security', 'GET', '/api/access-log')).status, 403)
    const log = await at.ask('audit', 'GET', '/api/access-log')
    assert.ok(log.json.some(({ what }: { what: string }) => what === 'account-locked'))
    const made = await at.ask('system', 'POST', '/api/organisations', {
      name: '县林业局',
      kind: 'bureau',
      parent: 'county',
    })
    assert.equal(made.status, 201, made.text)
    assert.equal(
      (await at.ask('security', 'POST', '/api/organisations', { name: '甲', kind: 'x' })).status,
      403,
    )
  })

  it('takes a corrected workbook from the file through signatures and reviews to the portal', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases) // the demo as a visitor finds it
    const file = upload(await buildDemoWorkbook('corrected'), '2023年单位预算公开表.xlsx')
    const run = await at.ask('compiler', 'POST', '/api/imports/budget-workbook', file.payload, {
      'content-type': file.type,
    })
    const made = await at.ask('compiler', 'POST', `/api/imports/${run.json.token}/commit`, {})
    const url = `${BUDGET}/${made.json.id}`
    const act = async (account: string, name: string, input: unknown = {}, reasons = {}) => {
      const page = await at.ask(account, 'GET', url)
      const body = { input, reasons }
      const done = await at.ask(account, 'POST', `${url}/${name}`, body, { 'if-match': page.json.version })
      assert.equal(done.status, 200, `${name}: ${done.text}`)
      return done.json
    }
    const changes = [
      'incomeReason',
      'projectReason',
      'operatingReason',
      'personnelReason',
      'publicCostReason',
    ].map((key) => ({ path: `text/${key}`, to: '人员增加，相应增加支出' }))
    await act('compiler', 'ReviseFigures', { changes })
    const { json: page } = await at.ask('compiler', 'GET', url)
    const { digest } = page.state.facts
    await act('compiler', 'SignAsCompiler', { digest })
    await act('finance-head', 'SignAsFinanceHead', { digest })
    await act('unit-head', 'SignAsUnitHead', { digest })
    const bare = await at.ask('compiler', 'POST', `${url}/Submit/preview`, { input: {} })
    const asked = bare.json.fields.map(({ path }: { path: string }) => [
      path.replace('reasons.', ''),
      '已说明',
    ])
    await act('compiler', 'Submit', {}, Object.fromEntries(asked))
    await act('department', 'ApproveByDepartment', { opinion: '同意' })
    const day = { approvedOn: '2023-02-20', documentNumber: '演示1号', changes: [] }
    await act('approver', 'ApproveByFinance', day)
    await act('department', 'RecordReply', {
      repliedOn: '2023-02-20',
      documentNumber: '演示2号',
      changes: [],
    })
    await act('compiler', 'PreparePublication', {
      contact: { name: '向晓岚', phone: '023-00000000' },
      places: [{ kind: 'portal', address: '' }],
      sealed: true,
      sealedOn: '2023-02-20',
      showFindings: false,
      changes: [],
    })
    await act('secrecy', 'ReviewSecrecy', { passed: true, opinion: '同意公开' })
    assert.equal((await at.ask(undefined, 'GET', '/shizhu/budgets/2023-005002')).status, 404)
    const published = await act('compiler', 'Publish')
    assert.equal(published.stage, 'published')
    const portal = await at.ask(undefined, 'GET', '/shizhu/budgets/2023-005002')
    assert.equal(portal.status, 200)
    assert.match(portal.text, /190\.98/)
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })
})
