/** What the database counts for F5, told of each state by itself: the tests measure the one by the other. */
import type { LocalDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import type { AnalysisRow } from './analysis-row.ts'
import { type Analysis, analysisOfRows } from './analysis.ts'

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

/** F5 of the applications of one cycle. */
export const analysisOf = (applications: readonly Application[]): Analysis =>
  analysisOfRows(applications.map(analysisRowOf))
