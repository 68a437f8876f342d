/** Which texts of the explanation a budget needs, and why. */
import { findNarrative } from '../explanation-figures.ts'
import { findTable, placeByRow } from '../checks/lookup.ts'
import { unpackFigures } from './packed-figures.ts'
import type { TextKey } from './texts.ts'
import type { UnitBudget } from './vocabulary.ts'

export type NeededText = { readonly key: TextKey; readonly why: string; readonly stated: boolean }

/** n.1.1 always; a reason where something changed (n.2.1.d, n.5.1.b) or where there is no project (n.3.g). */
export function neededTexts(state: Pick<UnitBudget, 'figures' | 'texts'>): readonly NeededText[] {
  const figures = unpackFigures(state.figures)
  const stated = (key: TextKey): boolean => (state.texts[key] ?? '').trim() !== ''
  const needed: NeededText[] = [
    { key: 'duties', why: '缺少职能职责（说明一（一））', stated: stated('duties') },
  ]
  const ask = (key: TextKey, why: string): void => void needed.push({ key, why, stated: stated(key) })
  const income = findNarrative(figures, '收入比上年')
  if (income !== undefined && income.value !== 0) ask('incomeReason', `收入比上年${income.words}，须写原因`)
  const operating = findNarrative(figures, '机关运行经费比上年')
  if (operating !== undefined && operating.value !== 0)
    ask('operatingReason', `运行经费比上年${operating.words}，须写原因`)
  const t2 = findTable(figures, 't2')
  if (t2 !== undefined && placeByRow(t2, 'total', 'project', '').figure.value === 0)
    ask('projectReason', '本年没有项目支出，须写原因')
  return needed
}
