import type { TrailItem } from '../api/types.ts'
import { formatInstant, shortHash } from '../lib/format.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { Personal } from '../parts/facts.tsx'
import { FindingList } from '../parts/findings.tsx'
import { Nothing } from '../parts/page.tsx'

/** What was done, by whom, on which findings; the newest first. */
export function Trail({ items }: { items: TrailItem[] }) {
  if (items.length === 0) return <Nothing say="还没有办理记录。" />
  return (
    <section className="panel">
      <h2>办理记录</h2>
      <ol className="trail" reversed>
        {items
          .toSorted((a, b) => b.version - a.version)
          .map((item) => (
            <TrailLine key={item.version} item={item} />
          ))}
      </ol>
    </section>
  )
}

function TrailLine({ item }: { item: TrailItem }) {
  const reasons = Object.entries(item.reasons)
  const failing = item.findings.filter(({ holds }) => holds !== 'yes').length
  return (
    <li className={item.reverted ? 'is-reverted' : undefined}>
      <time dateTime={item.at}>{formatInstant(item.at)}</time>
      <div>
        <span className="trail-act">{item.label}</span>{' '}
        <ClauseLink clause={item.clause} label={item.clauseLabel} />{' '}
        {item.backfilled ? <span className="tag tag-warning">补录</span> : null}{' '}
        {item.reverted ? <span className="tag">已撤销</span> : null}
        <p className="soft">
          {item.person === null && item.organisation === null ? '系统按期限自动办理' : null}
          <Personal>{item.person}</Personal> {item.roleLabel} {item.organisation}
          {item.backfilled ? `；${formatInstant(item.entered)} 录入` : ''}
          {item.confirmedBy === null ? null : (
            <>
              ，<Personal>{item.confirmedBy}</Personal> 核对
            </>
          )}
          <span title={item.hash}> · 校验 {shortHash(item.hash)}</span>
        </p>
        {item.note === undefined ? null : <p>{item.note}</p>}
        {reasons.map(([rule, reason]) => (
          <p key={rule}>
            <strong>说明的理由：</strong>
            {reason}
          </p>
        ))}
        {item.findings.length === 0 ? null : (
          <details>
            <summary>
              依据 {item.findings.length} 项检查{failing === 0 ? '' : `，其中 ${failing} 项不符合或无法判定`}
            </summary>
            <FindingList findings={item.findings} />
          </details>
        )}
      </div>
    </li>
  )
}
