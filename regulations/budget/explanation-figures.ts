/** Figures of the explanation by name, with the words that print them. */
import { printFigure } from '#lint'
import type { BudgetFigures } from './figures.ts'
import { toPrintedFigure } from './figures.ts'
import { splitItem } from './narrative.ts'

export type NarrativeFigure = {
  /** Signed scaled integer: 减少6.72 is −6.72 in 分. */
  readonly value: number
  readonly text: string
  readonly unit: string
  /** 增加68.54万元, 减少6.72万元, 持平; without a change word the amount alone. */
  readonly words: string
}

/** A stated figure of the explanation by its item without 增加 or 减少; undefined where it is not stated. */
export function findNarrative(figures: BudgetFigures, item: string): NarrativeFigure | undefined {
  for (const entry of figures.narrative) {
    const split = splitItem(entry.item)
    if (split.item !== item) continue
    const unit = entry.unit === '' ? '万元' : entry.unit
    const figure = toPrintedFigure(entry.figure, unit)
    const value = split.sign === 1 || figure.value === 0 ? figure.value : -figure.value
    const text = figure.value === 0 ? '0' : figure.text
    const words = split.word === null ? `${text}${unit}` : changeWords(value, unit, text)
    return { value, text, unit, words }
  }
  return undefined
}

/** 增加…, 减少… or 与上年持平, by sign. */
export function changeWords(value: number, unit = '万元', text?: string): string {
  if (value === 0) return '持平'
  return `${value > 0 ? '增加' : '减少'}${text ?? printFigure(Math.abs(value), unit)}${unit}`
}
