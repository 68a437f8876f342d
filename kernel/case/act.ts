/** What an act is: who may do it, in which stage, what it leads to, what it needs, and how it is decided. */
import type { z } from 'zod'
import type { Citation, ClauseId, Computed, Finding } from '#kernel/law'
import type { Instant, LocalDate, Moment, WorkCalendar } from '#kernel/time'
import type { Form } from './form.ts'
import type { Moments } from './instrument-version.ts'
import type { Answers, Needs } from './need.ts'
import type { Actor, OrganisationId, Party, PersonId, Phrase, RoleId } from './phrase.ts'
import type { ClaimOperation, Effect, EntryOperation, Message, Notice, QuotaOperation } from './resources.ts'

/** Domain state: a union over stages, so that what only exists in a stage is typed there. */
export interface Staged {
  readonly stage: string
}
/** The part of a state union that is in one of the stages, also where one member covers several stages. */
export type InStage<S extends Staged, In extends string> = S extends unknown
  ? [Extract<S['stage'], In>] extends [never]
    ? never
    : S & { readonly stage: Extract<S['stage'], In> }
  : never

export interface DomainEvent {
  readonly type: string
}

/** When an act happened, and when it was entered; they differ only for 补录. */
export interface ActTimes {
  readonly at: Moment
  readonly entered: Moment
}

/** Circumstances of a recorded act, handed to `evolve`. */
export interface Happening {
  readonly version: number
  readonly act: string
  readonly at: Instant
  readonly date: LocalDate
  readonly entered: Instant
  readonly person?: PersonId
  readonly organisation?: OrganisationId
  readonly role?: RoleId
}

export interface Situation<S, I, N> {
  readonly caseId: string
  readonly state: S
  readonly input: I
  readonly needs: N
  readonly at: Moment
  readonly entered: Moment
  readonly actor: Actor | undefined
  readonly parties: readonly Party[]
  readonly calendar: WorkCalendar
  /** Version of the instrument that binds the case. */
  readonly instrumentVersion: string
  /** Moments that bind parameters: `boundValue(parameter, moments)`. */
  readonly moments: Moments
}

/** What a decision answers. Guards refuse; `withReason` asks for a stated reason; warnings and verdicts never refuse. */
export interface Decided<E> {
  readonly guards: readonly Finding[]
  readonly withReason: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly verdicts: readonly Finding[]
  readonly computed: readonly Computed[]
  readonly events: readonly E[]
  readonly claims: readonly ClaimOperation[]
  readonly quotas: readonly QuotaOperation[]
  readonly entries: readonly EntryOperation[]
  readonly effects: readonly Effect[]
  readonly messages: readonly Message[]
  readonly notices: readonly Notice[]
}

const NOTHING = {
  guards: [],
  withReason: [],
  warnings: [],
  verdicts: [],
  computed: [],
  claims: [],
  quotas: [],
  entries: [],
  effects: [],
  messages: [],
  notices: [],
}

/** Builds a decision; what is left out is empty. */
export function decided<E>(decision: { readonly events: readonly E[] } & Partial<Decided<E>>): Decided<E> {
  return { ...NOTHING, ...decision }
}

/** Handing a file to another desk. Its companions (撤回, 退回修改, 催办, 撤销上一步) come from the kernel. */
export interface HandOver<S extends Staged> {
  readonly receiver: Phrase
  /** Domain state after the receiver returned the file with items. */
  readonly returned: (state: S) => S
  readonly returnsTo: S['stage']
  /** Acts that are refused while an item of the last return has no answer; absent: this act itself. */
  readonly answeredBefore?: readonly string[]
}

/** What an example adds to state and input: who acts, and when; absent: somebody who may, at any time. */
export interface ExampleMoment {
  readonly actor?: Actor
  readonly at?: Moment
}

interface Shared<S extends Staged, I> {
  /** Imperative, in Chinese, verb first: 报送预算. */
  readonly label: string
  readonly cite: Citation
  readonly by: Phrase
  readonly input: z.ZodType<I>
  readonly form?: Form
  readonly leadsTo: readonly S['stage'][]
  readonly concurrency?: 'strict' | 'redecide'
  readonly bulk?: boolean
  /** May be entered later from paper, with scan and a second person's confirmation. */
  readonly onPaper?: boolean
  readonly handsOver?: HandOver<S>
}

