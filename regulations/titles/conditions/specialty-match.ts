/**
 * Whether the specialty of a degree matches the one applied for (art.61): by the table, or by one of the three ways that
 * stand for it. Also offered on the portal, so it asks for plain rows only.
 */
import type { Calculation } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { daysBetween, yearOf } from '#kernel/time'
import type { EducationEntry, RecognitionEntry } from '../registers/people.ts'
import type { MatchEntry } from '../registers/review.ts'
import type { LevelBand, OfficeLevel } from '../vocabulary.ts'
import { courseDays, extraHours, figureOn } from './parameters.ts'

export type Match = '相同' | '相近' | '不相近'

/** By the table G8; a specialty written the same way is the same. `specialty` is `系列/专业`. */
export function matchOf(degreeSpecialty: string, specialty: string, table: readonly MatchEntry[]): Match {
  if (degreeSpecialty === specialty || specialty.endsWith(`/${degreeSpecialty}`)) return '相同'
  const entry = table.find((one) => one.degreeSpecialty === degreeSpecialty && one.specialty === specialty)
  return entry?.match ?? '不相近'
}

export type MatchQuestion = {
  readonly degreeSpecialty: string
  readonly degreeOn: LocalDate
  /** `系列/专业` applied for. */
  readonly specialty: string
  readonly band: LevelBand
  readonly education: readonly EducationEntry[]
  readonly recognitions: readonly RecognitionEntry[]
  readonly table: readonly MatchEntry[]
  readonly on: LocalDate
}

const isRelated = (subject: string, q: MatchQuestion): boolean =>
  matchOf(subject, q.specialty, q.table) !== '不相近'
/** A course that begins on or before the degree's day was part of the way to it, or stands before it. */
const isAfterDegree = (one: EducationEntry, q: MatchQuestion): boolean => {
  const from = one.from ?? one.until
  return typeof from === 'string' ? from > q.degreeOn : one.year > yearOf(q.degreeOn)
}

const schools: readonly unknown[] = ['认可院校', '军校', '党校']
const lengthOf = (one: EducationEntry): number => {
  if (typeof one.days === 'number') return one.days
  return typeof one.from === 'string' && typeof one.until === 'string'
    ? daysBetween(one.from, one.until) + 1
    : 0
}
const isFinished = ({ certificate }: EducationEntry): boolean => (certificate ?? '') !== ''

/** 61.1: days of finished courses in the matching subject after the degree, at schools of the listed kinds. */
function countCourseDays(q: MatchQuestion): number {
  return q.education
    .filter(
      (one) =>
        one.kind === '相近专业继续教育' &&
        schools.includes(one.organiserKind) &&
        isFinished(one) &&
        isAfterDegree(one, q) &&
        isRelated(one.subject, q),
    )
    .reduce((sum, one) => sum + lengthOf(one), 0)
}

/** 61.2: hours beyond the year's quota in matching subjects; a year whose quota was not met gives none. */
export function countExtraHours(q: MatchQuestion): number {
  const yearly = new Map<number, { done: number; quota: number }>()
  for (const { kind, year, hours, quotaHours } of q.education) {
    if (kind !== '年度学时') continue
    const before = yearly.get(year) ?? { done: 0, quota: 0 }
    yearly.set(year, {
      done: before.done + (hours ?? 0),
      quota: Math.max(before.quota, quotaHours ?? 0),
    })
  }
  return q.education
    .filter((one) => one.kind === '另修学时' && isAfterDegree(one, q) && isRelated(one.subject, q))
    .filter(({ year }) => {
      const quota = yearly.get(year)
      return quota !== undefined && quota.done >= quota.quota
    })
    .reduce((sum, { hours }) => sum + (hours ?? 0), 0)
}

