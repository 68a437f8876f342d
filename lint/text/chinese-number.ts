const digits: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('〇一二三四五六七八九', (digit, value) => [digit, value]),
)
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const myriads: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }
/** Other ways of writing a digit, the capitals of cheques among them. */
const variants: Readonly<Record<string, string>> = {
  零: '〇',
  两: '二',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  廿: '二十',
}

/** Every character a number in Chinese may be written with. */
export const chineseNumerals = '〇一二三四五六七八九十百千万亿零两壹贰叁肆伍陆柒捌玖拾佰仟廿'

/**
 * A whole number written in Chinese: 十五, 一百零三, 三万五千, 二〇二三 (digit by digit). Undefined for what is no such
 * number, 三五 (about four) among it: fewer than three bare digits in a row are no number.
 */
export function parseChineseNumber(text: string): number | undefined {
  const plain = Array.from(text, (one) => variants[one] ?? one).join('')
  if (plain === '' || Array.from(plain).some((one) => !(one in digits || one in tens || one in myriads)))
    return undefined
  if (plain.length > 1 && Array.from(plain).every((one) => one in digits)) {
    return plain.length < 3 ? undefined : Number(Array.from(plain, (one) => digits[one]).join(''))
  }
  return sumOf(plain)
}

/** Adds up digits, tens and myriads; undefined where their order makes no number (十百, 一二十, 十三〇). */
function sumOf(plain: string): number | undefined {
  let [total, section, digit] = [0, 0, -1]
  let smallest = Number.POSITIVE_INFINITY
  for (const one of plain) {
    const [value, ten, myriad] = [digits[one], tens[one], myriads[one]]
    if (value !== undefined) {
      if (digit > 0) return undefined
      digit = value
    } else if (ten !== undefined) {
      if (ten >= smallest || digit === 0) return undefined
      section += (digit === -1 ? 1 : digit) * ten
      ;[digit, smallest] = [-1, ten]
    } else if (myriad !== undefined) {
      const part = section + Math.max(digit, 0)
      if (part === 0 && total === 0) return undefined
      total = myriad === 10_000 ? total + part * myriad : (total + part) * myriad
      ;[section, digit, smallest] = [0, -1, Number.POSITIVE_INFINITY]
    }
  }
  return total + section + Math.max(digit, 0)
}
