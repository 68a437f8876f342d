/** Cells of a working budget that say what others say: they follow, and take no entry while they agree. */
import { compareSum, restates } from '#lint'
import { columnSums, rowSums, sectionSums } from '../checks/sums.ts'
import { threePublicPairs } from '../checks/three-public.ts'
import type { BudgetFigures, TableKey } from '../figures.ts'
import { getTableDefinition } from '../tables.ts'
import { threePublicItems } from '../three-public.ts'

/** Tables whose sums are not derived from a tree of codes. */
const summed: readonly TableKey[] = ['t1', 't4', 't6', 't8']

/**
 * Why a cell takes no entry, or undefined where it does. A cell that disagrees with what it should say may be mended.
 * `rowId` is `t6.total` or `t1.r2`.
 */
export function derivedCell(
  figures: BudgetFigures,
  key: TableKey,
  rowId: string,
  column: string,
): string | undefined {
  if (!summed.includes(key)) return undefined
  const path = getTableDefinition(key).columns.find((one) => one.key === column)?.path
  const isHere = (place: { readonly table?: string; readonly row?: string; readonly column?: string }) =>
    place.table === key && place.row === rowId && place.column === path
  const bound = threePublicPairs(figures).find(({ stated }) => isHere(stated.place))
  if (bound !== undefined && restates(bound.stated.figure, bound.source.figure)) {
    const codes = threePublicItems.find((item) => item.column === column)?.codes.join('、') ?? ''
    return `由表3的${codes}得出，不能直接改。请改表3的${codes}。`
  }
  const sums = [...sectionSums(figures), ...columnSums(figures), ...rowSums(figures)]
  const sum = sums.find(({ total }) => isHere(total.place))
  if (sum === undefined) return undefined
  const parts = sum.parts.map(({ figure }) => figure)
  const isClosed = compareSum(sum.total.figure, parts).outcome !== 'disagrees'
  return isClosed ? `由${sum.partsName}相加得出，不能直接改。` : undefined
}
