import type { CheckResult, Grade, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { indicatorKey } from '../reading/indicator-names.ts'

export type IndicatorTarget = {
  readonly place: Place
  readonly name: string
  /** Relation and value as printed, such as `≥` and `71`. */
  readonly relation: string
  readonly value: string
  readonly unit: string
}

/** One indicator has one target in all tables of a publication. One result per pair of rows with the same key. */
export function checkOneTarget(
  targets: readonly IndicatorTarget[],
  rule = 'one-indicator-one-target',
): CheckResult[] {
  const first = new Map<string, IndicatorTarget>()
  const results: CheckResult[] = []
  for (const target of targets) {
    const key = indicatorKey(target.name)
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, target)
    else results.push(compareTargets(target, earlier, { rule, grade: 'error' }))
  }
  return results
}

/** Two rows that name one indicator state one target; a difference is said in the given grade. */
export function compareTargets(
  target: IndicatorTarget,
  earlier: IndicatorTarget,
  { rule, grade }: { readonly rule: string; readonly grade: Grade },
): CheckResult {
  if (target.value === earlier.value && target.relation === earlier.relation)
    return passed(rule, target.place)
  const stated = `${target.relation}${target.value}${target.unit}`
  const expected = `${earlier.relation}${earlier.value}${earlier.unit}`
  return found({
    rule,
    grade,
    where: target.place,
    related: [earlier.place],
    stated,
    expected,
    message:
      `同一指标两处目标不一致：${describePlace(target.place)}的“${target.name}”为${stated}，` +
      `${describePlace(earlier.place)}的“${earlier.name}”为${expected}。请与指标负责人核实后统一，或删去不属于本项目的一行。`,
  })
}
