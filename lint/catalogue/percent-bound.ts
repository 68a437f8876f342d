import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { isChange, isShare } from '../reading/indicator-names.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'percent-bound'

/** The whole, in ten-thousandths of a percent. */
const WHOLE = 1_000_000

function checkRow({ name, unit, relation, value, figure }: IndicatorRow): readonly CheckResult[] {
  if (figure === null || !/^[%％]$/.test(unit.text) || name.text === '') return []
  const isBeyond = relation.text === '>' && figure.value >= WHOLE
  const isOver = figure.value > WHOLE || isBeyond
  const isFloor = figure.value === WHOLE && relation.text === '≥'
  if (isChange(name.text) || (!isOver && !isFloor)) return [passed(id, value.place)]
  const stated = `${relation.text}${value.text}%`
  return [
    found({
      rule: id,
      grade: isOver && isShare(name.text) ? 'error' : 'doubt',
      where: value.place,
      related: [],
      stated,
      expected: isFloor ? '=100%' : '不超过100%',
      message: isFloor
        ? `请核对${describePlace(value.place)}：“${name.text}”是比率，不会超过100%，“${stated}”是否应为“=100%”？`
        : `请核对${describePlace(value.place)}：“${name.text}”的目标“${stated}”超过100%，${isShare(name.text) ? '无法达到，请改正。' : '是否多写了一位？'}`,
      ...(isFloor ? { repair: '=100%' } : {}),
    }),
  ]
}

export const percentBound = documentRule({
  id,
  name: '比率目标不超过100%',
  grade: 'error',
  families: 'all',
  says: '占比、满意度一类的比率最多100%：目标大于100%无法达到，“≥100%”其实就是“=100%”。增长、下降一类的幅度不受此限。',
  limits: ['只看计量单位为%的指标。', '“完成率”等可以超额的，超过100%只作疑问。'],
  examples: [
    { text: targetTable({ rows: ['居民满意度\t50\t%\t≥\t95', '客流增长率\t40\t%\t≥\t120'] }), finds: 0 },
    { text: targetTable({ rows: ['居民满意度\t50\t%\t≥\t950', '清运完成率\t40\t%\t≥\t100'] }), finds: 2 },
    { text: targetTable({ rows: ['水质达标率\t90\t%\t≥\t100'] }), finds: 1, repair: '=100%' },
    { text: targetTable({ rows: ['水质达标率\t90\t%\t=\t100'] }), finds: 0 },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkRow)),
})
