import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { ask, randomKey } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import type { ActAnswer, CaseView, JsonObject } from '../api/types.ts'
import { afterOwnActs, noteOwnAct } from '../api/versions.ts'

/** Sends an act of the case from where it is prepared, without its form. The same content keeps its key. */
export function useDirectAct(view: CaseView, act: string) {
  const { message } = App.useApp()
  const sent = useRef({ text: '', key: '' })
  const label = view.acts.find((one) => one.act === act)?.label ?? ''
  return useMutation({
    mutationFn: async (input: JsonObject) => {
      const text = JSON.stringify(input)
      if (sent.current.text !== text) sent.current = { text, key: randomKey() }
      const version = afterOwnActs(view.version)
      const answer = await ask<ActAnswer>(`/api/${view.procedure}/${encodeURIComponent(view.id)}/${act}`, {
        method: 'POST',
        body: { input },
        headers: { 'idempotency-key': sent.current.key, 'if-match': version },
      })
      noteOwnAct(version, answer.version)
      return answer
    },
    onSuccess: async () => {
      void message.success(`已办理：${label}`)
      await refreshAll()
    },
  })
}
