/** The rules of target tables at their neighbours: what just passes and what just does not. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { targetTable } from '#lint'
import { askRule, findingsOf } from '#tests/lint-rules'

const table = (...rows: string[]) => targetTable({ rows })
/** One row of a table: name, unit, sign, value. */
const row = (name: string, unit: string, relation: string, value: string) =>
  table(`${name}\t90\t${unit}\t${relation}\t${value}`)
/** Rule, what stands in the table, what the rule says. */
type Case = readonly [what: string, text: string, says: readonly string[]]

function judged(id: string, cases: readonly Case[]): void {
  void describe(id, () => {
    for (const [what, text, says] of cases) void it(what, () => assert.deepEqual(askRule(id, text), says))
  })
}

judged('weights-sum', [
  ['passes decimals', table('甲\t44.5\t次\t≥\t1', '乙\t45.5\t次\t≥\t1'), ['ok']],
  [
    'asks for the whole where the execution is a row',
    table('预算执行率\t10\t%\t=\t100', '乙\t80\t次\t≥\t1'),
    ['error 90'],
  ],
  ['asks nothing without weights', '指标名称\t计量单位\t指标值\n清淤\t公里\t12\n', []],
  ['asks nothing where no row has one', table('清淤\t\t公里\t≥\t12'), []],
])

judged('row-complete', [
  [
    'lets a grade go without a unit only',
    table('面貌\t90\t\t定性\t好', '面貌\t\t级\t定性\t好'),
    ['ok', 'error 指标名称“面貌”，指标性质“定性”，指标值“好”'],
  ],
  ['asks for columns that are there', '指标名称\t计量单位\t指标值\n清淤\t公里\t12\n', ['ok']],
])
void it('row-complete stands at the first filled cell', () => {
  const [finding] = findingsOf('row-complete', table('\t\t\t≥\t24'))
  assert.equal(finding?.where.cell, 'D4')
})

judged('unit-vocabulary', [
  ['looks past blanks and strokes', table('甲\t90\t\t≥\t1', '乙\t90\t—\t≥\t1', '丙\t90\t/\t定性\t好'), []],
  ['calls a stranger a note', row('甲', '很多数', '≥', '1'), ['note 很多数']],
  ['mends the name of a count', row('甲', '户数', '≥', '1'), ['inconsistency 户数']],
])

judged('quantitative-shape', [
  ['leaves grades alone', row('面貌', '级', '定性', '好'), []],
  ['leaves strange signs alone', row('面貌', '级', '正向', '好'), []],
  ['leaves rows without a name or a value alone', table('\t90\t次\t≥\t好', '甲\t90\t次\t≥\t'), []],
  ['refuses a word', row('甲', '次', '=', '好'), ['error =好']],
  ['asks about a number with its unit', row('甲', '次', '≤', '3次'), ['doubt ≤3次']],
])
void it('quantitative-shape proposes the number alone', () => {
  const [finding] = findingsOf('quantitative-shape', row('甲', '次', '≤', '3次'))
  assert.deepEqual([finding?.expected, /应只填数字/.test(finding?.message ?? '')], ['3', true])
})

judged('qualitative-shape', [
  ['leaves numbers alone', row('清淤', '公里', '≥', '12'), []],
  ['leaves rows without a name or a value alone', table('\t90\t级\t定性\t95', '甲\t90\t级\t定性\t'), []],
  ['refuses a number', row('面貌', '级', '定性', '95'), ['error 定性95级']],
  [
    'asks about a rate and a unit',
    table('清运率指标\t90\t级\t定性\t好', '面貌\t90\t次\t定性\t好'),
    ['doubt 定性好级', 'doubt 定性好次'],
  ],
])
void it('qualitative-shape says what to do in the words of its grade', () => {
  assert.match(
    findingsOf('qualitative-shape', row('面貌', '级', '定性', '95'))[0]?.message ?? '',
    /^请改正.*。$/,
  )
  assert.match(
    findingsOf('qualitative-shape', row('清运率', '级', '定性', '好'))[0]?.message ?? '',
    /^请核对.*？$/,
  )
})

