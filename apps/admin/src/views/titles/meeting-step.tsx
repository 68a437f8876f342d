import { Button, type ButtonProps } from 'antd'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { problemOf } from '../../api/client.ts'
import type { CaseView, Problem } from '../../api/types.ts'
import { ProblemBox } from '../../parts/page.tsx'
import { type Sent, useMeetingStep } from './meeting-data.ts'

type StepProps = {
  view: CaseView
  /** One step, or several one after another. */
  sent: () => Sent | readonly Sent[]
  children: ReactNode
  onDone?: () => void
  /** Ctrl+Enter does it too: the one next step of the console. */
  next?: boolean
} & Pick<ButtonProps, 'type' | 'disabled' | 'danger' | 'size'>

/** Several work in one room: what a colleague entered meanwhile is on the screen by now, nothing has to be opened anew. */
const inRoom = (problem: Problem): Problem =>
  problem.why === 'conflict'
    ? { ...problem, detail: '刚才另有一人登记，屏幕已经更新。请看一眼现在的情况，再按一次。' }
    : problem

/** A button that does one step; a refusal stays beside it with what to do first. */
export function StepButton({ view, sent, children, onDone, next = false, ...looks }: StepProps) {
  const step = useMeetingStep(view)
  const go = () => step.mutate(sent(), { onSuccess: () => onDone?.() })
  const byKey = useEffectEvent((event: KeyboardEvent) => {
    if (!next || looks.disabled === true || step.isPending) return
    if (event.ctrlKey && event.key === 'Enter') go()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => byKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <Button {...looks} loading={step.isPending} onClick={go}>
        {children}
        {next ? <kbd aria-hidden="true">Ctrl+Enter</kbd> : null}
      </Button>
      {step.error === null ? null : (
        <ProblemBox problem={inRoom(problemOf(step.error))} onClose={() => step.reset()} />
      )}
    </>
  )
}
