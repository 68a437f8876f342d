/** Runs one act of a procedure: plan (what it needs and locks), then decide (accepted with everything to write, or refused). */
import type { Finding } from '#kernel/law'
import type { Act, Decided, DomainEvent, Staged } from './act.ts'
import { isCompanion } from './companion-names.ts'
import { openRound } from './companions.ts'
import { planCompanion, runCompanion } from './decide-companion.ts'
import { type RecordedAct, foldAct } from './fold.ts'
import {
  type BackfilledTimes,
  checkHolds,
  checkPeriods,
  checkPermission,
  checkStage,
  checkTimes,
  gateFinding,
} from './gate.ts'
import { parseInput } from './input.ts'
import { versionInForce } from './instrument-version.ts'
import { type Accepted, type Operations, type Outcome, type Refused, refused } from './outcome.ts'
import { checkLapseStands } from './reinstatement.ts'
import { type ActRequest, type Plan, actorsAskedAbout, momentsOf, recordOf, unknownAct } from './request.ts'
import { versioned } from './upcast.ts'

/** Refuses what can be refused without needs: unknown act, input, permission, stage, times, holds, periods. */
export function planAct<S extends Staged, E extends DomainEvent>(request: ActRequest<S, E>): Plan | Refused {
  if (isCompanion(request.act)) return planCompanion(request, request.act)
  const { procedure, act: name } = request
  const act = procedure.acts[name]
  if (act === undefined || act.opens !== (request.snapshot === undefined)) return unknownAct(request)
  const barred =
    checkPermission(name, act, request.origin, request.parties) ??
    checkLapse(request, name, act) ??
    (request.snapshot === undefined
      ? undefined
      : checkStage(procedure, name, act, request.snapshot.domain)) ??
    (request.origin.kind === 'system' ? undefined : checkTimes(name, act, timesOf(request))) ??
    (request.snapshot === undefined || request.origin.kind === 'system'
      ? undefined // a lapse is what a period's end does; no hold and no period stands against it
      : checkRunning(request, name, act, request.snapshot.domain))
  if (barred !== undefined) return barred
  const parsed = parseInput(name, act.input, request.input)
  if (parsed.kind === 'refused') return parsed
  const input = request.seal === undefined ? parsed.input : request.seal(act.input, parsed.input)
  const { at } = request.times
  const { relevant } = act
  return {
    kind: 'planned',
    input,
    needs: act.needs(request.snapshot?.domain, input, at),
    ...(relevant === undefined ? {} : { relevant: (needs) => relevant({ input, needs, at }) }),
    serialize: act.serialize(request.snapshot?.domain, input),
    history: false,
  }
}

/** What `checkTimes` judges by: the act that made this one possible is the one that brought the case into its stage. */
function timesOf<S extends Staged, E extends DomainEvent>(request: ActRequest<S, E>): BackfilledTimes {
  const previousAt = request.snapshot?.kernel.stageSince
  return { ...request, ...(previousAt === undefined ? {} : { previousAt }) }
}

function checkLapse<S extends Staged, E extends DomainEvent>(
  { procedure, snapshot, origin, times: { at, entered } }: ActRequest<S, E>,
  name: string,
  act: Act<S, E>,
): Refused | undefined {
  if (snapshot === undefined || origin.kind !== 'person' || at.instant === entered.instant) return undefined
  return checkLapseStands(procedure, name, act, at.instant, snapshot)
}

function checkRunning<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  name: string,
  act: Act<S, E>,
  state: S,
): Refused | undefined {
  const { procedure, times, calendar } = request
  return (
    checkHolds(procedure, name, act, state) ??
    checkPeriods(procedure, name, act, state, times.at.instant, calendar)
  )
}

