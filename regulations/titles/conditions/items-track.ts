/** Items of the exceptional, transfer and direct tracks (art.34, 39, 41), each on top of the common ones. */
import type { Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { yearOf } from '#kernel/time'
import { chooseDegree } from './degree.ts'
import { mayFileDirectly, reckonService } from './direct.ts'
import type { PrecheckFacts, Standing } from './facts.ts'
import { figureOn, postYears, postYearsAfterMove } from './parameters.ts'
import type { CheckItem } from './item.ts'
import { statusOf } from './item.ts'
import {
  achievedInPost,
  assessedAfterMove,
  assessedBeforeTransfer,
  newSeriesConditionsApply,
  transferKeepsLevel,
  yearInPostAfterMove,
  yearInPostForTransfer,
} from './series.ts'
import type { KeyedCondition } from './standard.ts'
import { countExceptional, exceptionalItemsReached, findYearsRow } from './standard.ts'

const item = (finding: Finding, asked: string, found: string): CheckItem => ({
  group: '申报类型',
  finding,
  status: statusOf(finding),
  asked,
  found,
})

/** The latest assessment since the present post began; only such a year says something about it. */
function assessmentInPost(f: PrecheckFacts, s: Standing) {
  const since = f.person.postSince ?? null
  const latest =
    since === null
      ? undefined
      : s.assessed.findLast(({ year }) => year >= yearOf(since) && year <= f.cycle.year)
  return {
    year: latest?.year ?? null,
    grade: latest?.grade ?? null,
    passed: latest?.effect === '计入' || latest?.decided?.counts === true,
  }
}

function transferItems(f: PrecheckFacts, s: Standing, set: readonly KeyedCondition[]): readonly CheckItem[] {
  const since: LocalDate | null = f.person.postSince ?? null
  const assessed = assessmentInPost(f, s)
  const achievements = f.content.achievements.filter(({ on }) => since !== null && on >= since).length
  const other = s.held.find(({ series, effective }) =>
    series === f.target.series ? false : effective === f.target.level,
  )
  const held = (other ?? s.held.find(({ series }) => series !== f.target.series))?.effective ?? null
  const years = figureOn(postYears, f.on)
  return [
    item(yearInPostForTransfer({ since, years, on: f.on }), `现岗位满${years}年`, since ?? '未登记'),
    item(
      assessedBeforeTransfer(assessed),
      '现岗位考核合格',
      assessed.year === null ? '没有考核' : `${assessed.year}年度${assessed.grade}`,
    ),
    item(achievedInPost({ since, achievements }), '现岗位业绩', `${achievements}项`),
    item(transferKeepsLevel({ held, wanted: f.target.level }), '同级转评', held ?? '没有可转评的职称'),
    item(
      newSeriesConditionsApply({ wanted: f.target.series, applied: set.map(({ series }) => series) }),
      '新系列的评审条件',
      `${set.length}条`,
    ),
  ]
}

function directItems(f: PrecheckFacts, s: Standing, set: readonly KeyedCondition[]): readonly CheckItem[] {
  const since = f.person.postSince ?? null
  const assessed = assessmentInPost(f, s)
  const years = figureOn(postYearsAfterMove, f.on)
  const degree = chooseDegree(f.degrees, f.content.degree, f.on)?.level ?? null
  const row = findYearsRow(
    set.filter(({ kind }) => kind === '资历'),
    degree,
  )
  const service = reckonService({
    workingSince: f.person.workingSince ?? null,
    cutOff: f.cycle.cutOff,
    degree,
    asked: row?.figure ?? null,
    row: row?.number ?? '',
  })
  const moved = f.person.movedInOn ?? null
  const direct = mayFileDirectly({
    movedFrom: f.person.movedFrom ?? null,
    titlesSinceMove: s.held.filter(({ obtainedOn }) => moved !== null && obtainedOn >= moved).length,
    years: service.value === 'unknown' ? null : service.value,
    asked: row?.figure ?? null,
  })
  return [
    item(yearInPostAfterMove({ since, years, on: f.on }), `现岗位满${years}年`, since ?? '未登记'),
    item(
      assessedAfterMove(assessed),
      '单位考核合格',
      assessed.year === null ? '没有考核' : `${assessed.year}年度${assessed.grade}`,
    ),
    item(
      direct,
      row === undefined ? '比照同等学历资历' : `工作满${row.figure ?? 0}年`,
      service.value === 'unknown' ? '参加工作时间未登记' : `${service.value}年`,
    ),
  ]
}

/** Items of the track; none for the ordinary one and for entrusted reviews. */
export function trackItems(
  f: PrecheckFacts,
  s: Standing,
  set: readonly KeyedCondition[],
): readonly CheckItem[] {
  if (f.target.track === '转评') return transferItems(f, s, set)
  if (f.target.track === '机关调入军转') return directItems(f, s, set)
  if (f.target.track !== '破格') return []
  const counted = countExceptional(f.content, set)
  const finding = exceptionalItemsReached(counted)
  return [item(finding, `破格条件${counted.asked ?? '未登记'}项`, `有证明的${counted.evidenced}项`)]
}
