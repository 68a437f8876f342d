import { Button } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Act, CaseView, JsonObject } from '../api/types.ts'
import { placeText } from '../lib/place.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { GradeTag } from './budget.tsx'
import { afterDrawing } from './budget-places.ts'
import type { OpenedAct, StateViewProps } from './state-view.tsx'
import { WeightBar } from './targets-bar.tsx'
import { IndicatorFile } from './targets-file.tsx'
import { LibraryPicker } from './targets-library.tsx'
import { newRow, readTargets, rowsToSend, type TargetRow, type TargetsState } from './targets-model.ts'
import { ResultsForm } from './targets-results-form.tsx'
import { EvaluationPanel, MonitoringPanel } from './targets-results.tsx'
import { FiledSheets, ReviewSheet } from './targets-review.tsx'
import { RowEditor } from './targets-row-editor.tsx'
import { rowAnchor, TargetRows } from './targets-rows.tsx'
import { actNamed, SendButton } from './targets-send.tsx'
import { TargetTexts, TextEditor, type TextParts } from './targets-text.tsx'
import './targets.css'

/** A fund's target table: weights live, findings at their rows, last year beside, and the sheets of its reviewers. */
export function TargetsView({ view, onAct, opened }: StateViewProps) {
  const state = readTargets(view)
  const [open, setOpen] = useState<string>()
  const revise = onAct === undefined ? undefined : actNamed(view, 'ReviseTargets')
  const sheet = onAct === undefined ? undefined : actNamed(view, 'RecordSheet')
  useOpened(opened, () => setOpen(`edit ${view.version}`))
  const isEditing = open === `edit ${view.version}` && revise !== undefined
  return (
    <>
      <section className="panel" aria-label="绩效目标表">
        <Heading state={state} />
        {revise === undefined || !isEditing ? (
          <Standing
            state={state}
            onEdit={revise === undefined ? undefined : () => setOpen(`edit ${view.version}`)}
          />
        ) : (
          <Editor view={view} state={state} act={revise} onLeave={() => setOpen(undefined)} />
        )}
      </section>
      {sheet === undefined || onAct === undefined ? (
        <FiledSheets state={state} />
      ) : (
        <ReviewSheet key={view.version} view={view} state={state} act={sheet} onAct={onAct} />
      )}
      <Results view={view} state={state} canAct={onAct !== undefined} opened={opened} />
    </>
  )
}

/** Where an act of the view is filled in. */
const anchors: Readonly<Record<string, string>> = {
  ReviseTargets: '[aria-label="绩效目标表"] tbody :is(input, select)',
  RecordSheet: '[aria-label="逐行审核表"] tbody input',
  RecordMonitoring: '[aria-label="年中监控"] :is(input, select, textarea)',
  SubmitSelfEvaluation: '[aria-label="年末自评"] :is(input, select, textarea)',
}

/** The act's button leads to where it is filled in; the sheet of the targets is opened for it. */
function useOpened(opened: OpenedAct | undefined, edit: () => void): void {
  const key = opened === undefined ? '' : `${opened.act} ${opened.times}`
  const lead = useEffectEvent((asked: string) => {
    if (asked === '' || opened === undefined) return
    if (opened.act === 'ReviseTargets') edit()
    afterDrawing(() => {
      const field = document.querySelector<HTMLElement>(anchors[opened.act] ?? '')
      field?.scrollIntoView({ block: 'center' })
      field?.focus({ preventScroll: true })
    })
  })
  useEffect(() => lead(key), [key])
}

