import { ScrollBox } from '../parts/boxes.tsx'
import { GradeTag } from './budget.tsx'
import {
  columnsOf,
  moreColumns,
  outcomeWords,
  type TargetFinding,
  type TargetRow,
  type TargetsState,
  type TextColumn,
} from './targets-model.ts'

type RowsProps = { state: TargetsState; chosen: string | undefined }

/** The indicators as they stand, each with what was found about it and what last year brought. */
export function TargetRows({ state, chosen }: RowsProps) {
  const { table, reference } = state
  const columns = columnsOf(table, false)
  const hasLast = reference.last.length > 0
  return (
    <ScrollBox label="绩效指标">
      <table className="figure-table targets-table">
        <thead>
          <tr>
            <th className="line-number">行</th>
            {columns.map(({ key, label }) => (
              <th key={key} className={key === 'weight' ? 'number' : undefined}>
                {label}
              </th>
            ))}
            <th>核心</th>
            {hasLast ? <th>上年目标与完成</th> : null}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => {
            const found = findingsOf(state, row.id)
            return (
              <tr
                key={row.id}
                id={rowAnchor(row.id)}
                className={chosen === row.id ? 'is-changed' : undefined}
              >
                <td className="line-number">{index + 1}</td>
                {columns.map(({ key }) => (
                  <td key={key} className={cellClass(key, found)}>
                    {row[key] === '' ? <span className="soft">（空）</span> : row[key]}
                    {key === 'name' ? <RowNotes row={row} found={found} /> : null}
                  </td>
                ))}
                <td>{row.core ? '是' : ''}</td>
                {hasLast ? <LastYear state={state} row={row} /> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

export const rowAnchor = (id: string): string => `target-row-${id}`

export function findingsOf({ findings }: TargetsState, id: string): readonly TargetFinding[] {
  return findings.filter(({ where }) => where.row === id)
}

function cellClass(key: TextColumn, found: readonly TargetFinding[]): string {
  const base =
    key === 'weight' || key === 'value' ? 'number' : key === 'first' || key === 'second' ? 'level-cell' : ''
  if (key !== 'name') return base
  return found.length > 0 ? `name-cell marked marked-${found[0]?.grade ?? 'note'}` : 'name-cell'
}

function RowNotes({ row, found }: { row: TargetRow; found: readonly TargetFinding[] }) {
  return (
    <>
      {moreColumns
        .filter(({ key }) => row[key] !== '')
        .map(({ key, label }) => (
          <p key={key} className="row-more">
            {label}：{row[key]}
          </p>
        ))}
      {found.map(({ rule, grade, message }) => (
        <p key={rule + message} className="row-says">
          <GradeTag grade={grade} /> {message}
        </p>
      ))}
    </>
  )
}

function LastYear({ state, row }: { state: TargetsState; row: TargetRow }) {
  const last = state.reference.last.find(({ name }) => name === row.name)
  if (last === undefined) return <td className="last-year soft">无</td>
  return (
    <td className="last-year">
      目标 {last.target}
      <br />
      完成 {last.result}{' '}
      <span className={last.outcome === 'full' ? 'soft' : 'last-missed'}>{outcomeWords[last.outcome]}</span>
      {last.reason === '' ? null : <p className="row-more">{last.reason}</p>}
    </td>
  )
}
