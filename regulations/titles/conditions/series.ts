/** Series of the present title against post and target (art.12, 33 to 38): transfers, reforms, mapped qualifications. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { anniversaryOf } from '../tenure/span.ts'
import type { Level } from '../vocabulary.ts'

type MapFacts = {
  readonly qualification: string
  /** Series and level of the map G8; null: the map has no such qualification. */
  readonly series: string | null
  readonly level: Level | null
  readonly wanted: { readonly series: string; readonly level: Level }
  /** Appointed at the mapped level on the day. */
  readonly appointed: boolean
}
/** 12: a mapped certificate and a current appointment at its level stand for the lower title. */
export const qualificationStandsForTitle = rule(
  'qualification-stands-for-title',
  cite('anhui-titles-2018/art.12'),
  (f: MapFacts) =>
    f.series === f.wanted.series && f.level === f.wanted.level && f.level !== null && f.appointed,
  {
    label: '职业资格或以考代评证书可直接报高一级',
    otherwise: (f) => {
      if (f.level === null) return `请改用职称证书申报：“${f.qualification}”不在职业资格与职称对应表内。`
      if (f.series !== f.wanted.series || f.level !== f.wanted.level)
        return `请核对申报级别：“${f.qualification}”对应${f.series}系列${f.level}，不能直接报这一级。`
      return `请先由单位聘任到${f.level}岗位：须已聘在对应岗位才可凭“${f.qualification}”直接报高一级。`
    },
  },
)

type PostFacts = {
  readonly titleSeries: string
  readonly postSeries: string | null
  /** The post changed with the whole unit (art.38) while the person was on its roll. */
  readonly reformed: boolean
}
/** 33: title and post of one series, else a transfer comes first. */
export const titleFitsPost = rule(
  'title-fits-post',
  cite('anhui-titles-2018/art.33'),
  (f: PostFacts) => (f.postSeries === null ? 'unknown' : f.reformed || f.titleSeries === f.postSeries),
  {
    label: '职称与现岗位属同一系列',
    otherwise: (f) =>
      `请先申报转评：现职称属${f.titleSeries}系列，现岗位属${f.postSeries}系列，换岗后系列不同的应转评。`,
    missing: () => '现岗位的系列和专业',
  },
)

type CrossFacts = {
  readonly targetSeries: string
  /** Series in which the person holds the level below, by review or by an approved transfer. */
  readonly heldSeries: readonly string[]
  readonly reformed: boolean
  readonly mapped: boolean
}
/** 35.a: no higher level in another series without transfer, reform (38) or map (12). */
export const noCrossSeries = rule(
  'no-higher-level-across-series',
  cite('anhui-titles-2018/art.35.a'),
  (f: CrossFacts) => f.heldSeries.includes(f.targetSeries) || f.reformed || f.mapped,
  {
    label: '没有跨系列报高一级',
    otherwise: (f) =>
      `请先转评到${f.targetSeries}系列的同级职称：现职称属${f.heldSeries.join('、')}系列，没有转评的不得跨系列报高一级。`,
  },
)
/** 35.b: not in the review year in which the transfer was filed. */
export const notInYearOfTransfer = rule(
  'not-in-the-year-of-transfer',
  cite('anhui-titles-2018/art.35.b'),
  (f: { readonly transferYear: number | null; readonly year: number }) => f.transferYear !== f.year,
  {
    label: '不在转评当年度',
    otherwise: (f) =>
      `请在${f.year + 1}评审年度再报高一级：${f.transferYear}年度申报了转评，当年度不得报高一级。`,
  },
)

type SinceFacts = { readonly since: LocalDate | null; readonly years: number; readonly on: LocalDate }
const yearsPassed = (f: SinceFacts): boolean | 'unknown' =>
  f.since === null ? 'unknown' : anniversaryOf(f.since, f.years) <= f.on
const firstDay = (f: SinceFacts): string => (f.since === null ? '' : anniversaryOf(f.since, f.years))

