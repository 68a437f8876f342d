/** Rules of complaints: art.26.d to 26.f and 52.c. */
import { cite, parameter, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import { applicationStages } from './application-stages.ts'
import type { Channel, ComplaintOutcome, SubjectKind } from './state.ts'

const intake = cite('anhui-titles-2018/art.26.d')
const check = cite('anhui-titles-2018/art.26.e')
const handling = cite('anhui-titles-2018/art.52.c')

/** Working days for the check where the officer states no other day: the office's own figure, the text names none. */
export const investigationDays = parameter<number>(
  'complaint-investigation-days',
  handling,
  'opening',
  [{ from: localDate('2018-01-01'), value: 20, source: '内部办理期限，文件未规定，由管理员调整' }],
  { label: '举报核查期限', unit: '个工作日' },
)

export const complaintGoesToHrDepartment = rule(
  'complaint-goes-to-hr-department',
  handling,
  (f: { readonly kind: string | null }) => f.kind === '人社部门',
  {
    label: '举报由人社部门受理',
    otherwise: () => '请选择受理的人社部门：职称评审的举报由人社部门受理。',
  },
)

type Who = { readonly named: boolean; readonly hasName: boolean; readonly hasReach: boolean }
/** A real name comes with a way to answer; an anonymous complaint keeps nothing of the person. */
export const complainantFitsKind = rule(
  'complainant-fits-kind',
  intake,
  (f: Who) => (f.named ? f.hasName && f.hasReach : !f.hasName && !f.hasReach),
  {
    label: '实名的留有姓名和联系方式，匿名的不留',
    otherwise: (f) =>
      f.named
        ? '请填写姓名和联系方式：实名举报须能答复本人；不愿留名的请改为匿名。'
        : '请删去姓名和联系方式，或改为实名：匿名举报不保存举报人信息。',
  },
)

type Letter = {
  readonly channel: Channel
  readonly postmarkedOn: LocalDate | null
  readonly today: LocalDate
}
export const postmarkIsStated = rule(
  'postmark-is-stated',
  intake,
  (f: Letter) =>
    f.channel === '来信' ? f.postmarkedOn !== null && f.postmarkedOn <= f.today : f.postmarkedOn === null,
  {
    label: '来信按邮戳日计算',
    otherwise: (f) =>
      f.channel !== '来信'
        ? '请删去邮戳日期：只有来信按邮戳日计算。'
        : f.postmarkedOn === null
          ? '请填写邮戳日期：来信是否在期限内按邮戳日计算。'
          : `请核对邮戳日期：${f.postmarkedOn}还没有到。`,
  },
)

type Subject = { readonly kind: SubjectKind; readonly named: boolean; readonly found: boolean }
/** A complaint about a person or a material names one application; only that one is held. */
export const subjectIsOneCandidate = rule(
  'complaint-subject-is-one-candidate',
  intake,
  (f: Subject) => (f.kind === '申报人' || f.kind === '材料' ? f.named && f.found : true),
  {
    label: '举报申报人或材料的指明一件申报',
    otherwise: (f) =>
      f.named ? '请核对申报件编号：没有这件申报。' : '请填写申报件编号：举报申报人或材料须指明是哪一件。',
  },
)

export const complaintIsByOwnOffice = rule(
  'complaint-is-recorded-by-own-office',
  intake,
  (f: { readonly authority: string; readonly own: string }) => f.authority === f.own,
  { label: '由本机关登记', otherwise: () => '请选择本机关：来电、来信、来访由收到的机关登记。' },
)

export const checkHasDueDay = rule(
  'complaint-check-has-due-day',
  check,
  (f: { readonly dueOn: LocalDate; readonly today: LocalDate }) => f.dueOn > f.today,
  { label: '核查有期限', otherwise: (f) => `请填写将来的核查期限：${f.dueOn}已到，不能交办。` },
)

export const checkIsReported = rule(
  'complaint-check-is-reported',
  check,
  (f: { readonly assigned: boolean; readonly reported: boolean }) => f.assigned && f.reported,
  {
    label: '已有核查情况报告',
    otherwise: (f) =>
      f.assigned ? '请等核查单位报送核查情况后再作结论。' : '请先交办核查：没有核查的举报不能作结论。',
  },
)

type Reply = { readonly named: boolean; readonly reply: string }
export const replyGoesToRealNames = rule(
  'reply-goes-to-real-names-only',
  handling,
  (f: Reply) => f.named === (f.reply.trim() !== ''),
  {
    label: '实名举报有答复，匿名举报不答复',
    otherwise: (f) =>
      f.named ? '请填写给举报人的答复：实名举报须答复结果。' : '请删去答复：匿名举报没有答复对象。',
  },
)

type Upheld = {
  readonly outcome: ComplaintOutcome | null
  readonly application: boolean
  readonly stage: string | null
  readonly handling: string
}
const isOut = (stage: string | null): boolean => stage === null || applicationStages.isSettled(stage)
/** 26.f: what was proven is handled before the matter is closed: no candidate goes on with a proven finding. */
export const upheldComplaintIsHandled = rule(
  'upheld-complaint-is-handled',
  cite('anhui-titles-2018/art.26.f'),
  (f: Upheld) => {
    if (f.outcome === '属实' && f.application && !isOut(f.stage)) return false
    return f.outcome === '不属实' || f.outcome === '无法查实' || f.handling.trim() !== ''
  },
  {
    label: '查实的已作处理',
    otherwise: (f) =>
      f.outcome === '属实' && f.application && !isOut(f.stage)
        ? '请先决定取消资格：举报已查实，该申报还在办理，不能办结举报。'
        : '请写明处理情况：举报查实后须说明怎样处理。',
  },
)
