import type { CheckResult, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'

export type RequiredTerm = {
  readonly term: string
  /** What the term looks like in the text. */
  readonly words: readonly string[]
  readonly clause?: string
}

/** Every term that the text uses and that wants an explanation is explained. One check per used term. */
export function checkTermsExplained(
  text: string,
  glossary: string,
  required: readonly RequiredTerm[],
  place: Place,
  rule = 'terms-explained',
): CheckResult[] {
  return required
    .filter(({ words }) => words.some((word) => text.includes(word)))
    .map(({ term, words, clause }) => {
      const where = { ...place, rowName: term, ...(clause === undefined ? {} : { clause }) }
      if ([term, ...words].some((word) => glossary.includes(word))) return passed(rule, where)
      return found({
        rule,
        grade: 'doubt',
        where,
        related: [],
        stated: term,
        expected: '名词解释',
        message: `请在名词解释里补上“${term}”：文中用到而没有解释。`,
      })
    })
}
