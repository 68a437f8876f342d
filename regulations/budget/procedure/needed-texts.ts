/** Which texts of the explanation a budget needs, and why. */
import { changeWords } from '../explanation-figures.ts'
import { findTable, placeByRow } from '../checks/lookup.ts'
import { countsRunningCost } from '../nature.ts'
import type { ChangeKey } from '../year-on-year.ts'
import { findComparison } from '../year-on-year.ts'
import { unpackFigures } from './packed-figures.ts'
import type { TextKey } from './texts.ts'
import type { UnitBudget } from './vocabulary.ts'

export type NeededText = { readonly key: TextKey; readonly why: string; readonly stated: boolean }

/**
 * n.1.1 always; a reason where something changed (n.2.1.d, n.5.1.b), where 三公 fell to nothing (n.4.c) or where there is no
 * project (n.3.g). Itemised reasons and the unit that budgets instead are reasons too.
 */
export function neededTexts(state: Pick<UnitBudget, 'figures' | 'texts' | 'unit'>): readonly NeededText[] {
  const figures = unpackFigures(state.figures)
  const stated = (...keys: readonly TextKey[]): boolean =>
    keys.some((key) => (state.texts[key] ?? '').trim() !== '')
  const needed: NeededText[] = [
    { key: 'duties', why: '缺少职能职责（说明一（一））', stated: stated('duties') },
  ]
  const reasonFor = (key: ChangeKey, text: TextKey, what: string): void => {
    const one = findComparison(figures, key)
    if (one === undefined || one.change === null || one.change === 0) return
    const why = `${what}比上年${changeWords(one.change)}，须写原因`
    needed.push({ key: text, why, stated: stated(text) || one.reasons.length > 0 })
  }
  reasonFor('income', 'incomeReason', '收入')
  if (countsRunningCost(state.unit.nature)) reasonFor('operating', 'operatingReason', '运行经费')
  const threePublic = findComparison(figures, 'threePublic')
  if (threePublic?.current === 0) reasonFor('threePublic', 'threePublicReason', '“三公”经费')
  const t2 = findTable(figures, 't2')
  if (t2 !== undefined && placeByRow(t2, 'total', 'project', '').figure.value === 0)
    needed.push({
      key: 'projectReason',
      why: '本年没有项目支出，须写原因',
      stated: stated('projectReason', 'projectBy'),
    })
  return needed.map((one) =>
    one.key === 'threePublicReason' && stated('threePublicBy') ? { ...one, stated: true } : one,
  )
}
