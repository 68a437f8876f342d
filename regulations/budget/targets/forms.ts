/** Layout of the inputs. What is valid is the input schema's alone. */
import type { Field, Form } from '#kernel/case'
import { form } from '#kernel/case'
import type { ClauseId } from '#kernel/law'
import { cite } from '#kernel/law'
import { field } from '../form-field.ts'
import { relations } from '../funds.ts'

const option = (value: string, label = value) => ({ value, label })
const help = (clause: ClauseId) => ({ help: cite(clause).clause })

export const openTargets: Form = form({
  title: '立项',
  fields: [
    field('fund', 'select', '专项资金或项目', {
      options: { register: 'fund-projects', label: 'label' },
      ...help('shizhu-budget-2023/p.blank.name'),
    }),
    field('copyLast', 'checkbox', '沿用上年的指标，带上年完成值'),
  ],
})

export const discardTargets: Form = form({ title: '作废', fields: [field('reason', 'textarea', '理由')] })

const rowColumns: readonly Field[] = [
  field('first', 'text', '一级指标', help('shizhu-budget-2023/p.blank.levels')),
  field('second', 'text', '二级指标'),
  field('name', 'text', '三级指标'),
  field('weight', 'text', '权重', help('shizhu-budget-2023/p.blank.weight')),
  field('unit', 'select', '计量单位', {
    options: { register: 'measurement-units', label: 'key' },
    ...help('shizhu-budget-2023/p.blank.unit'),
  }),
  field('relation', 'select', '指标性质', {
    options: relations.map((one) => option(one)),
    ...help('shizhu-budget-2023/p.blank.rel'),
  }),
  field('value', 'text', '指标值', help('shizhu-budget-2023/p.blank.val')),
  field('core', 'checkbox', '核心', help('shizhu-budget-2023/p.blank.core')),
  field('explanation', 'text', '指标解释'),
  field('scoring', 'text', '评分标准'),
  field('history', 'text', '历史值'),
]

const tableSections: Parameters<typeof form> = [
  {
    title: '资金',
    fields: [
      field('budget', 'text', '当年预算（万元）', help('shizhu-budget-2023/p.blank.budget')),
      field('local', 'text', '本级安排（万元）', help('shizhu-budget-2023/p.blank.local')),
      field('upper', 'text', '上级补助（万元）', help('shizhu-budget-2023/p.blank.upper')),
      field('notice', 'text', '上级补助文号'),
      field('executionWeight', 'integer', '预算执行率权重', help('shizhu-budget-2023/p.blank.execweight')),
    ],
  },
  {
    title: '概况、依据和目标',
    fields: [
      field('overview', 'textarea', '项目概况', help('shizhu-budget-2023/p.overview')),
      field('basis', 'table', '立项依据', {
        ...help('shizhu-budget-2023/p.basis'),
        columns: [
          field('kind', 'select', '类别', {
            options: [option('document', '文件'), option('meeting', '会议审定')],
          }),
          field('number', 'text', '文号'),
          field('title', 'text', '文件名称'),
          field('body', 'text', '会议'),
          field('session', 'text', '次数'),
          field('on', 'text', '会议日期'),
        ],
      }),
      field('goal', 'textarea', '当年绩效目标', help('shizhu-budget-2023/p.goal')),
    ],
  },
  { title: '指标', fields: [field('rows', 'table', '绩效指标', { columns: rowColumns })] },
]

export const reviseTargets: Form = form(...tableSections)
export const importTargets: Form = form({
  title: '导入已印的目标表',
  fields: [
    field('table.budget', 'text', '当年预算（万元）'),
    field('table.overview', 'textarea', '项目概况'),
    field('table.basis', 'textarea', '立项依据'),
    field('table.goal', 'textarea', '当年绩效目标'),
  ],
})
export const passSelfCheck: Form = form({ title: '权重与完整性自检', fields: [] })
export const submitTargets: Form = form({ title: '报送', fields: [] })

const grades = ['优', '良', '中', '差'].map((grade) => option(grade))
export const recordSheet: Form = form({
  title: '逐行审核',
  fields: [
    field('lines', 'table', '逐行意见', {
      columns: [
        field('row', 'text', '行'),
        field('passed', 'checkbox', '通过'),
        field('opinion', 'text', '修改意见'),
      ],
    }),
    field('grade', 'radio', '等级', { options: grades }),
    field('opinion', 'textarea', '综合意见'),
  ],
})
export const approveByDepartment: Form = form({
  title: '主管部门审核',
  fields: [field('opinion', 'textarea', '审核意见')],
})
export const passFinanceReview: Form = form({ title: '绩效审核通过', fields: [] })
export const approveTargets: Form = form({
  title: '随预算批复',
  fields: [
    field('approvedOn', 'date', '批复日期'),
    field('documentNumber', 'text', '批复文号'),
    field('amount', 'text', '批复金额（万元）', { placeholder: '与报送数相同时留空' }),
    field('reason', 'text', '与报送数不同的理由'),
  ],
})
export const reviewSecrecy: Form = form({
  title: '信息公开保密审查',
  fields: [
    field('passed', 'radio', '审查结论', {
      options: [option('true', '同意公开'), option('false', '不同意公开')],
    }),
    field('opinion', 'textarea', '审查意见'),
  ],
})
export const publishTargets: Form = form({ title: '公开绩效目标', fields: [] })

const resultColumns = (more: readonly Field[]): readonly Field[] => [
  field('row', 'text', '行'),
  field('result', 'text', '完成值'),
  ...more,
  field('reason', 'text', '未完成原因'),
]
export const recordMonitoring: Form = form({
  title: '年中监控',
  fields: [
    field('month', 'integer', '截至月份'),
    field('spent', 'text', '已执行（万元）'),
    field('readings', 'table', '指标完成情况', {
      columns: resultColumns([
        field('forecast', 'select', '预计年末', {
          options: [option('full', '能完成'), option('doubtful', '有难度'), option('missed', '不能完成')],
        }),
      ]),
    }),
  ],
})
export const requestAdjustment: Form = form(
  { title: '调整理由', fields: [field('reason', 'textarea', '调整理由')] },
  ...tableSections,
)
export const consentAdjustment: Form = form({ title: '同意调整', fields: [] })
export const submitEvaluation: Form = form({
  title: '年末自评',
  fields: [
    field('spent', 'text', '全年执行数（万元）'),
    field('results', 'table', '指标完成情况', { columns: resultColumns([]) }),
    field('goals', 'table', '目标中未设指标的数字', {
      columns: [field('goal', 'text', '序号'), field('actual', 'text', '完成数')],
    }),
    field('summary', 'textarea', '自评总结'),
  ],
})
export const confirmEvaluation: Form = form({
  title: '复核自评',
  fields: [field('opinion', 'textarea', '复核意见')],
})
export const publishEvaluation: Form = form({ title: '公开自评结果', fields: [] })
export const withdrawTargets: Form = form({
  title: '撤下',
  fields: [field('reason', 'textarea', '撤下理由（涉密或涉及个人信息的依据）')],
})
