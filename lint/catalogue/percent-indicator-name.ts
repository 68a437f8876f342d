import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'percent-indicator-name'

/** Words of a share, a degree or a change. */
const shareWords = /[率度比占面幅速]|百分|覆盖|增|减|升|降|提高|完成|进度|达标|合格|水平|满意|份额|系数/

function checkRow({ name, unit, value, figure }: IndicatorRow): readonly CheckResult[] {
  if (figure === null || !/^[%％]$/.test(unit.text) || name.text === '') return []
  if (shareWords.test(name.text)) return [passed(id, name.place)]
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: name.place,
      related: [value.place],
      stated: name.text,
      expected: '率、满意度、覆盖面等',
      message: `请核对${describePlace(name.place)}：“${name.text}”以%计，名称却看不出是什么比率，是否漏了“满意度”“率”等字，或者单位有误？`,
    }),
  ]
}

export const percentIndicatorName = documentRule({
  id,
  name: '以%计的指标是比率',
  grade: 'doubt',
  families: 'all',
  says: '计量单位为%的指标，名称应说出是什么比率（率、度、占比、覆盖面、增幅）；说不出的，多半是名称不全或者单位选错。',
  limits: ['只看名称里有没有比率、程度或增减的字样。'],
  examples: [
    { text: targetTable({ rows: ['居民满意度\t50\t%\t≥\t95', '垃圾清运率\t40\t%\t=\t100'] }), finds: 0 },
    { text: targetTable({ rows: ['清理河道垃圾\t90\t%\t≥\t12'] }), finds: 1 },
    { text: targetTable({ rows: ['居民对保洁人员\t50\t%\t≥\t95', '用水减少\t40\t%\t≥\t5'] }), finds: 1 },
  ],
  check: (reading) => targetForms(reading).flatMap(({ rows }) => rows.flatMap(checkRow)),
})
