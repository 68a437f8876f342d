import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import fastify from 'fastify'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { attempts } from './attempts.ts'
import { portalRoutes, sendNotFound } from './index.ts'
import { memorySources } from './memory-sources.fixture.ts'
import { filingWindow } from './pages/titles-frame.ts'
import { memoryApplication, memoryReceipt, memoryTitle } from './memory-titles.fixture.ts'

const sources = memorySources({ origin: 'https://portal.example', demo: false })
function server() {
  const app = fastify()
  app.setNotFoundHandler((request, reply) => sendNotFound(request, reply, sources))
  portalRoutes(app, sources)
  return app
}
const app = server()
const get = (url: string) => app.inject({ url })
const send = (url: string, fields: Readonly<Record<string, string>>, on = app) =>
  on.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

describe('notices of title review', () => {
  it('prints the period and the last day for objections, and counts them by the calendar', async () => {
    const page = (await get('/yunxi/titles/results/2023-C1-1')).body
    assert.match(page, /公示时间：2023年3月27日至2023年3月31日，共5个工作日（张贴当日不计）/)
    assert.match(page, /2023年3月31日24时前/)
    assert.match(page, /<th scope="row">周明远<\/th>/)
    assert.match(page, /名单（3 人）/)
  })

  it('names nobody any more once it is taken down, and gives no file', async () => {
    const page = await get('/yunxi/titles/results/2022-C1-1')
    assert.match(page.body, /名单已撤下/)
    assert.doesNotMatch(page.body, /周明远/)
    for (const file of ['list.csv', 'list.json', 'official.html'])
      assert.equal((await get(`/yunxi/titles/results/2022-C1-1/${file}`)).statusCode, 410, file)
  })

  it('is exported for machines and for another site', async () => {
    const csv = await get('/yunxi/titles/approvals/2022-C1-1/list.csv')
    assert.equal(csv.body.replace('\uFEFF', '').split('\r\n')[0], 'name,employer,series,specialty,level')
    const json = (await get('/yunxi/titles/approvals/2022-C1-1/list.json')).json<{
      until: string
      people: object[]
    }>()
    assert.equal(json.until, '2023-03-27')
    assert.equal(json.people.length, 3)
    const html = (await get('/yunxi/titles/approvals/2022-C1-1/official.html')).body
    assert.match(html, /^<h1>云溪县人社局/)
    assert.doesNotMatch(html, /class=|style=/)
  })

  it('withholds a notice that carries something closed', async () => {
    const [first, ...rest] = await sources.titleNotices()
    assert.ok(first)
    const closed = { ...first, data: { ...(first.data as object), experts: ['评委甲'] } }
    const other = fastify()
    portalRoutes(other, { ...sources, titleNotices: async () => [closed, ...rest] })
    const page = (await other.inject('/yunxi/titles/results/2023-C1-1')).body
    assert.match(page, /内容暂不显示/)
    assert.doesNotMatch(page, /评委甲|周明远/)
    assert.doesNotMatch((await other.inject('/search?q=评委甲')).body, /results\/2023-C1-1/)
  })

  it('is found by its text, followed by column and listed in the site map', async () => {
    assert.match((await get('/search?q=政务服务中心')).body, /titles\/announcements\/2023-C1/)
    const feed = (await get('/yunxi/feeds/title-results.xml')).body
    assert.equal(feed.match(/<entry>/g)?.length, 2)
    assert.doesNotMatch(feed, /周明远/)
    assert.match((await get('/sitemap.xml')).body, /yunxi\/titles\/lists\/2022-C1-0/)
  })
})

clause('anhui-titles-2018/notice.1', 'the regulation page', ({ accepts }) => {
  accepts('number, issuer, addressees, repealed documents; in force unknown until entered', async () => {
    const page = (await get('/regulations/anhui-titles-2018')).body
    for (const words of [
      '皖人社发〔2018〕5号',
      '安徽省人力资源和社会保障厅',
      '各市人力资源社会保障局',
      '皖人发〔2004〕81号',
      '录入前为未知',
      '中办发〔2016〕77号',
    ])
      assert.ok(page.includes(words), words)
    const articles = new Set([...page.matchAll(/anhui-titles-2018\/art\.(\d+)/g)].map(([, n]) => n))
    assert.equal(articles.size, 67)
  })
})
clause('anhui-titles-2018/notice.2', 'a refusal leads to a clause anybody can read', ({ accepts }) => {
  accepts('article 14 without login, with the note of the office that interprets it', async () => {
    const page = await get('/regulations/anhui-titles-2018/art.14')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /解释机关的说明/)
    assert.match(page.body, /年度指评审年度/)
  })
})

/** A page without what was typed into its form: that alone may tell one miss from another. */
const untyped = (body: string): string => body.replaceAll(/ value="[^"]*"/g, '')

