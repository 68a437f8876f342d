/** 公文校核 on the portal, without scripts and without an account: what a form sends and what the page answers. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { documentRules } from '#lint'
import { readSpreadsheet } from '#readers'
import { clausesOfFamilies } from '../../apps/server/lint-clauses.ts'
import { sentLimits } from '../../apps/server/lint-thread.ts'
import { portalRoutes, sendNotFound } from '../../apps/server/portal/index.ts'
import { memorySources } from '../../apps/server/portal/memory-sources.fixture.ts'

const sources = memorySources({ origin: 'https://portal.example', demo: false })
const app = fastify()
await app.register(multipart)
app.setNotFoundHandler((request, reply) => sendNotFound(request, reply, sources))
portalRoutes(app, sources)
const get = (url: string) => app.inject({ url })

type Part = readonly [name: string, value: string | Uint8Array, file?: string]

/** A form as a browser sends it; a file input that was left alone sends an empty file without a name. */
function send(...parts: readonly Part[]) {
  const boundary = 'x'.repeat(20)
  const chunks = parts.flatMap(([name, value, file]) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${
        file === undefined ? '' : `; filename="${file}"\r\ncontent-type: application/octet-stream`
      }\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ])
  return app.inject({
    method: 'POST',
    url: '/lint',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  })
}

const none: Part = ['file', '', '']
const draft =
  '会议定于2023年2月29日召开。\n\n单位：万元\n项目\t预算数\n办公费\t12.30\n差旅费\t7.70\n合计\t21.00\n'

void describe('公文校核 on the portal', () => {
  void it('shows findings with their places in the pasted text, each linked with its mark, and keeps the text', async () => {
    const { statusCode, body, headers } = await send(none, ['text', draft], ['output', 'page'])
    assert.equal(statusCode, 200)
    assert.equal(headers['cache-control'], 'no-store')
    for (const number of [1, 2]) {
      assert.ok(body.includes(`<li id="f${number}">`) && body.includes(`href="#p${number}"`))
      assert.ok(body.includes(`id="p${number}" href="#f${number}"`))
    }
    assert.match(body, /<td><mark class="lint-error"><a [^>]*>2<\/a>21\.00<\/mark><\/td>/)
    assert.match(body, /<textarea [^>]*>会议定于2023年2月29日召开。/)
    assert.ok(!body.includes('<script'))
  })
  void it('takes a file before text, and says of a document without findings how much was checked', async () => {
    const file = Buffer.from('会议定于2024年2月29日召开。')
    const { body } = await send(['file', file, '净稿.txt'], ['text', draft], ['output', 'page'])
    assert.match(body, /净稿\.txt/)
    assert.match(body, /没有发现问题/)
    assert.ok(!/<li id="f1">/.test(body))
  })
  void it('gives annotated copies as files', async () => {
    const html = await send(none, ['text', draft], ['output', 'html'])
    assert.match(String(html.headers['content-disposition']), /^attachment; .*\.html$/)
    assert.match(html.body, /<mark class="error">/)
    const xlsx = await send(none, ['text', draft], ['output', 'xlsx'])
    const read = await readSpreadsheet(xlsx.rawPayload, 'copy.xlsx')
    assert.ok(read.ok && read.document.sheets[0]?.name === '校核结果')
    const sarif = await send(none, ['text', draft], ['output', 'sarif'])
    assert.equal((JSON.parse(sarif.body) as { version: string }).version, '2.1.0')
  })
  void it('refuses nothing at all, what cannot be read and what is too large, saying what to do', async () => {
    const nothing = await send(none, ['text', '  '], ['output', 'page'])
    assert.equal(nothing.statusCode, 422)
    assert.match(nothing.body, /请选择要校核的文件/)
    const broken = await send(['file', new Uint8Array([0, 1, 2, 3]), '坏.docx'], ['text', ''])
    assert.equal(broken.statusCode, 422)
    assert.match(broken.body, /不能读取/)
    const large = await send(['file', new Uint8Array(sentLimits.bytesMax + 1), '大.txt'], ['text', ''])
    assert.equal(large.statusCode, 413)
    const long = await send(none, ['text', '字'.repeat(sentLimits.textMax + 1)])
    assert.equal(long.statusCode, 413)
    const plain = await app.inject({ method: 'POST', url: '/lint', payload: { text: draft } })
    assert.equal(plain.statusCode, 415)
  })
  void it('has a page for every rule with its marked examples, and none for a rule that is none', async () => {
    const index = (await get('/lint/rules')).body
    for (const rule of documentRules) {
      assert.ok(index.includes(`/lint/rules/${rule.id}"`), rule.id)
      const { statusCode, body } = await get(`/lint/rules/${rule.id}`)
      assert.equal(statusCode, 200)
      assert.equal(body.match(/class="lint-example"/g)?.length, rule.examples.length)
      const marks = body.match(/<span class="lint-number">/g)?.length ?? 0
      assert.ok(marks > 0, `${rule.id} shows no mark`)
    }
    assert.equal((await get('/lint/rules/none')).statusCode, 404)
  })
})

void describe('the clauses of findings', () => {
  void it('are clauses of the corpus, and their rules rules of the checker', () => {
    const ids = new Set(sources.corpus.instruments.flatMap(({ clauses }) => clauses.map(({ id }) => id)))
    const rules = new Set(documentRules.map(({ id }) => id))
    for (const [family, clauses] of Object.entries(clausesOfFamilies))
      for (const [rule, clause] of Object.entries(clauses)) {
        assert.ok(ids.has(clause), `${family}: ${clause}`)
        assert.ok(rules.has(rule), `${family}: ${rule}`)
      }
  })
})
