/** Codes and names beside the clause tests: what counts as the same, and what is left alone. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BudgetFigures } from '../figures.ts'
import { checkCodeNames, checkCodes } from './codes.ts'
import { sampleBudget } from './sample.fixture.ts'

/** What a rule said about the row of a table: `passed`, the stated text, or nothing. */
const saysOf = (figures: BudgetFigures, rule: string, row: string) =>
  checkCodes(figures, { year: 2023 })
    .filter((one) => one.rule === rule && one.where?.row === row)
    .map(({ finding }) => finding?.stated ?? 'passed')

void describe('the name of a code', () => {
  const named = (name: string) => saysOf(sampleBudget({ 't2.r1.name': name }), 'code-name', 't2.r1')
  void it('may be shortened or have spaces and brackets', () => {
    for (const name of ['一般公共服务', '一般公共 服务支出', '一般公共服务支出（类）'])
      assert.deepEqual(named(name), ['passed'])
  })
  void it('may not be another, and a blank one is not judged', () => {
    assert.deepEqual(named('国防支出'), ['国防支出'])
    assert.deepEqual(named(''), [])
  })
  void it('is compared between tables 2 and 7 where both are there', () => {
    const figures = sampleBudget({ 't7.r3.name': '行政管理' })
    const results = checkCodeNames(figures)
    assert.deepEqual(
      results.flatMap(({ finding }) => finding?.stated ?? []),
      ['行政管理'],
    )
    assert.equal(results.length, (figures.tables.t7?.rows.length ?? 0) - 1)
    const { t2: _general, ...withoutGeneral } = figures.tables
    const { t7: _all, ...withoutAll } = figures.tables
    assert.deepEqual(checkCodeNames({ ...figures, tables: withoutGeneral }), [])
    assert.deepEqual(checkCodeNames({ ...figures, tables: withoutAll }), [])
  })
})

void describe('a code', () => {
  void it('is written in digits, however long', () => {
    const of = (code: string) =>
      checkCodes(sampleBudget({ 't2.r1.code': code }), { year: 2023 }).find(
        ({ rule, where }) => rule === 'code-tree' && where?.row === 't2.r1',
      )?.finding?.expected
    assert.equal(of('201'), undefined)
    for (const wrong of ['2O1', '20', '2011', '']) assert.equal(of(wrong), '3、5、7位数字')
  })
  void it('of table 5 is one of a fund; a row without code is not judged as one', () => {
    const of = (code: string) =>
      saysOf(sampleBudget({ 't5.r1.code': code, 't5.r1.name': '某项' }), 'fund-code', 't5.r1')
    assert.deepEqual([of('20822'), of(''), of('201')], [['passed'], ['passed'], ['201']])
  })
})

void describe('the column of an economic class', () => {
  const of = (code: string) =>
    saysOf(
      sampleBudget({ 't3.r13.code': code, 't3.r13.personnel': '10.00', 't3.r13.public': '' }),
      'economic-column',
      't3.r13',
    )
  void it('is fixed for the classes that the region names and free for others', () => {
    assert.deepEqual([of('30226'), of('30101'), of('30401')], [['10.00'], ['passed'], ['passed']])
  })
  void it('names the cell where there is one', () => {
    const figures = sampleBudget({ 't3.r13.personnel': '10.00' })
    const cellOf = (budget: BudgetFigures) =>
      checkCodes(budget, { year: 2023 }).find(
        ({ rule, finding }) => rule === 'economic-column' && finding !== null,
      )?.finding?.where
    assert.equal(cellOf(figures)?.cell, 'D18')
    const { t3 } = figures.tables
    assert.ok(t3)
    const rows = t3.rows.map((row) =>
      row.id === 't3.r13' ? { ...row, figures: { ...row.figures, personnel: { value: 1_000_000 } } } : row,
    )
    const where = cellOf({ ...figures, tables: { ...figures.tables, t3: { ...t3, rows } } })
    assert.ok(where !== undefined && !('cell' in where))
  })
})
