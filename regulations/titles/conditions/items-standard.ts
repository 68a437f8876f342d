/** Items from the condition set of the series (art.2.c, 9.c, 61, 62): degree, years, education, works and achievements. */
import type { Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { yearOf } from '#kernel/time'
import type { DegreeLevel } from '../vocabulary.ts'
import type { EffectiveDegree, KeyedDegree } from './degree.ts'
import { chooseDegree, degreeFindings, degreeRung, effectiveDegree } from './degree.ts'
import type { PrecheckFacts, Standing } from './facts.ts'
import { standingOf } from './facts.ts'
import type { CheckGroup, CheckItem } from './item.ts'
import { statusOf } from './item.ts'
import { matchFindings } from './specialty-match.ts'
import type { KeyedCondition } from './standard.ts'
import {
  conditionIsMet,
  countAchievements,
  countWorks,
  findYearsRow,
  liftedByExceptional,
  setIsTheCycles,
  yearlyHours,
} from './standard.ts'

type Lifted = '学历' | '资历' | '继续教育'
type Context = {
  readonly f: PrecheckFacts
  readonly s: Standing
  readonly set: readonly KeyedCondition[]
  readonly lifts: boolean
}
export type StandardItems = {
  readonly items: readonly CheckItem[]
  readonly lifted: readonly Lifted[]
  readonly firstDay: LocalDate | null
  readonly judged: readonly string[]
}

const groupOf: Readonly<Record<string, CheckGroup>> = {
  学历: '学历和专业',
  资历: '职称和年限',
  继续教育: '继续教育',
}
const liftable = (kind: string, c: Context): boolean =>
  c.lifts && (liftedByExceptional as readonly string[]).includes(kind)

function item(c: Context, kind: string, finding: Finding, asked: string, found: string): CheckItem {
  const group = groupOf[kind] ?? '业绩和论文'
  return { group, finding, status: statusOf(finding, liftable(kind, c)), asked, found }
}

type Answer = { readonly found: string; readonly met: boolean | null; readonly advice: string }
function judge(c: Context, row: KeyedCondition, asked: string, answer: Answer): CheckItem {
  const finding = conditionIsMet({ number: row.number, kind: row.kind, asked, ...answer })
  return item(c, row.kind, finding, asked, answer.found)
}

type DegreeAnswer = {
  readonly items: readonly CheckItem[]
  /** The degree as it counts once paper and specialty pass; null: none that counts. */
  readonly counted: EffectiveDegree | null
}

function degreeAnswer(c: Context): DegreeAnswer {
  const { f, set } = c
  const rows = set.filter(({ kind }) => kind === '学历')
  const degree = chooseDegree(f.degrees, f.content.degree, f.on)
  if (degree === undefined) {
    const answer = { found: '没有登记学历', met: false, advice: '请先登记学历' }
    return { items: rows.map((row) => judge(c, row, askedDegree(row), answer)), counted: null }
  }
  const checks = paperItems(c, degree)
  const counts = checks.every(({ finding }) => finding.holds === 'yes')
  const value = effectiveDegree(degree, `${f.target.series}/${f.target.specialty}`, f.matches).value
  const effective = value === 'unknown' ? null : value
  const judged = rows.map((row) => judge(c, row, askedDegree(row), degreeMet(row, effective)))
  return { items: [...judged, ...checks], counted: counts ? effective : null }
}

const askedDegree = (row: KeyedCondition): string => `${row.degree ?? '规定'}及以上学历`
function degreeMet(row: KeyedCondition, effective: EffectiveDegree | null): Answer {
  const asked = (row.degree ?? '其他') as DegreeLevel
  return {
    found: effective === null ? '没有学历' : `${effective.level}（${effective.specialty}）`,
    met: effective !== null && degreeRung(effective.level) >= degreeRung(asked),
    advice: '请取得规定学历后再报',
  }
}

function paperItems(c: Context, degree: KeyedDegree): readonly CheckItem[] {
  const { f } = c
  const { accepted, noCertificate } = degreeFindings(degree, f.on)
  const specialty = `${f.target.series}/${f.target.specialty}`
  const effective = effectiveDegree(degree, specialty, f.matches).value
  const matched = matchFindings({
    degreeSpecialty: effective === 'unknown' ? degree.specialty : effective.specialty,
    degreeOn: degree.awardedOn,
    specialty,
    band: f.target.band,
    education: f.education,
    recognitions: f.recognitions,
    table: f.matches,
    on: f.on,
  })
  const school = `${degree.kind} ${degree.school}`
  const way = matched.way === null ? '' : `，以${matched.way}视为相符`
  return [
    item(c, '学历', noCertificate, '学历证书', degree.kind),
    item(c, '学历', accepted, '认可范围内的学历', school),
    item(
      c,
      '学历',
      matched.whole,
      `与${f.target.specialty}一致或相近`,
      `${degree.specialty}：${matched.match}${way}`,
    ),
  ]
}

type YearsAnswer = { readonly items: readonly CheckItem[]; readonly firstDay: LocalDate | null }
function yearsAnswer(c: Context, degree: EffectiveDegree | null): YearsAnswer {
  const rows = c.set.filter(({ kind }) => kind === '资历')
  // A transfer and a direct filing are asked for other years: those of items-track
  if (rows.length === 0 || c.f.target.track === '机关调入军转') return { items: [], firstDay: null }
  const row = findYearsRow(rows, degree?.level ?? null)
  const [first] = rows
  if (row === undefined && first !== undefined) {
    const answer = { found: '学历不够这一行', met: false, advice: '请取得规定学历后再报' }
    return { items: [judge(c, first, first.text, answer)], firstDay: null }
  }
  if (row === undefined) return { items: [], firstDay: null }
  const { value } = c.s.tenure.years
  const asked = row.figure ?? 0
  const firstDay = value === 'unknown' || value >= asked ? null : standingOf(c.f, asked).tenure.firstDay
  const answer: Answer = {
    found: value === 'unknown' ? '不能计算' : `${value}年`,
    met: value === 'unknown' ? (c.s.atBase.length === 0 ? false : null) : value >= asked,
    advice:
      firstDay === null ? '请等任职年限满足后再报' : `请在任职年限截止日不早于${firstDay}的评审年度再报`,
  }
  return { items: [judge(c, row, `任职满${asked}年`, answer)], firstDay }
}

function countedItem(c: Context, row: KeyedCondition, since: LocalDate | null): CheckItem | undefined {
  const asked = row.figure ?? 1
  if (row.kind === '论文' || row.kind === '业绩') {
    const count = row.kind === '论文' ? countWorks(c.f.content, since) : countAchievements(c.f.content, since)
    const answer = { found: `${count}项`, met: count >= asked, advice: `请补充任现职以来的${row.kind}` }
    return judge(c, row, `任现职以来${row.kind}${asked}项`, answer)
  }
  if (row.kind !== '继续教育') return undefined
  const { hours, short } = yearlyHours(c.f.education, since === null ? 0 : yearOf(since))
  const byHours = typeof row.figure === 'number'
  const found = short.length === 0 ? `${hours}学时` : `${short.join('、')}年度未完成`
  const answer = {
    found,
    met: byHours ? hours >= asked : hours > 0 && short.length === 0,
    advice: '请补修继续教育学时',
  }
  return judge(c, row, byHours ? `任现职以来${asked}学时` : '各年度完成规定学时', answer)
}

/** Items of the set that binds. Without any condition the answer stays open and names the set that is missing. */
export function standardItems(f: PrecheckFacts, s: Standing, set: readonly KeyedCondition[]): StandardItems {
  const c: Context = { f, s, set, lifts: f.target.track === '破格' }
  const name = set[0]?.set ?? null
  const bound = setIsTheCycles({ used: name, bound: name })
  const known: CheckItem = {
    group: '申报类型',
    finding: bound,
    status: statusOf(bound),
    asked: '本周期的评审条件',
    found: name ?? '没有登记',
  }
  const degree = degreeAnswer(c)
  const years = yearsAnswer(c, degree.counted)
  const { value } = s.tenure.start
  const since = value === 'unknown' ? null : value
  const others = set.flatMap((row) => countedItem(c, row, since) ?? [])
  const items = [known, ...degree.items, ...years.items, ...others]
  return {
    items,
    lifted: liftedOf(items),
    firstDay: years.firstDay,
    judged: set
      .filter(({ kind }) => kind === '答辩' || kind === '其他')
      .map(({ number, text }) => `${number} ${text}`),
  }
}

function liftedOf(items: readonly CheckItem[]): readonly Lifted[] {
  const groups = items.filter(({ status }) => status === 'lifted').map(({ group }) => group)
  const of = (group: CheckGroup, kind: Lifted): readonly Lifted[] => (groups.includes(group) ? [kind] : [])
  return [...of('学历和专业', '学历'), ...of('职称和年限', '资历'), ...of('继续教育', '继续教育')]
}
