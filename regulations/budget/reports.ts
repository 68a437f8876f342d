/** Reports over many budgets, as pure functions: amounts in 分, ratios in hundredths of a per cent, texts only at the end. */
import type { LocalDate } from '#kernel/time'
import { parsePrinted, printFigure } from '#lint'
import type { BoardUnit, Step } from './board.ts'
import { standingOf, stepsOf } from './board.ts'
import type { BudgetFinding } from './checks/index.ts'
import type { BudgetFigures, StatedFund, StatedTable } from './figures.ts'
import { toPrintedFigure } from './figures.ts'

/** A budget as reports read it. */
export type ReportedUnit = {
  readonly code: string
  readonly name: string
  readonly nature: string
  readonly staff: number | null
  readonly figures: BudgetFigures
}

/** Hundredths of a per cent, half up; undefined where there is nothing to divide by. 1/3 → 3333. */
export function shareOf(part: number, whole: number): number | undefined {
  if (whole === 0) return undefined
  return Number((BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole)))
}
export const shareText = (share: number | undefined): string =>
  share === undefined ? '—' : `${printFigure(share * 100, '%')}%`

export type PublicationRate = {
  readonly department: string
  readonly units: number
  readonly published: number
  readonly inTime: number
  /** Published of all, in time of those published. */
  readonly rate: number | undefined
  readonly timely: number | undefined
}

