import type { CheckResult } from '../finding.ts'
import type { TargetForm } from '../reading/indicators.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'
import { checkWeightsSum } from '../rules/weights-sum.ts'

const id = 'weights-sum'

/** Weight that is usually kept for the budget's execution, where a table does not print its own. */
const USUAL_EXECUTION = 10
const SCALE = 10_000

function expectedOf({ rows, executionWeight }: TargetForm): readonly number[] {
  if (rows.some(({ name }) => name.text.includes('执行率'))) return [100]
  if (executionWeight !== null) return [100 - executionWeight / SCALE]
  return [100, 100 - USUAL_EXECUTION]
}

function checkForm(form: TargetForm): readonly CheckResult[] {
  const header = form.columns.weight
  const weights = form.rows.flatMap(({ weight: { text, place } }) => {
    const number = /^(\d+(?:\.\d{1,4})?)[%％分]?$/.exec(text)?.[1]
    return number === undefined ? [] : [{ place, weight: Number(number) }]
  })
  if (header === undefined || weights.length === 0) return []
  return [checkWeightsSum(header.place, weights, expectedOf(form), id)]
}

export const weightsSum = documentRule({
  id,
  name: '指标权重合计为100',
  grade: 'error',
  families: 'all',
  says: '绩效目标表里各项指标的权重相加应为100；表上另有“预算执行率”权重的，应为100减去它；没有写明的，100或者90（执行率占10）都可以。',
  limits: ['没有填权重的行不计入，由“指标行五项齐全”一条去查。', '一张表没有权重一栏的不核对。'],
  examples: [
    {
      text: targetTable({ rows: ['清淤长度\t60\t公里\t≥\t12', '巡查次数\t30\t次\t≥\t24'] }),
      finds: 0,
    },
    {
      text: targetTable({ rows: ['清淤长度\t60\t公里\t≥\t12', '巡查次数\t40\t次\t≥\t24'] }),
      finds: 0,
    },
    {
      text: targetTable({ rows: ['清淤长度\t60\t公里\t≥\t12', '巡查次数\t35\t次\t≥\t24'] }),
      finds: 1,
    },
    {
      text: targetTable({ name: '校园绿化\t预算执行率 权重\t20', rows: ['栽植乔木\t90\t株\t≥\t300'] }),
      finds: 1,
    },
  ],
  check: (reading) => targetForms(reading).flatMap(checkForm),
})
