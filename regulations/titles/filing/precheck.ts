/**
 * The pre-check of everything a file must meet: slots, person, conditions. Filing, the employer's seal and acceptance ask it;
 * all that is missing is answered at once (art.9.1.0, 9.c).
 */
import type { Computed, Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import type { PersonFile } from './person-file.ts'
import * as rules from './rules-person.ts'
import { slotFindings, slotWarnings } from './slot-findings.ts'
import { findTenureStart } from './tenure-start.ts'

export type Precheck = {
  readonly guards: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly computed: readonly Computed[]
}

/** Findings on the person: asked when the file is opened as warnings, later as guards. */
export function personFindings(
  { person, integrity }: Pick<PersonFile, 'person' | 'integrity'>,
  employer: string,
  on: LocalDate,
): readonly Finding[] {
  const bars = integrity.flatMap(({ barredUntil, closed }) =>
    closed === true || barredUntil === null || barredUntil === undefined ? [] : [barredUntil],
  )
  const status = person?.status ?? null
  return [
    rules.applicantIsInPost({
      status,
      employer: person?.employer ?? null,
      filingEmployer: employer,
      contractUntil: person?.contractUntil ?? null,
      on,
    }),
    rules.applicantIsNotBarred({ barredUntil: bars.toSorted().at(-1) ?? null, on }),
    rules.applicantIsNoCivilServant({ status }),
    rules.applicantIsNotRetired({ status, retiresOn: person?.retiresOn ?? null, on }),
  ]
}

function transferFindings(state: Application): readonly Finding[] {
  if (state.target.track !== '转评') return []
  const { postChange, content } = state
  const since = postChange?.since ?? null
  return [
    rules.transferIsAssessed({ grade: postChange?.grade ?? null }),
    rules.transferHasResults({
      statement: postChange?.statement ?? '',
      inPost: content.achievements.filter(({ on }) => since !== null && on >= since).length,
    }),
  ]
}

function exceptionFindings(state: Application, { conditions }: PersonFile): readonly Finding[] {
  if (state.target.track !== '破格') return []
  const own = conditions.filter(({ track }) => track === '破格')
  const items = new Set(own.filter(({ kind }) => kind === '破格项').map(({ number }) => number))
  const evidenced = (state.content.exceptional?.rows ?? [])
    .filter(({ condition, evidence }) => items.has(condition) && evidence !== '')
    .map(({ condition }) => condition)
  return [
    rules.exceptionIsEvidenced({
      asked: own.find(({ kind }) => kind === '破格数')?.figure ?? null,
      evidenced: [...new Set(evidenced)],
    }),
  ]
}

/** Judges an application on a day by what the registers say of its applicant. */
export function precheck(state: Application, file: PersonFile, on: LocalDate): Precheck {
  const slotFacts = {
    state,
    on,
    tenureStart: findTenureStart(state, file),
    leaveYears: file.assessments.filter(({ leave }) => (leave ?? '') !== '').map(({ year }) => year),
    vacancyConfirmed: file.vacancies.length > 0,
    postSince: file.person?.postSince ?? null,
  }
  const notes = file.integrity.filter(({ barredUntil }) => (barredUntil ?? null) === null)
  return {
    guards: [
      ...personFindings(file, state.employer.key, on),
      ...slotFindings(slotFacts),
      ...transferFindings(state),
      ...exceptionFindings(state, file),
    ],
    warnings: [...slotWarnings(slotFacts), rules.integrityIsClean({ notes: notes.length })],
    computed: [],
  }
}
