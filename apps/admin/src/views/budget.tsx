import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { stateLabels, valueLabels } from '../../../../regulations/budget/labels.ts'
import { instrumentQuery } from '../api/queries.ts'
import type { JsonObject } from '../api/types.ts'
import { gradeLabels, labelOf } from '../lib/labels.ts'
import type { MoneyUnit } from '../lib/money.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { FactTree } from '../parts/facts.tsx'
import { Nothing } from '../parts/page.tsx'
import { changingAct, EditBar, EditingContext, useEditing } from './budget-edit.tsx'
import {
  type BudgetModel,
  cellAnchor,
  placedFindings,
  type PlacedFinding,
  readBudget,
} from './budget-model.ts'
import { remainderLabels } from './budget-labels.ts'
import { FigureTable, type Marks, markKey } from './budget-table.tsx'
import { TextsTable } from './budget-texts.tsx'
import { FundTable, NarrativeTable } from './budget-targets.tsx'
import type { StateViewProps } from './state-view.tsx'

/** The unit's budget: every table with its findings on the cells, beside the list of them. */
export function BudgetView({ view, onAct }: StateViewProps) {
  const { state, instrument, labels, budget, findings, marks, parts } = useBudget(view)
  const [chosen, setChosen] = useState<string>()
  const [isEditing, setEditing] = useState(false)
  const editing = useEditing(view.version, () => setEditing(false))
  const act = onAct === undefined ? undefined : changingAct(view.acts)
  const [unit, setUnit] = useState<MoneyUnit>('万元')
  const current = parts.find(({ value }) => value === chosen) ?? parts[0]
  const show = (finding: PlacedFinding) => {
    const part = parts.find(({ sheet }) => sheet === finding.sheet)
    if (part !== undefined) setChosen(part.value)
    requestAnimationFrame(() => requestAnimationFrame(() => goTo(finding)))
  }
  return (
    <>
      {current === undefined ? (
        <Nothing say="还没有数字。请从“导入”读入工作簿，或按步骤录入。" />
      ) : (
        <section className="panel budget" aria-label="预算表">
          <div className="budget-bar">
            <PartPick parts={parts} value={current.value} onChange={setChosen} />
            {act === undefined || isEditing ? null : (
              <Button onClick={() => setEditing(true)}>在表上修改</Button>
            )}
            <span className="head-gap" />
            <Segmented<MoneyUnit>
              aria-label="金额单位"
              options={['万元', '元']}
              value={isEditing ? '万元' : unit}
              disabled={isEditing}
              onChange={setUnit}
            />
          </div>
          {act === undefined || onAct === undefined || !isEditing ? null : (
            <EditBar
              lacksIncomeTable={!budget.tables.some(({ key }) => key === 't8')}
              editing={editing}
              onSend={(input) => onAct(act.act, input)}
              onLeave={() => setEditing(false)}
            />
          )}
          <div className={findings.length === 0 ? '' : 'budget-grid'}>
            <div className="budget-sheet">
              <EditingContext value={isEditing && act !== undefined ? editing : undefined}>
                <Part
                  budget={budget}
                  texts={textsOf(state)}
                  value={current.value}
                  marks={marks}
                  unit={isEditing ? '万元' : unit}
                  labels={labels}
                  instrument={instrument}
                />
              </EditingContext>
            </div>
            {findings.length === 0 ? null : (
              <FindingSide findings={findings} sheet={current.sheet} onShow={show} />
            )}
          </div>
        </section>
      )}
      <Particulars state={state} />
    </>
  )
}

const shownAbove = new Set(['figures', 'findings', 'report', 'checks', 'stage', 'labels', 'texts'])

function Particulars({ state }: { state: JsonObject }) {
  const rest = Object.fromEntries(Object.entries(state).filter(([name]) => !shownAbove.has(name)))
  return (
    <section className="panel">
      <h2>基本信息与签章</h2>
      <FactTree value={rest} labels={{ ...remainderLabels, ...stateLabels }} values={valueLabels} />
    </section>
  )
}

/** What the view draws, reckoned once for each answer of the server. */
function useBudget(view: StateViewProps['view']) {
  const state = view.state as JsonObject
  const budget = useMemo(() => readBudget(state['figures']), [state])
  const instrument = instrumentOf(view)
  const labels = useClauseLabels(instrument)
  const findings = useMemo(
    () =>
      placedFindings(view).map((finding) => ({
        ...finding,
        clauseLabel: labels.get(finding.clause) ?? finding.clauseLabel,
      })),
    [view, labels],
  )
  const marks = useMemo(() => marksOf(findings), [findings])
  const parts = useMemo(() => partsOf(budget, findings), [budget, findings])
  return { state, instrument, labels, budget, findings, marks, parts }
}

