/** Layout of the employer's and the forwarding desks' inputs. */
import type { Form } from '#kernel/case'
import { cite } from '#kernel/law'
import { choices, field, sheet } from '../application/fields.ts'

const reason = (label = '原因') => field('reason', 'textarea', label)

export const markMaterials: Form = sheet(
  '核验材料',
  field('marks', 'table', '逐项核验', {
    help: cite('anhui-titles-2018/art.9.2.a').clause,
    columns: [
      field('material', 'text', '材料（* 为全部，slot:加材料项为同类全部）'),
      field('genuine', 'checkbox', '真实'),
      field('complete', 'checkbox', '齐全'),
      field('regular', 'checkbox', '规范'),
      field('note', 'text', '说明'),
      field('copy.by', 'text', '核对人'),
      field('copy.opinion', 'text', '审查意见'),
      field('copy.sealed', 'checkbox', '已盖公章'),
    ],
  }),
)
export const setGroup: Form = sheet(
  '设立考核组',
  field('members', 'table', '成员', {
    help: cite('anhui-titles-2018/art.9.2.b').clause,
    columns: [
      field('name', 'text', '姓名'),
      field('account', 'text', '系统人员编号'),
      field('kind', 'select', '身份', { options: choices(['技术人员', '技术负责人', '人事干部']) }),
    ],
  }),
)
export const recordGroupSheet: Form = sheet(
  '考核意见',
  field('ethics', 'textarea', '职业道德'),
  field('performance', 'textarea', '表现'),
  field('merits', 'textarea', '业绩'),
  field('results', 'textarea', '成果'),
  field('conclusion', 'radio', '结论', { options: choices(['合格', '不合格']) }),
)
export const recommend: Form = sheet(
  '单位推荐',
  field('score', 'text', '量化得分（没有评分的不填）'),
  field('rank', 'integer', '本单位同级别名次'),
  field('record', 'textarea', '推荐会记录'),
)
export const issuePostChange: Form = sheet(
  '岗位变动证明',
  field('oldPost', 'text', '原岗位'),
  field('newPost', 'text', '现岗位'),
  field('since', 'date', '换岗日期', { help: cite('anhui-titles-2018/art.36.b').clause }),
  field('document', 'text', '证明文号'),
  field('grade', 'select', '现岗位考核等次', { options: choices(['优秀', '合格', '基本合格', '不合格']) }),
  field('statement', 'textarea', '履行现岗位职责情况'),
)
export const postInternalNotice: Form = sheet(
  '单位公示',
  field('place', 'text', '公示地点'),
  field('postedOn', 'date', '公示日期（留空为今天，可以预定）'),
  field('hidden', 'table', '只备查、不展示的材料', { columns: [field('', 'text', '材料编号')] }),
  field('printedUntil', 'date', '公示上写的截止日期（纸质公示填写）'),
  field('evidence', 'file', '张贴照片或截图'),
)
export const takeDownInternalNotice: Form = sheet('公示结束', field('evidence', 'file', '撤下时的照片或截图'))
export const voidInternalNotice: Form = sheet('公示作废，重新核验', reason())
export const recordObjection: Form = sheet(
  '登记反映',
  field('material', 'text', '涉及的材料（不涉及材料的留空）'),
  field('text', 'textarea', '反映的内容'),
  field('anonymous', 'checkbox', '匿名'),
)
export const findObjection: Form = sheet(
  '核查结论',
  field('id', 'text', '反映编号'),
  field('finding', 'select', '结论', { options: choices(['属实', '部分属实', '不属实', '无法查实']) }),
  field('verifier', 'text', '核查人'),
  field('note', 'textarea', '核查情况'),
)
export const removeDisputedMaterial: Form = sheet(
  '剔除材料',
  field('id', 'text', '材料编号'),
  reason('剔除原因'),
)
export const stateOpinion: Form = sheet(
  '单位评价意见',
  field('merits', 'textarea', '业绩', { help: cite('anhui-titles-2018/art.9.2.h').clause }),
  field('standard', 'textarea', '水平'),
  field('conduct', 'textarea', '表现'),
  field('lawAbiding', 'checkbox', '遵纪守法，职业道德良好'),
  field('author', 'text', '撰写人'),
)
export const sealOpinion: Form = sheet('盖章上报', field('head', 'text', '单位负责人签名'))
export const forwardOn: Form = sheet('审核转报', field('opinion', 'textarea', '审核意见'))
export const nameStandIn: Form = sheet(
  '指定代办人',
  field('person', 'text', '代办人（系统人员编号）', { help: cite('anhui-titles-2018/art.51.1.a').clause }),
  field('name', 'text', '姓名'),
  reason(),
)
export const declareRecusal: Form = sheet(
  '声明回避',
  field('person', 'text', '回避人员（留空为本人）'),
  field('relation', 'text', '与申报人的关系'),
)
export const proposeDisqualification: Form = sheet(
  '建议取消申报资格',
  field('fact', 'textarea', '失信事实', { help: cite('anhui-titles-2018/art.18.a').clause }),
  field('evidence', 'file', '证据'),
)
export const dropProposal: Form = sheet('撤销建议', reason())
