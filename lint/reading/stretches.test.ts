import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocument, stretchesOf } from './reading.ts'

describe('a very long text', () => {
  it('is cut behind the last sentence that fits, without losing a character', () => {
    const text = `${'甲'.repeat(3_989)}。${'乙'.repeat(3_999)}。丙。`
    assert.deepEqual(stretchesOf(text), [
      { from: 0, to: 3_990 },
      { from: 3_990, to: 7_990 },
      { from: 7_990, to: 7_992 },
    ])
    assert.deepEqual(stretchesOf('甲'.repeat(4_000)), [{ from: 0, to: 4_000 }])
    assert.deepEqual(stretchesOf('甲'.repeat(4_001)), [
      { from: 0, to: 4_000 },
      { from: 4_000, to: 4_001 },
    ])
  })

  it('keeps the places of its characters, its number and its pages', () => {
    const text = `${'甲'.repeat(3_999)}。共计12项。`
    const joins = [
      { at: 3_000, page: 2 },
      { at: 4_002, page: 3 },
    ]
    const { paragraphs } = readDocument({
      name: '一',
      blocks: [
        { kind: 'paragraph', text, heading: null, page: 1, joins },
        { kind: 'paragraph', text: '乙。', heading: null },
      ],
    })
    assert.deepEqual(
      paragraphs.map(({ number }) => number),
      [1, 1, 2],
    )
    const [figure] = paragraphs[1]?.figures ?? []
    const place = paragraphs[1]?.place(figure)
    assert.deepEqual([place?.from, place?.page, place?.paragraph], [4_002, 3, 1])
    assert.equal(text.slice(place?.from, place?.to), figure?.text)
  })
})
