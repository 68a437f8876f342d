import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { registers } from '#regulations'
import { registers as titles } from '../../regulations/titles/registers/index.ts'
import { findRegister, registersFor } from './register-readers.ts'

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

  void it('keeps data of people and the integrity file to their keeper and the provincial office', () => {
    for (const id of ['titles-persons', 'titles-held', 'titles-integrity'])
      assert.deepEqual(
        ['register-keeper', 'province-titles', 'county-titles', 'employer-personnel', 'titles-expert'].filter(
          (role) => findRegister(house, role, id) !== undefined,
        ),
        ['register-keeper', 'province-titles'],
      )
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
