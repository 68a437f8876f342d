/** Invented places, bodies and people of the corpus; nothing here exists. */
import type { Random } from './random.ts'

const counties = [
  '云岭',
  '青榕',
  '石桥',
  '南浦',
  '竹溪',
  '梅山',
  '白河',
  '安澜',
  '丰乐',
  '永和',
  '新泽',
  '临川关',
]
const cities = ['江北', '海门湾', '东阳港', '西岭', '洛水', '金沙口', '平望', '长渡']
const provinces = ['江淮', '东海', '岭北', '洞庭']
const surnames = ['赵', '钱', '孙', '周', '吴', '郑', '冯', '陈', '褚', '卫', '蒋', '沈']
const given = ['甲', '乙元', '丙明', '丁安', '戊和', '己平', '庚生', '辛文']

export const countyName = (random: Random): string => `${random.pick(counties)}县`
export const cityName = (random: Random): string => `${random.pick(cities)}市`
export const provinceName = (random: Random): string => `${random.pick(provinces)}省`
export const personName = (random: Random): string => random.pick(surnames) + random.pick(given)
export const collegeNames = (random: Random, count: number): readonly string[] =>
  random.shuffled(counties.flatMap((one) => [`${one}职业学院`, `${one}师范学院`])).slice(0, count)

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** A number below 100 in Chinese numerals, as articles are numbered. */
export function inChinese(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const unit = ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')
  return tens === 0 ? unit : `${tens === 1 ? '' : (digits[tens] ?? '')}十${unit}`
}

/** Amounts kept in 元 and printed in 万元 with two decimals, so that printed sums round as real ones do. */
export function inMyriads(yuan: number): string {
  const hundredths = Math.round(yuan / 100)
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

/** Splits a whole into parts of at least `least`, in `step`s. */
export function split(random: Random, whole: number, parts: number, step: number): readonly number[] {
  const steps = Math.floor(whole / step)
  const weights = Array.from({ length: parts }, () => random.int(2, 12))
  const sum = weights.reduce((total, one) => total + one, 0)
  const shares = weights.map((one) => Math.max(1, Math.floor((steps * one) / sum)) * step)
  const rest = whole - shares.reduce((total, one) => total + one, 0)
  return shares.map((one, index) => (index === 0 ? one + rest : one))
}

/** Day of the week in Chinese of a date (Sakamoto), 一 to 日. */
export function weekdayWord(year: number, month: number, day: number): string {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const of = month < 3 ? year - 1 : year
  const sum = of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400) + shift + day
  return '日一二三四五六'[sum % 7] ?? '日'
}
