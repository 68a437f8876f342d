/**
 * What F5 knows of an application, and no more: no name, no number. Alike ones are counted together, so that a cycle of
 * twenty thousand is a few hundred rows.
 */
import type { LocalDate } from '#kernel/time'
import type { Application, ApplicationStage } from '../application/state.ts'

export type AnalysisRow = {
  readonly stage: ApplicationStage
  readonly filed: boolean
  readonly admitted: boolean
  readonly released: boolean
  /** null: not voted on. */
  readonly passed: boolean | null
  readonly exam: '合格' | '不合格' | '缺考' | null
  readonly defence: boolean
  readonly specialty: string
  readonly degree: string | null
  /** Whole years at the cut-off of the cycle. */
  readonly age: number | null
  readonly sex: string | null
  readonly employerKind: string
  readonly affiliation: string
  readonly track: string
  /** The vote, with the attendance announced then. */
  readonly meeting: {
    readonly id: string
    readonly on: LocalDate
    readonly due: number
    readonly present: number
  } | null
  /** How many applications are alike in all of this. */
  readonly count: number
}

/** Whole years of age on a day. */
function ageOn(bornOn: LocalDate, day: LocalDate): number {
  const [years, early] = [
    Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)),
    day.slice(5) < bornOn.slice(5),
  ]
  return early ? years - 1 : years
}

/** The row of one application. */
export function analysisRowOf(application: Application): AnalysisRow {
  const { stage, filedOn, intake, review, target, filedFacts: facts, cycle, employer } = application
  const { conclusion } = review
  const { exam } = intake
  return {
    stage,
    filed: filedOn !== null,
    admitted: intake.admittedOn !== null,
    released: intake.released !== null,
    passed: conclusion?.passed ?? null,
    exam: exam === null ? null : exam.absent ? '缺考' : exam.qualified ? '合格' : '不合格',
    defence: review.defence !== null,
    specialty: target.specialty,
    degree: facts?.degree?.level ?? null,
    age: facts === null ? null : ageOn(facts.bornOn, cycle.cutOff),
    sex: facts?.sex ?? null,
    employerKind: employer.kind,
    affiliation: employer.affiliation,
    track: target.track,
    meeting:
      conclusion === null
        ? null
        : {
            id: conclusion.meeting,
            on: conclusion.on,
            due: conclusion.due,
            present: conclusion.present,
          },
    count: 1,
  }
}
