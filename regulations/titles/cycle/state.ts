/** One review year of one committee (case type C9): its parameters, announcement, plan, extensions and summary. */
import type { LocalDate } from '#kernel/time'
import type { CycleFacts, ExtraSlot } from '../application/state.ts'
import type { Level, Track } from '../vocabulary.ts'

export const cycleStages = {
  drafting: '拟定',
  published: '已公布',
  closed: '已办结',
  discarded: '已作废',
} as const
export type CycleStage = keyof typeof cycleStages

/** The eight items that an announcement must name (art.6.c). */
export const announcementItems = {
  specialties: '专业',
  levels: '级别',
  conditions: '条件',
  procedure: '程序',
  manner: '方式',
  materials: '申报材料',
  time: '时间',
  place: '地点',
} as const
export type AnnouncementItem = keyof typeof announcementItems
export type Announcement = Readonly<Record<AnnouncementItem, string>>

export const closingOffices = ['用人单位', '主管部门', '县级人社部门', '市级人社部门'] as const
/** Own closing dates of the desks before the submitter, in order (DESK A3). */
export type Closing = { readonly office: (typeof closingOffices)[number]; readonly until: LocalDate }

export type Windows = {
  readonly filingFrom: LocalDate
  /** Last day on which an applicant files, 24:00. */
  readonly filingUntil: LocalDate
  readonly closings: readonly Closing[]
  /** Last day on which a submitter sends to the convening body (art.16.4), 24:00. */
  readonly submissionUntil: LocalDate
}
/** A condition set (register G9) linked to a level and track. */
export type LinkedConditions = {
  readonly level: Level
  readonly track: Exclude<Track, '委托'>
  readonly set: string
}
/** What the announcement asks beyond or below a condition of the set: below is warned about (art.6.d). */
export type AnnouncedRequirement = {
  readonly level: Level
  /** 条款号 in the set. */
  readonly number: string
  readonly figure: number
}
export const examForms = ['笔试', '面试', '人机对话', '其他'] as const
export type ExamPart = {
  readonly form: (typeof examForms)[number]
  /** Whole percent; the parts of an exam make 100. */
  readonly weightPercent: number
  /** Own pass mark of the part, in points; null: none. */
  readonly passMark: number | null
}
/** 考评结合 (art.19, 20.a): set by the authorising HR department, fixed once the exam notices went out. */
export type ExamSetting = {
  readonly examined: boolean
  /** Points that pass, of 100. */
  readonly passMark: number
  readonly parts: readonly ExamPart[]
  readonly outline: string
  readonly document: string
  readonly setOn: LocalDate | null
  /** Day of the exam notices; from then on nothing of the setting moves. Written by the effect `LockExam`. */
  readonly lockedOn: LocalDate | null
}
export const noExam: ExamSetting = {
  examined: false,
  passMark: 0,
  parts: [],
  outline: '',
  document: '',
  setOn: null,
  lockedOn: null,
}
export type CycleFee = {
  readonly item: '评审费' | '考试费' | '答辩费' | '论文鉴定费'
  readonly level: Level
  readonly amountCents: number
  readonly document: string
}
/** 执收编码, the way to pay, and whether a fee goes back to who was declined before review (DESK B16). */
export type Payment = { readonly code: string; readonly way: string; readonly refundsDeclined: boolean }
/** The plan as filed for record: the window in which the meeting may lie (art.22.a). */
export type FiledPlan = {
  readonly reviewFrom: LocalDate
  readonly reviewUntil: LocalDate
  readonly document: string
  readonly agenda: string
  readonly filedOn: LocalDate
  /** Written objection of the department that took it in. */
  readonly objection: { readonly text: string; readonly on: LocalDate } | null
}
export type WindowExtension = {
  readonly window: '个人填报' | '呈报'
  readonly from: LocalDate
  readonly until: LocalDate
  readonly reason: string
  readonly document: string
  readonly on: LocalDate
}
/** F28: figures stand in the reports; here is what the convening body says of its year. */
export type AnnualSummary = {
  readonly organisation: string
  readonly problems: string
  readonly comparison: string
  readonly draftedOn: LocalDate
  readonly filed: { readonly document: string; readonly on: LocalDate } | null
  readonly received: { readonly number: string; readonly on: LocalDate } | null
}

export type Cycle = {
  readonly stage: CycleStage
  /** Shown to people: `2025-GC03`. */
  readonly number: string
  readonly year: number
  readonly draftedOn: LocalDate
  /** Register key and case id of the committee. */
  readonly committee: string
  readonly committeeCase: string
  readonly committeeName: string
  readonly convening: string
  readonly conveningName: string
  /** Organisation of the HR department that authorised the committee: exam, plan and summary go to it. */
  readonly authoriser: string
  readonly authoriserName: string
  readonly series: string
  readonly specialties: readonly string[]
  readonly levels: readonly Level[]
  /** Number of this cycle in its year: 1, further ones by consent (art.6.b). */
  readonly turn: number
  /** Consent it rests on; null for the ordinary cycle of a year. */
  readonly consent: { readonly kind: '推迟' | '适时评审'; readonly document: string } | null
  /** Self-review under art.64.a: this regulation is followed by analogy. */
  readonly byAnalogy: boolean
  /** Cut-off for years in post (任职年限截止日). */
  readonly cutOff: LocalDate
  readonly windows: Windows
  readonly postingDayCounts: boolean
  readonly extraSlots: readonly ExtraSlot[]
  readonly conditions: readonly LinkedConditions[]
  readonly requirements: readonly AnnouncedRequirement[]
  /** Condition sets are read as they stood on this day (art.2.c); the day of publication. */
  readonly conditionsOn: LocalDate
  readonly fees: readonly CycleFee[]
  readonly payment: Payment
  readonly exam: ExamSetting
  readonly announcement: Announcement
  readonly contact: string
  readonly publishedOn: LocalDate | null
  readonly plan: FiledPlan | null
  readonly extensions: readonly WindowExtension[]
  readonly summary: AnnualSummary | null
  /** The committee was stopped (art.51.4.a): nothing runs until its rectification is accepted. */
  readonly frozen: { readonly document: string; readonly on: LocalDate } | null
  readonly closedOn: LocalDate | null
}

/** What an application takes over when it is opened. */
export function cycleFactsOf(cycle: Cycle, caseId: string): CycleFacts {
  return {
    caseId,
    year: cycle.year,
    committee: cycle.committee,
    committeeName: cycle.committeeName,
    convening: cycle.convening,
    conveningName: cycle.conveningName,
    authoriser: cycle.authoriser,
    series: cycle.series,
    specialties: cycle.specialties,
    levels: cycle.levels,
    cutOff: cycle.cutOff,
    filingUntil: cycle.windows.filingUntil,
    submissionUntil: cycle.windows.submissionUntil,
    examined: cycle.exam.examined,
    postingDayCounts: cycle.postingDayCounts,
    extraSlots: cycle.extraSlots,
    conditionsOn: cycle.conditionsOn,
  }
}

/** Condition set of a level and track; undefined: none is linked. */
export function findConditionSet(cycle: Cycle, level: Level, track: Track): string | undefined {
  const own = track === '委托' ? '正常' : track
  return cycle.conditions.find((linked) => linked.level === level && linked.track === own)?.set
}
