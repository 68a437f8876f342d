import type { CheckResult } from '../finding.ts'
import { compareSum } from '../interval.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import { checkSum } from '../rules/sum-over-parts.ts'
import { findSlips } from '../text/slip.ts'
import { codeSums } from './code-sums.ts'
import { columnSums } from './column-sums.ts'
import type { ReadTable } from './grid.ts'
import { rowSums } from './row-sums.ts'
import type { SumCell, TableSum } from './table-sums.ts'
import { holds } from './table-sums.ts'

/** How many possible slips a message names. */
const SLIPS_NAMED = 4

/**
 * One result per sum. Where a sum fails, the cell that other failing sums of the table point to is named; else every single
 * slip of the pen that would mend it. A sum that the table does not show to be one is only asked about.
 */
export function checkTableSums(
  rule: string,
  partsName: string,
  table: ReadTable,
  sums: readonly TableSum[],
): readonly CheckResult[] {
  const all = [...rowSums(table), ...columnSums(table), ...codeSums(table)]
  const failing = all.filter((sum) => !holds(sum))
  return sums.map((sum) => checkOne(rule, partsName, sum, failing))
}

function checkOne(rule: string, partsName: string, sum: TableSum, failing: readonly TableSum[]): CheckResult {
  const { total, parts, isSure, isShort } = sum
  const grade = !isSure || total.isBlank ? 'doubt' : isShort === true ? 'inconsistency' : 'error'
  const result = checkSum({ rule, total, parts, partsName, grade })
  if (result.finding === null) return result
  const { finding } = result
  if (isShort === true) {
    const message = `${finding.message}表中各栏的合计都大于所列各行之和，请核对是否漏列了一行。`
    return { ...result, finding: { ...finding, message } }
  }
  const suspect = suspectOf(sum, failing)
  if (suspect !== undefined) {
    const repair = `${suspect.cell.text} → ${suspect.wanted}`
    const at = suspect.cell.place
    const message = `${finding.message}另一处合计有同样的差额，两处都指向${at.rowName ?? ''}${at.column === undefined ? '' : `“${at.column}”`}的${suspect.cell.text}：改为${suspect.wanted}后两处都相符，请核对。`
    return { ...result, finding: { ...finding, repair, message } }
  }
  const slips = findSlips(total, parts)
  if (slips.length === 0 || slips.length > SLIPS_NAMED) return result
  const list = slips.map(({ from, to }) => `${from} → ${to}`).join(' 或 ')
  return {
    ...result,
    finding: { ...finding, message: `${finding.message}改动一处即相符：${list}，请核对是否笔误。` },
  }
}

/** The one cell that would mend this sum and another failing one with the same new figure. */
function suspectOf(
  sum: TableSum,
  failing: readonly TableSum[],
): { readonly cell: SumCell; readonly wanted: string } | undefined {
  const found = [sum.total, ...sum.parts].flatMap((cell) => {
    const wanted = wantedIn(sum, cell)
    const isShared = failing.some(
      (other) => !isSameSum(other, sum) && contains(other, cell) && wantedIn(other, cell) === wanted,
    )
    return isShared && wanted >= 0 ? [{ cell, wanted }] : []
  })
  const [only] = found
  if (only === undefined || found.length > 1) return undefined
  const { figure } = only.cell
  const decimals = isMoneyUnit(figure.unit) ? Math.max(figure.decimals, 0) : figure.decimals
  return { cell: only.cell, wanted: printFigure(only.wanted, figure.unit, decimals) }
}

const isSameSum = (a: TableSum, b: TableSum): boolean => a.total === b.total && a.parts[0] === b.parts[0]

const contains = ({ total, parts }: TableSum, cell: SumCell): boolean =>
  total === cell || parts.includes(cell)

/** What a cell would have to be for its sum to hold exactly. */
function wantedIn({ total, parts }: TableSum, cell: SumCell): number {
  const { difference } = compareSum(
    total.figure,
    parts.map(({ figure }) => figure),
  )
  return cell === total ? cell.figure.value - difference : cell.figure.value + difference
}
