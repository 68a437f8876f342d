import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { caseQuery } from '../../api/queries.ts'
import type { CaseView, Finding } from '../../api/types.ts'
import { FindingList } from '../../parts/findings.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import { APPLICATION } from './acceptance-data.ts'
import { type Candidate, type Mark, recheckQuery } from './approval-data.ts'
import { Facts, FileSummary } from './file-summary.tsx'
import { useMarkKeys } from './marking.tsx'
import { PhraseList, phraseKeys, usePhrases } from './phrases.tsx'

type RowProps = {
  batch: string
  candidate: Candidate
  number: number
  mark: Mark | undefined
  isUnfolded: boolean
  canMark: boolean
  isSampled: boolean
  onUnfold: () => void
  onMark: (mark: Mark) => void
}

/** One candidate; unfolded, the recheck and the file stand beneath. */
export function ApprovalRow(props: RowProps) {
  const { candidate, number, mark, isUnfolded, isSampled, onUnfold } = props
  const { name, employer, specialty, level, track } = candidate
  return (
    <li>
      <button
        type="button"
        className="approving-line"
        aria-expanded={isUnfolded}
        ref={isUnfolded ? bringIn : undefined}
        onClick={onUnfold}
      >
        <span className="soft">{number}</span>
        <strong>{name}</strong>
        <span>{employer}</span>
        <span>
          {specialty} {level}
          {track === '正常' ? '' : ` ${track}`}
          {isSampled ? ' · 抽查件' : ''}
        </span>
        <span
          className={`outcome outcome-${mark === undefined ? 'open' : mark.agreed ? 'passed' : 'declined'}`}
        >
          {mark === undefined ? '待审核' : mark.agreed ? '同意' : `不同意：${mark.reason}`}
        </span>
      </button>
      {isUnfolded ? <Unfolded {...props} /> : null}
    </li>
  )
}

/** The row stands in sight below what is fixed at the head of the window. */
function bringIn(line: HTMLButtonElement | null): void {
  line?.scrollIntoView({ block: 'nearest' })
}

function Unfolded({ batch, candidate, canMark, onMark }: RowProps) {
  const file = useQuery(caseQuery(APPLICATION, candidate.application))
  const checks = useQuery(recheckQuery(batch, candidate.application))
  const [isObjecting, setObjecting] = useState(false)
  const failed = file.error ?? checks.error
  const isRead = file.data !== undefined && checks.data !== undefined
  const isSound = checks.data?.every(({ holds }) => holds === 'yes') ?? false
  const agree = () => {
    if (canMark && isRead && isSound) onMark({ agreed: true, reason: '' })
  }
  const object = () => canMark && isRead && setObjecting(true)
  useMarkKeys(!isObjecting, { '1': agree, '2': object })
  if (failed !== null)
    return (
      <Failed
        error={failed}
        retry={() => {
          void file.refetch()
          void checks.refetch()
        }}
      />
    )
  if (!isRead) return <Loading what={candidate.name} />
  return (
    <div className="approving-open">
      <div className="marking-keys approving-keys">
        <Button type="primary" size="large" disabled={!canMark || !isSound} onClick={agree}>
          同意 <kbd>1</kbd>
        </Button>
        <Button size="large" danger disabled={!canMark} onClick={object}>
          不同意 <kbd>2</kbd>
        </Button>
      </div>
      {isObjecting ? (
        <ObjectForm
          checks={checks.data}
          onClose={() => setObjecting(false)}
          onMark={(reason) => onMark({ agreed: false, reason })}
        />
      ) : null}
      <Opened view={file.data} checks={checks.data} />
    </div>
  )
}

function Opened({ view, checks }: { view: CaseView; checks: readonly Finding[] }) {
  const state = view.state as unknown as Application
  const open = checks.filter(({ holds }) => holds !== 'yes')
  return (
    <>
      {state.heldBy.length === 0 ? null : (
        <p className="accepting-barred">
          举报核查中：可以先审核；核查没有结论的，核准时自动暂缓，其他人照常办理。
        </p>
      )}
      {open.length === 0 ? (
        <p className="check-clean">
          自动复核 {checks.length} 项全部符合：{checks.map(({ label }) => label).join('、')}
        </p>
      ) : (
        <FindingList findings={checks} />
      )}
      <Reviewed state={state} />
      <FileSummary state={state} />
    </>
  )
}

/** What came after release: exam, appraisal, panel, ballot, publicity. */
function Reviewed({ state: { intake, review, outcome } }: { state: Application }) {
  const { exam } = intake
  const { conclusion, panel, appraisals } = review
  const first = outcome.firstPublicity
  return (
    <Facts
      lines={[
        [
          '表决',
          conclusion === null
            ? ''
            : `${conclusion.on} 规定${conclusion.due}人，实到${conclusion.present}，赞成${conclusion.yes} 反对${conclusion.no} 弃权${conclusion.abstain}`,
        ],
        ['专业组意见', panel === null ? '' : `${panel.recommended ? '推荐' : '不推荐'} ${panel.reasons}`],
        ['考试', exam === null ? '不考试' : `${exam.total ?? ''} ${exam.qualified ? '合格' : '不合格'}`],
        ['论文鉴定', appraisals.map(({ opinion }) => opinion ?? '未返回').join('；')],
        [
          '评审公示',
          first === null ? '' : `${first.postedOn} 起${first.endsOn === null ? '' : `，至 ${first.endsOn}`}`,
        ],
      ]}
    />
  )
}

type ObjectFormProps = {
  checks: readonly Finding[]
  onClose: () => void
  onMark: (reason: string) => void
}

function ObjectForm({ checks, onClose, onMark }: ObjectFormProps) {
  const found = checks.find(({ holds }) => holds !== 'yes')?.say ?? ''
  const [reason, setReason] = useState(found)
  const phrases = usePhrases('不同意')
  const send = () => {
    if (reason.trim() !== '') onMark(reason.trim())
  }
  useMarkKeys(true, { ...phraseKeys(phrases, setReason), enter: send, escape: onClose })
  return (
    <div className="accepting-panel">
      <PhraseList keyed phrases={phrases} chosen={[reason]} onToggle={setReason} />
      <Input.TextArea
        aria-label="不同意的理由"
        placeholder="不同意的理由"
        rows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="slot-form-foot">
        <Button type="primary" danger disabled={reason.trim() === ''} onClick={send}>
          记为不同意 <kbd>Enter</kbd>
        </Button>
        <Button onClick={onClose}>
          返回 <kbd>Esc</kbd>
        </Button>
      </p>
    </div>
  )
}
