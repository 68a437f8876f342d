import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StoredAct } from '#platform/ledger'
import { traceOf } from './trace-command.ts'

const clause = 'shizhu-budget-2023/t1.total'
const finding = { rule: 'sum-equals-parts@1', clause, label: '合计等于各项之和', holds: 'yes' }
const stored = (findings: readonly object[]): StoredAct => ({
  version: 3,
  procedure: 'p',
  act: 'Submit',
  person: null,
  post: null,
  organisation: null,
  role: null,
  at: '2023-02-17T01:30:00.000Z',
  legalDate: '2023-02-17',
  entered: '2023-02-17T01:30:00.000Z',
  causeCase: null,
  causeVersion: null,
  scan: null,
  confirmedBy: null,
  parts: {
    header: '{}',
    input: '{}',
    facts: '{}',
    findings: JSON.stringify({ findings, computed: [] }),
    events: '[]',
    operations: '[]',
  },
  previousHash: '',
  hash: '0123456789abcdef0123456789abcdef',
})

describe('the trace of a stored act', () => {
  it('names step, time in China, clause, rule and facts', () => {
    const told = traceOf(
      stored([{ ...finding, facts: { total: 12, parts: 12 } }]),
      undefined,
      () => '表1 合计',
    )
    assert.equal(
      told,
      [
        '第3步 Submit　2023-02-17 09:30',
        '├─ ✔ sum-equals-parts@1   total=12  parts=12',
        '│    表1 合计「合计等于各项之和」',
        '└─ 已记入台账 0123456789abcdef',
      ].join('\n'),
    )
  })

  it('leaves out facts that only some may read, and keeps the rule', () => {
    const told = traceOf(
      stored([{ ...finding, facts: { score: 61 }, readers: ['applicant'] }]),
      undefined,
      (id) => id,
    )
    assert.doesNotMatch(told, /61/)
    assert.match(told, /sum-equals-parts@1\n│ {4}shizhu-budget-2023\/t1\.total/)
  })
})
