/** What an application holds beside its state: the person's year (art.14) and a vacancy of the employer (art.10). */
import type { ClaimOperation, QuotaOperation } from '#kernel/case'
import { claim, quota } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Level } from '../vocabulary.ts'
import type { Application } from './state.ts'

/** Register key of the person and review year of the cycle, which is not the calendar year. */
export type PersonYear = { readonly person: string; readonly year: number }

/** art.14: one application per person and review year, over every committee of the province. */
export const applicationOfYear = claim<PersonYear>(
  'application-of-person-and-year',
  cite('anhui-titles-2018/art.14'),
  ({ person, year }) => `${person}|${year}`,
  ({ year }) =>
    `请先办结或撤回已有的申报：${year}评审年度已有一件本人的申报在办，一人一年限报一个系列（专业）。`,
)

/** Two places of which a person chose one; the same two in any order are the same question. */
export type PlaceChoice = PersonYear & { readonly places: readonly string[]; readonly place: string }

const questionOf = ({ person, year, places }: PlaceChoice): string =>
  ['territory', person, year, ...places.toSorted()].join('|')
const placeIsChosenOnce = {
  say: ({ year, places, place }: PlaceChoice) =>
    `请选原来选定的属地${places.filter((one) => one !== place).join('、')}：人事档案和劳动关系不在一地的，一个评审年度只选一次；${year}评审年度已经选定，撤回申报后也不改选。`,
  heading: '属地一个评审年度只选一次',
}
const territoryQuestion = quota<PlaceChoice>(
  'territory-question',
  cite('anhui-titles-2018/art.63.a'),
  questionOf,
  placeIsChosenOnce,
)
const territoryAnswer = quota<PlaceChoice>(
  'territory-answer',
  cite('anhui-titles-2018/art.63.a'),
  (choice) => `${questionOf(choice)}|${choice.place}`,
  { ...placeIsChosenOnce, parent: questionOf },
)

/**
 * art.63.a: the choice of a person between two places holds for the review year. The question allows one answer, the first
 * place chosen takes it, the same place again changes nothing and another one exceeds it. No exit gives it back.
 */
export const chooseTerritory = (choice: PlaceChoice): readonly QuotaOperation[] =>
  choice.places.length < 2 ? [] : [territoryQuestion.limit(choice, 1), territoryAnswer.limit(choice, 1)]

export type VacancyAccount = { readonly employer: string; readonly level: Level; readonly year: number }

/** art.10, 16.5: confirmed vacancies of an employer at a level in a review year; limits are set by the vacancy opinion F29. */
export const vacanciesOf = quota<VacancyAccount>(
  'post-vacancies',
  cite('anhui-titles-2018/art.10'),
  ({ employer, level, year }) => `${employer}|${level}|${year}`,
  {
    say: ({ level, year }) =>
      `请减少推荐人数：本单位${year}年度${level}岗位空缺已用完，或尚无岗位空缺确认意见。`,
  },
)

/** Rank of a candidate among those whom an employer recommends at a level; ranks never repeat. */
export const rankOfCandidate = claim<VacancyAccount & { readonly rank: number }>(
  'rank-among-recommended',
  cite('anhui-titles-2018/art.10'),
  ({ employer, level, year, rank }) => `${employer}|${level}|${year}|${rank}`,
  ({ rank }) => `请改用其他名次：本单位已有一人排第${rank}名。`,
)

export const yearOf = (state: Application): PersonYear => ({
  person: state.applicant.key,
  year: state.cycle.year,
})
export const vacancyAccountOf = (state: Application): VacancyAccount => ({
  employer: state.employer.key,
  level: state.target.level,
  year: state.cycle.year,
})

/** What goes back when an application leaves the way without having used its year: withdrawn before acceptance, declined. */
export function releasesOf(state: Application): {
  readonly claims: readonly ClaimOperation[]
  readonly quotas: readonly QuotaOperation[]
} {
  return {
    claims: [applicationOfYear.release(yearOf(state)), ...rankRelease(state)],
    quotas: placeRelease(state),
  }
}

/** What goes back when it leaves the way and the year stays used: abandoned, disqualified, not passed. */
export function placeReleasesOf(state: Application): ReturnType<typeof releasesOf> {
  return { claims: rankRelease(state), quotas: placeRelease(state) }
}

/** What is taken again when it comes back on the way: an exam score was corrected upwards. */
export function placeTakesOf(state: Application): ReturnType<typeof releasesOf> {
  const { recommendation } = state
  if (recommendation === null) return { claims: [], quotas: [] }
  const account = vacancyAccountOf(state)
  return {
    claims: [rankOfCandidate.take({ ...account, rank: recommendation.rank })],
    quotas: recommendation.counted ? [vacanciesOf.take(account, 1)] : [],
  }
}

const rankRelease = (state: Application): readonly ClaimOperation[] =>
  state.recommendation === null
    ? []
    : [rankOfCandidate.release({ ...vacancyAccountOf(state), rank: state.recommendation.rank })]

const placeRelease = (state: Application): readonly QuotaOperation[] =>
  state.recommendation?.counted === true ? [vacanciesOf.release(vacancyAccountOf(state), 1)] : []
