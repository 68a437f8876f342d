/**
 * What happens to a budget when pay rises, people retire or running cost is cut (closing block 10), and what a unit pays for
 * its staff. Pure arithmetic in 分 with whole per cent or hundredths of a per cent; nothing is stored.
 */
import { percentOf, roundToStep } from '#lint'
import { annuityRate, housingRate, pensionRate, unionRate, valueOfYear } from './check-parameters.ts'
import { dataRows, findTable, placeByRow } from './checks/lookup.ts'
import { codeOf } from './checks/sums.ts'
import type { BudgetFigures } from './figures.ts'

/** Basis points: 250 is 2.50 %. */
export type WhatIf = {
  /** Pay rises by so many hundredths of a per cent; contributions rise with it. */
  readonly payRise?: number
  /** So many of the staff retire; wages and contributions fall by their share. */
  readonly retiring?: { readonly people: number; readonly staff: number }
  /** 日常公用经费 is cut by so many hundredths of a per cent. */
  readonly publicCut?: number
}

export type Outcome = {
  readonly personnel: number
  readonly public: number
  readonly basic: number
  readonly project: number
  readonly total: number
}

export type WhatIfResult = {
  readonly before: Outcome
  readonly after: Outcome
  /** Change of the total in percent with two decimals; null over nothing. */
  readonly percent: string | null
  /** 三公 and 公用 as shares of the total before and after, in percent. */
  readonly publicShare: { readonly before: string | null; readonly after: string | null }
}

const whole = 10_000n

/** Wages and what is reckoned from them: the items of table 3 that follow pay. */
const payCodes = /^301(01|02|03|07|08|09|10|11|12|13)$/

/**
 * Reckons a budget again. Retirement takes effect before the rise, the cut applies to the public column only.
 *
 * @throws RangeError when more people retire than there are, or a rate is negative: the form does not allow it.
 */
export function reckonWhatIf(figures: BudgetFigures, change: WhatIf): WhatIfResult {
  const { payRise = 0, publicCut = 0, retiring } = change
  if (payRise < 0 || publicCut < 0 || publicCut > 10_000) throw new RangeError('rates are 0 to 100 per cent')
  if (retiring !== undefined && (retiring.people < 0 || retiring.people > retiring.staff))
    throw new RangeError('more people retire than there are')
  const before = outcomeOf(figures)
  const pay = payOf(figures)
  const left = retiring === undefined ? pay : fraction(pay, retiring.staff - retiring.people, retiring.staff)
  const risen = fraction(left, 10_000 + payRise, 10_000)
  const personnel = before.personnel - pay + risen
  const publicCost = fraction(before.public, 10_000 - publicCut, 10_000)
  const basic = personnel + publicCost
  const after = {
    personnel,
    public: publicCost,
    basic,
    project: before.project,
    total: basic + before.project,
  }
  return {
    before,
    after,
    percent: percentOf(after.total - before.total, before.total),
    publicShare: {
      before: percentOf(before.public, before.total),
      after: percentOf(after.public, after.total),
    },
  }
}

function outcomeOf(figures: BudgetFigures): Outcome {
  const [t2, t3] = [findTable(figures, 't2'), findTable(figures, 't3')]
  const of = (table: typeof t2, column: string): number =>
    table === undefined ? 0 : placeByRow(table, 'total', column, '').figure.value
  const [personnel, publicCost, project] = [of(t3, 'personnel'), of(t3, 'public'), of(t2, 'project')]
  const basic = personnel + publicCost
  return { personnel, public: publicCost, basic, project, total: basic + project }
}

function payOf(figures: BudgetFigures): number {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return 0
  return dataRows(t3)
    .filter((row) => payCodes.test(codeOf(row)))
    .reduce((sum, row) => sum + (row.figures['personnel']?.value ?? 0), 0)
}

/** `amount` × part / all, half up. */
function fraction(amount: number, part: number, all: number): number {
  if (all === 0) return amount
  return Number((BigInt(amount) * BigInt(part) * 2n + BigInt(all)) / (2n * BigInt(all)))
}

/** What a unit pays on a year's wages: rates of the budget year, amounts in 分 rounded to whole 元. */
export type StaffCost = {
  readonly wages: number
  readonly pension: number
  readonly annuity: number
  readonly housing: number
  readonly union: number
  readonly total: number
}

const yuan = 100

/**
 * Staff calculator: pension 16 %, annuity 8 %, housing fund 12 %, trade union 2 % of the base, each by the parameter of the
 * year. `base`: the contribution base of the year in 分, where it differs from the wages.
 */
export function reckonStaffCost(wages: number, year: number, base = wages): StaffCost {
  const rate = (percent: number, of: number): number =>
    roundToStep(Number((BigInt(of) * BigInt(percent) * (whole / 100n)) / whole), yuan)
  const pension = rate(valueOfYear(pensionRate, year), base)
  const annuity = rate(valueOfYear(annuityRate, year), base)
  const housing = rate(valueOfYear(housingRate, year), base)
  const union = rate(valueOfYear(unionRate, year), wages)
  return { wages, pension, annuity, housing, union, total: wages + pension + annuity + housing + union }
}

/** What a retirement changes: the cost of `people` of `staff` with equal pay, all contributions included. */
export function reckonRetirement(wages: number, year: number, people: number, staff: number): StaffCost {
  if (people < 0 || people > staff) throw new RangeError('more people retire than there are')
  return reckonStaffCost(fraction(wages, people, staff), year)
}
