import type { Board } from './budget-board-data.ts'

/** A line of 控制数 as the act takes it, and which act that is. */
export type ControlRow = {
  act: 'IssueControls' | 'AdjustControls'
  caseId: string
  unit: string
  path: string
  limit: string
}

/** What the columns after the unit's code are. */
const places = ['t7/total/total', 't7/total/basic', 't7/total/project', 't4/total/total'] as const
const firstStages: ReadonlySet<string> = new Set(['assigned', 'basics-review'])
const laterStages: ReadonlySet<string> = new Set(['compiling', 'signing'])

/** Reads lines pasted from a sheet; every line that cannot be sent down is named by its number. */
export function readControls(
  typed: string,
  board: Pick<Board, 'units'>,
): { rows: ControlRow[]; faults: string[] } {
  const rows: ControlRow[] = []
  const faults: string[] = []
  const lines = typed.split(/\r?\n/)
  for (const [i, line] of lines.entries()) {
    const [code = '', ...amounts] = line.trim().split(/[\t,，;；\s]+/)
    if (code === '') continue
    const unit = board.units.find((one) => one.code === code)
    const where = `第 ${i + 1} 行`
    const act = actOf(unit?.stage ?? '')
    if (unit === undefined) faults.push(`${where}：名册里没有单位“${code}”`)
    else if (unit.caseId === null || act === undefined)
      faults.push(`${where}：${unit.name}现在不能下达控制数（${unit.standing}）`)
    else if (amounts.length === 0) faults.push(`${where}：缺支出合计`)
    else if (amounts.length > places.length) faults.push(`${where}：列数过多`)
    else
      for (const [at, limit] of amounts.entries()) {
        const path = places[at]
        if (!/^\d+(\.\d{1,6})?$/.test(limit)) faults.push(`${where}：“${limit}”不是金额`)
        else if (path !== undefined) rows.push({ act, caseId: unit.caseId, unit: code, path, limit })
      }
  }
  return { rows, faults }
}

function actOf(stage: string): ControlRow['act'] | undefined {
  if (firstStages.has(stage)) return 'IssueControls'
  return laterStages.has(stage) ? 'AdjustControls' : undefined
}
