import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { procedures } from '#regulations'
import { instrumentsOf, proceduresFor } from './role-scope.ts'

const idsFor = (role: string) => proceduresFor(procedures, role).map(({ id }) => id)

void describe('what a role has to do with', () => {
  void it('shows nobody the procedures of another regulation', () => {
    assert.deepEqual([...instrumentsOf('budget-compiler')], ['shizhu-budget-2023'])
    assert.ok(idsFor('budget-compiler').includes('budget/unit-budget'))
    assert.deepEqual(
      idsFor('budget-compiler').filter((id) => id.startsWith('titles/')),
      [],
    )
    assert.ok(idsFor('meeting-secretary').includes('titles/cycle'))
    assert.deepEqual(
      idsFor('meeting-secretary').filter((id) => id.startsWith('budget/')),
      [],
    )
  })
  void it('shows an applicant her application, not the meeting that decides it', () => {
    assert.ok(idsFor('title-applicant').includes('titles/application'))
    assert.ok(!idsFor('title-applicant').includes('titles/meeting'))
  })
  void it('shows an expert the meetings he may stand in, and administrators everything', () => {
    assert.ok(idsFor('titles-expert').includes('titles/meeting'))
    assert.equal(idsFor('system-administrator').length, procedures.length)
  })
})
