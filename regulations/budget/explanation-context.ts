/** What every part of the explanation is written from, and the small words they share. */
import { printFigure } from '#lint'
import { baseYearOf } from './base-year.ts'
import { findTable, placeByRow } from './checks/lookup.ts'
import { changeWords } from './explanation-figures.ts'
import type { BudgetFigures, TableKey } from './figures.ts'
import type { SentenceKey, Sentences } from './sentences.ts'
import { fillSentence } from './sentences.ts'
import type { CheckedUnit } from './checks/context.ts'
import type { ChangeKey, YearOnYear } from './year-on-year.ts'
import { findComparison } from './year-on-year.ts'

export type ExplanationContext = {
  readonly unit: CheckedUnit
  readonly year: number
  readonly texts: Readonly<Record<string, string>>
  readonly stated: BudgetFigures
  readonly sentences: Sentences
  /** Income sources in the order of the register. */
  readonly sources: readonly string[]
}

/** A sentence of the region's table with its values. */
export function say(
  { sentences }: ExplanationContext,
  key: SentenceKey,
  values: Readonly<Record<string, string>>,
): string {
  return fillSentence(sentences.patterns[key], values)
}

/** 分 of a cell; an absent table or row counts as zero. */
export function amount(stated: BudgetFigures, key: TableKey, row: string, column: string): number {
  const table = findTable(stated, key)
  return table === undefined ? 0 : placeByRow(table, row, column, '').figure.value
}

/** 万元 with two decimals; nothing is written as 0. */
export function money(fen: number): string {
  return fen === 0 ? '0' : printFigure(fen, '万元')
}

/** n.2.1.c, n.2.2.c: the full year-on-year sentence. Without a base and without a state none is written. */
export function changeSentence(context: ExplanationContext, what: string, key: ChangeKey): string {
  const { stated, texts, year } = context
  const state = baseYearOf(stated, texts)
  const last = String(year - 1)
  if (state === 'new-unit') {
    const own = sentenceStart(texts['newUnit'] ?? '')
    return own === '' ? say(context, 'new-unit', { last }) : own
  }
  const compared = findComparison(stated, key)
  if (compared === undefined || compared.last === null || compared.change === null) return ''
  const values = { what, last, base: money(compared.last), change: changeWords(compared.change) }
  if (state !== null && state in context.sentences.patterns) return say(context, state as SentenceKey, values)
  return say(context, compared.change === 0 ? 'unchanged' : 'changed', values)
}

/** The short comparison inside a sentence: ，比上年增加…, ，与上年持平, or nothing without a base. */
export function compared(one: YearOnYear | undefined): string {
  if (one === undefined || one.change === null) return ''
  return one.change === 0 ? '，与上年持平' : `，比上年${changeWords(one.change)}`
}

export const sentence = (text: string): string => `${sentenceStart(text)}。`
const sentenceStart = (text: string): string => text.trim().replace(/[。；，]+$/, '')

/** The reason as the end of a sentence; people often write 主要原因是 themselves. */
export function because(reason: string | undefined): string {
  const stated = (reason ?? '').trim().replace(/^(?:主要)?原因[是：:]*/, '')
  return stated === '' ? '。' : `，主要原因是${sentence(stated)}`
}

/** n.2.1.d: the written reason, else the itemised ones with their amounts. */
export function reasonFor(context: ExplanationContext, key: ChangeKey): string {
  const one = findComparison(context.stated, key)
  const written = context.texts[one?.item.reasons?.text ?? ''] ?? ''
  if (written.trim() !== '' || one === undefined) return because(written)
  return because(
    one.reasons
      .map(({ text, amount: fen }) =>
        /(增加|减少)$/.test(text) ? `${text}${money(Math.abs(fen))}万元` : `${text}${changeWords(fen)}`,
      )
      .join('，'),
  )
}
