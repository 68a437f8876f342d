import type { ColumnOrGroup, Row, Table } from './table.ts'

// Tables of an invented unit, for tests and for looking at the layouts; see examples.fixture.ts.

export const UNIT = '临江县老年活动服务中心'
export const WAN = '单位：万元'

export function figure(key: string, header: string): ColumnOrGroup {
  return { key, header, kind: 'figure' }
}

export function rowsOf(keys: readonly string[], lines: readonly (readonly (string | null)[])[]): Row[] {
  return lines.map((line, index) => ({
    key: `r${index + 1}`,
    cells: Object.fromEntries(keys.map((key, column) => [key, line[column] ?? null])),
  }))
}

export const balance: Table = {
  title: '财政拨款收支总表',
  preparedBy: `编制单位：${UNIT}`,
  unit: WAN,
  columns: [
    {
      header: '收入',
      columns: [{ key: 'incomeItem', header: '项目', kind: 'text' }, figure('income', '预算数')],
    },
    {
      header: '支出',
      columns: [
        { key: 'outlayItem', header: '项目', kind: 'text' },
        figure('outlay', '合计'),
        figure('general', '一般公共预算'),
        figure('fund', '政府性基金预算'),
        figure('capital', '国有资本经营预算'),
      ],
    },
  ],
  rows: [
    ...rowsOf(
      ['incomeItem', 'income', 'outlayItem', 'outlay', 'general'],
      [
        ['一、本年收入', '215.40', '一、本年支出', '215.40', '215.40'],
        ['一般公共预算资金', '215.40', '一般公共服务支出', '160.12', '160.12'],
        ['政府性基金预算资金', null, '社会保障和就业支出', '28.31', '28.31'],
        ['国有资本经营预算资金', null, '卫生健康支出', '9.66', '9.66'],
        ['二、上年结转', null, '住房保障支出', '17.31', '17.31'],
        ['', null, '二、结转下年', null, null],
      ],
    ),
    {
      key: 'total',
      emphasis: 'total',
      cells: {
        incomeItem: '收入合计',
        income: '215.40',
        outlayItem: '支出合计',
        outlay: '215.40',
        general: '215.40',
      },
    },
  ],
  notes: ['本表按四舍五入保留两位小数，合计数与分项之和的尾数差异由舍入造成。'],
}

export const functional: Table = {
  title: '一般公共预算财政拨款支出预算表',
  preparedBy: `编制单位：${UNIT}`,
  unit: WAN,
  columns: [
    {
      header: '功能分类科目',
      columns: [
        { key: 'code', header: '科目编码', kind: 'code', width: 5 },
        { key: 'name', header: '科目名称', kind: 'text' },
      ],
    },
    {
      header: '预算数',
      columns: [figure('total', '总计'), figure('basic', '基本支出'), figure('project', '项目支出')],
    },
  ],
  rows: [
    {
      key: 'total',
      emphasis: 'total',
      cells: { name: '合计', total: '215.40', basic: '190.40', project: '25.00' },
    },
    ...[
      ['201', '一般公共服务支出', 0, '160.12', '135.12', '25.00'],
      ['20132', '组织事务', 1, '160.12', '135.12', '25.00'],
      ['2013201', '行政运行', 2, '135.12', '135.12', null],
      ['2013202', '一般行政管理事务', 2, '25.00', null, '25.00'],
      ['208', '社会保障和就业支出', 0, '28.31', '28.31', null],
      ['20805', '行政事业单位养老支出', 1, '28.31', '28.31', null],
      ['2080505', '机关事业单位基本养老保险缴费支出', 2, '18.87', '18.87', null],
      ['2080506', '机关事业单位职业年金缴费支出', 2, '9.44', '9.44', null],
    ].map(([code, name, level, total, basic, project]): Row => ({
      key: String(code),
      level: Number(level),
      cells: {
        code: String(code),
        name: String(name),
        total: String(total),
        basic: basic === null ? null : String(basic),
        project: project === null ? null : String(project),
      },
    })),
  ],
}

export const threePublic: Table = {
  title: '一般公共预算“三公”经费支出表',
  preparedBy: `编制单位：${UNIT}`,
  unit: WAN,
  columns: [
    figure('total', '合计'),
    figure('abroad', '因公出国（境）费'),
    {
      header: '公务用车购置及运行费',
      columns: [
        figure('carTotal', '小计'),
        figure('carPurchase', '公务用车购置费'),
        figure('carRunning', '公务用车运行费'),
      ],
    },
    figure('reception', '公务接待费'),
  ],
  rows: [],
  notes: ['本单位本年度未安排“三公”经费，故此表无数据。'],
}

/** Over several pages, with names that only a full font can print and a text without any break. */
export const long: Table = {
  title: '项目支出预算明细表',
  preparedBy: `编制单位：${UNIT}`,
  unit: WAN,
  columns: [
    { key: 'no', header: '序号', kind: 'code', width: 2.5 },
    { key: 'project', header: '项目名称', kind: 'text' },
    { key: 'reason', header: '立项依据与主要内容', kind: 'text' },
    { key: 'contact', header: '经办人', kind: 'text', width: 4 },
    {
      header: '资金来源',
      columns: [
        figure('sum', '合计'),
        { header: '财政拨款', columns: [figure('general', '一般公共预算'), figure('fund', '政府性基金')] },
        figure('other', '其他资金'),
      ],
    },
  ],
  rows: Array.from({ length: 100 }, (_, index): Row => {
    const amount = `${(index * 37) % 90}.${String((index * 53) % 100).padStart(2, '0')}`
    return {
      key: `p${index + 1}`,
      cells: {
        no: String(index + 1),
        project: ['活动场地维护', '老年大学课程', '适老化设施更新与无障碍通道改造'][index % 3] ?? '',
        reason:
          index % 7 === 0
            ? `按年度工作安排开展，分三批实施，验收合格后付款，编号 GC-2023-PROJECT-${'0123456789'.repeat(3)}，另附说明`
            : '按年度工作安排开展',
        contact: ['喆一', '垚二', '赟三', '龑四', '𬭎五', '㛃六'][index % 6] ?? '',
        sum: amount,
        general: amount,
        fund: null,
        other: index % 9 === 0 ? '123,456,789.00' : null,
      },
    }
  }),
}
