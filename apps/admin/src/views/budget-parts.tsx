import type { BudgetModel, PlacedFinding } from './budget-model.ts'
import { FigureTable, type Marks } from './budget-table.tsx'
import { FundTable, NarrativeTable } from './budget-targets.tsx'

export type PartChoice = { value: string; label: string; sheet: string }

/** The tables to choose from, each with how many findings it has. */
export function partsOf(budget: BudgetModel, findings: PlacedFinding[]): PartChoice[] {
  const count = (sheet: string) => findings.filter((finding) => finding.sheet === sheet).length
  const label = (name: string, sheet: string) =>
    count(sheet) === 0 ? name : `${name}（${count(sheet)} 项检查结果）`
  return [
    ...budget.tables.map(({ key, sheet }) => ({ value: key, sheet, label: label(sheet, sheet) })),
    ...(budget.narrative.length === 0
      ? []
      : [{ value: 'narrative', sheet: '说明', label: label('说明中的数字', '说明') }]),
    ...budget.funds.map(({ key, sheet, name }) => ({
      value: key,
      sheet,
      label: label(`绩效目标：${name}`, sheet),
    })),
  ]
}

type PartProps = {
  budget: BudgetModel
  value: string
  marks: Marks
  labels: ReadonlyMap<string, string>
  instrument: string
}

export function Part({ budget, value, marks, labels, instrument }: PartProps) {
  const table = budget.tables.find(({ key }) => key === value)
  if (table !== undefined) return <FigureTable table={table} marks={marks} />
  const fund = budget.funds.find(({ key }) => key === value)
  if (fund !== undefined) return <FundTable fund={fund} marks={marks} />
  return <NarrativeTable lines={budget.narrative} instrument={instrument} labels={labels} marks={marks} />
}
