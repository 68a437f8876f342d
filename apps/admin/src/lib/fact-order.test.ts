import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inOrder, isCaseId, isPersonKey, saysTheSame } from './fact-order.ts'

void describe('the order of facts', () => {
  void it('follows the words of the procedure, then name and number, then what came', () => {
    const labels = { '**.name': '名称', year: '年度', 'host.document': '文号', 'host.name': '名称' }
    assert.deepEqual(inOrder(['exit', 'number', 'year', 'name'], labels, ''), [
      'year',
      'name',
      'number',
      'exit',
    ])
    assert.deepEqual(inOrder(['name', 'document'], labels, 'host.'), ['document', 'name'])
    assert.deepEqual(inOrder(['b', 'a'], {}, ''), ['b', 'a'])
  })

  void it('leaves out ids only where a name stands beside them', () => {
    assert.ok(saysTheSame('account', 'sl-fei-ming', { name: '费明', account: 'sl-fei-ming' }))
    assert.ok(!saysTheSame('account', 'sl-fei-ming', { account: 'sl-fei-ming' }))
    assert.ok(saysTheSame('key', 'p-3ba55f142fd80da0e1d5cfbb7e2abe21', { name: '费明' }))
    assert.ok(!saysTheSame('key', '990100-001', { name: '中级评委会' }), 'a code that people write down')
  })

  void it('knows the id of a case from other codes', () => {
    assert.ok(isCaseId('016d5eb6-867c-4b2a-b14f-2e432eb02454'))
    for (const other of ['990100-001-10', '2022-12-09', '016d5eb6867c4b2ab14f2e432eb02454', 7, null])
      assert.ok(!isCaseId(other), String(other))
    assert.ok(isPersonKey('p-3ba55f142fd80da0e1d5cfbb7e2abe21#1'))
    for (const other of ['p-match', '990100-001', '']) assert.ok(!isPersonKey(other), other)
  })
})
