/** Layout of the acts' inputs. What is valid is the input schema's alone. */
import type { Field, Form } from '#kernel/case'
import { form } from '#kernel/case'
import type { ClauseId } from '#kernel/law'
import { cite } from '#kernel/law'
import { field } from './form-field.ts'

const option = (value: string, label: string) => ({ value, label })
const help = (clause: ClauseId) => ({ help: cite(clause).clause })

const basisOptions = [
  option('working', '编制底稿：合计由系统相加'),
  option('printed', '已印文件：按原样导入后逐处改正'),
]
const placeOptions = [option('portal', '本平台门户'), option('site', '政府网站'), option('wall', '公示栏')]

const changes = field('changes', 'table', '改动', {
  columns: [
    field('path', 'text', '位置', { placeholder: '在表格上改数，位置自动填入' }),
    field('to', 'text', '改为', { placeholder: '金额按万元填写，留空表示无' }),
    field('reason', 'text', '理由'),
  ],
})

const differing: readonly Field[] = [
  changes,
  field('figures', 'figures', '批复的工作簿（整本导入，逐格比较）'),
  field('figuresReason', 'text', '整本差异的理由'),
]

export const openBudget: Form = form({
  title: '单位和年度',
  fields: [
    field('unit', 'select', '单位', {
      options: { register: 'budget-units', label: 'name' },
      ...help('shizhu-budget-2023/n.1.2.a'),
    }),
    field('year', 'integer', '年度', help('shizhu-budget-2023/n.0')),
    field('basis', 'radio', '底稿', { options: basisOptions }),
    field('figures', 'figures', '数字', help('shizhu-budget-2023/t.unit')),
  ],
})

export const discardBudget: Form = form({ title: '作废', fields: [field('reason', 'textarea', '理由')] })
export const replaceFigures: Form = form({
  title: '重新导入',
  fields: [field('figures', 'figures', '数字', help('shizhu-budget-2023/t.unit'))],
})
export const adoptLastYear: Form = form({ title: '采用上年公开数', fields: [] })
export const refreshReference: Form = form({ title: '按现行名册更新说明和表式', fields: [] })
export const reviseFigures: Form = form({ title: '修改', fields: [changes] })
export const sign: Form = form({
  title: '签章',
  fields: [field('digest', 'digest', '所签数字的摘要值', help('shizhu-budget-2023/t0.sign'))],
})
export const submit: Form = form({ title: '报送', fields: [] })
export const approveByDepartment: Form = form({
  title: '主管部门审核',
  fields: [field('opinion', 'textarea', '审核意见')],
})
export const approveByFinance: Form = form(
  {
    title: '批复',
    fields: [
      field('approvedOn', 'date', '批复日期'),
      field('documentNumber', 'text', '批复文号'),
      field('congressOn', 'date', '人代会批准日期'),
    ],
  },
  { title: '批复数与报送数不同的地方', fields: differing },
)
export const recordReply: Form = form(
  {
    title: '部门批复单位',
    fields: [field('repliedOn', 'date', '批复单位日期'), field('documentNumber', 'text', '文号')],
  },
  { title: '批复数与报送数不同的地方', fields: differing },
)
export const preparePublication: Form = form(
  {
    title: '联系人',
    fields: [
      field('contact.name', 'text', '联系人', help('shizhu-budget-2023/n.contact')),
      field('contact.phone', 'text', '联系电话', {
        placeholder: '023-8位号码',
        ...help('shizhu-budget-2023/n.contact'),
      }),
    ],
  },
  {
    title: '公开位置和盖章',
    fields: [
      field('places', 'table', '公开位置', {
        columns: [
          field('kind', 'select', '类别', { options: placeOptions }),
          field('address', 'text', '地址'),
        ],
      }),
      field('sealed', 'checkbox', '封面已加盖公章', help('shizhu-budget-2023/t0.seal')),
      field('sealedOn', 'date', '盖章日期'),
      field('showFindings', 'checkbox', '在公开页显示检查结果'),
    ],
  },
  {
    title: '空表备注和说明文字',
    fields: [{ ...changes, label: '补充（只限文字、备注和生成的表）' }],
  },
)
export const reviewSecrecy: Form = form({
  title: '信息公开保密审查',
  fields: [
    field('passed', 'radio', '审查结论', {
      options: [option('true', '同意公开'), option('false', '不同意公开')],
    }),
    field('opinion', 'textarea', '审查意见'),
    field('scan', 'file', '签字的审查表（扫描件）'),
  ],
})
export const publish: Form = form({ title: '公开', fields: [] })
export const requestCorrection: Form = form({
  title: '更正申请',
  fields: [changes, field('reason', 'textarea', '更正理由')],
})
export const consentCorrection: Form = form({ title: '同意更正', fields: [] })
export const publishCorrection: Form = form({ title: '公开更正', fields: [] })
export const withdraw: Form = form({
  title: '撤下',
  fields: [field('reason', 'textarea', '撤下理由（涉密或涉及个人信息的依据）')],
})
