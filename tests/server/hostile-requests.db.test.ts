/** What nobody who works with the pages sends: strangers, other origins, broken bodies, addresses and uploads, at every operation. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { InjectOptions } from 'fastify'
import { type Office, office } from './office.ts'

const ORIGIN = 'http://office.test'
const NUL = '%00'
const CASE = '/api/budget/unit-budget'

/** Refused to everybody alike before anything else: neither pages nor programs do them this way. */
const byConsole = /\/titles\/meeting\/:id\/(?:TakeTotals|FixAgenda|PackMeeting|BringBackMeeting)/

/** Asserts a refusal: a problem in Chinese that shows nothing of the program. */
function assertProblem(
  { status, type, text }: { readonly status: number; readonly type: string; readonly text: string },
  wanted: readonly number[],
  what: string,
): void {
  assert.ok(wanted.includes(status), `${what}: ${status} ${text.slice(0, 300)}`)
  assert.match(type, /^application\/problem\+json/, what)
  const { detail } = JSON.parse(text) as { detail: string }
  assert.match(detail, /请.*[\u4e00-\u9fff]{4}/, what)
  assert.doesNotMatch(text, /node_modules|\.ts:\d|Error:|Multipart|FST_/, what)
}

describe('hostile requests', { concurrency: false }, () => {
  let at: Office
  let cookie = ''
  const ending: (() => Promise<void>)[] = []
  before(async () => {
    at = await office({ after: (work) => ending.unshift(work) })
    const signed = await at.ask(undefined, 'POST', '/api/demo/session', { account: 'compiler' })
    cookie = String(signed.headers['set-cookie']).split(';')[0] ?? ''
  })
  after(async () => {
    for (const work of ending) await work()
  })

  const send = async (sent: InjectOptions) => {
    const answer = await at.server.app.inject(sent)
    const type = String(answer.headers['content-type'])
    return { status: answer.statusCode, type, text: answer.body, headers: answer.headers }
  }
  /** Every operation; of the registers, which are all made alike, one. */
  const operations = (writing: boolean) => {
    const of = at.server.operations.filter(
      ({ url, method }) =>
        (!/^\/api\/registers\/[a-z]/.test(url) || url.startsWith('/api/registers/budget-units')) &&
        (!writing || method !== 'GET') &&
        url !== '/api/session' &&
        !byConsole.test(url),
    )
    assert.ok(of.length > 500, 'hardly any operation was tried')
    return of.map((one) => ({ ...one, path: one.url.replaceAll(/:\w+/g, 'none') }))
  }

  it('asks who is there before it looks at what was sent', async () => {
    for (const { method, path, signedIn } of operations(false)) {
      if (!signedIn) continue
      const payload = method === 'GET' ? {} : { payload: '{"nothing":"of this"}' }
      const headers = { origin: ORIGIN, 'content-type': 'application/json' }
      assertProblem(await send({ method, url: path, headers, ...payload }), [401], `${method} ${path}`)
    }
  })

  it('takes what changes something from its own pages only', async () => {
    for (const { method, path } of operations(true))
      for (const origin of [undefined, 'https://office.test.evil.test', 'null']) {
        const headers = {
          cookie,
          'content-type': 'application/json',
          ...(origin === undefined ? {} : { origin }),
        }
        const answer = await send({ method, url: path, headers, payload: '{}' })
        assertProblem(answer, [403], `${method} ${path} ${origin ?? 'without origin'}`)
      }
  })

  it('refuses cut JSON, other kinds of content and uploads that are none', async () => {
    const bodies = [
      ['application/json', '{"a":', [400]],
      ['text/xml', '<a/>', [415]],
      // an upload of several parts reads the case first, and of a file is told which one is missing
      ['multipart/form-data', 'no boundary', [400, 403, 404, 415, 422]],
    ] as const
    for (const { method, path } of operations(true))
      for (const [type, payload, wanted] of bodies) {
        const headers = { cookie, origin: ORIGIN, 'content-type': type }
        assertProblem(
          await send({ method, url: path, headers, payload }),
          wanted,
          `${method} ${path} ${type}`,
        )
      }
  })

  it('finds nothing at addresses that cannot be read or kept', async () => {
    const parts = [NUL, `a${NUL}b`, '%ED%A0%80', '%', 'a'.repeat(300)]
    const odd = ['__proto__', 'constructor', '..%2f..%2fkeys.json']
    const reading = operations(false).filter(({ method, url }) => method === 'GET' && url.includes(':'))
    for (const { url } of reading)
      for (const part of [...parts, ...odd]) {
        const path = url.replaceAll(/:\w+/g, part)
        const answer = await send({ url: path, headers: { cookie } })
        // a printer may be called anything: its test sheet is printed
        if (answer.status !== 200 || parts.includes(part)) assertProblem(answer, [403, 404, 422], path)
      }
    for (const part of parts) {
      const page = await send({ url: `/shizhu/budgets/${part}` })
      assert.equal(page.status, 404, part)
      assert.match(page.text, /没有找到/)
      assert.match(String(page.headers['content-security-policy']), /script-src 'self'/)
      assert.doesNotMatch(page.text, /FST_|is not a valid/)
    }
  })

  it('names papers of a case by their names, not by what every object has', async () => {
    const made = await at.ask('keeper', 'GET', '/api/worklist?limit=1')
    assert.equal(made.status, 200)
    const opened = await at.ask('compiler', 'POST', CASE, {
      input: { unit: '005002', year: 2023, basis: 'printed' },
    })
    assert.equal(opened.status, 201, opened.text)
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty'])
      for (const ending_ of ['', '.pdf', '.docx']) {
        const answer = await at.ask(
          'compiler',
          'GET',
          `${CASE}/${opened.json.id}/documents/${name}${ending_}`,
        )
        assert.equal(answer.status, 404, name)
      }
  })

  it('names the place of text that cannot be kept, of depth and of numbers past every bound', async () => {
    const url = `/api/drafts/budget/unit-budget/new/Begin/all`
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const bodies: readonly (readonly [body: string, place: string])[] = [
      ['{"body":{"text":"a\\u0000b"},"version":0}', 'body.text'],
      ['{"body":{"list":["好",{"text":"\\ud800"}]},"version":0}', 'body.list.1.text'],
      ['{"body":{"text":"\\uffff"},"version":0}', 'body.text'],
      ['{"body":{"a\\u0000":1},"version":0}', 'body.a\uFFFD'],
      ['{"body":null,"version":9007199254740991}', 'version'],
      ['{"body":null,"version":1e999}', 'version'],
    ]
    for (const [payload, place] of bodies) {
      const answer = await send({
        method: 'PUT',
        url,
        headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
        payload,
      })
      assertProblem(answer, [422], payload)
      const { fields } = JSON.parse(answer.text) as { fields: { path: string }[] }
      assert.deepEqual(
        fields.map(({ path }) => path),
        [place],
      )
    }
    const headers = { cookie, origin: ORIGIN, 'content-type': 'application/json' }
    const nested = await send({ method: 'PUT', url, headers, payload: `{"body":${deep},"version":0}` })
    assertProblem(nested, [422], 'nested')
    assert.match(nested.text, /嵌套过深/)
    assert.equal((await at.ask('compiler', 'GET', url)).status, 404, 'something was kept')
  })

  it('opens nothing by an act that opens nothing, and repeats no more of its name than a name has', async () => {
    const begin = (act: string) => at.ask('compiler', 'POST', CASE, { act, input: {} })
    for (const act of ['Publish', '__proto__', 'x']) {
      const answer = await begin(act)
      assert.equal(answer.status, 404, answer.text)
      assert.match(answer.json.detail, /^请从件的页面办理：/)
    }
    const long = await begin('长'.repeat(100_000))
    assert.equal(long.status, 422)
    assert.ok(long.text.length < 1_000)
  })

  it('refuses a NUL in a question to a list, and bodies past the bound', async () => {
    const asked = await send({ url: `/api/worklist?text=a${NUL}`, headers: { cookie } })
    assertProblem(asked, [422], 'query')
    assert.match(asked.text, /“text”含有不能保存的字符/)
    const headers = { cookie, origin: ORIGIN, 'content-type': 'application/json' }
    const payload = JSON.stringify({ input: { text: '长'.repeat(2_000_000) } })
    assertProblem(await send({ method: 'POST', url: CASE, headers, payload }), [413], 'large')
  })

  it('says on the page what was wrong with a form', async () => {
    const headers = { origin: ORIGIN, 'content-type': 'multipart/form-data' }
    for (const url of ['/check', '/lint']) {
      const answer = await send({ method: 'POST', url, headers, payload: 'no boundary' })
      assert.equal(answer.status, 400, url)
      assert.match(answer.text, /没有收到提交的内容.*请返回上一页/s)
    }
    const form = { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }
    const url = '/shizhu/budgets/none/ask'
    const large = await send({
      method: 'POST',
      url,
      headers: form,
      payload: `question=${'a'.repeat(70_000)}`,
    })
    assert.equal(large.status, 413)
    assert.match(large.text, /超过上限/)
    // 4,000 Chinese characters are 36,000 bytes in a form: they are taken
    const long = `question=${encodeURIComponent('长'.repeat(4_000))}${NUL}`
    assert.equal((await send({ method: 'POST', url, headers: form, payload: long })).status, 404)
  })

  it('answers in Chinese what is no HTTP request', async () => {
    await at.server.app.listen({ port: 0, host: '127.0.0.1' })
    const [address] = at.server.app.addresses()
    assert.ok(typeof address === 'object')
    for (const [text, status] of [
      ['GARBAGE\r\n\r\n', 400],
      [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: office.test\r\n\r\n`, 431],
    ] as const) {
      const socket = connect(address.port, '127.0.0.1')
      socket.end(text)
      const parts: Buffer[] = []
      socket.on('data', (part: Buffer) => parts.push(part))
      await once(socket, 'close')
      const [head = '', body = ''] = Buffer.concat(parts).toString('utf8').split('\r\n\r\n')
      assert.match(head, new RegExp(`^HTTP/1.1 ${status} `))
      assertProblem({ status, type: 'application/problem+json', text: body }, [status], text.slice(0, 20))
    }
  })
})
