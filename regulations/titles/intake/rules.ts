/** Rules of acceptance: correction once, refusal with its ground, consents, exam, appraisal, release. */
import { cite, rule } from '#kernel/law'
import { yuanText } from '../money.ts'

/** 分 as 元 with two decimals. */

/** art.15.c: one notice per case, ever; an own slip may be mended once with a responsible person. */
export const notifiedOnlyOnce = rule(
  'notified-only-once',
  cite('anhui-titles-2018/art.15.c'),
  (f: { readonly issuedOn: string | null; readonly items: readonly string[] }) => f.issuedOn === null,
  {
    label: '补正只告知一次',
    otherwise: (f) =>
      `已一次性告知：${f.issuedOn ?? ''}已发补正告知书（${f.items.join('、')}），请按现有材料受理或不予受理。`,
  },
)

/** art.15.d: the unit sets the length; it lies ahead and within the calendar of the cycle. */
export const correctionIsAhead = rule(
  'correction-is-ahead',
  cite('anhui-titles-2018/art.15.d'),
  (f: { readonly dueOn: string; readonly today: string; readonly until: string }) =>
    f.dueOn >= f.today && f.dueOn <= f.until,
  {
    label: '补正期限在今后、不超过评审安排',
    otherwise: (f) => `请改填补正期限：应在${f.today}至${f.until}之间，现为${f.dueOn}。`,
  },
)

export const itemsAreOfNotice = rule(
  'items-are-of-notice',
  cite('anhui-titles-2018/art.15.c'),
  (f: { readonly strangers: readonly string[] }) => f.strangers.length === 0,
  {
    label: '补交的是告知书所列内容',
    otherwise: (f) => `请按告知书补交：${f.strangers.join('、')}不在告知书内。`,
  },
)

/** art.15.e: at the deadline something is still missing. */
export const somethingIsMissing = rule(
  'something-is-missing',
  cite('anhui-titles-2018/art.15.e'),
  (f: { readonly missing: readonly string[] }) => f.missing.length > 0,
  { label: '逾期仍未补齐', otherwise: () => '已全部补齐，不按放弃处理。' },
)

/** art.15.b: nothing is decided or released without a review on record. */
export const reviewIsOnRecord = rule(
  'review-is-on-record',
  cite('anhui-titles-2018/art.15.b'),
  (f: { readonly reviewed: boolean }) => f.reviewed,
  { label: '已审核并记录', otherwise: () => '请先审核材料并登记审核结果。' },
)

/** art.15.a, 16.2: out of scope, only refusal is possible. */
export const isInScope = rule(
  'is-in-scope',
  cite('anhui-titles-2018/art.16.2'),
  (f: { readonly asked: string; readonly inside: boolean; readonly scope: string }) => f.inside,
  {
    label: '在评委会评审范围内',
    otherwise: (f) => `只能不予受理：申报${f.asked}，本评委会评审范围为${f.scope}（第十六条第（二）项）。`,
  },
)
export const inboxIsOwn = rule(
  'inbox-is-own',
  cite('anhui-titles-2018/art.15.a'),
  (f: { readonly asked: string; readonly inside: boolean }) => f.inside,
  {
    label: '对口受理本系列材料',
    otherwise: (f) => `不对口：${f.asked}不属本单位组建的评委会受理范围，只能不予受理。`,
  },
)

/** art.16.1: the letter of the right submitter. */
export const letterIsRight = rule(
  'letter-is-right',
  cite('anhui-titles-2018/art.16.1'),
  (f: { readonly letter: string | null; readonly from: string | null; readonly due: string }) =>
    f.letter !== null && f.from === f.due,
  {
    label: '有呈报单位出具的委托评审函',
    otherwise: (f) =>
      f.letter === null
        ? '没有按规定出具委托评审函。'
        : `委托评审函应由${f.due}出具，现由${f.from ?? ''}出具。`,
  },
)

