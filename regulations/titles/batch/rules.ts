/** Rules of a batch, each beside its clause. */
import { cite, rule } from '#kernel/law'

export const conclusionsAreSigned = rule(
  'conclusions-are-signed',
  cite('anhui-titles-2018/art.25.4'),
  (f: { readonly unsigned: readonly string[] }) => f.unsigned.length === 0,
  {
    label: '评审表结论已签字盖章',
    otherwise: (f) => `请先办理结论签署和评委会盖章：${f.unsigned.join('、')}。`,
  },
)

export const allHavePassed = rule(
  'all-have-passed',
  cite('anhui-titles-2018/art.25.a'),
  (f: { readonly others: readonly string[] }) => f.others.length === 0,
  {
    label: '公示名单只列通过者',
    otherwise: (f) => `请移出未通过或不在评审公示环节的人员：${f.others.join('、')}。`,
  },
)

export const oneAuthority = rule(
  'one-authority',
  cite('anhui-titles-2018/art.25.c'),
  (f: { readonly authorities: readonly string[] }) => f.authorities.length === 1,
  {
    label: '一个批次只报一个职称管理部门',
    otherwise: (f) => `请按核准机关分批：名单涉及${f.authorities.join('、')}。`,
  },
)

/** art.25.b, 26.c: posted where, with whom to speak to. */
export const postingIsComplete = rule(
  'posting-is-complete',
  cite('anhui-titles-2018/art.26.b'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '公示内容齐全', otherwise: (f) => `请补齐公示内容：${f.missing.join('、')}。` },
)

export const reportAgrees = rule(
  'report-agrees',
  cite('anhui-titles-2018/art.25.1'),
  (f: { readonly drafted: boolean }) => f.drafted,
  { label: '综合报告已拟定', otherwise: () => '请先拟定评审情况综合报告，各数与结果分析表一致。' },
)

export const extraMaterialsAreGiven = rule(
  'extra-materials-are-given',
  cite('anhui-titles-2018/art.25.5'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '另行要求的材料齐全', otherwise: (f) => `请补交：${f.missing.join('、')}。` },
)

export const everyoneIsMarked = rule(
  'everyone-is-marked',
  cite('anhui-titles-2018/art.26.a'),
  (f: { readonly unmarked: readonly string[] }) => f.unmarked.length === 0,
  {
    label: '已逐一审核',
    otherwise: (f) => `请先逐一审核：还有${f.unmarked.length}人没有审核（${f.unmarked.join('、')}）。`,
  },
)

/** A row counts as opened when it was unfolded in place; nothing is agreed to unread. */
export const rowsWereOpened = rule(
  'rows-were-opened',
  cite('anhui-titles-2018/art.26.a'),
  (f: { readonly unopened: readonly string[] }) => f.unopened.length === 0,
  { label: '审核前已打开查看', otherwise: (f) => `请先打开再审核：${f.unopened.join('、')}。` },
)

export const scopeIsRight = rule(
  'scope-is-right',
  cite('anhui-titles-2018/art.27.c'),
  (f: { readonly name: string; readonly asked: string; readonly allowed: string }) => f.asked === f.allowed,
  {
    label: '结果在评委会评审范围内',
    otherwise: (f) => `结果无效：${f.name}申报${f.asked}，评委会评审范围为${f.allowed}。`,
  },
)

export const majorityIsRight = rule(
  'majority-is-right',
  cite('anhui-titles-2018/art.23.5.d'),
  (f: { readonly name: string; readonly yes: number; readonly present: number; readonly due: number }) =>
    3 * f.yes >= 2 * f.present && f.present >= f.due,
  {
    label: '出席人数和赞成票符合规定',
    otherwise: (f) => `请查清表决：${f.name}规定出席${f.due}人、实到${f.present}人、赞成${f.yes}票。`,
  },
)

/** art.40.c: consent to the exceptional track is not later than release. */
export const consentCameFirst = rule(
  'consent-came-first',
  cite('anhui-titles-2018/art.40.c'),
  (f: { readonly name: string; readonly consentOn: string | null; readonly releasedOn: string | null }) =>
    f.consentOn !== null && f.releasedOn !== null && f.consentOn <= f.releasedOn,
  {
    label: '破格、直接申报在送评前已获同意',
    otherwise: (f) =>
      `结果无效：${f.name}的同意日期为${f.consentOn ?? '无'}，送评日期为${f.releasedOn ?? '无'}。`,
  },
)

/** art.31.b: letter of delegation by the right office before the meeting. */
export const delegationIsWhole = rule(
  'delegation-is-whole',
  cite('anhui-titles-2018/art.31.b'),
  (f: { readonly name: string; readonly letterOn: string | null; readonly meetingOn: string }) =>
    f.letterOn !== null && f.letterOn <= f.meetingOn,
  {
    label: '委托评审函在评审之前出具',
    otherwise: (f) =>
      `结果无效：${f.name}的委托评审函日期为${f.letterOn ?? '无'}，评审日期为${f.meetingOn}。`,
  },
)

export const sampleIsChecked = rule(
  'sample-is-checked',
  cite('anhui-titles-2018/art.52.b'),
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  { label: '抽查的件均有检查结果', otherwise: (f) => `请先完成抽查：${f.open.join('、')}。` },
)

/** art.26.e: a candidate under investigation waits; the rest go on. */
export const somebodyGoesOn = rule(
  'somebody-goes-on',
  cite('anhui-titles-2018/art.26.e'),
  (f: { readonly going: number; readonly held: readonly string[] }) => f.going > 0,
  {
    label: '有可以继续办理的人员',
    otherwise: (f) => `没有可以继续办理的人员：${f.held.join('、')}均在核查。`,
  },
)

export const documentIsNumbered = rule(
  'document-is-numbered',
  cite('anhui-titles-2018/art.27.a'),
  (f: { readonly document: string }) => /〔\d{4}〕\d+号/.test(f.document),
  {
    label: '批复文号规范',
    otherwise: (f) => `请填写规范的文号，如“某人社〔2025〕3号”：“${f.document}”不是。`,
  },
)

/** art.27.d: nobody outside this batch's approval gets a title. */
export const candidatesAreOfBatch = rule(
  'candidates-are-of-batch',
  cite('anhui-titles-2018/art.27.d'),
  (f: { readonly strangers: readonly string[] }) => f.strangers.length === 0,
  {
    label: '人员在本批次内',
    otherwise: (f) => `请核对名单：${f.strangers.join('、')}不在本批次或已经退出，未经核准不产生职称。`,
  },
)
