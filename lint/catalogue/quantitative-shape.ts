import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { isRelation } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'quantitative-shape'

function checkRow({ name, relation, value, unit, figure }: IndicatorRow): readonly CheckResult[] {
  const isSign = isRelation(relation.text) && relation.text !== '定性'
  if (!isSign || name.text === '' || value.text === '') return []
  if (figure !== null) return [passed(id, value.place)]
  const number = /\d+(?:\.\d+)?/.exec(value.text)?.[0]
  return [
    found({
      rule: id,
      grade: number === undefined ? 'error' : 'doubt',
      where: value.place,
      related: [],
      stated: `${relation.text}${value.text}`,
      expected: number ?? '数字',
      message:
        number === undefined
          ? `请改正${describePlace(value.place)}：“${name.text}”的性质为“${relation.text}”，指标值须填数字，所填为“${value.text}”。`
          : `请核对${describePlace(value.place)}：“${name.text}”的指标值“${value.text}”应只填数字，单位和界限各有一栏（单位“${unit.text}”，性质“${relation.text}”）。`,
    }),
  ]
}

export const quantitativeShape = documentRule({
  id,
  name: '定量指标的值是数字',
  grade: 'error',
  families: 'all',
  says: '绩效目标表里性质为≥、≤、=、>、<的指标，指标值应是一个数；填了“好”“明显改善”就无法考核。',
  limits: [
    '性质、单位和值写在一栏里的表，按拆开后的内容核对。',
    '没有名称或没有填值的行由“指标行各项齐全”一条去查。',
  ],
  examples: [
    {
      text: targetTable({ rows: ['清淤长度\t50\t公里\t≥\t12.5', '投放垃圾桶\t40\t个\t=\t1,200'] }),
      finds: 0,
    },
    { text: targetTable({ rows: ['河道面貌\t90\t级\t≥\t良好'] }), finds: 1 },
    { text: targetTable({ rows: ['居民满意度\t50\t%\t≥\t95%', '清淤长度\t40\t公里\t≥\t12'] }), finds: 1 },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkRow)),
})
