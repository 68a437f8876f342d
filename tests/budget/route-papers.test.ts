import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  budgetExecution,
  budgetQuestion,
  departmentBudget,
  officialHtml,
  publicBudget,
  unitBudget,
} from '#regulations/budget'
import { templateSchemas } from '../../platform/documents/model.ts'
import { clause } from '../support/clause.ts'
import { fund as sampleFund, sampleBudget } from '../../regulations/budget/checks/sample.fixture.ts'
import * as examples from '../../regulations/budget/procedure/examples.ts'
import { packFigures } from '../../regulations/budget/procedure/packed-figures.ts'
import type { UnitBudget } from '../../regulations/budget/procedure/vocabulary.ts'

const states: readonly UnitBudget[] = [
  ...Object.values(examples.inStage).map((make): UnitBudget => make()),
  examples.posted(),
  examples.prepared(),
  examples.signedByAll(),
]
const paper = (name: string) => {
  const found = unitBudget.documents[name]
  assert.ok(found, name)
  return found
}
const printed = (name: string, state: UnitBudget): string => JSON.stringify(paper(name).data(state, []))

void describe('papers of the road', () => {
  void it('fit their layouts in every stage in which they can be printed', () => {
    let examined = 0
    for (const [name, spec] of Object.entries(unitBudget.documents))
      for (const state of states) {
        if (!spec.when(state, [])) continue
        const schema = templateSchemas[spec.template as keyof typeof templateSchemas]
        const parsed = schema.safeParse(spec.data(state, []))
        assert.ok(parsed.success, `${name} in ${state.stage}: ${parsed.error?.message ?? ''}`)
        examined += 1
      }
    assert.ok(examined > 40, `${examined} papers`)
  })

  void it('of the department, of the year’s execution and of a question fit theirs too', () => {
    let examined = 0
    for (const procedure of [departmentBudget, budgetExecution, budgetQuestion]) {
      const made = Object.values(procedure.acts).flatMap((act) => act.example().state ?? [])
      for (const [name, spec] of Object.entries(procedure.documents))
        for (const state of made) {
          if (!spec.when(state as never, [])) continue
          const schema = templateSchemas[spec.template as keyof typeof templateSchemas]
          const parsed = schema.safeParse(spec.data(state as never, []))
          assert.ok(parsed.success, `${name}: ${parsed.error?.message ?? ''}`)
          examined += 1
        }
    }
    assert.ok(examined > 0)
  })

  void it('the reply names its number, the approved figures and the day', () => {
    const text = printed('approval-letter', examples.inStage.approved())
    for (const part of ['示例部预〔2023〕3号', '支出预算10.00万元', '基本支出10.00万元', '2023年2月10日'])
      assert.ok(text.includes(part), part)
    assert.equal(paper('approval-letter').when(examples.inStage.financeReview(), []), false)
  })

  void it('the archive lists what happened, in order', () => {
    const text = printed('archive-index', examples.posted())
    const parts = ['签章封面和报送预算', '财政批复', '部门批复', '保密审查表', '公开稿第1版', '公开位置：']
    const places = parts.map((part) => text.indexOf(part))
    assert.ok(
      places.every((at) => at > 0),
      text,
    )
    assert.deepEqual(
      places.toSorted((a, b) => a - b),
      places,
    )
  })
})

clause('shizhu-budget-2023/n.contact', 'the 保密审查表 before publication', ({ accepts, refuses }) => {
  accepts('passed: ticked, with opinion and day', () => {
    const text = printed('secrecy-form', examples.inStage.publicationPreparation())
    assert.match(text, /☑同意公开/)
    assert.match(text, /2023年2月16日/)
  })
  refuses('not yet reviewed: both boxes open, to be signed by hand', () => {
    const text = printed('secrecy-form', examples.prepared())
    assert.match(text, /□同意公开　□不同意公开/)
    assert.equal(paper('secrecy-form').when(examples.inStage.approved(), []), false)
  })
})

