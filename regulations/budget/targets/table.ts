/** The target table as it is titled, numbered and added up, and its bridge to the checks of printed tables. */
import { parsePrinted } from '#lint'
import type { StatedFund, StatedIndicator } from '../figures.ts'
import { executionWeight, fundKey } from '../funds.ts'
import type { FundCategory, TargetFund, TargetRow, TargetTable } from './vocabulary.ts'

/** A new project starts in the form with three levels (p.blank). */
export const emptyTable: TargetTable = {
  layout: 'levels',
  budget: '',
  local: '',
  upper: '',
  notice: '',
  executionWeight,
  overview: '',
  goal: '',
  basis: [],
  rows: [],
  links: [],
  printed: null,
}

const tableKinds: Readonly<
  Record<FundCategory, { readonly name: string; readonly number: string; readonly label: string }>
> = {
  重点专项: { name: '重点专项资金绩效目标表', number: '表十一', label: '专项资金名称' },
  一般性项目: { name: '一般性项目绩效目标表', number: '表十二', label: '项目名称' },
  其他: { name: '项目支出绩效目标表', number: '表十二', label: '项目名称' },
  单位整体: { name: '整体绩效目标表', number: '表十', label: '单位名称' },
}

/** p.title: from year, category and level; nobody types it. */
export function tableTitle({
  year,
  category,
  level,
}: Pick<TargetFund, 'year' | 'category' | 'level'>): string {
  const { name } = tableKinds[category]
  return category === '单位整体' ? `${year}年${name}` : `${year}年${name}（${level}项目）`
}

/** p.label: every table prints its number. */
export function tableNumber(category: FundCategory): string {
  return tableKinds[category].number
}

/** t12: 一般性项目 print 项目名称, 重点专项 print 专项资金名称. */
export function nameLabel(category: FundCategory): string {
  return tableKinds[category].label
}

/** p.unit, p.dept: code and name always print together, from the register. */
export function officeText({ code, name }: { readonly code: string; readonly name: string }): string {
  return `${code}-${name}`
}

/** 分 of an amount typed in 万元; null for a blank or what is no amount. */
export function fenOf(text: string): number | null {
  if (text.trim() === '') return null
  const parsed = parsePrinted(text, '万元')
  return parsed.ok ? parsed.figure.value : null
}

/** Whole weights of complete rows; a row printed without weight or name counts nothing (p.rencai.r7). */
export function weightTotal(rows: readonly TargetRow[]): number {
  return rows.reduce(
    (sum, { weight, name }) => sum + (name !== '' && /^\d{1,3}$/.test(weight) ? Number(weight) : 0),
    0,
  )
}

/** Sum of the weights under each first level, in order of appearance (p.blank.levels). */
export function levelSubtotals(
  rows: readonly TargetRow[],
): readonly { readonly first: string; readonly total: number }[] {
  const firsts = [...new Set(rows.map(({ first }) => first))]
  return firsts.map((first) => ({ first, total: weightTotal(rows.filter((row) => row.first === first)) }))
}

/** What the checks of printed tables look at. Row numbers are those on the screen, from 1. */
export function statedOf(fund: TargetFund, table: TargetTable): StatedFund {
  const key = fundKey(fund.name, 0)
  const value = fenOf(table.budget)
  return {
    key,
    sheet: fund.name,
    title: tableTitle(fund),
    compiler: officeText(fund.owner),
    name: fund.name,
    department: officeText(fund.department),
    budget: { value, ...(value === null ? {} : { stated: table.budget }) },
    overview: table.overview,
    basis: '',
    goal: table.goal,
    headCells: {},
    indicators: table.rows.map((row, i): StatedIndicator => ({
      id: row.id,
      row: i + 1,
      name: row.name,
      weight: row.weight,
      unit: row.unit,
      relation: row.relation,
      value: row.value,
    })),
  }
}

/** p.blank.local: what the unit's own budget holds of a project, in 分: money from above is not counted there again. */
export function unitAmount({ budget, local }: Pick<TargetTable, 'budget' | 'local' | 'upper'>): number {
  return fenOf(local) ?? fenOf(budget) ?? 0
}
