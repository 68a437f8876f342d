import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'
import { isUnit } from '../text/units.ts'

const id = 'unit-vocabulary'

/** A name of a count where its unit should stand: 人数, 次数. */
const countName = /^(.{1,4})[数量]$/

function checkUnit({ name, unit: { text, place } }: IndicatorRow): readonly CheckResult[] {
  if (text === '' || /^[/／—–-]+$/.test(text)) return []
  if (isUnit(text)) return [passed(id, place)]
  const repair = countName.exec(text)?.[1]
  const isCount = repair !== undefined && isUnit(repair)
  return [
    found({
      rule: id,
      grade: isCount ? 'inconsistency' : 'note',
      where: place,
      related: [],
      stated: text,
      expected: isCount ? repair : '常用计量单位',
      message: isCount
        ? `请把${describePlace(place)}的计量单位“${text}”改为“${repair}”：“${text}”是数量的名称，不是单位。`
        : `请核对${describePlace(place)}：“${name.text}”的计量单位“${text}”不是常用单位，是否写错？`,
      ...(isCount ? { repair } : {}),
    }),
  ]
}

export const unitVocabulary = documentRule({
  id,
  name: '计量单位是单位',
  grade: 'inconsistency',
  families: 'all',
  says: '绩效目标表的计量单位用通行的单位（人、次、元/年等）；写成“人数”“次数”的，是把数量的名称当成了单位。',
  limits: ['复合单位只认用“/”“*”连起来的，或者两个单位相连的（如“人次”）。', '不认得的单位只作提示。'],
  examples: [
    {
      text: targetTable({ rows: ['志愿者\t40\t人\t≥\t60', '每人补助\t50\t元/人*天\t≤\t120'] }),
      finds: 0,
    },
    { text: targetTable({ rows: ['志愿者\t90\t人数\t≥\t60'] }), finds: 1, repair: '人' },
    {
      text: targetTable({ rows: ['巡查\t40\t次数\t≥\t24', '面貌\t50\t很好\t≥\t1'] }),
      finds: 2,
      repair: '次',
    },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkUnit)),
})
