/** Slips of character recognition in and beside figures. */
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

export type OcrKind = 'letter-in-number' | 'split-number' | 'end-for-not' | 'zero-in-chinese'
export type OcrSlip = Span & { readonly kind: OcrKind; readonly text: string; readonly repair: string }

const units = '年|月|日|号|%|‰|元|万|亿|人|名|个|项|条|件|次|户|家|所|册|份|天|倍|课时|学时|平方米'
/** Digits with a letter among them that looks like one, before a unit or inside the brackets of a year. */
const letterIn = new RegExp(
  `(?<![A-Za-z\\d.]|[\\doOlI],)(?=[\\d.,]*[oOlI])(?=[oOlI.,]*\\d)[\\doOlI][\\doOlI.,]*(?=\\s?(?:${units}|[〕】\\]]\\s?\\d))`,
  'g',
)
/** A figure with a gap inside: 1 2.5万元, 12. 5万元, 12 .5%. Behind 表 or 第 two numbers may stand side by side. */
const split = new RegExp(
  `(?<=[\\u4e00-\\u9fa5]\\s?)(?<![表图第件录注页]\\s?)\\d{1,4}(?:\\s\\d{1,3}\\.|\\s\\.|\\.\\s)\\d{1,2}(?=\\s?(?:万元|亿元|元|%|人|平方米))`,
  'g',
)
/** 年未 before a stop is the end of the year; 末能, 末按 is not done. */
const endOfPeriod = /(?<=[年月季期周])未(?=[，,。；;、）)]|$)/g
const notDone = /(?<![周期年月季岁纪始本之最粉尾])末(?=能|按|经|及时|达到|通过|列入|缴|满|取得)/g
const zeros = /(?<=[一二三四五六七八九])([0oO])(?=[〇一二三四五六七八九0oO][〇一二三四五六七八九]年)/g

/** A figure with its letters read as the digits that they look like. */
export const mendedLetters = (text: string): string => text.replaceAll(/[oO]/g, '0').replaceAll(/[lI]/g, '1')

/** The slips of a text, in their order. */
export function findOcrSlips(text: string): readonly OcrSlip[] {
  const each = (kind: OcrKind, form: RegExp, repair: (text: string) => string): readonly OcrSlip[] =>
    matchesOf(text, form).map(({ from, to, match: [whole] }) => ({
      from,
      to,
      kind,
      text: whole,
      repair: repair(whole),
    }))
  return [
    ...each('letter-in-number', letterIn, mendedLetters),
    ...each('split-number', split, (one) => one.replaceAll(/\s/g, '')),
    ...each('end-for-not', endOfPeriod, () => '末'),
    ...each('end-for-not', notDone, () => '未'),
    ...each('zero-in-chinese', zeros, () => '〇'),
  ].toSorted((a, b) => a.from - b.from)
}
