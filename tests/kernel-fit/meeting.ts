/** Titles 23.5: the meeting. It knows who is in the room; ballots are child cases; only the chair's announcement discloses. */
import { z } from 'zod'
import { anyOf, cite, decided, inStage, localDate, need, personIs, role, rule, workshop } from '#kernel'

interface Meeting {
  readonly meeting: string
  readonly committee: string
  readonly chair: string
  readonly deputy: string
  /** Members in the room now. */
  readonly present: readonly string[]
}
export interface MeetingState extends Meeting {
  readonly stage: 'called' | 'open' | 'announced' | 'closed' | 'adjourned'
}
export type MeetingEvent =
  | {
      readonly type: 'MeetingCalled'
      readonly meeting: string
      readonly committee: string
      readonly chair: string
      readonly deputy: string
    }
  | { readonly type: 'SignedIn' | 'Left'; readonly member: string }
  | { readonly type: 'QuestionPut'; readonly candidate: string }
  | { readonly type: 'Opened' | 'ResultsAnnounced' | 'Closed' | 'Adjourned' }

export interface Committee {
  /** Quorum of the authorising document; null while nobody has entered it. */
  readonly quorum: number | null
}
export interface PutBallot {
  readonly id: string
  readonly stage: string
}

export const quorumPresent = rule(
  'quorum-present',
  cite('anhui-titles-2018/art.23.5.a'),
  (f: { present: number; required: number | null }) =>
    f.required === null ? 'unknown' : f.present >= f.required,
  {
    label: '出席委员达到规定人数',
    otherwise: (f) => `请改期开会：到会 ${f.present} 人，规定人数为 ${f.required ?? ''} 人。`,
    missing: () => '评委会规定人数',
  },
)
export const signsInOnce = rule(
  'member-signs-in-once',
  cite('anhui-titles-2018/art.23.5.e'),
  (f: { present: boolean }) => !f.present,
  { label: '尚未签到', otherwise: () => '您已签到，无须再签。' },
)
export const allCounted = rule(
  'all-ballots-counted',
  cite('anhui-titles-2018/art.23.5.f'),
  (f: { put: number; uncounted: number }) => f.put > 0 && f.uncounted === 0,
  {
    label: '全部表决均已计票',
    otherwise: (f) =>
      f.put === 0 ? '请先提交表决：本次会议还没有表决。' : `请先完成计票：还有 ${f.uncounted} 题未计票。`,
  },
)

const { opening, act, procedure } = workshop<MeetingState, MeetingEvent>()
const nothing = z.strictObject({})
const chairs = anyOf(personIs('chair'), personIs('deputy'))
const members = Array.from({ length: 15 }, (_, index) => `m${index + 1}`)
const example: MeetingState = {
  stage: 'called',
  meeting: 'mt',
  committee: 'c',
  chair: 'm1',
  deputy: 'm2',
  present: members,
}
const committeeNeed = (state: Meeting) => ({
  committee: need.register<Committee>('committees', state.committee),
})

