import { queryOptions, useMutation } from '@tanstack/react-query'
import { ask, randomKey } from '../../api/client.ts'
import { refreshAll } from '../../api/queries.ts'
import type { ActAnswer, CaseView, JsonObject } from '../../api/types.ts'
import { afterOwnActs, noteOwnAct } from '../../api/versions.ts'
import type { MeetingRoom, MeetingSeat } from '../../../../server/contract/titles-meeting.ts'

export type { MeetingCount, MeetingRoom, MeetingSeat } from '../../../../server/contract/titles-meeting.ts'
export type RoomItem = MeetingRoom['items'][number]
export type RoomMember = MeetingRoom['members'][number]

/** In a room several people work at once: what they see is never older than this. */
const LIVE_MILLISECONDS = 4_000

export const meetingAddress = (id: string): string => `/api/titles/meetings/${encodeURIComponent(id)}`

export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: ['meeting-room', id],
    queryFn: ({ signal }) => ask<MeetingRoom>(`${meetingAddress(id)}/room`, { signal }),
    refetchInterval: LIVE_MILLISECONDS,
  })

export const seatQuery = (id: string) =>
  queryOptions({
    queryKey: ['meeting-seat', id],
    queryFn: ({ signal }) => ask<MeetingSeat>(`${meetingAddress(id)}/seat`, { signal }),
    refetchInterval: LIVE_MILLISECONDS,
  })

/** An act of the meeting or a step of its machine ballot; `address` below the meeting for the latter. */
export type Sent = { act: string; input: JsonObject } | { address: string; body: JsonObject }

/** Sends it, or several one after another, with the version that is shown; the room is read anew afterwards, also after a refusal. */
export function useMeetingStep(view: CaseView) {
  return useMutation({
    mutationFn: async (all: Sent | readonly Sent[]) => {
      const steps: readonly Sent[] = 'length' in all ? all : [all]
      for (const sent of steps) await sendStep(view, sent)
    },
    onSettled: () => refreshAll(),
  })
}

async function sendStep(view: CaseView, sent: Sent): Promise<void> {
  const version = afterOwnActs(view.version)
  if ('address' in sent) {
    await ask(`${meetingAddress(view.id)}/${sent.address}`, { method: 'POST', body: sent.body })
    return
  }
  const headers = { 'idempotency-key': randomKey(), 'if-match': version }
  const address = `/api/${view.procedure}/${encodeURIComponent(view.id)}/${sent.act}`
  const answer = await ask<ActAnswer>(address, { method: 'POST', body: { input: sent.input }, headers })
  noteOwnAct(version, answer.version)
}
