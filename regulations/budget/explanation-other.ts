/** Part five of the explanation: running cost, procurement, targets, assets. */
import type { ExplanationContext } from './explanation-context.ts'
import { amount, because, compared, money, reasonFor, say, sentence } from './explanation-context.ts'
import { findNarrative } from './explanation-figures.ts'
import { vehicleKinds } from './narrative.ts'
import { countsRunningCost } from './nature.ts'
import { procurementWords } from './procurement.ts'
import { projectTotal, splitFunds } from './projects.ts'
import { mainUses } from './uses.ts'
import { findComparison } from './year-on-year.ts'

export function otherPart(context: ExplanationContext): readonly string[] {
  const { stated } = context
  return [
    running(context),
    say(context, 'procurement', {
      total: findNarrative(stated, '政府采购预算总额')?.text ?? '0',
      parts: procurementWords(stated),
      general: findNarrative(stated, '一般公共预算拨款政府采购')?.text ?? '0',
      generalParts: procurementWords(stated, '一般公共预算拨款政府采购'),
    }),
    `（三）绩效目标：${targets(context)}`,
    vehicles(context),
  ]
}

/** n.5.1.a with B11: a figure for 行政单位 and 参公 institutions, the sentence of being outside the count for others. */
function running(context: ExplanationContext): string {
  const { stated, unit, year, texts } = context
  if (!countsRunningCost(unit.nature)) return say(context, 'noRunning', {})
  const one = findComparison(stated, 'operating')
  const against =
    one === undefined || one.last === null || one.change === null
      ? ''
      : one.change === 0
        ? compared(one)
        : `，比${year - 1}年的${money(one.last)}万元${compared(one).replace('，比上年', '')}`
  const uses =
    texts['operatingUses'] ??
    mainUses(stated, year)
      .map(({ name }) => name)
      .join('、')
  return say(context, 'running', {
    year: String(year),
    amount: money(amount(stated, 't3', 'total', 'public')),
    change: against,
    reason: one?.change === 0 ? because('') : reasonFor(context, 'operating'),
    uses: uses === '' ? '' : `主要用于${sentence(uses)}`,
  })
}

/** n.5.3: whose targets are published with this budget. */
function targets(context: ExplanationContext): string {
  const { stated, texts, unit } = context
  const written = texts['targetsNote'] ?? ''
  if (written.trim() !== '') return sentence(written)
  const { own, departments } = splitFunds(stated.funds, unit)
  if (projectTotal(stated) === 0 && departments.length > 0)
    return sentence(
      say(context, 'targetsDepartment', {
        unit: unit.department?.name ?? '主管部门',
        count: String(departments.length),
      }),
    )
  return sentence(
    own.length === 0
      ? say(context, 'targetsNone', {})
      : say(context, 'targetsOwn', { count: String(own.length) }),
  )
}

/** n.5.4.a, reading: the stock of 31 December of the year before, unless another day is written. */
function vehicles(context: ExplanationContext): string {
  const { stated, texts, year } = context
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec((texts['vehiclesAsOf'] ?? '').trim())
  return say(context, 'vehicles', {
    day: day === null ? `${year - 1}年12月31日` : `${day[1]}年${Number(day[2])}月${Number(day[3])}日`,
    year: String(year),
    total: findNarrative(stated, '现有车辆')?.text ?? '0',
    kinds: kindWords(context, '现有'),
    bought: findNarrative(stated, '购置车辆')?.text ?? '0',
    boughtKinds: kindWords(context, '购置'),
  })
}

/** Stated kinds of cars: （一般公务用车0辆、执勤执法用车0辆）. */
function kindWords({ stated }: ExplanationContext, prefix: '现有' | '购置'): string {
  const listed = vehicleKinds.flatMap((kind) => {
    const count = findNarrative(stated, `${prefix}${kind}`)
    return count === undefined ? [] : [`${kind}${count.text}辆`]
  })
  return listed.length === 0 ? '' : `（${listed.join('、')}）`
}
