import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel'
import { type Look, beginningOf, digestOfPage, isInside, judgeLook, lookAt } from './link-check.ts'

const on = localDate('2023-03-01')
const seen = (result: 'same' | 'changed' | 'dead', note: string) => ({ on, result, note })
const today = localDate('2023-03-07')
const posted = (check: Parameters<typeof judgeLook>[0]['check'], postedOn = on) => ({ check, postedOn })
const page = (digest: string): Look => ({ kind: 'page', digest })

void describe('what is recorded after a look at a published page', () => {
  void it('the first look, a change, a death, and a page that came back; nothing twice', () => {
    assert.deepEqual(judgeLook(posted(null), page('sha256:a'), today), { result: 'same', note: 'sha256:a' })
    assert.equal(judgeLook(posted(seen('same', 'sha256:a')), page('sha256:a'), today), undefined)
    assert.deepEqual(judgeLook(posted(seen('same', 'sha256:a')), page('sha256:b'), today), {
      result: 'changed',
      note: 'sha256:b',
    })
    assert.equal(judgeLook(posted(seen('changed', 'sha256:b')), page('sha256:b'), today), undefined)
    assert.deepEqual(judgeLook(posted(seen('same', 'sha256:a')), { kind: 'dead', why: '404' }, today), {
      result: 'dead',
      note: '404',
    })
    assert.equal(judgeLook(posted(seen('dead', '404')), { kind: 'dead', why: '404' }, today), undefined)
    assert.deepEqual(judgeLook(posted(seen('dead', '404')), page('sha256:a'), today), {
      result: 'same',
      note: 'sha256:a',
    })
    assert.deepEqual(judgeLook(posted(seen('same', '人工核对')), page('sha256:a'), today), {
      result: 'same',
      note: 'sha256:a',
    })
  })
})

void describe('a page that cannot be seen from here', () => {
  const unseen: Look = { kind: 'unreachable' }
  const month = localDate('2023-03-31')
  const earlier = localDate('2023-03-30')

  void it('asks for a picture once nobody saw it for thirty days, and only once', () => {
    assert.equal(judgeLook(posted(null), unseen, earlier), undefined, 'twenty-nine days')
    assert.deepEqual(judgeLook(posted(null), unseen, month), { result: 'unreachable', note: '' })
    assert.equal(judgeLook(posted(seen('same', 'sha256:a')), unseen, earlier), undefined)
    const asked = { result: 'unreachable' as const, note: 'sha256:a' }
    assert.deepEqual(judgeLook(posted(seen('same', 'sha256:a')), unseen, month), asked)
    assert.equal(judgeLook(posted({ ...asked, on }), unseen, month), undefined)
  })

  void it('is noted again each week while it is seen', () => {
    const known = posted(seen('same', 'sha256:a'))
    assert.equal(judgeLook(known, page('sha256:a'), today), undefined, 'six days')
    const week = localDate('2023-03-08')
    assert.deepEqual(judgeLook(known, page('sha256:a'), week), { result: 'same', note: 'sha256:a' })
  })

  void it('notices a change all the same when the line is back', () => {
    const asked = { on, result: 'unreachable' as const, note: 'sha256:a' }
    assert.deepEqual(judgeLook(posted(asked), page('sha256:b'), today), {
      result: 'changed',
      note: 'sha256:b',
    })
  })
})

void describe('the digest of a page', () => {
  void it('is of its words: markup, scripts and spaces do not count, a figure does', () => {
    const one = digestOfPage('<p class="a">支出 190.98</p><script>t(1)</script>')
    assert.equal(digestOfPage('<p class="b">支出190.98</p>\n<script>t(2)</script>'), one)
    assert.notEqual(digestOfPage('<p>支出190.97</p>'), one)
    const odd = '<!-- > --><STYLE>p{}</Style >x</STYLE><scripts>b</scripts>1 < 2 <script>c'
    assert.equal(digestOfPage(odd), digestOfPage('-->b1c'))
    assert.equal(digestOfPage('a < b'), digestOfPage('a<b'))
  })
})

void describe('addresses that are not asked', () => {
  void it('lie inside a house', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.1.1',
      '172.31.0.1',
      '169.254.169.254',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
    ])
      assert.equal(isInside(address), true, address)
    for (const address of ['1.1.1.1', '172.32.0.1', '11.0.0.1', '2400:3200::1'])
      assert.equal(isInside(address), false, address)
  })

  void it('are no page, or a machine next door', async () => {
    assert.equal((await lookAt('not an address')).kind, 'dead')
    assert.equal((await lookAt('file:///etc/hostname')).kind, 'dead')
    assert.equal((await lookAt('http://127.0.0.1:1/')).kind, 'unreachable')
    assert.equal((await lookAt('http://[::1]:1/')).kind, 'unreachable')
  })
})

void describe('a page made to keep the server busy', () => {
  void it('is read in time linear in its length', () => {
    const started = performance.now()
    for (const part of ['<', '<script ', '<style>', '<script></style>', '<a'])
      digestOfPage(part.repeat(Math.floor(4_000_000 / part.length)))
    assert.ok(performance.now() - started < 20_000, 'in the square of its length this takes hours')
  })
  void it('is not read further than a page is long', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(1024 * 1024).fill(97))
      },
    })
    assert.equal((await beginningOf(new Response(endless))).length, 4 * 1024 * 1024)
    assert.ok(sent < 10, `${sent} MB were taken`)
  })
})