export const meeting = procedure({
  id: 'fit/meeting',
  label: '评审会议',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    called: { label: '已召集' },
    open: { label: '会议中' },
    announced: { label: '已公布结果' },
    closed: { label: '散会', closed: cite('anhui-titles-2018/art.23.5.f') },
    adjourned: { label: '改期', closed: cite('anhui-titles-2018/art.23.5.a') },
  },
  acts: {
    CallMeeting: opening({
      label: '召集会议',
      cite: cite('anhui-titles-2018/art.23.5.h'),
      by: role('secretary'),
      leadsTo: ['called'],
      input: z.strictObject({ committee: z.string(), chair: z.string(), deputy: z.string() }),
      decide: ({ input, caseId }) =>
        decided<MeetingEvent>({ events: [{ type: 'MeetingCalled', meeting: caseId, ...input }] }),
      example: () => ({ input: { committee: 'c', chair: 'm1', deputy: 'm2' } }),
    }),
    SignIn: act({
      label: '签到',
      cite: cite('anhui-titles-2018/art.23.5.e'),
      by: role('member'),
      in: ['called', 'open'],
      leadsTo: ['called', 'open'],
      input: nothing,
      concurrency: 'redecide',
      decide: ({ state, actor }) =>
        decided<MeetingEvent>({
          guards: [signsInOnce({ present: state.present.includes(actor?.person ?? '') })],
          events: [{ type: 'SignedIn', member: actor?.person ?? '' }],
        }),
      example: () => ({ state: { ...example, stage: 'called', present: [] }, input: {} }),
    }),
    Leave: act({
      label: '离会',
      cite: cite('anhui-titles-2018/art.23.5.e'),
      by: personIs('member'),
      in: ['called', 'open'],
      leadsTo: ['called', 'open'],
      input: nothing,
      concurrency: 'redecide',
      decide: ({ actor }) =>
        decided<MeetingEvent>({ events: [{ type: 'Left', member: actor?.person ?? '' }] }),
      example: () => ({ state: { ...example, stage: 'open' }, input: {} }),
    }),
    OpenMeeting: act({
      label: '开会',
      cite: cite('anhui-titles-2018/art.23.5.a'),
      by: chairs,
      in: ['called'],
      leadsTo: ['open'],
      input: nothing,
      needs: committeeNeed,
      decide: ({ state, needs }) =>
        decided<MeetingEvent>({
          guards: [
            quorumPresent({ present: state.present.length, required: needs.committee?.quorum ?? null }),
          ],
          events: [{ type: 'Opened' }],
        }),
      example: () => ({
        state: { ...example, stage: 'called' },
        input: {},
        needs: { committee: { quorum: 13 } },
      }),
    }),
    PutQuestion: act({
      label: '提交表决',
      cite: cite('anhui-titles-2018/art.23.5.c'),
      by: chairs,
      in: ['open'],
      leadsTo: ['open'],
      input: z.strictObject({
        candidate: z.string().min(1, '请选择申报人'),
        title: z.string(),
        cycle: z.string(),
        recused: z.array(z.string()),
      }),
      needs: committeeNeed,
      decide: ({ state, input, needs }) => {
        const { recused, ...question } = input
        const present = state.present.filter((member) => !recused.includes(member))
        return decided<MeetingEvent>({
          guards: [quorumPresent({ present: present.length, required: needs.committee?.quorum ?? null })],
          events: [{ type: 'QuestionPut', candidate: input.candidate }],
          effects: [
            {
              procedure: 'fit/ballot',
              act: 'OpenBallot',
              input: { ...question, meeting: state.meeting, chair: state.chair, present },
            },
          ],
        })
      },
      example: () => ({
        state: { ...example, stage: 'open' },
        input: { candidate: 'c1', title: '高级工程师', cycle: '2024', recused: [] },
        needs: { committee: { quorum: 13 } },
      }),
    }),
    AnnounceResults: act({
      label: '当场公布结果',
      cite: cite('anhui-titles-2018/art.23.5.f'),
      by: chairs,
      in: ['open'],
      leadsTo: ['announced'],
      input: nothing,
      needs: (state) => ({
        ballots: need.rows<readonly PutBallot[]>(
          'ballots.of-meeting',
          { meeting: state.meeting },
          { store: 'whole' },
        ),
      }),
      decide: ({ needs: { ballots } }) =>
        decided<MeetingEvent>({
          guards: [
            allCounted({
              put: ballots.length,
              uncounted: ballots.filter(({ stage }) => stage !== 'counted').length,
            }),
          ],
          events: [{ type: 'ResultsAnnounced' }],
          effects: ballots.map(({ id }) => ({
            procedure: 'fit/ballot',
            caseId: id,
            act: 'Disclose',
            input: {},
          })),
        }),
      example: () => ({
        state: { ...example, stage: 'open' },
        input: {},
        needs: { ballots: [{ id: 'b1', stage: 'counted' }] },
      }),
    }),
    CloseMeeting: act({
      label: '散会',
      cite: cite('anhui-titles-2018/art.23.5.f'),
      by: anyOf(chairs, role('secretary')),
      in: ['announced'],
      leadsTo: ['closed'],
      input: nothing,
      decide: () => decided<MeetingEvent>({ events: [{ type: 'Closed' }] }),
      example: () => ({ state: { ...example, stage: 'announced' }, input: {} }),
    }),
    Adjourn: act({
      label: '改期',
      cite: cite('anhui-titles-2018/art.23.5.a'),
      by: anyOf(chairs, role('secretary')),
      in: ['called'],
      leadsTo: ['adjourned'],
      input: nothing,
      decide: () => decided<MeetingEvent>({ events: [{ type: 'Adjourned' }] }),
      example: () => ({ state: { ...example, stage: 'called' }, input: {} }),
    }),
  },
  evolve: (state, event): MeetingState => {
    switch (event.type) {
      case 'MeetingCalled': {
        const { type: _type, ...called } = event
        return { stage: 'called', ...called, present: [] }
      }
      case 'SignedIn': {
        const here = inStage(state, 'called', 'open')
        return { ...here, present: [...here.present, event.member] }
      }
      case 'Left': {
        const here = inStage(state, 'called', 'open')
        return { ...here, present: here.present.filter((member) => member !== event.member) }
      }
      case 'Opened':
        return { ...inStage(state, 'called'), stage: 'open' }
      case 'QuestionPut':
        return inStage(state, 'open')
      case 'ResultsAnnounced':
        return { ...inStage(state, 'open'), stage: 'announced' }
      case 'Closed':
        return { ...inStage(state, 'announced'), stage: 'closed' }
      case 'Adjourned':
        return { ...inStage(state, 'called'), stage: 'adjourned' }
    }
  },
  parties: (state) => [
    { relation: 'chair', person: state.chair },
    { relation: 'deputy', person: state.deputy },
    ...state.present.map((member) => ({ relation: 'member', person: member })),
  ],
  title: (state) => `评审会议 ${state.committee}`,
  visibility: { see: anyOf(chairs, personIs('member'), role('secretary')) },
})
