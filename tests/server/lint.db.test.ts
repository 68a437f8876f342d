/** 公文校核 over HTTP: the same report as the command line writes, for anybody, nothing kept; and of a budget's package. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildDemoWorkbook } from '#apps/demo'
import { checkPublicFile } from '#apps/server'
import { jsonReport } from '#lint'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { office, upload } from './office.ts'

const draft = '会议定于2023年2月29日召开。联系电话另行通知。\n'

void describe('公文校核 over HTTP', () => {
  void it('answers what the command line writes, to nobody in particular, and keeps nothing', async (t) => {
    const at = await office(t)
    const count = async () =>
      (await at.database.app.query<{ n: number }>('select count(*)::int as n from files')).rows[0]?.n
    const before = await count()
    const bytes = await buildDemoWorkbook('printed')
    const sent = upload(bytes, '预算2023.xlsx')
    const headers = { 'content-type': sent.type }
    const answer = await at.ask(undefined, 'POST', '/api/lint', sent.payload, headers)
    assert.equal(answer.status, 200, answer.text)
    const own = await checkPublicFile(bytes, '预算2023.xlsx')
    assert.ok(own.ok)
    assert.deepEqual(answer.json.findings, structuredClone(jsonReport(own.report).findings))
    assert.deepEqual(answer.json.checks, own.report.checks)
    assert.equal(answer.json.family, 'budget')
    assert.equal(answer.json.year, 2023)
    const marked = await at.ask(undefined, 'POST', '/api/lint/document', sent.payload, headers)
    assert.equal(marked.json.findings.length, answer.json.findings.length)
    const wrong = marked.json.findings.find((one: { message: string }) => one.message.includes('190.98万元'))
    assert.equal(wrong.grade, 'error')
    assert.ok(wrong.shown && wrong.clauseLabel !== null)
    const copy = await at.ask(undefined, 'POST', '/api/lint/copy?format=xlsx', sent.payload, headers)
    assert.match(String(copy.headers['content-disposition']), /\.xlsx$/)
    assert.equal(await count(), before)
  })

  void it('takes pasted text, one rule alone, and refuses what is none with what to do', async (t) => {
    const at = await office(t)
    const text = await at.ask(undefined, 'POST', '/api/lint', { text: draft, name: '通知' })
    assert.deepEqual(
      text.json.findings.map(({ rule, grade }: { rule: string; grade: string }) => [rule, grade]),
      [['date-exists', 'error']],
    )
    const alone = await at.ask(undefined, 'POST', '/api/lint?rule=column-total', { text: draft })
    assert.deepEqual(alone.json.findings, [])
    const unknown = await at.ask(undefined, 'POST', '/api/lint?rule=none', { text: draft })
    assert.equal(unknown.status, 422)
    assert.match(unknown.json.detail, /没有规则“none”/)
    const empty = await at.ask(undefined, 'POST', '/api/lint', { text: '' })
    assert.equal(empty.status, 422)
    assert.match(empty.json.detail, /上传文件/)
    const long = await at.ask(undefined, 'POST', '/api/lint', { text: '字'.repeat(300_001) })
    assert.equal(long.status, 413)
    const broken = upload(new Uint8Array([0, 1, 2]), '坏.docx')
    const unread = await at.ask(undefined, 'POST', '/api/lint', broken.payload, {
      'content-type': broken.type,
    })
    assert.equal(unread.status, 422)
    assert.equal(unread.json.why, 'unreadable')
  })

  void it('shows the findings of a package to those who may see the budget, once it is prepared', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const { rows } = await at.database.app.query<{ id: string; stage: string }>(
      `select id, stage from cases where procedure = 'budget/unit-budget'`,
    )
    const published = rows.find(({ stage }) => stage === 'published')
    const compiling = rows.find(({ stage }) => stage === 'compiling')
    assert.ok(published !== undefined && compiling !== undefined)
    const address = (id: string) => `/api/budget/unit-budget/${id}/package/lint`
    const found = await at.ask('compiler', 'GET', address(published.id))
    assert.equal(found.status, 200, found.text)
    assert.equal(found.json.familyName, '单位预算公开')
    assert.ok(found.json.counts.passed > 100)
    assert.equal(found.json.counts.error, 0, 'the corrected sample has no error')
    assert.ok(found.json.blocks.length > 20)
    const early = await at.ask('compiler', 'GET', address(compiling.id))
    assert.equal(early.status, 409)
    assert.equal((await at.ask(undefined, 'GET', address(published.id))).status, 401)
  })
})
