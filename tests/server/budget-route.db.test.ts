/** The road over HTTP: the year taken twice, two reviewers at once, correction against withdrawal, and what 撤下 leaves. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CORRECTED_UNIT, tellBudgets } from '../../apps/demo/budgets.ts'
import { checkLinks, type Look } from '../../apps/server/link-check.ts'
import { pathOf, personId, postId } from '../../apps/demo/people.ts'
import { type Office, office } from './office.ts'

const api = '/api/budget/unit-budget'

async function view(at: Office, account: string, id: string) {
  const { json } = await at.ask(account, 'GET', `${api}/${id}`)
  return json as { version: string; stage: string; state: Record<string, unknown> }
}
async function act(at: Office, account: string, id: string, name: string, input: object) {
  const { version } = await view(at, account, id)
  return at.ask(account, 'POST', `${api}/${id}/${name}`, { input }, { 'if-match': version })
}
async function published(at: Office): Promise<string> {
  const list = await at.ask('compiler', 'GET', '/api/worklist?stage=published')
  return String(list.json.items[0].id)
}

describe('one case per unit and year', () => {
  it('a second case is refused and the existing one is linked', async (t) => {
    const at = await office(t)
    const input = { unit: CORRECTED_UNIT, year: 2023, basis: 'working' }
    const first = await at.ask('compiler', 'POST', api, { input })
    assert.equal(first.status, 201, first.text)
    const second = await at.ask('compiler', 'POST', api, { input })
    assert.equal(second.status, 409)
    assert.match(second.text, /2023年预算已在办理，?.*请在原件上修改|请在原件上修改.*2023年预算已在办理/)
    assert.ok(second.text.includes(String(first.json.id)), `the first case is not named: ${second.text}`)
    const next = await at.ask('compiler', 'POST', api, { input: { ...input, year: 2024 } })
    assert.equal(next.status, 201, next.text)
    const both = await Promise.all(
      [2025, 2025].map((year) => at.ask('compiler', 'POST', api, { input: { ...input, year } })),
    )
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 409],
    )
  })
})

describe('two at once', () => {
  it('one correction request is taken, the other meets a case that has moved', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const id = await published(at)
    const { version } = await view(at, 'compiler', id)
    const input = { changes: [{ path: 'text/duties', to: '组织老干部活动' }], reason: '表述更正' }
    const asked = await Promise.all(
      [1, 2].map(() =>
        at.ask('compiler', 'POST', `${api}/${id}/RequestCorrection`, { input }, { 'if-match': version }),
      ),
    )
    assert.deepEqual(
      asked.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    )
    const consents = await Promise.all([1, 2].map(() => act(at, 'department', id, 'ConsentCorrection', {})))
    assert.deepEqual(
      consents.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    )
  })

  it('a correction going out against 撤下: whatever comes first, nothing withdrawn is public', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const id = await published(at)
    const changes = [{ path: 'text/duties', to: '组织老干部活动' }]
    await act(at, 'compiler', id, 'RequestCorrection', { changes, reason: '表述更正' })
    await act(at, 'department', id, 'ConsentCorrection', {})
    await act(at, 'secrecy', id, 'ReviewCorrection', { passed: true, opinion: '同意公开' })
    const [out, down] = await Promise.all([
      act(at, 'compiler', id, 'PublishCorrection', {}),
      act(at, 'secrecy', id, 'WithdrawFromPublic', { reason: '出现个人身份信息' }),
    ])
    if (down.status !== 200) {
      assert.equal(out.status, 200, out.text)
      assert.equal(
        (await act(at, 'secrecy', id, 'WithdrawFromPublic', { reason: '出现个人身份信息' })).status,
        200,
      )
    } else assert.ok(out.status === 200 || out.status === 409, out.text)
    assert.equal((await view(at, 'secrecy', id)).stage, 'withdrawn')
    await nothingLeft(at)
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })
})

const slug = `2023-${CORRECTED_UNIT}`
const base = `/shizhu/budgets/${slug}`
const everywhere = [
  '/',
  '/budgets',
  '/shizhu/budgets',
  base,
  `${base}/versions/1`,
  `${base}/versions/2`,
  `${base}/tables/t2.csv`,
  `${base}/tables/t7.csv`,
  `${base}/datapackage.json`,
  `${base}/budget.xlsx`,
  `${base}/budget.pdf`,
  `${base}/versions/1/tables/t2.csv`,
  `${base}/versions/1/budget.xlsx`,
  `${base}/ask`,
  '/feed.xml',
  '/feeds/budgets.xml',
  '/feeds/corrections.xml',
  '/search?q=老干部活动中心',
  '/search?q=更正样本',
  '/sitemap.xml',
]

/** No figure and no sentence of the budget; the entry, its day and its ground may stay. */
async function nothingLeft(at: Office): Promise<void> {
  for (const url of everywhere) {
    const answer = await at.ask(undefined, 'GET', url)
    assert.ok([200, 301, 302, 404, 410].includes(answer.status), `${url}: ${answer.status}`)
    for (const secret of ['146.07', '190.98', '023-00000000', '2013201'])
      assert.ok(!answer.text.includes(secret), `${url} still shows ${secret}`)
    if (url.endsWith('.xlsx') || url.endsWith('.pdf') || url.endsWith('.csv'))
      assert.notEqual(answer.status, 200, url)
  }
}

