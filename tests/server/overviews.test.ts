import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { buildDemoWorkbook } from '#apps/demo'
import { portalRoutes, sendNotFound } from '../../apps/server/portal/index.ts'
import { memorySources } from '../../apps/server/portal/memory-sources.fixture.ts'
import { dataTables } from '../../apps/server/portal/year-data.ts'

const sources = memorySources({ origin: 'https://portal.example', demo: false })
const app = fastify()
await app.register(multipart)
app.setNotFoundHandler((request, reply) => sendNotFound(request, reply, sources))
portalRoutes(app, sources)
const get = (url: string) => app.inject({ url })

/** A form with one file, as a browser sends it. */
function send(name: string, bytes: Uint8Array, year = '') {
  const boundary = 'x'.repeat(20)
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="year"\r\n\r\n${year}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return app.inject({
    method: 'POST',
    url: '/check',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
}

test('a withdrawn budget is in no search, comparison, list of funds or data file', async () => {
  for (const url of [
    '/items?q=档案馆',
    '/compare?year=2023',
    '/funds?year=2023',
    '/yunxi/open-data/2023/budgets.csv',
    '/yunxi/open-data/2023/rows.csv',
  ])
    assert.doesNotMatch((await get(encodeURI(url))).body, /云溪县档案馆/, url)
})

test('a search names the places, links to them, and says which amount it could not read', async () => {
  const found = await get(encodeURI('/items?q=2080505'))
  assert.match(found.body, /href="\/yunxi\/budgets\/yunxi-center-2023#table-t2"/)
  assert.equal((await get('/items?from=x')).statusCode, 422)
  assert.match((await get('/items?from=5&until=2')).body, /上限应不小于下限/)
  assert.match((await get(encodeURI('/items?q=<script>'))).body, /value="&lt;script&gt;"/)
})

test('pages beyond the last are the last, years that are none the newest', async () => {
  assert.match((await get(encodeURI('/items?q=0&page=9999'))).body, /第 \d+ 页，共/)
  assert.match((await get('/compare?year=1900')).body, /2023年已公开的 2 个单位/)
})

test('a correction names every place with what stood there, and links both versions', async () => {
  const { body } = await get('/yunxi/budgets/yunxi-center-2023/versions/2/correction')
  assert.match(body, /<del>68\.54 万元<\/del>/)
  assert.match(body, /<ins>190\.98 万元<\/ins>/)
  assert.match(body, /href="\/yunxi\/budgets\/yunxi-center-2023\/versions\/1"/)
  assert.match(body, /情况说明红线稿/)
  const first = await get('/yunxi/budgets/yunxi-center-2023/versions/1/correction')
  assert.equal(first.statusCode, 404)
})

test('the data package of a year describes each file as it is served', async () => {
  const described = (await get('/yunxi/open-data/2023/datapackage.json')).json<{
    resources: { path: string; bytes: number; hash: string; schema: { fields: { name: string }[] } }[]
  }>()
  assert.equal(described.resources.length, dataTables.length)
  for (const { path, bytes, hash, schema } of described.resources) {
    const file = await get(`/yunxi/open-data/2023/${path}`)
    assert.equal(file.rawPayload.length, bytes, path)
    assert.equal(`sha256:${createHash('sha256').update(file.rawPayload).digest('hex')}`, hash)
    const [head = ''] = file.body.replace('\uFEFF', '').split('\r\n')
    assert.equal(head, schema.fields.map(({ name }) => name).join(','))
  }
  assert.equal((await get('/yunxi/open-data/1999/rows.csv')).statusCode, 404)
  assert.equal((await get('/none/open-data/2023/rows.csv')).statusCode, 404)
})

test('column names last: a changed one breaks those who read them by program', () => {
  const names = Object.fromEntries(
    dataTables.map(({ name, fields }) => [name, fields.map((one) => one.name)]),
  )
  assert.deepEqual(names['rows'], [
    'year',
    'unit_code',
    'table',
    'row_id',
    'row_kind',
    'code',
    'label',
    'column',
    'amount',
  ])
  assert.deepEqual(names['budgets']?.slice(-7), [
    'income',
    'expenditure',
    'basic',
    'project',
    'three_public',
    'public_cost',
    'page',
  ])
})

test('a workbook from anywhere is checked: unit and year from the file, findings with both figures', async () => {
  const answer = await send('某单位2023年公开表.xlsx', await buildDemoWorkbook('printed'))
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /2023年<\/dd>/)
  assert.match(answer.body, /68\.54/)
  assert.match(answer.body, /190\.98/)
  assert.equal(answer.headers['cache-control'], 'no-store')
})

test('what cannot be checked is told why, and with what status', async () => {
  const cases: readonly (readonly [
    name: string,
    bytes: string,
    year: string,
    status: number,
    says: RegExp,
  ])[] = [
    ['a.xlsx', '', '', 422, /文件是空的/],
    ['a.xlsx', 'no workbook', '', 422, /不能读取/],
    ['a.xlsx', 'x', 'MMXX', 422, /四位数的年度/],
  ]
  for (const [name, bytes, year, status, says] of cases) {
    const answer = await send(name, Buffer.from(bytes), year)
    assert.equal(answer.statusCode, status)
    assert.match(answer.body, says)
  }
  const large = await send('a.xlsx', Buffer.alloc(6 * 1024 * 1024))
  assert.equal(large.statusCode, 413)
  const plain = await app.inject({ method: 'POST', url: '/check', payload: { file: 'x' } })
  assert.equal(plain.statusCode, 415)
})
