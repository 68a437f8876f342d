import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diffSentences, sentencesOf } from './sentence-diff.ts'

test('sentences keep their closing mark', () => {
  assert.deepEqual(sentencesOf('收入预算总额190.98万元。比上年增加；无项目'), [
    '收入预算总额190.98万元。',
    '比上年增加；',
    '无项目',
  ])
  assert.deepEqual(sentencesOf(''), [])
})

test('a changed sentence stands beside the old one; the others stay', () => {
  assert.deepEqual(diffSentences('甲。乙1。丙。', '甲。乙2。丙。'), [
    { kind: 'same', text: '甲。' },
    { kind: 'gone', text: '乙1。' },
    { kind: 'new', text: '乙2。' },
    { kind: 'same', text: '丙。' },
  ])
})

test('an added and a removed sentence are told from a changed one', () => {
  assert.deepEqual(
    diffSentences('甲。丙。', '甲。乙。丙。').map(({ kind }) => kind),
    ['same', 'new', 'same'],
  )
  assert.deepEqual(
    diffSentences('甲。乙。', '乙。').map(({ kind }) => kind),
    ['gone', 'same'],
  )
  assert.deepEqual(diffSentences('甲。', '甲。'), [{ kind: 'same', text: '甲。' }])
})
