/** A small meeting in each stage, for examples and tests. All names are invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { CommitteeEntry } from '../registers/index.ts'
import type { AgendaItem, Candidate, Count, Meeting, MeetingStage, Member } from './state.ts'

type In<T extends MeetingStage> = Meeting & { readonly stage: T }
export const ON = localDate('2024-11-16')
const ORGANISATION = 'example-convening'

export const committee: CommitteeEntry = {
  name: '示例市工程系列中级评委会',
  levels: '中级',
  series: '工程',
  specialties: '机械、电气',
  territory: '340100',
  scope: '全市',
  convening: ORGANISATION,
  conveningName: '示例市工程师协会',
  authoriser: 'example-city-bureau',
  authoriserLevel: '市级',
  document: '示例人社〔2023〕1号',
  validUntil: localDate('2026-12-31'),
  quorum: 13,
  hasPanels: false,
  status: '有效',
  caseId: 'committee-1',
}

/** @param count members with a vote; the first is chair, the second deputy */
export function membersOf(count: number): readonly Member[] {
  return Array.from({ length: count }, (_, i): Member => ({
    expert: `E${i + 1}`,
    account: `person-expert-${i + 1}`,
    person: `P-expert-${i + 1}`,
    name: `专家${i + 1}`,
    function: i === 0 ? '主任委员' : i === 1 ? '副主任委员' : '委员',
    specialty: '机械',
    employer: `employer-of-expert-${i + 1}`,
    panel: null,
  }))
}

export const candidate = (n: number, more: Partial<Candidate> = {}): Candidate => ({
  application: `application-${n}`,
  number: `2024-${n}`,
  name: `申报人${n}`,
  person: `P-applicant-${n}`,
  employer: '示例设计院',
  employerKey: 'employer-of-applicants',
  series: '工程',
  specialty: '机械',
  level: '中级',
  track: '正常',
  readers: ['E3'],
  readBy: ['E3'],
  panelOpinion: null,
  ...more,
})

export const agendaItem = (candidates: readonly Candidate[], more: Partial<AgendaItem> = {}): AgendaItem => ({
  id: 'item-1',
  title: '机械专业第一批',
  panel: null,
  candidates,
  report: null,
  introduced: null,
  heard: [],
  discussion: null,
  ballots: [],
  ...more,
})

/** @param members how many have a vote; all are pledged, hold the material and are in the room */
export function meeting<T extends MeetingStage>(stage: T, more: Partial<Meeting> = {}, members = 15): In<T> {
  const seated = membersOf(members)
  const base: Meeting = {
    stage,
    number: '2024-会001',
    cycle: 'cycle-1',
    year: 2024,
    level: null,
    committee: {
      key: 'C-1',
      name: committee.name,
      quorum: 13,
      hasPanels: false,
      levels: ['中级'],
      series: '工程',
      specialties: ['机械', '电气'],
    },
    convening: { organisation: ORGANISATION, name: committee.conveningName },
    authority: 'example-city-bureau',
    mode: 'paper',
    byPaper: null,
    offices: null,
    agenda: null,
    away: null,
    packs: [],
    on: ON,
    time: '09:00',
    place: '示例宾馆二楼会议室',
    draw: 'draw-1',
    members: seated,
    observers: [],
    pledges: seated.map(({ expert }) => ({ expert, on: ON, onPaper: false, recusals: [] })),
    training: {
      on: ON,
      by: 'E1',
      attended: seated.map(({ expert }) => expert),
      topics: '评审政策、程序和纪律',
    },
    bundle: { releasedOn: ON, received: seated.map(({ expert }) => expert) },
    shortages: [],
    items: [agendaItem([candidate(1), candidate(2)])],
    presence: seated.map(({ expert }) => ({ expert, signedInAt: '08:45', leftAt: null })),
    openedBy: stage === 'planned' || stage === 'convened' ? null : 'E1',
    announcedBy: null,
    failingReasons: {},
    special: '',
    other: '',
    minutes: { chair: null, recorder: null },
    conclusionsSigned: null,
    conclusionsSealedOn: null,
    archive: null,
    inspections: [],
    supervision: [],
    progress: { present: members, quorum: 13, items: [] },
    addenda: [],
    ...more,
  }
  return { ...base, stage }
}

export const actors: Readonly<
  Record<'secretary' | 'recorder' | 'chair' | 'member' | 'sealKeeper' | 'minutesKeeper', Actor>
> = {
  secretary: actor('secretary', 'meeting-secretary'),
  recorder: actor('recorder', 'meeting-recorder'),
  chair: actor('expert-1', 'titles-expert', 'expert-pool'),
  member: actor('expert-3', 'titles-expert', 'expert-pool'),
  sealKeeper: actor('seal', 'seal-keeper'),
  minutesKeeper: actor('minutes', 'minutes-keeper'),
}

function actor(person: string, role: string, organisation = ORGANISATION): Actor {
  return { person: `person-${person}`, post: `post-${person}`, role, organisation, path: [organisation] }
}

/** All who are present vote; the rest of the yes votes are no. */
export const countOf = (yes: number, present = 15): Count => ({
  issued: present,
  returned: present,
  invalid: 0,
  yes,
  no: present - yes,
  abstain: 0,
})

/** An item up to its open ballot. */
export const inBallot = (present = 15): AgendaItem => {
  const candidates = [candidate(1), candidate(2)]
  const heard = membersOf(present).map(({ expert }) => expert)
  return agendaItem(candidates, {
    report: '',
    introduced: { by: 'E3', at: '09:20' },
    heard,
    discussion: { summary: '无异议', remarks: {} },
    ballots: [
      {
        attempt: 1,
        openedAt: '09:40',
        questions: candidates.map(({ application }) => ({
          application,
          recused: [],
          present,
          count: null,
          passed: null,
        })),
        closed: false,
        sheets: [],
        scan: [],
        voided: null,
        notSeparated: null,
      },
    ],
  })
}

/** An item after its count: the first candidate passed, the second did not. */
export const counted = (): AgendaItem => {
  const item = inBallot()
  return {
    ...item,
    ballots: item.ballots.map((ballot) => ({
      ...ballot,
      closed: true,
      questions: ballot.questions.map((question, i) => ({
        ...question,
        count: countOf(i === 0 ? 10 : 9),
        passed: i === 0,
      })),
    })),
  }
}

export const countRows = (yes = 10) =>
  [1, 2].map((n) => ({ application: `application-${n}`, ...countOf(yes) }))
