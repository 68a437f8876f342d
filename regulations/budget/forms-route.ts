/** Layout of the inputs on the road: 布置, 一上, 控制数, covers on paper, postings. */
import type { Form } from '#kernel/case'
import { form } from '#kernel/case'
import { cite } from '#kernel/law'
import { field } from './form-field.ts'

const option = (value: string, label: string) => ({ value, label })
const unit = field('unit', 'select', '单位', {
  options: { register: 'budget-units', label: 'name' },
  help: cite('shizhu-budget-2023/n.1.2.a').clause,
})

const controlLines = field('lines', 'table', '控制数', {
  columns: [
    field('path', 'text', '位置', { placeholder: '如 t7/total/total（支出合计）、t3/total/public（公用）' }),
    field('limit', 'money', '控制数（万元）'),
  ],
})

export const issueRound: Form = form(
  {
    title: '布置',
    fields: [
      field('year', 'integer', '年度'),
      field('dueOn', 'date', '报送期限', { help: cite('shizhu-budget-2023/t0.date').clause }),
      field('documentNumber', 'text', '文号'),
      field('firstUp', 'checkbox', '先报基础数据和项目建议（一上）'),
      field('controls', 'checkbox', '下达控制数后再编制（一下）'),
      field('note', 'textarea', '编制要求'),
    ],
  },
  {
    title: '单位',
    fields: [field('units', 'table', '单位', { columns: [{ ...unit, path: 'code' }] })],
  },
)
export const addUnits: Form = form({
  title: '补充单位',
  fields: [field('units', 'table', '单位', { columns: [{ ...unit, path: 'code' }] })],
})
export const roundControls: Form = form({
  title: '控制数',
  fields: [
    field('documentNumber', 'text', '文号'),
    field('rows', 'table', '各单位控制数', {
      columns: [
        field('caseId', 'text', '预算件'),
        { ...unit, path: 'unit' },
        field('path', 'text', '位置'),
        field('limit', 'money', '控制数（万元）'),
      ],
    }),
  ],
})
export const closeRound: Form = form({ title: '结束布置', fields: [] })

export const assignBudget: Form = form({
  title: '布置',
  fields: [unit, field('year', 'integer', '年度'), field('dueOn', 'date', '报送期限')],
})
export const submitBasics: Form = form(
  {
    title: '基础数据',
    fields: [
      field('staff', 'integer', '实有在职人数', { help: cite('shizhu-budget-2023/n.1.2.b').clause }),
      field('retired', 'integer', '离退休人数'),
      field('vehicles', 'integer', '公务用车辆数'),
    ],
  },
  {
    title: '项目建议',
    fields: [
      field('proposals', 'table', '项目', {
        columns: [
          field('name', 'text', '项目名称'),
          field('amount', 'money', '金额（万元）'),
          field('basis', 'text', '依据'),
        ],
      }),
    ],
  },
)
export const issueControls: Form = form({
  title: '控制数',
  fields: [unit, field('documentNumber', 'text', '文号'), controlLines],
})
export const moveDueDay: Form = form({
  title: '调整期限',
  fields: [field('dueOn', 'date', '新的报送期限'), field('reason', 'textarea', '理由')],
})
export const recallAssignment: Form = form({
  title: '撤销布置',
  fields: [field('reason', 'textarea', '理由')],
})
export const stateTransfers: Form = form({
  title: '与其他预算单位的往来',
  fields: [
    field('transfers', 'table', '往来', {
      columns: [
        field('kind', 'select', '类别', {
          options: [option('subsidy', '上级补助'), option('contribution', '附属单位上缴')],
        }),
        field('direction', 'select', '方向', {
          options: [option('in', '本单位收入'), option('out', '本单位支出')],
        }),
        field('counterpart', 'text', '对方单位代码'),
        field('amount', 'money', '金额（万元）'),
        field('code', 'text', '列支科目（项）', { placeholder: '支出填7位科目编码' }),
        field('column', 'select', '列支栏目', {
          options: [option('basic', '基本支出'), option('project', '项目支出')],
        }),
      ],
    }),
  ],
})
export const recordSealedCover: Form = form({
  title: '纸质封面',
  fields: [
    field('digest', 'digest', '封面所附数字的摘要值', { help: cite('shizhu-budget-2023/t0.sign').clause }),
    field('cover', 'file', '已签章封面的扫描件'),
    field('signedOn', 'date', '签章日期'),
    field('compiler', 'text', '制表人'),
    field('financeHead', 'text', '财务负责人'),
    field('unitHead', 'text', '单位负责人'),
  ],
})
export const passByFinance: Form = form({
  title: '财政审核',
  fields: [field('opinion', 'textarea', '审核意见')],
})
export const recordCongress: Form = form({
  title: '人代会批准',
  fields: [field('congressOn', 'date', '批准日期', { help: cite('shizhu-budget-2023/t0.date').clause })],
})
export const recordPosting: Form = form({
  title: '公开位置',
  fields: [
    field('kind', 'radio', '类别', { options: [option('site', '其他网站'), option('wall', '公示栏')] }),
    field('place', 'text', '网站栏目或张贴地点'),
    field('address', 'text', '网址', { placeholder: 'https://' }),
    field('postedOn', 'date', '公开日期'),
    field('snapshot', 'file', '网页截图或现场照片'),
  ],
})
export const recordRemoval: Form = form({
  title: '撤除',
  fields: [
    field('number', 'integer', '公开位置序号'),
    field('removedOn', 'date', '撤除日期'),
    field('snapshot', 'file', '撤除后的截图或照片'),
  ],
})
export const recordLinkCheck: Form = form({
  title: '链接检查',
  fields: [
    field('number', 'integer', '公开位置序号'),
    field('result', 'radio', '结果', {
      options: [option('same', '内容未变'), option('changed', '内容已变'), option('dead', '打不开')],
    }),
    field('snapshot', 'file', '网页截图'),
    field('note', 'textarea', '说明'),
  ],
})
export const archive: Form = form({ title: '归档', fields: [] })
