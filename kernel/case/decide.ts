/** Runs one act of a procedure: plan (what it needs and locks), then decide (accepted with everything to write, or refused). */
import type { z } from 'zod'
import { type ClauseId, type Finding, plainFinding } from '#kernel/law'
import type { Instant, WorkCalendar } from '#kernel/time'
import type { Act, ActTimes, Decided, DomainEvent, Staged } from './act.ts'
import { type ActorsAskedAbout, type KernelEvent, newKernelState } from './companion-state.ts'
import { companionInputs, companionLabels, decideCompanion, needsHistory, openRound } from './companions.ts'
import { parseInput } from './input.ts'
import { type RecordedAct, type Snapshot, foldAct, foldCase } from './fold.ts'
import { type CompanionName, isCompanion } from './companion-names.ts'
import { checkHolds, checkPeriods, checkPermission, checkStage, checkTimes, gateFinding } from './gate.ts'
import type { Needs } from './need.ts'
import {
  type Accepted,
  type Operations,
  type Outcome,
  type Refused,
  NO_OPERATIONS,
  refused,
} from './outcome.ts'
import { type Origin, type Party, actsAskedAbout, permits } from './phrase.ts'
import type { Procedure } from './procedure.ts'

export interface ActRequest<S extends Staged, E extends DomainEvent> {
  readonly procedure: Procedure<S, E>
  readonly act: string
  readonly caseId: string
  readonly input: unknown
  /** Stated reasons by rule id (without revision), for findings that are accepted only with one. */
  readonly reasons?: Readonly<Record<string, string>>
  readonly origin: Origin
  readonly times: ActTimes
  readonly calendar: WorkCalendar
  /** Absent when the act opens the case. */
  readonly snapshot?: Snapshot<S>
  readonly parties: readonly Party[]
  /** Version of the case before the act; 0 when it opens. */
  readonly version: number
  /** Instant of the case's last act, for 补录. */
  readonly previousAt?: Instant
  /** The paper of a 补录 and the second person who confirmed what was typed. */
  readonly backfill?: { readonly scan: string; readonly confirmedBy: string | null }
  /** Replaces personal values by seals before needs and decision see them. */
  readonly seal?: (schema: z.ZodType, input: unknown) => unknown
}

/** What the platform has to lock and fetch before the decision. */
export interface Plan {
  readonly kind: 'planned'
  readonly input: unknown
  readonly needs: Needs
  readonly serialize: readonly string[]
  /** The act takes another one back: the case's acts and the operations of that one are wanted. */
  readonly history: boolean
}

/** Acts of a procedure whose actors must be remembered, because some phrase asks for them. */
export function actorsAskedAbout<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
): ActorsAskedAbout {
  const acts: Act<S, E>[] = Object.values(procedure.acts)
  const { see, parts, acts: trail } = procedure.visibility
  const phrases = [
    ...acts.flatMap((act) => [act.by, ...(act.handsOver ? [act.handsOver.receiver] : [])]),
    see,
    ...Object.values(parts ?? {}),
    ...Object.values(trail ?? {}),
    ...(procedure.supervisors === undefined ? [] : [procedure.supervisors]),
  ]
  return new Set(phrases.flatMap(actsAskedAbout))
}

/** Refuses what can be refused without needs: unknown act, input, permission, stage, times, holds, periods. */
export function planAct<S extends Staged, E extends DomainEvent>(request: ActRequest<S, E>): Plan | Refused {
  if (isCompanion(request.act)) return planCompanion(request, request.act)
  const { procedure, act: name } = request
  const act = procedure.acts[name]
  if (act === undefined || act.opens !== (request.snapshot === undefined)) return unknownAct(request)
  const barred =
    checkPermission(name, act, request.origin, request.parties) ??
    (request.snapshot === undefined
      ? undefined
      : checkStage(procedure, name, act, request.snapshot.domain)) ??
    (request.origin.kind === 'system' ? undefined : checkTimes(name, act, request)) ??
    (request.snapshot === undefined || request.origin.kind === 'system'
      ? undefined // a lapse is what a period's end does; no hold and no period stands against it
      : checkRunning(request, name, act, request.snapshot.domain))
  if (barred !== undefined) return barred
  const parsed = parseInput(name, act.input, request.input)
  if (parsed.kind === 'refused') return parsed
  const input = request.seal === undefined ? parsed.input : request.seal(act.input, parsed.input)
  return {
    kind: 'planned',
    input,
    needs: act.needs(request.snapshot?.domain, input, request.times.at),
    serialize: act.serialize(request.snapshot?.domain, input),
    history: false,
  }
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

function planCompanion<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  name: CompanionName,
): Plan | Refused {
  if (request.snapshot === undefined) return unknownAct(request)
  const { at, entered } = request.times
  if (at.instant !== entered.instant)
    return refused(name, 'backfill', [], {
      say: `「${companionLabels[name]}」须在系统内当时办理，不能补录。`,
    })
  if (
    request.origin.kind === 'person' &&
    !permits(request.procedure.visibility.see, request.origin, request.parties)
  )
    return refused(name, 'not-permitted', [], { say: '没有找到这个件，或您无权查看。' })
  const parsed = parseInput(name, companionInputs[name], request.input)
  if (parsed.kind === 'refused') return parsed
  return { kind: 'planned', input: parsed.input, needs: {}, serialize: [], history: needsHistory(name) }
}

