/** Every printed basis: what is asked about it, on its own clause. */
import assert from 'node:assert/strict'
import type { ClauseId } from '#kernel/law'
import { clause } from '../../../tests/support/clause.ts'
import type { Basis, DocumentEntry } from './basis.ts'
import { basisText, checkBasis, normalNumber, parseBasis } from './basis.ts'
import { printedFund } from '../../../tests/support/printed-funds.ts'

type Asked = {
  readonly year?: number
  readonly documents?: readonly DocumentEntry[]
  readonly change?: Partial<Basis>
}

/** The n-th printed basis of a fund with a change, among all of them. */
function ask(fundKey: string, position: number, { year = 2023, documents = [], change = {} }: Asked = {}) {
  const { fund, table } = printedFund(fundKey)
  const basis = table.basis.map((one, i) => (i === position - 1 ? { ...one, ...change } : one))
  return checkBasis(basis, { fund: fund.name, sheet: fund.name, year, documents })
}

const of = (results: ReturnType<typeof ask>, clauseId: ClauseId, rule: string) =>
  results.filter((one) => one.rule === rule && one.where?.clause === clauseId)
const fine = (results: ReturnType<typeof ask>, clauseId: ClauseId, rule: string) => {
  const own = of(results, clauseId, rule)
  assert.ok(own.length > 0, `${rule} was not asked`)
  assert.deepEqual(
    own.flatMap(({ finding }) => finding?.message ?? []),
    [],
  )
}
const told = (results: ReturnType<typeof ask>, clauseId: ClauseId, rule: string, message: RegExp) =>
  assert.match(
    of(results, clauseId, rule).find(({ finding }) => finding !== null)?.finding?.message ?? '',
    message,
  )

const period = 'basis-period-runs'
const trial = 'trial-document-is-recent'
const oneTitle = 'one-number-one-title'
const registered = (number: string, title: string, more: Partial<DocumentEntry> = {}): DocumentEntry => ({
  key: number,
  title,
  ...more,
})

clause('shizhu-budget-2023/p.rencai.basis.1', '2018年全市人才工作要点', ({ accepts, refuses }) => {
  const [id, rule] = ['shizhu-budget-2023/p.rencai.basis.1', 'yearly-document-is-current'] as const
  refuses('basis year 2018, budget year 2023: 年度文件已过期', () =>
    told(ask('p.rencai', 1), id, rule, /年度文件已过期.*只管2018年/),
  )
  accepts('budget year 2018', () => fine(ask('p.rencai', 1, { year: 2018 }), id, rule))
})

clause('shizhu-budget-2023/p.rencai.basis.2', '没有截止年度', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.rencai.basis.2'
  accepts('no end date', () => fine(ask('p.rencai', 2), id, period))
  refuses('an end recorded later: 2022', () => {
    const documents = [
      registered('渝委办〔2017〕4号', '关于深化人才发展体制机制改革促进人才创新创业的实施意见', {
        validTo: 2022,
      }),
    ]
    told(ask('p.rencai', 2, { documents }), id, period, /依据期限已过.*2022年为止/)
  })
})

clause('shizhu-budget-2023/p.rencai.basis.3', '行动计划2018-2020', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.rencai.basis.3'
  refuses('end 2020 for 2023', () =>
    told(ask('p.rencai', 3), id, period, /到2020年为止，2023年预算是否另有依据/),
  )
  accepts('for 2020', () => fine(ask('p.rencai', 3, { year: 2020 }), id, period))
})

clause('shizhu-budget-2023/p.rencai.basis.4', '规划纲要2011-2020', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.rencai.basis.4'
  refuses('end 2020 for 2023', () => told(ask('p.rencai', 4), id, period, /到2020年为止/))
  accepts('for 2020', () => fine(ask('p.rencai', 4, { year: 2020 }), id, period))
})

clause('shizhu-budget-2023/p.rencai.basis.5', '2017年的试行规定', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.rencai.basis.5'
  refuses('2023', () => told(ask('p.rencai', 5), id, trial, /2017年印发，至2023年已超过5年/))
  accepts('2022, exactly 5 years', () => fine(ask('p.rencai', 5, { year: 2022 }), id, trial))
})

clause('shizhu-budget-2023/p.rencai.basis.6', '2017年的试行规定', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.rencai.basis.6'
  refuses('2017 for 2023', () => told(ask('p.rencai', 6), id, trial, /2017年印发，至2023年/))
  accepts('2022', () => fine(ask('p.rencai', 6, { year: 2022 }), id, trial))
})

