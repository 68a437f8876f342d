/**
 * Runs a procedure in memory, without database and clock: for tests of regulations.
 *
 * ```ts
 * given(unitBudget, { registers }).when('OpenBudget', input, compiler).thenStage('compiling')
 * given(unitBudget, …).state(state).when('Submit', {}, compiler).thenRefusedBy('all-three-signed')
 * ```
 *
 * Every step answers a new run; a refused step leaves the case as it was.
 */
import assert from 'node:assert/strict'
import type {
  Actor,
  DomainEvent,
  KernelEvent,
  NeedData,
  Operations,
  Origin,
  Outcome,
  Party,
  Procedure,
  RecordedAct,
  Snapshot,
  Staged,
} from '#kernel/case'
import {
  actorRelation,
  actorsAskedAbout,
  decideAct,
  foldCase,
  narrowed,
  newKernelState,
  planAct,
  recordOf,
  versionToRevert,
} from '#kernel/case'
import type { Moment, WorkCalendar } from '#kernel/time'
import { momentAt } from '#kernel/time'

export const emptyCalendar: WorkCalendar = { edition: 'test', source: 'test', years: {} }

/** An actor whose post lies in `organisation`, itself under the other ids of `above`. */
export function actor(
  person: string,
  role: string,
  organisation: string,
  above: readonly string[] = [],
): Actor {
  return { person, post: `${person}/${role}`, role, organisation, path: [organisation, ...above] }
}

export interface World {
  /** Register id → key → values. */
  readonly registers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Case id → its folded state. */
  readonly cases?: Readonly<Record<string, unknown>>
  /** Row provider → what it answers. */
  readonly rows?: Readonly<Record<string, unknown>>
  readonly calendar?: WorkCalendar
  /** Time of the first act; later acts come a minute apart unless told. */
  readonly at?: string
}

interface Stored<E> {
  readonly recorded: RecordedAct<E>
  readonly operations: Operations
}

/** Starts a run with no case yet. */
export function given<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  world: World = {},
): Run<S, E> {
  return new Run(
    procedure,
    world,
    undefined,
    [],
    momentAt(world.at ?? '2023-01-05T09:00:00+08:00'),
    undefined,
  )
}

export class Run<S extends Staged, E extends DomainEvent> {
  readonly snapshot: Snapshot<S> | undefined
  readonly outcome: Outcome<S, E> | undefined
  readonly trail: readonly Stored<E>[]
  readonly #procedure: Procedure<S, E>
  readonly #world: World
  readonly #now: Moment

  constructor(
    procedure: Procedure<S, E>,
    world: World,
    snapshot: Snapshot<S> | undefined,
    trail: readonly Stored<E>[],
    now: Moment,
    outcome: Outcome<S, E> | undefined,
  ) {
    this.#procedure = procedure
    this.#world = world
    this.snapshot = snapshot
    this.trail = trail
    this.#now = now
    this.outcome = outcome
  }

  /** The state of the case; fails when there is none. */
  get domain(): S {
    assert.ok(this.snapshot, 'no case yet')
    return this.snapshot.domain
  }

