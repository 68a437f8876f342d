/** Items on the title held: level below, series against target and post, mapped qualification, reform, transition. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import { appointmentMayRestOn } from '../tenure/index.ts'
import type { TitleStatus } from '../vocabulary.ts'
import { rungOf } from '../vocabulary.ts'
import { metBeforeRegulation } from './direct.ts'
import type { HeldTitle, PrecheckFacts, Standing } from './facts.ts'
import { inForce, isAppointed, onRollSince, runsAtEmployer } from './facts.ts'
import type { CheckItem, CheckStatus } from './item.ts'
import { statusOf } from './item.ts'
import {
  noCrossSeries,
  notInYearOfTransfer,
  qualificationStandsForTitle,
  titleFitsPost,
  wasOnRollAtReform,
} from './series.ts'

/** 8.a: a title of the province counts wherever it was obtained; one from elsewhere counts after its confirmation. */
const titleCountsProvinceWide = rule(
  'title-counts-province-wide',
  cite('anhui-titles-2018/art.8.a'),
  (f: { readonly status: TitleStatus; readonly authority: string }) => inForce.includes(f.status),
  {
    label: '省内取得的职称全省有效',
    otherwise: (f) => `请先办结职称确认：${f.authority}批准的职称${f.status}，确认前不作申报的依据。`,
  },
)

type LowerFacts = {
  readonly wanted: string
  readonly held: string
  readonly reached: boolean
  readonly mapped: boolean
  /** 60.c, where claimed. */
  readonly transition: 'yes' | 'no' | 'unknown' | null
}
/** 9.c: the title of the level below is held, or something the regulation puts in its place. */
export const lowerTitleIsHeld = rule(
  'lower-title-is-held',
  cite('anhui-titles-2018/art.9.c'),
  (f: LowerFacts) => {
    if (f.reached || f.mapped || f.transition === 'yes') return true
    return f.transition === 'unknown' ? 'unknown' : false
  },
  {
    label: '已取得下一级职称',
    otherwise: (f) =>
      `请先取得${f.wanted}职称：现有职称按${f.held}计，报高一级须有${f.wanted}（非社会化评审取得的降一级使用）。`,
    missing: () => '本办法施行日期（文件未载，由管理员填写）',
  },
)

const item = (
  finding: Finding,
  asked: string,
  found: string,
  status: CheckStatus = statusOf(finding),
): CheckItem => ({ group: '职称和年限', finding, status, asked, found })

const written = (title: HeldTitle): string =>
  `${title.series}系列${title.level}${title.effective === title.level ? '' : `（按${title.effective}使用）`}`

function mapItem(f: PrecheckFacts, s: Standing): CheckItem | undefined {
  const name = f.content.qualification
  if (name === null || name === '' || s.base === undefined) return undefined
  const mapped = s.qualification
  const finding = qualificationStandsForTitle({
    qualification: name,
    series: mapped?.series ?? null,
    level: mapped?.level ?? null,
    wanted: { series: f.target.series, level: s.base },
    appointed: mapped !== undefined && isAppointed(f, mapped.level),
  })
  return item(finding, `${name}对应的职称和岗位`, mapped === undefined ? '没有对应' : mapped.level)
}

function transitionItem(f: PrecheckFacts, s: Standing): CheckItem | undefined {
  if (f.transitionMetOn === null || f.target.level !== '中级' || s.atBase.length > 0) return undefined
  const finding = metBeforeRegulation({ metOn: f.transitionMetOn, effectiveOn: f.effectiveOn })
  return item(
    finding,
    '办法施行前已符合初次认定中级的条件',
    `${f.transitionMetOn}符合，施行日期${f.effectiveOn ?? '待定'}`,
  )
}

/** The title that is counted, or the one that would be after its confirmation. */
function placeItem(f: PrecheckFacts, s: Standing): readonly CheckItem[] {
  const title = s.atBase[0] ?? f.titles.find(({ status }) => status === '待确认')
  if (title === undefined) return []
  const authority = title.authority ?? '未登记机关'
  const finding = titleCountsProvinceWide({ status: title.status, authority })
  return [
    item(
      finding,
      '省内取得的职称，不另行确认',
      `${authority}批准，${title.status}`,
      // what such a title does not open is refused with the title of the level itself
      finding.holds === 'yes' ? 'pass' : 'note',
    ),
  ]
}

