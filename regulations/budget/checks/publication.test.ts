/** What is published: the set of tables, empty tables and their notes, links. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import type { BudgetFigures, TableKey } from '../figures.ts'
import { publicationSetOf } from '../publication-sets.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { publicationChecklist } from './publication.ts'
import { sampleBudget, sampleUnit } from './sample.fixture.ts'

function withTable(key: TableKey, notes: readonly string[] = [], figures = sampleBudget()): BudgetFigures {
  return { ...figures, tables: { ...figures.tables, [key]: { key, sheet: key, rows: [], notes } } }
}
const note = '本单位本年没有此项收支，表内无数据。'
const chongqing = { unit: { ...sampleUnit, region: '重庆' } }

clause('shizhu-budget-2023/t8', '公开表齐全', ({ accepts, refuses }) => {
  const complete = withTable('t10', [note], withTable('t9', [note], withTable('t8', [note])))
  accepts('all of the set, 1-7 and targets', () => passes(complete, 'required-tables', 't8'))
  refuses(
    'the set of 12 with 1-7 and targets: 部门收入总表、政府采购预算明细表、整体绩效目标表 are named',
    () => {
      fails(sampleBudget(), 'required-tables', 't8', {
        message: /缺：部门收入总表/,
        blocks: 'publication',
      })
      const missing = (['t8', 't9', 't10'] as const).flatMap((id) =>
        findingsOf(sampleBudget(), 'required-tables', id).map(({ where }) => where.table),
      )
      assert.deepEqual(missing, ['部门收入总表', '政府采购预算明细表', '整体绩效目标表'])
    },
  )
  refuses('another region asks for another table', () => {
    assert.equal(
      publicationSetOf('国有资本表示例', 2021).length,
      publicationSetOf(undefined, 2021).length + 1,
    )
    assert.equal(publicationSetOf('国有资本表示例', 2020).length, publicationSetOf(undefined, 2020).length)
    fails(
      complete,
      'required-tables',
      't8',
      { message: /国有资本经营预算支出表/, blocks: 'publication' },
      { unit: { ...sampleUnit, region: '国有资本表示例' } },
    )
  })
})

clause('shizhu-budget-2023/t9', '采购明细表为空也要列出', ({ accepts, refuses }) => {
  accepts('empty with a note', () => {
    passes(withTable('t9', [note]), 'required-tables', 't9', chongqing)
    passes(withTable('t9', [note]), 'empty-table-note', 't.blank')
  })
  refuses('missing: asked for, and required where the region’s set says so', () => {
    fails(sampleBudget(), 'required-tables', 't9', { blocks: null })
    fails(sampleBudget(), 'required-tables', 't9', { blocks: 'publication' }, chongqing)
  })
})

clause('shizhu-budget-2023/t10', '整体绩效目标表可由主管部门的链接代替', ({ accepts, refuses }) => {
  accepts('a link to the parent', () =>
    passes(sampleBudget(), 'required-tables', 't10', {
      texts: { overallTargetsLink: 'https://department.example/targets' },
    }),
  )
  refuses('none and no link: a warning that names the table', () =>
    fails(sampleBudget(), 'required-tables', 't10', { message: /缺：整体绩效目标表/, blocks: null }),
  )
})

clause('shizhu-budget-2023/t.blank', '空白按0计，空表须附说明', ({ accepts, refuses }) => {
  accepts('t5 without figures, with the note', () => passes(sampleBudget(), 'empty-table-note', 't5.note'))
  refuses('t9 without figures and without note', () =>
    fails(withTable('t9'), 'empty-table-note', 't.blank', {
      message: /空表须附说明/,
      blocks: 'publication',
    }),
  )
})

clause('shizhu-budget-2023/t5', '政府性基金表只列政府性基金科目', ({ accepts, refuses }) => {
  const fund = (code: string) => sampleBudget({ 't5.r1.code': code })
  accepts('2120801 of 国有土地使用权出让收入', () => passes(fund('2120801'), 'fund-code', 't5'))
  refuses('2013201', () => fails(fund('2013201'), 'fund-code', 't5', { message: /不属于政府性基金科目/ }))
  refuses('2080505, a general item of a class that has fund items', () =>
    fails(fund('2080505'), 'fund-code', 't5'),
  )
  refuses('2089999, which nobody knows: asked about', () =>
    fails(fund('2089999'), 'fund-code', 't5', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t2.codes', '编码定名称', ({ accepts, refuses }) => {
  accepts('2013201 行政运行', () => passes(sampleBudget(), 'code-name', 't2.codes'))
  refuses('2013201 with the name 一般行政管理事务', () =>
    fails(sampleBudget({ 't2.r3.name': '一般行政管理事务' }), 'code-name', 't2.codes', {
      message: /2013201是“行政运行”/,
    }),
  )
  refuses('208050 (6 digits); codes have 3/5/7', () =>
    fails(sampleBudget({ 't2.r7.code': '208050' }), 'code-tree', 't2.codes', { message: /3、5、7位/ }),
  )
})

clause('shizhu-budget-2023/t4.carbuy', '有购置费须有购车计划', ({ accepts, refuses }) => {
  const bought = { 't4.total.carPurchase': '18.00', 't3.r12.code': '31013', 't3.r12.total': '18.00' }
  accepts('18.00 of 31013 in both tables', () => passes(sampleBudget(bought), 'cross-table', 't4.carbuy'))
  accepts('30913 counts as well', () =>
    passes(sampleBudget({ ...bought, 't3.r12.code': '30913' }), 'cross-table', 't4.carbuy'),
  )
  refuses('18.00 and planned vehicles 0', () => {
    fails(sampleBudget(bought), 'vehicle-purchase', 'n.5.4.b', { message: /购置费为18\.00万元但购车为0辆/ })
    fails(sampleBudget({ 't4.total.carPurchase': '18.00' }), 'cross-table', 't4.carbuy')
  })
})

clause('shizhu-budget-2023/n.6.5.a', '因公出国（境）费取30212', ({ accepts, refuses }) => {
  const trip = (text: string) =>
    sampleBudget({ 't3.r12.code': '30212', 't3.r12.total': '3.00', 't4.total.trip': text })
  accepts('30212 = 3.00: table 4 3.00', () => passes(trip('3.00'), 'cross-table', 't4.trip'))
  refuses('2.99', () => fails(trip('2.99'), 'cross-table', 't4.trip'))
})

clause('shizhu-budget-2023/n.6.5.d', '公务接待费取30217', ({ accepts, refuses }) => {
  const host = (text: string) =>
    sampleBudget({ 't3.r12.code': '30217', 't3.r12.total': '1.00', 't4.total.reception': text })
  accepts('30217 = 1.00 and 1.00', () => passes(host('1.00'), 'cross-table', 't4.host'))
  refuses('30217 = 1.00 and t4 0.90: no tolerance', () => fails(host('0.90'), 'cross-table', 't4.host'))
})

clause('shizhu-budget-2023/n.6.5.c', '无车辆而有运行费须说明', ({ accepts, refuses }) => {
  const running = (cars: string) =>
    sampleBudget(
      { 't3.r12.code': '30231', 't3.r12.total': '0.50', 't4.total.carRunning': '0.50' },
      {
        narrative: [
          {
            clause: 'n.5.4.a',
            item: '现有车辆',
            unit: '辆',
            row: 2,
            figure: { stated: cars, value: Number(cars) * 10_000, cell: 'C2' },
          },
        ],
      },
    )
  accepts('vehicles 1', () => passes(running('1'), 'vehicle-running', 'n.6.5.c'))
  accepts('vehicles 0 with a reason in writing', () =>
    passes(running('0'), 'vehicle-running', 'n.6.5.c', { texts: { carRunningReason: '车辆年中报废' } }),
  )
  refuses('vehicles 0 and 30231 = 0.50', () =>
    fails(running('0'), 'vehicle-running', 'n.6.5.c', { message: /无车辆而有运行费/, blocks: null }),
  )
})

clause('shizhu-budget-2023/n.6.3', '基本支出等于人员经费加公用经费', ({ accepts, refuses }) => {
  const stated = sampleBudget({ 't3.total.total': '190.99' })
  accepts('154.87 + 36.11 = 190.98', () => passes(sampleBudget(), 'row-total', 't3.cols'))
  accepts('190.99 imported: rounding', () => passes(stated, 'row-total', 't3.cols'))
  refuses('190.99 entered', () => {
    const { t3 } = sampleBudget().tables
    assert.ok(t3)
    const [total, ...rows] = t3.rows
    assert.ok(total)
    const exact = (fen: number) => ({ value: fen, cell: 'C5' })
    const entered = {
      ...total,
      figures: { total: exact(190_990_000), personnel: exact(154_870_000), public: exact(36_110_000) },
    }
    const figures = sampleBudget()
    fails(
      { ...figures, tables: { ...figures.tables, t3: { ...t3, rows: [entered, ...rows] } } },
      'row-total',
      't3.cols',
    )
  })
})

clause('shizhu-budget-2023/t7', '表7逐行不小于表2', ({ accepts, refuses }) => {
  const more = (text: string) =>
    sampleBudget({ 't7.r3.total': text, 't7.r3.basic': text, 't6.r5.incomeAmount': '3.00' })
  accepts('general-budget money only: t7 = t2 on all 15 rows', () =>
    passes(sampleBudget(), 'cross-table', 't7.r3'),
  )
  accepts('事业收入 3.00 on 2013201: t7 149.07 and t2 146.07', () =>
    passes(more('149.07'), 'all-source', 't7.r3'),
  )
  refuses('146.06 below table 2', () => fails(more('146.06'), 'all-source', 't7.r3'))
})

void describe('the checklist before 公开', () => {
  void it('says of every table whether it is there, empty, linked or missing', () => {
    const states = publicationChecklist(withTable('t9', [note]), {
      year: 2023,
      texts: { overallTargetsLink: 'https://department.example/targets' },
    }).map(({ title, state }) => [title, state])
    assert.deepEqual(states.slice(-4), [
      ['部门支出总表', 'present'],
      ['部门收入总表', 'missing'],
      ['政府采购预算明细表', 'empty'],
      ['整体绩效目标表', 'linked'],
    ])
  })
})
