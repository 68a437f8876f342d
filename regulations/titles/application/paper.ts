/** Building blocks of the papers of an application: grids of labels and values, written dates. */
import type { LocalDate } from '#kernel/time'

export const label = (text: string) => ({ kind: 'label', text })
export const value = (text: string, more: object = {}) => ({ kind: 'value', text, ...more })
export const paragraph = (text: string) => ({ kind: 'paragraph', text })
/** A text that somebody typed, closed as a sentence. */
export const sentence = (text: string): string => (/[。！？；.!?;]$/u.test(text) ? text : `${text}。`)
/** Our layouts are samples: the annexed forms are not in the source (DESK A6). */
export const sampleNote = '参考样式：正式表样以省级人社部门发布的为准，可在“版式”中替换。'

/** `2025年4月24日`; empty while there is no day. */
export function writtenDay(day: LocalDate | null): string {
  if (day === null) return ''
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** Rows of two labels and values each over four columns; a value of its own row spans the rest. */
export function pairs(entries: readonly (readonly [string, string])[]) {
  return Array.from({ length: Math.ceil(entries.length / 2) }, (_, index) =>
    entries
      .slice(index * 2, index * 2 + 2)
      .flatMap(([name, text], _place, row) => [
        label(name),
        value(text, row.length === 1 ? { colspan: 3 } : {}),
      ]),
  )
}

/** One label with a wide value. */
export const wide = (name: string, text: string, more: object = {}) => [
  label(name),
  value(text, { colspan: 3, ...more }),
]