/** art.16.3: the failing condition is named, not only described. */
export const conditionIsNamed = rule(
  'condition-is-named',
  cite('anhui-titles-2018/art.16.3'),
  (f: { readonly item: string; readonly conditions: readonly string[] }) =>
    f.item !== '3' || f.conditions.length > 0,
  { label: '已选定不符合的条件', otherwise: () => '请勾选不符合的评审条件或公告要求，只写文字不够。' },
)
/** art.16.4: late or around the prescribed way. */
export const submittedInTime = rule(
  'submitted-in-window',
  cite('anhui-titles-2018/art.16.4'),
  (f: { readonly on: string; readonly until: string }) => f.on <= f.until,
  { label: '在规定时间内报送', otherwise: (f) => `已超过报送时间：截止${f.until}，现为${f.on}，不予受理。` },
)
/** art.16.6: the catch-all cites what it rests on. */
export const sourceIsCited = rule(
  'source-is-cited',
  cite('anhui-titles-2018/art.16.6'),
  (f: { readonly item: string; readonly source: string }) => f.item !== '6' || f.source !== '',
  {
    label: '已写明依据的条款',
    otherwise: () => '请写明依据的条款或条件（如第六十五条、第五十三条、第三十五条）。',
  },
)

/** art.16.5: vacancies before ranks; a candidate beyond the confirmed vacancies is declined. */
export const isWithinVacancies = rule(
  'is-within-vacancies',
  cite('anhui-titles-2018/art.16.5'),
  (f: {
    readonly bound: boolean
    readonly rank: number
    readonly vacancies: number
    readonly exempt: boolean
  }) => !f.bound || f.exempt || f.rank <= f.vacancies,
  {
    label: '在岗位空缺数之内',
    otherwise: (f) =>
      `不予受理：单位排序第${f.rank}名，确认空缺${f.vacancies}个，超出结构比例（第十六条第（五）项）。`,
  },
)

/** art.40.a: the exceptional track is admitted before consent is asked. */
export const isAdmittedFirst = rule(
  'is-admitted-first',
  cite('anhui-titles-2018/art.40.a'),
  (f: { readonly admitted: boolean }) => f.admitted,
  { label: '已经受理', otherwise: () => '请先办理受理：破格须先经受理，再报人社部门审核。' },
)
/** art.40.b: HR department of the committee's own level. */
export const consentIsGiven = rule(
  'consent-is-given',
  cite('anhui-titles-2018/art.40.b'),
  (f: { readonly needed: boolean; readonly given: boolean }) => !f.needed || f.given,
  {
    label: '破格已经同级人社部门同意',
    otherwise: () => '请先取得同级人社部门对破格申报的审核同意，再办理送评。',
  },
)
/** art.41.c: HR department that manages the target title. */
export const directConsentIsGiven = rule(
  'direct-consent-is-given',
  cite('anhui-titles-2018/art.41.c'),
  (f: { readonly needed: boolean; readonly given: boolean }) => !f.needed || f.given,
  { label: '直接申报已经人社部门同意', otherwise: () => '请先取得相应级别人社部门的审核同意，再办理送评。' },
)
/** Both consents: the office that gives it is the one the clause names. */
export const officeMayConsent = rule(
  'office-may-consent',
  cite('anhui-titles-2018/art.40.b'),
  (f: { readonly office: string; readonly due: string }) => f.office === f.due,
  { label: '由规定的人社部门审核', otherwise: (f) => `应由${f.due}审核同意，本机关不能办理。` },
)
export const directOfficeMayConsent = rule(
  'direct-office-may-consent',
  cite('anhui-titles-2018/art.41.c'),
  (f: { readonly office: string; readonly due: string }) => f.office === f.due,
  { label: '由管理申报职称的人社部门审核', otherwise: (f) => `应由${f.due}审核同意，本机关不能办理。` },
)

/** art.21.c, 31.a: who has not passed the exam is not released, whoever sent him. */
export const examIsPassed = rule(
  'exam-is-passed',
  cite('anhui-titles-2018/art.21.c'),
  (f: { readonly examined: boolean; readonly qualified: boolean }) => !f.examined || f.qualified,
  { label: '考试成绩合格', otherwise: () => '不能送评：考评结合的，考试成绩合格才能提交评委会。' },
)

