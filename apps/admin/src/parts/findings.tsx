import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  InfoCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import type { Finding, Json } from '../api/types.ts'
import { labelOf, stateLabels } from '../lib/labels.ts'
import { ClauseLink } from './clause.tsx'

const marks = {
  yes: { icon: <CheckCircleOutlined />, word: '符合' },
  no: { icon: <CloseCircleOutlined />, word: '不符合' },
  hint: { icon: <InfoCircleOutlined />, word: '提示' },
  unknown: { icon: <QuestionCircleOutlined />, word: '无法判定' },
} as const

/** Findings as the server states them; the facts shown are the facts the rule was given. */
type FindingListProps = {
  findings: readonly Finding[]
  facts?: boolean
  /** They refuse nothing: what does not hold is a hint. */
  hints?: boolean
}

export function FindingList({ findings, facts = true, hints = false }: FindingListProps) {
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <FindingLine key={`${finding.rule}-${index}`} finding={finding} facts={facts} isHint={hints} />
      ))}
    </ul>
  )
}

type FindingLineProps = { finding: Finding; facts: boolean; isHint: boolean }

function FindingLine({ finding, facts, isHint }: FindingLineProps) {
  const tone = isHint && finding.holds === 'no' ? 'hint' : finding.holds
  const mark = marks[tone]
  const shown = Object.entries(finding.facts ?? {})
  return (
    <li className={`finding finding-${tone}`}>
      <span className="finding-mark">
        {mark.icon} {mark.word}
      </span>
      <div className="finding-body">
        <span className="finding-label">{finding.label}</span>{' '}
        <ClauseLink clause={finding.clause} label={finding.clauseLabel} />
        {finding.say === undefined ? null : <p>{finding.say}</p>}
        {finding.missing === undefined ? null : <p>缺少：{labelOf(stateLabels, finding.missing)}</p>}
        {facts && shown.length > 0 ? <FactLine facts={shown} /> : null}
      </div>
    </li>
  )
}

function FactLine({ facts }: { facts: [string, unknown][] }) {
  return (
    <details className="facts">
      <summary>依据的事实</summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{labelOf(stateLabels, name)}</dt>
            <dd>{factText(value as Json)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** One line for any fact. */
export function factText(value: Json | undefined): string {
  if (value === null || value === undefined || value === '') return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(factText).join('、')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => `${labelOf(stateLabels, name)}：${factText(part)}`)
      .join('；')
  }
  return String(value)
}

const order = ['no', 'unknown', 'yes'] as const
const groupTitles = { no: '不符合', unknown: '无法判定', yes: '符合' } as const

/** Findings grouped by what they hold, what needs attention first. */
export function GroupedFindings({ findings }: { findings: readonly Finding[] }) {
  return order.map((holds) => {
    const group = findings.filter((finding) => finding.holds === holds)
    if (group.length === 0) return null
    return (
      <section key={holds} className="finding-group">
        <h3>
          {groupTitles[holds]}（{group.length}）
        </h3>
        <FindingList findings={group} />
      </section>
    )
  })
}
