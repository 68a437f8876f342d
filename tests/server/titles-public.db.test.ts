/** What the public can get of title review is the same whatever is closed, and holds none of it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { verificationCode } from '#platform/documents'
import { certificateCodeOf } from '../../regulations/titles/outcome/certificate-code.ts'
import { type Office, office } from './office.ts'
import {
  type Closed,
  TENANT,
  applications,
  certificate,
  numbers,
  publicWorld,
  revoked,
  slugs,
} from './titles-public.ts'

const one: Closed = {
  expert: '皇甫评审',
  yes: 9,
  reason: '论文与专业不符甲',
  complainant: '举报人端木',
  opinion: '专业组意见乙',
  held: [],
}
const other: Closed = {
  expert: '司徒评审',
  yes: 2,
  reason: '业绩不足丙',
  complainant: '举报人公孙',
  opinion: '专业组意见丁',
  held: ['complaint-0'],
}
const at = `/${TENANT}/titles`
const part = (segment: keyof typeof slugs) => `${at}/${segment}/${encodeURIComponent(slugs[segment])}`
const reads = [
  '/titles',
  at,
  ...['announcements', 'results', 'approvals', 'lists'].map((segment) => `${at}/${segment}`),
  ...(['results', 'approvals', 'lists'] as const).flatMap((segment) => [
    part(segment),
    ...['list.csv', 'list.json', 'official.html'].map((file) => `${part(segment)}/${file}`),
  ]),
  ...['committees', 'fees', 'certificates', 'status'].map((page) => `${at}/${page}`),
  `${at}/certificates?number=${certificate.number}&code=${certificateCodeOf('case-1', certificate.number)}`,
  ...[one, other].flatMap(({ expert }) => [`/search?q=${encodeURIComponent(expert)}`]),
  '/search?q=秦若谷',
  '/feed.xml',
  ...['title-results', 'title-approvals', 'title-lists'].map((column) => `/${TENANT}/feeds/${column}.xml`),
  '/sitemap.xml',
]

interface Got {
  readonly key: string
  readonly status: number
  readonly text: string
}
let askers = 0

async function post(at_: Office, url: string, fields: Readonly<Record<string, string>>): Promise<Got> {
  askers += 1
  const answer = await at_.server.app.inject({
    method: 'POST',
    url,
    remoteAddress: `10.1.${Math.trunc(askers / 250)}.${askers % 250}`,
    headers: { origin: 'http://office.test', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  return { key: `${url} ${JSON.stringify(fields)}`, status: answer.statusCode, text: answer.body }
}

/** Everything that a visitor without account can get, with the questions that have an answer and those that have none. */
async function everything(at_: Office): Promise<readonly Got[]> {
  const got: Got[] = []
  for (const url of reads) {
    const { status, text } = await at_.ask(undefined, 'GET', url)
    got.push({ key: url, status, text })
  }
  for (const [index, number] of applications.entries())
    for (const last of [numbers[index]?.slice(-4) ?? '', '0000'])
      got.push(await post(at_, `${at}/status`, { number, last }))
  for (const { number, name } of [certificate, revoked])
    for (const holder of [name, '别人']) got.push(await post(at_, `${at}/certificates`, { number, holder }))
  got.push(await post(at_, `${at}/complaint/status`, { receipt: '2024-00007', code: '000000000000' }))
  return got
}

