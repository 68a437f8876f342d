import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fastify from 'fastify'
import { portalRoutes, sendNotFound } from './index.ts'
import { memoryCodes, memorySources } from './memory-sources.fixture.ts'
import type { BudgetKey } from './addresses.ts'
import type { BudgetVersion, PortalSources } from './sources.ts'

const origin = 'https://portal.example'

function server(sources: PortalSources = memorySources({ origin, demo: false })) {
  const app = fastify()
  app.setNotFoundHandler((request, reply) => sendNotFound(request, reply, sources))
  portalRoutes(app, sources)
  return app
}

const app = server()
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('pages answer 200, unknown things 404 with a page that says what is missing', async () => {
  for (const url of [
    '/',
    '/budgets',
    '/yunxi/budgets/yunxi-center-2023',
    '/regulations',
    '/ledger',
    '/accessibility',
    '/verify',
    '/search',
  ]) {
    assert.equal((await get(url)).statusCode, 200, url)
  }
  const missing: readonly (readonly [string, RegExp])[] = [
    ['/yunxi/budgets/none', /这份预算/],
    ['/yunxi/budgets/yunxi-center-2023/versions/9', /这份预算/],
    ['/yunxi/budgets/yunxi-center-2023/versions/1e3', /这份预算/],
    ['/yunxi/budgets/yunxi-center-2023/tables/t99.csv', /这张表/],
    ['/yunxi/budgets/yunxi-center-2022/budget.pdf', /PDF/],
    ['/regulations/none', /这部规程/],
    ['/regulations/anhui-titles-2018/none', /这一条款/],
    ['/feeds/none.xml', /订阅/],
    ['/nowhere', /没有找到这个页面/],
  ]
  for (const [url, words] of missing) {
    const answer = await get(url)
    assert.equal(answer.statusCode, 404, url)
    assert.match(answer.body, words)
  }
})

test('a page the reader has already is answered 304, and a changed one is not', async () => {
  const first = await get('/yunxi/budgets/yunxi-center-2023')
  const etag = String(first.headers['etag'])
  assert.equal((await get('/yunxi/budgets/yunxi-center-2023', { 'if-none-match': etag })).statusCode, 304)
  assert.equal((await get('/yunxi/budgets/yunxi-center-2022', { 'if-none-match': etag })).statusCode, 200)
})

test('the stylesheet is kept for ever under its own content', async () => {
  const href = /href="(\/portal\.css\?v=[0-9a-f]{12})"/.exec((await get('/')).body)?.[1]
  assert.ok(href !== undefined)
  assert.match(String((await get(href)).headers['cache-control']), /immutable/)
  assert.equal((await get('/portal.css?v=other')).headers['cache-control'], 'no-cache')
})

test('the number of the current version leads to the lasting address', async () => {
  const answer = await get('/yunxi/budgets/yunxi-center-2023/versions/2')
  assert.equal(answer.statusCode, 302)
  assert.equal(answer.headers['location'], '/yunxi/budgets/yunxi-center-2023')
})

test('a withdrawn budget gives no file of any kind', async () => {
  assert.equal((await get('/yunxi/budgets/yunxi-archive-2023')).statusCode, 200)
  for (const file of ['tables/t1.csv', 'datapackage.json', 'budget.xlsx', 'budget.pdf']) {
    const answer = await get(`/yunxi/budgets/yunxi-archive-2023/${file}`)
    assert.equal(answer.statusCode, 410, file)
    assert.doesNotMatch(answer.body, /190\.98/)
  }
  for (const url of ['/feed.xml', '/search?q=档案馆'])
    assert.doesNotMatch(
      (await get(url)).body,
      /档案馆2023年单位预算，支出|<a href="\/yunxi\/budgets\/yunxi-archive/,
    )
})

test('the data package names each file with its columns, size and digest', async () => {
  const data = (await get('/yunxi/budgets/yunxi-center-2023/datapackage.json')).json<{
    resources: { path: string; bytes: number; hash: string; schema: { fields: { name: string }[] } }[]
  }>()
  assert.equal(data.resources.length, 7)
  for (const resource of data.resources) {
    const file = await get(`/yunxi/budgets/yunxi-center-2023/${resource.path}`)
    assert.equal(file.rawPayload.length, resource.bytes)
    assert.equal(`sha256:${createHash('sha256').update(file.rawPayload).digest('hex')}`, resource.hash)
    assert.equal(
      file.body.replace('\uFEFF', '').split('\r\n')[0],
      resource.schema.fields.map((field) => field.name).join(','),
    )
  }
})

