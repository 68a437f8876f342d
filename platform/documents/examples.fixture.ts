import {
  balance,
  figure,
  functional,
  long,
  rowsOf,
  threePublic,
  UNIT,
  WAN,
} from './example-tables.fixture.ts'
import type { RenderRequest } from './render.ts'

/**
 * One invented example per document that a budget needs, with the awkward cases in it: rare characters,
 * long texts, empty tables, tables over several pages. Used by tests and to look at the layouts.
 */
type Example = Pick<RenderRequest, 'template' | 'data' | 'title' | 'author'>

const signatures = [{ label: '单位负责人' }, { label: '财务负责人' }, { label: '填表人', name: '赟三' }]

const narrativeHeadings = [
  '单位基本情况',
  '收支预算总体情况',
  '部门预算情况说明',
  '“三公”经费情况说明',
  '其他重要事项的情况说明',
  '专业名词解释',
]

export const examples = {
  cover: {
    template: 'cover',
    title: `${UNIT}2023年单位预算`,
    author: UNIT,
    data: {
      overline: '单位预算公开文本',
      title: '2023年单位预算',
      subtitle: UNIT,
      fields: [
        { label: '主管部门', text: '中共临江县委组织部（临江县老干部与离退休人员服务事务管理委员会办公室）' },
        { label: '单位编码', text: '136003' },
        { label: '报送日期', text: '' },
      ],
      seals: ['编制单位（盖章）', '主管部门（盖章）'],
      signatures,
      dateText: '2023年3月8日',
    },
  },
  tables: {
    template: 'figures',
    title: `${UNIT}2023年单位预算公开表`,
    author: UNIT,
    data: { orientation: 'landscape', tables: [balance, functional, threePublic], signatures },
  },
  longTable: {
    template: 'figures',
    title: '项目支出预算明细表',
    data: { orientation: 'landscape', tables: [long] },
  },
  narrative: {
    template: 'report',
    title: `${UNIT}2023年单位预算情况说明`,
    author: UNIT,
    data: {
      title: `${UNIT}2023年单位预算情况说明`,
      subtitle: '（公开文本）',
      blocks: narrativeHeadings.flatMap((heading, index) => [
        { kind: 'heading' as const, level: 1 as const, text: `${'一二三四五六'[index]}、${heading}` },
        { kind: 'heading' as const, level: 2 as const, text: '（一）主要数据' },
        {
          kind: 'paragraph' as const,
          text: '本年收入预算215.40万元，比上年增加12.30万元，增长6.06%，全部为一般公共预算资金；支出预算215.40万元，其中基本支出190.40万元、项目支出25.00万元。增加的原因是新增两个适老化项目，并按规定调整了社会保障缴费基数。',
        },
        { kind: 'heading' as const, level: 3 as const, text: '1．变动原因' },
        {
          kind: 'paragraph' as const,
          text: '用户写进来的文字原样印出：#let x = 1 *a* $x^2$ @ref <tag> [b] \\ // 注释。',
        },
        ...(index === 1
          ? [{ kind: 'table' as const, table: { ...functional, title: '表2　支出预算' } }]
          : []),
      ]),
      signedBy: [UNIT],
      dateText: '2023年3月8日',
    },
  },
  findings: {
    template: 'findings',
    title: `${UNIT}2023年单位预算一致性检查报告`,
    data: {
      title: '一致性检查报告',
      subtitle: `${UNIT}2023年单位预算`,
      summary: [
        { label: '检查项目', text: '46' },
        { label: '错误', text: '1' },
        { label: '前后不一致', text: '1' },
        { label: '存疑', text: '1' },
        { label: '提示', text: '1' },
      ],
      findings: [
        {
          grade: '错误',
          tone: 'error',
          where: '情况说明 · 第二部分第（一）条第2句',
          message: '文中的支出预算数与《收支总表》的支出合计不一致。',
          stated: '68.54',
          expected: '215.40',
          basis: '收支平衡：收入总计应等于支出总计',
          repair: '改为215.40，或核对《收支总表》第10行。',
        },
        {
          grade: '不一致',
          tone: 'error',
          where: '项目支出绩效目标表 · 第3行',
          message: '该行没有所属的项目，可能是上一张表遗留的行。',
          repair: '删除该行，或补上项目名称。',
        },
        {
          grade: '存疑',
          tone: 'warning',
          where: '绩效指标 · 受益人数',
          message: '同一项目在两处填写的人数不同。',
          stated: '71',
          expected: '86',
        },
        {
          grade: '提示',
          tone: 'note',
          where: '基本支出预算表 · 合计行',
          message: '分项相加得154.86，表中为154.87，差异在四舍五入范围内，不需修改。',
          stated: '154.87',
          expected: '154.86',
        },
      ],
      whenNone: '本次检查没有发现问题。',
      notes: ['检查按公开表格印出的数字进行，每个数字取其舍入区间。', '本报告供编制单位和审核人员使用。'],
    },
  },
  returnNotice: {
    template: 'letter',
    title: '单位预算退回修改意见单',
    author: '临江县财政局',
    data: {
      title: '单位预算退回修改意见单',
      recipients: UNIT,
      blocks: [
        {
          kind: 'paragraph',
          text: '你单位报送的2023年单位预算已审核，下列事项需要修改。请于2023年2月20日前逐条修改或说明，并重新报送。',
        },
        {
          kind: 'table',
          table: {
            title: '',
            columns: [
              { key: 'no', header: '序号', kind: 'code', width: 2 },
              { key: 'where', header: '位置', kind: 'text', width: 8 },
              { key: 'problem', header: '问题与修改要求', kind: 'text', width: 14 },
              { key: 'answer', header: '单位答复', kind: 'text', width: 6 },
            ],
            rows: rowsOf(
              ['no', 'where', 'problem'],
              [
                ['1', '情况说明第二部分', '支出预算数与收支总表不一致，请核对后改为215.40万元。'],
                ['2', '收支总表第5行“住房保障支出”', '请说明比上年增加的原因。'],
                ['3', '封面', '缺少单位负责人签字。'],
              ],
            ),
          },
        },
      ],
      signedBy: ['临江县财政局'],
      dateText: '2023年2月10日',
      footnote: '联系人及电话以办理系统所列为准',
    },
  },
  correctionNotice: {
    template: 'letter',
    title: `${UNIT}2023年单位预算更正说明`,
    author: UNIT,
    data: {
      title: `关于${UNIT}\n2023年单位预算公开内容的更正说明`,
      blocks: [
        {
          kind: 'paragraph',
          text: '我单位于2023年3月8日公开的2023年单位预算，因录入差错，下列内容予以更正，以更正后的文本为准。',
        },
        {
          kind: 'table',
          table: {
            title: '更正事项',
            unit: WAN,
            columns: [
              { key: 'where', header: '位置', kind: 'text', width: 9 },
              { header: '数额', columns: [figure('before', '原公开数'), figure('after', '更正后')] },
              { key: 'reason', header: '原因', kind: 'text', width: 8 },
            ],
            rows: rowsOf(
              ['where', 'before', 'after', 'reason'],
              [['情况说明第二部分第（一）条', '68.54', '215.40', '沿用了上年文本的数字']],
            ),
          },
        },
        { kind: 'paragraph', text: '其他内容不变。' },
      ],
      attachments: ['更正后的2023年单位预算', '更正前后对照表'],
      signedBy: [UNIT],
      dateText: '2023年4月3日',
    },
  },
  redHeadLetter: {
    template: 'letter',
    title: '关于批复2023年单位预算的通知',
    author: '临江县财政局',
    data: {
      letterhead: '临江县财政局文件',
      title: '关于批复2023年单位预算的通知',
      recipients: '各预算单位',
      blocks: [
        { kind: 'heading', level: 1, text: '一、批复内容' },
        {
          kind: 'paragraph',
          text: '现将2023年单位预算批复给你们，请严格执行，不得随意调整，并按规定时间公开。',
        },
        { kind: 'heading', level: 2, text: '（一）执行要求' },
        { kind: 'list', items: ['按批复的科目和用途使用资金。', '每季度报送执行情况。'] },
      ],
      signedBy: ['临江县财政局'],
      dateText: '2023年2月28日',
      copies: '县审计局，县委组织部。',
    },
  },
  form: {
    template: 'form',
    title: '信息公开保密审查表',
    data: {
      title: '信息公开保密审查表',
      preparedBy: `填报单位：${UNIT}`,
      columns: [3, 5, 3, 5],
      rows: [
        [
          { kind: 'label', text: '信息名称' },
          { kind: 'value', text: '2023年单位预算及情况说明', colspan: 3 },
        ],
        [
          { kind: 'label', text: '文件份数' },
          { kind: 'figure', text: '3' },
          { kind: 'label', text: '拟公开日期' },
          { kind: 'value', text: '2023年3月8日' },
        ],
        [
          { kind: 'label', text: '内容摘要' },
          { kind: 'value', text: '收支总表等七张表格及情况说明，不含个人信息。', colspan: 3, lines: 5 },
        ],
        [
          { kind: 'label', text: '审查意见', rowspan: 2 },
          {
            kind: 'value',
            text: '经审查，不涉及国家秘密、工作秘密和个人隐私，同意公开。',
            colspan: 3,
            lines: 6,
            seal: '审查人（签字）：　　　　　　　　年　　月　　日',
          },
        ],
        [
          {
            kind: 'value',
            text: '',
            colspan: 3,
            lines: 6,
            seal: '单位（盖章）：　　　　　　　　年　　月　　日',
          },
        ],
      ],
      notes: ['本表一式两份。', '先审查，后公开；未经审查的信息不得公开。'],
    },
  },
} as const satisfies Record<string, Example>

/** The whole publication in one file: cover, contents, explanation and tables. */
export const publication: Example = {
  template: 'compilation',
  title: `${UNIT}2023年单位预算`,
  author: UNIT,
  data: {
    contents: true,
    sections: [
      { template: 'cover', data: examples.cover.data },
      { template: 'report', data: examples.narrative.data },
      { template: 'figures', data: examples.tables.data },
    ],
  },
}
