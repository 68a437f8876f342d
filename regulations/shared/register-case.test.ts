import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { momentAt, planAct, decideAct } from '#kernel'
import { registerProcedure } from './register-case.ts'

const units = registerProcedure({
  id: 'units',
  label: '预算单位',
  clause: 'shizhu-budget-2023/n.1.2.a',
  keyLabel: '单位代码',
  keeper: 'dictionary-keeper',
  columns: [],
})
const calendar = { edition: 't', source: 't', years: {} }
const at = momentAt('2023-03-01T10:00:00+08:00')
const record = (role: string, input: unknown) => {
  const request = {
    procedure: units,
    act: 'RecordEntry',
    caseId: 'c',
    input,
    origin: { kind: 'person', actor: { person: 'p', post: 'q', role, organisation: 'o', path: ['o'] } },
    times: { at, entered: at },
    calendar,
    parties: [],
    version: 0,
  } as const
  const plan = planAct(request)
  return plan.kind === 'refused' ? plan : decideAct(request, plan, {})
}

describe('a register entry', () => {
  it('is recorded by the register’s keeper as an act that writes it and claims its key', () => {
    const outcome = record('dictionary-keeper', {
      key: '005001',
      from: '2023-01-01',
      values: { name: '某单位' },
    })
    if (outcome.kind === 'refused') assert.fail(outcome.say)
    assert.deepEqual(outcome.operations.entries, [
      {
        register: 'units',
        key: '005001',
        clause: 'shizhu-budget-2023/n.1.2.a',
        from: '2023-01-01',
        values: { name: '某单位' },
      },
    ])
    assert.deepEqual(
      outcome.operations.claims.map((one) => [one.claim, one.key, one.operation]),
      [['entry-of:units', '005001', 'take']],
    )
  })
  it('is refused to others, and with a day that does not exist', () => {
    const other = record('budget-compiler', { key: '005001', from: '2023-01-01', values: {} })
    assert.equal(other.kind === 'refused' ? other.why : '', 'not-permitted')
    const wrong = record('dictionary-keeper', { key: '005001', from: '2023-02-29', values: {} })
    assert.deepEqual(wrong.kind === 'refused' ? wrong.fields : [], [
      { path: 'from', say: '应为日期，如 2023-01-01' },
    ])
  })
})