judged('percent-bound', [
  ['asks about at least the whole of a share too', row('达标率', '%', '≥', '100'), ['doubt ≥100%']],
  ['looks at shares only', table('满意度\t90\t人\t≥\t950', '满意度\t90\t%\t≥\t很高', '\t90\t%\t≥\t950'), []],
  [
    'passes the whole as equal or at most',
    table('达标率\t90\t%\t=\t100', '达标率\t90\t%\t≤\t100', '达标率\t90\t%\t>\t99'),
    ['ok', 'ok', 'ok'],
  ],
  ['asks about at least the whole', row('清运率', '%', '≥', '100'), ['doubt ≥100%']],
  [
    'refuses more than the whole of a share',
    table('达标率\t90\t%\t=\t100.5', '达标率\t90\t%\t>\t100'),
    ['error =100.5%', 'error >100%'],
  ],
  [
    'asks about more than the whole of what can be overfulfilled',
    row('任务完成率', '%', '≥', '120'),
    ['doubt ≥120%'],
  ],
  [
    'lets changes pass, not shares that rise',
    table('客流增长率\t90\t%\t≥\t120', '升学率\t90\t%\t≥\t120'),
    ['ok', 'error ≥120%'],
  ],
])

judged('percent-indicator-name', [
  [
    'looks at numbers in % with a name',
    table('清理\t90\t%\t≥\t很高', '清理\t90\t次\t≥\t5', '\t90\t%\t≥\t5'),
    [],
  ],
  ['asks about a name without a share', row('清理河岸', '%', '≥', '5'), ['doubt 清理河岸']],
])

judged('relation-direction', [
  [
    'looks at costs in money and at growth',
    table('成本\t90\t次\t=\t5', '清淤\t90\t公里\t=\t5', '成本\t90\t元\t定性\t好', '成本\t90\t元\t正向\t5'),
    [],
  ],
  [
    'passes the better side',
    table('成本\t90\t元\t<\t5', '成本\t90\t元\t≤\t5', '新增岗位\t90\t个\t>\t5', '新增岗位\t90\t个\t≥\t5'),
    ['ok', 'ok', 'ok', 'ok'],
  ],
  [
    'lets a standard be equal, not at least',
    table('补助标准\t90\t元/人\t=\t5', '补助标准\t90\t元/人\t≥\t5'),
    ['ok', 'doubt ≥5元/人'],
  ],
  [
    'looks at growth in %, not at raising',
    table('客流增速\t90\t%\t=\t5', '能力提升率\t90\t%\t=\t5'),
    ['doubt =5%'],
  ],
])
for (const [name, unit, relation, says] of [
  ['成本', '元', '=', /用“=”时结果更省也算没有完成，是否应为“≤”/],
  ['新增岗位', '个', '=', /用“=”时结果更好也算没有完成，是否应为“≥”/],
  ['成本', '元', '≥', /“≥5元”是越多越好的意思/],
  ['新增岗位', '个', '≤', /“≤5个”是越少越好的意思/],
] as const)
  void it(`relation-direction tells why of ${name}${relation}`, () => {
    assert.match(findingsOf('relation-direction', row(name, unit, relation, '5'))[0]?.message ?? '', says)
  })

judged('target-plausibility', [
  [
    'looks at unwanted shares only',
    table(
      '投诉率\t90\t件\t≤\t60',
      '投诉率\t90\t%\t≤\t很低',
      '完成率\t90\t%\t≤\t60',
      '投诉办结率\t90\t%\t≥\t95',
    ),
    [],
  ],
  ['passes half', row('投诉率', '%', '≤', '50'), ['ok']],
  ['asks above half', row('投诉率', '%', '<', '50.01'), ['doubt <50.01%']],
  [
    'asks about a floor, strict or not',
    table('投诉率\t90\t%\t≥\t0', '投诉率\t90\t%\t>\t0.0001', '投诉率\t90\t%\t>\t0'),
    ['doubt ≥0%', 'doubt >0.0001%', 'ok'],
  ],
])

