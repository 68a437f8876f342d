/** How a result is judged against its target: exactly, on the texts as typed. No figure becomes a float. */
import { parsePrinted } from '#lint'
import { isRelation, meetsTarget } from '../funds.ts'

/** 完成、部分完成、未完成. */
export type Outcome = 'full' | 'part' | 'none'
/** Grade words, best first. */
export type GradeScale = readonly string[]
export type Target = { readonly relation: string; readonly value: string; readonly unit: string }

export type Judged =
  | { readonly ok: true; readonly outcome: Outcome; readonly share: Share; readonly hint: string }
  | { readonly ok: false; readonly say: string }

/** Part of the weight that a result earns, as a fraction of whole numbers; at most one. */
export type Share = { readonly part: bigint; readonly of: bigint }

const whole: Share = { part: 1n, of: 1n }
const nothing: Share = { part: 0n, of: 1n }

/** A number as typed, in ten-thousandths; undefined where it is none. A blank is no number here. */
export function decimalOf(text: string): number | undefined {
  if (text.trim() === '' || text.trim() === '无') return undefined
  const parsed = parsePrinted(text, '')
  return parsed.ok ? parsed.figure.value : undefined
}

/**
 * Judges a result.
 * @param scales the register's grade scales; a grade counts only on the scale that holds the target's grade
 */
export function judgeResult(target: Target, result: string, scales: readonly GradeScale[]): Judged {
  const { relation, value } = target
  if (!isRelation(relation)) return { ok: false, say: `指标性质“${relation}”不在可用范围，无法判断` }
  if (relation === '定性') return judgeGrade(value, result, scales)
  const wanted = decimalOf(value)
  const reached = decimalOf(result)
  if (wanted === undefined) return { ok: false, say: `指标值“${value}”不是数字，无法判断` }
  if (reached === undefined) return { ok: false, say: `完成值“${result}”不是数字` }
  if (meetsTarget(relation, wanted, reached)) return { ok: true, outcome: 'full', share: whole, hint: '' }
  const share = shareOf(relation, wanted, reached)
  const hint = relation === '=' && reached > wanted ? '完成值高于目标：性质是否应为“≥”' : ''
  return { ok: true, outcome: share.part === 0n ? 'none' : 'part', share, hint }
}

/** A missed target earns the part that was reached; with > and < the bound itself is missed and earns 99 of 100. */
function shareOf(relation: '≥' | '>' | '=' | '<' | '≤', wanted: number, reached: number): Share {
  const isLimit = relation === '≤' || relation === '<'
  const [small, large] =
    isLimit || (relation === '=' && reached > wanted) ? [wanted, reached] : [reached, wanted]
  if (small <= 0 || large <= 0) return nothing
  return small === large ? { part: 99n, of: 100n } : { part: BigInt(small), of: BigInt(large) }
}

/** A grade reaches its target at the same place of the scale or better; below it earns by its place, the last earns nothing. */
function judgeGrade(wanted: string, reached: string, scales: readonly GradeScale[]): Judged {
  const scale = scales.find((words) => words.includes(wanted) && words.includes(reached))
  if (scale === undefined) {
    const own = scales.filter((words) => words.includes(wanted)).map((words) => words.join('、'))
    return {
      ok: false,
      say: `“${reached}”不在“${wanted}”所在的档次表内${own.length === 0 ? '' : `（${own.join('；')}）`}`,
    }
  }
  const last = scale.length - 1
  const [at, of] = [scale.indexOf(reached), scale.indexOf(wanted)]
  if (at <= of) return { ok: true, outcome: 'full', share: whole, hint: '' }
  if (at === last) return { ok: true, outcome: 'none', share: nothing, hint: '' }
  return { ok: true, outcome: 'part', share: { part: BigInt(last - at), of: BigInt(last - of) }, hint: '' }
}

/** Points of a weight in hundredths, half up. */
export function pointsOf(weight: number, { part, of }: Share): number {
  if (of === 0n) return 0
  return Number((BigInt(weight) * 100n * part * 2n + of) / (of * 2n))
}

/** Points for spending the budget (in 分), in hundredths; spending more earns no more. */
export function executionPoints(weight: number, spent: number, budget: number): number {
  if (budget <= 0 || spent <= 0) return 0
  return pointsOf(weight, { part: BigInt(Math.min(spent, budget)), of: BigInt(budget) })
}

/** A share of two amounts in hundredths of a per cent, half up: 470.99 of 1561.10 is 3017. */
export function percentOf(part: number, of: number): number {
  if (of === 0) return 0
  return Number((BigInt(part) * 20_000n + BigInt(of)) / (BigInt(of) * 2n))
}

/** Hundredths as a text with two decimals: 3017 is 30.17. */
export function hundredths(value: number): string {
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Coverage of a whole (84 of 84 trained) in per cent with two decimals; full only when nobody is missing. */
export function coverageOf(done: number, all: number): { readonly percent: string; readonly full: boolean } {
  return { percent: hundredths(percentOf(done, all)), full: all > 0 && done >= all }
}

/** 绿、黄、红 of a mid-year reading. */
export type Light = 'green' | 'amber' | 'red'
/** How far the year is, and from which per cent of the due progress a light is amber. */
export type Due = { readonly month: number; readonly amberFrom: number }

/**
 * Where an indicator stands after `month` months: on time is green, at least the given share of that amber, less is
 * red. A limit is green while it holds. A grade is green when it reaches its target.
 */
export function lightOf(target: Target, result: string, due: Due, scales: readonly GradeScale[]): Light {
  const judged = judgeResult(target, result, scales)
  if (!judged.ok) return 'red'
  if (judged.outcome === 'full') return 'green'
  if (target.relation === '≤' || target.relation === '<') return 'red'
  if (target.relation === '定性') return judged.outcome === 'part' ? 'amber' : 'red'
  const [part, of] = [judged.share.part * 12n, judged.share.of * BigInt(due.month)]
  if (part >= of) return 'green'
  return part * 100n >= of * BigInt(due.amberFrom) ? 'amber' : 'red'
}

const lights: readonly Light[] = ['green', 'amber', 'red']

/** The worse of two lights. */
export function worseLight(one: Light, other: Light): Light {
  return lights[Math.max(lights.indexOf(one), lights.indexOf(other))] ?? 'red'
}
