/**
 * The pre-check of everything a file must meet: the conditions (`conditions/`) and the material slots. Filing, the employer's
 * seal and acceptance ask it; all that is missing is answered at once (art.9.1.0, 9.c).
 */
import type { Computed, Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { findEffectiveDate } from '../conditions/parameters.ts'
import type { PrecheckFacts } from '../conditions/facts.ts'
import type { Precheck as Conditions } from '../conditions/precheck.ts'
import { blockingFindings, precheck as checkConditions, warningFindings } from '../conditions/precheck.ts'
import type { FiledPerson } from '../registers/person-need.ts'
import type { PersonFile } from './person-file.ts'
import { personIsRegistered } from './rules.ts'
import { slotFindings, slotWarnings } from './slot-findings.ts'

export type Precheck = {
  readonly guards: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly computed: readonly Computed[]
  /** The tick list of conditions; null while the person is in no register. */
  readonly conditions: Conditions | null
}

/** What is proved by rows whose material was taken out does not count towards conditions (art.9.2.g). */
function provedContent(state: Application): Application['content'] {
  const removed = new Set(
    state.materials.flatMap((one) => (one.removed !== null && one.row !== null ? [one.row] : [])),
  )
  const { content } = state
  const standing = <R extends { readonly id: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ id }) => !removed.has(id))
  return { ...content, achievements: standing(content.achievements), works: standing(content.works) }
}

/** The facts of `conditions/` from an application and the registers' answers. */
export function conditionFacts(
  state: Application,
  person: FiledPerson,
  file: PersonFile,
  on: LocalDate,
): PrecheckFacts {
  const { qualification, effective, vacancies: _vacancies, person: _person, ...entries } = file
  return {
    ...entries,
    on,
    person,
    cycle: state.cycle,
    target: state.target,
    employer: state.employer,
    qualifications:
      qualification === undefined ? [] : [{ ...qualification, key: state.content.qualification ?? '' }],
    content: provedContent(state),
    decisions: [],
    transitionMetOn: null,
    effectiveOn: findEffectiveDate(effective),
  }
}

/** Judges an application on a day by what the registers say of its applicant. */
export function precheck(state: Application, file: PersonFile, on: LocalDate): Precheck {
  const { person } = file
  const registered = personIsRegistered({ registered: person !== undefined })
  if (person === undefined) return { guards: [registered], warnings: [], computed: [], conditions: null }
  const conditions = checkConditions(conditionFacts(state, person, file, on))
  const slotFacts = {
    state,
    on,
    tenureStart: conditions.since,
    leaveYears: file.assessments.filter(({ leave }) => (leave ?? '') !== '').map(({ year }) => year),
    vacancyConfirmed: file.vacancies.length > 0,
    postSince: person.postSince ?? null,
  }
  return {
    guards: [
      ...conditions.items.filter(({ status }) => status === 'pass').map(({ finding }) => finding),
      ...blockingFindings(conditions),
      ...slotFindings(slotFacts),
    ],
    warnings: [...warningFindings(conditions), ...slotWarnings(slotFacts)],
    computed: conditions.computed,
    conditions,
  }
}
