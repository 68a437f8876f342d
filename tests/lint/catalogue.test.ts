/** Every rule against its own examples; each must show what it passes and what it finds. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'
import { corpusCalendar } from '#tests/calendars'

void describe('the rules of the checker', () => {
  void it('have ids of their own and are found by their file name', () => {
    assert.ok(documentRules.length > 0)
    assert.equal(new Set(documentRules.map(({ id }) => id)).size, documentRules.length)
  })
  for (const rule of documentRules) {
    void describe(rule.id, () => {
      void it('shows at least three documents, one without a finding and one with', () => {
        assert.ok(rule.examples.length >= 3)
        assert.ok(rule.examples.some(({ finds }) => finds === 0))
        assert.ok(rule.examples.some(({ finds }) => finds > 0))
      })
      for (const [index, { text, finds, repair }] of rule.examples.entries())
        void it(`finds ${finds} in its document ${index + 1}`, () => {
          const results = rule.check(readDocument(readPublicText(text, '示例.txt')), {
            calendar: corpusCalendar,
          })
          const findings = results.flatMap(({ finding }) => finding ?? [])
          assert.equal(findings.length, finds, findings.map(({ message }) => message).join('\n'))
          assert.ok(results.length > 0, 'a document without a single check shows nothing')
          assert.ok(results.every((one) => one.rule === rule.id))
          if (repair !== undefined) assert.equal(findings[0]?.repair, repair)
          for (const { message, where } of findings) {
            assert.match(message, /[。？]$/)
            assert.ok(where.paragraph !== undefined || where.cell !== undefined, 'a finding has a place')
          }
        })
    })
  }
})
