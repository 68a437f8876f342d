import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Grade, LintFinding, Place } from './finding.ts'
import { inOrder, lintDocument } from './lint-document.ts'

function at(stated: string, where: Omit<Place, 'sheet'>, grade: Grade = 'error'): LintFinding {
  const place = { sheet: '', ...where }
  return { rule: 'weekday', grade, where: place, related: [], stated, expected: '', message: '' }
}

void describe('findings', () => {
  void it('stand as a reader meets them', () => {
    const ordered = [
      at('first character', { block: 1, from: 0 }),
      at('tenth character', { block: 1, from: 10 }),
      at('B9', { block: 2, cell: 'B9' }),
      at('A10', { block: 2, cell: 'A10' }),
      at('Z10', { block: 2, cell: 'Z10' }),
      at('AA10, an error', { block: 2, cell: 'AA10' }),
      at('AA10, a doubt', { block: 2, cell: 'AA10' }, 'doubt'),
      at('AA10, a note', { block: 2, cell: 'AA10' }, 'note'),
      at('nowhere', {}),
    ]
    assert.deepEqual(inOrder(ordered.toReversed()), ordered)
  })
  void it('of one grade and place keep their order', () => {
    const [one, two] = [at('one', { block: 1 }), at('two', { block: 1 })]
    assert.deepEqual(inOrder([one, two]), [one, two])
    assert.deepEqual(inOrder([two, one]), [two, one])
  })
})

void describe('the rules that run', () => {
  const blocks = [{ kind: 'paragraph' as const, text: '2023年2月30日（星期三）。', heading: null }]
  const document = { name: '文件.txt', blocks, remarks: [] }
  const checked = (options: Parameters<typeof lintDocument>[1]): readonly string[] =>
    Object.keys(lintDocument(document, options).checks)

  void it('are those asked for, none for an id of no rule', () => {
    assert.deepEqual(checked({ rules: ['date-exists'] }), ['date-exists'])
    assert.deepEqual(checked({ rules: ['no-such-rule'] }), [])
  })
})