const withGoal = (goal: string, ...rows: string[]) => targetTable({ goal, rows, budget: '80.00' })
judged('goal-vs-indicator', [
  ['takes kinds and years for no work', withGoal('用三年时间整治两类河道。', '清淤\t90\t公里\t≥\t12'), []],
  [
    'takes one of two rows',
    withGoal('全年培训河长30人。', '培训河长\t45\t人\t=\t30', '培训河长骨干\t45\t人\t=\t12'),
    ['ok'],
  ],
  ['asks nothing without a goal', row('清淤', '公里', '≥', '12'), []],
  [
    'does not take a count for the budget',
    withGoal('全年培训河长8000人。', '绿化\t90\t株\t=\t80'),
    ['doubt 8000人'],
  ],
  [
    'takes people as people and meetings as meetings',
    withGoal('培训河长30名，举办座谈会4场。', '培训河长人数\t45\t人\t=\t30', '座谈会\t45\t次\t≥\t4'),
    ['ok', 'ok'],
  ],
  [
    'takes the unit before the stroke and a count for its unit',
    withGoal('巡查河道24次，培训河长30人。', '巡查河道\t45\t次/年\t≥\t24', '培训河长\t45\t人数\t=\t30'),
    ['ok', 'ok'],
  ],
  ['keeps units apart', withGoal('培训河长30人。', '培训河长\t90\t次\t=\t30'), ['doubt 30人']],
  [
    'reads only the part of the sentence',
    withGoal('清淤河道：新增护栏12公里，其余不变。', '清淤河道\t90\t公里\t=\t12'),
    ['doubt 12公里'],
  ],
  [
    'reads behind the figure too',
    withGoal('全年组织24次河道巡查；完成任务。', '河道巡查\t90\t次\t≥\t24'),
    ['ok'],
  ],
  [
    'reads to the end without a stop',
    withGoal('全年组织共计24次河道巡查', '河道巡查\t90\t次\t≥\t24'),
    ['ok'],
  ],
  [
    'takes half of a name',
    withGoal(
      '培训基层河长30人，培训基层河长20人。',
      '河长培训员\t45\t人\t=\t30',
      '河长培训新人\t45\t人\t=\t20',
    ),
    ['ok', 'doubt 20人'],
  ],
  [
    'takes the budget, but no other amount',
    withGoal('安排80万元，清淤80公里。', '绿化\t90\t株\t=\t80'),
    ['ok', 'doubt 80公里'],
  ],
  ['takes no amount for the budget', withGoal('安排经费81万元。', '绿化\t90\t株\t=\t80'), ['doubt 81万元']],
  [
    'takes the sum or one of the rows',
    withGoal(
      '培训河长30人，培训河长和志愿者150人。',
      '培训河长\t45\t人\t=\t30',
      '培训志愿者\t45\t人\t=\t120',
    ),
    ['ok', 'ok'],
  ],
  [
    'asks where words stand between',
    withGoal('计划新增清淤长度15公里。', '清淤长度\t90\t公里\t≥\t12'),
    ['doubt 15公里'],
  ],
  [
    'contradicts what the name itself says',
    withGoal('年内计划清淤至少15公里。', '清淤长度\t90\t公里\t≥\t12'),
    ['inconsistency 15公里'],
  ],
  [
    'leaves what has more words before it',
    withGoal('东镇村内支流清淤15公里。', '清淤\t90\t公里\t≥\t12'),
    ['doubt 15公里'],
  ],
  [
    'leaves a part behind other words',
    withGoal('清淤支流15公里。', '清淤\t90\t公里\t≥\t12'),
    ['doubt 15公里'],
  ],
  [
    'skips rows without a name or a number',
    withGoal('全年清淤15公里。', '\t45\t公里\t=\t15', '清淤\t45\t公里\t=\t很长'),
    ['doubt 15公里'],
  ],
  [
    'asks nothing without rows or without a goal',
    '项目名称\t河道\n年度目标\t全年清淤不少于15公里。\n指标名称\t权重\t计量单位\t指标值\n',
    [],
  ],
])
void it('goal-vs-indicator names the row it contradicts', () => {
  const [finding] = findingsOf(
    'goal-vs-indicator',
    withGoal('年内计划清淤至少15公里。', '清淤长度\t90\t公里\t≥\t12'),
  )
  assert.deepEqual([finding?.expected, finding?.related[0]?.rowName], ['≥12公里', '清淤长度'])
})

const two = (first: string, second: string) =>
  `${targetTable({ name: '甲', rows: [first] })}\n${targetTable({ name: '乙', rows: [second] })}`
