/**
 * F5 评审结果分析表, computed from what became of each application: nothing of it can be typed (art.25.2). Every exit of the
 * stage table is a figure of the extent in which it was taken, so that the sums close by themselves (DESK B17).
 */
import type { LocalDate } from '#kernel/time'
import { exits, stages } from '../application/state.ts'
import type { AnalysisRow } from './analysis-row.ts'

/** How far a filed application came: 申报, 受理, 送评, 表决. */
export const extents = ['filed', 'admitted', 'released', 'voted'] as const
export type Extent = (typeof extents)[number]
export const extentLabels: Readonly<Record<Extent, string>> = {
  filed: '申报',
  admitted: '受理',
  released: '送评',
  voted: '表决',
}

/** Exits that end an application without an outcome of the ballot; taken from the stage table, never listed by hand. */
export type Exit = Exclude<(typeof exits)[number], 'closed' | 'not-passed'>
export const leaving = exits.filter(
  (exit): exit is Exit => exit !== 'closed' && exit !== 'not-passed',
) as readonly Exit[]

/** The extent an application came to; undefined for a draft that was never filed. */
function findExtent({ passed, released, admitted, filed }: AnalysisRow): Extent | undefined {
  if (passed !== null) return 'voted'
  if (released) return 'released'
  if (admitted) return 'admitted'
  return filed ? 'filed' : undefined
}
const findExit = ({ stage }: AnalysisRow): Exit | undefined => leaving.find((exit) => exit === stage)

export type Flow = {
  readonly extent: Extent
  /** All that came so far. */
  readonly total: number
  /** Of them, those that came further. */
  readonly onward: number
  readonly left: Readonly<Record<Exit, number>>
  /** Still under way in this extent; 0 once the year is over. */
  readonly pending: number
}
export type Figures = {
  readonly flows: readonly Flow[]
  readonly passed: number
  readonly failed: number
  /** Passed and then void or disqualified: part of 通过, no title. */
  readonly lostAfterwards: number
  readonly examined: number
  readonly examQualified: number
  readonly defenceDue: number
  readonly defenceAbsent: number
  /** Tenths of a percent, rounded half up; null while nobody was voted on. */
  readonly passTenths: number | null
}

const countOf = (rows: readonly AnalysisRow[], holds: (one: AnalysisRow) => boolean): number =>
  rows.reduce((sum, one) => (holds(one) ? sum + one.count : sum), 0)
const all = (): boolean => true

function flowOf(rows: readonly AnalysisRow[], extent: Extent): Flow {
  const rank = extents.indexOf(extent)
  const reached = rows.filter((one) => {
    const own = findExtent(one)
    return own !== undefined && extents.indexOf(own) >= rank
  })
  const here = reached.filter((one) => findExtent(one) === extent)
  const left = Object.fromEntries(
    leaving.map((exit) => [exit, countOf(here, (one) => findExit(one) === exit)]),
  ) as Record<Exit, number>
  const pending = countOf(here, (one) => findExit(one) === undefined)
  const total = countOf(reached, all)
  return { extent, total, onward: total - countOf(here, all), left, pending }
}

/** Passed of those voted on, in tenths of a percent. */
export const rateTenths = (passed: number, failed: number): number | null =>
  passed + failed === 0 ? null : Math.trunc((passed * 2000 + (passed + failed)) / (2 * (passed + failed)))

/** The figures of one row of the table. */
export function figuresOf(rows: readonly AnalysisRow[]): Figures {
  const passed = countOf(rows, (one) => one.passed === true)
  const failed = countOf(rows, (one) => one.passed === false)
  return {
    flows: extents.map((extent) => flowOf(rows, extent)),
    passed,
    failed,
    lostAfterwards: countOf(rows, (one) => one.passed === true && findExit(one) !== undefined),
    examined: countOf(rows, ({ exam }) => exam === '合格' || exam === '不合格'),
    examQualified: countOf(rows, ({ exam }) => exam === '合格'),
    defenceDue: countOf(rows, ({ defence }) => defence),
    defenceAbsent: countOf(rows, ({ defence, stage }) => defence && stage === 'not-reviewed'),
    passTenths: rateTenths(passed, failed),
  }
}