describe('title review before the public', () => {
  it('answers byte for byte alike in two worlds that differ in closed facts alone', async (t) => {
    const [first, second] = [await office(t), await office(t)]
    await publicWorld(first, one)
    await publicWorld(second, other)
    const [here, there] = [await everything(first), await everything(second)]
    assert.ok(here.length > 40)
    for (const [index, got] of here.entries()) {
      // A feed with nothing in it and a page with a token of its own are dated by the moment; none of these is one.
      const twin = there[index]
      assert.equal(twin?.key, got.key)
      assert.equal(twin.status, got.status, got.key)
      assert.equal(twin.text, got.text, got.key)
    }
    const found = new Map(here.map(({ key, status }) => [key, status]))
    assert.equal([...found.values()].filter((status) => status >= 500).length, 0)
  })

  it('shows on no page, in no export, feed and search a closed value or an identity number', async (t) => {
    const here = await office(t)
    await publicWorld(here, one)
    const closed = [
      one.expert,
      one.reason,
      one.complainant,
      one.opinion,
      ...numbers,
      'P-1',
      'case-1',
      'committee-case',
    ]
    for (const { key, text } of await everything(here))
      for (const value of closed) {
        const told = key.includes(encodeURIComponent(value)) ? text.replaceAll(value, '') : text
        assert.ok(!told.includes(value), `${key} shows ${value}`)
      }
  })

  it('finds no expert by name', async (t) => {
    const here = await office(t)
    await publicWorld(here, one)
    const { text } = await here.ask(undefined, 'GET', `/search?q=${encodeURIComponent(one.expert)}`)
    assert.match(text, /没有找到/)
    assert.match((await here.ask(undefined, 'GET', '/search?q=秦若谷')).text, /titles\/results/)
  })

  it('tells where a file lies, whether a certificate stands, and nothing to a wrong question', async (t) => {
    const here = await office(t)
    await publicWorld(here, one)
    const [approved = '', passed = '', failed = ''] = applications
    const status = (number: string, last: string) => post(here, `${at}/status`, { number, last })
    assert.match((await status(approved, '3316')).text, /已核准/)
    assert.match((await status(passed, '2324')).text, /评审中/)
    const ended = await status(failed, '112x')
    assert.match(ended.text, /已办结/)
    assert.doesNotMatch(ended.text, /未通过/)
    const [wrong, unknown] = [await status(approved, '0000'), await status('2024-99', '3316')]
    // what was typed stands in the form again; beside that nothing differs
    const untyped = ({ text }: { readonly text: string }, ...typed: readonly string[]): string =>
      typed.reduce((shown, value) => shown.replaceAll(`value="${value}"`, 'value=""'), text)
    assert.deepEqual([wrong.status, unknown.status], [404, 404])
    assert.equal(untyped(unknown, '2024-99', '3316'), untyped(wrong, approved, '0000'))
    const check = (number: string, holder: string) => post(here, `${at}/certificates`, { number, holder })
    assert.match((await check(certificate.number, certificate.name)).text, /这本证书有效/)
    assert.match((await check(revoked.number, revoked.name)).text, /已撤销/)
    const otherName = await check(certificate.number, revoked.name)
    const noNumber = await check('1', certificate.name)
    assert.equal(
      untyped(otherName, certificate.number, revoked.name),
      untyped(noNumber, '1', certificate.name),
    )
    assert.equal((await check(certificate.number, certificate.name)).status, 200)
  })

  it('says by the code on a printed certificate that its title is revoked or was given a new one', async (t) => {
    const here = await office(t)
    await publicWorld(here, one)
    const code = verificationCode({
      tenant: TENANT,
      caseId: 'case-1',
      actVersion: 9,
      template: 'certificate',
      dataDigest: 'd',
    })
    await here.database.owner().query(
      `insert into documents (tenant, code, case_id, act_version, template, template_version, data_digest, file_hash, pages, title, made_at)
       values ($1, $2, 'case-1', 9, 'certificate', 't', 'd', $3, 1, '职称证书', '2024-12-01T00:00:00Z')`,
      [TENANT, code, 'f'.repeat(64)],
    )
    const db = here.database.owner()
    const checked = async (status: string) => {
      await db.query('alter table entries disable trigger guard')
      await db.query(
        `update entries set values = jsonb_set(values, '{status}', to_jsonb($2::text)) where register = 'titles-held' and key = $1`,
        [certificate.number, status],
      )
      return (await here.ask(undefined, 'GET', `/verify/${code}`)).text
    }
    assert.match(await checked('有效'), /现在有效/)
    assert.match(await checked('有效（待换发）'), /现在有效/)
    const revokedNow = await checked('撤销')
    assert.match(revokedNow, /已撤销，不再有效[\s\S]*职称已被撤销/)
    assert.ok(!revokedNow.includes(certificate.name) && !revokedNow.includes(certificate.number))
    assert.match(await checked('已换发'), /已被新文件取代[\s\S]*已换发新证书/)
  })

  it('takes an anonymous complaint about a candidate of a list, once, and tells its stage by receipt', async (t) => {
    const here = await office(t)
    await publicWorld(here, one)
    const page = await here.ask(
      undefined,
      'GET',
      `${at}/complaint?notice=results/${encodeURIComponent(slugs.results)}`,
    )
    assert.match(page.text, /傅清扬（两界设计院）/)
    const fields = {
      token: '00000000-0000-4000-8000-000000000001',
      notice: `results/${slugs.results}`,
      candidate: '1',
      authority: 'hr',
      about: '傅清扬的业绩',
      facts: '项目不是本人完成的，现场负责人另有其人。',
      named: '匿名',
    }
    const filed = await post(here, `${at}/complaint`, fields)
    assert.equal(filed.status, 201, filed.text)
    const again = await post(here, `${at}/complaint`, fields)
    assert.equal(again.text, filed.text)
    const [number = '', code = ''] = [...filed.text.matchAll(/typed-code"[^>]*>([^<]+)</g)].map(
      ([, text]) => text,
    )
    const state = await post(here, `${at}/complaint/status`, { receipt: number, code })
    assert.match(state.text, /待受理/)
    assert.doesNotMatch(state.text, /现场负责人|傅清扬/)
    assert.equal(
      (await post(here, `${at}/complaint/status`, { receipt: number, code: 'f'.repeat(12) })).status,
      404,
    )
    const figures = (await here.ask(undefined, 'GET', `${at}/complaint`)).text.replaceAll(/<[^>]*>/g, '')
    assert.match(figures, /年办理情况收到1件办结0件查证属实0件/)
    const { rows } = await here.database.app.query<{ application: string }>(
      `select state -> 'domain' -> 'subject' ->> 'application' as application from cases
       where tenant = $1 and procedure = 'titles/complaint' and text_1 = $2`,
      [TENANT, number],
    )
    assert.deepEqual(rows, [{ application: 'case-2' }])
    const bare = await post(here, `${at}/complaint`, { ...fields, token: '', name: '某人' })
    assert.equal(bare.status, 422)
    assert.match(bare.text, /匿名举报不保存举报人信息/)
  })
})
