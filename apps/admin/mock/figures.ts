/** Budget figures in the shape of `regulations/budget/figures.ts`, for developing the views without a server. */
import type {
  BudgetFigures,
  PlacedCell,
  StatedRow,
  StatedTable,
  TableKey,
} from '../../../regulations/budget/figures.ts'

const letters = 'ABCDEFGH'

function table(
  key: TableKey,
  sheet: string,
  columns: string[],
  labels: string[],
  lines: string[],
): StatedTable {
  const rows = lines.map((line, index): StatedRow => {
    const cells = line.split(',')
    const row = index + 5
    const figures: Record<string, PlacedCell> = {}
    const names: Record<string, string> = {}
    columns.forEach((column, at) => {
      const text = cells[at] ?? ''
      if (labels.includes(column)) names[column] = text
      else
        figures[column] = {
          cell: `${letters[at]}${row}`,
          value: text === '' ? null : Math.round(Number(text) * 100) * 10_000,
          ...(text === '' ? {} : { stated: text }),
        }
    })
    const id = line.includes('合计') ? `${key}.total` : `${key}.r${index}`
    return { id, row, labels: names, figures }
  })
  return { key, sheet, rows, notes: lines.length < 2 ? ['本单位无此项支出，故本表无数据。'] : [] }
}

const functions = [
  ',合计,190.98,190.98,',
  '201,一般公共服务支出,146.07,146.07,',
  '20132,组织事务,146.07,146.07,',
  '2013201,行政运行,146.07,146.07,',
  '208,社会保障和就业支出,23.77,23.77,',
  '20805,行政事业单位养老支出,23.77,23.77,',
  '2080505,机关事业单位基本养老保险缴费支出,15.84,15.84,',
  '2080506,机关事业单位职业年金缴费支出,7.92,7.92,',
  '210,卫生健康支出,8.01,8.01,',
  '21011,行政事业单位医疗,8.01,8.01,',
  '2101101,行政单位医疗,6.33,6.33,',
  '2101199,其他行政事业单位医疗支出,1.68,1.68,',
  '221,住房保障支出,13.13,13.13,',
  '22102,住房改革支出,13.13,13.13,',
  '2210201,住房公积金,13.13,13.13,',
]
const economic = [
  ',合计,190.98,154.87,36.11',
  '301,工资福利支出,154.87,154.87,',
  '30101,基本工资,34.67,34.67,',
  '30102,津贴补贴,29.07,29.07,',
  '30103,奖金,45.69,45.69,',
  '30108,机关事业单位基本养老保险缴费,15.84,15.84,',
  '30109,职业年金缴费,7.92,7.92,',
  '30110,职工基本医疗保险缴费,6.66,6.66,',
  '30112,其他社会保障缴费,0.20,0.20,',
  '30113,住房公积金,13.13,13.13,',
  '30114,医疗费,1.68,1.68,',
  '302,商品和服务支出,36.11,,36.11',
  '30211,差旅费,15.00,,15.00',
  '30226,劳务费,10.00,,10.00',
  '30228,工会经费,1.33,,1.33',
  '30239,其他交通费用,9.78,,9.78',
]
const fiscal = [
  '一、本年收入,190.98,一、本年支出,190.98,190.98,,',
  '一般公共预算资金,190.98,一般公共服务支出,146.07,146.07,,',
  '政府性基金预算资金,,社会保障和就业支出,23.77,23.77,,',
  '国有资本经营预算资金,,卫生健康支出,8.01,8.01,,',
  ',,住房保障支出,13.13,13.13,,',
  '二、上年结转,,二、结转下年,,,,',
  '收入合计,190.98,支出合计,190.98,190.98,,',
]
const departmental = [
  '合计,190.98,合计,190.98',
  '一般公共预算资金,190.98,一般公共服务支出,146.07',
  '政府性基金预算资金,,社会保障和就业支出,23.77',
  '国有资本经营预算资金,,卫生健康支出,8.01',
  '财政专户管理资金,,住房保障支出,13.13',
  '事业收入资金,,,',
]
const coded = ['code', 'name', 'total', 'basic', 'project']