type HoursFacts = {
  readonly band: LevelBand
  readonly hours: number
  readonly on: LocalDate
}
/** 61.2.a as a sum: extra hours against 400, 200 or 100. Value: hours still missing. */
export const reckonExtraHours: Calculation<HoursFacts, number> = calculation(
  'extra-hours-missing',
  [cite('anhui-titles-2018/art.61.2.a')],
  (f: HoursFacts) => {
    const asked = figureOn(extraHours[f.band], f.on)
    const missing = Math.max(0, asked - f.hours)
    return {
      value: missing,
      lines: [
        { label: '完成年度学时后另修的相近专业学时', value: f.hours, unit: '学时' },
        { label: `申报${f.band}须另修`, value: asked, unit: '学时' },
        { label: '还差', value: missing, unit: '学时' },
      ],
    }
  },
  { label: '另修学时' },
)

/** 61.1 */
const coursesReachThreeMonths = rule(
  'matching-courses-reach-three-months',
  cite('anhui-titles-2018/art.61.1'),
  (f: { readonly days: number; readonly asked: number }) => f.days >= f.asked,
  {
    label: '取得学历后相近专业继续教育累计三个月以上并结业',
    otherwise: (f) =>
      `请补修相近专业继续教育${f.asked - f.days}天：取得学历后在认可院校、军校或党校结业的累计${f.days}天，须满${f.asked}天。`,
  },
)
/** 61.2.a */
export const extraHoursReached = rule(
  'extra-hours-reached',
  cite('anhui-titles-2018/art.61.2.a'),
  (f: { readonly band: LevelBand; readonly hours: number; readonly asked: number }) => f.hours >= f.asked,
  {
    label: '完成年度学时后另修相近专业学时达到规定',
    otherwise: (f) =>
      `请另修${f.asked - f.hours}学时：申报${f.band}须另修${f.asked}学时，现有${f.hours}学时（未完成年度学时的年度不计）。`,
  },
)
/** 61.2.b: hours count once the city's HR department has recognised them; its document is valid province-wide. */
const hoursAreRecognisedByCity = rule(
  'extra-hours-recognised-by-city',
  cite('anhui-titles-2018/art.61.2.b'),
  (f: { readonly issuerLevel: string | null; readonly document: string }) => f.issuerLevel === '市级',
  {
    label: '另修学时经市级人社部门认定',
    otherwise: (f) =>
      f.issuerLevel === null
        ? '请先向市级人社部门申请专业相符认定：另修学时须经认定。'
        : `请改由市级人社部门认定：${f.document}由${f.issuerLevel}人社部门作出，无效。`,
  },
)
/** 61.3 */
export const retrainedByIndustry = rule(
  'retrained-by-city-industry-department',
  cite('anhui-titles-2018/art.61.3'),
  (f: { readonly organiserLevel: string | null; readonly certificate: string; readonly after: boolean }) =>
    f.organiserLevel !== null && f.organiserLevel !== '县级' && f.certificate !== '' && f.after,
  {
    label: '取得市级及以上行业主管部门的转岗培训证书',
    otherwise: (f) => {
      if (f.organiserLevel === null) return '没有转岗培训证书。'
      if (f.organiserLevel === '县级')
        return '请参加市级及以上行业主管部门的转岗培训：县级举办的不能视为专业相符。'
      return f.certificate === '' ? '请补登转岗培训证书编号。' : '请核对培训时间：转岗培训须在取得学历之后。'
    },
  },
)
/** 61.b: the degree's specialty is the same or related, or a way of art.61.1 to 61.3 stands for it. */
export const specialtyMatches = rule(
  'degree-specialty-matches',
  cite('anhui-titles-2018/art.61.b'),
  (f: {
    readonly degreeSpecialty: string
    readonly specialty: string
    readonly match: Match
    readonly way: string | null
  }) => f.match !== '不相近' || f.way !== null,
  {
    label: '学历专业与申报专业一致或相近',
    otherwise: (f) =>
      `请按第六十一条补修或改报专业：学历专业“${f.degreeSpecialty}”与申报专业“${f.specialty}”不一致也不相近，视为不具备规定学历。`,
  },
)

