import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Grade, LintFinding } from '#lint'
import { compareFindings } from './compare.ts'
import { copiedFrom } from './copied.ts'
import type { Expectation, Verdict } from './expected.ts'
import { literalsOf } from './literals.ts'

const finding = (rule: string, grade: Grade, line: number, stated = '12.30'): LintFinding => ({
  rule,
  grade,
  where: { sheet: '一、总体情况', paragraph: 2, line },
  related: [{ sheet: '一、总体情况', paragraph: 9, line: 40 }],
  stated,
  expected: '12.40',
  message: '请核对。',
})
const expectation = (rule: string, verdict: Verdict, lines: number[]): Expectation => ({
  document: '007',
  lines,
  rule,
  verdict,
  figures: verdict === 'rounding' ? ['12.30'] : [],
  by: [],
})
const compare = (findings: LintFinding[], expected: Expectation[]) =>
  compareFindings([{ name: '007_report.txt', findings, passes: new Map([['row-total', 4]]) }], {
    findings: expected,
    rules: [{ rule: 'row-total', passes: 6 }],
    further: [{ document: '007', line: 77, rule: 'parts-sum', why: 'a reader added it up' }],
  })

void describe('what the checker said held against what it should say', () => {
  void it('counts an error that is found at its line, or at a related one', () => {
    const { answers, falseErrors } = compare(
      [finding('row-total', 'error', 12)],
      [expectation('row-total', 'error', [12, 40])],
    )
    assert.deepEqual([answers[0]?.isFound, answers[0]?.lines, falseErrors.length], [true, [12, 40], 0])
  })
  void it('misses an error found elsewhere, by another rule or as a doubt', () => {
    const wrong = [
      finding('row-total', 'error', 13),
      finding('column-total', 'error', 12),
      finding('row-total', 'doubt', 12),
    ]
    const { answers, falseErrors } = compare(wrong, [expectation('row-total', 'error', [12])])
    assert.equal(answers[0]?.isFound, false)
    assert.equal(falseErrors.length, 2)
  })
  void it('does not take an inconsistency for a false error, nor an error that a reader has confirmed', () => {
    const { falseErrors, furtherInconsistencies } = compare(
      [finding('row-total', 'inconsistency', 5), finding('parts-sum', 'error', 77)],
      [],
    )
    assert.deepEqual([falseErrors.length, furtherInconsistencies.length], [0, 1])
  })
  void it('wants something odd doubted and not called an error', () => {
    const asked = [expectation('row-total', 'odd', [12])]
    assert.equal(compare([finding('row-total', 'note', 12)], asked).answers[0]?.isFound, true)
    const { answers, tooGrave } = compare([finding('row-total', 'error', 12)], asked)
    assert.deepEqual([answers[0]?.isFound, tooGrave.length], [false, 1])
  })
  void it('sees a rounding that a rule speaks of, whatever the grade, and not its neighbour in the row', () => {
    const asked = [expectation('row-total', 'rounding', [12])]
    assert.equal(compare([finding('row-total', 'note', 12)], asked).roundings.length, 1)
    assert.equal(compare([finding('row-total', 'error', 12, '8.00')], asked).roundings.length, 0)
  })
  void it('puts passes beside those listed, and rules beyond the list behind them', () => {
    const { counts } = compare([], [])
    assert.deepEqual(counts[0], { rule: 'row-total', passes: 4, expected: 6 })
    assert.ok(counts.some(({ expected }) => expected === null))
  })
})

void describe('phrases and sentences of others', () => {
  void it('finds runs of six characters in strings, templates and patterns, not in comments', () => {
    const source = [
      '// 注释里写什么都可以',
      'const a = "城镇新增就业"',
      'const b = /(?:城镇登记失业率|五个字不算)/',
      'const c = `请核对${a}农村转移就业`',
    ].join('\n')
    const found = literalsOf('lint/catalogue/one.ts', source).map(({ text, line }) => [text, line])
    assert.deepEqual(found, [
      ['城镇新增就业', 2],
      ['城镇登记失业率', 3],
      ['农村转移就业', 4],
    ])
  })
  void it('finds twelve characters in a row that an original has, whatever spaces stand between them', () => {
    const original = '各单位应当于每年三月底以前报送上一年度的**工作总结**。'
    const own = [
      { name: '甲', text: '一、要求\n每年三月底以前 报送上一年度材料\n于每年三月底以前，报送上一年度' },
    ]
    assert.deepEqual(copiedFrom([original], own, []), [
      { name: '甲', line: 2, run: '每年三月底以前报送上一年度' },
    ])
    assert.deepEqual(copiedFrom([original], own, ['三月底以前报送']), [])
    assert.deepEqual(copiedFrom([original], [{ name: '甲', text: '《每年三月底以前报送上一年度》' }], []), [])
  })
})