export interface OpeningSpec<S extends Staged, E, I, N extends Needs> extends Shared<S, I> {
  readonly needs?: (input: I, at: Moment) => N
  /**
   * Leaves out of the answers what no rule of the act looks at, before they are decided on and stored: what stays decides
   * the same. For what only the answers themselves can tell (a register's rows of the series that a needed case names).
   */
  readonly relevant?: (asked: {
    readonly input: I
    readonly needs: Answers<N>
    readonly at: Moment
  }) => NoInfer<Answers<N>>
  readonly serialize?: (input: I) => readonly string[]
  readonly decide: (situation: Situation<undefined, I, Answers<N>>) => Decided<E>
  readonly example: () => { readonly input: NoInfer<I>; readonly needs?: NoInfer<Answers<N>> } & ExampleMoment
}

export interface ActSpec<S extends Staged, E, In extends S['stage'], I, N extends Needs> extends Shared<
  S,
  I
> {
  readonly in: readonly In[]
  readonly needs?: (state: InStage<S, In>, input: I, at: Moment) => N
  readonly serialize?: (state: InStage<S, In>, input: I) => readonly string[]
  readonly decide: (situation: Situation<InStage<S, In>, I, Answers<N>>) => Decided<E>
  /** A lawful example: builds tests, demo and documentation. */
  readonly example: () => {
    readonly state: InStage<S, In>
    readonly input: NoInfer<I>
    readonly needs?: NoInfer<Answers<N>>
  } & ExampleMoment
}

/** An act as the kernel runs it: types of input and needs are erased behind the schema that checks them. */
export interface Act<S extends Staged, E> {
  readonly label: string
  readonly clause: ClauseId
  readonly by: Phrase
  readonly input: z.ZodType
  readonly form?: Form
  /** Stages in which it can be done; empty for an act that opens a case. */
  readonly in: readonly S['stage'][]
  readonly opens: boolean
  readonly leadsTo: readonly S['stage'][]
  readonly concurrency: 'strict' | 'redecide'
  readonly bulk: boolean
  readonly onPaper: boolean
  readonly handsOver?: HandOver<S>
  readonly needs: (state: S | undefined, input: unknown, at: Moment) => Needs
  /** What of the answers is decided on and stored; absent: all. */
  readonly relevant?: (asked: {
    readonly input: unknown
    readonly needs: Readonly<Record<string, unknown>>
    readonly at: Moment
  }) => Readonly<Record<string, unknown>>
  readonly serialize: (state: S | undefined, input: unknown) => readonly string[]
  readonly decide: (
    situation: Situation<S | undefined, unknown, Readonly<Record<string, unknown>>>,
  ) => Decided<E>
  readonly example: () => {
    readonly state?: S
    readonly input: unknown
    readonly needs?: Readonly<Record<string, unknown>>
  } & ExampleMoment
}

/** An act's table row with the types of its functions forgotten. */
interface LooseSpec<S extends Staged> extends Omit<Shared<S, unknown>, 'input'> {
  readonly input: z.ZodType
  readonly in?: readonly S['stage'][]
  readonly needs?: unknown
  readonly relevant?: unknown
  readonly serialize?: unknown
  readonly decide: unknown
  readonly example: unknown
}

/** Erases an act's own types. Sound because the kernel parses input by the act's schema and looks up the stage before calling. */
export function erase<S extends Staged, E>(spec: LooseSpec<S>): Act<S, E> {
  const opens = spec.in === undefined
  const needs = spec.needs as ((...args: unknown[]) => Needs) | undefined
  const serialize = spec.serialize as ((...args: unknown[]) => readonly string[]) | undefined
  return {
    label: spec.label,
    clause: spec.cite.clause,
    by: spec.by,
    input: spec.input,
    in: spec.in ?? [],
    opens,
    leadsTo: spec.leadsTo,
    concurrency: spec.concurrency ?? 'strict',
    bulk: spec.bulk ?? false,
    onPaper: spec.onPaper ?? false,
    ...(spec.form ? { form: spec.form } : {}),
    ...(spec.handsOver ? { handsOver: spec.handsOver } : {}),
    needs: (state, input, at) =>
      needs === undefined ? {} : opens ? needs(input, at) : needs(state, input, at),
    ...(spec.relevant === undefined ? {} : { relevant: spec.relevant as NonNullable<Act<S, E>['relevant']> }),
    serialize: (state, input) =>
      serialize === undefined ? [] : opens ? serialize(input) : serialize(state, input),
    decide: spec.decide as Act<S, E>['decide'],
    example: spec.example as Act<S, E>['example'],
  }
}