function unknownAct<S extends Staged, E extends DomainEvent>(request: ActRequest<S, E>): Refused {
  return refused(request.act, 'unknown-act', [], {
    say: `「${request.procedure.label}」没有名为 ${request.act} 的操作。`,
  })
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
  if (act.handsOver === undefined || round === undefined || round.act !== request.act) return []
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
  const next = foldAct(
    request.procedure,
    actorsAskedAbout(request.procedure),
    request.snapshot,
    recordOf(request, decision.events),
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
    events: decision.events,
    operations: { claims, quotas, entries, effects, messages, notices },
  }
}

function runCompanion<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  name: CompanionName,
  plan: Plan,
  past: { readonly acts: readonly RecordedAct<E>[]; readonly revertedOperations?: Operations } | undefined,
): Outcome<S, E> {
  const { procedure, snapshot, origin, parties, version, times } = request
  const kernel = snapshot?.kernel ?? newKernelState()
  const answer = decideCompanion(procedure, name, plan.input, {
    kernel,
    origin,
    parties,
    version,
    stage: snapshot?.domain.stage ?? '',
    entered: times.entered.instant,
    ...(past?.revertedOperations ? { revertedOperations: past.revertedOperations } : {}),
  })
  if (answer.kind === 'refused') return refused(name, answer.why, answer.findings)
  const recorded = recordOf<S, E>(request, answer.events)
  const reverts = answer.events.some((event) => event.type === 'kernel.Reverted')
  const asked = actorsAskedAbout(procedure)
  const next = reverts
    ? foldCase(procedure, asked, [...(past?.acts ?? []), recorded])
    : foldAct(procedure, asked, snapshot, recorded)
  return acceptedCompanion(name, answer.clause, answer.events, answer.operations, next)
}

function acceptedCompanion<S, E>(
  act: CompanionName,
  clause: ClauseId,
  events: readonly KernelEvent[],
  operations: Operations,
  next: Snapshot<S>,
): Accepted<S, E> {
  const done = plainFinding({ rule: `companion:${act}@1`, clause, label: companionLabels[act], holds: 'yes' })
  return {
    kind: 'accepted',
    act,
    clause,
    findings: [done],
    warnings: [],
    verdicts: [],
    computed: [],
    reasons: {},
    events,
    operations: { ...NO_OPERATIONS, ...operations },
    next,
  }
}

/** The act as the ledger will hold it. */
export function recordOf<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  events: readonly (E | KernelEvent)[],
): RecordedAct<E> {
  const { at, entered } = request.times
  const actor = request.origin.kind === 'system' ? undefined : request.origin.actor
  return {
    version: request.version + 1,
    act: request.act,
    at: at.instant,
    date: at.date,
    entered: entered.instant,
    events,
    ...(actor === undefined
      ? {}
      : { person: actor.person, organisation: actor.organisation, role: actor.role }),
  }
}

/** Version of the act that a companion takes back, or whose counted places it gives back. */
export function versionToRevert<S extends Staged>(act: string, snapshot: Snapshot<S>): number | undefined {
  if (act === 'Withdraw' || act === 'Return') return snapshot.kernel.handOver?.version
  return act === 'Undo' ? snapshot.kernel.last?.version : undefined
}
