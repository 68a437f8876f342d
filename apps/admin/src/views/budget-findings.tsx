import { gradeLabels, labelOf } from '../lib/labels.ts'
import { ClauseLink } from '../parts/clause.tsx'
import type { PlacedFinding } from './budget-model.ts'

const order = ['error', 'inconsistency', 'doubt', 'note']

export function GradeTag({ grade }: { grade: string }) {
  const tone = grade === 'error' ? 'tag-danger' : grade === 'note' ? '' : 'tag-warning'
  return <span className={`tag ${tone}`}>{labelOf(gradeLabels, grade)}</span>
}

type FindingSideProps = {
  findings: PlacedFinding[]
  /** Keys of those that the changes brought. */
  added: ReadonlySet<string>
  /** Those that the changes did away with. */
  gone: PlacedFinding[]
  sheet: string
  onShow: (finding: PlacedFinding) => void
}

export function FindingSide({ findings, added, gone, sheet, onShow }: FindingSideProps) {
  const rank = (finding: PlacedFinding) => (added.has(finding.key) ? -1 : order.indexOf(finding.grade))
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b))
  return (
    <aside className="budget-side" aria-label="检查结果">
      <h3>检查结果 {findings.length} 项</h3>
      {findings.length === 0 ? <p className="soft">没有发现问题。</p> : null}
      <ol>
        {sorted.map((finding) => (
          <li key={finding.key} className={finding.sheet === sheet ? 'is-here' : undefined}>
            {added.has(finding.key) ? <span className="tag tag-danger">新增</span> : null}{' '}
            <GradeTag grade={finding.grade} />{' '}
            <button type="button" className="clause-link" onClick={() => onShow(finding)}>
              {finding.place}
            </button>
            {finding.cell === '' ? null : <span className="soft"> {finding.cell}</span>}
            {finding.clause === '' ? null : (
              <>
                {' '}
                <ClauseLink clause={finding.clause} label={finding.clauseLabel} />
              </>
            )}
            <p>{finding.message}</p>
            {finding.stated === '' && finding.expected === '' ? null : (
              <p className="soft">
                所列 {finding.stated || '（空）'}，应为 {finding.expected || '（未定）'}
              </p>
            )}
          </li>
        ))}
      </ol>
      {gone.length === 0 ? null : (
        <details className="gone-findings">
          <summary>改动后消除 {gone.length} 项</summary>
          <ol>
            {gone.map((finding) => (
              <li key={finding.key}>
                <del>
                  {finding.place} {finding.message}
                </del>
              </li>
            ))}
          </ol>
        </details>
      )}
    </aside>
  )
}
