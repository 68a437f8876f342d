import { memo } from 'react'
import type { LintBlock, LintRun, LintTable } from './lint-data.ts'

type MarkedProps = {
  blocks: readonly LintBlock[]
  selected: number | undefined
  onPick: (number: number) => void
}

/** The document as it was read, with the findings marked; a mark's number leads to its finding. */
export const MarkedDocument = memo(function MarkedDocument({ blocks, selected, onPick }: MarkedProps) {
  const marks = { selected, onPick }
  return blocks.map((block, index) => {
    if (block.kind === 'gap')
      return (
        <p key={index} className="lint-gap">
          （略去没有结果的 {block.blocks} 段）
        </p>
      )
    if (block.kind === 'table') return <Table key={index} table={block} {...marks} />
    return (
      <p key={index} className={block.heading === null ? undefined : 'lint-heading'}>
        <Runs runs={block.runs} {...marks} />
      </p>
    )
  })
})

type MarkProps = Pick<MarkedProps, 'selected' | 'onPick'>

function Table({ table: { sheet, rows, gaps }, ...marks }: { table: LintTable } & MarkProps) {
  return (
    <div className="lint-table">
      <table>
        {sheet === null ? null : <caption>{sheet}</caption>}
        <tbody>
          {rows.flatMap(({ number, cells }) => {
            const gap = gaps.find(({ after }) => after === number)
            const row = (
              <tr key={number}>
                {cells.map(({ address, columnSpan, rowSpan, runs }) => (
                  <td key={address} colSpan={columnSpan} rowSpan={rowSpan}>
                    <Runs runs={runs} {...marks} />
                  </td>
                ))}
              </tr>
            )
            if (gap === undefined) return [row]
            return [
              row,
              <tr key={`after-${number}`}>
                <td className="lint-gap" colSpan={Math.max(1, cells.length)}>
                  （略去没有结果的 {gap.rows} 行）
                </td>
              </tr>,
            ]
          })}
        </tbody>
      </table>
    </div>
  )
}

function Runs({ runs, selected, onPick }: { runs: readonly LintRun[] } & MarkProps) {
  return runs.map(({ text, grade, starts }, index) => {
    if (grade === null) return <span key={index}>{text}</span>
    const isSelected = selected !== undefined && starts.includes(selected)
    return (
      <mark key={index} className={`lint-${grade}${isSelected ? ' is-selected' : ''}`}>
        {starts.map((number) => (
          <button
            key={number}
            type="button"
            id={`lint-place-${number}`}
            className="lint-number"
            aria-label={`结果 ${number}`}
            onClick={() => onPick(number)}
          >
            {number}
          </button>
        ))}
        {text === '' && starts.length > 0 ? '（空）' : text}
      </mark>
    )
  })
}
