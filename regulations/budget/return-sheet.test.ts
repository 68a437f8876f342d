import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unitBudget } from '#regulations/budget'
import { people, submittedBudget } from '../../tests/support/budget.ts'

void describe('退回修改意见单', () => {
  const sheet = unitBudget.documents['return-sheet']
  const items = [
    { path: '表3 C7', text: '绩效工资没有说明' },
    { path: '说明 三', text: '与表2不一致' },
  ]

  void it('exists once the file was returned, and lists every item with the unit’s answer', () => {
    if (sheet === undefined) assert.fail('the procedure has the paper')
    const sent = submittedBudget()
    assert.equal(sheet.when(sent.domain, sent.snapshot?.kernel.returns ?? []), false)
    const returned = sent
      .when('Return', { items }, people.department)
      .when('Answer', { number: 2, kind: 'changed', text: '已改为190.98' }, people.compiler)
    const returns = returned.snapshot?.kernel.returns ?? []
    assert.equal(sheet.when(returned.domain, returns), true)
    const rows = JSON.stringify(sheet.data(returned.domain, returns))
    assert.match(rows, /"number":"1","path":"表3 C7","text":"绩效工资没有说明","answer":null/)
    assert.match(rows, /"number":"2".*"answer":"已改：已改为190.98"/)
    assert.match(rows, /第1次退回/)
  })
})