export type Dimension = {
  readonly label: string
  readonly groups: readonly string[]
  readonly groupOf: (one: AnalysisRow) => string
}

const ageGroup = (age: number): string =>
  age <= 35 ? '35岁及以下' : age <= 45 ? '36至45岁' : age <= 55 ? '46至55岁' : '56岁及以上'

/** The last group takes whatever the others do not: every person is in exactly one. */
const dimension = (
  label: string,
  groups: readonly string[],
  groupOf: (one: AnalysisRow) => string | undefined,
): Dimension => {
  const rest = groups.at(-1) ?? ''
  return {
    label,
    groups,
    groupOf: (one) => {
      const own = groupOf(one)
      return own !== undefined && groups.includes(own) ? own : rest
    },
  }
}

const affiliationGroups: Readonly<Record<string, string>> = {
  省直: '省',
  市属: '市',
  县属: '县',
  乡镇及以下: '乡镇及以下',
}
const dimensions: readonly Dimension[] = [
  dimension('学历', ['博士', '硕士', '本科', '专科', '其他'], ({ degree }) => degree ?? undefined),
  dimension('年龄', ['35岁及以下', '36至45岁', '46至55岁', '56岁及以上', '不详'], ({ age }) =>
    age === null ? undefined : ageGroup(age),
  ),
  dimension('性别', ['男', '女', '不详'], ({ sex }) => sex ?? undefined),
  dimension(
    '单位性质',
    ['事业单位', '国有企业', '非公企业', '社会组织', '新业态', '其他'],
    ({ employerKind }) => employerKind,
  ),
  dimension(
    '隶属层级',
    ['省', '市', '县', '乡镇及以下', '其他'],
    ({ affiliation }) => affiliationGroups[affiliation],
  ),
  dimension('申报类型', ['正常', '破格', '转评', '委托', '机关调入军转', '其他'], ({ track }) => track),
]

export type Breakdown = {
  readonly label: string
  readonly groups: readonly { readonly label: string; readonly released: number; readonly passed: number }[]
}
export type Analysis = {
  readonly specialties: readonly { readonly specialty: string; readonly figures: Figures }[]
  readonly total: Figures
  readonly breakdowns: readonly Breakdown[]
  /** Days on which it was voted, with the figures of attendance announced then. */
  readonly meetings: readonly { readonly on: LocalDate; readonly due: number; readonly present: number }[]
}

const isReleased = (one: AnalysisRow): boolean => {
  const extent = findExtent(one)
  return extent === 'released' || extent === 'voted'
}

function meetingsOf(rows: readonly AnalysisRow[]): Analysis['meetings'] {
  const votes = rows.flatMap(({ meeting }) => (meeting === null ? [] : [meeting]))
  return [...Map.groupBy(votes, ({ id }) => id).values()]
    .map((own) => ({
      on: own[0]?.on ?? ('' as LocalDate),
      due: Math.max(...own.map(({ due }) => due)),
      present: Math.max(...own.map(({ present }) => present)),
    }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** F5 of rows that the database has counted together; drafts that were never filed are not counted. */
export function analysisOfRows(rows: readonly AnalysisRow[]): Analysis {
  const filed = rows.filter((one) => findExtent(one) !== undefined)
  const released = filed.filter(isReleased)
  return {
    specialties: [...Map.groupBy(filed, ({ specialty }) => specialty)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([specialty, group]) => ({ specialty, figures: figuresOf(group) })),
    total: figuresOf(filed),
    breakdowns: dimensions.map(({ label, groups, groupOf }) => {
      const grouped = Map.groupBy(released, groupOf)
      return {
        label,
        groups: groups.map((group) => {
          const own = grouped.get(group) ?? []
          return {
            label: group,
            released: countOf(own, all),
            passed: countOf(own, ({ passed }) => passed === true),
          }
        }),
      }
    }),
    meetings: meetingsOf(filed),
  }
}

/** Words of an exit, as the stage table has them. */
export const exitLabel = (exit: Exit): string => stages[exit]
/** `80.0%`; empty while nobody was voted on. */
export const rateText = (tenths: number | null): string =>
  tenths === null ? '' : `${Math.trunc(tenths / 10)}.${tenths % 10}%`
