import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleTable, targetsInStage } from './examples.ts'
import { targetReport } from './report.ts'

void describe('the table of a year’s funds', () => {
  void it('counts weights by level, kinds of targets, whole shares, unchanged targets and scores', () => {
    const rows = exampleTable.rows.map((row) =>
      row.id === 'r5' ? { ...row, relation: '=', value: '100' } : row,
    )
    const evaluated = targetsInStage.evaluated()
    const last = [
      { name: '学习班期数', target: '≥12期', result: '12', outcome: 'full' as const, reason: '' },
      { name: '培训学员', target: '≥300人次', result: '290', outcome: 'part' as const, reason: '' },
    ]
    const [first, second] = targetReport(
      [
        { ...evaluated, table: { ...exampleTable, rows }, reference: { ...evaluated.reference, last } },
        {
          ...targetsInStage.filling(),
          fund: { ...evaluated.fund, key: '2023-136-02', name: '另一项' },
          table: { ...exampleTable, budget: '60.00', rows: [] },
        },
      ],
      (stage) => (stage === 'evaluated' ? '自评已复核' : '填报'),
    )
    assert.deepEqual(first, {
      owner: '136',
      name: '示例老年学习经费',
      category: '一般性项目',
      budget: '20.00',
      share: '25.00%',
      stage: '自评已复核',
      weights: '90',
      levels: '成本20 产出40 效益20 满意度10',
      relations: '≤1 ≥2 定性1 =1',
      wholes: '1',
      unchanged: '1/2',
      errors: '0',
      hints: String(evaluated.facts.hints),
      score: '99.44（优）',
    })
    assert.deepEqual(
      [second?.share, second?.weights, second?.score, second?.unchanged],
      ['75.00%', '0', '', ''],
    )
  })
})
