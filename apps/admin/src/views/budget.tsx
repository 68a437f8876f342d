import { App, Button, Segmented, Select } from 'antd'
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { stateLabels, valueLabels } from '../../../../regulations/budget/labels.ts'
import type { JsonObject } from '../api/types.ts'
import { useDraft } from '../form/use-draft.ts'
import type { MoneyUnit } from '../lib/money.ts'
import { FactTree } from '../parts/facts.tsx'
import { Nothing } from '../parts/page.tsx'
import { AnswersSide, openRound, useOldTexts } from './budget-answers.tsx'
import { ComparisonView, readComparisons } from './budget-comparison.tsx'
import { EditBar } from './budget-edit-bar.tsx'
import { changesInput, changingAct, DeskContext, EditingContext, useEditing } from './budget-edit.tsx'
import { FindingSide } from './budget-findings.tsx'
import { ItemsSide, useItems } from './budget-items.tsx'
import { remainderLabels } from './budget-labels.ts'
import { useLive } from './budget-live.ts'
import { cellAnchor, type PlacedFinding, valuesOf } from './budget-model.ts'
import { Part, partsOf } from './budget-parts.tsx'
import { focusPlace, partOf, placesOf, textsIn } from './budget-places.ts'
import { PublicationView } from './budget-publication.tsx'
import { countAsked, QuestionsView, readQuestions } from './budget-questions.tsx'
import { SignaturesView } from './budget-signatures.tsx'
import { ExplanationView, readExplanation } from './budget-text-view.tsx'
import type { Change, Changes } from './sheet-history.ts'
import { type CellValue, fenOf } from './sheet-text.ts'
import type { StateViewProps } from './state-view.tsx'
import { useBudget } from './use-budget.ts'

export { GradeTag } from './budget-findings.tsx'

type Mode = 'tables' | 'explanation' | 'missing' | 'comparison' | 'signatures' | 'publication' | 'other'

/** The workbench of a unit's budget: sheets, explanation, what is missing, last year, signatures, publication. */
export function BudgetView({ view, onAct }: StateViewProps) {
  const desk = useWorkbench(view, onAct !== undefined)
  const { mode, setMode, current, shown, live, act, editing, isEditing, round, items } = desk
  if (shown.parts.length === 0)
    return (
      <>
        <Nothing say="还没有数字。请从“导入”读入工作簿，或按步骤录入。" />
        <Particulars state={shown.state} />
      </>
    )
  return (
    <section className="panel budget" aria-label="预算工作台" onKeyDown={desk.keyed}>
      <Modes mode={mode} onChange={setMode} modes={desk.modes} />
      {act === undefined || onAct === undefined ? null : !isEditing ? (
        <p className="edit-offer">
          <Button onClick={desk.startEditing}>在表上{act.label}…</Button>
        </p>
      ) : (
        <EditBar
          editing={editing}
          live={live}
          added={shown.added.size}
          gone={shown.gone.length}
          moved={desk.movedCount}
          lacksIncomeTable={!shown.budget.tables.some(({ key }) => key === 't8')}
          label={act.label}
          onSend={() => onAct(act.act, changesInput(editing.changes))}
          {...(desk.mayLeave ? { onLeave: desk.leave } : {})}
        />
      )}
      <DeskContext value={desk.context}>
        <EditingContext value={isEditing ? editing : undefined}>
          {mode === 'tables' ? (
            <>
              <div className="budget-bar">
                <Select
                  aria-label="选择预算表"
                  className="budget-pick"
                  popupMatchSelectWidth={false}
                  value={current?.value ?? ''}
                  onChange={desk.setPart}
                  options={shown.parts.map(({ value, label }) => ({ value, label }))}
                />
                <span className="head-gap" />
                <UnitSwitch unit={desk.unit} onChange={desk.setUnit} />
              </div>
              <div className="budget-grid">
                <div className="budget-sheet">
                  <Part
                    key={current?.value}
                    budget={shown.budget}
                    value={current?.value ?? ''}
                    marks={shown.marks}
                    labels={shown.labels}
                    instrument={shown.instrument}
                  />
                </div>
                <div className="budget-sides">{sides()}</div>
              </div>
            </>
          ) : null}
          {mode === 'explanation' ? (
            <div className="budget-grid">
              <ExplanationView
                before={readExplanation(desk.stored['explanation'])}
                after={live.after === undefined ? undefined : readExplanation(live.after['explanation'])}
                texts={textsIn(shown.state['texts'])}
              />
              <div className="budget-sides">{sides()}</div>
            </div>
          ) : null}
          {mode === 'missing' ? (
            <QuestionsView
              stored={readQuestions(desk.stored['questions'])}
              now={readQuestions(shown.state['questions'])}
              blocking={shown.findings.filter(({ blocks }) => blocks === 'submission')}
              labels={shown.labels}
              onShow={desk.show}
            />
          ) : null}
          {mode === 'comparison' ? (
            <>
              <div className="budget-bar">
                <UnitSwitch unit={desk.unit} onChange={desk.setUnit} />
              </div>
              <ComparisonView
                comparisons={readComparisons(shown.state['comparisons'])}
                texts={textsIn(shown.state['texts'])}
                labels={shown.labels}
              />
            </>
          ) : null}
        </EditingContext>
      </DeskContext>
      {mode === 'signatures' ? <SignaturesView view={view} /> : null}
      {mode === 'publication' ? (
        <PublicationView view={view} {...(onAct === undefined ? {} : { onAct })} />
      ) : null}
      {mode === 'other' ? <Particulars state={desk.stored} /> : null}
    </section>
  )

  function sides() {
    return (
      <>
        {round === undefined ? null : (
          <AnswersSide
            view={view}
            round={round}
            nameOf={desk.places.nameOf}
            oldOf={desk.old.textOf}
            nowOf={(path) => desk.places.texts.get(path) ?? ''}
            onShow={desk.goTo}
          />
        )}
        {onAct === undefined || !desk.mayReturn ? null : (
          <ItemsSide
            list={items}
            nameOf={desk.places.nameOf}
            valueOf={(path) => desk.places.texts.get(path) ?? ''}
            onShow={desk.goTo}
            onSend={(input) => onAct('Return', input)}
          />
        )}
        <FindingSide
          findings={shown.findings}
          added={shown.added}
          gone={shown.gone}
          sheet={current?.sheet ?? ''}
          onShow={desk.show}
        />
      </>
    )
  }
}

