/**
 * What becomes of a unit's posts over the next years (closing block, 12): who retires, who is promoted, who comes. Nothing is
 * stored and nothing decided; a vacancy counts only once it is confirmed (F29). Retirement is a recorded decision, never
 * reckoned from a birth date.
 */
import type { Calculation, Finding } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Level } from '../vocabulary.ts'
import { levels, rungOf } from '../vocabulary.ts'
import type { PostLevel } from './state.ts'

const vacancies = cite('anhui-titles-2018/art.10')
/** Years looked ahead at. */
const OUTLOOK_YEARS = 3

/** What is expected of one level in one year; people. */
export type Moves = {
  readonly year: number
  readonly level: Level
  readonly retiring: number
  /** Come up from the level below of the structure. */
  readonly promoted: number
  /** Come from outside. */
  readonly hired: number
}
export type OutlookQuestion = {
  readonly structure: readonly PostLevel[]
  /** First year reckoned. */
  readonly from: number
  readonly moves: readonly Moves[]
}
export type OutlookLine = {
  readonly level: Level
  readonly posts: number
  readonly before: number
  readonly retiring: number
  readonly promoted: number
  readonly hired: number
  /** Gone up to the next level of the structure. */
  readonly risen: number
  readonly after: number
  /** Posts free at the end of the year; below zero: more people than posts. */
  readonly vacancies: number
  /** Share of the level among all people at the end of the year, tenths of a percent. */
  readonly shareTenths: number
}
export type OutlookYear = { readonly year: number; readonly lines: readonly OutlookLine[] }

/** 10: nobody is recommended beyond the vacancies there are. */
const promotionsFitVacancies = rule(
  'promotions-fit-vacancies',
  vacancies,
  (f: { readonly year: number; readonly level: Level; readonly vacancies: number }) => f.vacancies >= 0,
  {
    label: '晋升和引进不超过空缺',
    otherwise: (f) =>
      `请减少${f.year}年${f.level}的晋升或引进：按这样安排超出岗位${-f.vacancies}人，不能推荐申报。`,
  },
)

/** Highest level first. */
const inOrder = (structure: readonly PostLevel[]): readonly PostLevel[] =>
  structure.toSorted((a, b) => rungOf(b.level) - rungOf(a.level))

const moveOf = ({ moves }: OutlookQuestion, year: number, level: Level): Moves =>
  moves.find((one) => one.year === year && one.level === level) ?? {
    year,
    level,
    retiring: 0,
    promoted: 0,
    hired: 0,
  }

function yearOf(question: OutlookQuestion, year: number, structure: readonly PostLevel[]): OutlookYear {
  const counted = structure.map(({ level, posts, filled }, index) => {
    const { retiring, promoted, hired } = moveOf(question, year, level)
    const above = structure[index - 1]
    const risen = above === undefined ? 0 : moveOf(question, year, above.level).promoted
    const after = filled - retiring - risen + promoted + hired
    return { level, posts, before: filled, retiring, promoted, hired, risen, after, vacancies: posts - after }
  })
  const people = counted.reduce((sum, { after }) => sum + after, 0)
  const lines = counted.map((line) => ({ ...line, shareTenths: shareTenths(line.after, people) }))
  return { year, lines }
}

/** Part of a whole in tenths of a percent, rounded half up; nought of nothing. */
export const shareTenths = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.trunc((part * 2000 + whole) / (2 * whole))

/** The years one after another; what one year leaves is what the next begins with. */
export const reckonOutlook: Calculation<OutlookQuestion, readonly OutlookYear[]> = calculation(
  'post-outlook',
  [vacancies],
  (question: OutlookQuestion) => {
    const years: OutlookYear[] = []
    let structure = inOrder(question.structure)
    for (let year = question.from; year < question.from + OUTLOOK_YEARS; year += 1) {
      const reckoned = yearOf(question, year, structure)
      years.push(reckoned)
      structure = structure.map((one, index) => ({ ...one, filled: reckoned.lines[index]?.after ?? 0 }))
    }
    return {
      value: years,
      lines: years.flatMap(({ year, lines }) =>
        lines.map(({ level, before, after, vacancies: free }) => ({
          label: `${year}年${level}`,
          value: after,
          note: `年初${before}人，年末空缺${free}`,
        })),
      ),
    }
  },
  { label: '岗位空缺测算' },
)

/** Where somebody would stand without a post. */
export const outlookFindings = (years: readonly OutlookYear[]): readonly Finding[] =>
  years
    .flatMap(({ year, lines }) =>
      lines.map(({ level, vacancies: free }) => promotionsFitVacancies({ year, level, vacancies: free })),
    )
    .filter(({ holds }) => holds === 'no')

/** A recorded retirement of somebody appointed at a level. */
export type Retirement = { readonly name: string; readonly level: Level; readonly on: LocalDate }

/** Retirements as moves of the years looked at; later and earlier ones are left out. */
export function movesOf(retirements: readonly Retirement[], from: number): readonly Moves[] {
  const years = Array.from({ length: OUTLOOK_YEARS }, (_, index) => from + index)
  return years.flatMap((year) =>
    levels.flatMap((level): Moves[] => {
      const retiring = retirements.filter(
        (one) => one.level === level && Number(one.on.slice(0, 4)) === year,
      ).length
      return retiring === 0 ? [] : [{ year, level, retiring, promoted: 0, hired: 0 }]
    }),
  )
}
