/** Projects against the project money of the tables, at both neighbours. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BudgetFigures, StatedFund } from '../figures.ts'
import type { CheckContext } from './context.ts'
import { checkProjects } from './projects.ts'
import { fund, sampleBudget, sampleUnit } from './sample.fixture.ts'

const own = (fen: number, key = 'f1'): StatedFund =>
  fund(key, [], { compiler: `${sampleUnit.code}-${sampleUnit.name}`, budget: { value: fen, cell: 'B5' } })

const resultsOf = (figures: BudgetFigures, rule: string, known: Partial<CheckContext> = {}) =>
  checkProjects(figures, { year: 2023, unit: sampleUnit, ...known }).filter((one) => one.rule === rule)

const gradesOf = (figures: BudgetFigures, rule: string, known: Partial<CheckContext> = {}) =>
  resultsOf(figures, rule, known).map(({ finding }) => finding?.grade ?? 'passed')

const budget = (project: string, ...funds: readonly StatedFund[]) =>
  sampleBudget({ 't7.total.project': project }, { funds })

void describe('own projects', () => {
  void it('need project money, from the first 分 on', () => {
    assert.deepEqual(gradesOf(budget('', own(1_000_000)), 'own-fund'), ['error'])
    assert.deepEqual(gradesOf(budget('0.01', own(1_000_000)), 'own-fund'), ['passed'])
  })
  void it('of the department pass without it', () => {
    assert.deepEqual(gradesOf(budget('', fund('f1', [])), 'own-fund'), ['passed'])
  })
  void it('are not judged without the unit', () => {
    assert.deepEqual(checkProjects(budget('', own(1)), { year: 2023 }), [])
  })
})

void describe('project money', () => {
  void it('is covered by own projects, to the 分', () => {
    const of = (fen: number) => gradesOf(budget('3.00', own(1_000_000), own(fen, 'f2')), 'project-has-fund')
    assert.deepEqual([of(1_999_999), of(2_000_000), of(2_000_001)], [['doubt'], ['passed'], ['doubt']])
  })
  void it('without any own project is an error', () => {
    const [result] = resultsOf(budget('3.00', fund('f1', [])), 'project-has-fund')
    assert.equal(result?.finding?.grade, 'error')
    assert.match(result.finding.message, /请为项目支出3\.00万元登记项目/)
  })
  void it('of nothing asks for nothing; without table 7 that of table 2 counts', () => {
    assert.deepEqual(gradesOf(budget(''), 'project-has-fund'), [])
    const { t7: _all, ...tables } = sampleBudget({ 't2.total.project': '3.00' }).tables
    assert.deepEqual(gradesOf({ ...budget('', own(3_000_000)), tables }, 'project-has-fund'), ['passed'])
    const { t2: _general, ...none } = tables
    assert.deepEqual(gradesOf({ ...budget('', own(3_000_000)), tables: none }, 'project-has-fund'), [])
  })
})

void describe('the unit that budgets the projects instead', () => {
  const of = (code: string, project = '') =>
    gradesOf(budget(project), 'named-unit', { texts: { projectBy: code }, knownUnits: ['005003'] })
  void it('is the own department or a known unit', () => {
    assert.deepEqual([of('005'), of('005003'), of('005004')], [['passed'], ['passed'], ['doubt']])
  })
  void it('is not asked for where none is named or the unit has project money', () => {
    assert.deepEqual([of(''), of('005004', '3.00')], [[], []])
  })
})
