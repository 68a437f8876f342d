/** What the registers know of an applicant: the needs of a pre-check and their answers by name. */
import type { Answers } from '#kernel/case'
import { need } from '#kernel/case'
import type { Application } from '../application/state.ts'
import type { VacancyEntry } from '../registers/offices.ts'
import type {
  AppointmentEntry,
  AssessmentEntry,
  DegreeEntry,
  EducationEntry,
  GradeEntry,
  PersonEntry,
  TitleEntry,
} from '../registers/people.ts'
import type { ConditionEntry, IntegrityEntry, MatchEntry, QualificationEntry } from '../registers/review.ts'

/** Registers a pre-check reads; conditions as they stood when the cycle was published (art.2.c). */
export function personFileNeeds(state: Application) {
  const { applicant, employer, target, cycle, content } = state
  const person = { person: applicant.key }
  return {
    person: need.register<PersonEntry>('titles-persons', applicant.key),
    degrees: need.entries<DegreeEntry & { readonly key: string }>('titles-degrees', person),
    titles: need.entries<TitleEntry & { readonly key: string }>('titles-held', person),
    appointments: need.entries<AppointmentEntry>('titles-appointments', person),
    assessments: need.entries<AssessmentEntry>('titles-assessments', person),
    education: need.entries<EducationEntry>('titles-education', person),
    integrity: need.entries<IntegrityEntry>('titles-integrity', person),
    grades: need.entries<GradeEntry>('titles-grades', { employerKind: employer.kind }),
    conditions: need.entries<ConditionEntry>(
      'titles-conditions',
      { series: target.series, level: target.level },
      { on: cycle.conditionsOn },
    ),
    matches: need.entries<MatchEntry>('titles-matches', {
      specialty: `${target.series}/${target.specialty}`,
    }),
    qualification: need.register<QualificationEntry>('titles-qualifications', content.qualification ?? ''),
    vacancies: need.entries<VacancyEntry>('titles-vacancies', {
      employer: employer.key,
      level: target.level,
      year: cycle.year,
    }),
  }
}

/** Answers to `personFileNeeds`, by the same names. */
export type PersonFile = Answers<ReturnType<typeof personFileNeeds>>
