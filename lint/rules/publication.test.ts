import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkDocumentNumbers } from './document-number-format.ts'
import { checkEmptyTableNote } from './empty-table-note.ts'
import { checkTermsExplained } from './terms-explained.ts'
import { checkRequiredTables, comparableTitle } from './required-tables.ts'

const place = { sheet: '甲表', cell: 'A1' }

describe('empty-table-note', () => {
  const check = (hasFigures: boolean, ...notes: string[]) =>
    checkEmptyTableNote({ place, hasFigures, notes }).finding
  it('refuses an empty table without note', () => assert.match(check(false)?.message ?? '', /空表须附说明/))
  it('passes an empty table with note', () => assert.equal(check(false, '备注：本表无数据'), null))
  it('passes a table with figures', () => assert.equal(check(true), null))
  it('refuses an empty-table note on a table with figures', () => {
    assert.match(check(true, '备注：本表无数据')?.message ?? '', /有数据不应有空表备注/)
  })
  it('lets a table with figures carry another note', () => assert.equal(check(true, '注：含上年结转'), null))
})

describe('required-tables', () => {
  const required = [{ title: '收入总表', grade: 'error' as const, clause: 'x/1', repair: '请补上。' }]
  it('ignores number, year and spaces of a title', () => {
    assert.equal(comparableTitle('表3 2023年“收入”总表'), comparableTitle('收入总表'))
    assert.equal(checkRequiredTables(['表3 2023年收入 总表'], required, '公开表')[0]?.finding, null)
  })
  it('names the missing table', () => {
    assert.match(
      checkRequiredTables(['支出总表'], required, '公开表')[0]?.finding?.message ?? '',
      /缺：收入总表/,
    )
  })
})

describe('terms-explained', () => {
  const check = (glossary: string, clause?: string) =>
    checkTermsExplained(
      '文中有机关运行经费',
      glossary,
      [
        { term: '机关运行经费', words: ['机关运行经费'], ...(clause === undefined ? {} : { clause }) },
        { term: '别的', words: ['没有出现的词'] },
      ],
      { ...place, clause: 'x/1' },
    )
  it('looks only at terms that the text uses', () => {
    assert.deepEqual(
      check('机关运行经费：指……').map(({ finding }) => finding),
      [null],
    )
    assert.match(check('')[0]?.finding?.message ?? '', /补上“机关运行经费”/)
  })
  it('answers with the clause of the term, else with that of the place', () => {
    assert.deepEqual([check('', 'x/2')[0]?.where?.clause, check('')[0]?.where?.clause], ['x/2', 'x/1'])
  })
})

describe('document-number-format', () => {
  const repairs = (text: string) =>
    checkDocumentNumbers(text, place).map(({ finding }) => finding?.repair ?? 'ok')
  it('passes hexagonal brackets with 号', () =>
    assert.deepEqual(repairs('某发〔2020〕3号、某办函〔2021〕15号'), ['ok', 'ok']))
  for (const text of [
    '某发【2020】3号',
    '某发[2020]3号',
    '某发（2020）3号',
    '某发〔2020〕3',
    '某发〔2020】3号',
    '某发【2020〕3号',
  ]) {
    it(`mends ${text}`, () => assert.deepEqual(repairs(text), ['〔2020〕3号']))
  }
  it('drops noughts before the serial and says all that is wrong', () => {
    const [{ finding } = { finding: null }] = checkDocumentNumbers('依据某发【2020】003', place)
    assert.equal(finding?.repair, '〔2020〕3号')
    assert.equal(finding?.stated, '【2020】003')
    assert.match(
      finding?.message ?? '',
      /“依据某发〔2020〕3号”：年份应用六角括号〔2020〕，末尾缺“号”，序号不编虚位。/,
    )
  })
  it('does not take a period for a number', () => assert.deepEqual(repairs('发展规划（2011-2020年）'), []))
})
