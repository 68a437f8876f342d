/** Published units side by side (closing block 12): what a head costs, and what each kind of expenditure is of the whole. */
import { shareOf } from '../reports.ts'
import { type Published, headsOf, totalOf } from './amounts.ts'

export type ComparedUnit = {
  readonly budget: Published
  readonly nature: string
  readonly staff: number | null
  /** Amounts in 分. */
  readonly total: number
  readonly personnel: number
  readonly running: number
  readonly threePublic: number
  /** 分 a head, half up; null without a head count. */
  readonly personnelPerHead: number | null
  readonly runningPerHead: number | null
  /** Hundredths of a per cent of the total; undefined over nothing. */
  readonly projectShare: number | undefined
  readonly runningShare: number | undefined
  readonly threePublicShare: number | undefined
  /** Running cost a head beyond twice, or below half, the median of its kind of unit. */
  readonly stands: 'high' | 'low' | null
}

export const comparedColumns = [
  'unit',
  'staff',
  'total',
  'personnelPerHead',
  'runningPerHead',
  'projectShare',
  'runningShare',
  'threePublicShare',
] as const
export type ComparedColumn = (typeof comparedColumns)[number]

/** Units of which fewer than this stand beside each other have no median worth naming. */
const MEDIAN_LEAST = 3

/** The published units, ordered by a column: names upwards, figures downwards; what has none comes last. */
export function compareUnits(budgets: readonly Published[], by: ComparedColumn): readonly ComparedUnit[] {
  const rows = budgets.map(figuresOf)
  const medians = new Map(
    [...Map.groupBy(rows, ({ nature }) => nature)].map(([nature, group]) => [
      nature,
      medianOf(group.flatMap(({ runningPerHead }) => runningPerHead ?? [])),
    ]),
  )
  return rows
    .map((row) => ({ ...row, stands: standing(row.runningPerHead, medians.get(row.nature) ?? null) }))
    .toSorted((a, b) => (by === 'unit' ? byUnit(a, b) : (b[by] ?? -1) - (a[by] ?? -1) || byUnit(a, b)))
}

function byUnit({ budget: a }: ComparedUnit, { budget: b }: ComparedUnit): number {
  const [one, other] = [a.unit.code ?? a.unit.name, b.unit.code ?? b.unit.name]
  return one === other ? 0 : one < other ? -1 : 1
}

function figuresOf(budget: Published): ComparedUnit {
  const { content } = budget
  const staff = headsOf(content.staff)
  const total = totalOf(content, 't7', 'total')
  const personnel = totalOf(content, 't3', 'personnel')
  const running = totalOf(content, 't3', 'public')
  const threePublic = totalOf(content, 't4', 'total')
  const perHead = (fen: number): number | null =>
    staff === null || staff === 0 ? null : Math.floor((2 * fen + staff) / (2 * staff))
  return {
    budget,
    nature: content.nature ?? '',
    staff,
    total,
    personnel,
    running,
    threePublic,
    personnelPerHead: perHead(personnel),
    runningPerHead: perHead(running),
    projectShare: shareOf(totalOf(content, 't7', 'project'), total),
    runningShare: shareOf(running, total),
    threePublicShare: shareOf(threePublic, total),
    stands: null,
  }
}

function standing(perHead: number | null, median: number | null): ComparedUnit['stands'] {
  if (perHead === null || median === null) return null
  if (perHead > 2 * median) return 'high'
  return 2 * perHead < median ? 'low' : null
}

/** The lower of the two middle values where there are two. */
function medianOf(values: readonly number[]): number | null {
  if (values.length < MEDIAN_LEAST) return null
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
}
