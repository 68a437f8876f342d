/** Titles 25.c, 26.e: a candidate who passed. An open complaint holds him alone; lists and complaints act on him by effects. */
import { z } from 'zod'
import { anyOf, cite, decided, effectOf, hold, inStage, localDate, role, workshop } from '#kernel'

export interface CandidateState {
  readonly stage: 'passed' | 'reported' | 'approved' | 'disqualified'
  readonly person: string
  readonly openComplaints: number
}
export type CandidateEvent =
  | { readonly type: 'PassRecorded'; readonly person: string }
  | {
      readonly type:
        | 'ComplaintOpened'
        | 'ComplaintDismissed'
        | 'Included'
        | 'TitleApproved'
        | 'CandidateDisqualified'
    }

const { opening, act, procedure } = workshop<CandidateState, CandidateEvent>()
const nothing = z.strictObject({})
const passed: CandidateState & { stage: 'passed' } = { stage: 'passed', person: 'p1', openComplaints: 0 }
const list = (name: string) => effectOf('fit/result-list', name)
const complaint = (name: string) => effectOf('fit/complaint', name)

export const candidate = procedure({
  id: 'fit/candidate',
  label: '通过人员',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    passed: { label: '评审通过' },
    reported: { label: '已报送' },
    approved: { label: '已批复', closed: cite('anhui-titles-2018/art.26.a') },
    disqualified: { label: '取消资格', closed: cite('anhui-titles-2018/art.26.f') },
  },
  acts: {
    RecordPass: opening({
      label: '登记通过',
      cite: cite('anhui-titles-2018/art.25.a'),
      by: role('secretary'),
      leadsTo: ['passed'],
      input: z.strictObject({ person: z.string() }),
      decide: ({ input }) =>
        decided<CandidateEvent>({ events: [{ type: 'PassRecorded', person: input.person }] }),
      example: () => ({ input: { person: 'p1' } }),
    }),
    OpenObjection: act({
      label: '登记异议',
      cite: cite('anhui-titles-2018/art.26.d'),
      by: complaint('LodgeComplaint'),
      in: ['passed', 'reported'],
      leadsTo: ['passed', 'reported'],
      input: nothing,
      decide: () => decided<CandidateEvent>({ events: [{ type: 'ComplaintOpened' }] }),
      example: () => ({ state: passed, input: {} }),
    }),
    DismissObjection: act({
      label: '异议不成立',
      cite: cite('anhui-titles-2018/art.25.c'),
      by: complaint('CloseComplaint'),
      in: ['passed', 'reported'],
      leadsTo: ['passed', 'reported'],
      input: nothing,
      decide: () => decided<CandidateEvent>({ events: [{ type: 'ComplaintDismissed' }] }),
      example: () => ({ state: { ...passed, openComplaints: 1 }, input: {} }),
    }),
    Disqualify: act({
      label: '取消资格',
      cite: cite('anhui-titles-2018/art.26.f'),
      by: complaint('CloseComplaint'),
      in: ['passed', 'reported'],
      leadsTo: ['disqualified'],
      input: nothing,
      decide: () => decided<CandidateEvent>({ events: [{ type: 'CandidateDisqualified' }] }),
      example: () => ({ state: { ...passed, openComplaints: 1 }, input: {} }),
    }),
    IncludeInBatch: act({
      label: '列入报送',
      cite: cite('anhui-titles-2018/art.25.c'),
      by: anyOf(list('ReportList'), list('ReportSupplement')),
      in: ['passed'],
      leadsTo: ['reported'],
      input: nothing,
      decide: () => decided<CandidateEvent>({ events: [{ type: 'Included' }] }),
      example: () => ({ state: passed, input: {} }),
    }),
    Approve: act({
      label: '批复',
      cite: cite('anhui-titles-2018/art.26.a'),
      by: list('ApproveList'),
      in: ['reported'],
      leadsTo: ['approved'],
      input: nothing,
      decide: () => decided<CandidateEvent>({ events: [{ type: 'TitleApproved' }] }),
      example: () => ({ state: { ...passed, stage: 'reported' }, input: {} }),
    }),
  },
  evolve: (state, event): CandidateState => {
    switch (event.type) {
      case 'PassRecorded':
        return { stage: 'passed', person: event.person, openComplaints: 0 }
      case 'ComplaintOpened': {
        const here = inStage(state, 'passed', 'reported')
        return { ...here, openComplaints: here.openComplaints + 1 }
      }
      case 'ComplaintDismissed': {
        const here = inStage(state, 'passed', 'reported')
        return { ...here, openComplaints: here.openComplaints - 1 }
      }
      case 'Included':
        return { ...inStage(state, 'passed'), stage: 'reported' }
      case 'TitleApproved':
        return { ...inStage(state, 'reported'), stage: 'approved' }
      case 'CandidateDisqualified':
        return { ...inStage(state, 'passed', 'reported'), stage: 'disqualified' }
    }
  },
  parties: (state) => [{ relation: 'candidate', person: state.person }],
  holds: [
    hold<CandidateState>(cite('anhui-titles-2018/art.26.e'), {
      id: 'objection',
      label: '未了结的异议或举报',
      when: (state) => state.openComplaints > 0,
      bars: ['IncludeInBatch', 'Approve'],
      say: '请先核查并了结投诉举报。',
    }),
  ],
  title: (state) => `通过人员 ${state.person}`,
  visibility: { see: role('secretary') },
})
