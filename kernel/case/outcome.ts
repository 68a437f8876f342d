/** What comes out of a decision: an accepted act with everything to write, or a refusal with every reason. */
import type { ClauseId, Computed, Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { KernelEvent } from './companion-state.ts'
import type { Snapshot } from './fold.ts'
import type { ClaimOperation, Effect, EntryOperation, Message, Notice, QuotaOperation } from './resources.ts'

export interface Operations {
  readonly claims: readonly ClaimOperation[]
  readonly quotas: readonly QuotaOperation[]
  readonly entries: readonly EntryOperation[]
  readonly effects: readonly Effect[]
  readonly messages: readonly Message[]
  readonly notices: readonly Notice[]
}

export const NO_OPERATIONS: Operations = {
  claims: [],
  quotas: [],
  entries: [],
  effects: [],
  messages: [],
  notices: [],
}

export type Why =
  | 'unknown-act'
  | 'input'
  | 'not-permitted'
  | 'out-of-turn'
  | 'closed'
  | 'held'
  | 'too-early'
  | 'too-late'
  | 'undetermined'
  | 'rules'
  | 'reason-needed'
  | 'backfill'
  | 'conflict'
  | 'claim'
  | 'quota'
  | 'not-found'

/** A field of the input that cannot be taken, with what is wrong in Chinese. */
export interface FieldFault {
  readonly path: string
  readonly say: string
}

export interface Refused {
  readonly kind: 'refused'
  readonly act: string
  readonly why: Why
  /** First what to do, then what is wrong. */
  readonly say: string
  /** Every finding that refuses, never only the first. */
  readonly findings: readonly Finding[]
  readonly fields: readonly FieldFault[]
  /** Earliest day on which the same act could be done, when time alone stands against it. */
  readonly possibleFrom?: LocalDate
  /** Cases that hold what the act wanted to take; named by the platform, shown to those who may see them. */
  readonly heldBy?: readonly string[]
}

export interface Accepted<S, E> {
  readonly kind: 'accepted'
  readonly act: string
  readonly clause: ClauseId
  /** All findings of the decision: those that hold, verdicts that failed, warnings, and reasons given. */
  readonly findings: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly verdicts: readonly Finding[]
  readonly computed: readonly Computed[]
  readonly reasons: Readonly<Record<string, string>>
  readonly events: readonly (E | KernelEvent)[]
  readonly operations: Operations
  readonly next: Snapshot<S>
}

export type Outcome<S, E> = Accepted<S, E> | Refused

/** Builds a refusal from its findings; the sentence is the first finding's unless given. */
export function refused(
  act: string,
  why: Why,
  findings: readonly Finding[],
  options: { say?: string; fields?: readonly FieldFault[]; possibleFrom?: LocalDate } = {},
): Refused {
  const say =
    options.say ??
    findings.map((finding) => finding.say).find((sentence) => sentence !== undefined) ??
    '该操作未被接受。'
  return {
    kind: 'refused',
    act,
    why,
    say,
    findings,
    fields: options.fields ?? [],
    ...(options.possibleFrom ? { possibleFrom: options.possibleFrom } : {}),
  }
}
