import { CheckCircleOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { catalogueOf } from '../../../../../regulations/titles/filing/labels.ts'
import type { PledgeView } from '../../../../server/contract/titles-desk.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView, Finding, Preview } from '../../api/types.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { ConfirmEntrusted, SignPledge } from './filing-sign.tsx'
import { missingOfPerson, type StepKey, stepOfClause, stepOfFinding } from './filing-steps.ts'

type CheckProps = {
  state: Application
  failing: readonly Finding[]
  check: UseQueryResult<Preview>
  onGo: (key: StepKey) => void
}

/** Everything that would be refused, each with what to do and where. The pledge comes after and is not listed. */
export function CheckStep({ state, failing, check, onGo }: CheckProps) {
  if (check.error !== null) return <Failed error={check.error} retry={() => void check.refetch()} />
  const open = failing.filter(({ clause }) => stepOfClause(clause) !== 'send')
  if (open.length === 0)
    return (
      <>
        <p className="check-clean">
          <CheckCircleOutlined aria-hidden /> 条件和材料都已检查，没有要改的。下一步阅读承诺书并报送。
        </p>
        <LeftBlank state={state} onGo={onGo} />
        <Catalogue state={state} />
      </>
    )
  return (
    <>
      <p>有 {open.length} 处要先解决：</p>
      <ul className="check-list">
        {open.map((finding, index) => (
          <CheckItem key={`${finding.rule}-${index}`} finding={finding} onGo={onGo} />
        ))}
      </ul>
      <LeftBlank state={state} onGo={onGo} />
      <Catalogue state={state} />
    </>
  )
}

/** What F1 would print empty: nothing refuses it, and nobody wants it back for that. */
function LeftBlank({ state, onGo }: Pick<CheckProps, 'state' | 'onGo'>) {
  const blank = missingOfPerson(state)
  if (blank.length === 0) return null
  return (
    <output className="check-open">
      {blank.join('、')}还没填，评审表上会空着。{' '}
      <Button size="small" onClick={() => onGo('facts')}>
        去填写
      </Button>
    </output>
  )
}

/** All papers in order with their pages counted through: what F4 refers to, and what lies in the bag. */
function Catalogue({ state }: { state: Application }) {
  const lines = catalogueOf(state)
  if (lines.length === 0) return null
  return (
    <details className="filing-record">
      <summary>
        材料目录（{lines.length} 件，共 {lines.at(-1)?.until ?? 0} 页）
      </summary>
      <table className="catalogue">
        <thead>
          <tr>
            <th>材料</th>
            <th>页码</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ material, slotName, from, until }) => (
            <tr key={material.id}>
              <td>
                {material.name}
                {material.year === null ? '' : `（${material.year}年）`}{' '}
                <span className="soft">{slotName}</span>
              </td>
              <td>{from === until ? from : `${from}–${until}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function CheckItem({ finding, onGo }: { finding: Finding; onGo: (key: StepKey) => void }) {
  const step = stepOfFinding(finding)
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
  const file = useDirectAct(view, 'File')
  const open = failing.filter(({ clause }) => stepOfClause(clause) !== 'send')
  const isEntrusted = state.entrustment !== null
  const isConfirmed = !isEntrusted || state.entrustment.confirmed === pledge.digest
  return (
    <>
      {isEntrusted ? <ConfirmEntrusted view={view} state={state} pledge={pledge} /> : null}
      <PledgeText state={state} commitments={pledge.commitments} />
      {pledge.standing === '有效' ? (
        <Signed state={state} />
      ) : (
        <SignPledge view={view} state={state} pledge={pledge} />
      )}
      {open.length === 0 ? null : (
        <output className="check-open">
          还有 {open.length} 处要先解决才能报送。{' '}
          <Button size="small" onClick={() => onGo('check')}>
            看是哪几处
          </Button>
        </output>
      )}
      {file.error === null ? null : <ProblemBox problem={problemOf(file.error)} />}
      {pledge.standing === '有效' ? (
        <Button
          type="primary"
          size="large"
          block
          disabled={open.length > 0 || !isConfirmed}
          loading={file.isPending}
          onClick={() => file.mutate({})}
        >
          报送单位
        </Button>
      ) : null}
    </>
  )
}

/** The pledge stands: when it was signed, and the hand that signed it. */
function Signed({ state: { pledge } }: { state: Application }) {
  return (
    <div className="check-clean">
      <CheckCircleOutlined aria-hidden /> 已于 {pledge?.on} 签署承诺书
      {pledge?.onPaper === true ? '（纸质签名已上传）' : ''}。
      {pledge?.signature === undefined ? null : (
        <img className="signature-kept" src={`/api/files/${pledge.signature}`} alt="手写签名" />
      )}
    </div>
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
