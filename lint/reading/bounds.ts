/** Bounds of intervals as a text writes them behind a figure: 以上, 以下, 不满; with what they say of the figure itself. */
import type { TextFigure } from '../text/figures.ts'
import type { Reading, ReadText } from './reading.ts'

/** One end of an interval: `low` begins at the figure, `high` ends at it, `point` is the figure alone. */
export type Bound = {
  readonly text: ReadText
  readonly figure: TextFigure
  readonly side: 'low' | 'high' | 'point'
  readonly includes: boolean
}

/** What a document itself says of 以上 and 以下; both include the figure where it says nothing (民法典 art. 1259). */
export type BoundWords = { readonly aboveIncludes: boolean; readonly belowIncludes: boolean }

/** Reads the sentence that defines 以上 and 以下. */
export function boundWordsOf({ texts }: Reading): BoundWords {
  const says = (word: RegExp): boolean => texts.some(({ plain }) => word.test(plain))
  return {
    aboveIncludes: !says(/“?以上”?[^。，,；;]{0,6}(?:均|都)?不(?:含|包括)/),
    belowIncludes: !says(/“?以下”?[^。，,；;]{0,6}(?:均|都)?不(?:含|包括)/),
  }
}

/** The range of a penalty or a reward (处5万元以上10万元以下罚款) divides no cases: several may meet or overlap. */
const consequence =
  /^(?:以上|以下|以内)?[^,，。；;的]{0,12}的?(?:罚款|罚金|有期徒刑|拘留|奖励|奖金|补助|补贴|赔偿)/

/** The bound that a figure is an end of; null where it is a range or roughly meant. */
export function boundOf(text: ReadText, figure: TextFigure, words: BoundWords): Bound | null {
  if (figure.range !== null || figure.comparison === 'about') return null
  const behind = text.plain.slice(figure.to, figure.to + 8)
  if (figure.unit === '倍' || consequence.test(text.plain.slice(figure.to, figure.to + 24))) return null
  const bracket = /^\s?[（(](不?含)[^）)]{0,4}[）)]/.exec(behind)?.[1]
  const rest = behind.replace(/^\s?[（(][^）)]*[）)]/, '')
  if (/^\s?(?:及|或)?以上/.test(rest)) {
    return {
      text,
      figure,
      side: 'low',
      includes: bracket === undefined ? words.aboveIncludes : bracket === '含',
    }
  }
  if (/^\s?(?:及|或)?以(?:下|内)/.test(rest)) {
    return {
      text,
      figure,
      side: 'high',
      includes: bracket === undefined ? words.belowIncludes : bracket === '含',
    }
  }
  const head = text.plain.slice(Math.max(0, figure.from - 6), figure.from)
  if (figure.comparison === 'below') return { text, figure, side: 'high', includes: false }
  if (/(?:≥|\\geq?)\s?\$?\s?$/.test(head)) return { text, figure, side: 'low', includes: true }
  if (/(?:≤|\\leq?)\s?\$?\s?$/.test(head)) return { text, figure, side: 'high', includes: true }
  if (figure.comparison === 'above') return { text, figure, side: 'low', includes: false }
  return figure.comparison === 'exactly' ? { text, figure, side: 'point', includes: true } : null
}
