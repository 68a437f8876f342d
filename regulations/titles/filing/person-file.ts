/** What the registers know of an applicant: the needs of a pre-check and their answers by name. */
import type { Answers } from '#kernel/case'
import { need } from '#kernel/case'
import type { Application } from '../application/state.ts'
import type { KeyedDegree } from '../conditions/degree.ts'
import type { KeyedCondition } from '../conditions/standard.ts'
import type { ReformEntry, VacancyEntry } from '../registers/offices.ts'
import type {
  AppointmentEntry,
  AssessmentEntry,
  EducationEntry,
  GradeEntry,
  RecognitionEntry,
  TitleEntry,
} from '../registers/people.ts'
import { filedPersonFields, personNeed } from '../registers/person-need.ts'
import type { IntegrityEntry, MatchEntry, QualificationEntry, SettingEntry } from '../registers/review.ts'

/** Registers a pre-check reads; conditions as they stood when the cycle was published (art.2.c). */
export function personFileNeeds(state: Application) {
  const { applicant, employer, target, cycle, content } = state
  const own = { person: applicant.key }
  return {
    person: personNeed(applicant.key, filedPersonFields),
    degrees: need.entries<KeyedDegree>('titles-degrees', own),
    titles: need.entries<TitleEntry>('titles-held', own),
    appointments: need.entries<AppointmentEntry>('titles-appointments', own),
    assessments: need.entries<AssessmentEntry>('titles-assessments', own),
    education: need.entries<EducationEntry>('titles-education', own),
    recognitions: need.entries<RecognitionEntry>('titles-recognitions', own),
    integrity: need.entries<IntegrityEntry>('titles-integrity', own),
    grades: need.entries<GradeEntry>('titles-grades', { employerKind: employer.kind }),
    reforms: need.entries<ReformEntry>('titles-reforms', { employer: employer.key }),
    conditions: need.entries<KeyedCondition>(
      'titles-conditions',
      { series: target.series, level: target.level },
      { on: cycle.conditionsOn },
    ),
    matches: need.entries<MatchEntry>('titles-matches', {
      specialty: `${target.series}/${target.specialty}`,
    }),
    qualification: need.register<QualificationEntry>('titles-qualifications', content.qualification ?? ''),
    effective: need.register<SettingEntry>('titles-settings', 'effective-date'),
    vacancies: need.entries<VacancyEntry>('titles-vacancies', {
      employer: employer.key,
      level: target.level,
      year: cycle.year,
    }),
  }
}

/** Answers to `personFileNeeds`, by the same names. */
export type PersonFile = Answers<ReturnType<typeof personFileNeeds>>
