import { Button, type ButtonProps } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Act, CaseView, JsonObject, Problem } from '../api/types.ts'
import { useSending } from '../form/use-sending.tsx'
import { ProblemBox } from '../parts/page.tsx'

type SendProps = {
  view: CaseView
  act: Act
  input: () => JsonObject
  disabled?: boolean
  onDone?: () => void
  children: ReactNode
} & Pick<ButtonProps, 'type'>

/** Sends what stands in a sheet as one act; a refusal stays beside the button and nothing typed is lost. */
export function SendButton({
  view,
  act,
  input,
  disabled = false,
  onDone,
  children,
  type = 'primary',
}: SendProps) {
  const [problem, setProblem] = useState<Problem>()
  const target = { procedure: view.procedure, id: view.id, version: view.version }
  const { send, isPending } = useSending(act, target, {
    input,
    reasons: {},
    backfill: undefined,
    done: () => {
      setProblem(undefined)
      onDone?.()
      return Promise.resolve()
    },
    refused: setProblem,
  })
  return (
    <>
      <Button type={type} loading={isPending} disabled={disabled} onClick={() => send()}>
        {children}
      </Button>
      {problem === undefined ? null : <ProblemBox problem={problem} onClose={() => setProblem(undefined)} />}
    </>
  )
}

/** The act of that name, if this post may do it now. */
export function actNamed({ acts }: CaseView, name: string): Act | undefined {
  return acts.find(({ act, barred }) => act === name && barred === undefined)
}
