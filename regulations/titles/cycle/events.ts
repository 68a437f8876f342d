/** What acts leave in the file of a cycle. */
import type { LocalDate } from '#kernel/time'
import type {
  AnnouncedRequirement,
  Announcement,
  AnnualSummary,
  Cycle,
  CycleFee,
  ExamSetting,
  FiledPlan,
  LinkedConditions,
  Payment,
  WindowExtension,
  Windows,
} from './state.ts'
import type { ExtraSlot } from '../application/state.ts'

/** Everything a cycle starts from; what last year's had is proposed anew. */
export type Drafted = Omit<
  Cycle,
  'stage' | 'draftedOn' | 'publishedOn' | 'plan' | 'extensions' | 'summary' | 'frozen' | 'closedOn' | 'exam'
>

export type CycleEvent =
  | ({ readonly type: 'CycleDrafted' } & Drafted)
  | { readonly type: 'CycleDiscarded'; readonly reason: string }
  | {
      readonly type: 'TimesSet'
      readonly cutOff: LocalDate
      readonly windows: Windows
      readonly postingDayCounts: boolean
    }
  | {
      readonly type: 'MaterialsSet'
      readonly extraSlots: readonly ExtraSlot[]
      readonly requirements: readonly AnnouncedRequirement[]
    }
  | { readonly type: 'ConditionsLinked'; readonly conditions: readonly LinkedConditions[] }
  | { readonly type: 'FeesSet'; readonly fees: readonly CycleFee[]; readonly payment: Payment }
  | ({ readonly type: 'ExamSet' } & Omit<ExamSetting, 'setOn' | 'lockedOn'>)
  | { readonly type: 'ExamLocked' }
  | { readonly type: 'AnnouncementWritten'; readonly announcement: Announcement; readonly contact: string }
  | { readonly type: 'CyclePublished' }
  | ({ readonly type: 'PlanFiled' } & Omit<FiledPlan, 'filedOn' | 'objection'>)
  | { readonly type: 'PlanObjectedTo'; readonly text: string }
  | ({ readonly type: 'WindowExtended' } & Omit<WindowExtension, 'on'>)
  | ({ readonly type: 'SummaryDrafted' } & Pick<AnnualSummary, 'organisation' | 'problems' | 'comparison'>)
  | { readonly type: 'SummaryFiled'; readonly document: string }
  | { readonly type: 'SummaryReceived'; readonly number: string }
  | { readonly type: 'CycleClosed' }
  | { readonly type: 'CycleFrozen'; readonly document: string }
  | { readonly type: 'CycleResumed' }
