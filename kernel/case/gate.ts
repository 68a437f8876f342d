/** What stands before a decision: permission, stage, holds, periods, and the two times of an act. */
import { type ClauseId, type Finding, plainFinding } from '#kernel/law'
import { type Instant, type LocalDate, clockOf, legalDateOf } from '#kernel/time'
import type { Act, ActTimes, DomainEvent, Staged } from './act.ts'
import { type Refused, refused } from './outcome.ts'
import { type RunningPeriod, runningPeriods } from './period.ts'
import { type Origin, type Party, permits } from './phrase.ts'
import type { Procedure } from './procedure.ts'
import type { WorkCalendar } from '#kernel/time'

export function gateFinding(
  rule: string,
  clause: ClauseId,
  label: string,
  say: string,
  facts: Finding['facts'] = {},
): Finding {
  return plainFinding({ rule: `${rule}@1`, clause, label, holds: 'no', say, facts })
}

/** May this person do it at all? */
export function checkPermission<S extends Staged, E>(
  name: string,
  act: Act<S, E>,
  origin: Origin,
  parties: readonly Party[],
): Refused | undefined {
  if (permits(act.by, origin, parties)) return undefined
  return refused(name, 'not-permitted', [
    gateFinding(
      'actor-is-entitled',
      act.clause,
      `有权办理「${act.label}」`,
      `请由有权的岗位办理：您当前的岗位不能在本件中「${act.label}」。`,
    ),
  ])
}

/** Is it its turn? Answers with the stage the case is in, or with why that stage is closed for good. */
export function checkStage<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  name: string,
  act: Act<S, E>,
  state: S,
): Refused | undefined {
  const stage = state.stage as S['stage']
  if (act.in.includes(stage)) return undefined
  const here = procedure.stages[stage]
  if (here.closed !== undefined) {
    return refused(name, 'closed', [
      gateFinding(
        'stage-is-open',
        here.closed.clause,
        `「${here.label}」之后不再办理`,
        `本件已「${here.label}」，不能再「${act.label}」。`,
        { stage: here.label },
      ),
    ])
  }
  const turns = act.in.map((allowed) => procedure.stages[allowed].label)
  return refused(name, 'out-of-turn', [
    gateFinding(
      'act-in-its-turn',
      act.clause,
      `「${act.label}」在其环节内办理`,
      `请等本件到「${turns.join('」或「')}」环节再「${act.label}」：现在处于「${here.label}」。`,
      { stage: here.label, turns },
    ),
  ])
}

/** Holds that bar the act. */
export function checkHolds<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  name: string,
  act: Act<S, E>,
  state: S,
): Refused | undefined {
  const standing = procedure.holds.filter((spec) => spec.bars.includes(name) && spec.when(state))
  if (standing.length === 0) return undefined
  return refused(
    name,
    'held',
    standing.map((spec) =>
      gateFinding(
        `not-held:${spec.id}`,
        spec.clause,
        `没有「${spec.label}」`,
        `${spec.say}（暂不能「${act.label}」）`,
      ),
    ),
  )
}

/** Periods that have to be over, or that are over already. */
export function checkPeriods<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  name: string,
  act: Act<S, E>,
  state: S,
  at: Instant,
  calendar: WorkCalendar,
): Refused | undefined {
  const running = runningPeriods(procedure.periods, procedure.holds, state, calendar)
  const early = running.filter(
    (period) => period.then.kind === 'opens' && period.then.acts.includes(name) && at < period.over,
  )
  const late = running.filter(
    (period) => period.then.kind === 'closes' && period.then.acts.includes(name) && at >= period.over,
  )
  if (early.length === 0 && late.length === 0) return undefined
  const findings = [
    ...early.map((period) => tooEarly(period, act.label)),
    ...late.map((period) => tooLate(period, act.label, legalDateOf(at))),
  ]
  if (late.length > 0) return refused(name, 'too-late', findings)
  const last = early
    .map((period) => period.over)
    .toSorted()
    .at(-1)
  return refused(name, 'too-early', findings, last === undefined ? {} : { possibleFrom: legalDateOf(last) })
}

function tooEarly(period: RunningPeriod, label: string): Finding {
  const from = legalDateOf(period.over)
  const { reckoning } = period
  return gateFinding(
    `period-is-over:${period.id}`,
    period.clause,
    `「${period.label}」已满`,
    `请于 ${from} 起再「${label}」：「${period.label}」自 ${reckoning.anchor} 起算，至 ${reckoning.due} 止${reckoning.provisional ? '（节假日安排尚未公布，暂定）' : ''}。`,
    {
      anchor: reckoning.anchor,
      due: reckoning.due,
      possibleFrom: from,
      edition: reckoning.edition,
    },
  )
}

function tooLate(period: RunningPeriod, label: string, at: LocalDate): Finding {
  const earliest = period.earliestAnchor?.(at)
  const lastMinute =
    clockOf(period.over) === '00:00'
      ? `${period.reckoning.due} 24:00`
      : `${period.reckoning.due} ${clockOf(period.over)}`
  return gateFinding(
    `period-still-runs:${period.id}`,
    period.clause,
    `在「${period.label}」内`,
    `「${period.label}」已于 ${lastMinute} 届满，不能再「${label}」。${earliest === undefined ? '' : `如今天办理，最早可以安排在 ${earliest}。`}`,
    {
      anchor: period.reckoning.anchor,
      due: period.reckoning.due,
      ended: lastMinute,
      ...(earliest === undefined ? {} : { earliestAnchor: earliest }),
    },
  )
}

/** What the times of an act are judged by. */
export interface BackfilledTimes {
  readonly times: ActTimes
  readonly previousAt?: Instant
  readonly backfill?: { readonly scan: string; readonly confirmedBy: string | null }
  readonly origin: Origin
}

/** 补录: an act entered later than it happened. It may not lie in the future nor before the act that made it possible. */
export function checkTimes<S extends Staged, E>(
  name: string,
  act: Act<S, E>,
  request: BackfilledTimes,
): Refused | undefined {
  const { at, entered } = request.times
  const { previousAt, backfill, origin } = request
  const fault = (rule: string, label: string, say: string): Refused =>
    refused(name, 'backfill', [
      gateFinding(rule, act.clause, label, say, { at: at.instant, entered: entered.instant }),
    ])
  if (at.instant > entered.instant)
    return fault('act-not-in-future', '发生时间不晚于录入时间', '请核对发生时间：它晚于现在。')
  if (at.instant === entered.instant || origin.kind === 'effect') return undefined // an effect has the times of its cause
  if (!act.onPaper)
    return fault('act-possible-on-paper', '该操作可以补录', `「${act.label}」须在系统内当时办理，不能补录。`)
  if ((backfill?.scan ?? '') === '')
    return fault('backfill-has-scan', '补录附扫描件', '请先上传纸质材料的扫描件或照片，再补录。')
  const confirmer = backfill?.confirmedBy ?? null
  if (confirmer === null || (origin.kind === 'person' && confirmer === origin.actor.person))
    return fault('backfill-confirmed-by-another', '补录由第二人确认', '请由另一位同事核对并确认后再补录。')
  if (previousAt !== undefined && at.instant < previousAt) {
    return fault(
      'act-after-its-cause',
      '发生时间不早于进入本环节',
      `请核对发生时间：它早于本件进入当前环节的时间（${legalDateOf(previousAt)} ${clockOf(previousAt)}）。`,
    )
  }
  return undefined
}