  /** Goes on from a state that no recorded act led to. */
  state(domain: S): Run<S, E> {
    const snapshot = { domain, kernel: newKernelState() }
    return new Run(this.#procedure, this.#world, snapshot, [], this.#now, undefined)
  }

  /** Moves the clock. */
  on(text: string): Run<S, E> {
    return new Run(this.#procedure, this.#world, this.snapshot, this.trail, momentAt(text), this.outcome)
  }

  parties(): readonly Party[] {
    if (this.snapshot === undefined) return []
    const actors = Object.entries(this.snapshot.kernel.actors)
    return [
      ...this.#procedure.parties(this.snapshot.domain),
      ...actors.flatMap(([act, people]) =>
        people.map((person) => ({ relation: actorRelation(act), person })),
      ),
    ]
  }

  /** Tries an act or a companion. */
  when(act: string, input: unknown, by: Actor, reasons: Readonly<Record<string, string>> = {}): Run<S, E> {
    return this.#from({ kind: 'person', actor: by }, act, input, reasons)
  }

  /** Tries an act that happened now on paper and is entered later from its scan, with a second person's confirmation. */
  fromPaper(act: string, input: unknown, by: Actor, entered: string): Run<S, E> {
    const paper = { entered: momentAt(entered), backfill: { scan: 'scan-1', confirmedBy: 'second-person' } }
    return this.#from({ kind: 'person', actor: by }, act, input, {}, paper)
  }

  /** Tries an act as an effect of another case's act, done by somebody. */
  asEffectOf(cause: { procedure: string; act: string }, act: string, input: unknown, by: Actor): Run<S, E> {
    const { procedure, act: causing } = cause
    return this.#from({ kind: 'effect', procedure, act: causing, actor: by }, act, input, {})
  }

  /** Tries an act that the passing of time does. */
  asSystem(act: string, input: unknown): Run<S, E> {
    return this.#from({ kind: 'system' }, act, input, {})
  }

  #from(
    origin: Origin,
    act: string,
    input: unknown,
    reasons: Readonly<Record<string, string>>,
    paper?: { readonly entered: Moment; readonly backfill: { scan: string; confirmedBy: string } },
  ): Run<S, E> {
    const request = {
      procedure: this.#procedure,
      act,
      caseId: 'case-1',
      input,
      reasons,
      origin,
      times: { at: this.#now, entered: paper?.entered ?? this.#now },
      ...(paper === undefined ? {} : { backfill: paper.backfill }),
      calendar: this.#world.calendar ?? emptyCalendar,
      parties: this.parties(),
      version: this.trail.length,
      ...(this.snapshot === undefined ? {} : { snapshot: this.snapshot }),
    }
    const plan = planAct(request)
    if (plan.kind === 'refused') return this.#with(plan)
    const found = Object.fromEntries(
      Object.entries(plan.needs).map(([name, need]) => [
        name,
        need.kind === 'register'
          ? narrowed(need, this.#world.registers?.[need.register]?.[need.key])
          : need.kind === 'entries'
            ? narrowed(need, this.#entries(need))
            : need.kind === 'case'
              ? (this.#world.cases?.[need.id] ?? undefined)
              : need.kind === 'cases'
                ? this.#cases(need.ids)
                : need.kind === 'rows'
                  ? this.#world.rows?.[need.provider]
                  : need.kind === 'number'
                    ? 1
                    : undefined,
      ]),
    )
    const answers = plan.relevant === undefined ? found : plan.relevant(found)
    const outcome = decideAct(request, plan, answers, this.#past(act))
    return outcome.kind === 'refused'
      ? this.#with(outcome)
      : this.#with(outcome, { recorded: recordOf(request, outcome.events), operations: outcome.operations })
  }

  #cases(ids: readonly string[]): readonly unknown[] {
    return ids.flatMap((id) => {
      const state = this.#world.cases?.[id]
      return state === undefined ? [] : [{ id, state }]
    })
  }

  #entries({ register, where }: Extract<NeedData, { kind: 'entries' }>): readonly unknown[] {
    const entries = Object.entries(this.#world.registers?.[register] ?? {})
    return entries
      .map(([key, values]): Readonly<Record<string, unknown>> => ({ ...(values as object), key }))
      .filter((entry) => Object.entries(where).every(([column, value]) => entry[column] === value))
  }

  #past(act: string) {
    const acts = this.trail.map(({ recorded }) => recorded)
    const version = this.snapshot === undefined ? undefined : versionToRevert(act, this.snapshot)
    const reverted = this.trail.find(({ recorded }) => recorded.version === version)
    return { acts, ...(reverted === undefined ? {} : { revertedOperations: reverted.operations }) }
  }

  #with(outcome: Outcome<S, E>, stored?: Stored<E>): Run<S, E> {
    const snapshot = outcome.kind === 'accepted' ? outcome.next : this.snapshot
    const trail = stored === undefined ? this.trail : [...this.trail, stored]
    return new Run(this.#procedure, this.#world, snapshot, trail, this.#now, outcome)
  }

  thenAccepted(): Run<S, E> {
    const { outcome } = this
    assert.equal(outcome?.kind, 'accepted', describe(outcome))
    return this
  }

  thenStage(stage: S['stage']): Run<S, E> {
    this.thenAccepted()
    assert.equal(this.domain.stage, stage)
    return this
  }

  /** Refused with exactly this rule among the reasons; `say` must be part of its sentence. */
  thenRefusedBy(rule: string, say?: string | RegExp): Run<S, E> {
    const { outcome } = this
    assert.ok(outcome?.kind === 'refused', `expected a refusal by ${rule}, but the act was accepted`)
    const finding = outcome.findings.find((one) => one.rule.split('@')[0] === rule)
    assert.ok(finding, `no finding of ${rule}: ${describe(outcome)}`)
    if (say !== undefined) assert.match(finding.say ?? '', typeof say === 'string' ? literal(say) : say)
    return this
  }

  /** Refused for this reason (`not-permitted`, `out-of-turn`, `input` …). */
  thenRefused(why: string): Run<S, E> {
    const { outcome } = this
    assert.ok(outcome?.kind === 'refused', `expected a refusal (${why}), but the act was accepted`)
    assert.equal(outcome.why, why, describe(outcome))
    return this
  }

  /** A verdict or warning that failed with this rule. */
  thenTold(rule: string, say?: string | RegExp): Run<S, E> {
    const { outcome } = this
    assert.ok(outcome?.kind === 'accepted', describe(outcome))
    const finding = [...outcome.verdicts, ...outcome.warnings].find((one) => one.rule.split('@')[0] === rule)
    assert.ok(finding !== undefined && finding.holds !== 'yes', `nothing told by ${rule}`)
    if (say !== undefined) assert.match(finding.say ?? '', typeof say === 'string' ? literal(say) : say)
    return this
  }

  /** Operations of the last act. */
  operations(): Operations {
    this.thenAccepted()
    assert.ok(this.outcome?.kind === 'accepted')
    return this.outcome.operations
  }

  /** Folds all recorded acts again. */
  refolded(): Snapshot<S> {
    const acts = this.trail.map(({ recorded }) => recorded)
    return foldCase<S, E>(this.#procedure, actorsAskedAbout(this.#procedure), acts)
  }

  events(): readonly (E | KernelEvent)[] {
    return this.trail.flatMap(({ recorded }) => recorded.events)
  }
}

function literal(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}

function describe<S, E>(outcome: Outcome<S, E> | undefined): string {
  if (outcome === undefined) return 'no act was tried'
  if (outcome.kind === 'accepted') return `${outcome.act} was accepted`
  const reasons = outcome.findings.map((finding) => `${finding.rule}: ${finding.say ?? ''}`)
  const fields = outcome.fields.map(({ path, say }) => `${path}: ${say}`)
  return [`${outcome.act} was refused (${outcome.why}): ${outcome.say}`, ...reasons, ...fields].join('\n')
}
