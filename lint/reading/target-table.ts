/** What a target table of an example is about; `rows` are five cells each, divided by tabs. */
export type TargetTableParts = {
  readonly name?: string
  readonly budget?: string
  readonly goal?: string
  readonly rows: readonly string[]
}

/** The text of a performance-target table for the examples of rules: a head, the five columns and the rows. */
export function targetTable({ name = '河道保洁', budget = '80.00', goal, rows }: TargetTableParts): string {
  const head = [
    `项目名称\t${name}`,
    `当年预算\t${budget}`,
    ...(goal === undefined ? [] : [`年度目标\t${goal}`]),
  ]
  const header = '指标名称\t指标权重\t计量单位\t指标性质\t指标值'
  return ['单位：万元', '', ...head, header, ...rows, ''].join('\n')
}