judged('one-indicator-one-target', [
  ['compares satisfaction only', table('沿河垃圾清运率\t45\t%\t≥\t90', '沿岸垃圾清运率\t45\t%\t≥\t95'), []],
  ['does not take half of the characters', table('学生满意度\t45\t%\t≥\t90', '学校满意度\t45\t%\t≥\t95'), []],
  [
    'compares counts of one thing over tables',
    two('农村公路桥\t90\t座\t=\t36', '农村公路桥\t90\t座\t=\t41'),
    ['inconsistency =41座'],
  ],
  ['asks about another sign', two('农村公路桥\t90\t座\t=\t36', '农村公路桥\t90\t座\t≥\t36'), ['doubt ≥36座']],
  [
    'takes four characters for a thing of its own, not three',
    two('公路桥梁\t90\t座\t=\t36', '公路桥梁\t90\t座\t=\t41'),
    ['inconsistency =41座'],
  ],
  ['leaves short names alone', two('公路桥\t90\t座\t=\t36', '公路桥\t90\t座\t=\t41'), []],
  [
    'leaves shares, prices and grades alone',
    two('农村公路桥\t90\t%\t=\t36', '农村公路桥\t90\t%\t=\t41') +
      two('农村公路桥面貌\t90\t级\t定性\t好', '农村公路桥面貌\t90\t级\t定性\t良'),
    [],
  ],
  ['keeps units apart', two('农村公路桥\t90\t座\t=\t36', '农村公路桥\t90\t处\t=\t41'), []],
  ['asks about one name twice in one table', table('桥\t45\t座\t=\t3', '桥\t45\t座\t=\t4'), ['doubt =4座']],
  ['passes one name twice with one target', table('桥\t45\t座\t=\t3', '桥\t45\t座\t=\t3'), ['ok']],
  [
    'skips rows without a name or a value',
    table('\t45\t座\t=\t3', '\t45\t座\t=\t4', '桥\t45\t座\t=\t', '桥\t45\t座\t=\t3'),
    [],
  ],
  [
    'asks about satisfaction of near people',
    table('沿河居民满意度\t45\t%\t≥\t90', '沿岸居民满意度\t45\t%\t≥\t95'),
    ['doubt ≥95%'],
  ],
  [
    'and about another sign',
    table('沿河居民满意度\t45\t%\t≥\t90', '沿岸居民满意度\t45\t%\t>\t90'),
    ['doubt >90%'],
  ],
  [
    'passes over one target, other people, grades and one name',
    table(
      '沿河居民满意度\t45\t%\t≥\t90',
      '沿岸居民满意度\t45\t%\t≥\t90',
      '游客满意度\t45\t%\t≥\t95',
      '沿江居民满意度\t45\t级\t定性\t好',
    ),
    [],
  ],
  [
    'takes half of the characters',
    table('居民甲满意度\t45\t%\t≥\t90', '乙居丙满意度\t45\t%\t≥\t95', '居民满意度\t45\t%\t≥\t80'),
    ['doubt ≥80%'],
  ],
])

judged('cost-feasible', [
  [
    'passes the budget itself',
    targetTable({ budget: '8.00', rows: ['路灯\t45\t盏\t=\t40', '管护费用\t45\t元/年\t≤\t80000'] }),
    ['ok'],
  ],
  [
    'asks one 元 above',
    targetTable({ budget: '8.00', rows: ['管护费用\t45\t元/年\t≤\t80001'] }),
    ['doubt 8.00万元'],
  ],
  [
    'takes whole amounts of costs, not of growth',
    targetTable({ budget: '8.00', rows: ['管护费用\t45\t万元\t≤\t9', '村民增收\t45\t万元\t≥\t9'] }),
    ['doubt 9.00万元'],
  ],
  [
    'asks nothing without a budget or a count',
    targetTable({ budget: '', rows: ['管护费用\t45\t元/年\t≤\t80001'] }) +
      targetTable({ budget: '1', rows: ['路灯单价\t45\t元/个\t≤\t80001', '补贴\t45\t元/月\t=\t90000'] }),
    [],
  ],
  [
    'takes the rows that share a word',
    targetTable({
      budget: '8.00',
      rows: ['安装路灯\t45\t个\t=\t40', '安装长椅\t45\t个\t=\t400', '路灯单价\t45\t元/个\t≤\t2000'],
    }),
    ['ok'],
  ],
  [
    'takes the only row, but none of two',
    targetTable({ budget: '8.00', rows: ['安装灯具\t45\t个\t=\t41', '单价\t45\t元/个\t≤\t2000'] }) +
      targetTable({
        budget: '8.00',
        rows: ['甲\t45\t个\t=\t41', '乙\t45\t个\t=\t41', '单价\t45\t元/个\t≤\t2000'],
      }),
    ['doubt 8.20万元'],
  ],
  [
    'takes no upper bounds and grades for counts',
    targetTable({ budget: '8.00', rows: ['路灯\t45\t个\t≤\t41', '路灯单价\t45\t元/个\t≤\t2000'] }) +
      targetTable({ budget: '8.00', rows: ['路灯\t45\t个\t=\t很多', '路灯单价\t45\t元/个\t≤\t2000'] }),
    [],
  ],
  [
    'reads 每人每天',
    targetTable({
      budget: '9.59',
      rows: ['志愿者\t40\t人\t≥\t160', '天数\t20\t天\t>\t3', '成本\t30\t元/每人·天\t≤\t200'],
    }),
    ['doubt 9.60万元'],
  ],
])
void it('cost-feasible tells the reckoning and where it comes from', () => {
  const text = targetTable({
    budget: '8.00',
    rows: ['安装路灯\t45\t个\t=\t41', '路灯单价\t45\t元/个\t≤\t2000'],
  })
  const [finding] = findingsOf('cost-feasible', text)
  assert.match(finding?.message ?? '', /41个×2000元\/个共8\.20万元，大于本表预算8\.00万元/)
  assert.deepEqual(
    finding?.related.map(({ rowName }) => rowName),
    ['当年预算', '安装路灯'],
  )
})

