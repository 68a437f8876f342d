import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { problemOf } from '../../api/client.ts'
import { caseQuery, refreshAll } from '../../api/queries.ts'
import type { CaseView, Problem } from '../../api/types.ts'
import { type DraftState, useDraft } from '../../form/use-draft.ts'
import { Nothing, ProblemBox } from '../../parts/page.tsx'
import { APPLICATION, postAct } from './acceptance-data.ts'
import {
  BATCH,
  batchOf,
  type Candidate,
  candidatesOf,
  type Mark,
  type Marks,
  marksOf,
  nextUnmarked,
  recheckQuery,
  standingMark,
} from './approval-data.ts'
import { ApprovalRow } from './approval-row.tsx'
import { useMarkKeys } from './marking.tsx'
import './application.css'
import './review.css'

/** So many candidates behind the present one are read ahead. */
const AHEAD = 3

/** Marks of this sitting: kept as a draft until they are recorded, all in one act. */
function useMarkSitting(view: CaseView, candidates: readonly Candidate[]) {
  const [marks, setMarks] = useState<Marks>({})
  const [at, setAt] = useState(() => nextUnmarked(candidates, {}, undefined))
  const [problem, setProblem] = useState<Problem>()
  const [isSending, setSending] = useState(false)
  const draft = useDraft(`${BATCH}/${view.id}/MarkCandidates/marks`, ({ marks: kept }) => {
    const found = marksOf(kept)
    setMarks(found)
    setAt(nextUnmarked(candidates, found, undefined))
  })
  const mark = (candidate: Candidate, given: Mark) => {
    const next = { ...marks, [candidate.application]: given }
    setMarks(next)
    draft.save({ marks: Object.fromEntries(Object.entries(next).map(([id, one]) => [id, { ...one }])) })
    setAt(nextUnmarked(candidates, next, candidate.application))
  }
  const record = async () => {
    const given = Object.entries(marks).map(([application, one]) => ({ application, ...one, opened: true }))
    if (given.length === 0) return
    setSending(true)
    setProblem(undefined)
    try {
      await postAct(view, 'MarkCandidates', { marks: given })
      setMarks({})
      await draft.discard()
    } catch (error) {
      setProblem(problemOf(error))
    }
    setSending(false)
    await refreshAll()
  }
  return { marks, mark, at, setAt, record, isSending, problem, setProblem, draftState: draft.state }
}

/** One authority's sitting over a batch. */
export function ApprovalDesk({ view }: { view: CaseView }) {
  const state = batchOf(view)
  const candidates = candidatesOf(state)
  const { marks, mark, at, setAt, record, ...sitting } = useMarkSitting(view, candidates)
  useReadAhead(view.id, candidates, at)
  const unsent = Object.keys(marks).length
  const done = candidates.filter((one) => standingMark(one, marks) !== undefined).length
  const isOpen = view.acts.some(({ act, barred }) => act === 'MarkCandidates' && barred === undefined)
  const step = (by: 1 | -1) => {
    const here = candidates.findIndex(({ application }) => application === at)
    const next = candidates[here === -1 ? 0 : here + by]
    if (next !== undefined) setAt(next.application)
  }
  useMarkKeys(true, {
    s: () => void record(),
    n: () => step(1),
    j: () => step(1),
    p: () => step(-1),
    k: () => step(-1),
  })
  if (candidates.length === 0) return <Nothing say="这个批次里没有要审核的人员。" />
  return (
    <section className="panel approving" aria-label="逐一审核">
      <div className="accepting-bar">
        <strong>
          已审核 {done}/{candidates.length}
        </strong>
        <progress max={candidates.length} value={done} aria-label="审核进度" />
        <Button
          type="primary"
          disabled={unsent === 0 || !isOpen}
          loading={sitting.isSending}
          onClick={() => void record()}
        >
          登记审核结果 {unsent} 人 <kbd>S</kbd>
        </Button>
        <DraftLine state={sitting.draftState} />
      </div>
      {isOpen ? null : <p className="accepting-barred">这个批次现在不能登记审核结果：{view.stageLabel}。</p>}
      {sitting.problem === undefined ? null : (
        <ProblemBox problem={sitting.problem} onClose={() => sitting.setProblem(undefined)} />
      )}
      {done === candidates.length && unsent === 0 ? <AllMarked view={view} candidates={candidates} /> : null}
      <ol className="approving-list" aria-label="人员">
        {candidates.map((candidate, index) => (
          <ApprovalRow
            key={candidate.application}
            batch={view.id}
            candidate={candidate}
            number={index + 1}
            mark={standingMark(candidate, marks)}
            isUnfolded={candidate.application === at}
            canMark={isOpen}
            isSampled={state.sample?.applications.includes(candidate.application) ?? false}
            onUnfold={() => setAt(candidate.application === at ? undefined : candidate.application)}
            onMark={(given) => mark(candidate, given)}
          />
        ))}
      </ol>
      <LeftOut view={view} />
    </section>
  )
}

function DraftLine({ state }: { state: DraftState }) {
  if (state.kind === 'failed') return <span className="soft">{state.say}</span>
  if (state.kind !== 'saved' && state.kind !== 'loaded') return null
  return <span className="soft">未登记的已存草稿</span>
}

function useReadAhead(batch: string, candidates: readonly Candidate[], at: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    const here = candidates.findIndex(({ application }) => application === at)
    for (const { application } of candidates.slice(here + 1, here + 1 + AHEAD)) {
      void client.prefetchQuery(recheckQuery(batch, application))
      void client.prefetchQuery(caseQuery(APPLICATION, application))
    }
  }, [client, batch, candidates, at])
}

/** What the marks lead to: those not agreed to are left out of the second publicity. */
function AllMarked({ view, candidates }: { view: CaseView; candidates: readonly Candidate[] }) {
  const agreed = candidates.filter(({ mark }) => mark?.agreed === true).length
  return (
    <p className="check-clean">
      全部审核完：同意 {agreed} 人，不同意 {candidates.length - agreed} 人（不列入官网公示）。{' '}
      <Link
        to="/case/$module/$procedure/$id"
        params={{ module: 'titles', procedure: 'result-batch', id: view.id }}
        search={{ act: 'PostApprovalPublicity' }}
      >
        发布官网公示
      </Link>
    </p>
  )
}

function LeftOut({ view }: { view: CaseView }) {
  const out = batchOf(view).candidates.flatMap(({ name, application, out: left }) =>
    left === null ? [] : [{ name, application, left }],
  )
  if (out.length === 0) return null
  return (
    <details>
      <summary>不在其列 {out.length} 人</summary>
      <ul>
        {out.map(({ name, application, left }) => (
          <li key={application}>
            {name}：{left.why}，{left.reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