function useWorkbench(view: StateViewProps['view'], canAct: boolean) {
  const stored = view.state as JsonObject
  const act = canAct ? changingAct(view.acts) : undefined
  const editing = useEditing(view.version)
  const live = useLive(view, act, editing.changes)
  const shown = useBudget(view, live.after)
  const storedBudget = useBudget(view, undefined).budget
  const values = useMemo(() => valuesOf(storedBudget), [storedBudget])
  const places = useMemo(() => placesOf(storedBudget, stored), [storedBudget, stored])
  const [mode, setMode] = useState<Mode>('tables')
  const [part, setPart] = useState<string>()
  const [unit, setUnit] = useState<MoneyUnit>('万元')
  // The compiler's tables are open at once; a correction or a preparation begins when it is asked for.
  const [isAsked, setAsked] = useState(false)
  const isDirect = act?.act === 'ReviseFigures'
  const isEditing = act !== undefined && (isDirect || isAsked)
  const mayReturn = view.acts.some(
    ({ act: name, companion, barred }) => companion && name === 'Return' && barred === undefined,
  )
  const items = useItems(view, canAct && mayReturn)
  const round = canAct ? openRound(view) : undefined
  const old = useOldTexts(view, round, places.texts)
  useKeptChanges(view, act?.act, editing)
  const current = shown.parts.find(({ value }) => value === part) ?? shown.parts[0]
  const goTo = (path: string) => {
    const to = partOf(path)
    if (to === undefined) return
    setMode(to.mode)
    if (to.part !== '') setPart(to.part)
    afterDrawing(() => focusPlace(path))
  }
  const firstOpen = useEffectEvent(() => {
    old.keep()
    const open = round?.items.find(({ answer }) => answer === undefined)
    if (open !== undefined && open.path !== '') goTo(open.path)
  })
  useEffect(() => {
    if (round !== undefined) firstOpen()
  }, [round?.round])
  const context = useMemo(
    () => ({
      unit,
      computed: new Set(shown.computed),
      stored: values,
      faults: live.faults,
      items: numbersOf(mayReturn ? items.items : (round?.items ?? [])),
      ...(canAct && mayReturn ? { onItem: (path: string) => items.add(path) } : {}),
    }),
    [unit, shown.computed, values, live.faults, mayReturn, items, round, canAct],
  )
  const asked = countAsked(readQuestions(shown.state['questions']))
  const blocking = shown.findings.filter(({ blocks }) => blocks === 'submission').length
  return {
    stored,
    act,
    editing,
    live,
    shown,
    places,
    mode,
    setMode,
    setPart,
    unit,
    setUnit,
    isEditing,
    mayLeave: !isDirect,
    startEditing: () => setAsked(true),
    leave: () => {
      editing.clear()
      setAsked(false)
    },
    mayReturn,
    items,
    round,
    old,
    current,
    goTo,
    context,
    movedCount: countMovedCells(
      values,
      live.after === undefined ? undefined : valuesOf(shown.budget),
      editing.changes,
    ),
    modes: modesOf(view, asked + blocking),
    show: (finding: PlacedFinding) => {
      const found = shown.parts.find(({ sheet }) => sheet === finding.sheet)
      setMode('tables')
      if (found !== undefined) setPart(found.value)
      afterDrawing(() => focusFinding(finding))
    },
    keyed: (event: KeyboardEvent) => {
      if (!isEditing || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) editing.undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) editing.redo()
      else return
      event.preventDefault()
    },
  }
}

