import { createHash, createHmac } from 'node:crypto'

/**
 * Verification codes: fifteen characters of the document's digest and one check character, printed in
 * four groups of four. Digits and capital letters without 0, O, 1 and I, which people confuse.
 */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 16

/** What a code stands for. `dataDigest` is that of `digestOf` over everything printed. */
export type CodeSubject = {
  readonly tenant: string
  readonly caseId: string
  readonly actVersion: number
  readonly template: string
  readonly dataDigest: string
}

/**
 * Derives the code of a document. With the office's secret a code cannot be worked out from published
 * data; without one it is a plain SHA-256, which still tells every document apart (75 bits).
 */
export function verificationCode(subject: CodeSubject, secret?: string): string {
  const text = JSON.stringify([
    subject.tenant,
    subject.caseId,
    subject.actVersion,
    subject.template,
    subject.dataDigest,
  ])
  const hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret)
  const digest = hash.update(text, 'utf8').digest()
  const payload = fiveBitValues(digest).slice(0, LENGTH - 1)
  return grouped([...payload, checkValue(payload)])
}

export type ParsedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly message: string }

/**
 * Reads a code as people type it: small letters, full-width letters, with or without separators.
 * Any single wrong character, and any two that changed places, is told from a code that does not exist.
 */
export function parseCode(typed: string): ParsedCode {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_.·]/gu, '')
  const confused = [...letters].filter((letter) => '0O1I'.includes(letter))
  if (confused.length > 0) {
    return refused(`核验码里没有 0、O、1、I 这四个字符，您输入了“${confused[0]}”，请对照文件页脚重新输入。`)
  }
  const foreign = [...letters].find((letter) => !ALPHABET.includes(letter))
  if (foreign !== undefined) return refused(`核验码只含数字和英文字母，您输入了“${foreign}”，请重新输入。`)
  if (letters.length !== LENGTH) {
    return refused(`核验码共 ${LENGTH} 位（四组、每组四位），您输入了 ${letters.length} 位，请补全后重试。`)
  }
  const values = [...letters].map((letter) => ALPHABET.indexOf(letter))
  if (checkValue(values.slice(0, -1)) !== values.at(-1)) {
    return refused('核验码有一位输错或两位颠倒，请对照文件页脚重新输入。')
  }
  return { ok: true, code: grouped(values) }
}

function refused(message: string): ParsedCode {
  return { ok: false, message }
}

function grouped(values: readonly number[]): string {
  const letters = values.map((value) => ALPHABET[value]).join('')
  return letters.match(/.{4}/gu)?.join('-') ?? letters
}

function fiveBitValues(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/gu) ?? []).map((group) => Number.parseInt(group, 2))
}

/**
 * Sum of value × 2^position in the field of 32 elements. All fifteen weights differ and none is zero,
 * so one changed character, or two exchanged ones, always change the sum.
 */
function checkValue(payload: readonly number[]): number {
  let sum = 0
  let weight = 1
  for (const value of payload) {
    weight = fieldProduct(weight, 2)
    sum ^= fieldProduct(value, weight)
  }
  return sum
}

/** Product in GF(32) modulo x⁵ + x² + 1, in which 2 (the element x) has order 31. */
function fieldProduct(left: number, right: number): number {
  let product = 0
  let shifted = left
  for (let bit = 0; bit < 5; bit += 1) {
    if ((right >> bit) & 1) product ^= shifted
    shifted <<= 1
    if (shifted & 32) shifted ^= 0b100101
  }
  return product
}
