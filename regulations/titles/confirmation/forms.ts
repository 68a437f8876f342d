/** Layout of F7's first half: what the applicant fills in. */
import { form } from '#kernel/case'
import { cite } from '#kernel/law'
import { choices, field } from '../application/fields.ts'
import { levels } from '../vocabulary.ts'
import { approverKinds, comings, originalWays, origins } from './state.ts'

const same = cite('anhui-titles-2018/art.43').clause
const approved = cite('anhui-titles-2018/art.45.1').clause
const employed = cite('anhui-titles-2018/art.45.3').clause

export const originalSection = {
  title: '原职称',
  fields: [
    field('content.original.origin', 'select', '在何处取得', { options: choices(origins) }),
    field('content.original.series', 'text', '系列'),
    field('content.original.specialty', 'text', '专业'),
    field('content.original.level', 'select', '级别', { options: choices(levels) }),
    field('content.original.way', 'select', '取得方式', { options: choices(originalWays) }),
    field('content.original.obtainedOn', 'date', '评审通过或认定日期'),
    field('content.original.committee', 'text', '评委会'),
    field('content.original.authority', 'text', '批准机关', { help: approved }),
    field('content.original.approverKind', 'select', '批准机关性质', { options: choices(approverKinds) }),
    field('content.original.authorisation', 'text', '授权文件（批准机关不是人社部门时）'),
    field('content.original.document', 'text', '批准文号'),
    field('content.original.certificate', 'text', '证书号'),
  ],
}
export const workSection = {
  title: '来皖和现工作',
  fields: [
    field('content.requested.series', 'text', '申请确认的系列', { help: same }),
    field('content.requested.level', 'select', '申请确认的级别', { options: choices(levels), help: same }),
    field('content.coming', 'select', '来皖方式', { options: choices(comings) }),
    field('content.arrivedOn', 'date', '来皖时间'),
    field('content.household', 'text', '户口所在地'),
    field('content.work.post', 'text', '现岗位'),
    field('content.work.professional', 'checkbox', '属专业技术岗位'),
    field('content.work.contractFrom', 'date', '合同起', { help: employed }),
    field('content.work.contractUntil', 'date', '合同止（无固定期限不填）'),
    field('content.work.insurancePayer', 'text', '社保缴费单位'),
    field('content.work.lastPaidMonth', 'text', '最近缴费月', { placeholder: '2024-05' }),
    field('content.work.personnelOrder', 'text', '安置到事业单位的人事命令（军转）'),
    field('content.work.achievements', 'textarea', '来皖后工作实绩'),
    field('content.delegation', 'text', '委托评审件（在皖期间经委托在省外取得的）'),
  ],
}
export const contentForm = form(originalSection, workSection)
export const openingForm = form(
  { title: '本人', fields: [field('person', 'text', '人员'), field('employer', 'text', '所在单位')] },
  originalSection,
  workSection,
)
