import type { CaseView } from '../api/types.ts'
import { gradeLabels, labelOf } from '../lib/labels.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { GroupedFindings } from '../parts/findings.tsx'
import { Nothing } from '../parts/page.tsx'
import { findingsOf, type Reported } from './reported.ts'

/** All that does not hold: of the content as it stands, by grade, then what acts recorded. */
export function CaseFindings({ view }: { view: CaseView }) {
  const { reported, recorded } = findingsOf(view)
  const grades = Map.groupBy(reported, ({ grade }) => grade)
  return (
    <section className="panel">
      <h2>检查结果</h2>
      {reported.length === 0 && recorded.length === 0 ? <Nothing say="没有发现问题。" /> : null}
      {Array.from(grades, ([grade, findings]) => (
        <section key={grade} className="finding-group">
          <h3>
            {labelOf(gradeLabels, grade)}（{findings.length}）
          </h3>
          <ul className="findings">
            {findings.map((finding) => (
              <ReportedLine key={finding.key} finding={finding} />
            ))}
          </ul>
        </section>
      ))}
      {recorded.length === 0 ? null : (
        <section className="finding-group">
          {reported.length === 0 ? null : <h3>办理时记录的</h3>}
          <GroupedFindings findings={recorded} />
        </section>
      )}
    </section>
  )
}

function ReportedLine({ finding }: { finding: Reported }) {
  const { grade, place, clause, message, stated, expected } = finding
  const tone = grade === 'error' ? 'no' : grade === 'note' ? 'hint' : 'unknown'
  return (
    <li className={`finding finding-${tone}`}>
      <span className="finding-mark">{labelOf(gradeLabels, grade)}</span>
      <div className="finding-body">
        <span className="finding-label">{place}</span>{' '}
        {clause === '' ? null : <ClauseLink clause={clause} label="依据" />}
        <p>{message}</p>
        {stated === '' && expected === '' ? null : (
          <p className="soft">
            所列 {stated || '（空）'}，应为 {expected || '（未定）'}
          </p>
        )}
      </div>
    </li>
  )
}
