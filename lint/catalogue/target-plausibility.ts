import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { isUnwanted } from '../reading/indicator-names.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'target-plausibility'

/** A limit on what is not wanted is asked about from here on: half, in ten-thousandths of a percent. */
const LARGEST_LIMIT = 500_000

function checkRow({ name, unit, relation, value, figure }: IndicatorRow): readonly CheckResult[] {
  if (figure === null || !/^[%％]$/.test(unit.text) || !isUnwanted(name.text)) return []
  const isFloor = relation.text === '≥' || (relation.text === '>' && figure.value > 0)
  if (!isFloor && figure.value <= LARGEST_LIMIT) return [passed(id, value.place)]
  const stated = `${relation.text}${value.text}%`
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: isFloor ? relation.place : value.place,
      related: [],
      stated,
      expected: isFloor ? `≤${value.text}%` : '不高于50%',
      message: isFloor
        ? `请核对${describePlace(relation.place)}：“${name.text}”越低越好，“${stated}”是否应为“≤${value.text}%”？`
        : `请确认${describePlace(value.place)}：“${name.text}”允许到${value.text}%，是否漏了小数点或填错了行？`,
      ...(isFloor ? { repair: '≤' } : {}),
    }),
  ]
}

export const targetPlausibility = documentRule({
  id,
  name: '不良比率的上限合乎常理',
  grade: 'doubt',
  families: 'all',
  says: '流失率、投诉率、事故率一类的指标越低越好：上限高于50%，或者写成“≥”，多半是填错了。',
  limits: ['只看计量单位为%、名称里写明不良事项的指标。', '处理率、下降率等针对不良事项的措施不在此列。'],
  examples: [
    { text: targetTable({ rows: ['居民投诉率\t50\t%\t≤\t3', '设备故障率\t40\t%\t≤\t50'] }), finds: 0 },
    { text: targetTable({ rows: ['居民投诉率\t50\t%\t≤\t63', '投诉处理率\t40\t%\t≥\t95'] }), finds: 1 },
    { text: targetTable({ rows: ['设备故障率\t90\t%\t≥\t3'] }), finds: 1, repair: '≤' },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkRow)),
})
