import { Button, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { stateLabels, valueLabels } from '../../../../regulations/budget/labels.ts'
import type { Json, JsonObject } from '../api/types.ts'
import { FactTree } from '../parts/facts.tsx'
import { Nothing } from '../parts/page.tsx'
import { Modes, UnitSwitch } from './bench-modes.tsx'
import { AnswersSide } from './budget-answers.tsx'
import { ComparisonView, readComparisons } from './budget-comparison.tsx'
import { Conflicts } from './budget-conflicts.tsx'
import { EditBar } from './budget-edit-bar.tsx'
import { DetailButton, FileBar } from './budget-file-bar.tsx'
import { changesInput, DeskContext, EditingContext } from './budget-edit.tsx'
import { FindingSide } from './budget-findings.tsx'
import { ItemsSide } from './budget-items.tsx'
import { remainderLabels } from './budget-labels.ts'
import { Part } from './budget-parts.tsx'
import { textsIn } from './budget-places.ts'
import { PublicationView } from './budget-publication.tsx'
import { askedPaths, QuestionsView, readQuestions } from './budget-questions.tsx'
import { SignaturesView } from './budget-signatures.tsx'
import { SubmitChanges } from './budget-submit.tsx'
import { ExplanationView, readExplanation } from './budget-text-view.tsx'
import type { StateViewProps } from './state-view.tsx'
import { actNamed } from './targets-send.tsx'
import { type Bench, useWorkbench } from './use-workbench.ts'

export { GradeTag } from './budget-findings.tsx'

type PartProps = StateViewProps & { bench: Bench }

/** The workbench of a unit's budget: sheets, explanation, what is missing, last year, signatures, publication. */
export function BudgetView({ view, onAct, opened }: StateViewProps) {
  const bench = useWorkbench(view, onAct !== undefined, opened)
  const props = { view, bench, ...(onAct === undefined ? {} : { onAct }) }
  if (bench.shown.parts.length === 0)
    return (
      <>
        <section className="panel" aria-label="预算工作台">
          <Nothing
            say={
              onAct === undefined
                ? '本件还没有数字。'
                : '还没有数字。可以读入公开表工作簿，粘贴一体化明细，或沿用上年的表式和上年数再填本年数。'
            }
          >
            {onAct === undefined ? null : (
              <span className="begin-ways">
                {actNamed(view, 'ReplaceFigures') === undefined ? null : (
                  <Link to="/import" search={{ case: view.id }}>
                    <Button type="primary">导入工作簿</Button>
                  </Link>
                )}
                <DetailButton view={view} />
                {actNamed(view, 'AdoptLastYear') === undefined ? null : (
                  <Button onClick={() => onAct('AdoptLastYear', {})}>采用上年公开数</Button>
                )}
              </span>
            )}
          </Nothing>
        </section>
        <section className="panel">
          <Particulars state={bench.stored} nameOf={bench.places.nameOf} />
        </section>
      </>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- undo and redo work wherever the focus is inside
    <section className="panel budget" aria-label="预算工作台" onKeyDown={bench.keyed}>
      <Modes mode={bench.mode} onChange={bench.setMode} modes={bench.modes} />
      <Changing {...props} />
      <DeskContext value={bench.context}>
        <EditingContext value={bench.isEditing ? bench.editing : undefined}>
          <Body {...props} />
        </EditingContext>
      </DeskContext>
    </section>
  )
}

/** What has been changed, or the offer to begin where that is a step of its own. */
function Changing({ view, bench, onAct }: PartProps) {
  const { act, editing, live, shown } = bench
  const [isSending, setSending] = useState(false)
  const isAway = ['signatures', 'publication', 'other'].includes(bench.mode) && editing.changes.size === 0
  if (act === undefined || onAct === undefined || isAway) return null
  if (!bench.isEditing)
    return (
      <p className="edit-offer">
        <Button onClick={bench.startEditing}>在表上{act.label}…</Button>
      </p>
    )
  return (
    <>
      <EditBar
        editing={editing}
        live={live}
        added={shown.added.size}
        gone={shown.gone.length}
        moved={bench.moved}
        lacksIncomeTable={!shown.budget.tables.some(({ key }) => key === 't8')}
        label={act.label}
        // A correction or a preparation asks for more than the changes: that is its form.
        onSend={() => (bench.mayLeave ? onAct(act.act, changesInput(editing.changes)) : setSending(true))}
        {...(bench.mayLeave ? { onLeave: bench.leave } : {})}
      />
      <Conflicts editing={editing} nameOf={bench.places.nameOf} />
      {isSending && editing.changes.size > 0 && editing.conflicts.length === 0 ? (
        <SubmitChanges
          view={view}
          act={act}
          changes={editing.changes}
          nameOf={bench.places.nameOf}
          effect={`随之变动 ${bench.moved} 个数，新增检查结果 ${shown.added.size} 项，消除 ${shown.gone.length} 项。`}
          onSent={editing.setSent}
          onClose={() => setSending(false)}
        />
      ) : null}
    </>
  )
}

function Body(props: PartProps) {
  const { view, bench, onAct } = props
  const { mode, shown, stored, live } = bench
  if (mode === 'tables') return <Tables {...props} />
  if (mode === 'signatures') return <SignaturesView view={view} unsent={bench.editing.changes.size} />
  if (mode === 'publication')
    return <PublicationView view={view} {...(onAct === undefined ? {} : { onAct })} />
  if (mode === 'other') return <Particulars state={stored} nameOf={bench.places.nameOf} />
  if (mode === 'missing')
    return (
      <QuestionsView
        stored={readQuestions(stored['questions'])}
        now={readQuestions(shown.state['questions'])}
        blocking={bench.blocking}
        labels={shown.labels}
        onShow={bench.show}
      />
    )
  if (mode === 'comparison')
    return (
      <>
        <div className="budget-bar">
          <UnitSwitch unit={bench.unit} onChange={bench.setUnit} />
        </div>
        <ComparisonView
          comparisons={readComparisons(shown.state['comparisons'])}
          texts={textsIn(shown.state['texts'])}
          labels={shown.labels}
        />
      </>
    )
  return (
    <div className="budget-grid">
      <ExplanationView
        before={readExplanation(stored['explanation'])}
        after={live.after === undefined ? undefined : readExplanation(live.after['explanation'])}
        texts={textsIn(shown.state['texts'])}
        asked={askedPaths(readQuestions(shown.state['questions']))}
      />
      <Sides {...props} />
    </div>
  )
}

function Tables(props: PartProps) {
  const { bench } = props
  const { shown, current } = bench
  return (
    <>
      <div className="budget-bar">
        <Select
          aria-label="选择预算表"
          className="budget-pick"
          popupMatchSelectWidth={false}
          listHeight={560}
          virtual={false}
          value={current?.value ?? ''}
          onChange={bench.setPart}
          options={shown.parts.map(({ value, label }) => ({ value, label }))}
        />
        <FileBar view={props.view} bench={bench} onAct={props.onAct} />
        <span className="head-gap" />
        <UnitSwitch unit={bench.unit} onChange={bench.setUnit} />
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
        <Sides {...props} />
      </div>
    </>
  )
}

/** Beside the tables: items of a return to answer or to collect, then what the checks found. */
function Sides({ view, bench, onAct }: PartProps) {
  const { shown, round, places, current } = bench
  const textAt = (path: string) => places.texts.get(path) ?? ''
  return (
    <div className="budget-sides">
      {round === undefined ? null : (
        <AnswersSide
          view={view}
          round={round}
          nameOf={places.nameOf}
          oldOf={bench.old.textOf}
          nowOf={textAt}
          onShow={bench.goTo}
        />
      )}
      {onAct === undefined || !bench.mayReturn ? null : (
        <ItemsSide
          list={bench.items}
          nameOf={places.nameOf}
          valueOf={textAt}
          onShow={bench.goTo}
          onSend={(input) => onAct('Return', input)}
        />
      )}
      <FindingSide
        findings={shown.findings}
        added={shown.added}
        gone={shown.gone}
        sheet={current?.sheet ?? ''}
        onShow={bench.show}
      />
    </div>
  )
}

const shownElsewhere = new Set(
  (
    'figures findings report checks stage labels texts computed explanation questions comparisons ' +
    'signatures postings versions'
  ).split(' '),
)

type ParticularsProps = { state: JsonObject; nameOf: (path: string) => string }

function Particulars({ state, nameOf }: ParticularsProps) {
  const shown = Object.entries(state).filter(([name]) => !shownElsewhere.has(name))
  const rest = Object.fromEntries(
    shown.map(([name, part]) => [
      name,
      name === 'remainders'
        ? placedRemainders(part, nameOf)
        : // the phrases stand where they are picked, and in the register
          name === 'reference'
          ? { region: textsIn(part)['region'] ?? null }
          : part,
    ]),
  )
  return <FactTree value={rest} labels={{ ...remainderLabels, ...stateLabels }} values={valueLabels} />
}

/** Remainders by the names of their places; the path is for acts. */
function placedRemainders(value: Json | undefined, nameOf: (path: string) => string): Json {
  if (!Array.isArray(value)) return value ?? null
  return value.map((one) => {
    const { path, fen = null, mark = null } = textsIn(one)
    return { label: nameOf(typeof path === 'string' ? path : ''), fen, mark }
  })
}