void describe('HTML for another site', () => {
  const state = examples.inStage.published()
  const html = officialHtml(publicBudget(state))

  void it('has every table, the six parts and the contact, and nothing that an editor strips', () => {
    assert.equal(html.match(/<table border="1">/g)?.length, 10)
    assert.equal(html.match(/<h2>[一二三四五六]、/g)?.length, 6)
    assert.match(html, /联系人：示例联系人　联系电话：023-73330000/)
    assert.match(html, /<td>2013201<\/td><td>行政运行<\/td><td>10\.00<\/td>/)
    assert.doesNotMatch(html, /<script|<style|<img|class=|style=|on\w+=/)
    assert.equal(html.match(/<tr>/g)?.length, html.match(/<\/tr>/g)?.length)
  })

  void it('escapes what people wrote', () => {
    const texts = { ...state.texts, duties: '<script>alert("x")</script>&' }
    const hostile = officialHtml(publicBudget({ ...state, texts }))
    assert.doesNotMatch(hostile, /<script>/)
    assert.match(hostile, /&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt;&amp;/)
  })

  void it('shows no finding, also where the portal does', () => {
    const shown = publicBudget({ ...state, preparation: { ...state.preparation, showFindings: true } })
    assert.equal(officialHtml(shown), html)
  })
})

void describe('what a printed table says of itself', () => {
  type Printed = { readonly title: string; readonly unit?: string; readonly notes: readonly string[] }
  const tablesOf = (state: UnitBudget) => (paper('tables').data(state, []) as { tables: Printed[] }).tables
  const state = examples.prepared()
  const [table] = Object.values(state.figures.tables)
  assert.ok(table)
  const withTable = (
    key: 't7' | 't10',
    columns: readonly string[],
    notes: readonly string[],
  ): UnitBudget => ({
    ...state,
    figures: { ...state.figures, tables: { [key]: { ...table, columns, rows: [], notes } } },
  })

  void it('its number, the unit of its money, and a note without a second “note”', () => {
    const [money] = tablesOf(withTable('t7', table.columns, ['备注：表内无数据。', '说明：合计有尾差。']))
    assert.equal(money?.title, '表7 部门支出总表')
    assert.equal(money.unit, '单位：万元')
    assert.deepEqual(money.notes, ['表内无数据。', '合计有尾差。'])
    const [targets] = tablesOf(withTable('t10', ['name', 'value'], ['由主管部门设置']))
    assert.equal(targets?.title, '表10 整体绩效目标表')
    assert.equal(targets.unit, undefined, 'a table without money has no unit of money')
    assert.deepEqual(targets.notes, ['由主管部门设置'])
  })

  void it('the bound print ends with the target tables that are published with the budget', () => {
    const sections = (one: UnitBudget) =>
      (paper('publication').data(one, []) as { sections: { template: string; data: { title?: string } }[] })
        .sections
    const plain = sections({ ...state, figures: { ...state.figures, funds: [] } })
    assert.deepEqual(
      plain.map(({ template }) => template),
      ['cover', 'report', 'figures'],
    )
    const [fund] = packFigures(sampleBudget({}, { funds: [sampleFund('p.rencai', [])] })).funds
    assert.ok(fund)
    const bound = sections({ ...state, figures: { ...state.figures, funds: [fund] } })
    assert.equal(bound.length, 4)
    const last = bound.at(-1)
    assert.equal(last?.template, 'form')
    const parsed = templateSchemas.form.safeParse(last.data)
    assert.ok(parsed.success, parsed.error?.message ?? '')
    const text = JSON.stringify(last.data)
    for (const part of [fund.name, fund.goal, '指标权重', '业务主管部门'])
      assert.ok(text.includes(part), part)
  })

  void it('places are called by table, code and word; reasons have a column only where there are any', () => {
    const difference = {
      path: 't7/total/total',
      label: '部门支出总表 合计 总计',
      before: '1.00',
      after: 2_000_000,
    }
    const told = (reason: string) =>
      JSON.stringify(
        paper('reply').data({ ...examples.inStage.approved(), differences: [{ ...difference, reason }] }, []),
      )
    assert.match(told(''), /"label":"表7 合计 总计"/)
    assert.doesNotMatch(told(''), /理由/)
    assert.match(told('调减'), /理由.*调减/)
  })

  void it('nothing that leaves its box: no run of letters and digits without a place to break', () => {
    let examined = 0
    const textsIn = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(textsIn)
          : []
    for (const [name, spec] of Object.entries(unitBudget.documents))
      for (const one of states) {
        if (!spec.when(one, [])) continue
        for (const text of textsIn(spec.data(one, []))) {
          assert.doesNotMatch(text, /[0-9A-Za-z]{24}/, `${name} in ${one.stage}`)
          examined += 1
        }
      }
    assert.ok(examined > 1_000, `${examined} texts`)
    assert.match(printed('secrecy-form', examples.prepared()), /[0-9a-f]{8} [0-9a-f]{8} /)
  })
})
