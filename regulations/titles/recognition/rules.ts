/** Who is recognised without a committee (art.60), and who approves (art.59.2). */
import type { Calculation, Finding } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { DegreeLevel, Level } from '../vocabulary.ts'
import { rungOf } from '../vocabulary.ts'
import type { RecognitionKind } from './state.ts'

type Asked = { readonly kind: RecognitionKind; readonly degree: DegreeLevel; readonly level: Level }

/** 60.a: 博士认定 is for doctors, and gives 中级. */
export const doctorIsRecognisedAtMid = rule(
  'doctor-is-recognised-at-mid-level',
  cite('anhui-titles-2018/art.60.a'),
  (f: Asked) => f.kind !== '博士认定' || (f.degree === '博士' && f.level === '中级'),
  {
    label: '博士研究生初次认定中级',
    otherwise: (f) =>
      f.degree === '博士'
        ? `请把认定级别改为中级：博士研究生初次认定中级，不认定${f.level}。`
        : `请改走评审：初次认定中级只限博士研究生，登记学历为${f.degree}。`,
  },
)
/** 60.b: everybody else comes to 中级 and above by review alone. */
export const midAndAboveOnlyByReview = rule(
  'mid-and-above-only-by-review',
  cite('anhui-titles-2018/art.60.b'),
  (f: Asked) =>
    rungOf(f.level) < rungOf('中级') || (f.kind === '博士认定' && f.degree === '博士' && f.level === '中级'),
  {
    label: '中级以上经评审取得',
    otherwise: (f) => `请填报职称申报，经评审取得${f.level}：除博士研究生认定中级外，中级以上不再直接认定。`,
  },
)
/** 59.2: 转正定职 is for graduates of technical secondary schools and above. */
export const graduateIsAppointed = rule(
  'graduate-is-confirmed-in-post',
  cite('anhui-titles-2018/art.59.2'),
  (f: Asked) => f.kind !== '转正定职' || f.degree !== '其他',
  {
    label: '大中专毕业生转正定职',
    otherwise: () => '请先补登大中专以上学历：转正定职适用于大中专毕业生。',
  },
)
/** All three about one request. */
export const kindFindings = (asked: Asked): readonly Finding[] => [
  doctorIsRecognisedAtMid(asked),
  midAndAboveOnlyByReview(asked),
  graduateIsAppointed(asked),
]

type ApproverFacts = {
  readonly acting: string
  readonly approvers: readonly string[]
  readonly names: string
}
const approverRule = (
  id: string,
  clause: 'anhui-titles-2018/art.59.2' | 'anhui-titles-2018/art.60.a',
  words: string,
) =>
  rule(id, cite(clause), (f: ApproverFacts) => f.approvers.includes(f.acting), {
    label: '由有权限的部门审批',
    otherwise: (f) => `请由${f.names}审批：${words}。`,
  })
/** 59.2: HR department of the level, or the department in charge that holds the authority. */
const graduateApprover = approverRule(
  'graduate-approved-by-authority',
  'anhui-titles-2018/art.59.2',
  '转正定职由有权限的人社部门或主管部门审批',
)
const doctorApprover = approverRule(
  'doctor-approved-by-authority',
  'anhui-titles-2018/art.60.a',
  '博士认定中级由管理中级职称的部门办理',
)
export const approverFinding = (kind: RecognitionKind, facts: ApproverFacts): Finding =>
  kind === '博士认定' ? doctorApprover(facts) : graduateApprover(facts)

/** A first recognition comes before any title of the same or a higher level. */
export const hasNoSuchTitleYet = rule(
  'has-no-such-title-yet',
  cite('anhui-titles-2018/art.59.2'),
  (f: { readonly held: readonly Level[]; readonly level: Level }) =>
    f.held.every((one) => rungOf(one) < rungOf(f.level)),
  {
    label: '尚无同级或更高职称',
    otherwise: (f) => `不必再认定：已有${f.held.join('、')}职称，初次认定${f.level}只办一次。`,
  },
)
export const recognitionIsAskedByOwn = rule(
  'recognition-asked-for-own-person',
  cite('anhui-titles-2018/art.59.2'),
  (f: { readonly own: boolean; readonly ownEmployer: boolean }) => f.own || f.ownEmployer,
  {
    label: '由本人或所在单位申请',
    otherwise: () => '请由本人或其所在单位人事部门提出：不能替其他单位的人员申请认定。',
  },
)
export const recognitionFactsAreKnown = rule(
  'recognition-facts-are-known',
  cite('anhui-titles-2018/art.59.2'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '学历和审批机关可以查到', otherwise: (f) => `请先补登名册：缺${f.missing.join('、')}。` },
)

/** 59.2: years run from the day of approval, not from graduation. */
export const reckonRecognisedOn: Calculation<
  { readonly graduatedOn: LocalDate; readonly approvedOn: LocalDate },
  LocalDate
> = calculation(
  'recognised-title-obtained-on',
  [cite('anhui-titles-2018/art.59.2')],
  (f) => ({
    value: f.approvedOn,
    lines: [
      { label: '毕业', value: f.graduatedOn, note: '不作起算日' },
      { label: '审批', value: f.approvedOn, note: '取得职称、任职年限起算' },
    ],
  }),
  { label: '认定职称的取得时间' },
)