function Heading({ state }: { state: TargetsState }) {
  const { fund, table, heading } = state
  const facts = [
    ['编制单位', heading.owner],
    ['业务主管部门', heading.department],
    ['类别', `${fund.category}（${fund.level}项目）`],
    ['部门预算所列', fund.listed === null ? '—' : `${fund.listed} 万元`],
  ]
  return (
    <>
      <header className="targets-head">
        <h2>
          {heading.number}　{heading.title}
        </h2>
        <span className="soft">
          {heading.nameLabel}：{fund.name}
        </span>
      </header>
      <dl className="targets-facts">
        <div>
          <dt>当年预算</dt>
          <dd>
            {table.budget === '' ? '未填' : `${table.budget} 万元`}
            {heading.shareOfAll === '' ? null : (
              <small>
                　占同类 {heading.shareOfCategory}，占全部 {heading.shareOfAll}
              </small>
            )}
          </dd>
        </div>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Standing({ state, onEdit }: { state: TargetsState; onEdit: (() => void) | undefined }) {
  const [chosen, setChosen] = useState<string>()
  const show = (row: string) => {
    setChosen(row)
    document.getElementById(rowAnchor(row))?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <WeightBar rows={state.table.rows} kept={state.table.executionWeight} levels={state.levels} />
      {onEdit === undefined ? null : (
        <div className="budget-bar">
          <Button type="primary" onClick={onEdit}>
            填写目标和指标
          </Button>
        </div>
      )}
      <div className={state.findings.length === 0 ? '' : 'budget-grid'}>
        <div className="budget-sheet">
          <TargetRows state={state} chosen={chosen} />
          <TargetTexts state={state} />
        </div>
        {state.findings.length === 0 ? null : <FindingSide state={state} onShow={show} />}
      </div>
    </>
  )
}

const order = ['error', 'inconsistency', 'doubt', 'note']

function FindingSide({ state, onShow }: { state: TargetsState; onShow: (row: string) => void }) {
  const sorted = state.findings.toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
  const errors = sorted.filter(({ blocks }) => blocks === 'submission').length
  return (
    <aside className="budget-side" aria-label="检查结果">
      <h3>
        检查结果 {sorted.length} 项{errors === 0 ? '' : `，其中 ${errors} 项须改正后才能报送`}
      </h3>
      <ol>
        {sorted.map(({ rule, grade, where, message }) => (
          <li key={`${rule}${where.row ?? ''}${message}`}>
            <GradeTag grade={grade} />{' '}
            <button type="button" className="clause-link" onClick={() => onShow(where.row ?? '')}>
              {placeText({ row: where.row, rowName: where.rowName, column: where.column })}
            </button>{' '}
            {where.clause === undefined ? null : <ClauseLink clause={where.clause} label="依据" />}
            <p>{message}</p>
          </li>
        ))}
      </ol>
    </aside>
  )
}

type EditorProps = { view: CaseView; state: TargetsState; act: Act; onLeave: () => void }

function Editor({ view, state, act, onLeave }: EditorProps) {
  const { table, fund } = state
  const [history, setHistory] = useState<readonly (readonly TargetRow[])[]>([
    table.rows.length === 0 ? [newRow()] : table.rows,
  ])
  const [parts, setParts] = useState<TextParts>(table)
  const [isPicking, setPicking] = useState(false)
  const rows = history.at(-1) ?? []
  const change = (next: readonly TargetRow[]) => setHistory([...history.slice(-50), next])
  const input = (): JsonObject => changedParts(table, parts, rows)
  return (
    <>
      <WeightBar rows={rows} kept={parts.executionWeight} levels={state.levels} />
      <RowEditor state={state} rows={rows} onChange={change} />
      <div className="targets-foot">
        <Button onClick={() => change([...rows, newRow()])}>增加一行</Button>
        <Button onClick={() => setPicking(true)}>从指标库选取</Button>
        <Button disabled={history.length < 2} onClick={() => setHistory(history.slice(0, -1))}>
          撤销一步
        </Button>
        <IndicatorFile view={view} onTake={change} />
        <span className="soft">可从 Excel 复制后粘贴到任一格；回车到下一行。</span>
      </div>
      <TextEditor state={state} parts={parts} onChange={setParts} />
      <div className="targets-foot">
        <SendButton view={view} act={act} input={input} onDone={onLeave}>
          保存
        </SendButton>
        <Button onClick={onLeave}>放弃修改</Button>
      </div>
      {isPicking ? (
        <LibraryPicker
          department={fund.department.code}
          onClose={() => setPicking(false)}
          onPick={(row) => {
            const blank = rows.findIndex(({ name, value }) => name === '' && value === '')
            change(blank < 0 ? [...rows, row] : rows.with(blank, { ...row, id: rows[blank]?.id ?? row.id }))
            setPicking(false)
          }}
        />
      ) : null}
    </>
  )
}

/** Only what was changed goes out: rows whole, the other parts each by itself. */
function changedParts(
  table: TargetsState['table'],
  parts: TextParts,
  rows: readonly TargetRow[],
): JsonObject {
  const keys = [
    'budget',
    'local',
    'upper',
    'notice',
    'executionWeight',
    'overview',
    'goal',
    'basis',
    'links',
  ] as const
  const changed = keys.filter((key) => JSON.stringify(parts[key]) !== JSON.stringify(table[key]))
  const sent = rowsToSend(rows)
  return {
    ...Object.fromEntries(
      changed.map((key) => [key, JSON.parse(JSON.stringify(parts[key])) as JsonObject[string]]),
    ),
    ...(JSON.stringify(sent) === JSON.stringify(table.rows) ? {} : { rows: sent }),
  }
}

type ResultsProps = { view: CaseView; state: TargetsState; canAct: boolean; opened: OpenedAct | undefined }

function Results({ view, state, canAct, opened }: ResultsProps) {
  const [open, setOpen] = useState(() => resultsOf(opened))
  const [seen, setSeen] = useState(opened?.times)
  if (seen !== opened?.times) {
    setSeen(opened?.times)
    if (resultsOf(opened) !== undefined) setOpen(resultsOf(opened))
  }
  const monitor = canAct ? actNamed(view, 'RecordMonitoring') : undefined
  const evaluate = canAct ? actNamed(view, 'SubmitSelfEvaluation') : undefined
  const act = open === 'monitoring' ? monitor : open === 'evaluation' ? evaluate : undefined
  return (
    <>
      {'evaluation' in state && state.evaluation !== null ? (
        <EvaluationPanel state={state} evaluation={state.evaluation} />
      ) : null}
      {'monitoring' in state
        ? state.monitoring.map((one) => (
            <MonitoringPanel key={`${one.on}-${one.month}`} state={state} monitoring={one} />
          ))
        : null}
      {monitor === undefined && evaluate === undefined ? null : (
        <div className="targets-foot">
          {monitor === undefined ? null : <Button onClick={() => setOpen('monitoring')}>填报年中监控</Button>}
          {evaluate === undefined ? null : (
            <Button onClick={() => setOpen('evaluation')}>填报年末自评</Button>
          )}
        </div>
      )}
      {act === undefined || open === undefined ? null : (
        <ResultsForm key={`${open}${view.version}`} view={view} state={state} act={act} kind={open} />
      )}
    </>
  )
}

function resultsOf(opened: OpenedAct | undefined): 'monitoring' | 'evaluation' | undefined {
  if (opened?.act === 'RecordMonitoring') return 'monitoring'
  return opened?.act === 'SubmitSelfEvaluation' ? 'evaluation' : undefined
}
