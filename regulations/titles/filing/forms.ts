/** Layout of the applicant's inputs. */
import type { Form } from '#kernel/case'
import { form } from '#kernel/case'
import { cite } from '#kernel/law'
import { choices, field, sheet } from '../application/fields.ts'
import { levels, tracks } from '../vocabulary.ts'
import { appointmentKinds, assessmentKinds, slots, titleKinds } from './slots.ts'

const reason = field('reason', 'textarea', '原因')
const scan = field('scan', 'file', '本人签名的纸质件（代办时上传）')

export const openApplication: Form = form(
  {
    title: '申报哪个评委会',
    fields: [
      field('cycle', 'text', '评审年度件'),
      field('specialty', 'text', '申报专业', { help: cite('anhui-titles-2018/art.14').clause }),
      field('level', 'select', '申报级别', { options: choices(levels) }),
      field('track', 'select', '申报类型', { options: choices(tracks) }),
    ],
  },
  {
    title: '申报人',
    fields: [
      field('person', 'text', '申报人（名册编号）'),
      field('employer', 'select', '所在单位', { options: { register: 'titles-employers', label: 'name' } }),
      field('territory', 'text', '属地（档案和劳动关系不在一地时填写）', {
        help: cite('anhui-titles-2018/art.63.a').clause,
      }),
      field('entrustment', 'file', '书面委托（单位代填时上传）'),
    ],
  },
)

const row = (path: string, title: string, columns: Parameters<typeof field>[3]) =>
  field(path, 'table', title, columns)

export const reviseContent: Form = form(
  {
    title: '工作经历',
    fields: [
      row('workHistory', '工作经历', {
        help: cite('anhui-titles-2018/art.9.1.1.a').clause,
        columns: [
          field('from', 'date', '起'),
          field('until', 'date', '止'),
          field('employer', 'text', '单位'),
          field('post', 'text', '从事的专业技术工作和职务'),
        ],
      }),
    ],
  },
  {
    title: '业绩成果和奖励',
    fields: [
      row('achievements', '业绩成果和奖励', {
        help: cite('anhui-titles-2018/art.9.1.6.b').clause,
        columns: [
          field('id', 'text', '编号'),
          field('kind', 'select', '类别', { options: choices(['业绩成果', '奖励']) }),
          field('name', 'text', '名称'),
          field('on', 'date', '时间'),
          field('body', 'text', '授予（鉴定）部门'),
          field('grade', 'text', '等级', { placeholder: '没有等级的填“无等级”' }),
          field('contributors', 'integer', '完成人数'),
          field('ownWork', 'text', '本人工作内容'),
          field('part', 'text', '作用'),
          field('rank', 'integer', '排名'),
        ],
      }),
    ],
  },
  {
    title: '论文、论著、译作和专题报告',
    fields: [
      row('works', '论文论著等', {
        help: cite('anhui-titles-2018/art.9.1.7').clause,
        columns: [
          field('id', 'text', '编号'),
          field('kind', 'select', '类别', { options: choices(['论文', '论著', '译作', '专题报告']) }),
          field('title', 'text', '题目'),
          field('venue', 'text', '刊物或出版社'),
          field('number', 'text', '刊号或书号'),
          field('on', 'date', '发表日期'),
          field('contributors', 'integer', '作者人数'),
          field('rank', 'integer', '本人排名'),
          field('caseMaterial', 'checkbox', '附实例材料'),
        ],
      }),
    ],
  },
  {
    title: '破格申报',
    fields: [
      row('exceptional.rows', '依据的破格条件', {
        help: cite('anhui-titles-2018/art.39.a').clause,
        columns: [
          field('condition', 'text', '条款号'),
          field('evidence', 'text', '证据'),
          field('page', 'text', '页码'),
        ],
      }),
      field('exceptional.merits', 'textarea', '突出业绩与贡献'),
    ],
  },
  {
    title: '其他',
    fields: [
      field('degree', 'text', '申报所依据的学历（名册编号）'),
      field('qualification', 'text', '对应的职业资格'),
      field('noTitleReason', 'text', '没有现职称的原因（限初级）'),
      field('politics', 'text', '政治面貌'),
      field('health', 'text', '健康状况'),
      field('office', 'text', '行政职务'),
    ],
  },
)

const paper = [
  field('name', 'text', '材料名称'),
  field('files', 'file', '文件（可多张照片，按顺序）'),
  field('pages', 'integer', '页数'),
  field('original', 'checkbox', '原件（不勾选为复印件）'),
  field('kind', 'select', '种类', {
    options: choices([...titleKinds, ...appointmentKinds, ...assessmentKinds]),
  }),
  field('row', 'text', '所证明的业绩或论文编号'),
  field('year', 'integer', '考核年度'),
  field('from', 'date', '起始或形成日期'),
  field('until', 'date', '截止日期'),
  field('number', 'text', '证书编号'),
  field('image.width', 'integer', '照片宽（像素）'),
  field('image.height', 'integer', '照片高（像素）'),
  field('image.colour', 'checkbox', '彩色照片'),
]

export const addMaterial: Form = sheet(
  '上传材料',
  field('slot', 'select', '材料项', {
    options: slots
      .filter(({ generated }) => !generated)
      .map(({ key, name }) => ({ value: key, label: name })),
  }),
  ...paper,
)
export const replaceMaterial: Form = sheet('替换材料', field('id', 'text', '材料编号'), ...paper)
export const removeMaterial: Form = sheet('删除材料', field('id', 'text', '材料编号'))
export const confirmEntrusted: Form = sheet('确认代填内容', field('digest', 'digest', '内容摘要值'), scan)
export const signPledge: Form = sheet(
  '签署诚信承诺书',
  field('digest', 'digest', '材料清单摘要值'),
  field('signature', 'file', '手写签名'),
  scan,
)
export const fileApplication: Form = sheet('报送单位')
export const withdrawApplication: Form = sheet('撤回申报', reason)
