import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel'
import { type Look, digestOfPage, isInside, judgeLook, lookAt } from './link-check.ts'

const on = localDate('2023-03-01')
const seen = (result: 'same' | 'changed' | 'dead', note: string) => ({ on, result, note })
const page = (digest: string): Look => ({ kind: 'page', digest })

void describe('what is recorded after a look at a published page', () => {
  void it('the first look, a change, a death, and a page that came back; nothing twice', () => {
    assert.deepEqual(judgeLook(null, page('sha256:a')), { result: 'same', note: 'sha256:a' })
    assert.equal(judgeLook(seen('same', 'sha256:a'), page('sha256:a')), undefined)
    assert.deepEqual(judgeLook(seen('same', 'sha256:a'), page('sha256:b')), {
      result: 'changed',
      note: 'sha256:b',
    })
    assert.equal(judgeLook(seen('changed', 'sha256:b'), page('sha256:b')), undefined)
    assert.deepEqual(judgeLook(seen('same', 'sha256:a'), { kind: 'dead', why: '404' }), {
      result: 'dead',
      note: '404',
    })
    assert.equal(judgeLook(seen('dead', '404'), { kind: 'dead', why: '404' }), undefined)
    assert.deepEqual(judgeLook(seen('dead', '404'), page('sha256:a')), { result: 'same', note: 'sha256:a' })
    assert.equal(judgeLook(null, { kind: 'unreachable' }), undefined)
    assert.deepEqual(judgeLook(seen('same', '人工核对'), page('sha256:a')), {
      result: 'same',
      note: 'sha256:a',
    })
  })
})

void describe('the digest of a page', () => {
  void it('is of its words: markup, scripts and spaces do not count, a figure does', () => {
    const one = digestOfPage('<p class="a">支出 190.98</p><script>t(1)</script>')
    assert.equal(digestOfPage('<p class="b">支出190.98</p>\n<script>t(2)</script>'), one)
    assert.notEqual(digestOfPage('<p>支出190.97</p>'), one)
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
