import './lint.css'
import { Checkbox } from 'antd'
import { gradeLabels, labelOf } from '../lib/labels.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { GradeTag } from '../views/budget-findings.tsx'
import type { Grade, LintDocument, LintFinding } from './lint-data.ts'

const grades: readonly Grade[] = ['error', 'inconsistency', 'doubt', 'note']

type FilterProps = {
  counts: LintDocument['counts']
  shown: ReadonlySet<Grade>
  onChange: (shown: ReadonlySet<Grade>) => void
}

/** Which grades are listed, with how many findings each has. */
export function GradeFilter({ counts, shown, onChange }: FilterProps) {
  return (
    <fieldset className="lint-filter">
      <legend className="visually-hidden">显示的级别</legend>
      {grades.map((grade) => (
        <Checkbox
          key={grade}
          checked={shown.has(grade)}
          onChange={({ target }) => {
            const next = new Set(shown)
            if (target.checked) next.add(grade)
            else next.delete(grade)
            onChange(next)
          }}
        >
          {labelOf(gradeLabels, grade)} {counts[grade]}
        </Checkbox>
      ))}
    </fieldset>
  )
}

type ListProps = {
  findings: readonly LintFinding[]
  selected: number | undefined
  onShow?: (number: number) => void
}

/** The findings; pressing a place shows it in the document. */
export function LintFindings({ findings, selected, onShow }: ListProps) {
  return (
    <ol className="lint-list">
      {findings.map((finding) => (
        <li
          key={finding.number}
          id={`lint-finding-${finding.number}`}
          className={finding.number === selected ? 'is-selected' : undefined}
        >
          <p>
            <span className="lint-number">{finding.number}</span> <GradeTag grade={finding.grade} />{' '}
            {finding.shown && onShow !== undefined ? (
              <button type="button" className="clause-link" onClick={() => onShow(finding.number)}>
                {finding.place}
              </button>
            ) : (
              <strong>{finding.place}</strong>
            )}
          </p>
          <p>{finding.message}</p>
          {finding.facts.length === 0 ? null : (
            <dl>
              {finding.facts.map(({ name, text }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          )}
          {finding.clause === null ? null : (
            <p className="lint-basis">
              依据：
              <ClauseLink clause={finding.clause} label={finding.clauseLabel ?? finding.clause} />
            </p>
          )}
          <p className="lint-basis">
            规则：
            {finding.ruleName === '' ? (
              finding.rule
            ) : (
              <a href={`/lint/rules/${finding.rule}`} target="_blank" rel="noreferrer">
                {finding.ruleName}
              </a>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