judged('figure-unit', [
  [
    'passes likes of one unit',
    '苗木采购8万元、机械采购1万元。苗木采购8元、机械采购1元。',
    ['ok', 'ok', 'ok', 'ok'],
  ],
  [
    'takes a name of two characters, not of one',
    '机械0元、机械8万元、款0元、款8万元。',
    ['inconsistency 0元', 'ok', 'ok', 'ok'],
  ],
  [
    'looks behind the bare number for its parts',
    '成人3人，共3.2万，其中占比60%、少儿2万人次。',
    ['inconsistency 3.2万'],
  ],
  [
    'asks about a bare number at a stop or the end',
    '接待3万，比去年多2.5亿；合计5万',
    ['doubt 3万', 'doubt 2.5亿', 'doubt 5万'],
  ],
  ['leaves numbers with words behind them', '接待3万多人，近5万群众，2万余。', []],
  [
    'mends the whole from its parts',
    '接待3万人，共3.2万，其中成人2万人次、占比60%。',
    ['inconsistency 3.2万'],
  ],
  ['does not take a figure that is no part', '接待3.2万。新书2000册。', ['doubt 3.2万']],
  ['passes neighbours in one unit, not an amount alone', '苗木8万元，肥料1万元。', ['ok', 'ok']],
  ['says nothing of an amount alone', '苗木8万元。', []],
  [
    'finds a nought in 元 after or before its like',
    '苗木采购0元、机械采购8万元。',
    ['inconsistency 0元', 'ok'],
  ],
  ['asks about another amount in 元', '苗木采购8万元、机械采购5000元。', ['ok', 'doubt 5000元']],
  [
    'keeps sentences, names and prices apart',
    '苗木采购8万元。机械采购0元。苗木8万元、机械0元。苗木采购8万元、每次采购0元。',
    Array.from({ length: 6 }, () => 'ok'),
  ],
  ['takes a like beginning', '采购苗木8万元、采购机械0元。', ['ok', 'inconsistency 0元']],
  ['does not turn 万元 into 元', '苗木采购8元、机械采购0万元。', ['doubt 8元', 'ok']],
  [
    'asks about a whole amount from ten thousand 元 on',
    table('管护费\t45\t元/年\t≤\t10000', '管护费\t45\t元\t≤\t9999', '补贴\t45\t元/人\t=\t20000'),
    ['doubt 10000元/年', 'ok'],
  ],
  ['asks only in tables headed 万元', '指标名称\t权重\t计量单位\t指标值\n管护费\t90\t元\t10000\n', []],
  ['notes 万元 beside 元', table('增收\t45\t万元\t≥\t12', '补贴\t45\t元/人\t=\t200'), ['note 12万元']],
  [
    'not alone, and not without a number',
    table('增收\t45\t万元\t≥\t12') + table('增收\t45\t万元\t≥\t很多', '补贴\t45\t元/人\t=\t200'),
    [],
  ],
])