/** 公开率与及时率 by department; a first-level unit counts in its own. The last row is the whole. */
export function publicationRates(units: readonly BoardUnit[], today: LocalDate): readonly PublicationRate[] {
  const departmentOf = ({ department, code }: BoardUnit): string => department ?? code
  const groups = [...Map.groupBy(units, departmentOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [...groups, ['合计', units] as const].map(([department, group]) => {
    const published = group.filter((unit) => unit.publishedOn !== null && standingOf(unit) !== '已撤下')
    const inTime = published.filter((unit) =>
      stepsOf(unit, today).every(({ step, daysLate }) => step !== '公开' || daysLate === 0),
    )
    return {
      department,
      units: group.length,
      published: published.length,
      inTime: inTime.length,
      rate: shareOf(published.length, group.length),
      timely: shareOf(inTime.length, published.length),
    }
  })
}

export type ErrorRank = {
  readonly rule: string
  readonly grade: BudgetFinding['grade']
  readonly times: number
  readonly units: readonly string[]
  readonly example: string
}

/** 检查错误排行: which checks fail most often, and where; most units first, then most often. */
export function errorRanking(
  checked: readonly { readonly unit: string; readonly findings: readonly BudgetFinding[] }[],
): readonly ErrorRank[] {
  const all = checked.flatMap(({ unit, findings }) => findings.map((finding) => ({ unit, finding })))
  return [...Map.groupBy(all, ({ finding }) => finding.rule)]
    .map(([rule, group]): ErrorRank => ({
      rule,
      grade: group[0]?.finding.grade ?? 'note',
      times: group.length,
      units: [...new Set(group.map(({ unit }) => unit))],
      example: group[0]?.finding.message ?? '',
    }))
    .toSorted((a, b) => b.units.length - a.units.length || b.times - a.times || (a.rule < b.rule ? -1 : 1))
}

export type LatenessRow = {
  readonly code: string
  readonly name: string
  readonly year: number
  readonly step: Step
  readonly due: LocalDate
  readonly done: LocalDate | null
  readonly daysLate: number
}

/** Who was late, with what and by how much, over the years; the longest delay first within a unit. */
export function latenessHistory(
  years: readonly { readonly year: number; readonly units: readonly BoardUnit[] }[],
  today: LocalDate,
): readonly LatenessRow[] {
  return years
    .flatMap(({ year, units }) =>
      units.flatMap((unit) =>
        stepsOf(unit, today)
          .filter(({ daysLate }) => daysLate > 0)
          .map(({ step, due, done, daysLate }): LatenessRow => {
            const { code, name } = unit
            return { code, name, year, step, due, done, daysLate }
          }),
      ),
    )
    .toSorted((a, b) =>
      a.code === b.code ? b.year - a.year || b.daysLate - a.daysLate : a.code < b.code ? -1 : 1,
    )
}

export type FundShare = {
  readonly name: string
  readonly compiler: string
  readonly category: '重点专项' | '一般性项目' | '其他'
  readonly amount: number
  readonly shareOfCategory: number | undefined
  readonly share: number | undefined
}
export type FundShares = {
  readonly funds: readonly FundShare[]
  readonly subtotals: readonly { readonly category: FundShare['category']; readonly amount: number }[]
  readonly total: number
}

const categories = ['重点专项', '一般性项目', '其他'] as const

type ListedFund = Pick<StatedFund, 'name' | 'compiler' | 'title' | 'budget'>

function categoryOf({ title }: Pick<StatedFund, 'title'>): FundShare['category'] {
  return categories.find((one) => title.includes(one)) ?? '其他'
}

/** 专项资金清单与占比: every fund with its share of its category and of all. A fund printed by several units counts once. */
export function fundShares(funds: readonly ListedFund[]): FundShares {
  const byName = new Map(funds.map((fund) => [`${fund.compiler}/${fund.name}`, fund]))
  const listed = [...byName.values()].map((fund) => ({
    name: fund.name,
    compiler: fund.compiler,
    category: categoryOf(fund),
    amount: toPrintedFigure(fund.budget).value,
  }))
  const sum = (rows: readonly { readonly amount: number }[]): number =>
    rows.reduce((total, { amount }) => total + amount, 0)
  const total = sum(listed)
  const subtotals = categories
    .map((category) => ({ category, amount: sum(listed.filter((one) => one.category === category)) }))
    .filter(({ amount }) => amount !== 0)
  return {
    funds: listed.map((fund) => ({
      ...fund,
      shareOfCategory: shareOf(
        fund.amount,
        subtotals.find(({ category }) => category === fund.category)?.amount ?? 0,
      ),
      share: shareOf(fund.amount, total),
    })),
    subtotals,
    total,
  }
}

export type ClassSum = {
  readonly code: string
  readonly name: string
  readonly units: number
  readonly amount: number
  readonly share: number | undefined
}

/** 按功能类 (t7, three digits), 经济类 (t3, three) or 经济款 (t3, five): every unit's row of that length added up. */
export function sumByClass(
  units: readonly ReportedUnit[],
  key: 't7' | 't3',
  digits: 3 | 5 = 3,
): readonly ClassSum[] {
  const rows = units.flatMap(({ figures }) => codedRows(figures.tables[key], digits))
  const total = rows.reduce((sum, { amount }) => sum + amount, 0)
  return [...Map.groupBy(rows, ({ code }) => code)]
    .map(([code, group]): ClassSum => {
      const amount = group.reduce((sum, row) => sum + row.amount, 0)
      return { code, name: group[0]?.name ?? '', units: group.length, amount, share: shareOf(amount, total) }
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function codedRows(table: StatedTable | undefined, digits: number) {
  return (table?.rows ?? [])
    .filter(({ labels }) => /^\d+$/.test(labels['code'] ?? '') && labels['code']?.length === digits)
    .map((row) => ({
      code: row.labels['code'] ?? '',
      name: row.labels['name'] ?? '',
      amount: toPrintedFigure(row.figures['total']).value,
    }))
}

export type PerCapita = {
  readonly code: string
  readonly name: string
  readonly nature: string
  readonly staff: number
  /** 分 a head, half up. */
  readonly personnel: number
  readonly running: number
  /** Beyond twice, or below half, the median of its kind of unit. */
  readonly outlier: boolean
}

/** 人均人员经费 and 人均公用经费 by kind of unit; units without staff are left out. */
export function perCapita(units: readonly ReportedUnit[]): readonly PerCapita[] {
  const rows = units.flatMap((unit) => {
    const staff = staffOf(unit)
    if (staff === null || staff === 0) return []
    const each = (column: string): number => perHead(totalOf(unit.figures.tables.t3, column), staff)
    const { code, name, nature } = unit
    const [personnel, running] = [each('personnel'), each('public')]
    // A budget that is not filled in yet is no unit that spends nothing.
    return personnel + running === 0 ? [] : [{ code, name, nature, staff, personnel, running }]
  })
  const medians = new Map(
    [...Map.groupBy(rows, ({ nature }) => nature)].map(([nature, group]) => [
      nature,
      median(group.map(({ running }) => running)),
    ]),
  )
  return rows.map((row) => {
    const middle = medians.get(row.nature) ?? 0
    return { ...row, outlier: row.running > 2 * middle || 2 * row.running < middle }
  })
}

/** 实有人数 of the register, else as the explanation prints it (n.1.2.b). */
function staffOf({ staff, figures }: ReportedUnit): number | null {
  if (staff !== null) return staff
  const told = figures.narrative.find(({ clause }) => clause.endsWith('n.1.2.b'))
  const parsed = told?.figure.stated === undefined ? undefined : parsePrinted(told.figure.stated, '人')
  return parsed?.ok === true ? parsed.figure.value / 10_000 : null
}

function perHead(fen: number, heads: number): number {
  return Math.floor((2 * fen + heads) / (2 * heads))
}

function totalOf(table: StatedTable | undefined, column: string): number {
  const row = table?.rows.find(({ id }) => id.endsWith('.total'))
  return toPrintedFigure(row?.figures[column]).value
}

/** The lower of the two middle values where there are two: an integer either way. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

export type PublicationRecord = {
  readonly code: string
  readonly name: string
  readonly title: string
  readonly address: string
  readonly publishedOn: LocalDate | null
  readonly due: LocalDate | null
  readonly inTime: '按时' | '逾期' | '未公开'
  readonly sealed: boolean
  readonly versions: number
}

/** 公开情况统计表: unit, title, where, when, in time or not; every unit of the scope has its row (DESK A14). */
export function publicationRegister(
  units: readonly BoardUnit[],
  published: ReadonlyMap<
    string,
    {
      readonly title: string
      readonly addresses: readonly string[]
      readonly sealed: boolean
      readonly versions: number
    }
  >,
  today: LocalDate,
): readonly PublicationRecord[] {
  return units.map((unit) => {
    const record = published.get(unit.code)
    const clock = stepsOf(unit, today).find(({ step }) => step === '公开')
    const open = unit.publishedOn === null || record === undefined
    return {
      code: unit.code,
      name: unit.name,
      title: record?.title ?? '',
      address: record?.addresses.join('；') ?? '',
      publishedOn: open ? null : unit.publishedOn,
      due: clock?.due ?? null,
      inTime: open ? '未公开' : (clock?.daysLate ?? 0) > 0 ? '逾期' : '按时',
      sealed: record?.sealed ?? false,
      versions: record?.versions ?? 0,
    }
  })
}