/** The three ways and the table, each as a finding, and what came of them. */
export function matchFindings(q: MatchQuestion) {
  const match = matchOf(q.degreeSpecialty, q.specialty, q.table)
  const courses = coursesReachThreeMonths({ days: countCourseDays(q), asked: figureOn(courseDays, q.on) })
  const sum = reckonExtraHours({ band: q.band, hours: countExtraHours(q), on: q.on })
  const extra = extraHoursReached({
    band: q.band,
    hours: countExtraHours(q),
    asked: figureOn(extraHours[q.band], q.on),
  })
  const recognised = recognitionFinding(q)
  const training = trainingFinding(q)
  const ways = [
    ...(courses.holds === 'yes' ? ['相近专业继续教育'] : []),
    ...(extra.holds === 'yes' && recognised.holds === 'yes' ? ['另修学时认定'] : []),
    ...(training.holds === 'yes' ? ['转岗培训'] : []),
  ]
  const whole = specialtyMatches({
    degreeSpecialty: q.degreeSpecialty,
    specialty: q.specialty,
    match,
    way: ways[0] ?? null,
  })
  return { match, whole, ways: { courses, extra, recognised, training }, sum, way: ways[0] ?? null }
}

function recognitionFinding(q: MatchQuestion) {
  const own = q.recognitions.filter(({ specialty, band }) => specialty === q.specialty && band === q.band)
  const best = own.find(({ issuerLevel }) => issuerLevel === '市级') ?? own[0]
  return hoursAreRecognisedByCity({ issuerLevel: best?.issuerLevel ?? null, document: best?.issuer ?? '' })
}

function trainingFinding(q: MatchQuestion) {
  const all = q.education
    .filter(
      (one) => one.kind === '转岗培训' && one.organiserKind === '行业主管部门' && isRelated(one.subject, q),
    )
    .map((one) =>
      retrainedByIndustry({
        organiserLevel: one.organiserLevel ?? null,
        certificate: one.certificate ?? '',
        after: isAfterDegree(one, q),
      }),
    )
  return (
    all.find(({ holds }) => holds === 'yes') ??
    all[0] ??
    retrainedByIndustry({ organiserLevel: null, certificate: '', after: false })
  )
}

/** The three ways as a person states them on the portal, without register entries behind them. */
export type MatchWaysStated = {
  readonly degreeSpecialty: string
  readonly specialty: string
  readonly match: Match
  readonly band: LevelBand
  readonly courseDays: number
  /** Hours beyond the quota, in years whose quota was met. */
  readonly extraHours: number
  /** Level of the HR department that recognised the hours; null: none. */
  readonly recognisedBy: OfficeLevel | null
  /** Level of the industry department that held the training, with a certificate after the degree; null: none. */
  readonly trainedAt: '县级' | '市级' | '省级' | '国家级' | null
  readonly on: LocalDate
}

/** Judges what a person states by the same rules; nothing is looked up. */
export function judgeStatedWays(stated: MatchWaysStated) {
  const { band, on, match } = stated
  const courses = coursesReachThreeMonths({ days: stated.courseDays, asked: figureOn(courseDays, on) })
  const asked = figureOn(extraHours[band], on)
  const extra = extraHoursReached({ band, hours: stated.extraHours, asked })
  const recognised = hoursAreRecognisedByCity({
    issuerLevel: stated.recognisedBy,
    document: '这一认定',
  })
  const training = retrainedByIndustry({
    organiserLevel: stated.trainedAt,
    certificate: stated.trainedAt === null ? '' : '有',
    after: true,
  })
  const ways = [
    ...(courses.holds === 'yes' ? ['相近专业继续教育'] : []),
    ...(extra.holds === 'yes' && recognised.holds === 'yes' ? ['另修学时认定'] : []),
    ...(training.holds === 'yes' ? ['转岗培训'] : []),
  ]
  const { degreeSpecialty, specialty } = stated
  const whole = specialtyMatches({ degreeSpecialty, specialty, match, way: ways[0] ?? null })
  return { whole, ways: [courses, extra, recognised, training], way: ways[0] ?? null }
}
