/** Where last year's figures come from, and what follows from it (B10). */
import type { ClauseId } from '#kernel/law'
import { findNarrative } from './explanation-figures.ts'
import type { BudgetFigures, StatedNarrative } from './figures.ts'
import { comparedItems } from './year-on-year.ts'
import { findTable, placeByRow } from './checks/lookup.ts'

export type BaseYearState =
  | 'published'
  | 'imported'
  | 'keyed'
  | 'new-unit'
  | 'moved-in'
  | 'moved-out'
  | 'merged'
  | 'recounted'

export type BaseYearKind = {
  readonly label: string
  /** A paper must be named: nobody else has seen this figure. */
  readonly evidence: boolean
  /** Last year's figure is not the published one but counted again for what the unit is now. */
  readonly rebased: boolean
}

/** n.2.2.c with B10: every state of the base year. */
export const baseYearKinds: Readonly<Record<BaseYearState, BaseYearKind>> = {
  published: { label: '本平台公开的上年预算', evidence: false, rebased: false },
  imported: { label: '从上年公开文件导入', evidence: false, rebased: false },
  keyed: { label: '手工录入并附依据', evidence: true, rebased: false },
  'new-unit': { label: '新增单位，上年无预算', evidence: false, rebased: false },
  'moved-in': { label: '职能或人员划入，上年数按同口径调整', evidence: true, rebased: true },
  'moved-out': { label: '职能或人员划出，上年数按同口径调整', evidence: true, rebased: true },
  merged: { label: '单位合并，上年数为合并各单位之和', evidence: true, rebased: true },
  recounted: { label: '统计口径调整，上年数按新口径计算', evidence: true, rebased: true },
}

export const baseYearClause: ClauseId = 'shizhu-budget-2023/n.2.2.c'

/** The state that the unit chose; a base figure without a choice counts as imported; null where nothing is known. */
export function baseYearOf(
  figures: BudgetFigures,
  texts: Readonly<Record<string, string>> = {},
): BaseYearState | null {
  const chosen = texts['baseYear'] ?? ''
  if (isBaseYearState(chosen)) return chosen
  if ((texts['newUnit'] ?? '').trim() !== '') return 'new-unit'
  return findNarrative(figures, '上年收入预算总额') === undefined ? null : 'imported'
}

export function isBaseYearState(text: string): text is BaseYearState {
  return Object.hasOwn(baseYearKinds, text)
}

/** Last year's figures for this year's explanation, taken from last year's published budget. */
export function baseFiguresFrom(last: BudgetFigures, firstRow: number): readonly StatedNarrative[] {
  const entries = comparedItems.flatMap(({ clause, last: [name], current }) => {
    const table = findTable(last, current.table)
    if (table === undefined || name === undefined) return []
    const { figure } = placeByRow(table, current.row, current.column, clause)
    const stated = figure.step > 0 ? { stated: figure.text } : {}
    return [{ clause: localOf(clause), item: name, unit: '万元', value: figure.value, ...stated }]
  })
  return [...entries, ...carriedForward(last)].map(({ clause, item, unit, ...figure }, i) => ({
    clause,
    item,
    unit,
    row: firstRow + i,
    figure,
  }))
}

const carried = [
  ['t1.r7', '上年一般公共预算结转下年', 'general'],
  ['t1.r8', '上年政府性基金预算结转下年', 'fund'],
  ['t1.r9', '上年国有资本经营预算结转下年', 'capital'],
] as const

function carriedForward(last: BudgetFigures) {
  const t1 = findTable(last, 't1')
  if (t1 === undefined) return []
  return carried.map(([clause, item, column]) => {
    const { figure } = placeByRow(t1, '二、结转下年', column, '')
    const stated = figure.step > 0 ? { stated: figure.text } : {}
    return { clause, item, unit: '万元', value: figure.value, ...stated }
  })
}

const localOf = (clause: ClauseId): string => clause.slice(clause.indexOf('/') + 1)
