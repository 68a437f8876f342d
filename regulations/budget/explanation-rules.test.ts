/** Sentences of the explanation by base year, region, nature and register; the terms it explains. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../tests/support/clause.ts'
import { baseFiguresFrom, baseYearKinds } from './base-year.ts'
import { fails, passes } from './checks/expect.fixture.ts'
import { checkGlossaryText } from './checks/glossary.ts'
import { fund, line, sampleBudget, sampleUnit } from './checks/sample.fixture.ts'
import type { CheckedUnit } from './checks/context.ts'
import { explainFigures } from './explanation.ts'
import type { BudgetFigures } from './figures.ts'
import { glossaryOf, numeral, terms } from './glossary.ts'
import { fillSentence, sentencesOf, sentenceTable } from './sentences.ts'
import { mainUses, namedUses } from './uses.ts'

const duties = '组织老干部活动'
const partsOf = (
  figures: BudgetFigures,
  texts: Readonly<Record<string, string>> = {},
  unit: CheckedUnit = sampleUnit,
  year = 2023,
) => explainFigures({ unit, year, texts: { duties, ...texts }, stated: figures }).parts
const textOf = (...input: Parameters<typeof partsOf>): string =>
  partsOf(...input)
    .flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
const withLines = (...lines: readonly ReturnType<typeof line>[]) => sampleBudget({}, { narrative: lines })
const base = line('n.2.1.c', '上年收入预算总额', '122.44')

clause('shizhu-budget-2023/n.2.2.c', '上年数的每种情形各有句式', ({ accepts, refuses }) => {
  const sentences = {
    published: /收入比2022年的122\.44万元增加68\.54万元/,
    imported: /支出比2022年的122\.44万元增加68\.54万元/,
    keyed: /收入比2022年的122\.44万元增加68\.54万元/,
    'moved-in': /因职能或人员划入，2022年数按同口径调整为122\.44万元，收入比调整后的上年数增加68\.54万元/,
    'moved-out': /因职能或人员划出，2022年数按同口径调整为122\.44万元/,
    merged: /因单位合并，2022年数为合并各单位之和122\.44万元/,
    recounted: /因统计口径调整，2022年数按新口径为122\.44万元/,
  } as const
  for (const [state, words] of Object.entries(sentences))
    accepts(`${state}: +68.54 over 122.44`, () => {
      const texts = { baseYear: state, baseYearEvidence: '示例财预〔2022〕1号' }
      assert.match(textOf(withLines(base), texts), words)
      passes(withLines(base), 'base-year', 'n.2.2.c', { texts })
    })
  accepts('a new unit: 新增单位, without a comparison', () => {
    const text = textOf(withLines(), { baseYear: 'new-unit' })
    assert.match(text, /新增单位，2022年没有年初预算/)
    assert.doesNotMatch(text, /比2022年/)
    passes(withLines(), 'base-year', 'n.2.2.c', { texts: { baseYear: 'new-unit' } })
  })
  refuses('no 2022 figure stored: no sentence is written, the base is asked for', () => {
    assert.doesNotMatch(textOf(withLines()), /2022年的|上年/)
    fails(withLines(), 'base-year', 'n.2.2.c', { blocks: null })
  })
})

clause('shizhu-budget-2023/n.3.b', '基本支出写当年数，不写增减额', ({ accepts, refuses }) => {
  const stated = (text: string) =>
    withLines(line('n.3.b', '基本支出', text), line('n.3.b', '基本支出比上年增加', '68.54'))
  accepts('generated from t2: 190.98 and +68.54', () => {
    assert.match(textOf(stated('68.54')), /基本支出190\.98万元，比上年增加68\.54万元/)
    passes(stated('190.98'), 'narrative-vs-table', 'n.3.b')
  })
  refuses('68.54 typed: both figures are shown', () =>
    fails(stated('68.54'), 'narrative-vs-table', 'n.3.b', { message: /190\.98.*68\.54.*误填为增减额/ }),
  )
})

clause('shizhu-budget-2023/n.4.c', '“三公”由主管部门统一预算', ({ accepts, refuses }) => {
  accepts('005: the sentence names the department', () => {
    assert.match(textOf(sampleBudget(), { threePublicBy: '005' }), /“三公”经费由示例县委组织部统一预算。/)
    passes(sampleBudget(), 'named-unit', 'n.4.c', { texts: { threePublicBy: '005' }, unit: sampleUnit })
  })
  refuses('a unit not in the register', () =>
    fails(
      sampleBudget(),
      'named-unit',
      'n.4.c',
      { blocks: null },
      { texts: { threePublicBy: '777' }, unit: sampleUnit },
    ),
  )
})

clause('shizhu-budget-2023/n.5.1.c', '主要用途由大到小，至少覆盖60%', ({ accepts, refuses }) => {
  accepts('差旅费15.00, 劳务费10.00, 其他交通费用9.78, 工会经费1.33 of t3 302', () => {
    assert.match(textOf(sampleBudget()), /主要用于差旅费、劳务费、其他交通费用。/)
    assert.equal(mainUses(sampleBudget(), 2023).length, 3)
  })
  accepts('four equal rows: a third covers 75% and ends the list; below 60% it goes on', () => {
    const rows = {
      't3.r12.total': '10.00',
      't3.r13.total': '10.00',
      't3.r14.total': '10.00',
      't3.r15.total': '10.00',
    }
    assert.equal(mainUses(sampleBudget(rows), 2023).length, 3)
  })
  refuses('a use without a row', () => {
    assert.deepEqual(namedUses('主要用于办公费、水电费、差旅费、其他交通费等'), [
      '办公费',
      '水电费',
      '差旅费',
      '其他交通费',
    ])
    fails(
      sampleBudget(),
      'uses-from-rows',
      'n.5.1.c',
      { blocks: null },
      { texts: { operatingUses: '办公费' }, unit: sampleUnit },
    )
  })
})

const departments = [
  fund('p.rencai', [], { compiler: '005-示例县委组织部', budget: { value: 470_990_000 } }),
  fund('p.laogan', [], { compiler: '005-示例县委组织部', budget: { value: 1_090_110_000 } }),
]

clause('shizhu-budget-2023/n.5.3', '本单位没有项目时目标表属于主管部门', ({ accepts, refuses }) => {
  const own = [fund('p.own', [], { compiler: '005002-示例县老干部活动中心' })]
  accepts(
    'project 0 and 7 tables of 005 (sum 1561.10): shown as the department’s, total stays 190.98',
    () => {
      const figures = sampleBudget({}, { funds: departments })
      const text = textOf(figures)
      assert.match(text, /绩效目标由示例县委组织部统一管理，随本预算公开其目标表2张/)
      assert.match(text, /支出预算总额190\.98万元/)
      passes(figures, 'own-fund', 'n.5.3', { unit: sampleUnit })
    },
  )
  refuses('a fund as own with project budget 0', () =>
    fails(
      sampleBudget({}, { funds: own }),
      'own-fund',
      'n.5.3',
      { message: /本单位没有项目支出预算/ },
      { unit: sampleUnit },
    ),
  )
})

clause('shizhu-budget-2023/n.6.4', '项目支出须有项目和绩效目标', ({ accepts, refuses }) => {
  const project = (funds: BudgetFigures['funds']) =>
    sampleBudget({ 't7.total.project': '10.00', 't2.total.project': '10.00' }, { funds })
  const own = (fen: number) => fund('p.own', [], { compiler: '005002-中心', budget: { value: fen } })
  accepts('10.00 with a fund of 10.00', () =>
    passes(project([own(10_000_000)]), 'project-has-fund', 'n.6.4', { unit: sampleUnit }),
  )
  refuses('10.00 without a fund', () =>
    fails(project(departments), 'project-has-fund', 'n.6.4', {}, { unit: sampleUnit }),
  )
  refuses('10.00 with a fund of 9.99: asked about', () =>
    fails(project([own(9_990_000)]), 'project-has-fund', 'n.6.4', { blocks: null }, { unit: sampleUnit }),
  )
})

clause('shizhu-budget-2023/n.6', '用到的名词都要解释', ({ accepts, refuses }) => {
  const text = '2023年机关运行经费36.11万元。'
  const explained = terms.find(({ term }) => term === '机关运行经费')
  accepts('机关运行经费 with its explanation', () => {
    assert.deepEqual(
      checkGlossaryText(text, `机关运行经费：${explained?.meaning ?? ''}`, 2023).map(
        ({ finding }) => finding,
      ),
      [null],
    )
    assert.match(textOf(sampleBudget()), /机关运行经费：行政单位和参照公务员法管理的事业单位/)
    passes(sampleBudget(), 'terms-explained', 'n.6', { unit: sampleUnit, texts: {} })
  })
  refuses('机关运行经费 without', () => {
    const [result] = checkGlossaryText(text, '（一）基本支出：正常运转所需。', 2023)
    assert.equal(result?.finding?.grade, 'doubt')
    assert.match(result?.finding?.message ?? '', /补上“机关运行经费”/)
  })
})

clause('shizhu-budget-2023/n.6.1', '财政拨款收入写明三本预算', ({ accepts, refuses }) => {
  const figures = sampleBudget({ 't1.r4.incomeAmount': '5.00', 't6.r3.incomeAmount': '5.00' })
  accepts('国有资本经营 5.00 (t1) with the register’s wording', () =>
    passes(figures, 'three-budgets', 'n.6.1', { unit: sampleUnit, texts: {} }),
  )
  refuses('5.00 with a wording of two budgets: a warning that offers the other', () =>
    fails(
      figures,
      'three-budgets',
      'n.6.1',
      { message: /三本预算/, blocks: null },
      { unit: sampleUnit, texts: { glossary: '财政拨款收入：一般公共预算和政府性基金预算拨款。' } },
    ),
  )
})

clause('shizhu-budget-2023/n.1.1', '职能职责照名册写入第一部分', ({ accepts, refuses }) => {
  accepts('1 character', () =>
    assert.deepEqual(
      explainFigures({ unit: sampleUnit, year: 2023, texts: { duties: '管' }, stated: sampleBudget() })
        .missing,
      [],
    ),
  )
  refuses('empty', () =>
    assert.deepEqual(
      explainFigures({ unit: sampleUnit, year: 2023, texts: { duties: ' ' }, stated: sampleBudget() })
        .missing,
      ['一、单位基本情况'],
    ),
  )
})

clause('shizhu-budget-2023/t0.title', '封面题目按预算级次', ({ accepts, refuses }) => {
  accepts('a 二级 unit prints 单位预算公开表', () =>
    passes(sampleBudget(), 'cover-title', 't0.title', {
      unit: sampleUnit,
      coverTitle: '2023年单位预算公开表',
    }),
  )
  accepts('a 一级 department prints 部门预算公开表', () =>
    passes(sampleBudget(), 'cover-title', 't0.title', {
      unit: { ...sampleUnit, level: '一级', department: null },
      coverTitle: '2023年部门预算公开表',
    }),
  )
  refuses('部门预算 on the imported cover of a 二级 unit: noted, not refused', () =>
    fails(
      sampleBudget(),
      'cover-title',
      't0.title',
      { message: /写作“2023年单位预算公开表”/, blocks: null },
      { unit: sampleUnit, coverTitle: '2023年部门预算公开表' },
    ),
  )
})

void describe('sentences per region and year', () => {
  void it('name more sources where the region’s later texts do', () => {
    const unit = { ...sampleUnit, region: '重庆' }
    assert.match(textOf(sampleBudget(), {}, unit, 2025), /财政专户管理资金收入0万元.*上年结转0万元/)
    assert.doesNotMatch(textOf(sampleBudget(), {}, unit, 2024), /财政专户管理资金/)
    assert.match(textOf(sampleBudget(), { baseYear: 'new-unit' }, unit, 2026), /新增单位，2025年初无预算/)
  })
  void it('are complete in every region, and refuse a value that nobody gives', () => {
    for (const { region, from } of sentenceTable) {
      const unit = { ...sampleUnit, ...(region === '*' ? {} : { region }) }
      for (const state of Object.keys(baseYearKinds))
        assert.doesNotMatch(textOf(withLines(base), { baseYear: state }, unit, from), /[{}]/)
    }
    assert.throws(() => fillSentence('{missing}', {}), RangeError)
    assert.equal(sentencesOf('别处', 2023), sentencesOf(undefined, 2023))
  })
})

void describe('glossary', () => {
  void it('explains used terms only, with the unit’s own wording and additions', () => {
    const lines = glossaryOf(
      sampleBudget(),
      '基本支出：自己的解释\n离休干部：1949年9月30日前参加工作的老干部',
      '',
      2023,
    )
    assert.ok(lines.some((one) => /基本支出：自己的解释/.test(one)))
    assert.ok(lines.some((one) => /离休干部：/.test(one)))
    assert.ok(!lines.some((one) => one.includes('财政专户')))
    assert.deepEqual(glossaryOf({ tables: {}, narrative: [], funds: [] }, '', '', 2023), [])
  })
  void it('counts beyond ten', () => {
    assert.deepEqual([1, 10, 11, 20, 21].map(numeral), ['一', '十', '十一', '二十', '二十一'])
  })
})

void describe('last year as this year’s base', () => {
  void it('takes every compared total and what was carried forward', () => {
    const entries = baseFiguresFrom(sampleBudget({ 't1.r6.general': '1.50' }), 100)
    const of = (item: string) => entries.find((entry) => entry.item === item)?.figure
    assert.equal(of('上年收入预算总额')?.stated, '190.98')
    assert.equal(of('上年人员经费')?.stated, '154.87')
    assert.equal(of('上年一般公共预算结转下年')?.stated, '1.50')
    assert.equal(new Set(entries.map(({ row }) => row)).size, entries.length)
  })
})
