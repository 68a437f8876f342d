/**
 * Figures of higher rules that bind beside this text (DESK B20: 职称评审管理暂行规定, 人社部令第40号). Each is marked 待核
 * until an administrator confirmed it against the official text in the register `titles-higher-rules`: until then what it
 * forbids is warned about, afterwards it refuses. Where both texts speak, the stricter one governs.
 */
import type { Parameter } from '#kernel/law'
import { cite, parameter } from '#kernel/law'
import type { Citation, Finding } from '#kernel/law'
import { localDate } from '#kernel/time'
import type { HigherRuleEntry } from './registers/index.ts'

const since = localDate('2019-09-01')
const source = '《职称评审管理暂行规定》（人社部令第40号），待核'
const higher: Citation = cite('anhui-titles-2018/art.2.c')
const declare = (id: string, value: number, label: string, unit: string): Parameter<number> =>
  parameter(id, higher, 'opening', [{ from: since, value, source }], { label, unit })

/** 1: the number of members must be odd. */
export const committeeSizeOdd = declare('committee-size-odd', 1, '评委会人数为单数', '（1为是）')
export const seriesCommitteeSize = declare('committee-size-series', 25, '高级系列评委会最少人数', '人')
export const specialtyCommitteeSize = declare('committee-size-specialty', 11, '高级专业评委会最少人数', '人')
export const authorisationYears = declare('authorisation-years', 3, '评委会授权有效期上限', '年')
export const expertTermYears = declare('expert-term-years', 3, '评审专家聘期上限', '年')
/** Thirds of all members that must attend; compared as whole numbers, never rounded. */
export const attendanceThirds = declare(
  'attendance-thirds',
  2,
  '出席人数占评委会总人数的最低份额',
  '三分之几',
)
export const dishonestyYears = declare('dishonesty-years', 3, '失信记录期', '年')

export const higherRules: readonly Parameter<number>[] = [
  committeeSizeOdd,
  seriesCommitteeSize,
  specialtyCommitteeSize,
  authorisationYears,
  expertTermYears,
  attendanceThirds,
  dishonestyYears,
]

/** An entry of the register of confirmations with its key. */
export type Confirmation = HigherRuleEntry & { readonly key: string }

/** The figure in force: what an administrator entered, else what is loaded with this program; and whether it is confirmed. */
export function higherFigure(
  rule: Parameter<number>,
  confirmations: readonly Confirmation[],
): { readonly figure: number; readonly confirmed: boolean } {
  const entry = confirmations.find(({ key }) => key === rule.id)
  const loaded = rule.values.at(-1)?.value ?? 0
  return entry === undefined
    ? { figure: loaded, confirmed: false }
    : { figure: entry.figure, confirmed: entry.status === '已核' }
}

/** Findings of confirmed rules refuse, the others warn. */
export function sortByConfirmation(
  judged: readonly { readonly finding: Finding; readonly confirmed: boolean }[],
): { readonly guards: readonly Finding[]; readonly warnings: readonly Finding[] } {
  const of = (confirmed: boolean) => judged.filter((one) => one.confirmed === confirmed)
  return {
    guards: of(true).map(({ finding }) => finding),
    warnings: of(false)
      .map(({ finding }) => finding)
      .filter(({ holds }) => holds !== 'yes'),
  }
}
