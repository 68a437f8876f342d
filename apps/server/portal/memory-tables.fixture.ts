/** Money tables and target tables of an invented unit, for tests. */
import type { PublishedColumn, PublishedFund, PublishedRow, PublishedTable } from './sources.ts'

const col = (kind: PublishedColumn['kind'], key: string, path: string): PublishedColumn => ({
  kind,
  key,
  path: path.split('-'),
})

const FUNCTION_ROWS: readonly (readonly [string, string, string])[] = [
  ['201', '一般公共服务支出', '146.07'],
  ['20132', '组织事务', '146.07'],
  ['2013201', '行政运行', '146.07'],
  ['208', '社会保障和就业支出', '23.77'],
  ['20805', '行政事业单位养老支出', '23.77'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '15.84'],
  ['2080506', '机关事业单位职业年金缴费支出', '7.92'],
  ['210', '卫生健康支出', '8.01'],
  ['21011', '行政事业单位医疗', '8.01'],
  ['2101101', '行政单位医疗', '6.33'],
  ['2101199', '其他行政事业单位医疗支出', '1.68'],
  ['221', '住房保障支出', '13.13'],
  ['22102', '住房改革支出', '13.13'],
  ['2210201', '住房公积金', '13.13'],
]

function codedTable(
  key: string,
  title: string,
  group: string,
  rows: readonly (readonly [string, string, string])[],
  notes: readonly string[] = [],
): PublishedTable {
  const columns = [
    col('code', 'code', '科目编码'),
    col('label', 'name', '科目名称'),
    ...['总计', '基本支出', '项目支出'].map((name, index) =>
      col('figure', ['total', 'basic', 'project'][index] ?? '', group === '' ? name : `${group}-${name}`),
    ),
  ]
  const total: PublishedRow = {
    id: `${key}.total`,
    total: true,
    level: 0,
    cells: rows.length === 0 ? { name: '合计' } : { name: '合计', total: '190.98', basic: '190.98' },
  }
  const items = rows.map(([code, name, amount], index): PublishedRow => ({
    id: `${key}.r${index + 1}`,
    total: false,
    level: (code.length - 3) / 2,
    cells: { code, name, total: amount, basic: amount },
  }))
  return { key, title, moneyUnit: '万元', columns, rows: [total, ...items], notes }
}

function listTable(
  key: string,
  title: string,
  columns: readonly PublishedColumn[],
  lines: readonly (readonly string[])[],
  totalAt: number,
): PublishedTable {
  const rows = lines.map((cells, index): PublishedRow => ({
    id: index === totalAt ? `${key}.total` : `${key}.r${index < totalAt ? index + 1 : index}`,
    total: index === totalAt,
    level: 0,
    cells: Object.fromEntries(columns.map((column, place) => [column.key, cells[place] ?? ''])),
  }))
  return { key, title, moneyUnit: '万元', columns, rows, notes: [] }
}

export const memoryTables: readonly PublishedTable[] = [
  listTable(
    't1',
    '表1 财政拨款收支总表',
    [
      col('label', 'income', '收入-项目'),
      col('figure', 'incomeAmount', '收入-预算数'),
      col('label', 'expenditure', '支出-项目'),
      col('figure', 'total', '支出-合计'),
      col('figure', 'general', '支出-一般公共预算'),
      col('figure', 'fund', '支出-政府性基金预算'),
      col('figure', 'capital', '支出-国有资本经营预算'),
    ],
    [
      ['一、本年收入', '190.98', '一、本年支出', '190.98', '190.98'],
      ['一般公共预算资金', '190.98', '一般公共服务支出', '146.07', '146.07'],
      ['政府性基金预算资金', '', '社会保障和就业支出', '23.77', '23.77'],
      ['国有资本经营预算资金', '', '卫生健康支出', '8.01', '8.01'],
      ['', '', '住房保障支出', '13.13', '13.13'],
      ['二、上年结转', '', '二、结转下年'],
      ['收入合计', '190.98', '支出合计', '190.98', '190.98'],
    ],
    6,
  ),
  codedTable('t2', '表2 一般公共预算财政拨款支出预算表', '2023年预算数', FUNCTION_ROWS),
  listTable(
    't3',
    '表3 一般公共预算财政拨款基本支出预算表',
    [
      col('code', 'code', '科目编码'),
      col('label', 'name', '科目名称'),
      col('figure', 'total', '基本支出-总计'),
      col('figure', 'personnel', '基本支出-人员经费'),
      col('figure', 'public', '基本支出-日常公用经费'),
    ],
    [
      ['', '合计', '190.98', '154.87', '36.11'],
      ['301', '工资福利支出', '154.87', '154.87'],
      ['30101', '基本工资', '34.67', '34.67'],
      ['302', '商品和服务支出', '36.11', '', '36.11'],
      ['30211', '差旅费', '15.00', '', '15.00'],
    ],
    0,
  ),
  {
    key: 't4',
    title: '表4 一般公共预算“三公”经费支出表',
    moneyUnit: '万元',
    columns: [
      col('figure', 'total', '预算数-合计'),
      col('figure', 'trip', '因公出国（境）费'),
      col('figure', 'reception', '公务接待费'),
    ],
    rows: [],
    notes: ['本单位没有“三公”经费预算，所以此表无数据。'],
  },
  codedTable(
    't5',
    '表5 政府性基金预算支出表',
    '本年政府性基金预算财政拨款支出',
    [],
    ['本单位没有政府性基金收支，所以此表无数据。'],
  ),
  listTable(
    't6',
    '表6 部门收支总表',
    [
      col('label', 'income', '收入-项目'),
      col('figure', 'incomeAmount', '收入-预算数'),
      col('label', 'expenditure', '支出-项目'),
      col('figure', 'total', '支出-预算数'),
    ],
    [
      ['合计', '190.98', '合计', '190.98'],
      ['一般公共预算资金', '190.98', '一般公共服务支出', '146.07'],
      ['事业收入资金', '', '社会保障和就业支出', '23.77'],
      ['其他收入资金', '', '卫生健康支出', '8.01'],
      ['', '', '住房保障支出', '13.13'],
    ],
    0,
  ),
  codedTable('t7', '表7 部门支出总表', '', FUNCTION_ROWS),
]

export const memoryFunds: readonly PublishedFund[] = [
  {
    key: 'p.1',
    title: '2023年重点专项资金绩效目标表（一级项目）',
    name: '基层文化队伍培训经费',
    compiler: '云溪县文化局',
    department: '云溪县文化局',
    budget: '50.00',
    overview: '统筹全县基层文化队伍的年度培训。',
    basis: '县文化发展五年规划。',
    goal: '全年举办培训班不少于 6 期，覆盖全部乡镇。',
    indicators: [
      { name: '培训天数', weight: '10', unit: '天', relation: '≥', value: '5' },
      { name: '培训人数', weight: '40', unit: '人', relation: '≥', value: '320' },
      { name: '', weight: '', unit: '', relation: '≥', value: '296' },
      { name: '参训人员满意度', weight: '40', unit: '%', relation: '≥', value: '90' },
    ],
  },
  {
    key: 'p.2',
    title: '2023年一般性项目绩效目标表',
    name: '场馆维护',
    compiler: '云溪县文化活动中心',
    department: '云溪县文化局',
    budget: '12.40',
    overview: '',
    basis: '',
    goal: '保障场馆全年开放。',
    indicators: [],
  },
]
