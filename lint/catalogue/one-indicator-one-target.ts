import type { CheckResult } from '../finding.ts'
import { describePlace, found } from '../finding.ts'
import { indicatorKey } from '../reading/indicator-names.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import type { TargetForm } from '../reading/indicators.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'
import { compareTargets } from '../rules/one-indicator-one-target.ts'
import { commonLength } from '../text/names.ts'

const id = 'one-indicator-one-target'

/** Words that indicators of many projects carry; what is left of a name is what it counts. */
const anyProject =
  /培训|人次|完成|合格|满意|及时|成本|验收|覆盖|资金|项目|质量|工作|服务|群众|对象|活动|开展|举办|次数|率|度/g
const SPECIFIC_LENGTH = 4
/** Two names of satisfaction are near when more than half of their characters are common, in percent. */
const NEAR = 50

type Own = { readonly form: TargetForm; readonly row: IndicatorRow; readonly key: string }

/** The numbers counted in a document, by what they count and its unit. */
function checkSame(owns: readonly Own[]): readonly CheckResult[] {
  const groups = Map.groupBy(owns, ({ key, row }) => `${key}|${row.unit.text}`)
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : more.flatMap((own) => compare(own, first)),
  )
}

function compare(own: Own, first: Own): readonly CheckResult[] {
  const isOneTable = own.form === first.form
  const isSpecific = own.key.replaceAll(anyProject, '').length >= SPECIFIC_LENGTH
  if (!isOneTable && !(isSpecific && isCount(own.row))) return []
  const isSameValue = own.row.value.text === first.row.value.text
  const grade = isSpecific && !isSameValue ? 'inconsistency' : 'doubt'
  return [compareTargets(targetOf(own.row), targetOf(first.row), { rule: id, grade })]
}

/** A number of things; shares and amounts of several projects may bear one name. */
function isCount({ unit, figure }: IndicatorRow): boolean {
  return figure !== null && !/[%％元/]/.test(unit.text)
}

function targetOf({ name, unit, relation, value }: IndicatorRow): Parameters<typeof compareTargets>[0] {
  return {
    place: value.place,
    name: name.text,
    relation: relation.text,
    value: value.text,
    unit: unit.text,
  }
}

/** Satisfaction of nearly the same people, asked twice in one table with different targets. */
function checkSatisfaction({ rows }: TargetForm): readonly CheckResult[] {
  const asked = rows.filter(({ name, figure }) => name.text.includes('满意') && figure !== null)
  return asked.flatMap((row, index) =>
    asked.slice(0, index).flatMap((earlier) => {
      const [a, b] = [askedOf(row), askedOf(earlier)]
      const isSame = row.relation.text === earlier.relation.text && row.value.text === earlier.value.text
      if (isSame || a === b || !isNear(a, b)) return []
      const [stated, expected] = [printedTarget(row), printedTarget(earlier)]
      return [
        found({
          rule: id,
          grade: 'doubt',
          where: row.value.place,
          related: [earlier.value.place],
          stated,
          expected,
          message: `请核对${describePlace(row.value.place)}：“${row.name.text}”（${stated}）与“${earlier.name.text}”（${expected}）对象相近、目标不同，是否为同一项？`,
        }),
      ]
    }),
  )
}

/** Whose satisfaction an indicator asks for. */
function askedOf({ name }: IndicatorRow): string {
  return indicatorKey(name.text).replaceAll(/满意度?|工作|服务|对/g, '')
}

function printedTarget({ relation, value, unit }: IndicatorRow): string {
  return `${relation.text}${value.text}${unit.text}`
}

function isNear(a: string, b: string): boolean {
  return commonLength(a, b) * 200 > (a.length + b.length) * NEAR
}

export const oneIndicatorOneTarget = documentRule({
  id,
  name: '同一指标只有一个目标',
  grade: 'inconsistency',
  families: 'all',
  says: '一份文件里几张绩效目标表都写到的同一数量，目标应当一致；不一致的，或者写错，或者是从别的表里抄来、不属于这个项目。同一张表里对象相近的两项满意度，目标不同也请核对。',
  limits: [
    '各项目通用的名称（培训人次、满意度、完成率等）在几张表里出现，不作比较。',
    '名称只在“人数、个数、数量”等词上不同的，当作同一指标。',
  ],
  examples: [
    {
      text: `${targetTable({ name: '管护', rows: ['乡村公路桥梁数量\t90\t座\t=\t36'] })}\n${targetTable({ name: '检测', rows: ['乡村公路桥梁\t90\t座\t=\t36'] })}`,
      finds: 0,
    },
    {
      text: `${targetTable({ name: '管护', rows: ['乡村公路桥梁数量\t90\t座\t=\t36'] })}\n${targetTable({ name: '检测', rows: ['乡村公路桥梁\t90\t座\t≥\t41'] })}`,
      finds: 1,
    },
    {
      text: targetTable({ rows: ['沿河居民满意度\t50\t%\t≥\t90', '沿岸居民满意度\t40\t%\t=\t100'] }),
      finds: 1,
    },
    {
      text: targetTable({ rows: ['清淤长度\t50\t公里\t≥\t12', '清淤长度\t40\t公里\t≥\t15'] }),
      finds: 1,
    },
  ],
  check: (reading) => {
    const forms = targetForms(reading)
    const owns = forms.flatMap((form) =>
      form.rows
        .filter(({ name, value }) => name.text !== '' && value.text !== '')
        .map((row) => ({ form, row, key: indicatorKey(row.name.text) })),
    )
    return [...checkSame(owns), ...forms.flatMap(checkSatisfaction)]
  },
})
