import assert from 'node:assert/strict'
import { it } from 'node:test'
import { countOf, enterBlock, faultOf } from './count-lines.ts'

const one = (n: number) => ({ application: `a${n}`, name: `申报人${n}`, entitled: 15 })
const all = [one(1), one(2), one(3)]

void it('completes a line from its yes votes', () => {
  assert.deepEqual(countOf(one(1), { yes: '10' }), {
    issued: 15,
    returned: 15,
    invalid: 0,
    yes: 10,
    no: 5,
    abstain: 0,
  })
})

void it('takes a pasted block from a cell on, with full-width digits, and nothing beyond the list', () => {
  assert.deepEqual(enterBlock({}, all, 1, 'yes', '１２\t3\n9\t6\n8\t7\n'), {
    a2: { yes: '12', no: '3' },
    a3: { yes: '9', no: '6' },
  })
})

void it('says where a line does not add up, and nothing of one that is not begun', () => {
  assert.match(faultOf(one(1), { yes: '10', no: '6' }) ?? '', /合计 16，应等于收回 15/)
  assert.match(faultOf(one(1), { yes: '10', returned: '16' }) ?? '', /多于发出的 15 张/)
  assert.equal(faultOf(one(1), { no: '6' }), undefined)
  assert.equal(faultOf(one(1), { yes: '10' }), undefined)
})
