import { CheckCircleFilled } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { PledgeView } from '../../../../server/contract/titles-desk.ts'
import type { FilingHelp } from '../../../../server/contract/titles-filing.ts'
import { ask } from '../../api/client.ts'
import type { CaseView, Finding, Preview } from '../../api/types.ts'
import { Failed, Loading } from '../../parts/page.tsx'
import { allLetGo, type Leave, LeavingStep } from './before-leaving.ts'
import { SlotCard } from './filing-materials.tsx'
import { RowsStep } from './filing-rows.tsx'
import { CheckStep, SendStep } from './filing-send.tsx'
import {
  firstOpen,
  inSlot,
  isSlotAsked,
  slotsOfStep,
  type Step,
  type StepKey,
  stepsOf,
} from './filing-steps.ts'
import { ExceptionalStep } from './filing-exceptional.tsx'
import { PersonForm } from './filing-person.tsx'
import { ReuseCard } from './filing-reuse.tsx'
import { filingHelpQuery, pledgeQuery } from './queries.ts'
import './application.css'

/** What filing now would be answered: everything that is missing, at once. */
function useCheck(view: CaseView) {
  return useQuery({
    queryKey: ['titles-precheck', view.id, view.version],
    // What was found stays on the screen while the file is checked anew.
    placeholderData: keepPreviousData,
    queryFn: () =>
      ask<Preview>(`/api/${view.procedure}/${encodeURIComponent(view.id)}/File/preview`, {
        method: 'POST',
        body: { input: {} },
      }),
  })
}

type FilingProps = {
  view: CaseView
  state: Application
  /** The act whose button led here. */
  act?: string
}

/** Where the button of an act leads. */
const actSteps: Readonly<Record<string, StepKey>> = {
  ReviseContent: 'history',
  ReuseEarlier: 'facts',
  ConfirmEntrusted: 'send',
  AddMaterial: 'certificates',
  SignPledge: 'send',
  File: 'send',
}

/** An application under the applicant's pen: one question after another, for a phone as for a desk. */
export function Filing({ view, state, act = '' }: FilingProps) {
  const check = useCheck(view)
  const pledge = useQuery({ ...pledgeQuery(view.id, view.version), placeholderData: keepPreviousData })
  const help = useQuery({ ...filingHelpQuery(view.id, view.version), placeholderData: keepPreviousData })
  if (pledge.error !== null) return <Failed error={pledge.error} retry={() => void pledge.refetch()} />
  if (help.error !== null) return <Failed error={help.error} retry={() => void help.refetch()} />
  if (help.data === undefined || check.isPending || pledge.data === undefined)
    return <Loading what="检查结果" />
  return <Steps view={view} state={state} act={act} check={check} pledge={pledge.data} help={help.data} />
}

type StepsProps = Required<FilingProps> & {
  check: ReturnType<typeof useCheck>
  pledge: PledgeView
  help: FilingHelp
}

function Steps({ view, state, act, check, pledge, help }: StepsProps) {
  const failing = check.data?.findings.filter(({ holds }) => holds !== 'yes')
  const clauses = failing?.map(({ clause }) => clause)
  const steps = stepsOf(state, clauses, pledge.standing === '有效')
  // Where one begins is found once: what is filled in afterwards does not turn the page.
  const [current, setCurrent] = useState<StepKey>(() => actSteps[act] ?? firstOpen(steps, state))
  const at = steps.findIndex(({ key }) => key === current)
  const { announce, leave, isLeaving } = useOpenForms()
  const go = async (key: StepKey) => {
    if (!(await leave())) return
    setCurrent(key)
    globalThis.scrollTo({ top: document.querySelector<HTMLElement>('.filing')?.offsetTop ?? 0 })
  }
  const turn = (key: StepKey) => void go(key)
  const before = steps[at - 1]
  const after = steps[at + 1]
  return (
    <section className="filing panel" aria-label="填报">
      <Progress steps={steps} current={current} onGo={turn} />
      <h2 className="filing-title">
        {at + 1}. {steps[at]?.title}
      </h2>
      <LeavingStep value={announce}>
        <StepBody
          view={view}
          state={state}
          step={current}
          failing={failing ?? []}
          check={check}
          pledge={pledge}
          help={help}
          onGo={turn}
        />
      </LeavingStep>
      <footer className="filing-foot">
        {before === undefined ? <span /> : <Button onClick={() => turn(before.key)}>上一步</Button>}
        {after === undefined ? null : (
          <Button
            type={steps[at]?.isDone === true ? 'primary' : 'default'}
            loading={isLeaving}
            onClick={() => turn(after.key)}
          >
            下一步：{after.title}
          </Button>
        )}
      </footer>
    </section>
  )
}

