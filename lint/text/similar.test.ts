import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findSharedRuns, likeness, longestShared, similarity } from './similar.ts'

void describe('likeness of short texts', () => {
  void it('is the longest run of characters in both', () => {
    assert.equal(longestShared('学生会干部', '新一届学生会换届'), '学生会')
    assert.equal(longestShared('甲', '乙'), '')
    assert.equal(longestShared('abcd', 'abcd'), 'abcd')
    assert.equal(longestShared('xab', 'abyab'), 'ab')
  })

  void it('is the share of common pairs in percent', () => {
    assert.equal(likeness('出勤率', '出勤率'), 100)
    assert.equal(likeness('出勤率', '就业率'), 0)
    assert.equal(likeness('学员出勤率', '出勤率'), 50)
    assert.equal(likeness('', ''), 0)
  })
})

void describe('how alike texts are', () => {
  void it('counts shared pairs of characters', () => {
    assert.equal(similarity('甲乙丙丁', '甲乙丙丁'), 100)
    assert.equal(similarity('甲乙丙丁', '甲乙丙戊'), 66)
    assert.equal(similarity('甲乙', '丙丁'), 0)
    assert.equal(similarity('甲', '甲'), 100)
    assert.equal(similarity('', '甲乙'), 0)
    assert.equal(similarity('甲甲甲', '甲甲'), 66)
  })
  void it('finds earlier texts that share a run', () => {
    assert.deepEqual(findSharedRuns(['甲乙丙丁', '戊己', '乙丙丁', '丙丁'], 3), [[], [], [0], []])
    assert.deepEqual(findSharedRuns(['甲乙甲乙'], 2), [[]])
    // a text that repeats itself leaves room for the next one
    assert.deepEqual(findSharedRuns(['甲乙'.repeat(9), '甲乙', '丙甲乙'], 2), [[], [0], [0, 1]])
  })
  void it('names the first eight of many that share one', () => {
    const last = findSharedRuns(
      Array.from({ length: 12 }, () => '甲乙'),
      2,
    ).at(-1)
    assert.deepEqual(last, [0, 1, 2, 3, 4, 5, 6, 7])
  })
})
