import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Problem } from '../../api/types.ts'
import { faultsUnder } from './filing-faults.ts'

const finding = (field: string | undefined, say: string, holds: 'yes' | 'no' = 'no') => ({
  rule: 'r@1',
  clause: 'anhui-titles-2018/art.9.1.7',
  clauseLabel: '第九条',
  label: '',
  holds,
  say,
  ...(field === undefined ? {} : { facts: { field } }),
})
const problem = (more: Partial<Problem>): Problem => ({
  type: 'about:blank',
  title: '',
  status: 409,
  detail: '',
  ...more,
})

describe('faults under fields', () => {
  it('puts findings and input faults of the row under their fields, and leaves nothing over', () => {
    const refusal = problem({
      findings: [finding('works.2.on', '还没有到'), finding('works.2.rank', '超过', 'yes')],
      fields: [{ path: 'works.2.title', say: '请填写' }],
    })
    const { faults, rest } = faultsUnder(refusal, 'works.2.')
    assert.deepEqual(
      [...faults],
      [
        ['on', '还没有到'],
        ['title', '请填写'],
      ],
    )
    assert.equal(rest, undefined)
  })
  it('leaves the refusal standing where another row, or no field, is at fault', () => {
    const other = problem({ findings: [finding('works.2.on', '甲'), finding('works.3.on', '乙')] })
    assert.deepEqual([...faultsUnder(other, 'works.2.').faults.keys()], ['on'])
    assert.equal(faultsUnder(other, 'works.2.').rest, other)
    const none = problem({ findings: [finding(undefined, '丙')] })
    assert.equal(faultsUnder(none, '').rest, none)
    assert.equal(faultsUnder(problem({}), '').faults.size, 0)
  })
  it('joins two faults of one field and does not mix rows 2 and 20', () => {
    const twice = problem({
      findings: [finding('works.2.on', '甲'), finding('works.2.on', '乙'), finding('works.20.on', '丙')],
    })
    assert.deepEqual([...faultsUnder(twice, 'works.2.').faults], [['on', '甲 乙']])
    assert.deepEqual(faultsUnder(undefined, 'x'), { faults: new Map(), rest: undefined })
  })
})
