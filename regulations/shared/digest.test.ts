import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { canonicalJson, digestOf, sha256 } from './digest.ts'

void describe('sha256', () => {
  void it('gives the published vectors', () => {
    assert.equal(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
  void it('agrees with the platform at every length around a block', () => {
    for (let length = 0; length < 140; length += 1) {
      const text = '石'.repeat(length % 7) + 'x'.repeat(length)
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'))
    }
  })
})

void describe('canonicalJson', () => {
  void it('does not depend on the order of keys', () => {
    assert.equal(canonicalJson({ b: [1, null, 'x'], a: true }), '{"a":true,"b":[1,null,"x"]}')
    assert.equal(digestOf({ b: 1, a: 2 }), digestOf({ a: 2, b: 1 }))
  })
  void it('tells values apart', () => {
    assert.notEqual(digestOf({ a: '1' }), digestOf({ a: 1 }))
  })
})
