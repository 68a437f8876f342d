/** What the acceptance desk of a convening body shows: its received files, and what a refusal under art.16.3 may name. */
import { type LocalDate, type WorkCalendar, reckon, workingDays } from '#kernel/time'
import { type Application, type Cycle, slotsOf } from '#regulations/titles'
import { conditionsFor } from '../../regulations/titles/conditions/index.ts'
import type { ConditionEntry } from '../../regulations/titles/registers/review.ts'
import type { AcceptanceLine, DeclineCondition } from './contract/titles-review.ts'

/** One received application as a line of the desk. */
export function acceptanceLine(
  id: string,
  state: Application,
  heldBy: string | null,
): AcceptanceLine & { readonly cycleName: string } {
  const { applicant, employer, target, route, intake, cycle } = state
  return {
    id,
    number: state.number,
    name: applicant.name,
    employer: employer.name,
    target: `${target.series}系列 ${target.specialty} ${target.level}`,
    track: target.track,
    cycle: cycle.caseId,
    cycleName: `${cycle.committeeName}${cycle.year}年度`,
    submitter: route?.submitterName ?? '',
    submittedOn: intake.submission?.on ?? '',
    reviewed: intake.reviewedBy !== null,
    corrected: intake.correction?.issuedOn ?? null,
    heldBy,
  }
}

/** Reviews of one cycle with their number of files, in the order of the list. */
export function cyclesOf(
  lines: readonly ReturnType<typeof acceptanceLine>[],
): readonly { readonly id: string; readonly name: string; readonly count: number }[] {
  const groups = Map.groupBy(lines, ({ cycle }) => cycle)
  return [...groups].map(([id, of]) => ({ id, name: of[0]?.cycleName ?? id, count: of.length }))
}

const conditionsClause = 'anhui-titles-2018/art.2.c'
const announcementClause = 'anhui-titles-2018/art.6.a'

/** Conditions of the set and lines of the announcement that a refusal may tick, each with where it stands. */
export function declineConditions(
  state: Application,
  cycle: Cycle | undefined,
  entries: readonly (ConditionEntry & { readonly key: string })[],
  clauseLabel: (clause: string) => string,
): readonly DeclineCondition[] {
  const { series, level } = state.target
  const line = (group: DeclineCondition['group'], clause: string, text: string): DeclineCondition => ({
    text,
    clause,
    clauseLabel: clauseLabel(clause),
    group,
  })
  const set = conditionsFor(entries, state.target)
    .filter(({ kind }) => kind !== '破格数')
    .map(({ number, text }) =>
      line('评审条件', conditionsClause, `${series}${level}评审条件第${number}条：${text}`),
    )
  const asked = (cycle?.requirements ?? [])
    .filter((one) => one.level === level)
    .map(({ number, figure }) =>
      line('评审公告', announcementClause, `评审公告要求：条件第${number}条不少于${figure}`),
    )
  const materials = slotsOf(state.cycle, state.target)
    .filter(({ key }) => key.startsWith('extra:'))
    .map(({ name }) => line('评审公告', announcementClause, `评审公告要求的材料：${name}`))
  return [...set, ...asked, ...materials]
}

/** Working days offered for a correction; the unit may choose any other day (art.15.d). */
const CORRECTION_DAYS = 10

/** The day offered for a correction notice that goes out today. */
export const correctionDueOn = (today: LocalDate, calendar: WorkCalendar): LocalDate =>
  reckon(
    today,
    workingDays(CORRECTION_DAYS),
    { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
    calendar,
  ).due
