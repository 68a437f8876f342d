/** What does not belong into a Chinese sentence: left-over words, signs of typesetting, marks that no text prints. */
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

export type StrayKind = 'latin-word' | 'formula-mark' | 'symbol' | 'unreadable' | 'number'
export type StrayToken = Span & { readonly kind: StrayKind; readonly text: string; readonly repair?: string }

const han = '\\u4e00-\\u9fa5'
const formulaSigns: Readonly<Record<string, string>> = {
  geq: '≥',
  ge: '≥',
  geqslant: '≥',
  leq: '≤',
  le: '≤',
  leqslant: '≤',
  times: '×',
  div: '÷',
  pm: '±',
  cdot: '·',
  approx: '≈',
  neq: '≠',
  sim: '~',
  rightarrow: '→',
  circ: '°',
  '%': '%',
}
const formulaWord = /\$?\\([a-zA-Z]{2,12}|%)\$?|\$\s?([<>=≥≤])\s?\$/g
/** Words that join other words; a Chinese sentence has its own, so here they are left over from elsewhere. */
const latinWord = new RegExp(
  `(?<=[${han}）》”]\\s{0,2})(?:and|or|the|of|to|for|with|from|by|is|are)(?=\\s{0,2}[${han}（《“])`,
  'g',
)
/** Signs that OCR makes of a picture or a bullet. Boxes, ticks and arrows belong to forms. */
const symbol = /[\u2660-\u2667\u263a\u263b\u2669-\u266f\u2700-\u2712\u273f\u2740\u2764\u{1F300}-\u{1FAFF}]/gu
const unreadable = /[\uFFFD\uE000-\uF8FF]/g
const measures = '个名所家户项件次人条期门台套辆份册场批届类种座支组队处间栋年月日天周元万亿倍'
/** A bare number between a comma and a name that has a figure of its own: ，0 接待费 3 万元. */
const number = new RegExp(
  `(?<=[，,、；;]\\s?)(\\d{1,6})\\s(?![${measures}])[${han}]{3,12}(?:[（(][${han}]{1,6}[）)])?\\s?\\d[\\d.,]*\\s?(?:万|亿)?元`,
  'g',
)

/** Everything in a text that stands astray, in its order. */
export function findStrayTokens(text: string): readonly StrayToken[] {
  return [
    ...matchesOf(text, formulaWord).flatMap(({ from, to, match }) => formulaMark(from, to, match)),
    ...matchesOf(text, latinWord).map(({ from, to, match: [word] }) => ({
      from,
      to,
      kind: 'latin-word' as const,
      text: word,
    })),
    ...matchesOf(text, symbol).map(({ from, to, match: [sign] }) => ({
      from,
      to,
      kind: 'symbol' as const,
      text: sign,
    })),
    ...matchesOf(text, unreadable).map(({ from, to, match: [sign] }) => ({
      from,
      to,
      kind: 'unreadable' as const,
      text: sign,
    })),
    ...matchesOf(text, number).map(({ from, match: [, digits = ''] }) => ({
      from,
      to: from + digits.length,
      kind: 'number' as const,
      text: digits,
    })),
  ].toSorted((a, b) => a.from - b.from)
}

function formulaMark(from: number, to: number, [text, word, sign]: RegExpExecArray): readonly StrayToken[] {
  const repair = sign ?? formulaSigns[word ?? '']
  if (repair === undefined) return text.includes('$') ? [{ from, to, kind: 'formula-mark', text }] : []
  return [{ from, to, kind: 'formula-mark', text, repair }]
}