/** The forms that are open in this step: they are stored before it is left. */
function useOpenForms() {
  const forms = useRef(new Set<Leave>())
  const [isLeaving, setLeaving] = useState(false)
  const announce = useCallback((form: Leave) => {
    forms.current.add(form)
    return () => void forms.current.delete(form)
  }, [])
  const leave = async () => {
    setLeaving(true)
    // The set itself: a form that was stored meanwhile is no longer asked.
    const isFree = await allLetGo(forms.current)
    setLeaving(false)
    return isFree
  }
  return { announce, leave, isLeaving }
}

type ProgressProps = { steps: readonly Step[]; current: StepKey; onGo: (key: StepKey) => void }

function Progress({ steps, current, onGo }: ProgressProps) {
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <nav className="filing-steps" aria-label="填报步骤">
      <p>
        <strong>
          已完成 {done}/{steps.length}
        </strong>
        <progress max={steps.length} value={done} aria-label="完成情况" />
      </p>
      <ol>
        {steps.map(({ key, title, isDone }, index) => (
          <li key={key}>
            <button
              type="button"
              aria-current={key === current ? 'step' : undefined}
              aria-label={`${index + 1} ${title}${isDone ? '（已完成）' : ''}`}
              onClick={() => onGo(key)}
            >
              {isDone ? <CheckCircleFilled aria-hidden /> : <span className="step-number">{index + 1}</span>}
              <span className="step-title">{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type StepBodyProps = {
  view: CaseView
  state: Application
  step: StepKey
  failing: readonly Finding[]
  check: ReturnType<typeof useCheck>
  pledge: PledgeView
  help: FilingHelp
  onGo: (key: StepKey) => void
}

function StepBody({ view, state, step, failing, check, pledge, help, onGo }: StepBodyProps) {
  switch (step) {
    case 'facts':
      return <FactsStep view={view} state={state} help={help} />
    case 'exceptional':
      return <ExceptionalStep view={view} state={state} help={help} />
    case 'history':
    case 'achievements':
    case 'works':
      return <RowsStep key={step} view={view} state={state} step={step} />
    case 'certificates':
    case 'assessments':
    case 'photo':
      return (
        <div className="slots">
          {slotsOfStep(state, step)
            .filter((slot) => isSlotAsked(state, slot))
            .map((slot) => (
              <SlotCard
                key={slot.key}
                view={view}
                slot={slot}
                held={inSlot(state, slot.key)}
                {...(slot.key === 'assessment' ? { years: missingYears(failing) } : {})}
              />
            ))}
        </div>
      )
    case 'check':
      return <CheckStep state={state} failing={failing} check={check} onGo={onGo} />
    case 'send':
      return <SendStep view={view} state={state} failing={failing} pledge={pledge} onGo={onGo} />
  }
}

/** Years whose assessment the check misses: facts of its finding. */
function missingYears(failing: readonly Finding[]): readonly number[] {
  const { facts } = failing.find(({ clause }) => clause.endsWith('/art.9.1.5.a')) ?? {}
  const missing = (facts as { missing?: unknown } | undefined)?.missing
  return Array.isArray(missing) ? missing.filter((year): year is number => typeof year === 'number') : []
}

type FactsProps = { view: CaseView; state: Application; help: FilingHelp }

function FactsStep({ view, state, help }: FactsProps) {
  const { applicant, employer, target, cycle, route } = state
  const facts: readonly (readonly [string, string])[] = [
    ['申报人', applicant.name],
    ['所在单位', employer.name],
    ['评委会', cycle.committeeName],
    ['申报职称', `${target.series}系列 ${target.specialty}专业 ${target.level}`],
    ['申报类型', target.track],
    ['任职年限算到', cycle.cutOff],
    ['申报截止', cycle.filingUntil],
    ['由谁呈报', route?.submitterName ?? '尚未确定'],
    ['由谁核准', route?.authorityName ?? '尚未确定'],
  ]
  return (
    <>
      <p className="soft">
        以下由名册和公告带出，不用填写。有错的请告诉单位人事部门更正名册，或者撤回后重新申报。
      </p>
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {help.earlier.slice(0, 1).map((earlier) => (
        <ReuseCard key={`${earlier.id}/${view.version}`} view={view} earlier={earlier} />
      ))}
      <PersonForm view={view} state={state} help={help} />
    </>
  )
}