export const printedFigures: BudgetFigures = {
  tables: {
    t1: table(
      't1',
      '表1 财政拨款收支总表',
      ['income', 'incomeAmount', 'expenditure', 'total', 'general', 'fund', 'capital'],
      ['income', 'expenditure'],
      fiscal,
    ),
    t2: table('t2', '表2 一般公共预算支出表', coded, ['code', 'name'], functions),
    t3: table(
      't3',
      '表3 基本支出表',
      ['code', 'name', 'total', 'personnel', 'public'],
      ['code', 'name'],
      economic,
    ),
    t4: table(
      't4',
      '表4 三公经费支出表',
      ['total', 'trip', 'car', 'carPurchase', 'carRunning', 'reception'],
      [],
      [],
    ),
    t5: table('t5', '表5 政府性基金支出表', coded, ['code', 'name'], [',合计,,,']),
    t6: table(
      't6',
      '表6 部门收支总表',
      ['income', 'incomeAmount', 'expenditure', 'total'],
      ['income', 'expenditure'],
      departmental,
    ),
    t7: table('t7', '表7 部门支出总表', coded, ['code', 'name'], functions),
  },
  narrative: [
    {
      clause: 'n.2.1',
      item: '2023年初预算数',
      unit: '万元',
      row: 2,
      figure: { stated: '190.98', value: 190_980_000, cell: 'C2' },
    },
    {
      clause: 'n.2.1.a',
      item: '其中：一般公共预算拨款',
      unit: '万元',
      row: 3,
      figure: { stated: '190.95', value: 190_950_000, cell: 'C3' },
    },
    {
      clause: 'n.3.b',
      item: '比上年增加',
      unit: '万元',
      row: 4,
      figure: { stated: '68.54', value: 68_540_000, cell: 'C4' },
    },
    {
      clause: 'n.5.2.a',
      item: '政府采购预算总额',
      unit: '万元',
      row: 5,
      figure: { stated: '0', value: 0, cell: 'C5' },
    },
  ],
  funds: [
    {
      key: 'p.rencai',
      headCells: {},
      sheet: '绩效目标1',
      title: '2023年重点专项资金绩效目标表（一级项目）',
      compiler: '005-县委组织部',
      name: '人才开发专项经费',
      department: '005-县委组织部',
      budget: { stated: '470.99', value: 470_990_000, cell: 'F4' },
      overview:
        '按照人才工作部署，扎实抓好人才引进、培养和使用，实施重点人才项目，组织专家联系服务活动，为本县集聚优秀人才。',
      basis: '人才工作年度要点；中长期人才发展规划；引进紧缺实用专业技术人才优惠政策。',
      goal: '全年引进教育、卫生、涉农、规划等紧缺实用人才不少于250人，柔性引进专家120余人次，培养本土实用人才150余人。',
      indicators: [
        ['举办人才专题培训班', '10', '次', '≥', '2'],
        ['人才公寓总量', '10', '套', '≥', '123'],
        ['人才引进补贴', '10', '元/月', '≥', '1000'],
        ['引进人才对象满意度', '10', '%', '≥', '90'],
        ['人才流失率', '20', '%', '≤', '71'],
        ['选派外地锻炼人数', '10', '人', '≥', '7'],
        ['', '', '', '', '4'],
        ['人才引进人数', '10', '人', '≥', '250'],
        ['高层次人才研修班人数', '10', '人', '=', '50'],
      ].map(([name = '', weight = '', unit = '', relation = '', value = ''], index) => ({
        id: `p.rencai.r${index + 1}`,
        row: 9 + index,
        name,
        weight,
        unit,
        relation,
        value,
      })),
    },
  ],
}

const place = (sheet: string, cell: string, table?: string, row?: string, column?: string) => ({
  sheet,
  cell,
  ...(table === undefined ? {} : { table }),
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
})

/** Findings in the shape of `LintFinding`, as an office sees them on the printed budget. */
export const printedFindings = [
  {
    rule: 'narrative-equals-table',
    grade: 'error',
    where: { ...place('说明', 'C4'), clause: 'shizhu-budget-2023/n.3.b' },
    related: [place('表2 一般公共预算支出表', 'C5', 't2', 't2.total', '预算数-总计')],
    stated: '68.54',
    expected: '190.98',
    difference: '-122.44',
    message:
      '请核对「说明」C4“2023年一般公共预算财政拨款支出”：说明写68.54万元，表2合计为190.98万元；68.54是比上年增加数，疑为误写。',
    repair: '把68.54改为190.98。',
  },
  {
    rule: 'sum-of-children',
    grade: 'note',
    where: {
      ...place('表3 基本支出表', 'C6', 't3', 't3.r1', '基本支出-总计'),
      clause: 'shizhu-budget-2023/t3.r1',
    },
    related: [],
    stated: '154.87',
    expected: '154.86',
    difference: '0.01',
    message:
      '「表3 基本支出表」C6：下级9项之和154.86，与所列154.87相差0.01，小于允许的0.05，属四舍五入尾差，不必修改。',
  },
  {
    rule: 'code-tree',
    grade: 'inconsistency',
    where: { ...place('绩效目标1', 'A15', 'p.rencai', 'p.rencai.r7'), clause: 'shizhu-budget-2023/p.rencai' },
    related: [],
    stated: '（空）4',
    expected: '指标名称、权重、单位、性质',
    message:
      '请补正「绩效目标1」第15行：只有指标值“4”，缺少指标名称、权重、计量单位和指标性质；权重合计因此无法核对。',
  },
  {
    rule: 'indicator-plausible',
    grade: 'doubt',
    where: {
      ...place('绩效目标1', 'E13', 'p.rencai', 'p.rencai.r5'),
      clause: 'shizhu-budget-2023/p.rencai.r5',
    },
    related: [],
    stated: '≤71%',
    expected: '明显更低的上限',
    message: '请确认「绩效目标1」E13：人才流失率不高于71%作为目标过宽，疑为误写。',
  },
  {
    rule: 'income-parts',
    grade: 'error',
    where: { ...place('说明', 'C3'), clause: 'shizhu-budget-2023/n.2.1.b' },
    related: [place('表6 部门收支总表', 'B6', 't6', 't6.r1', '收入预算数')],
    stated: '190.95',
    expected: '190.98',
    difference: '-0.03',
    message: '请核对「说明」C3：一般公共预算拨款190.95万元，与表6的190.98万元不符；其余五项为0，不存在尾差。',
  },
]