test('a table is downloaded under a Chinese name', async () => {
  const file = await get('/yunxi/budgets/yunxi-center-2023/tables/t2.csv')
  assert.match(
    String(file.headers['content-disposition']),
    /^attachment; filename="budget\.csv"; filename\*=UTF-8''%E4/,
  )
  assert.match(file.body, /\r\nt2\.r6,item,2080505,机关事业单位基本养老保险缴费支出,15\.84,15\.84,\r\n/)
  const workbook = await get('/yunxi/budgets/yunxi-center-2023/budget.xlsx')
  assert.equal(workbook.rawPayload.subarray(0, 2).toString(), 'PK')
})

test('codes: a slip is told from an unknown document, and small letters do not matter', async () => {
  const { valid, unknown, superseded } = memoryCodes
  assert.equal(
    (await get(`/verify?code=${valid.toLowerCase().replaceAll('-', ' ')}`)).headers['location'],
    `/verify/${valid}`,
  )
  assert.match((await get(`/verify/${valid}`)).body, /现在有效/)
  assert.match((await get(`/verify/${superseded}`)).body, /已被新文件取代/)
  assert.equal((await get(`/verify/${unknown}`)).statusCode, 404)
  const wrong = `${valid.startsWith('A') ? 'B' : 'A'}${valid.slice(1)}`
  const slip = await get(`/verify/${wrong}`)
  assert.equal(slip.statusCode, 422)
  assert.match(slip.body, /有一位输错或两位颠倒/)
})

test('any two versions are compared; without numbers the newest with the one before it', async () => {
  const base = '/yunxi/budgets/yunxi-center-2023'
  const page = async (query: string) => (await get(`${base}/differences${query}`)).body
  const [forth, back, plain] = [await page('?from=1&to=2'), await page('?from=2&to=1'), await page('')]
  assert.match(forth, /第 1 版与第 2 版对照/)
  assert.match(forth, /<ins>[^<]*190\.98|<ins>.*190\.98/)
  assert.match(back, /<del>[^<]*190\.98|<del>.*190\.98/)
  assert.match(plain, /第 1 版与第 2 版对照/)
  assert.match(await page('?from=2&to=2'), /请在上面选两个不同的版本/)
  assert.match(await page('?from=99&to=x'), /第 1 版与第 2 版对照/, 'numbers that no version has')
  assert.match((await get(base)).body, /yunxi-center-2023\/differences/)
  assert.equal((await get('/yunxi/budgets/none/differences')).statusCode, 404)
  const withdrawn = await get('/yunxi/budgets/yunxi-library-2023/differences')
  assert.equal(withdrawn.statusCode, 200)
  assert.match(withdrawn.body, /内容已撤下|请在上面选两个不同的版本/)
})

test('a feed asks once for all corrections and for the versions of no budget', async () => {
  let corrections = 0
  const sources = memorySources({ origin, demo: false })
  const counted = {
    ...sources,
    corrections: () => {
      corrections += 1
      return sources.corrections()
    },
    versions: () => Promise.reject(new Error('asked budget by budget')),
  }
  const { statusCode, body } = await server(counted).inject('/feeds/corrections.xml')
  assert.deepEqual([statusCode, corrections], [200, 1])
  assert.match(body, /第 2 版。原因：/)
})

test('feeds and site map are dated, absolute and escaped', async () => {
  const feed = (await get('/feed.xml')).body
  assert.match(
    feed,
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
  )
  assert.equal(feed.match(/<entry>/g)?.length, 5 + 5)
  assert.match(feed, /<updated>2023-03-24T01:00:00\.000Z<\/updated>/)
  assert.equal((await get('/feeds/corrections.xml')).body.match(/<entry>/g)?.length, 1)
  assert.equal((await get('/feeds/checkpoints.xml')).body.match(/<entry>/g)?.length, 12)
  const ids = [...feed.matchAll(/<entry>\n<title>.*<\/title>\n<id>(.*)<\/id>/g)].map((match) => match[1])
  assert.equal(new Set(ids).size, 5 + 5)
  const map = (await get('/sitemap.xml')).body
  assert.match(
    map,
    /<loc>https:\/\/portal\.example\/yunxi\/budgets\/yunxi-center-2023<\/loc><lastmod>2023-03-20<\/lastmod>/,
  )
  // standing pages and overviews, those of the jurisdiction, budgets, units, instruments, clauses, titles and notices
  assert.equal(map.match(/<url>/g)?.length, 18 + 6 + (2 + 6) + 4 + 2 + 5 + 1227 + (1 + 9) + 5)
})

