import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { narrowed, need } from './need.ts'

type Person = { readonly name: string; readonly phone: string }
const entry = { key: 'p-1', name: '甲', phone: '示例号码' }

describe('a need that names columns', () => {
  it('is answered with these and the key only', () => {
    const asked = need.register<Person>('people', 'p-1', { fields: ['name'] })
    assert.deepEqual(narrowed(asked, entry), { key: 'p-1', name: '甲' })
    const all = need.entries<Person>('people', {}, { fields: ['name'], lock: 'none' })
    assert.deepEqual(narrowed(all, [entry, entry]), [
      { key: 'p-1', name: '甲' },
      { key: 'p-1', name: '甲' },
    ])
  })

  it('stays unanswered where there is no entry', () => {
    assert.equal(narrowed(need.register<Person>('people', 'p-2', { fields: ['name'] }), undefined), undefined)
  })

  it('leaves whole what names none, and what is no register entry', () => {
    assert.equal(narrowed(need.register<Person>('people', 'p-1'), entry), entry)
    assert.equal(narrowed(need.case<Person>('cases', 'c-1'), entry), entry)
  })
})
