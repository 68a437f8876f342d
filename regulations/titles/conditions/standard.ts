/** The condition sets of a series (G9; art.2.c, 9.c, 39): which set binds, and what each of its conditions asks and finds. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { FiledContent } from '../filing/content.ts'
import type { EducationEntry } from '../registers/people.ts'
import type { ConditionEntry } from '../registers/review.ts'
import type { DegreeLevel, Level, Track } from '../vocabulary.ts'
import { degreeRung } from './degree.ts'

export type KeyedCondition = ConditionEntry & { readonly key: string }

/** 39.b: limits an exceptional application lifts; everything else stays. */
export const liftedByExceptional: readonly ConditionEntry['kind'][] = ['学历', '资历', '继续教育']
export const exceptionalLifts = cite('anhui-titles-2018/art.39.b')

/** A condition set in a version, in force from a day. */
export type DatedSet = { readonly set: string; readonly from: LocalDate }

/** 2.c: the version in force on the cycle's day, whatever day the application is looked at. */
export function findBoundSet(versions: readonly DatedSet[], conditionsOn: LocalDate): string | undefined {
  return versions.toSorted((a, b) => (a.from < b.from ? -1 : 1)).findLast(({ from }) => from <= conditionsOn)
    ?.set
}
export const setIsTheCycles = rule(
  'condition-set-is-the-cycles',
  cite('anhui-titles-2018/art.2.c'),
  (f: { readonly used: string | null; readonly bound: string | null }) =>
    f.bound === null ? 'unknown' : f.used === f.bound,
  {
    label: '按本周期的评审条件版本申报',
    otherwise: (f) => `请按本周期的评审条件“${f.bound}”核对：所用的“${f.used}”不是本周期的版本。`,
    missing: () => '本系列、级别和类型的评审条件',
  },
)

/** Which conditions of the entries bind a target: 破格 reads the exceptional set beside the ordinary one. */
export function conditionsFor(
  entries: readonly KeyedCondition[],
  target: { readonly series: string; readonly level: Level; readonly track: Track },
): readonly KeyedCondition[] {
  const tracks: readonly ConditionEntry['track'][] =
    target.track === '破格' ? ['正常', '破格'] : [target.track === '委托' ? '正常' : target.track]
  const of = (wanted: readonly ConditionEntry['track'][]): readonly KeyedCondition[] =>
    entries.filter(
      ({ series, level, track }) =>
        series === target.series && level === target.level && wanted.includes(track),
    )
  const own = of(tracks)
  // A series without a set of its own for transfers is judged by its ordinary one
  return own.length === 0 && target.track === '转评' ? of(['正常']) : own
}

type MetFacts = {
  readonly number: string
  readonly kind: string
  readonly asked: string
  readonly found: string
  readonly met: boolean | null
  readonly advice: string
}
/** 9.c: one condition of the set. `met: null`: something needed to decide is missing. */
export const conditionIsMet = rule(
  'condition-is-met',
  cite('anhui-titles-2018/art.9.c'),
  (f: MetFacts) => f.met ?? 'unknown',
  {
    label: '符合申报条件',
    otherwise: (f) => `${f.advice}：条件${f.number}要求${f.asked}，现为${f.found}。`,
    missing: (f) => `条件${f.number}所需的${f.kind}`,
  },
)
/** 39.a: as many exceptional conditions are evidenced as the set asks. */
export const exceptionalItemsReached = rule(
  'exceptional-items-reached',
  cite('anhui-titles-2018/art.39.a'),
  (f: { readonly evidenced: number; readonly asked: number | null; readonly of: number }) =>
    f.asked === null ? 'unknown' : f.evidenced >= f.asked,
  {
    label: '符合本系列的破格条件',
    otherwise: (f) =>
      `请补充破格条件的证明或改为正常申报：破格须符合${f.of}项中的${f.asked}项，现有证明的${f.evidenced}项。`,
    missing: () => '本系列的破格条件',
  },
)

/** Exceptional conditions with evidence among those of the set. */
export function countExceptional(
  content: FiledContent,
  set: readonly KeyedCondition[],
): { readonly evidenced: number; readonly asked: number | null; readonly of: number } {
  const items = set.filter(({ kind }) => kind === '破格项')
  const rows = content.exceptional?.rows ?? []
  const evidenced = items.filter(({ number }) =>
    rows.some(({ condition, evidence }) => condition === number && evidence.trim() !== ''),
  ).length
  const asked = set.find(({ kind }) => kind === '破格数')?.figure ?? null
  return { evidenced, asked, of: items.length }
}

/** The condition of years for a degree: the row with the fewest years among those whose degree the person reaches. */
export function findYearsRow(
  rows: readonly KeyedCondition[],
  degree: DegreeLevel | null,
): KeyedCondition | undefined {
  const reached = rows.filter(
    (row) =>
      typeof row.degree !== 'string' ||
      (degree !== null && degreeRung(degree) >= degreeRung(row.degree as DegreeLevel)),
  )
  return reached.toSorted((a, b) => (a.figure ?? 0) - (b.figure ?? 0))[0]
}

/** Pieces of work of the present title: dated on or after the start of tenure. Reports count with their case material. */
export function countWorks(content: FiledContent, since: LocalDate | null): number {
  return content.works.filter(
    ({ kind, on, caseMaterial }) => (since === null || on >= since) && (kind !== '专题报告' || caseMaterial),
  ).length
}
export function countAchievements(content: FiledContent, since: LocalDate | null): number {
  return content.achievements.filter(({ on }) => since === null || on >= since).length
}

/** Hours of the yearly continuing education since a year; and the years whose quota was not met. */
export function yearlyHours(
  education: readonly EducationEntry[],
  sinceYear: number,
): { readonly hours: number; readonly short: readonly number[] } {
  const yearly = education.filter(({ kind, year }) => kind === '年度学时' && year >= sinceYear)
  const years = [...new Set(yearly.map(({ year }) => year))].toSorted((a, b) => a - b)
  const of = (year: number) => yearly.filter((one) => one.year === year)
  const short = years.filter(
    (year) =>
      of(year).reduce((sum, { hours }) => sum + (hours ?? 0), 0) <
      Math.max(...of(year).map(({ quotaHours }) => quotaHours ?? 0)),
  )
  return { hours: yearly.reduce((sum, { hours }) => sum + (hours ?? 0), 0), short }
}