test('each jurisdiction has its own directory, ledger and feeds below its id', async () => {
  const whole = memorySources({ origin })
  const [one] = await whole.publishedBudgets()
  assert.ok(one !== undefined)
  // The same budget code in another county: the same slug, another budget.
  const twin = { ...one, tenant: 'qingshan', title: '青山县的预算' }
  const both = server({
    ...whole,
    tenants: async () => [
      { id: 'yunxi', name: '云溪县' },
      { id: 'qingshan', name: '青山县' },
    ],
    publishedBudgets: async () => [twin, ...(await whole.publishedBudgets())],
    findPublishedBudget: async (key, version) =>
      key.tenant === 'qingshan'
        ? { ...twin, version: await firstVersion(whole, one), hasPdf: false }
        : whole.findPublishedBudget(key, version),
  })
  const page = async (url: string) => (await both.inject(url)).body
  assert.match(await page(`/qingshan/budgets/${one.slug}`), /青山县的预算/)
  assert.doesNotMatch(await page(`/yunxi/budgets/${one.slug}`), /青山县的预算/)
  const own = await page('/qingshan/budgets')
  assert.match(own, /青山县预算公开/)
  assert.match(own, /已公开 1 份/)
  assert.match(own, /其他辖区：<a href="\/yunxi\/budgets">云溪县</)
  assert.match(own, /action="\/qingshan\/budgets"/)
  assert.match(await page('/budgets'), /按辖区查阅/)
  assert.equal((await page('/qingshan/feed.xml')).match(/<entry>/g)?.length, 1)
  assert.match(await page('/qingshan/ledger'), /还没有公布检查点/)
  assert.match(await page('/yunxi/ledger'), /1860/)
  for (const url of ['/none/budgets', '/none/ledger', '/none/feed.xml', '/none/feeds/budgets.xml'])
    assert.equal((await both.inject(url)).statusCode, 404, url)
  assert.equal((await both.inject(`/budgets/${one.slug}`)).statusCode, 404)
})

async function firstVersion(sources: PortalSources, key: BudgetKey): Promise<BudgetVersion> {
  const [version] = await sources.versions(key)
  assert.ok(version !== undefined)
  return version
}

test('addresses from before the tenant was part of them lead to the lasting ones', async () => {
  for (const rest of ['', '/versions/1', '/tables/t1.csv', '/budget.pdf']) {
    const answer = await get(`/budgets/yunxi-center-2023${rest}`)
    assert.equal(answer.statusCode, 301)
    assert.equal(answer.headers['location'], `/yunxi/budgets/yunxi-center-2023${rest}`)
  }
})

test('crawlers are kept out of a demo, and out of answers to queries elsewhere', async () => {
  assert.match((await get('/robots.txt')).body, /Disallow: \/search\n/)
  assert.doesNotMatch((await get('/')).body, /noindex/)
  assert.match((await get('/search?q=x')).body, /name="robots" content="noindex"/)
  const demo = server(memorySources({ origin, demo: true }))
  assert.match((await demo.inject('/robots.txt')).body, /Disallow: \/\n/)
  assert.match((await demo.inject('/')).body, /演示环境/)
})

test('findings of a unit are public in the demo only, unless it shows them itself', async () => {
  const path = '/yunxi/budgets/yunxi-center-2023/versions/1'
  assert.doesNotMatch((await get(path)).body, /写入的是增加额/)
  const shown = server({ ...memorySources({ origin, demo: false }), showFindings: async () => true })
  assert.match((await shown.inject(path)).body, /写入的是增加额/)
  assert.match((await server(memorySources({ origin, demo: true })).inject(path)).body, /写入的是增加额/)
})

test('a fault of ours is a page with a number and without the fault', async () => {
  const broken = server({
    ...memorySources({ origin }),
    publishedBudgets: async () => Promise.reject(new Error('secret detail')),
  })
  const answer = await broken.inject('/budgets')
  assert.equal(answer.statusCode, 500)
  assert.match(answer.body, /编号 <code[^>]*>[0-9a-f]{8}</)
  assert.doesNotMatch(answer.body, /secret detail/)
})