/** How an official names the clauses; what is not yet there is named by its number. */
function useClauseLabels(instrument: string): ReadonlyMap<string, string> {
  const { data } = useQuery({ ...instrumentQuery(instrument), enabled: instrument !== '' })
  return useMemo(() => new Map((data?.clauses ?? []).map(({ id, label }) => [id, label])), [data])
}

function instrumentOf(view: StateViewProps['view']): string {
  const cited = view.acts[0]?.clause ?? view.trail[0]?.clause ?? ''
  return cited.split('/')[0] ?? ''
}

type PartPickProps = { parts: PartChoice[]; value: string; onChange: (value: string) => void }

function PartPick({ parts, value, onChange }: PartPickProps) {
  return (
    <Select
      aria-label="选择预算表"
      className="budget-pick"
      popupMatchSelectWidth={false}
      value={value}
      onChange={onChange}
      options={parts.map((part) => ({ value: part.value, label: part.label }))}
    />
  )
}

type PartChoice = { value: string; label: string; sheet: string }

function partsOf(budget: BudgetModel, findings: PlacedFinding[]): PartChoice[] {
  const count = (sheet: string) => findings.filter((finding) => finding.sheet === sheet).length
  const label = (name: string, sheet: string) =>
    count(sheet) === 0 ? name : `${name}（${count(sheet)} 项检查结果）`
  return [
    ...budget.tables.map(({ key, sheet }) => ({ value: key, sheet, label: label(sheet, sheet) })),
    ...(budget.narrative.length === 0
      ? []
      : [{ value: 'narrative', sheet: '说明', label: label('说明中的数字', '说明') }]),
    { value: 'texts', sheet: '', label: '说明中的文字' },
    ...budget.funds.map(({ key, sheet, name }) => ({
      value: key,
      sheet,
      label: label(`绩效目标：${name}`, sheet),
    })),
  ]
}

function textsOf({ texts }: JsonObject): JsonObject {
  return typeof texts === 'object' && texts !== null && !Array.isArray(texts) ? texts : {}
}

type PartProps = {
  budget: BudgetModel
  texts: JsonObject
  value: string
  marks: Marks
  unit: MoneyUnit
  labels: ReadonlyMap<string, string>
  instrument: string
}

function Part({ budget, texts, value, marks, unit, labels, instrument }: PartProps) {
  const table = budget.tables.find(({ key }) => key === value)
  if (table !== undefined) return <FigureTable table={table} marks={marks} unit={unit} />
  const fund = budget.funds.find(({ key }) => key === value)
  if (value === 'texts') return <TextsTable texts={texts} />
  if (fund !== undefined) return <FundTable fund={fund} marks={marks} unit={unit} />
  return <NarrativeTable lines={budget.narrative} instrument={instrument} labels={labels} marks={marks} />
}

function marksOf(findings: PlacedFinding[]): Marks {
  const marks = new Map<string, PlacedFinding[]>()
  for (const finding of findings) {
    const key = markKey(finding.sheet, finding.cell === '' ? `row:${finding.row}` : finding.cell)
    marks.set(key, [...(marks.get(key) ?? []), finding])
  }
  return marks
}

/** Scrolls to the marked cell and puts the focus there, so that its note opens. */
function goTo(finding: PlacedFinding): void {
  const cell = document.getElementById(cellAnchor(finding.sheet, finding.cell))
  cell?.scrollIntoView({ block: 'center', inline: 'center' })
  const mark = cell?.querySelector<HTMLElement>('.marked-text')
  mark?.focus({ preventScroll: true })
}

const order = ['error', 'inconsistency', 'doubt', 'note']

type FindingSideProps = { findings: PlacedFinding[]; sheet: string; onShow: (finding: PlacedFinding) => void }

function FindingSide({ findings, sheet, onShow }: FindingSideProps) {
  const sorted = findings.toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
  return (
    <aside className="budget-side" aria-label="检查结果">
      <h3>检查结果 {findings.length} 项</h3>
      <ol>
        {sorted.map((finding) => (
          <li key={finding.key} className={finding.sheet === sheet ? 'is-here' : undefined}>
            <GradeTag grade={finding.grade} />{' '}
            <button type="button" className="clause-link" onClick={() => onShow(finding)}>
              {finding.sheet} {finding.cell}
            </button>
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
    </aside>
  )
}

export function GradeTag({ grade }: { grade: string }) {
  const tone = grade === 'error' ? 'tag-danger' : grade === 'note' ? '' : 'tag-warning'
  return <span className={`tag ${tone}`}>{labelOf(gradeLabels, grade)}</span>
}
