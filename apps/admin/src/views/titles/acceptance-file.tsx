import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { CaseView, Finding, JsonObject } from '../../api/types.ts'
import { FindingList } from '../../parts/findings.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import { type AcceptanceLine, checksQuery } from './acceptance-data.ts'
import { DeclineForm } from './acceptance-decline.tsx'
import { DeficiencyForm } from './acceptance-deficiencies.tsx'
import { type Outcome, outcomeWords } from './acceptance-order.ts'
import { FileSummary } from './file-summary.tsx'
import { itemsInOrder, isClean, type MarkItem } from './marking-order.ts'
import { MaterialList } from './marking-list.tsx'
import { Sheet, useMarkKeys } from './marking.tsx'

type FileProps = {
  line: AcceptanceLine
  view: CaseView
  dueOn: string
  outcome: Outcome | undefined
  onSend: (view: CaseView, act: string, input: JsonObject, outcome: Outcome) => void
  onMove: (step: 1 | -1) => void
}

/** Document left; checks, material list and the decision right. */
export function AcceptanceFile({ line, view, dueOn, outcome, onSend, onMove }: FileProps) {
  const state = view.state as unknown as Application
  const checks = useQuery(checksQuery(line.id))
  const [page, setPage] = useState(-1)
  const [panel, setPanel] = useState<'deficiencies' | 'decline'>()
  const items = itemsInOrder([{ caseId: view.id, state }], 'person')
  const isOpen = outcome === undefined
  const isSound = checks.data?.every(({ holds }) => holds === 'yes') ?? false
  const pass = () => {
    if (outcome === 'passed') onMove(1)
    else if (isOpen && isSound) onSend(view, 'ReviewApplication', { note: '' }, 'passed')
  }
  const turn = (step: 1 | -1) => setPage((at) => Math.min(Math.max(at + step, -1), items.length - 1))
  useMarkKeys(panel === undefined, {
    '1': pass,
    '2': () => isOpen && setPanel('deficiencies'),
    '3': () => isOpen && setPanel('decline'),
    n: () => onMove(1),
    arrowright: () => onMove(1),
    p: () => onMove(-1),
    arrowleft: () => onMove(-1),
    j: () => turn(1),
    k: () => turn(-1),
  })
  const item = items[page]
  return (
    <div className="accepting-file">
      <div className="accepting-paper">
        {item === undefined ? <FileSummary state={state} /> : <Sheet item={item} />}
      </div>
      <aside className="accepting-side" aria-label="检查和办理">
        <FileHead line={line} outcome={outcome} />
        {panel === undefined ? (
          <>
            <Decision
              isOpen={isOpen}
              isSound={isSound}
              isChecked={checks.data !== undefined}
              onPass={pass}
              onPanel={setPanel}
              onMove={onMove}
            />
            <Checks query={checks} standing={view.findings} />
            <Papers items={items} page={page} onPage={setPage} />
          </>
        ) : panel === 'deficiencies' ? (
          <DeficiencyForm
            line={line}
            item={item}
            state={state}
            dueOn={dueOn}
            onClose={() => setPanel(undefined)}
            onSend={(input) => onSend(view, 'NotifyDeficiencies', input, 'asked')}
          />
        ) : (
          <DeclineForm
            line={line}
            checks={[...(checks.data ?? []), ...view.findings]}
            onClose={() => setPanel(undefined)}
            onSend={(input) => onSend(view, 'DeclineAdmission', input, 'declined')}
          />
        )}
      </aside>
    </div>
  )
}

function FileHead({ line, outcome }: { line: AcceptanceLine; outcome: Outcome | undefined }) {
  const { name, number, employer, target, track, submitter, submittedOn, corrected } = line
  return (
    <header className="accepting-head">
      <h2>
        {name} {track === '正常' ? null : <span className="tag tag-accent">{track}</span>}
        {outcome === undefined ? null : <span className="tag">{outcomeWords[outcome]}</span>}
      </h2>
      <p>{target}</p>
      <p className="soft">
        {employer} · {number}
      </p>
      <p className="soft">
        {submitter} {submittedOn} 呈报
        {corrected === null ? '' : ` · ${corrected} 已告知过补正`}
      </p>
    </header>
  )
}

type DecisionProps = {
  isOpen: boolean
  isSound: boolean
  isChecked: boolean
  onPass: () => void
  onPanel: (panel: 'deficiencies' | 'decline') => void
  onMove: (step: 1 | -1) => void
}

function Decision({ isOpen, isSound, isChecked, onPass, onPanel, onMove }: DecisionProps) {
  return (
    <div className="marking-keys">
      <Button type="primary" size="large" disabled={!isOpen || !isSound} onClick={onPass}>
        通过 <kbd>1</kbd>
      </Button>
      {isOpen && isChecked && !isSound ? (
        <p className="accepting-barred">检查有不符之处，不能受理：请告知补正，或不予受理。</p>
      ) : null}
      <Button danger disabled={!isOpen} onClick={() => onPanel('deficiencies')}>
        问题 <kbd>2</kbd>
      </Button>
      <Button disabled={!isOpen} onClick={() => onPanel('decline')}>
        不予受理 <kbd>3</kbd>
      </Button>
      <Button onClick={() => onMove(-1)}>
        上一件 <kbd>P</kbd>
      </Button>
      <Button onClick={() => onMove(1)}>
        下一件 <kbd>N</kbd>
      </Button>
    </div>
  )
}

type ChecksProps = {
  query: { data?: Finding[] | undefined; error: unknown; refetch: () => Promise<unknown> }
  standing: readonly Finding[]
}

/** What bars stands open; what holds is one line. */
function Checks({ query, standing }: ChecksProps) {
  if (query.error !== null) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (query.data === undefined) return <Loading what="检查结果" />
  const known = new Set(query.data.map(({ rule }) => rule))
  const all = [...query.data, ...standing.filter(({ rule }) => !known.has(rule))]
  const open = all.filter(({ holds }) => holds !== 'yes')
  const sound = all.filter(({ holds }) => holds === 'yes')
  return (
    <section aria-label="检查结果">
      <h3>检查结果</h3>
      {open.length === 0 ? (
        <p className="check-clean">{all.length} 项检查全部符合</p>
      ) : (
        <FindingList findings={open} />
      )}
      {open.length === 0 || sound.length === 0 ? null : (
        <details>
          <summary>符合 {sound.length} 项</summary>
          <FindingList findings={sound} facts={false} />
        </details>
      )}
      {open.length === 0 ? (
        <details>
          <summary>逐项查看</summary>
          <FindingList findings={sound} facts={false} />
        </details>
      ) : null}
    </section>
  )
}

type PapersProps = { items: readonly MarkItem[]; page: number; onPage: (page: number) => void }

function Papers({ items, page, onPage }: PapersProps) {
  const marked = (item: MarkItem) =>
    item.mark === undefined ? undefined : isClean(item.mark) ? 'clean' : 'faulty'
  return (
    <section aria-label="材料">
      <h3>
        材料 <kbd>J</kbd> <kbd>K</kbd>
      </h3>
      <Button
        className="accepting-summary"
        type={page === -1 ? 'primary' : 'default'}
        ghost={page === -1}
        onClick={() => onPage(-1)}
      >
        申报简况
      </Button>
      <MaterialList items={items} at={page} standing={marked} onGo={onPage} />
    </section>
  )
}
