import { Fragment, useMemo } from 'react'
import type { BudgetTableFile } from '../../../server/contract/index.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import type { BudgetModel, PlacedFinding } from './budget-model.ts'
import { type Marks, markKey } from './sheet-cell.tsx'

export const blank = (text: string): string =>
  text === '' ? '（空）' : text.length > 80 ? `${text.slice(0, 80)}…` : text
const kindWords = { changed: '', added: '新增行', removed: '删去行' } as const

/** The differences of a file, sheet by sheet, with what the checks would say of each. */
export function ChangeTable({
  found,
  marks,
  budget,
}: {
  found: BudgetTableFile
  marks: Marks
  budget: BudgetModel
}) {
  const findings = useMemo(() => findingsByPath(budget, marks), [budget, marks])
  const sheets = Map.groupBy(found.changes, ({ sheet }) => sheet)
  return (
    <ScrollBox className="submit-list" label="文件中的不同">
      <table className="figure-table" aria-label="文件中的不同">
        <thead>
          <tr>
            <th>位置</th>
            <th>文件单元格</th>
            <th>现为</th>
            <th>改为</th>
            <th>写入后的检查结果</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(sheets, ([sheet, changes]) => (
            <Fragment key={sheet}>
              {sheets.size === 1 ? null : (
                <tr className="sheet-group">
                  <th colSpan={5} scope="colgroup">
                    {sheet}：{changes.length} 处
                  </th>
                </tr>
              )}
              <ChangeRows changes={changes} findings={findings} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type ChangeRowsProps = {
  changes: BudgetTableFile['changes']
  findings: ReadonlyMap<string, PlacedFinding[]>
}

function ChangeRows({ changes, findings }: ChangeRowsProps) {
  return changes.map(({ path, label, sheet, cell, before, after, kind, wentOut }) => (
    <tr key={path}>
      <td>
        {kindWords[kind] === '' ? null : <span className="tag">{kindWords[kind]}</span>} {label}
      </td>
      <td className="soft" data-label="文件单元格">
        {cell === '' ? sheet : cell}
      </td>
      <td data-label="现为">
        {blank(before)}
        {wentOut === null ? null : <p className="cell-fault">下载时为 {blank(wentOut)}，后来已改</p>}
      </td>
      <td data-label="改为">
        <ins>{blank(after)}</ins>
      </td>
      <td>
        {(findings.get(path) ?? []).map(({ key, message }) => (
          <p key={key}>{message}</p>
        ))}
      </td>
    </tr>
  ))
}

/** Findings of figures by the path of their cell; one of a whole row stands beside each of its cells. */
function findingsByPath(budget: BudgetModel, marks: Marks): ReadonlyMap<string, PlacedFinding[]> {
  const placed = [
    ...budget.tables.flatMap(({ sheet, rows }) =>
      rows.flatMap(({ id, cells }) =>
        cells.map(({ path, address }) => ({
          path,
          found: [
            ...(address === '' ? [] : (marks.get(markKey(sheet, address)) ?? [])),
            ...(marks.get(markKey(sheet, `row:${id}`)) ?? []),
          ],
        })),
      ),
    ),
    ...budget.narrative.map(({ path, address }) => ({
      path,
      found: marks.get(markKey('说明', address)) ?? [],
    })),
    ...budget.funds.flatMap(({ sheet, budget: own, texts }) =>
      [own, ...texts].map(({ path, address }) => ({ path, found: marks.get(markKey(sheet, address)) ?? [] })),
    ),
  ]
  return new Map(placed.flatMap(({ path, found }) => (path === '' ? [] : [[path, found] as const])))
}
