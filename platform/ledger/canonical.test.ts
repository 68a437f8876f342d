import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonicalText, digest } from './canonical.ts'

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u2028',
    '€',
    '😀',
    'ö',
    '\r\n',
    '名称',
    '__proto__',
  ),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.maxSafeInteger(),
    fc.constantFrom(0, -0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(texts, fc.oneof(tie('tree'), fc.constant(undefined)), { maxKeys: 6 }),
  ),
}))

describe('canonical text', () => {
  it('is what the library of the standard writes, whatever enters', () => {
    fc.assert(
      fc.property(tree, (value) => {
        assert.equal(canonicalText(value), canonicalize(value))
      }),
      { numRuns: 2_000, seed: 8785 },
    )
  })

  it('sorts names by their units and comes back as it was', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '😀': 5, '\u0080': 6, ö: 7 }
    const text = canonicalText(value)
    // the order that RFC 8785 §3.2.3 prints
    assert.deepEqual(Object.values(JSON.parse(text) as object).length, 7)
    assert.equal(text, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
    assert.deepEqual(JSON.parse(text), value)
  })

  it('refuses what would not come back the same, and says where it stands', () => {
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [undefined, /undefined at \$/],
      [{ a: [1, undefined] }, /undefined at \$\.a\[1\]/],
      [{ a: { b: 0.5 } }, /number 0\.5 at \$\.a\.b/],
      [{ a: Number.NaN }, /NaN at \$\.a/],
      [{ a: 2 ** 53 }, /no safe integer/],
      [{ a: 1n }, /bigint at \$\.a/],
      [{ a: () => 1 }, /function at \$\.a/],
      [{ a: [{ b: '\ud800' }] }, /half a character at \$\.a\[0\]\.b/],
      [{ a: new URL('about:blank') }, /at \$\.a that is not plain/],
    ]
    for (const [value, message] of cases) assert.throws(() => canonicalText(value), message)
  })
})

describe('a digest', () => {
  it('is that of the text in UTF-8, by either algorithm', () => {
    for (const algorithm of ['sha256', 'sm3'] as const)
      for (const text of ['', 'abc', '规程 😀'])
        assert.equal(digest(text, algorithm), createHash(algorithm).update(text, 'utf8').digest('hex'))
    // GB/T 32905, example 1
    assert.equal(digest('abc', 'sm3'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })
})
