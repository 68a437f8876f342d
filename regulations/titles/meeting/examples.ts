/** A lawful example of each act of a meeting. */
import { localDate, momentAt } from '#kernel/time'
import type { Application } from '../application/state.ts'
import type { Cycle } from '../cycle/state.ts'
import { emptyReview } from '../review/state.ts'
import {
  ON,
  actors,
  agendaItem,
  candidate,
  committee,
  countOf,
  countRows,
  counted,
  inBallot,
  meeting,
  membersOf,
} from './sample.ts'
import type { AgendaItem } from './state.ts'

const onTheDay = momentAt('2024-11-16T09:00:00+08:00')

export const planMeeting = () => ({
  input: {
    cycle: 'cycle-1',
    committee: 'C-1',
    on: '2024-11-16',
    time: '09:00',
    place: '示例宾馆',
    mode: 'paper' as const,
  },
  needs: { cycle: plannedCycle, committee, number: 1 },
  actor: actors.secretary,
})
/** Only what planning reads of a cycle. */
export const plannedCycle = {
  year: 2024,
  authoriser: 'example-city-bureau',
  frozen: null,
  plan: {
    reviewFrom: localDate('2024-11-01'),
    reviewUntil: localDate('2024-11-30'),
    document: '示例备〔2024〕1号',
    agenda: '',
    filedOn: localDate('2024-10-10'),
    objection: null,
  },
} as unknown as Cycle
/** Only what the agenda reads of an application. */
export const releasedApplication = (n: number, more: Partial<Application> = {}): Application =>
  ({
    stage: 'released',
    number: `2024-${n}`,
    applicant: { key: `P-applicant-${n}`, account: null, name: `申报人${n}` },
    employer: { key: 'employer-of-applicants', name: '示例设计院' },
    target: { series: '工程', specialty: '机械', level: '中级', band: '中级', track: '正常' },
    review: emptyReview,
    ...more,
  }) as unknown as Application

