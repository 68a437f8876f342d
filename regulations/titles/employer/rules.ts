/** Rules of the employer's part (art.9.2, 10, 13.a, 51.1.a). */
import type { DatedValue } from '#kernel/law'
import { cite, parameter, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import { failing } from '../filing/rules.ts'

export { failing }

const list = (words: readonly string[]): string => words.join('、')
const first = (value: number, source: string): readonly DatedValue<number>[] => [
  { from: localDate('2018-01-01'), value, source },
]

/** 9.2.a: 真实、齐全、规范 of every material. */
export const materialsAreMarked = rule(
  'materials-are-marked',
  cite('anhui-titles-2018/art.9.2.a'),
  (f: { readonly unmarked: readonly string[] }) => f.unmarked.length === 0,
  {
    label: '材料已逐项核验',
    otherwise: (f) => `请先逐项核验：${list(f.unmarked)}还没有核验真实、齐全、规范。`,
  },
)

type Members = {
  readonly technical: number
  readonly technicalHeads: number
  readonly personnel: number
  readonly total: number
}
/** 9.2.b: technical staff, their head included, are more than half; a technical head and a personnel cadre take part. */
export const groupIsComposed = rule(
  'assessment-group-is-composed',
  cite('anhui-titles-2018/art.9.2.b'),
  (f: Members) => f.technical * 2 > f.total && f.technicalHeads >= 1 && f.personnel >= 1,
  {
    label: '考核组以专业技术人员为主',
    otherwise: (f) => {
      const faults = [
        ...(f.technical * 2 > f.total ? [] : [`专业技术人员${f.technical}人，未超过半数（共${f.total}人）`]),
        ...(f.technicalHeads >= 1 ? [] : ['没有技术负责人']),
        ...(f.personnel >= 1 ? [] : ['没有人事干部']),
      ]
      return `请调整考核组成员：${faults.join('；')}。`
    },
  },
)

export const groupIsSet = rule(
  'assessment-group-is-set',
  cite('anhui-titles-2018/art.9.2.b'),
  (f: { readonly set: boolean }) => f.set,
  { label: '已设考核组', otherwise: () => '请先设立考核组，再填写考核意见。' },
)

/** 9.2.c: where a group was set up, its conclusion stands before anything is posted. */
export const groupHasConcluded = rule(
  'assessment-group-has-concluded',
  cite('anhui-titles-2018/art.9.2.c'),
  (f: { readonly group: boolean; readonly conclusion: '合格' | '不合格' | null }) =>
    !f.group || f.conclusion === '合格',
  {
    label: '考核组已作出合格结论',
    otherwise: (f) =>
      f.conclusion === null
        ? '请先填写考核组的考核结论，再公示。'
        : '不能公示：考核组的结论是不合格；请退回申报人或提出处理意见。',
  },
)

/** art.10: the candidate takes a confirmed vacancy; only a written exemption of the title authority lifts it. */
export const vacancyIsFree = rule(
  'vacancy-is-free',
  cite('anhui-titles-2018/art.10'),
  (f: {
    readonly bound: boolean
    readonly confirmed: number | null
    readonly used: number
    readonly exemption: string | null
  }) => {
    if (!f.bound || f.exemption !== null) return true
    return f.confirmed === null ? 'unknown' : f.used < f.confirmed
  },
  {
    label: '推荐人数不超过岗位空缺',
    missing: () => '本单位本级别的岗位空缺情况确认意见',
    otherwise: (f) => `不能推荐：已确认的岗位空缺${f.confirmed ?? 0}个，已推荐${f.used}人。`,
  },
)

/** art.10: an employer bound by its posts recommends before it posts. */
export const candidateIsRecommended = rule(
  'candidate-is-recommended',
  cite('anhui-titles-2018/art.10'),
  (f: { readonly bound: boolean; readonly recommended: boolean }) => !f.bound || f.recommended,
  {
    label: '受岗位结构比例约束的单位已推荐',
    otherwise: () => '请先办理单位推荐：本单位全面实行岗位管理，须在岗位空缺内推荐并排定名次。',
  },
)

/** 9.2.e: a notice is posted today or scheduled; what hung earlier is entered as 补录. */
export const postingDayIsPossible = rule(
  'posting-day-is-possible',
  cite('anhui-titles-2018/art.9.2.e'),
  (f: { readonly postedOn: LocalDate; readonly today: LocalDate }) => f.postedOn >= f.today,
  {
    label: '公示日期不早于今天',
    otherwise: (f) => `请改公示日期：${f.postedOn}已经过去；此前已张贴的，请用补录并附照片。`,
  },
)

/** 9.2.e with DESK B6: the range printed on the paper holds the full period. */
export const printedPeriodIsFull = rule(
  'printed-period-is-full',
  cite('anhui-titles-2018/art.9.2.e'),
  (f: { readonly printedUntil: LocalDate | null; readonly due: LocalDate }) =>
    f.printedUntil === null || f.printedUntil >= f.due,
  {
    label: '公示上写的期间满5个工作日',
    otherwise: (f) => `请重新张贴：公示上写到${f.printedUntil ?? ''}，满5个工作日应到${f.due}。`,
  },
)

/** 9.2.f: every objection has its finding, unless its material was taken out. */
export const objectionsAreFound = rule(
  'objections-are-found',
  cite('anhui-titles-2018/art.9.2.f'),
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  {
    label: '反映和争议均已核查',
    otherwise: (f) => `请先核查：${list(f.open)}还没有核查结论；也可以剔除有争议的材料。`,
  },
)

export const objectionIsThere = rule(
  'objection-is-there',
  cite('anhui-titles-2018/art.9.2.f'),
  (f: { readonly id: string; readonly found: boolean }) => f.found,
  { label: '反映在本件中', otherwise: () => '请核对编号：没有这条反映，或所指的材料不在本件中。' },
)

/** 9.2.g: nothing unfit, nothing disputed and not cleared goes on. */
export const unfitIsRemoved = rule(
  'unfit-materials-are-removed',
  cite('anhui-titles-2018/art.9.2.g'),
  (f: { readonly unfit: readonly string[] }) => f.unfit.length === 0,
  {
    label: '不合要求和有争议未查清的材料已剔除',
    otherwise: (f) => `请先剔除材料：${list(f.unfit)}核验不合要求，或争议属实、未能查清。`,
  },
)

export const opinionLettersMin = parameter(
  'opinion-letters-min',
  cite('anhui-titles-2018/art.9.2.h'),
  'opening',
  first(10, '系统设定'),
  { label: '单位评价意见每项最少字数', unit: '字' },
)

/** 9.2.h: three headings, each with something to say. */
export const opinionHasHeadings = rule(
  'opinion-has-three-headings',
  cite('anhui-titles-2018/art.9.2.h'),
  (f: { readonly short: readonly string[]; readonly lettersMin: number }) => f.short.length === 0,
  {
    label: '单位评价意见含业绩、水平、表现三项',
    otherwise: (f) => `请补充单位评价意见：${list(f.short)}一项不足${f.lettersMin}字。`,
  },
)

/** 9.b: the opinion says that the applicant keeps the law and professional ethics. */
export const lawAbidingIsStated = rule(
  'law-abiding-is-stated',
  cite('anhui-titles-2018/art.9.b'),
  (f: { readonly stated: boolean }) => f.stated,
  {
    label: '单位确认遵纪守法和职业道德',
    otherwise: () => '请在评价意见中确认申报人遵纪守法、职业道德良好；不能确认的，不得上报。',
  },
)

/** 9.2.i: every copy was held against its original, signed for and sealed. */
export const copiesAreCompared = rule(
  'copies-are-compared',
  cite('anhui-titles-2018/art.9.2.i'),
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  {
    label: '复印件已与原件比对并签章',
    otherwise: (f) => `请先比对原件：${list(f.open)}还没有核对人、审查意见或公章。`,
  },
)

/** 13.a: the file goes on once the employer's steps are behind it. */
export const employerStepsAreDone = rule(
  'employer-steps-are-done',
  cite('anhui-titles-2018/art.13.a'),
  (f: { readonly publicityOver: boolean; readonly opinionWritten: boolean }) =>
    f.publicityOver && f.opinionWritten,
  {
    label: '单位审查步骤已完成',
    otherwise: (f) =>
      f.publicityOver ? '请先填写单位评价意见，再盖章上报。' : '请等单位公示结束，再盖章上报。',
  },
)

/** DESK A3: each desk closes on its own day; a later file goes on with a stated reason. */
export const forwardIsInTime = rule(
  'forward-is-in-time',
  cite('anhui-titles-2018/art.16.4'),
  (f: { readonly closesOn: LocalDate | null; readonly on: LocalDate }) =>
    f.closesOn === null || f.on <= f.closesOn,
  {
    label: '在本级截止日期前转报',
    otherwise: (f) => `本级截止日期是${f.closesOn}，请说明逾期转报的理由。`,
  },
)

/** 51.1.a: nobody acts in her own file or a relative's. */
export const dutyIsDoneByAnother = rule(
  'duty-is-done-by-another',
  cite('anhui-titles-2018/art.51.1.a'),
  (f: { readonly isApplicant: boolean; readonly isRecused: boolean }) => !f.isApplicant && !f.isRecused,
  {
    label: '代办人不是申报人本人或须回避的人员',
    otherwise: (f) =>
      f.isApplicant
        ? '请另指定代办人：申报人不能办理本人的申报件。'
        : '请另指定代办人：该人员已声明与申报人有关系，须回避。',
  },
)

/** 51.1.a: one declares for oneself; the head may declare for her staff. */
export const recusalIsDeclaredByEntitled = rule(
  'recusal-is-declared-by-entitled',
  cite('anhui-titles-2018/art.51.1.a'),
  (f: { readonly own: boolean; readonly head: boolean }) => f.own || f.head,
  {
    label: '由本人或单位负责人声明回避',
    otherwise: () => '请由本人声明，或由单位负责人为其声明。',
  },
)

/** 36.b: only a transfer of series asks for the paper on a changed post. */
export const trackIsTransfer = rule(
  'track-is-transfer',
  cite('anhui-titles-2018/art.36.b'),
  (f: { readonly track: string }) => f.track === '转评',
  {
    label: '本件为转评',
    otherwise: (f) => `不用出具岗位变动证明：本件申报类型是“${f.track}”，只有转评才需要。`,
  },
)