/** Appointments that run at the employer on titles from non-socialised reviews alone: told to who verifies (art.66.b). */
function appointmentItems(f: PrecheckFacts): readonly CheckItem[] {
  return f.appointments
    .filter((one) => runsAtEmployer(f, one))
    .flatMap(({ series, level }) => {
      const grounds = f.titles.filter(
        (title) => inForce.includes(title.status) && title.series === series && title.level === level,
      )
      if (grounds.length === 0 || grounds.some(({ scope }) => scope === '全省')) return []
      const finding = appointmentMayRestOn({ scope: '仅限非公', employerKind: f.employer.kind })
      const status = finding.holds === 'yes' ? 'pass' : 'note'
      return [item(finding, '本单位聘任的依据', `${series}系列${level}，非社会化评审取得`, status)]
    })
}

/** The highest title held, by the level at which it counts. */
const highest = (held: readonly HeldTitle[]): HeldTitle | undefined =>
  held.toSorted((a, b) => rungOf(b.effective) - rungOf(a.effective))[0]

function seriesItems(f: PrecheckFacts, s: Standing, mapped: boolean): readonly CheckItem[] {
  const top = highest(s.held)
  if (top === undefined || s.base === undefined) return []
  const usable = s.held.filter((one) => rungOf(one.effective) >= rungOf(top.effective))
  const series = [...new Set(usable.map((one) => one.series))]
  const postSeries = f.person.postSpecialty?.split('/')[0] ?? null
  const titleSeries = postSeries !== null && series.includes(postSeries) ? postSeries : top.series
  const fits = titleFitsPost({ titleSeries, postSeries, reformed: s.reformed })
  const cross = noCrossSeries({
    targetSeries: f.target.series,
    heldSeries: series,
    reformed: s.reformed,
    mapped,
  })
  const transferYear = s.held.find(({ way, year }) => way === '转评' && year === f.cycle.year)?.year ?? null
  const year = notInYearOfTransfer({ transferYear, year: f.cycle.year })
  return [
    ...(mapped ? [] : [item(fits, '职称与现岗位同一系列', `${titleSeries}／${postSeries ?? '未登记'}`)]),
    item(cross, '不跨系列报高一级', series.join('、')),
    item(year, '不在转评当年度', transferYear === null ? '当年度没有转评' : `${transferYear}年度转评`),
    ...reformItem(f, s, series),
  ]
}

function reformItem(f: PrecheckFacts, s: Standing, series: readonly string[]): readonly CheckItem[] {
  if (s.reform === undefined || series.includes(f.target.series)) return []
  const { on, document } = s.reform
  const finding = wasOnRollAtReform({ reformOn: on, document, onRollSince: onRollSince(f) })
  return [item(finding, '整建制变更时在册', `${on} ${document}`)]
}

/** Items of art.8.a, 12, 33, 35, 38, 60.c, 66.b and the title below. Transfers and direct filings have their own in `items-track.ts`. */
export function titleItems(f: PrecheckFacts, s: Standing): readonly CheckItem[] {
  if (f.target.track === '转评' || f.target.track === '机关调入军转') return []
  const map = mapItem(f, s)
  const mapped = map?.status === 'pass'
  const transition = transitionItem(f, s)
  const base = s.base
  const top = highest(s.held)
  // 初级 may be a first title; from 中级 on the level below is asked for
  const asksLower = base !== undefined && rungOf(f.target.level) >= rungOf('中级')
  const lower = asksLower
    ? lowerTitleIsHeld({
        wanted: base,
        held: top === undefined ? '没有职称' : top.effective,
        reached: s.held.some(({ effective }) => rungOf(effective) >= rungOf(base)),
        mapped,
        transition: transition?.finding.holds ?? null,
      })
    : undefined
  return [
    ...(lower === undefined
      ? []
      : [
          item(
            lower,
            `${base}职称`,
            top === undefined ? '没有职称' : s.held.map(written).join('、'),
            statusOf(lower, f.target.track === '破格'),
          ),
        ]),
    ...placeItem(f, s),
    ...appointmentItems(f),
    ...(map === undefined ? [] : [map]),
    ...(transition === undefined ? [] : [transition]),
    ...seriesItems(f, s, mapped),
  ]
}