/** art.23.2.c: the exam is over before rosters are sealed. */
export const examIsOver = rule(
  'exam-is-over',
  cite('anhui-titles-2018/art.23.2.c'),
  (f: { readonly examined: boolean; readonly recorded: boolean }) => !f.examined || f.recorded,
  { label: '考试已经结束', otherwise: () => '请等考试成绩登记后再编送评名册。' },
)

/** art.23.2.b: ordered appraisals are back. */
export const appraisalsAreBack = rule(
  'appraisals-are-back',
  cite('anhui-titles-2018/art.23.2.b'),
  (f: { readonly needed: boolean; readonly returned: number; readonly open: number }) =>
    !f.needed || (f.returned > 0 && f.open === 0),
  {
    label: '论文鉴定已返回',
    otherwise: (f) => `请先完成论文（著作）鉴定：已返回${f.returned}份，未返回${f.open}份。`,
  },
)
/** art.23.2.e and 50.b: an appraiser from the applicant's own employer is recused. */
export const appraiserIsOutside = rule(
  'appraiser-is-outside',
  cite('anhui-titles-2018/art.50.b'),
  (f: { readonly sameEmployer: boolean; readonly self: boolean }) => !f.sameEmployer && !f.self,
  { label: '鉴定人没有回避情形', otherwise: () => '请改派鉴定人：本人或同一单位的人员应当回避。' },
)
/** art.23.2.d: the panel appraises, or the committee where there are no panels. */
export const appraiserKindFits = rule(
  'appraiser-kind-fits',
  cite('anhui-titles-2018/art.23.2.d'),
  (f: { readonly kind: string; readonly hasPanels: boolean }) =>
    f.kind === '同行专家' || f.kind === (f.hasPanels ? '专业组' : '评委会'),
  {
    label: '由专业组（未设的由评委会）评价',
    otherwise: (f) => `请改由${f.hasPanels ? '专业组' : '评委会'}评价。`,
  },
)
/** art.23.2.e: a peer from outside is invited where it is needed; why is written down. */
export const peerHasReason = rule(
  'peer-appraiser-has-reason',
  cite('anhui-titles-2018/art.23.2.e'),
  (f: { readonly kind: string; readonly reason: string }) => f.kind !== '同行专家' || f.reason !== '',
  { label: '另请同行专家有理由', otherwise: () => '请写明另请同行专家鉴定的理由。' },
)
/** art.23.2.g: a report that nobody here ordered is void. */
export const appraisalWasOrdered = rule(
  'appraisal-was-ordered',
  cite('anhui-titles-2018/art.23.2.g'),
  (f: { readonly ordered: boolean }) => f.ordered,
  {
    label: '鉴定由组建单位统一送出',
    otherwise: () => '自行送审的鉴定无效：论文鉴定只能由组建单位统一送出。',
  },
)

/** art.17.b: the head signs; who reviewed cannot sign his own review. */
export const headDidNotReview = rule(
  'head-did-not-review',
  cite('anhui-titles-2018/art.17.b'),
  (f: { readonly head: string; readonly reviewer: string | null }) => f.head !== f.reviewer,
  { label: '签发人不是审核人', otherwise: () => '请由组建单位负责人签章：审核人不能签发自己的审核。' },
)
export const releaseIsSigned = rule(
  'release-is-signed',
  cite('anhui-titles-2018/art.17.a'),
  (f: { readonly signed: boolean }) => f.signed,
  { label: '负责人已签', otherwise: () => '请先由组建单位负责人签章，再盖同意送评印章。' },
)
/** art.54.a: the standard, to the 分. */
export const feeEqualsStandard = rule(
  'fee-equals-standard',
  cite('anhui-titles-2018/art.54.a'),
  (f: { readonly amountCents: number; readonly standardCents: number | null }) =>
    f.amountCents === f.standardCents,
  {
    label: '收费等于标准',
    otherwise: (f) =>
      f.standardCents === null
        ? '没有收费标准，不能开具缴费通知。'
        : `请按标准收费：标准${yuanText(f.standardCents)}元，开具${yuanText(f.amountCents)}元。`,
  },
)
