import { Input } from 'antd'
import type { Finding, Preview, Problem } from '../api/types.ts'
import { ClauseLink } from '../parts/clause.tsx'

export type AskedReason = { rule: string; say: string; finding: Finding | undefined }

/** Which findings are accepted only with a stated reason: the server names them as `reasons.RULE`. */
export function reasonsAsked(problem: Problem | undefined, preview: Preview | undefined): AskedReason[] {
  const fields = [...(preview?.fields ?? []), ...(problem?.fields ?? [])]
  const findings = [...(preview?.findings ?? []), ...(problem?.findings ?? [])]
  const asked = new Map<string, AskedReason>()
  for (const { path, say } of fields) {
    if (!path.startsWith('reasons.')) continue
    const rule = path.slice('reasons.'.length)
    asked.set(rule, { rule, say, finding: findings.find((finding) => bare(finding.rule) === rule) })
  }
  if (problem?.why === 'reason-needed') {
    for (const finding of problem.findings ?? []) {
      const rule = bare(finding.rule)
      if (!asked.has(rule)) asked.set(rule, { rule, say: finding.say ?? finding.label, finding })
    }
  }
  return Array.from(asked.values())
}

const bare = (rule: string) => rule.split('@')[0] ?? rule

type ReasonsProps = {
  asked: AskedReason[]
  reasons: Record<string, string>
  onChange: (reasons: Record<string, string>) => void
}

/** Reasons stay on the screen once given: they are sent and stored with the act. */
export function Reasons({ asked, reasons, onChange }: ReasonsProps) {
  const known = new Set(asked.map(({ rule }) => rule))
  const given = Object.keys(reasons)
    .filter((rule) => !known.has(rule))
    .map((rule): AskedReason => ({ rule, say: rule, finding: undefined }))
  const all = [...asked, ...given]
  if (all.length === 0) return null
  return (
    <section className="reason-list" aria-label="需要说明理由">
      <strong>以下各项说明理由后可以办理，理由随件留存：</strong>
      {all.map(({ rule, say, finding }) => (
        <label key={rule}>
          <span>
            {finding?.label ?? say}
            {finding === undefined ? null : (
              <ClauseLink clause={finding.clause} label={finding.clauseLabel} />
            )}
          </span>
          {finding?.say === undefined ? null : <span className="soft reason-say">{finding.say}</span>}
          <Input.TextArea
            rows={2}
            className="growing"
            maxLength={500}
            value={reasons[rule] ?? ''}
            onChange={(event) => onChange(withReason(reasons, rule, event.target.value))}
          />
        </label>
      ))}
    </section>
  )
}

function withReason(reasons: Record<string, string>, rule: string, text: string): Record<string, string> {
  const rest = Object.fromEntries(Object.entries(reasons).filter(([name]) => name !== rule))
  return text === '' ? rest : { ...rest, [rule]: text }
}