export const moveMeeting = () => ({
  state: meeting('planned'),
  input: { on: '2024-11-17', time: '09:00', place: '示例宾馆', mode: 'paper' as const },
  needs: { cycle: plannedCycle },
})
export const takeExperts = () => ({
  state: meeting('planned', { members: [], draw: null }),
  input: { draw: 'draw-1', members: [...membersOf(15)] },
})
export const setPanels = () => ({
  state: meeting('convened'),
  input: { members: [{ expert: 'E3', panel: '机械组' }] },
})
export const admitObserver = () => ({
  state: meeting('convened'),
  input: { name: '巡查员甲', office: '示例市人社局', kind: '人社部门' },
})
export const placeOnAgenda = () => ({
  state: meeting('convened'),
  input: { title: '机械专业第二批', panel: null, applications: ['application-3'] },
  needs: { applications: [{ id: 'application-3', state: releasedApplication(3) }], people: [] },
})
export const dropCandidate = () => ({
  state: meeting('convened'),
  input: { application: 'application-2', reason: '已退休' },
})
export const cancelMeeting = () => ({ state: meeting('convened'), input: { reason: '不足法定人数' } })
export const givePledge = () => ({
  state: meeting('convened', { pledges: [] }),
  input: { recusals: [{ application: 'application-2', reason: '亲属' }] },
  actor: actors.member,
})
export const addRecusal = () => ({
  state: meeting('convened'),
  input: { application: 'application-2', reason: '师生' },
  actor: actors.member,
})
export const recordPledge = () => ({
  state: meeting('convened', { pledges: [] }),
  input: { expert: 'E4', recusals: [] },
})
export const recordTraining = () => ({
  state: meeting('convened', { training: null }),
  input: { by: 'E1', attended: ['E1', 'E2', 'E3'], topics: '评审政策、程序和纪律' },
})
export const releaseBundle = () => ({ state: meeting('convened', { bundle: null }), input: {} })
export const receiveBundle = () => ({
  state: meeting('convened'),
  input: { experts: [] },
  actor: actors.member,
})
export const assignReaders = () => ({
  state: meeting('convened'),
  input: { readers: [{ application: 'application-1', expert: 'E4' }] },
})
export const markRead = () => ({
  state: meeting('convened', { items: [agendaItem([candidate(1, { readBy: [] }), candidate(2)])] }),
  input: { applications: ['application-1'] },
  actor: actors.member,
})
const DIGEST = '5'.repeat(64)
export const fixAgenda = () => ({
  state: meeting('convened', { mode: 'local' }),
  input: {
    page: DIGEST,
    keys: [1, 2].map((n) => ({ application: `application-${n}`, key: String(n).repeat(64) })),
  },
})
export const nameOffices = () => ({
  state: meeting('convened', { mode: 'local' }),
  input: {
    offices: {
      signer: { operator: '示例市工程师协会', address: 'https://10.0.0.5:8443' },
      box: { operator: '示例市人社局', address: 'https://10.0.0.6:8443' },
    },
  },
})
const packed = { pack: 'pack-1', digest: DIGEST, publicKey: 'a'.repeat(44) }
export const packMeeting = () => ({ state: meeting('convened'), input: packed })
export const unpackMeeting = () => ({
  input: { pack: 'pack-1', state: { ...meeting('convened') } },
  actor: actors.secretary,
})
const away = () => meeting('convened', { away: { ...packed, on: ON } })
export const bringBack = () => ({ state: away(), input: { pack: 'pack-1', digest: DIGEST, acts: 12 } })
export const callOffPack = () => ({ state: away(), input: { reason: '笔记本电脑损坏' } })
export const signOpinions = () => ({
  state: meeting('convened'),
  input: {
    leader: 'E1',
    opinions: [{ application: 'application-1', recommended: true, reasons: '达到标准' }],
  },
})
export const reportShortage = () => ({
  state: meeting('convened'),
  input: { application: 'application-1', text: '鉴定证书缺第二页' },
  actor: actors.member,
})
export const answerShortage = () => ({
  state: meeting('convened'),
  input: { application: 'application-1', answer: '按现有材料评审' as const, note: '' },
})
export const signIn = () => ({
  state: meeting('convened', { presence: [] }),
  input: { experts: ['E1', 'E2'] },
  at: onTheDay,
})
export const recordDeparture = () => ({ state: meeting('open'), input: { expert: 'E5', time: '10:40' } })
export const recordReturn = () => {
  const state = meeting('open')
  const presence = state.presence.map((one) => (one.expert === 'E5' ? { ...one, leftAt: '10:40' } : one))
  return { state: { ...state, presence }, input: { expert: 'E5' } }
}
export const openMeeting = () => ({
  state: meeting('convened'),
  input: { presider: '' },
  needs: { committee },
  actor: actors.chair,
  at: onTheDay,
})
export const reportReview = () => ({
  state: meeting('open'),
  input: { item: 'item-1', report: '2人材料齐全' },
})
export const introduceOpinions = () => ({
  state: meeting('open', { items: [agendaItem([candidate(1)], { report: '' })] }),
  input: { item: 'item-1', by: 'E3' },
})
export const recordDiscussion = () => ({
  state: meeting('open', {
    items: [agendaItem([candidate(1)], { report: '', introduced: { by: 'E3', at: '09:20' } })],
  }),
  input: { item: 'item-1', summary: '无异议', remarks: [] },
})
export const openBallot = () => ({
  state: meeting('open', { items: [{ ...inBallot(), ballots: [] }] }),
  input: { item: 'item-1' },
})
export const keyCount = () => ({
  state: meeting('open', { items: [inBallot()] }),
  input: { item: 'item-1', teller: '计票人甲', counts: countRows() },
})
const twoSheets = (): AgendaItem => {
  const item = inBallot()
  const counts = { 'application-1': countOf(10), 'application-2': countOf(9) }
  const sheets = ['计票人甲', '计票人乙'].map((teller) => ({ teller, counts }))
  return { ...item, ballots: item.ballots.map((ballot) => ({ ...ballot, sheets })) }
}
export const confirmCount = () => ({
  state: meeting('open', { items: [twoSheets()] }),
  input: { item: 'item-1', scan: [] },
})
export const takeTotals = () => ({
  state: meeting('open', { items: [inBallot()], mode: 'local' }),
  input: { item: 'item-1', counts: countRows(), notSeparated: true },
})
export const voidBallot = () => ({
  state: meeting('open', { items: [inBallot()] }),
  input: { item: 'item-1', reason: '票箱断电', presider: '' },
  actor: actors.chair,
})
export const goOnByPaper = () => ({
  state: meeting('open', { items: [inBallot()], mode: 'local' }),
  input: { reason: '会场断电', presider: '' },
  actor: actors.chair,
  at: onTheDay,
})
export const announceResults = () => ({
  state: meeting('open', { items: [counted()] }),
  input: { presider: '' },
  needs: { committee: undefined },
  actor: actors.chair,
})
export const writeMinutes = () => ({
  state: meeting('announced', { items: [counted()] }),
  input: {
    reasons: [{ application: 'application-2', reason: '业绩未达到标准' }],
    special: '无',
    other: '无',
  },
})
const withMinutes = { items: [counted()], special: '无', other: '无' }
export const signAsChair = () => ({
  state: meeting('announced', withMinutes),
  input: { presider: '' },
  actor: actors.chair,
})
export const signAsRecorder = () => ({
  state: meeting('announced', withMinutes),
  input: { name: '记录人甲' },
  actor: actors.recorder,
})
export const signConclusions = () => ({
  state: meeting('announced', withMinutes),
  input: { presider: '' },
  actor: actors.chair,
})
const signature = (name: string) => ({ by: `person-${name}`, name, on: ON, onPaper: false })
export const sealConclusions = () => ({
  state: meeting('announced', { ...withMinutes, conclusionsSigned: signature('专家1') }),
  input: {},
})
export const archiveMinutes = () => ({
  state: meeting('signed', {
    ...withMinutes,
    minutes: { chair: signature('专家1'), recorder: signature('记录人甲') },
  }),
  input: { retainedYears: 10 },
})
export const addAddendum = () => ({
  state: meeting('archived'),
  input: { text: '更正笔误一处', signers: ['专家1', '记录人甲'] },
})
export const openForInspection = () => ({
  state: meeting('archived'),
  input: { organisation: 'example-city-bureau', matter: 'complaint-1', days: 30 },
  needs: { matter: { stage: 'investigating' } },
})
export const endInspection = () => ({
  state: meeting('archived', {
    inspections: [
      {
        organisation: 'example-city-bureau',
        matter: 'complaint-1',
        on: ON,
        until: ON,
        closedOn: null,
      },
    ],
  }),
  input: {},
})
export const noteSupervision = () => ({ state: meeting('open'), input: { step: '全程', text: '程序规范' } })
