/** The case as it would be with the changes, asked for while they are typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask } from '../api/client.ts'
import type { Act, CaseView, JsonObject, Preview } from '../api/types.ts'
import { afterOwnActs } from '../api/versions.ts'
import { changesInput } from './budget-edit.tsx'
import type { Changes } from './sheet-history.ts'

const delayMs = 350

export type Live = {
  /** The state after the changes; undefined where there are none or they cannot be taken. */
  after: JsonObject | undefined
  faults: ReadonlyMap<string, string>
  /** What is wrong beside single places. */
  say: string
  isAsking: boolean
}

const noFaults: ReadonlyMap<string, string> = new Map()

/** Asks some time after the last change. While an answer is on its way the last one stays. */
export function useLive(view: CaseView, act: Act | undefined, changes: Changes): Live {
  const [settled, setSettled] = useState(changes)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(changes), delayMs)
    return () => clearTimeout(timer)
  }, [changes])
  const isOn = act !== undefined && settled.size > 0 && changes.size > 0
  const input = changesInput(settled)
  const query = useQuery({
    queryKey: ['budget-live', view.id, view.version, act?.act, input],
    enabled: isOn,
    queryFn: ({ signal }) =>
      ask<Preview>(
        `/api/${view.procedure}/${encodeURIComponent(view.id)}/${act?.act ?? ''}/preview?state=1`,
        {
          method: 'POST',
          body: { input: inputOf(act, input) },
          headers: { 'if-match': afterOwnActs(view.version) },
          signal,
        },
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const preview = isOn ? query.data : undefined
  const faults = preview === undefined || preview.outcome === 'accepted' ? noFaults : faultsOf(preview)
  return {
    after: preview?.state,
    faults,
    say: refusalOf(preview, faults, query.isError),
    isAsking: isOn && (query.isFetching || settled !== changes),
  }
}

/** A correction asks for its reason besides; for looking at the figures any will do. */
function inputOf(act: Act | undefined, input: JsonObject): JsonObject {
  const { required } = (act?.schema ?? {}) as { required?: string[] }
  return required?.includes('reason') === true ? { ...input, reason: '（试算）' } : input
}

function refusalOf(
  preview: Preview | undefined,
  faults: ReadonlyMap<string, string>,
  isError: boolean,
): string {
  if (isError) return '现在算不出改动后的结果，改动仍在；请检查网络。'
  if (preview === undefined || preview.outcome === 'accepted' || faults.size > 0) return ''
  return preview.say
}

function faultsOf(preview: Preview): ReadonlyMap<string, string> {
  const faults = new Map<string, string>()
  for (const { facts, say, label, holds } of preview.findings) {
    const { path } = (facts ?? {}) as { path?: unknown }
    if (holds !== 'yes' && typeof path === 'string') faults.set(path, say ?? label)
  }
  return faults
}
