/** Cases of a rule of the checker at their bounds: a text and every check that the rule makes of it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'
import { corpusCalendar } from '#tests/calendars'

/** `grade line[,related lines] stated → expected` of every finding, `ok` of every passed check. */
function checksOf(rule: string, text: string): readonly string[] {
  const reading = readDocument(readPublicText(text, '文件.txt'))
  const found = documentRules.find(({ id }) => id === rule)
  assert.ok(found !== undefined, rule)
  return found.check(reading, { calendar: corpusCalendar }).map(({ finding }) => {
    if (finding === null) return 'ok'
    const lines = [finding.where, ...finding.related].map(({ line }) => line)
    return `${finding.grade} ${lines.join(',')} ${finding.stated.trim()} → ${finding.expected}`
  })
}

/** A text and what a rule says of it. */
export type Case = readonly [text: string, said: readonly string[]]

/** Declares one test per text. */
export function cases(rule: string, list: readonly Case[]): void {
  void describe(rule, () => {
    for (const [text, said] of list)
      void it(`says ${said.join('; ') || 'nothing'} of ${text.replaceAll('\n', ' ').slice(0, 60)}`, () =>
        assert.deepEqual(checksOf(rule, text), said))
  })
}
