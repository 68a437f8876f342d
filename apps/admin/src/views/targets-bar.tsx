import type { TargetRow, TargetsState } from './targets-model.ts'
import { weightOf } from './targets-model.ts'

type BarProps = { rows: readonly TargetRow[]; kept: number; levels: TargetsState['levels'] }

/** Weights live: a part per first level, then what is kept for budget execution; below, what is missing or too much. */
export function WeightBar({ rows, kept, levels }: BarProps) {
  const wanted = 100 - kept
  const total = weightOf(rows)
  const firsts = [...new Set(rows.map(({ first }) => first))]
  const parts = firsts
    .map((first) => ({ first, total: weightOf(rows.filter((row) => row.first === first)) }))
    .filter((part) => part.total > 0)
  const scale = 100 / Math.max(100, total + kept)
  return (
    <>
      <div className="weight-bar" aria-hidden="true">
        {parts.map(({ first, total: part }, index) => (
          <div
            key={first}
            className={`weight-part weight-part-${index % 5}`}
            style={{ width: `${part * scale}%` }}
          >
            {first === '' ? '指标' : first} {part}
          </div>
        ))}
        {total < wanted ? <div style={{ width: `${(wanted - total) * scale}%` }} /> : null}
        <div className="weight-part weight-kept" style={{ width: `${kept * scale}%` }}>
          执行率 {kept}
        </div>
      </div>
      <p className="weight-note">
        <strong className={total === wanted ? 'is-full' : 'is-off'}>
          权重合计 {total}，应为 {wanted}
          {total === wanted ? '' : total < wanted ? `，还差 ${wanted - total}` : `，多出 ${total - wanted}`}
        </strong>
        {levels
          .filter(({ suggested }) => suggested !== null)
          .map(({ first, suggested, unconfirmed, source }) => (
            <span key={first} title={source}>
              {first}建议 {suggested}
              {unconfirmed ? '（待核）' : ''}
            </span>
          ))}
      </p>
    </>
  )
}
