import type { CheckResult, Place } from '#lint'
import { checkPersonalData } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import type { CheckContext } from './context.ts'

const clause = 'shizhu-budget-2023/n.contact'

/** n.contact: beside the contact nobody's numbers stand in what is published: texts, notes, target tables. */
export function checkPrivacy(figures: BudgetFigures, { texts }: CheckContext): CheckResult[] {
  const written = Object.entries(texts ?? {}).map(([key, text]) => placed('说明', key, text))
  const notes = Object.values(figures.tables).map(({ sheet, notes: lines }) =>
    placed(sheet, '备注', lines.join('\n')),
  )
  const funds = figures.funds.map(({ sheet, overview, basis, goal }) =>
    placed(sheet, '概况、依据和目标', [overview, basis, goal].join('\n')),
  )
  return [...written, ...notes, ...funds]
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ place, text }) => checkPersonalData(text, place))
}

function placed(sheet: string, rowName: string, text: string): { place: Place; text: string } {
  return { place: { sheet, rowName, clause }, text }
}
