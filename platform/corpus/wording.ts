/**
 * Readings and contradictions in Chinese. A row may hold them in English, for engineers; then the Chinese text that
 * people see stands beside it. A row written in Chinese is shown as it is.
 */
import type { ClauseRow } from './schema.ts'

/** What is shown of a row's reading and contradiction: always Chinese, and there whenever the row has one. */
export interface Wording {
  readonly readingZh?: string
  readonly conflictZh?: string
}

const NOTES = [
  { note: 'reading', shown: 'readingZh' },
  { note: 'conflict', shown: 'conflictZh' },
] as const

/** A Chinese sentence: at most two Latin letters (of ids and abbreviations) to a character, and a Chinese full stop. */
export function isInChinese(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  return characters > 0 && letters <= characters * 2 && text.endsWith('。')
}

/** The Chinese wording of a row, and what is wrong with it: none, not Chinese, or a second one. */
export function wordingOf(row: ClauseRow): { readonly shown: Wording; readonly problems: readonly string[] } {
  const texts = NOTES.map(({ note, shown }) => ({ note, shown, ...shownText(row[note], row[shown]) }))
  return {
    shown: Object.fromEntries(
      texts.flatMap(({ shown, text }) => (text === undefined ? [] : [[shown, text]])),
    ),
    problems: texts.flatMap(({ note, shown, problem }) =>
      problem === undefined
        ? []
        : [`${row.id} ${problem.replaceAll('NOTE', note).replaceAll('SHOWN', shown)}`],
    ),
  }
}

/** A row id in a text: with a dot, and with a letter, so that figures and numbered points of a table are not taken. */
const ROW_ID = /(?<![a-z0-9.])(?=[0-9.]*[a-z])[a-z0-9]+(?:\.[a-z0-9]+)+(?![a-z0-9.])/g

/**
 * Puts the reference that an official would write beside every row id of a Chinese text: `a4.9.4.d` becomes
 * `〔附件4 九（四） a4.9.4.d〕`. Other words with dots stay.
 *
 * @param labels reference by row id
 */
export function nameClauses(text: string, labels: ReadonlyMap<string, string>): string {
  return text
    .replaceAll(ROW_ID, (id) => (labels.has(id) ? `〔${labels.get(id)} ${id}〕` : id))
    .replaceAll(/（(〔[^〔〕]+〕)）/g, '$1')
    .replaceAll(/ (?=〔)|(?<=〕) /g, '')
}

function shownText(
  own: string | undefined,
  chinese: string | undefined,
): { text?: string; problem?: string } {
  if (own === undefined) return chinese === undefined ? {} : { problem: 'has SHOWN without NOTE' }
  if (isInChinese(own))
    return chinese === undefined
      ? { text: own }
      : { problem: 'has its NOTE in Chinese and SHOWN beside it; keep one of them' }
  if (chinese === undefined) return { problem: 'has no SHOWN: write in Chinese what its NOTE says' }
  if (!isInChinese(chinese)) return { problem: 'has a SHOWN that is not a Chinese sentence ending in 。' }
  return { text: chinese }
}