describe('the way from an announcement to an application', () => {
  const cycle = {
    filingFrom: '2023-03-01',
    filingUntil: '2023-03-31',
    extensions: [{ window: '个人填报', until: '2023-04-05', reason: '系统停机', document: '2号' }],
  }
  it('counts the days that are left, today among them, and the extension', () => {
    const of = (day: string) => filingWindow(cycle, localDate(day))
    assert.deepEqual(of('2023-02-28'), { kind: 'ahead', from: '2023-03-01' })
    assert.deepEqual(of('2023-03-01'), { kind: 'open', until: '2023-04-05', daysLeft: 36 })
    assert.deepEqual(of('2023-04-05'), { kind: 'open', until: '2023-04-05', daysLeft: 1 })
    assert.deepEqual(of('2023-04-06'), { kind: 'over', until: '2023-04-05' })
    const other = { ...cycle, extensions: cycle.extensions.map((one) => ({ ...one, window: '呈报' })) }
    assert.equal(filingWindow(other, localDate('2023-04-01'))?.kind, 'over')
  })
  it('tells an applicant until when, what to try first, and where to sign in', async () => {
    const list = (await get('/yunxi/titles/announcements')).body
    assert.match(list, /填报中/)
    const address = /href="(\/yunxi\/titles\/announcements\/[^"/]+)"/.exec(list)?.[1] ?? ''
    const page = (await get(address)).body
    assert.match(page, /个人填报还有8天（含今天），到2023年4月5日24时截止/)
    assert.match(page, /href="\/admin\/titles-apply"/)
    assert.match(page, /帐号由单位人事部门开通/)
    const years = /href="(\/calculators\/years-in-post\?cutOff=[^"]+)"/.exec(page)?.[1] ?? ''
    const calculator = await get(years)
    assert.equal(calculator.statusCode, 200)
    assert.match(calculator.body, /value="2023-12-31"/)
    assert.doesNotMatch(calculator.body, /需要改正/)
    assert.equal((await get(`${years}&obtained=`)).statusCode, 422)
    assert.match((await get('/yunxi/titles')).body, /href="\/admin\/titles-apply"/)
    assert.match((await get('/')).body, /href="\/titles">职称评审/)
  })
})

describe('questions without login', () => {
  it('answers number and name, number and code; every miss alike', async () => {
    const path = '/yunxi/titles/certificates'
    const right = await send(path, { number: memoryTitle.number, holder: memoryTitle.name, code: '' })
    assert.equal(right.statusCode, 200)
    assert.match(right.body, /这本证书有效/)
    assert.equal(right.headers['cache-control'], 'no-store')
    assert.equal((await get(`${path}?number=${memoryTitle.number}&code=${memoryTitle.code}`)).statusCode, 200)
    const wrongName = await send(path, { number: memoryTitle.number, holder: '别人' })
    const noNumber = await send(path, { number: '9', holder: memoryTitle.name })
    assert.deepEqual([wrongName.statusCode, noNumber.statusCode], [404, 404])
    assert.equal(untyped(wrongName.body), untyped(noNumber.body))
    assert.match(wrongName.body, new RegExp(`value="${memoryTitle.number}"`))
    assert.match(wrongName.body, /value="别人"/)
    const faulty = await send(path, { number: '9' })
    assert.equal(faulty.statusCode, 422)
    assert.match(faulty.body, /value="9"/)
  })

  it('says where an application lies, alike for an unknown number and other digits; five misses close it', async () => {
    const path = '/yunxi/titles/status'
    const own = server()
    const { number, lastFour } = memoryApplication
    const right = await send(path, { number, last: lastFour }, own)
    assert.match(right.body, /补交2项材料/)
    assert.match(right.body, /云溪县工程师协会/)
    const wrong = await send(path, { number, last: '0000' }, own)
    const unknown = await send(path, { number: '2023-C1-99999', last: lastFour }, own)
    assert.equal(wrong.statusCode, 404)
    assert.equal(untyped(wrong.body), untyped(unknown.body))
    assert.match(wrong.body, new RegExp(`value="${number}"`))
    for (const last of ['0001', '0002', '0003', '0004']) await send(path, { number, last }, own)
    assert.equal((await send(path, { number, last: lastFour }, own)).statusCode, 429)
    assert.equal((await send(path, { number, last: '12' }, own)).statusCode, 422)
  })

  it('takes a complaint, gives a receipt, and tells its stage by receipt alone', async () => {
    const path = '/yunxi/titles/complaint'
    const words = { authority: 'hr', about: '公示', facts: '公示期不足', named: '匿名' }
    const filed = await send(path, words)
    assert.equal(filed.statusCode, 201)
    assert.match(filed.body, new RegExp(memoryReceipt.code))
    const refused = await send(path, { ...words, authority: 'nobody' })
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /公示期不足<\/textarea>/)
    const bare = await send(path, { named: '实名', facts: '公示期不足' })
    assert.equal(bare.statusCode, 422)
    for (const said of ['请选择受理机关', '请填写被反映的人或事项', '请填写您的姓名', '请填写联系方式'])
      assert.match(bare.body, new RegExp(said), 'everything that is missing is told at once')
    assert.doesNotMatch(bare.body, /请写明事实/)
    assert.match((await send(path, { ...words, facts: '' })).body, /请写明事实/)
    const figures = (await get(path)).body.replaceAll(/<[^>]*>/g, '')
    assert.match(figures, /2023年办理情况收到3件办结2件查证属实1件查证部分属实0件查证不属实1件/)
    const { number, code } = memoryReceipt
    assert.match((await send(`${path}/status`, { receipt: number, code })).body, /核查中/)
    const wrong = await send(`${path}/status`, { receipt: number, code: '0' })
    const unknown = await send(`${path}/status`, { receipt: '1', code })
    assert.deepEqual([wrong.statusCode, unknown.body], [404, wrong.body])
  })

  it('breaks what a committee reviews into lines, which may be long', async () => {
    const { body } = await get('/yunxi/titles/committees')
    assert.match(body, /<td data-label="评审范围" class="long">/)
  })

  it('is of one jurisdiction', async () => {
    for (const part of ['', '/results', '/status', '/certificates', '/complaint', '/fees', '/committees'])
      assert.equal((await get(`/none/titles${part}`)).statusCode, 404, part)
  })
})

test('tries are counted per key and forgotten after the window', () => {
  const tries = attempts(2, 1000)
  tries.failed('a', 0)
  tries.failed('a', 10)
  assert.equal(tries.allows('a', 20), false)
  assert.equal(tries.allows('b', 20), true)
  assert.equal(tries.allows('a', 1000), true)
})
