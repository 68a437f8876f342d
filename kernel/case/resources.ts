/** What must be unique or bounded, what enters a register, what another case has to do: operations, not calls. */
import type { Citation, ClauseId, Fact } from '#kernel/law'
import type { LocalDate } from '#kernel/time'

/** Takes or frees a unique key. Guarded by a unique constraint inside the act's transaction. */
export interface ClaimOperation {
  readonly claim: string
  readonly clause: ClauseId
  readonly key: string
  readonly operation: 'take' | 'release'
  /** What the person is told when the key is already taken. */
  readonly say: string
}

export interface Claim<A> {
  readonly id: string
  readonly clause: ClauseId
  take(args: A): ClaimOperation
  release(args: A): ClaimOperation
}

/** Declares a claim: at most one holder per key and tenant. */
export function claim<A>(
  id: string,
  citation: Citation,
  key: (args: A) => string,
  say: (args: A) => string,
): Claim<A> {
  const operation = (args: A, kind: 'take' | 'release'): ClaimOperation => ({
    claim: id,
    clause: citation.clause,
    key: key(args),
    operation: kind,
    say: say(args),
  })
  return {
    id,
    clause: citation.clause,
    take: (args) => operation(args, 'take'),
    release: (args) => operation(args, 'release'),
  }
}

/** Moves a bounded counter. Guarded by a check constraint; a missing account refuses, a limit of zero is a limit. */
export interface QuotaOperation {
  readonly quota: string
  readonly clause: ClauseId
  readonly account: string
  readonly parent?: string
  readonly operation: 'take' | 'release' | 'limit'
  readonly amount: number
  readonly say: string
  /** What a refusal is headed, of an account that bounds a choice: its sentence then stands alone, without figures. */
  readonly heading?: string
}

export interface Quota<A> {
  readonly id: string
  readonly clause: ClauseId
  account(args: A): string
  take(args: A, amount: number): QuotaOperation
  release(args: A, amount: number): QuotaOperation
  /** Sets the account's limit, opening the account when it is new; children may never exceed the parent. */
  limit(args: A, amount: number): QuotaOperation
}

/** Declares a quota: a tree of accounts with limits; amounts are whole units (persons, places). */
export function quota<A>(
  id: string,
  citation: Citation,
  account: (args: A) => string,
  options: {
    readonly say: (args: A) => string
    readonly parent?: (args: A) => string | undefined
    readonly heading?: string
  },
): Quota<A> {
  const operation = (args: A, kind: QuotaOperation['operation'], amount: number): QuotaOperation => {
    if (!Number.isSafeInteger(amount) || amount < 0)
      throw new RangeError(`quota ${id}: not an amount: ${amount}`)
    const parent = options.parent?.(args)
    return {
      quota: id,
      clause: citation.clause,
      account: account(args),
      ...(parent === undefined ? {} : { parent }),
      operation: kind,
      amount,
      say: options.say(args),
      ...(options.heading === undefined ? {} : { heading: options.heading }),
    }
  }
  return {
    id,
    clause: citation.clause,
    account,
    take: (args, amount) => operation(args, 'take', amount),
    release: (args, amount) => operation(args, 'release', amount),
    limit: (args, amount) => operation(args, 'limit', amount),
  }
}

/** An effective-dated change of a register, written in the act's transaction. `values: null` ends the entry. */
export interface EntryOperation {
  readonly register: string
  readonly key: string
  readonly clause: ClauseId
  readonly from: LocalDate
  readonly values: Readonly<Record<string, Fact>> | null
}

/** An ordinary act of another case's own table, done in the same transaction. */
export interface Effect {
  readonly procedure: string
  /** Absent: the act opens a new case. */
  readonly caseId?: string
  readonly act: string
  readonly input: Fact
}

/** A reminder without legal effect, sent from the outbox at least once. */
export interface Message {
  /** Relation whose holders get it. */
  readonly to: string
  readonly template: string
  readonly data: Readonly<Record<string, Fact>>
}

/** A public notice or publication, shown from its posting on; the platform keeps page, hash and times. */
export interface Notice {
  readonly column: string
  readonly title: string
  readonly clause: ClauseId
  readonly data: Fact
  /** `take-down` ends the showing and keeps the content; `remove` withdraws the content itself (撤下). */
  readonly operation: 'post' | 'replace' | 'take-down' | 'remove'
  /** Stable address of the page inside its column. */
  readonly slug: string
}
