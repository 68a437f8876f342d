import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { ask, problemOf, randomKey } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { Act, ActAnswer, JsonObject, Problem } from '../api/types.ts'
import { afterOwnActs, noteOwnAct } from '../api/versions.ts'
import { FindingList } from '../parts/findings.tsx'
import type { ActTarget } from './act-panel.tsx'
import type { BackfillValue } from './backfill.tsx'

type Sending = {
  input: () => JsonObject
  reasons: Record<string, string>
  /** Happened on paper: it goes to a second person first. */
  backfill: BackfillValue | undefined
  /** Without an answer: nothing is done before the second person confirms. */
  done: (answer: ActAnswer | undefined) => Promise<void>
  refused: (refusal: Problem) => void
}

/** Sends the act, or hands what was typed from paper to the second person. */
export function useSending(act: Act, target: ActTarget, sending: Sending) {
  const acting = useActing(act, target, sending)
  const typing = useTyping(act, target, sending)
  const { backfill } = sending
  return {
    isPending: acting.isPending || typing.isPending,
    send: () => (backfill === undefined ? acting.mutate() : typing.mutate(backfill)),
  }
}

/** The same content keeps its key: a repeated press is the same act, changed content is a new one. */
function useActing(act: Act, target: ActTarget, { input, reasons, done, refused }: Sending) {
  const { message, modal } = App.useApp()
  const sent = useRef({ text: '', key: '' })
  return useMutation({
    mutationFn: async () => {
      const body = { input: input(), ...(Object.keys(reasons).length === 0 ? {} : { reasons }) }
      const content = target.id === undefined ? { act: act.act, ...body } : body
      const text = JSON.stringify(content)
      if (sent.current.text !== text) sent.current = { text, key: randomKey() }
      const version = target.version === undefined ? undefined : afterOwnActs(target.version)
      const headers = {
        'idempotency-key': sent.current.key,
        ...(version === undefined ? {} : { 'if-match': version }),
      }
      const answer = await ask<ActAnswer>(actAddress(act, target), { method: 'POST', body: content, headers })
      noteOwnAct(version, answer.version)
      return answer
    },
    onSuccess: async (answer) => {
      void message.success(`已办理：${act.label}`)
      if (answer.warnings.length > 0) {
        const content = <FindingList findings={answer.warnings} hints />
        void modal.info({ title: '已办理，请留意', width: 560, content })
      }
      await done(answer)
      await refreshAll()
    },
    onError: (error) => refused(problemOf(error)),
  })
}

function useTyping(act: Act, target: ActTarget, { input, reasons, done, refused }: Sending) {
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (backfill: BackfillValue) =>
      ask<{ id: string }>('/api/backfills', {
        method: 'POST',
        body: {
          procedure: target.procedure,
          act: act.act,
          ...(target.id === undefined ? {} : { caseId: target.id }),
          input: input(),
          reasons,
          ...backfill,
        },
      }),
    onSuccess: async () => {
      void message.success('已提交补录：请本单位另一位同事在「待核对补录」中核对。')
      await done(undefined)
      await refreshAll()
    },
    onError: (error) => refused(problemOf(error)),
  })
}

export function actAddress(act: Act, target: ActTarget): string {
  return target.id === undefined
    ? `/api/${target.procedure}`
    : `/api/${target.procedure}/${encodeURIComponent(target.id)}/${act.act}`
}
