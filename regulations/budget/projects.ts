/** Whose project a target table belongs to: the unit's own, or one of its department shown for information (n.5.3). */
import type { BudgetFigures, StatedFund } from './figures.ts'
import { findTable, placeByRow } from './checks/lookup.ts'

export type FundOwner = { readonly code: string; readonly name: string }

/** `005-县委组织部` → code and name; a compiler without code has its name only. */
export function compilerOf({ compiler }: Pick<StatedFund, 'compiler'>): FundOwner {
  const match = /^\s*(\d+)\s*[-－—]\s*(.+?)\s*$/.exec(compiler)
  return match === null ? { code: '', name: compiler.trim() } : { code: match[1] ?? '', name: match[2] ?? '' }
}

/** Funds that the unit itself compiles; the rest are shown as 主管部门项目 and never summed into the unit's figures. */
export function splitFunds(
  funds: readonly StatedFund[],
  unit: FundOwner,
): { readonly own: readonly StatedFund[]; readonly departments: readonly StatedFund[] } {
  const isOwn = (fund: StatedFund): boolean => {
    const { code, name } = compilerOf(fund)
    return code === unit.code || name === unit.name
  }
  return { own: funds.filter(isOwn), departments: funds.filter((fund) => !isOwn(fund)) }
}

/** Project expenditure of the unit in 分, all sources. */
export function projectTotal(figures: BudgetFigures): number {
  const table = findTable(figures, 't7') ?? findTable(figures, 't2')
  return table === undefined ? 0 : placeByRow(table, 'total', 'project', '').figure.value
}
