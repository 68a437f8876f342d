import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { likeness, longestShared } from './likeness.ts'

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
