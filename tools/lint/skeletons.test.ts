/**
 * Five documents in our own words with the figures, units, tables and terms of five published ones: every error in them is
 * found at its place, what is odd is doubted, roundings pass, and nothing else is called an error.
 */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Answer, checkDocument, compareFindings, linesOf } from './compare.ts'
import { readExpected } from './expected.ts'

const folder = join(import.meta.dirname, 'skeletons')
const names = readdirSync(folder).toSorted()
const checked = names.map((name) => checkDocument(readFileSync(join(folder, name), 'utf8'), name))
const comparison = compareFindings(
  checked,
  readExpected(join(import.meta.dirname, 'skeletons-expected.yaml')),
)

const placeOf = ({ expectation: { document, lines, rule } }: Answer): string =>
  `${document}:${lines.join(',')} ${rule}`

void describe('the skeletons of five published documents', () => {
  void it('are five, and each has something to find', () => {
    const documents = new Set(comparison.answers.map(({ expectation }) => expectation.document))
    assert.deepEqual(
      [...documents].toSorted(),
      names.map((name) => name.replace(/\.\w+$/, '')),
    )
  })
  for (const answer of comparison.answers) {
    const { verdict, unfound } = answer.expectation
    if (unfound === undefined)
      void it(`show as ${verdict === 'error' ? 'wrong' : 'odd'} ${placeOf(answer)}`, () =>
        assert.ok(answer.isFound))
    else
      void it(`keep from every rule ${placeOf(answer)}: ${unfound}`, () => {
        assert.equal(verdict, 'odd', 'an error must be found')
        assert.ok(!answer.isFound, 'a rule finds it now; take away why none does')
      })
  }
  void it('pass what rounding explains', () => {
    assert.deepEqual(comparison.roundings.map(placeOf), [])
  })
  void it('do not make an error of what is only odd', () => {
    assert.deepEqual(comparison.tooGrave.map(placeOf), [])
  })
  void it('show no error beyond those listed', () => {
    const beyond = comparison.falseErrors.map(
      ({ document, finding }) =>
        `${document}:${linesOf(finding).join(',')} ${finding.rule} ${finding.message}`,
    )
    assert.deepEqual(beyond, [])
  })
})
