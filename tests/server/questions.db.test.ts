/** The public asks about a published budget without script and account; the contact answers; a withdrawn budget takes none. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { type Office, office } from './office.ts'

const page = '/shizhu/budgets/2023-005902'

/** Sends the form as a browser without script does. */
async function send(at: Office, fields: Readonly<Record<string, string>>, address = '10.0.0.1') {
  const response = await at.server.app.inject({
    method: 'POST',
    url: `${page}/ask`,
    remoteAddress: address,
    headers: { origin: 'http://office.test', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  return {
    status: response.statusCode,
    location: response.headers.location ?? '',
    text: response.body,
  }
}
const token = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const asked = { question: '差旅费为什么<b>比上年</b>多？', name: '市民', reach: '13800000000' }

describe('questions of the public', () => {
  it('go from the form to the contact and back, and show no name and no number', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const budget = await at.ask(undefined, 'GET', page)
    assert.match(budget.text, /向公开联系人提问/)
    const blank = await at.ask(undefined, 'GET', `${page}/ask`)
    assert.match(blank.text, /<form method="post"/)
    const sent = await send(at, { ...asked, token: token(1) })
    assert.equal(sent.status, 303, sent.text)
    const again = await send(at, { ...asked, token: token(1) })
    assert.equal(again.location, sent.location) // the same form sent twice asks once
    const receipt = await at.ask(undefined, 'GET', sent.location)
    assert.match(receipt.text, /待答复/)
    assert.match(receipt.text, /差旅费为什么&lt;b&gt;比上年/)
    assert.doesNotMatch(receipt.text, /13800000000|市民/)
    const id = sent.location.split('/').at(-1) ?? ''
    const view = await at.ask('compiler', 'GET', `/api/budget/question/${id}`)
    assert.equal(view.status, 200, view.text)
    const { rows } = await at.database.app.query<{ state: string }>(
      'select state::text as state from cases where id = $1',
      [id],
    )
    assert.doesNotMatch(rows[0]?.state ?? '', /13800000000/) // kept sealed
    const answer = { input: { text: '主要是增加了下乡走访。', shown: true } }
    const done = await at.ask('compiler', 'POST', `/api/budget/question/${id}/AnswerQuestion`, answer, {
      'if-match': view.json.version,
    })
    assert.equal(done.status, 200, done.text)
    assert.match((await at.ask(undefined, 'GET', sent.location)).text, /主要是增加了下乡走访/)
    const shown = await at.ask(undefined, 'GET', page)
    assert.match(shown.text, /主要是增加了下乡走访/)
    assert.doesNotMatch(shown.text, /市民|13800000000/)
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })

  it('are refused with what was typed, limited per address, and end when the budget is withdrawn', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const short = await send(at, { ...asked, question: '为何', token: token(2) })
    assert.equal(short.status, 422)
    assert.match(short.text, /至少5个字/)
    assert.match(short.text, /value="市民"/)
    const number = await send(at, { ...asked, question: '请回电13800000000谢谢', token: token(3) })
    assert.match(number.text, /请删去问题里的手机号/)
    for (let n = 4; n < 7; n += 1) await send(at, { ...asked, token: token(n) })
    assert.equal((await send(at, { ...asked, token: token(7) })).status, 429)
    assert.equal((await send(at, { ...asked, token: token(8) }, '10.0.0.2')).status, 303)
    assert.equal((await at.ask(undefined, 'GET', '/shizhu/budgets/2023-999999/ask')).status, 404)
    assert.equal((await at.ask(undefined, 'GET', '/shizhu/questions/nobody')).status, 404)
    assert.equal((await at.ask(undefined, 'GET', '/elsewhere/budgets/2023-005902/ask')).status, 404)
    const list = await at.ask('compiler', 'GET', '/api/worklist?stage=published')
    const [{ id, version }] = list.json.items
    const view = await at.ask('secrecy', 'GET', `/api/budget/unit-budget/${id}`)
    assert.ok(version)
    const withdrawn = await at.ask(
      'secrecy',
      'POST',
      `/api/budget/unit-budget/${id}/WithdrawFromPublic`,
      { input: { reason: '出现个人身份信息' } },
      { 'if-match': view.json.version },
    )
    assert.equal(withdrawn.status, 200, withdrawn.text)
    assert.equal((await at.ask(undefined, 'GET', `${page}/ask`)).status, 404)
    assert.equal((await send(at, { ...asked, token: token(9) }, '10.0.0.3')).status, 404)
  })
})
