/** Wordings of the office's register, found by typing a part of them and put in where the cursor stands. */
import type { Json } from '../api/types.ts'

export type Phrase = { use: string; table: string; text: string }

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Phrases as the register's entries or the case give them; of another region none, where the region is known. */
export function readPhrases(values: readonly (Json | undefined)[], region: string): Phrase[] {
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const [use, table, text] = [value['use'], value['table'], value['text']].map(textOf)
    const isOurs = region === '' || ['', region].includes(textOf(value['region']))
    return use === undefined || table === undefined || text === undefined || text === '' || !isOurs
      ? []
      : [{ use, table, text }]
  })
}

/** What can be said at one place: for this table first, then for any. */
export function phrasesFor(phrases: readonly Phrase[], use: string, table = ''): string[] {
  const fitting = phrases.filter((phrase) => phrase.use === use && ['', table].includes(phrase.table))
  const own = fitting.filter((phrase) => phrase.table !== '')
  const texts = [...own, ...fitting.filter((phrase) => phrase.table === '')].map(({ text }) =>
    text.replaceAll('{表}', table.replace(/^(表\d+ )?/, '').replace(/(预算)?(支出|明细)?表$/, '')),
  )
  return [...new Set(texts)]
}

/** Where the words before the cursor begin that a phrase is looked for by: after the last mark of punctuation. */
function wordStart(text: string, caret: number): number {
  const before = text.slice(0, caret)
  return Math.max(...Array.from('。；，、：\n', (mark) => before.lastIndexOf(mark))) + 1
}

/** Phrases that hold every word typed before the cursor; all of them where nothing stands yet. */
export function matching(phrases: readonly string[], text: string, caret: number): string[] {
  const words = text
    .slice(wordStart(text, caret), caret)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0 && text.trim() !== '') return []
  return phrases.filter((phrase) => words.every((word) => phrase.includes(word)) && !text.includes(phrase))
}

/** The text with the phrase in place of the words it was found by, and where the cursor stands then. */
export function inserted(text: string, caret: number, phrase: string): { text: string; caret: number } {
  const start = wordStart(text, caret)
  return { text: text.slice(0, start) + phrase + text.slice(caret), caret: start + phrase.length }
}

/** The register's use that a text of the explanation is served by. */
export function kindOfText(path: string): string {
  return path.endsWith('/note') ? '空表备注' : path.endsWith('Reason') ? '增减原因' : '其他说明'
}
