import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countUsage, findWordingSlips } from './wording.ts'

function slips(...texts: readonly string[]): readonly string[] {
  const [first = ''] = texts
  return findWordingSlips(first, 0, countUsage(texts)).map(
    ({ kind, text, usual }) => `${kind} ${text} → ${usual}`,
  )
}

void describe('slips of wording', () => {
  void it('sees a word written otherwise in one sentence', () => {
    assert.deepEqual(slips('重视困难学生群众成长，为困难学生群体服务', '关心困难学生群体'), [
      'other-word 困难学生群众 → 困难学生群体',
    ])
    // once each: nobody knows which is meant
    assert.deepEqual(slips('重视困难学生群众成长，为困难学生群体服务'), [])
    // the character goes with others too
    assert.deepEqual(slips('重视困难学生群众成长，为困难学生群体服务', '困难学生群体和群团'), [])
    // nor does what stands at the end of a clause count as followed
    assert.deepEqual(slips('重视困难学生群众成长，为困难学生群体服务', '关心困难学生群体，重视学生群，'), [
      'other-word 困难学生群众 → 困难学生群体',
    ])
    // the pair counts, not the end of another word
    assert.deepEqual(slips('重视困难学生群众，为困难学生群体', '关心困难学生群体'), [
      'other-word 困难学生群众 → 困难学生群体',
    ])
    // one clause, two things
    assert.deepEqual(slips('重视困难学生群众和困难学生群体', '关心困难学生群体'), [])
    assert.deepEqual(slips('看望困难学生家长上午，看望困难学生家长下午', '困难学生家长下午'), [])
  })

  void it('sees a word left out before 和', () => {
    assert.deepEqual(slips('编制产业发展和项目清单，产业发展规划和项目清单一致'), [
      'left-out 发展和项目清单 → 发展规划和项目清单',
    ])
    // at the end and the beginning of the sentence, the long one first
    assert.deepEqual(slips('发展规划和项目清单编成，发展和项目清单'), [
      'left-out 发展和项目清单 → 发展规划和项目清单',
    ])
    for (const text of [
      '编制：乙和项目清单，丙：乙规划和项目清单一致',
      '编制产业发展和项目清单，产业发展、林和项目清单一致',
      '编制产业和项目清单，产业产业和项目清单一致',
      '编制产业发展和项目清单，产业发展初期和项目清单一致',
      '和项目清单，产业发展规划和项目清单一致',
      '展和项目清单，产业发展规划和项目清单一致',
    ])
      assert.deepEqual(slips(text), [], text)
    assert.deepEqual(slips('编制产业发展项目清单目录，产业发展规划项目清单目录一致'), [])
    assert.deepEqual(slips('编制产业发展和项目清单，林业管理规划和项目清单一致'), [])
  })

  void it('sees a character in the wrong place', () => {
    assert.deepEqual(slips('举办乡镇正领导干部职培训班', '乡镇正职干部', '其他干部培训'), [
      'moved 镇正领导干部职培 → 镇正职领导干部培',
    ])
    assert.deepEqual(slips('举办乡镇正领导干部职培训班', '其他干部培训'), [])
    assert.deepEqual(slips('举办乡镇正领导干部职培训班', '乡镇正职干部'), [])
    // and one that has to move to the right, before the last character
    assert.deepEqual(slips('某干部职培训镇正领', '乡镇正职干部', '其他干部培训'), [
      'moved 干部职培训镇正领 → 干部培训镇正职领',
    ])
    for (const [why, ...texts] of [
      ['the words before go on otherwise', '举办乡镇正领导干部职培训班', '乡镇正职干部', '其他干部培养'],
      ['the words behind stand otherwise', '举办乡镇正领导干部职培训班', '乡镇正职干部', '全部培训'],
      ['known before', '举办乡镇正领导干部职培训班', '乡镇正职干部', '其他干部培训', '干部职责'],
      ['nothing behind to compare', '举办乡镇正领导干部职培', '乡镇正职干部', '其他干部培训'],
      ['goes with everything', '举办乡镇正领导干部的培训班', '乡镇正的干部', '其他干部培训'],
      ['stands there', '举办乡镇正职领导干部职培训班', '其他干部培训'],
      ['known there', '举办乡镇正领导干部职培训班', '乡镇正职干部', '其他干部培训', '真正领会'],
    ] as const)
      assert.deepEqual(slips(...texts), [], why)
  })

  void it('sees a list without a verb behind 用', () => {
    assert.deepEqual(slips('用办公用房维修、设备购置等。'), ['no-verb 用 → 用于'])
    assert.deepEqual(slips('用于办公用房维修、设备购置等。'), [])
    assert.deepEqual(slips('用实际行动、优良作风等，取信于民。'), [])
  })

  void it('places a slip in its text', () => {
    const [first] = findWordingSlips('用办公用房维修、设备购置等。', 5, countUsage([]))
    assert.deepEqual([first?.from, first?.to], [5, 6])
  })
})