/** Typed changes outlive the page: they are kept as a draft until they are sent or taken back. */
function useKeptChanges(
  view: StateViewProps['view'],
  act: string | undefined,
  editing: ReturnType<typeof useEditing>,
) {
  const { message } = App.useApp()
  const { changes, restore } = editing
  const address = act === undefined ? undefined : `${view.procedure}/${view.id}/${act}/sheet`
  const draft = useDraft(address, (body) => {
    const { version, list } = body as { version?: string; list?: Change[] }
    if (version !== view.version || list === undefined || list.length === 0) return
    restore(list)
    void message.info(`已载入上次没有提交的 ${list.length} 处改动`)
  })
  const keep = useEffectEvent((now: typeof changes) => {
    if (now.size > 0) draft.save({ version: view.version, list: Array.from(now.values()) })
    else void draft.discard().catch(() => undefined)
  })
  const [seen, setSeen] = useState(changes)
  useEffect(() => {
    if (seen === changes) return
    setSeen(changes)
    keep(changes)
  }, [changes, seen])
}

type ModesProps = { mode: Mode; modes: { mode: Mode; label: string }[]; onChange: (mode: Mode) => void }

function Modes({ mode, modes, onChange }: ModesProps) {
  return (
    <nav className="bench-modes" aria-label="预算工作台各部分">
      {modes.map((one) => (
        <button
          key={one.mode}
          type="button"
          aria-current={one.mode === mode ? 'page' : undefined}
          onClick={() => onChange(one.mode)}
        >
          {one.label}
        </button>
      ))}
    </nav>
  )
}

function modesOf(view: StateViewProps['view'], missing: number): { mode: Mode; label: string }[] {
  const signatures = view.stage === 'signing' || view.trail.some(({ act }) => act.startsWith('SignAs'))
  const isSettled = ['approved', 'publication-preparation', 'published', 'archived', 'withdrawn'].includes(
    view.stage,
  )
  return [
    { mode: 'tables', label: '表格' },
    { mode: 'explanation', label: '情况说明' },
    { mode: 'missing', label: missing === 0 ? '还缺什么' : `还缺什么 ${missing}` },
    { mode: 'comparison', label: '上下年对比' },
    ...(signatures ? [{ mode: 'signatures' as const, label: '签章' }] : []),
    ...(isSettled || view.stage.startsWith('correction')
      ? [{ mode: 'publication' as const, label: '公开' }]
      : []),
    { mode: 'other', label: '基本信息' },
  ]
}

function UnitSwitch({ unit, onChange }: { unit: MoneyUnit; onChange: (unit: MoneyUnit) => void }) {
  return (
    <Segmented<MoneyUnit> aria-label="金额单位" options={['万元', '元']} value={unit} onChange={onChange} />
  )
}

const shownElsewhere = new Set([
  'figures',
  'findings',
  'report',
  'checks',
  'stage',
  'labels',
  'texts',
  'computed',
  'explanation',
  'questions',
  'comparisons',
])

function Particulars({ state }: { state: JsonObject }) {
  const rest = Object.fromEntries(Object.entries(state).filter(([name]) => !shownElsewhere.has(name)))
  return <FactTree value={rest} labels={{ ...remainderLabels, ...stateLabels }} values={valueLabels} />
}

/** Numbers of items by their place. */
function numbersOf(items: readonly { path: string }[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>()
  items.forEach(({ path }, index) => numbers.set(path, [...(numbers.get(path) ?? []), index + 1]))
  return numbers
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** After the part that was chosen is on the page. */
function afterDrawing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}

/** Scrolls to the marked cell and puts the focus there, so that the line over the table tells about it. */
function focusFinding(finding: PlacedFinding): void {
  const cell = document.getElementById(cellAnchor(finding.sheet, finding.cell))
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' })
  const target =
    cell?.hasAttribute('tabindex') === true ? cell : cell?.querySelector<HTMLElement>('[tabindex],button')
  target?.focus({ preventScroll: true })
}

/** How many figures follow from the changes, those typed left out. */
function countMovedCells(
  before: ReadonlyMap<string, CellValue>,
  after: ReadonlyMap<string, CellValue> | undefined,
  changes: Changes,
): number {
  if (after === undefined) return 0
  return Array.from(after).filter(
    ([path, value]) => !changes.has(path) && fenOf(before.get(path) ?? null) !== fenOf(value),
  ).length
}
