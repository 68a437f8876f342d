import { CheckCircleOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { PledgeView } from '../../../../server/contract/titles-desk.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView, Finding, Preview } from '../../api/types.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { type StepKey, stepOfClause } from './filing-steps.ts'

type CheckProps = {
  failing: readonly Finding[]
  check: UseQueryResult<Preview>
  onGo: (key: StepKey) => void
}

/** Everything that would be refused, each with what to do and where. The pledge comes after and is not listed. */
export function CheckStep({ failing, check, onGo }: CheckProps) {
  if (check.error !== null) return <Failed error={check.error} retry={() => void check.refetch()} />
  const open = failing.filter(({ clause }) => stepOfClause(clause) !== 'send')
  if (open.length === 0)
    return (
      <p className="check-clean">
        <CheckCircleOutlined aria-hidden /> 条件和材料都已检查，没有要改的。下一步阅读承诺书并报送。
      </p>
    )
  return (
    <>
      <p>有 {open.length} 处要先解决：</p>
      <ul className="check-list">
        {open.map((finding, index) => (
          <CheckItem key={`${finding.rule}-${index}`} finding={finding} onGo={onGo} />
        ))}
      </ul>
    </>
  )
}

function CheckItem({ finding, onGo }: { finding: Finding; onGo: (key: StepKey) => void }) {
  const step = stepOfClause(finding.clause)
  return (
    <li>
      <p>
        {finding.say ?? finding.label} <ClauseLink clause={finding.clause} label={finding.clauseLabel} />
      </p>
      {step === undefined ? (
        <p className="soft">这一项依据名册判断：有出入的，请单位人事部门更正名册。</p>
      ) : (
        <Button size="small" onClick={() => onGo(step)}>
          去解决
        </Button>
      )}
    </li>
  )
}

type SendProps = {
  view: CaseView
  state: Application
  failing: readonly Finding[]
  pledge: PledgeView
  onGo: (key: StepKey) => void
}

/** The pledge as a page to read, one confirmation, and the file goes to the employer. */
export function SendStep({ view, state, failing, pledge, onGo }: SendProps) {
  const sign = useDirectAct(view, 'SignPledge')
  const file = useDirectAct(view, 'File')
  const [hasRead, setRead] = useState(false)
  const open = failing.filter(({ clause }) => stepOfClause(clause) !== 'send')
  const fault = sign.error ?? file.error
  return (
    <>
      <PledgeText state={state} commitments={pledge.commitments} />
      {pledge.standing === '有效' ? (
        <p className="check-clean">
          <CheckCircleOutlined aria-hidden /> 已于 {state.pledge?.on} 签署承诺书。
        </p>
      ) : (
        <div className="pledge-sign">
          {pledge.standing === '承诺书需重签' ? (
            <p role="alert">签署以后内容或材料有改动，请重新签署。</p>
          ) : null}
          <Checkbox checked={hasRead} onChange={(event) => setRead(event.target.checked)}>
            我已逐条阅读，自愿作出以上承诺
          </Checkbox>
          <Button
            type="primary"
            size="large"
            disabled={!hasRead}
            loading={sign.isPending}
            onClick={() => sign.mutate({ digest: pledge.digest })}
          >
            签署承诺书
          </Button>
        </div>
      )}
      {open.length === 0 ? null : (
        <output className="check-open">
          还有 {open.length} 处要先解决才能报送。{' '}
          <Button size="small" onClick={() => onGo('check')}>
            看是哪几处
          </Button>
        </output>
      )}
      {fault === null ? null : <ProblemBox problem={problemOf(fault)} />}
      {pledge.standing === '有效' ? (
        <Button
          type="primary"
          size="large"
          block
          disabled={open.length > 0}
          loading={file.isPending}
          onClick={() => file.mutate({})}
        >
          报送单位
        </Button>
      ) : null}
    </>
  )
}

type PledgeTextProps = { state: Application; commitments: readonly string[] }

function PledgeText({ state, commitments }: PledgeTextProps) {
  const { applicant, employer, target, cycle, materials } = state
  return (
    <article className="pledge">
      <h3>
        诚信承诺书 <ClauseLink clause="anhui-titles-2018/art.9.1.3" label="第九条" />
      </h3>
      <p>
        {applicant.name}，{employer.name}，{cycle.year}年申报{target.series}系列{target.specialty}专业
        {target.level}，承诺：
      </p>
      <ol>
        {commitments.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <p className="soft">本承诺覆盖现在的填写内容和 {materials.length} 件材料；签署后再改，须重新签署。</p>
    </article>
  )
}