clause('shizhu-budget-2023/p.rencai.basis.7', '会议审定', ({ accepts, refuses }) => {
  const [id, rule] = ['shizhu-budget-2023/p.rencai.basis.7', 'meeting-has-a-day'] as const
  refuses('a meeting without a day', () => {
    const meetings = printedFund('p.rencai').table.basis.filter(({ kind }) => kind === 'meeting')
    assert.deepEqual(meetings.map(basisText), ['县政府第65次常务会', '县委第76次常委会'])
    told(ask('p.rencai', 7), id, rule, /请补充县政府第65次常务会的召开日期/)
  })
  accepts('with a day', () => {
    const { fund, table } = printedFund('p.rencai')
    const basis = table.basis
      .filter(({ kind }) => kind === 'meeting')
      .map((one) => ({ ...one, on: '2022-11-30' }))
    fine(checkBasis(basis, { fund: fund.name, sheet: fund.name, year: 2023, documents: [] }), id, rule)
  })
})

clause('shizhu-budget-2023/p.feigong.basis', '文号格式', ({ accepts, refuses }) => {
  const [id, rule] = ['shizhu-budget-2023/p.feigong.basis', 'document-number-form'] as const
  accepts('渝委组〔2014〕116号', () => {
    assert.equal(printedFund('p.feigong').table.basis[0]?.number, '渝委组〔2014〕116号')
    fine(ask('p.feigong', 1), id, rule)
  })
  refuses('渝委组[2014]116', () =>
    told(
      ask('p.feigong', 1, { change: { number: '渝委组[2014]116' } }),
      id,
      rule,
      /写作“渝委组〔2014〕116号”/,
    ),
  )
})

clause('shizhu-budget-2023/p.ganbu.basis.1', '同一文件引用两次', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.ganbu.basis.1'
  const cited = (title: string) => {
    const { fund, table } = printedFund('p.ganbu')
    const [first] = table.basis
    assert.ok(first)
    const basis = [...table.basis, { ...first, title }]
    return checkBasis(basis, { fund: fund.name, sheet: fund.name, year: 2023, documents: [] })
  }
  accepts('two citations, titles equal', () => fine(cited('规范区县党校主体班办学的通知'), id, oneTitle))
  refuses('two citations with different titles', () =>
    told(cited('党校办学细则'), id, oneTitle, /同一文号只有一个名称/),
  )
})

clause('shizhu-budget-2023/p.ganbu.basis.2', '文号和名称', ({ accepts, refuses }) => {
  const [id, rule] = ['shizhu-budget-2023/p.ganbu.basis.2', 'document-has-title'] as const
  accepts('number and title', () => fine(ask('p.ganbu', 2), id, rule))
  refuses('a number alone', () =>
    told(ask('p.ganbu', 2, { change: { title: '' } }), id, rule, /请补充文件名称/),
  )
})

clause('shizhu-budget-2023/p.ganbu.basis.3', '一个文号一个名称', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.ganbu.basis.3'
  const documents = [registered('渝委组〔2017〕25号', '重庆市现场教学基地管理办法')]
  accepts('the registered title', () => fine(ask('p.ganbu', 3, { documents }), id, oneTitle))
  refuses('the same number with another title', () =>
    told(
      ask('p.ganbu', 3, { documents, change: { title: '现场教学点考核办法' } }),
      id,
      oneTitle,
      /请核对渝委组〔2017〕25号的文件名称/,
    ),
  )
})

clause('shizhu-budget-2023/p.ganbu.basis.4', '任务期已过', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.ganbu.basis.4'
  const documents = [registered('渝委组〔2018〕70号', '脱贫攻坚战干部教育培训实施意见', { validTo: 2020 })]
  refuses('task period ended 2020 recorded', () =>
    told(ask('p.ganbu', 4, { documents }), id, period, /到2020年为止/),
  )
  accepts('nothing recorded', () => fine(ask('p.ganbu', 4), id, period))
})

clause('shizhu-budget-2023/p.ganbu.basis.5', '没有截止年度', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.ganbu.basis.5'
  accepts('no end date', () => fine(ask('p.ganbu', 5), id, period))
  refuses('ended 2022', () =>
    told(
      ask('p.ganbu', 5, {
        documents: [registered('石柱委发〔2018〕1号', '乡村振兴战略行动计划', { validTo: 2022 })],
      }),
      id,
      period,
      /2022年为止/,
    ),
  )
})

clause('shizhu-budget-2023/p.ganbu.basis.6', '行动计划2018—2020', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.ganbu.basis.6'
  refuses('end 2020 for 2023', () => told(ask('p.ganbu', 6), id, period, /到2020年为止/))
  accepts('for 2020', () => fine(ask('p.ganbu', 6, { year: 2020 }), id, period))
})