/** Decides a planned act with the answers to its needs. Never throws for a user's mistake. */
export function decideAct<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  plan: Plan,
  answers: Readonly<Record<string, unknown>>,
  past?: { readonly acts: readonly RecordedAct<E>[]; readonly revertedOperations?: Operations },
): Outcome<S, E> {
  if (isCompanion(request.act)) return runCompanion(request, request.act, plan, past)
  const act = request.procedure.acts[request.act]
  if (act === undefined) return unknownAct(request)
  const { at, entered } = request.times
  const decision = act.decide({
    caseId: request.caseId,
    state: request.snapshot?.domain,
    input: plan.input,
    needs: answers,
    at,
    entered,
    actor: request.origin.kind === 'system' ? undefined : request.origin.actor,
    parties: request.parties,
    calendar: request.calendar,
    instrumentVersion: request.instrumentVersion ?? versionInForce(request.procedure, at.date),
    moments: momentsOf(request),
  })
  const guards = [...decision.guards, ...returnedItemsAnswered(request, act)]
  const barred = judge(request, guards, decision)
  return barred ?? accept(request, act, { ...decision, guards })
}

/** All failing guards are answered; an undetermined one refuses as such; a missing reason is asked for by rule. */
function judge<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  guards: readonly Finding[],
  decision: Decided<E>,
): Refused | undefined {
  const failing = guards.filter((finding) => finding.holds !== 'yes')
  if (failing.length > 0)
    return refused(
      request.act,
      failing.some((finding) => finding.holds === 'no') ? 'rules' : 'undetermined',
      failing,
    )
  const unreasoned = decision.withReason.filter(
    (finding) => finding.holds !== 'yes' && !reasonFor(request, finding),
  )
  if (unreasoned.length === 0) return undefined
  const fields = unreasoned.map((finding) => ({
    path: `reasons.${ruleId(finding)}`,
    say: `请说明理由：${finding.say ?? finding.label}`,
  }))
  return refused(request.act, 'reason-needed', unreasoned, { fields })
}

export const ruleId = (finding: Finding): string => finding.rule.split('@')[0] ?? finding.rule

function reasonFor<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  finding: Finding,
): boolean {
  return (request.reasons?.[ruleId(finding)] ?? '').trim() !== ''
}

/** A returned file goes out again only when every item has its answer. */
function returnedItemsAnswered<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  act: Act<S, E>,
): readonly Finding[] {
  const round = request.snapshot === undefined ? undefined : openRound(request.snapshot.kernel)
  const sending = round === undefined ? undefined : request.procedure.acts[round.act]
  const waiting = sending?.handsOver?.answeredBefore ?? (round === undefined ? [] : [round.act])
  if (round === undefined || !waiting.includes(request.act)) return []
  const open = round.items.filter((item) => item.answer === undefined).map((item) => item.number)
  if (open.length === 0) return []
  return [
    gateFinding(
      'returned-items-answered',
      act.clause,
      '退回意见均已答复',
      `请先逐条答复退回意见：第 ${open.join('、')} 条尚未答复。`,
      { round: round.round, open },
    ),
  ]
}

function accept<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  act: Act<S, E>,
  decision: Decided<E>,
): Accepted<S, E> {
  const { claims, quotas, entries, effects, messages, notices } = decision
  const events = decision.events.map((event) => versioned(request.procedure, event))
  const next = foldAct(
    request.procedure,
    actorsAskedAbout(request.procedure),
    request.snapshot,
    recordOf(request, events),
  )
  const stage = next.domain.stage as S['stage']
  if (!act.leadsTo.includes(stage))
    throw new Error(`${request.procedure.id}: ${request.act} led to ${stage}, which its table does not list`)
  const given = decision.withReason.filter((finding) => finding.holds !== 'yes')
  return {
    kind: 'accepted',
    act: request.act,
    clause: act.clause,
    next,
    warnings: decision.warnings,
    verdicts: decision.verdicts,
    computed: decision.computed,
    findings: [...decision.guards, ...decision.withReason, ...decision.verdicts, ...decision.warnings],
    reasons: Object.fromEntries(
      given.map((finding) => [ruleId(finding), request.reasons?.[ruleId(finding)]?.trim() ?? '']),
    ),
    events,
    operations: { claims, quotas, entries, effects, messages, notices },
  }
}
