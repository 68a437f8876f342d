/**
 * A need is data: what a decision wants from registers, other cases, row sets, series or the case's own history.
 * The platform locks, fetches, passes it in and stores it with the act, so that the decision can be replayed.
 */
import type { LocalDate } from '#kernel/time'
import type { Fact } from '#kernel/law'

/** `update` where the act will also change what it needs: taking a share lock first invites a deadlock. */
export type Lock = 'share' | 'update' | 'none'

export type NeedData =
  /** Folded domain state of another case of the same tenant; absent when there is none. */
  | { readonly kind: 'case'; readonly procedure: string; readonly id: string; readonly lock: Lock }
  /** Folded domain states of several cases, in the order of their ids; one that does not exist is absent. */
  | {
      readonly kind: 'cases'
      readonly procedure: string
      readonly ids: readonly string[]
      readonly lock: Lock
    }
  /** A register entry in force on a date (default: the legal date of the act); absent when there is none. */
  | {
      readonly kind: 'register'
      readonly register: string
      readonly key: string
      readonly on?: LocalDate
      readonly lock: Lock
    }
  /** All entries of a register in force on a date whose named column has the value. */
  | {
      readonly kind: 'entries'
      readonly register: string
      readonly where: Readonly<Record<string, Fact>>
      readonly on?: LocalDate
      readonly lock: Lock
    }
  /** Rows from a named provider of the platform; large ones are stored by digest and cited. */
  | {
      readonly kind: 'rows'
      readonly provider: string
      readonly arguments: Readonly<Record<string, Fact>>
      readonly store: 'whole' | 'digest'
    }
  /** The next number of a series; spent only if the act is accepted, so the series has no gaps. */
  | { readonly kind: 'number'; readonly series: string; readonly scope: string }
  /** The count of a quota account as it stands. */
  | { readonly kind: 'quota'; readonly account: string }

declare const answer: unique symbol
/** A need and the type of its answer. */
export type Need<T> = NeedData & { readonly [answer]?: T }

export type Needs = Readonly<Record<string, NeedData>>
export type Answers<N> = { readonly [K in keyof N]: N[K] extends Need<infer T> ? T : never }

export interface QuotaStanding {
  readonly limit: number
  readonly used: number
}

export const need = {
  case: <S>(procedure: string, id: string, lock: Lock = 'share'): Need<S | undefined> => ({
    kind: 'case',
    procedure,
    id,
    lock,
  }),
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the answer's type, as with `case`
  cases: <S>(
    procedure: string,
    ids: readonly string[],
    lock: Lock = 'share',
  ): Need<readonly { readonly id: string; readonly state: S }[]> => ({
    kind: 'cases',
    procedure,
    ids,
    lock,
  }),
  register: <T>(
    register: string,
    key: string,
    options: { on?: LocalDate; lock?: Lock } = {},
  ): Need<T | undefined> => ({
    kind: 'register',
    register,
    key,
    lock: options.lock ?? 'share',
    ...(options.on ? { on: options.on } : {}),
  }),
  entries: <T>(
    register: string,
    where: Readonly<Record<string, Fact>>,
    options: { on?: LocalDate; lock?: Lock } = {},
  ): Need<readonly T[]> => ({
    kind: 'entries',
    register,
    where,
    lock: options.lock ?? 'share',
    ...(options.on ? { on: options.on } : {}),
  }),
  rows: <T>(
    provider: string,
    args: Readonly<Record<string, Fact>>,
    options: { store: 'whole' | 'digest' },
  ): Need<T> => ({
    kind: 'rows',
    provider,
    arguments: args,
    store: options.store,
  }),
  number: (series: string, scope: string): Need<number> => ({ kind: 'number', series, scope }),
  quota: (account: string): Need<QuotaStanding | undefined> => ({ kind: 'quota', account }),
}
