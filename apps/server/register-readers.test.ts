import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { registers } from '#regulations'
import { registers as titles } from '../../regulations/titles/registers/index.ts'
import { findRegister, registersFor, shownTo } from './register-readers.ts'

const house = {
  registers: [...registers.filter(({ id }) => !id.startsWith('titles-')), ...titles],
}
const idsFor = (role: string) => registersFor(house, role).map(({ id }) => id)

void describe('who may read a register', () => {
  void it('keeps experts and their relations to the secretary of the meeting', () => {
    for (const id of ['titles-experts', 'titles-expert-relations']) {
      assert.ok(findRegister(house, 'meeting-secretary', id))
      for (const role of ['register-keeper', 'province-titles', 'acceptance-clerk', 'titles-applicant'])
        assert.equal(findRegister(house, role, id), undefined, `${role} reads ${id}`)
    }
  })

  const readersOf = (id: string) =>
    [
      'register-keeper',
      'province-titles',
      'county-titles',
      'employer-personnel',
      'titles-expert',
      'titles-cashier',
    ].filter((role) => findRegister(house, role, id) !== undefined)
  void it('keeps the integrity file to its keeper and the provincial office', () => {
    assert.deepEqual(readersOf('titles-integrity'), ['register-keeper', 'province-titles'])
  })

  void it('shows data of people to offices and employers, to each by its entries', () => {
    const own = ['register-keeper', 'province-titles', 'county-titles', 'employer-personnel']
    for (const id of ['titles-persons', 'titles-held', 'titles-assessments'])
      assert.deepEqual(readersOf(id), own)
  })

  void it('masks numbers and phones to everybody but the keeper', () => {
    const persons = findRegister(house, 'register-keeper', 'titles-persons')
    assert.ok(persons)
    const entry = { values: { name: '甲', number: '990100199001010013', phone: '123' } }
    assert.equal(shownTo(persons, 'register-keeper', entry), entry)
    const masked = { name: '甲', number: '99**************13', phone: '***' }
    assert.deepEqual(shownTo(persons, 'province-titles', entry).values, masked)
  })

  void it('shows applicants and experts none', () => {
    assert.deepEqual(
      idsFor('title-applicant').filter((id) => id.startsWith('titles-')),
      [],
    )
    assert.deepEqual(
      idsFor('titles-expert').filter((id) => id.startsWith('titles-')),
      [],
    )
  })

  void it('shows a role of one regulation no registers of another, and administrators as before', () => {
    const budget = idsFor('budget-compiler')
    assert.ok(budget.includes('budget-units'))
    assert.deepEqual(
      budget.filter((id) => id.startsWith('titles-')),
      [],
    )
    assert.ok(idsFor('system-administrator').includes('budget-units'))
  })
})
