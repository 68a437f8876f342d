/** What an invented unit published, right or with the mistakes of a first version; for tests. */
import { memoryFunds, memoryTables } from './memory-tables.fixture.ts'
import type { BudgetContent, ExplanationPart, PublishedFinding } from './sources.ts'

const explanationOf = (basic: string): readonly ExplanationPart[] => [
  {
    heading: '一、单位基本情况',
    paragraphs: [
      '（一）职能职责',
      '负责全县群众文化活动的组织、辅导和场馆开放。',
      '（二）单位构成',
      '本单位为县文化局所属事业单位，实有人数 9 人。',
    ],
  },
  {
    heading: '二、部门收支总体情况',
    paragraphs: [
      '（一）收入预算',
      '2023年全年收入安排 190.98 万元，全部来自一般公共预算，没有其他来源。与2022年相比多 68.54 万元，原因是新进 3 人。',
      '（二）支出预算',
      '2023年全年支出安排 190.98 万元：一般公共服务 146.07 万元，社会保障和就业 23.77 万元，卫生健康 8.01 万元，住房保障 13.13 万元。',
    ],
  },
  {
    heading: '三、单位预算情况说明',
    paragraphs: [
      `财政拨款安排的支出为 190.98 万元，与2022年相比多 68.54 万元；属于基本支出的是 ${basic} 万元。`,
    ],
  },
  { heading: '四、“三公”经费情况说明', paragraphs: ['没有安排“三公”经费，2022年同样没有。'] },
  {
    heading: '五、其他重要事项的情况说明',
    paragraphs: ['机关运行经费：本单位不属于统计范围。', '政府采购：全年没有计划。'],
  },
  {
    heading: '六、专业性名词解释',
    paragraphs: ['基本支出：人员和日常运转所需的钱，不含专门项目。'],
  },
]

const memoryFindings: readonly PublishedFinding[] = [
  {
    grade: 'error',
    place: '情况说明第三部分“基本支出”',
    message: '与表2、表3的合计不一致，写入的是增加额。',
    stated: '68.54',
    expected: '190.98',
    clause: 'shizhu-budget-2023/n.3.b',
  },
  {
    grade: 'inconsistency',
    place: '绩效目标表“基层文化队伍培训经费”第 3 行',
    message: '指标名称、权重和计量单位空缺。',
    stated: '296',
    clause: 'shizhu-budget-2023/p.rencai.r7',
  },
  { grade: 'note', place: '表2　208', message: '合计与分项相加差 0.01，属于四舍五入。' },
]

/** The content of a budget; `basic` is the basic expenditure as the explanation states it. */
export const memoryContent = (basic: string): BudgetContent => ({
  keyFigures: [
    { label: '收入预算', amount: '190.98' },
    { label: '支出预算', amount: '190.98' },
    { label: '基本支出', amount: '190.98' },
    { label: '“三公”经费', amount: '0.00' },
  ],
  composition: [
    { label: '一般公共服务支出', amount: '146.07' },
    { label: '社会保障和就业支出', amount: '23.77' },
    { label: '住房保障支出', amount: '13.13' },
    { label: '卫生健康支出', amount: '8.01' },
  ],
  yearOnYear: [
    { label: '支出预算', last: '122.44', current: '190.98' },
    { label: '人员经费', last: '79.61', current: '154.87' },
    { label: '公用经费', last: '42.83', current: '36.11' },
    { label: '项目支出', last: null, current: '0.00' },
  ],
  explanation: explanationOf(basic),
  tables: memoryTables,
  funds: memoryFunds,
  contact: { name: '办公室', phone: '000-00000000' },
  rounding: [{ place: '表2、表7　208 社会保障和就业支出', total: '23.77', partsSum: '23.76' }],
  findings: basic === '190.98' ? [] : memoryFindings,
})
