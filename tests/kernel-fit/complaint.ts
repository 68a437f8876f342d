/** Titles 26.d–f: a complaint is a case of its own; its opening and its closing reach the candidate as effects. */
import { z } from 'zod'
import { anybody, cite, decided, inStage, localDate, role, workshop } from '#kernel'

export interface ComplaintState {
  readonly stage: 'received' | 'checking' | 'closed'
  readonly candidate: string
}
export type ComplaintEvent =
  | { readonly type: 'ComplaintReceived'; readonly candidate: string }
  | { readonly type: 'CheckOrdered' }
  | { readonly type: 'ComplaintClosed'; readonly finding: 'groundless' | 'proven' }

const { opening, act, procedure } = workshop<ComplaintState, ComplaintEvent>()
const received: ComplaintState & { stage: 'received' } = { stage: 'received', candidate: 'x' }

export const complaint = procedure({
  id: 'fit/complaint',
  label: '投诉举报',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    received: { label: '已受理' },
    checking: { label: '核查中' },
    closed: { label: '已了结', closed: cite('anhui-titles-2018/art.26.f') },
  },
  acts: {
    LodgeComplaint: opening({
      label: '投诉举报',
      cite: cite('anhui-titles-2018/art.26.d'),
      by: anybody,
      leadsTo: ['received'],
      input: z.strictObject({ candidate: z.string() }),
      decide: ({ input }) =>
        decided<ComplaintEvent>({
          events: [{ type: 'ComplaintReceived', candidate: input.candidate }],
          effects: [{ procedure: 'fit/candidate', caseId: input.candidate, act: 'OpenObjection', input: {} }],
        }),
      example: () => ({ input: { candidate: 'x' } }),
    }),
    OrderCheck: act({
      label: '交办核查',
      cite: cite('anhui-titles-2018/art.26.e'),
      by: role('authority'),
      in: ['received'],
      leadsTo: ['checking'],
      input: z.strictObject({}),
      decide: () => decided<ComplaintEvent>({ events: [{ type: 'CheckOrdered' }] }),
      example: () => ({ state: received, input: {} }),
    }),
    CloseComplaint: act({
      label: '了结投诉',
      cite: cite('anhui-titles-2018/art.26.f'),
      by: role('authority'),
      in: ['checking'],
      leadsTo: ['closed'],
      input: z.strictObject({ finding: z.enum(['groundless', 'proven']) }),
      decide: ({ state, input }) =>
        decided<ComplaintEvent>({
          events: [{ type: 'ComplaintClosed', finding: input.finding }],
          effects: [
            {
              procedure: 'fit/candidate',
              caseId: state.candidate,
              act: input.finding === 'proven' ? 'Disqualify' : 'DismissObjection',
              input: {},
            },
          ],
        }),
      example: () => ({
        state: { ...received, stage: 'checking' },
        input: { finding: 'groundless' as const },
      }),
    }),
  },
  evolve: (state, event): ComplaintState => {
    switch (event.type) {
      case 'ComplaintReceived':
        return { stage: 'received', candidate: event.candidate }
      case 'CheckOrdered':
        return { ...inStage(state, 'received'), stage: 'checking' }
      case 'ComplaintClosed':
        return { ...inStage(state, 'checking'), stage: 'closed' }
    }
  },
  parties: () => [],
  title: () => '投诉举报',
  visibility: { see: role('authority') },
})
