import type { CheckResult } from '../finding.ts'
import type { IndicatorField, IndicatorRow } from '../reading/indicator-rows.ts'
import type { TargetForm } from '../reading/indicators.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'
import { checkIncompleteRow } from '../rules/incomplete-row.ts'

const id = 'row-complete'
const fields: readonly IndicatorField[] = ['name', 'weight', 'unit', 'relation', 'value']

function checkRow({ columns }: TargetForm, row: IndicatorRow): CheckResult {
  const isGraded = row.relation.text === '定性'
  const needed = fields.filter((field) => columns[field] !== undefined && !(isGraded && field === 'unit'))
  const first = needed.map((field) => row[field]).find(({ text }) => text !== '') ?? row.name
  return checkIncompleteRow(
    {
      place: { ...first.place, column: '' },
      fields: Object.fromEntries(needed.map((field) => [columns[field]?.text ?? '', row[field].text])),
    },
    id,
  )
}

export const rowComplete = documentRule({
  id,
  name: '指标行各项齐全',
  grade: 'error',
  families: 'all',
  says: '绩效目标表的一行指标，表头有的名称、权重、计量单位、性质和指标值都要填。只剩一两项的行多半是删指标时没有删净，或者错了行。',
  limits: ['定性指标可以没有计量单位。', '整行空白的不算一行；只有名称的一行当作分组标题。'],
  examples: [
    {
      text: targetTable({ rows: ['清淤长度\t50\t公里\t≥\t12', '河道面貌\t40\t\t定性\t明显改善'] }),
      finds: 0,
    },
    {
      text: targetTable({ rows: ['清淤长度\t90\t公里\t≥\t12', '\t\t\t≥\t24'] }),
      finds: 1,
    },
    {
      text: targetTable({
        rows: ['清淤长度\t50\t\t≥\t12', '巡查次数\t\t次\t≥\t24', '投放垃圾桶\t40\t个\t=\t60'],
      }),
      finds: 2,
    },
    { text: '三级指标\t分值\t指标值\n巡查次数\t50\t≥24次\n保洁面积\t\t≥600亩\n', finds: 1 },
  ],
  check: (reading) => targetForms(reading).flatMap((form) => form.rows.map((row) => checkRow(form, row))),
})
