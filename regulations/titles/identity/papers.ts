/**
 * Identity papers (DESK B18): a person is a kind of paper and its number. What a number can prove of itself is checked per
 * kind: shape, birth date, check digit. Sources: GB 11643-1999 with MOD 11-2 for the 18 digit numbers; the numbers of
 * foreign residents were 15 characters before December 2023, with the 7-3-1 check digit of machine-readable papers.
 */
import type { LocalDate } from '#kernel/time'
import { findLocalDate } from '#kernel/time'
import { hasIdentityCheck } from '#lint'
import type { IdentityKind } from '../vocabulary.ts'

/** What can be read from a number. Officers' papers carry neither birth date nor check digit. */
export type ReadPaper =
  | {
      readonly valid: true
      /** The number as it is compared and hashed: capitals, half width, without blanks. */
      readonly number: string
      readonly bornOn: LocalDate | null
      /** The birth date as the number writes it: eight digits, six (without the century) in the old shape. */
      readonly birthDigits: string | null
      readonly sex: '男' | '女' | null
    }
  | { readonly valid: false; readonly number: string; readonly say: string }

const WEIGHTS_15 = [7, 3, 1]

/** Half width, capitals, no blanks, hyphens or brackets: the same paper typed in two ways is one number. */
export function normalizePaperNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐-―()]/g, '')
}

/** Check digit of the first 14 characters of a 15 character number: weights 7, 3, 1; letters count from A = 10. */
export function checkDigitOf15(first14: string): string {
  const sum = [...first14].reduce((total, character, i) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55
    return total + value * (WEIGHTS_15[i % 3] ?? 0)
  }, 0)
  return String(sum % 10)
}

const wrong = (number: string, say: string): ReadPaper => ({ valid: false, number, say })

function readNumber18(number: string, shape: RegExp, hint: string): ReadPaper {
  if (!/^\d{17}[\dX]$/.test(number))
    return wrong(number, `请核对证件号码：应为18位，现为${[...number].length}位或含有其他字符。`)
  if (!shape.test(number)) return wrong(number, `请核对证件种类和号码：${hint}`)
  const text = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const bornOn = findLocalDate(text)
  if (bornOn === undefined) return wrong(number, `请核对证件号码第7至14位：${text}不是存在的日期。`)
  if (!hasIdentityCheck(number))
    return wrong(number, '请核对证件号码：末位校验码与前17位不符，多半是抄错了一位。')
  const sex = Number(number.charAt(16)) % 2 === 1 ? '男' : '女'
  return { valid: true, number, bornOn, birthDigits: number.slice(6, 14), sex }
}

/** Foreign residents: 18 digits beginning with 9 since December 2023, three letters and twelve digits before. */
function readForeignResident(number: string): ReadPaper {
  if (number.length === 18) return readNumber18(number, /^9/, '新版外国人永久居留身份证号码以9开头。')
  if (!/^[A-Z]{3}\d{12}$/.test(number))
    return wrong(number, '请核对证件号码：新版为18位数字（以9开头），旧版为3个字母加12位数字。')
  const day = `${number.slice(7, 9)}-${number.slice(9, 11)}-${number.slice(11, 13)}`
  if (findLocalDate(`19${day}`) === undefined && findLocalDate(`20${day}`) === undefined)
    return wrong(number, `请核对证件号码第8至13位：${day}不是存在的日期。`)
  if (checkDigitOf15(number.slice(0, 14)) !== number.charAt(14))
    return wrong(number, '请核对证件号码：末位校验码与前14位不符，多半是抄错了一位。')
  const sex = Number(number.charAt(13)) % 2 === 1 ? '男' : '女'
  return { valid: true, number, bornOn: null, birthDigits: number.slice(7, 13), sex }
}

/** Officers' and civilian staff's papers: a character of the branch, 字第, digits, 号. No check digit exists. */
function readService(number: string, example: string): ReadPaper {
  return /^\p{Script=Han}{1,4}字第\d{4,8}号$/u.test(number)
    ? { valid: true, number, bornOn: null, birthDigits: null, sex: null }
    : wrong(number, `请按证件原样填写号码，例如“${example}”。`)
}

const readers: Readonly<Record<IdentityKind, (number: string) => ReadPaper>> = {
  居民身份证: (n) => readNumber18(n, /^(?!8[123]0000)[1-8]/, '这个号码不是居民身份证号码。'),
  港澳台居民居住证: (n) =>
    readNumber18(n, /^8[123]0000/, '港澳台居民居住证号码以810000、820000或830000开头。'),
  外国人永久居留身份证: readForeignResident,
  军官证: (n) => readService(n, '军字第1234567号'),
  文职人员证: (n) => readService(n, '文字第1234567号'),
}

/** Reads a number of an identity paper: valid with what it tells, or what is wrong and what to do. */
export function readPaper(kind: IdentityKind, text: string): ReadPaper {
  const number = normalizePaperNumber(text)
  return number === '' ? wrong(number, '请填写证件号码。') : readers[kind](number)
}

/** Masked for a screen: the first six and last four characters of an 18 digit number, the last three of another. */
export function maskPaperNumber(text: string): string {
  const characters = [...normalizePaperNumber(text)]
  const [head, tail] = characters.length === 18 ? [6, 4] : [0, 3]
  if (characters.length <= head + tail) return '*'.repeat(characters.length)
  const hidden = characters.length - head - tail
  return [...characters.slice(0, head), '*'.repeat(hidden), ...characters.slice(-tail)].join('')
}
