/** One inspection of a committee's work by the department that authorised it (art.52.a). */
import type { LocalDate } from '#kernel/time'

export const inspectionStages = { rectifying: '整改中', reported: '待验收', closed: '已办结' } as const
export type InspectionStage = keyof typeof inspectionStages
/** Every step of the yearly work can be looked at. */
export const inspectedSteps = ['申报', '受理', '考试', '评审', '公示', '核准', '收费'] as const
export type InspectedStep = (typeof inspectedSteps)[number]

export type Inspection = {
  readonly stage: InspectionStage
  readonly number: string
  readonly on: LocalDate
  readonly committee: { readonly key: string; readonly name: string; readonly convening: string }
  readonly authority: string
  readonly year: number
  readonly step: InspectedStep
  /** Defects found; none: the inspection is closed at once. */
  readonly findings: readonly string[]
  readonly dueOn: LocalDate | null
  readonly report: { readonly text: string; readonly on: LocalDate } | null
  readonly accepted: LocalDate | null
}
