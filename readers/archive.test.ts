import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expandArchive, likeness, nearestName, packArchive, summarizeArchive } from './index.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const limits = { entriesMax: 10, expandedBytesMax: 100 }

describe('archives', () => {
  it('come out as they went in, the same bytes each time', async () => {
    const parts = new Map([
      ['甲/一.xml', text('<a/>')],
      ['b.txt', text('')],
    ])
    const packed = packArchive(parts)
    assert.deepEqual(packArchive(parts), packed)
    assert.deepEqual(summarizeArchive(packed, 10)?.names, ['甲/一.xml', 'b.txt'])
    const expanded = await expandArchive(packed, limits)
    assert.ok(expanded.ok)
    assert.deepEqual(
      [...expanded.parts].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
      [
        ['甲/一.xml', '<a/>'],
        ['b.txt', ''],
      ],
    )
  })
  it('are expanded up to the bound in sum and not a byte further', async () => {
    const packed = packArchive(
      new Map([
        ['a', text('x'.repeat(60))],
        ['b', text('y'.repeat(40))],
      ]),
    )
    assert.ok((await expandArchive(packed, limits)).ok)
    const more = packArchive(
      new Map([
        ['a', text('x'.repeat(60))],
        ['b', text('y'.repeat(41))],
      ]),
    )
    assert.deepEqual(await expandArchive(more, limits), { ok: false, why: 'too-large' })
    assert.deepEqual(await expandArchive(packed, { ...limits, entriesMax: 1 }), {
      ok: false,
      why: 'too-large',
    })
  })
  it('are damaged when cut or overwritten', async () => {
    const packed = packArchive(new Map([['a', text('x'.repeat(60))]]))
    assert.deepEqual(await expandArchive(packed.subarray(0, 40), limits), { ok: false, why: 'damaged' })
    const broken = packed.slice()
    broken.fill(0xff, 31, 36)
    assert.deepEqual(await expandArchive(broken, limits), { ok: false, why: 'damaged' })
  })
})

describe('likeness', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['单位名称', '单位名称', 1000],
    ['单位名称', '单位 名称：', 1000],
    ['单位名', '单位名称', 750],
    ['编码', '科目编码', 700],
    ['标提', '标题', 500],
    ['名单位称', '单位名称', 500],
    ['姓名', '金额', 0],
    ['', '金额', 0],
  ]
  for (const [one, other, expected] of cases)
    it(`of “${one}” and “${other}” is ${expected}`, () => {
      assert.equal(likeness(one, other), expected)
      assert.equal(likeness(other, one), expected)
    })
  it('offers the most alike name, or none', () => {
    assert.deepEqual(nearestName('科目名', ['科目编码', '科目名称']), { name: '科目名称', likeness: 750 })
    assert.equal(nearestName('姓名', ['科目编码', '金额']), undefined)
  })
})
