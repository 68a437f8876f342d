import type { CheckResult, Grade, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'qualitative-shape'

type Odd = { readonly grade: Grade; readonly place: Place; readonly expected: string; readonly says: string }

/** What is odd about an indicator judged by a grade: a number as its value, a unit of quantity, a rate as its name. */
function oddOf({ name, unit, value, figure }: IndicatorRow): Odd | null {
  if (figure !== null)
    return {
      grade: 'error',
      place: value.place,
      expected: '档次，如好、良',
      says: `定性指标须填档次，所填为数字“${value.text}”`,
    }
  if (/率(?:指标)?$/.test(name.text))
    return {
      grade: 'doubt',
      place: value.place,
      expected: '百分数',
      says: `名称是比率，却用档次“${value.text}”衡量，是否改为百分数`,
    }
  if (/^(?:级|等级|档|定性|[/／—–-]+)?$/.test(unit.text)) return null
  return {
    grade: 'doubt',
    place: unit.place,
    expected: '级',
    says: `定性指标的计量单位一般为“级”，所填为“${unit.text}”，是否应改`,
  }
}

function checkRow(row: IndicatorRow): readonly CheckResult[] {
  const { name, relation, value, unit } = row
  if (relation.text !== '定性' || name.text === '' || value.text === '') return []
  const odd = oddOf(row)
  if (odd === null) return [passed(id, value.place)]
  return [
    found({
      rule: id,
      grade: odd.grade,
      where: odd.place,
      related: [],
      stated: `${relation.text}${value.text}${unit.text}`,
      expected: odd.expected,
      message:
        odd.grade === 'error'
          ? `请改正${describePlace(odd.place)}：${odd.says}。`
          : `请核对${describePlace(odd.place)}：${odd.says}？`,
    }),
  ]
}

export const qualitativeShape = documentRule({
  id,
  name: '定性指标用档次衡量',
  grade: 'error',
  families: 'all',
  says: '绩效目标表里性质为“定性”的指标，单位为“级”，值为档次（好、良、明显改善等）；填数字，或者名称本是一个比率，都不合。',
  limits: ['不核对档次属于哪一套等级。', '单位空白或画线的不报。'],
  examples: [
    {
      text: targetTable({ rows: ['河道面貌\t50\t级\t定性\t明显改善', '居民评价\t40\t/\t定性\t好'] }),
      finds: 0,
    },
    { text: targetTable({ rows: ['河道面貌\t90\t级\t定性\t95'] }), finds: 1 },
    { text: targetTable({ rows: ['垃圾清运率\t50\t级\t定性\t优', '河道面貌\t40\t人\t定性\t好'] }), finds: 2 },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkRow)),
})
