import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { everyState } from '../../../../../regulations/titles/application/examples.ts'
import { slots } from '../../../../../regulations/titles/filing/labels.ts'
import { outcomeLines, paperLines, recordLines } from './file-record-lines.ts'

/** One whose papers have all been marked and that has not come to its end. */
const marked = () => {
  const found = everyState().find(({ stage, marks }) => stage === 'internal-publicity' && marks.length > 0)
  assert.ok(found)
  return found
}

describe('an application as the offices read it', () => {
  it('names every paper by its slot and says how it was marked', () => {
    const file = marked()
    const lines = paperLines(file)
    assert.equal(lines.length, file.materials.length)
    for (const { standing, tone } of lines) {
      assert.match(standing, /^真实、齐全、规范/)
      assert.equal(tone, 'clean')
    }
    const [first] = file.materials
    assert.ok(first)
    const faulty = file.marks.map((mark) =>
      mark.material === first.id ? { ...mark, genuine: false, note: '与原件不符' } : mark,
    )
    assert.equal(paperLines({ ...file, marks: faulty })[0]?.standing, '真实性有问题：与原件不符')
    const removed = { ...first, removed: { reason: '有争议', on: file.cycle.cutOff } }
    assert.equal(
      paperLines({ ...file, materials: [removed] })[0]?.standing,
      `${file.cycle.cutOff} 已剔除：有争议`,
    )
    assert.equal(paperLines({ ...file, marks: [] })[0]?.standing, '未核验')
  })
  it('shows neither keys of slots, nor ids of registers and cases, nor digests', () => {
    const keys = slots.map(({ key }) => key)
    for (const state of everyState()) {
      const { applicant, cycle, employer } = state
      const hidden = [...keys, applicant.key, cycle.caseId, cycle.committee, employer.organisation, 'sha256:']
      const words = [
        ...paperLines(state).flatMap(({ slot, about, standing }) => [slot, about, standing]),
        ...recordLines(state).flat(),
      ]
      for (const word of words) for (const id of hidden) assert.notEqual(word, id)
      assert.ok(words.some((word) => word.includes(cycle.committeeName)))
    }
  })
  it('leaves out what has not happened and what the reader may not see', () => {
    const { objections: _hidden, ...file } = marked()
    const labels = recordLines(file).map(([label]) => label)
    assert.ok(!labels.includes('公示期反映'))
    assert.ok(!labels.includes('结束原因'))
    assert.ok(recordLines(file).every(([, value]) => value !== ''))
  })
  it('says what came of it: approval, certificate and its code, what was handed back', () => {
    const file = marked()
    assert.deepEqual(outcomeLines(file), [], 'nothing before the end')
    const on = file.cycle.cutOff
    const approval = { document: '示职〔2024〕1号', on, authority: '示例市人社局' }
    const certificate = { number: '2024000001', code: 'ABCD1234EFGH', issuedOn: on, handedOverOn: null }
    const returns = [
      { item: '论文', step: '用人单位至本人', on, receivedBy: '甲' },
      { item: '评审表', step: '组建单位至呈报单位', on, receivedBy: '乙' },
    ] as const
    const outcome = { ...file.outcome, approval, certificate, returns }
    assert.deepEqual(outcomeLines({ outcome }), [
      ['核准', `${on} 示例市人社局 示职〔2024〕1号`],
      ['证书编号', '2024000001'],
      ['查验码', 'ABCD1234EFGH'],
      ['领证', '证书还没有领取'],
      ['退回本人的材料', `论文（${on}）`],
    ])
    const fetched = { ...outcome, certificate: { ...certificate, handedOverOn: on } }
    assert.deepEqual(outcomeLines({ outcome: fetched })[3], ['领证', `${on} 已领取`])
  })
})
