import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { isRelation } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'relation-direction'

/** What the better side of an indicator is: less for a cost, more for growth; null where its name does not tell. */
function betterOf({ name, unit }: IndicatorRow): '≤' | '≥' | null {
  const isMoney = /^[万亿]?元/.test(unit.text)
  if (isMoney && /成本|费用|支出|单价|标准|造价|耗/.test(name.text)) return '≤'
  const growth = /^[%％]$/.test(unit.text) ? /增长|增幅|增速/ : /增加|增长|增收|新增|提升|提高/
  return growth.test(name.text) ? '≥' : null
}

/** A fixed standard is met exactly. */
const isStandard = (name: string): boolean => /标准|单价|定额|编制/.test(name)

function checkRow(row: IndicatorRow): readonly CheckResult[] {
  const { name, relation, value, unit, figure } = row
  const better = betterOf(row)
  if (figure === null || better === null || !isRelation(relation.text)) return []
  const strict = better === '≤' ? '<' : '>'
  const isFine =
    relation.text === better || relation.text === strict || (relation.text === '=' && isStandard(name.text))
  if (isFine) return [passed(id, relation.place)]
  const stated = `${relation.text}${value.text}${unit.text}`
  const why =
    relation.text === '='
      ? `用“=”时结果更${better === '≤' ? '省' : '好'}也算没有完成`
      : `“${stated}”是${better === '≤' ? '越多越好' : '越少越好'}的意思`
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: relation.place,
      related: [],
      stated,
      expected: `${better}${value.text}${unit.text}`,
      message: `请核对${describePlace(relation.place)}：“${name.text}”${why}，是否应为“${better}”？`,
      repair: better,
    }),
  ]
}

export const relationDirection = documentRule({
  id,
  name: '指标性质与指标方向相合',
  grade: 'doubt',
  families: 'all',
  says: '成本、费用一类的指标用≤，增长、增加一类的用≥；用“=”时结果更好反而算没有完成。按固定标准发放的可以用“=”。',
  limits: ['只看名称里写明成本、标准或增加、增长的指标。', '以%计的“提升率”等不看，只看增长率、增幅、增速。'],
  examples: [
    { text: targetTable({ rows: ['清运成本\t50\t元/吨\t≤\t80', '补助标准\t40\t元/人\t=\t600'] }), finds: 0 },
    { text: targetTable({ rows: ['清运成本\t90\t元/吨\t=\t80'] }), finds: 1, repair: '≤' },
    {
      text: targetTable({ rows: ['村民增收\t50\t元\t=\t800', '客流增长率\t40\t%\t≤\t5'] }),
      finds: 2,
      repair: '≥',
    },
    {
      text: targetTable({ rows: ['新增车位\t50\t个\t>\t60', '管护支出\t40\t万元\t≥\t70'] }),
      finds: 1,
      repair: '≤',
    },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkRow)),
})
