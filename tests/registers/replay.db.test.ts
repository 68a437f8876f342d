import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Origin } from '#kernel'
import { createCases, verifyTenant } from '#platform/cases'
import { registerPort } from '#platform/registers'
import { registerProcedure } from '../../regulations/shared/register-case.ts'
import { clubCalendar } from '../fixtures/club/club.ts'
import { testDatabase } from '../support/database.ts'

const definition = {
  id: 'units',
  label: '预算单位',
  clause: 'shizhu-budget-2023/n.1.2.a',
  keyLabel: '单位代码',
  keeper: 'dictionary-keeper',
  columns: [{ key: 'name', label: '名称', type: 'text', required: true }],
} as const
const keeper: Origin = {
  kind: 'person',
  actor: { person: 'k1', post: 'k1', role: 'dictionary-keeper', organisation: 'o', path: ['o'] },
}

const TAMPERINGS: readonly (readonly [string, string])[] = [
  [
    `update entries set "values" = '{"name":"乙"}', canonical = '{"name":"乙"}' where from_date = '2024-01-01'`,
    'values',
  ],
  [`update entries set canonical = '{"name":"乙"}' where from_date = '2024-01-01'`, 'canonical'],
  [`update entries set until_date = '2023-12-30' where from_date = '2023-01-01'`, 'until_date'],
  [`update entries set act_version = 9 where from_date = '2024-01-01'`, 'case_id'],
  [`update entries set key = '005002' where from_date = '2024-01-01'`, '整行'],
  [`delete from entries where from_date = '2024-01-01'`, '整行'],
  [`update entries set superseded_at = now() where from_date = '2024-01-01'`, '整行'],
]

describe('a register', () => {
  it('is written by acts, and verification names every row that was changed behind them', async (t) => {
    const database = await testDatabase(t)
    const procedure = registerProcedure(definition)
    const registers = registerPort([definition])
    const cases = createCases({
      pool: database.app,
      procedures: [procedure],
      calendar: () => clubCalendar,
      registers,
      program: 'test',
    })
    const act = (name: string, input: unknown, caseId?: string) =>
      cases.act({
        tenant: 't',
        procedure: procedure.id,
        act: name,
        input,
        origin: keeper,
        ...(caseId === undefined ? {} : { caseId }),
      })
    const recorded = await act('RecordEntry', { key: '005001', from: '2023-01-01', values: { name: '甲' } })
    if (recorded.kind === 'refused') assert.fail(recorded.say)
    const again = await act('RecordEntry', { key: '005001', from: '2024-01-01', values: { name: '乙' } })
    assert.equal(again.kind === 'refused' ? again.why : '', 'claim')
    const misfit = await act('ReviseEntry', { from: '2024-01-01', values: { name: '' } }, recorded.caseId)
    assert.equal(misfit.kind, 'refused', 'a value that does not fit its column writes nothing')
    assert.equal(
      (await act('ReviseEntry', { from: '2024-01-01', values: { name: '丙' } }, recorded.caseId)).kind,
      'done',
    )
    const verified = await cases.verify('t')
    assert.deepEqual(verified.problems, [])
    assert.equal(verified.acts, 2)

    const client = await database.owner().connect()
    for (const [sql, column] of TAMPERINGS) {
      await client.query('begin')
      await client.query('alter table entries disable trigger user')
      assert.ok(((await client.query(sql)).rowCount ?? 0) > 0, sql)
      const found = await verifyTenant(client, {
        tenant: 't',
        procedures: new Map([[procedure.id, procedure]]),
        calendar: clubCalendar,
        registers,
      })
      const named = found.problems.map((problem) => `${problem.table}.${problem.column}`)
      assert.ok(named.includes(`entries.${column}`), `${sql}\n named only: ${named.join(', ') || 'nothing'}`)
      await client.query('rollback')
    }
    client.release()
    assert.equal((await act('EndEntry', { from: '2025-01-01' }, recorded.caseId)).kind, 'done')
    assert.deepEqual((await cases.verify('t')).problems, [])
  })
})
