import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readControls } from './budget-board-controls.ts'

const unit = (code: string, stage: string | null) => ({
  code,
  name: `单位${code}`,
  department: '136',
  caseId: stage === null ? null : `case-${code}`,
  stage,
  standing: stage === null ? '未编' : '编制中',
  returned: 0,
  urged: 0,
  total: null,
  errors: 0,
  hints: 0,
  steps: [],
})
const board = {
  units: [unit('1', 'assigned'), unit('2', 'compiling'), unit('3', null), unit('4', 'published')],
}

void describe('ceilings pasted from a sheet', () => {
  void it('become lines of the act that fits the stage, one per column', () => {
    const { rows, faults } = readControls('1\t250\n\n2\t260.5\t200\t60\t1.2\r\n', board)
    assert.deepEqual(faults, [])
    assert.deepEqual(
      rows.map(({ act, unit: code, path, limit }) => [act, code, path, limit]),
      [
        ['IssueControls', '1', 't7/total/total', '250'],
        ['AdjustControls', '2', 't7/total/total', '260.5'],
        ['AdjustControls', '2', 't7/total/basic', '200'],
        ['AdjustControls', '2', 't7/total/project', '60'],
        ['AdjustControls', '2', 't4/total/total', '1.2'],
      ],
    )
  })

  void it('that cannot be sent down are named by line', () => {
    const { rows, faults } = readControls('9\t1\n3\t1\n4\t1\n1\n1\tx\n1\t1\t1\t1\t1\t1', board)
    assert.equal(rows.length, 0)
    assert.deepEqual(
      faults.map((fault) => fault.slice(0, 4)),
      ['第 1 ', '第 2 ', '第 3 ', '第 4 ', '第 5 ', '第 6 '],
    )
    assert.match(faults[1] ?? '', /未编/)
  })
})
