/** Asking one rule of the checker about a text. */
import type { LintFinding } from '#lint'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'

/** What a rule says of a text: one `grade stated` per finding and `ok` per check that passed, in their order. */
export function askRule(id: string, text: string): readonly string[] {
  return resultsOf(id, text).map(({ finding }) =>
    finding === null ? 'ok' : `${finding.grade} ${finding.stated}`,
  )
}

/** The findings of one rule in a text. */
export function findingsOf(id: string, text: string): readonly LintFinding[] {
  return resultsOf(id, text).flatMap(({ finding }) => finding ?? [])
}

function resultsOf(id: string, text: string) {
  const rule = documentRules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule.check(readDocument(readPublicText(text, '文件.txt')))
}
