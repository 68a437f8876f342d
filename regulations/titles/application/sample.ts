/** One lawful application in any stage, for examples of acts and for tests. All names are invented. */
import { localDate } from '#kernel/time'
import { emptyContent } from '../filing/content.ts'
import { emptyIntake } from '../intake/state.ts'
import { emptyOutcome } from '../outcome/state.ts'
import { emptyReview } from '../review/state.ts'
import type { Application, ApplicationStage, CycleFacts } from './state.ts'

/** A published cycle of an invented city committee. */
export const sampleCycle: CycleFacts = {
  caseId: 'cycle-1',
  year: 2024,
  committee: 'C-1',
  committeeName: '示例市工程系列中级评委会',
  convening: 'example-convening',
  conveningName: '示例市工程师协会',
  series: '工程',
  specialties: ['机械', '电气'],
  levels: ['中级'],
  cutOff: localDate('2024-12-31'),
  filingUntil: localDate('2024-07-31'),
  submissionUntil: localDate('2024-08-31'),
  examined: false,
  postingDayCounts: false,
  extraSlots: [],
  conditionsOn: localDate('2024-05-20'),
}

/** @param more parts that differ; they replace whole top-level parts */
export function sampleApplication<T extends ApplicationStage>(
  stage: T,
  more: Partial<Application> = {},
): Application & { readonly stage: T } {
  const base: Application = {
    stage,
    number: '2024-GC01-0001',
    openedOn: localDate('2024-06-03'),
    filedOn: localDate('2024-06-20'),
    cycle: sampleCycle,
    applicant: { key: 'P-applicant-1', account: 'person-applicant', name: '申报人一' },
    employer: {
      key: 'employer-1',
      name: '示例设计院',
      organisation: 'example-employer',
      kind: '事业单位',
      affiliation: '市属',
      territory: '340100',
      department: 'example-department',
      appointmentSystem: true,
      fullPostManagement: true,
    },
    target: { series: '工程', specialty: '机械', level: '中级', band: '中级', track: '正常' },
    territory: '340100',
    route: {
      submitter: 'example-department',
      submitterName: '示例市住建局',
      authority: 'example-city-bureau',
      authorityName: '示例市人社局',
      letter: '申请委托评审函',
      clauses: ['anhui-titles-2018/art.13.2.b', 'anhui-titles-2018/art.5.2'],
      byReading: false,
    },
    entrustment: null,
    content: emptyContent,
    filedFacts: null,
    materials: [],
    pledge: null,
    marks: [],
    group: null,
    internalNotice: null,
    objections: [],
    recommendation: null,
    opinion: null,
    forwards: [],
    standIn: null,
    recused: [],
    proposal: null,
    postChange: null,
    intake: {
      ...emptyIntake,
      submission: { caseId: 'submission-1', letter: '示例呈〔2024〕1号', on: localDate('2024-08-20') },
    },
    review: emptyReview,
    outcome: emptyOutcome,
    heldBy: [],
    exit: null,
    ...more,
  }
  return { ...base, stage }
}