for (const [id, position] of [
  ['shizhu-budget-2023/p.zhucun.basis.1', 1],
  ['shizhu-budget-2023/p.zhucun.basis.2', 2],
] as const)
  clause(id, '只有文号', ({ accepts, refuses }) => {
    const rule = 'document-has-title'
    refuses('a number without a title', () => told(ask('p.zhucun', position), id, rule, /请补充文件名称/))
    accepts('the title added closes it', () =>
      fine(ask('p.zhucun', position, { change: { title: '驻乡驻村工作办法' } }), id, rule),
    )
  })

for (const [id, position, number] of [
  ['shizhu-budget-2023/p.zhucun.basis.3', 3, '石委组函〔2021〕152号'],
  ['shizhu-budget-2023/p.zhucun.basis.4', 4, '石委组函〔2021〕153号'],
] as const)
  clause(id, number, ({ accepts, refuses }) => {
    const rule = 'document-number-form'
    accepts(number, () => fine(ask('p.zhucun', position, { change: { number } }), id, rule))
    refuses('without 号, or in other brackets', () => {
      const loose = number.replace('号', '').replace('〔', '【').replace('〕', '】')
      assert.equal(normalNumber(loose), number)
      told(ask('p.zhucun', position, { change: { number: loose } }), id, rule, /文号.*不规范/)
    })
  })

clause('shizhu-budget-2023/p.laogan.basis.1', '括号', ({ accepts, refuses }) => {
  const [id, rule] = ['shizhu-budget-2023/p.laogan.basis.1', 'document-number-form'] as const
  refuses('【2019】 is reported and printed 〔2019〕', () => {
    told(ask('p.laogan', 1), id, rule, /“石柱委办发【2019】11号”不规范，印出时写作“石柱委办发〔2019〕11号”/)
    assert.match(basisText(printedFund('p.laogan').table.basis[0] ?? assert.fail('no basis')), /〔2019〕/)
  })
  accepts('〔2019〕', () =>
    fine(ask('p.laogan', 1, { change: { number: '石柱委办发〔2019〕11号' } }), id, rule),
  )
})

const organisationPlan = registered('石委编委发〔2019〕25号', '考核办公室、老干部活动中心等机构编制方案')
const duties = registered('石柱委办发〔2019〕11号', '县委组织部三定规定')
for (const [id, fundKey, position, document] of [
  ['shizhu-budget-2023/p.laogan.basis.2', 'p.laogan', 2, organisationPlan],
  ['shizhu-budget-2023/p.xinxi.basis.1', 'p.xinxi', 1, duties],
  ['shizhu-budget-2023/p.xinxi.basis.2', 'p.xinxi', 2, organisationPlan],
  ['shizhu-budget-2023/p.zuzhi.basis.1', 'p.zuzhi', 1, duties],
  ['shizhu-budget-2023/p.zuzhi.basis.2', 'p.zuzhi', 2, organisationPlan],
] as const)
  clause(id, `${document.key} 在名册中只有一条`, ({ accepts, refuses }) => {
    const documents = [organisationPlan, duties]
    accepts('cited again with the registered title', () =>
      fine(ask(fundKey, position, { documents }), id, oneTitle),
    )
    refuses('cited again with another title', () =>
      told(
        ask(fundKey, position, { documents, change: { title: '另一份文件' } }),
        id,
        oneTitle,
        /同一文号只有一个名称/,
      ),
    )
  })

clause('shizhu-budget-2023/p.basis', '立项依据', ({ accepts, refuses }) => {
  const id = 'shizhu-budget-2023/p.basis'
  const citing = (text: string) =>
    checkBasis(parseBasis(text), { fund: '示例老年学习经费', sheet: '示例', year: 2023, documents: [] })
  refuses('a plan titled 2018-2020 used for 2023: 依据期限已过', () =>
    told(citing('《学习规划（2018-2020年）》（示委办〔2018〕7号）'), id, period, /依据期限已过/),
  )
  accepts('a plan ending 2023', () =>
    fine(citing('《学习规划（2019-2023年）》（示委办〔2018〕7号）'), id, period),
  )
  refuses('what is no document number', () => {
    const [basis] = parseBasis('《学习规划》（示委办〔2018〕7号）')
    assert.ok(basis)
    const list = [{ ...basis, number: '文件七' }]
    told(
      checkBasis(list, { fund: '示例', sheet: '示例', year: 2023, documents: [] }),
      id,
      'document-number-form',
      /机关代字〔年〕号/,
    )
  })
})