/** 34.a: a year in the present post, measured at the filing date. */
export const yearInPostForTransfer = rule(
  'one-year-in-post-before-transfer',
  cite('anhui-titles-2018/art.34.a'),
  yearsPassed,
  {
    label: '转评前在现岗位工作满一年',
    otherwise: (f) => `请在${firstDay(f)}起申报转评：${f.since}到现岗位，至${f.on}未满${f.years}年。`,
    missing: () => '现岗位起始日期',
  },
)
/** 41.a: the same for those moved from an office or the army. */
export const yearInPostAfterMove = rule(
  'one-year-in-post-after-move',
  cite('anhui-titles-2018/art.41.a'),
  yearsPassed,
  {
    label: '机关调入、军转后在现岗位满一年',
    otherwise: (f) => `请在${firstDay(f)}起申报：${f.since}到现岗位，至${f.on}未满${f.years}年。`,
    missing: () => '现岗位起始日期',
  },
)

type AssessedFacts = { readonly year: number | null; readonly grade: string | null; readonly passed: boolean }
const assessedInPost = (f: AssessedFacts): boolean => f.year !== null && f.passed
const assessmentText = (label: string) => ({
  label,
  otherwise: (f: AssessedFacts) =>
    f.year === null
      ? '请先由单位完成现岗位的考核：没有到现岗位以来的考核结果。'
      : `请待现岗位考核合格后再报：${f.year}年度考核“${f.grade}”。`,
})
/** 34.b */
export const assessedBeforeTransfer = rule(
  'assessed-in-post-before-transfer',
  cite('anhui-titles-2018/art.34.b'),
  assessedInPost,
  assessmentText('转评前现岗位考核合格'),
)
/** 41.b */
export const assessedAfterMove = rule(
  'assessed-in-post-after-move',
  cite('anhui-titles-2018/art.41.b'),
  assessedInPost,
  assessmentText('机关调入、军转后单位考核合格'),
)
/** 34.c: at least one achievement dated in the present post. */
export const achievedInPost = rule(
  'achievement-in-present-post',
  cite('anhui-titles-2018/art.34.c'),
  (f: { readonly since: LocalDate | null; readonly achievements: number }) =>
    f.since === null ? 'unknown' : f.achievements > 0,
  {
    label: '有现岗位的业绩',
    otherwise: (f) => `请补充${f.since}到现岗位以后的业绩：所填业绩都在换岗之前。`,
    missing: () => '现岗位起始日期',
  },
)
/** 34.d: the same level only, in another series or specialty. */
export const transferKeepsLevel = rule(
  'transfer-keeps-level',
  cite('anhui-titles-2018/art.34.d'),
  (f: { readonly held: Level | null; readonly wanted: Level }) => f.held === f.wanted,
  {
    label: '转评申报同级职称',
    otherwise: (f) =>
      f.held === null
        ? '请先取得职称再转评：没有可以转评的职称。'
        : `请改报${f.held}：转评只能参加同级别的考试或评审，不能报${f.wanted}。`,
  },
)
/** 34.e: the condition set of the new series is the one that applies. */
export const newSeriesConditionsApply = rule(
  'conditions-of-new-series-apply',
  cite('anhui-titles-2018/art.34.e'),
  (f: { readonly wanted: string; readonly applied: readonly string[] }) =>
    f.applied.length === 0 ? 'unknown' : f.applied.every((series) => series === f.wanted),
  {
    label: '按新系列的标准条件申报',
    otherwise: (f) => `请改用${f.wanted}系列的评审条件：转评按新系列标准条件报材料。`,
    missing: (f) => `${f.wanted}系列的评审条件`,
  },
)

type RollFacts = {
  readonly reformOn: LocalDate | null
  readonly document: string
  /** First day on the employer's roll. */
  readonly onRollSince: LocalDate | null
}
/** 38: staff on the roll on the day a whole unit changed keep their title for the next level. */
export const wasOnRollAtReform = rule(
  'was-on-roll-at-reform',
  cite('anhui-titles-2018/art.38'),
  (f: RollFacts) => {
    if (f.reformOn === null) return false
    return f.onRollSince === null ? 'unknown' : f.onRollSince <= f.reformOn
  },
  {
    label: '整建制变更时在册，可持原职称报现岗位系列高一级',
    otherwise: (f) =>
      f.reformOn === null
        ? '请先申报转评：单位没有登记整建制变更。'
        : `请先申报转评：${f.onRollSince}到本单位，晚于${f.reformOn}的整建制变更，不适用直接申报。`,
    missing: () => '到本单位的日期（合同或聘任起始）',
  },
)