/** What the page says to whoever checks the code of the newest public print. */
async function checkedPrint(at: Office, id: string, code?: string) {
  const { rows } = await at.database.app.query<{ code: string }>(
    `select code from documents where case_id = $1 and template = 'compilation' order by act_version desc limit 1`,
    [id],
  )
  const asked = code ?? rows[0]?.code ?? ''
  return { code: asked, text: (await at.ask(undefined, 'GET', `/verify/${asked}`)).text }
}

describe('the code on a public print', () => {
  it('says that a corrected budget has a newer edition, and that one taken down is no ground any more', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const id = await published(at)
    assert.equal((await at.ask(undefined, 'GET', `${base}/budget.pdf`)).status, 200)
    const first = await checkedPrint(at, id)
    assert.match(first.text, /现在有效/)
    const changes = [{ path: 'text/duties', to: '组织老干部活动' }]
    await act(at, 'compiler', id, 'RequestCorrection', { changes, reason: '表述更正' })
    await act(at, 'department', id, 'ConsentCorrection', {})
    await act(at, 'secrecy', id, 'ReviewCorrection', { passed: true, opinion: '同意公开' })
    assert.match((await checkedPrint(at, id, first.code)).text, /现在有效/)
    assert.equal((await act(at, 'compiler', id, 'PublishCorrection', {})).status, 200)
    assert.match((await checkedPrint(at, id, first.code)).text, /已被新文件取代[\s\S]*更正后的第\d+版/)
    assert.equal((await at.ask(undefined, 'GET', `${base}/budget.pdf`)).status, 200)
    const second = await checkedPrint(at, id)
    assert.notEqual(second.code, first.code)
    assert.match(second.text, /现在有效/)
    await act(at, 'secrecy', id, 'WithdrawFromPublic', { reason: '附件中出现个人身份信息' })
    for (const { code } of [first, second])
      assert.match((await checkedPrint(at, id, code)).text, /已撤销，不再有效[\s\S]*已经撤下/)
  })
})

describe('撤下', () => {
  it('takes the content from every page, file, feed and search at once; entry, day and ground stay', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const id = await published(at)
    assert.equal((await at.ask(undefined, 'GET', `${base}/budget.pdf`)).status, 200)
    assert.match((await at.ask(undefined, 'GET', base)).text, /146\.07/)
    const refused = await act(at, 'compiler', id, 'WithdrawFromPublic', { reason: '改主意' })
    assert.equal(refused.status, 403)
    const down = await act(at, 'secrecy', id, 'WithdrawFromPublic', { reason: '附件中出现个人身份信息' })
    assert.equal(down.status, 200, down.text)
    await nothingLeft(at)
    const page = await at.ask(undefined, 'GET', base)
    assert.match(page.text, /附件中出现个人身份信息/)
    assert.match(page.text, /2023/)
  })
})

describe('a budget on another site', () => {
  it('is looked at: a change and a dead link are recorded once and told, an unreachable network is not', async (t) => {
    const at = await office(t)
    const { cases } = at.server.context
    await tellBudgets(cases)
    const id = await published(at)
    const input = {
      kind: 'site',
      place: '县政府网站预决算公开专栏',
      address: 'https://example.test/2023.html',
      postedOn: '2023-02-17',
      snapshot: 'b'.repeat(64),
    }
    const role = 'budget-compiler'
    const path = pathOf('veterans-centre')
    const actor = {
      person: personId('compiler'),
      post: postId('compiler', role),
      role,
      organisation: 'veterans-centre',
      path,
    }
    const posted = await cases.act({
      tenant: 'shizhu',
      procedure: 'budget/unit-budget',
      caseId: id,
      act: 'RecordPosting',
      input,
      origin: { kind: 'person', actor },
    })
    assert.equal(posted.kind, 'done', JSON.stringify(posted))
    const pool = at.database.app
    const looked = (look: Look) => checkLinks(pool, cases, 'shizhu', () => Promise.resolve(look))
    assert.equal(await looked({ kind: 'unreachable' }), 0)
    assert.equal(await looked({ kind: 'page', digest: 'sha256:a' }), 1)
    assert.equal(await looked({ kind: 'page', digest: 'sha256:a' }), 0)
    assert.equal(await looked({ kind: 'page', digest: 'sha256:b' }), 1)
    assert.equal(await looked({ kind: 'dead', why: '网站回答 404' }), 1)
    assert.equal(await looked({ kind: 'dead', why: '网站回答 404' }), 0)
    await at.database.app.query(
      `update clock set offset_milliseconds = offset_milliseconds + 30::bigint * 86400000`,
    )
    assert.equal(await looked({ kind: 'unreachable' }), 1)
    assert.equal(await looked({ kind: 'unreachable' }), 0, 'a picture is asked for once')
    const { rows } = await pool.query<{ data: { result: string } }>(
      `select data from outbox where case_id = $1 and template like 'budget-link-%' order by act_version`,
      [id],
    )
    assert.deepEqual(
      rows.map(({ data }) => data.result),
      ['changed', 'dead', 'unreachable'],
    )
    assert.deepEqual((await cases.verify('shizhu')).problems, [])
  })
})
