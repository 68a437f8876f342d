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
      readonly lock: Lock
      readonly on?: LocalDate
      readonly fields?: readonly string[]
    }
  /** All entries of a register in force on a date whose named column has the value. */
  | {
      readonly kind: 'entries'
      readonly register: string
      readonly where: Readonly<Record<string, Fact>>
      readonly lock: Lock
      readonly on?: LocalDate
      readonly fields?: readonly string[]
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

/**
 * How an entry is asked for. `fields`: the columns that the decision is given and the act keeps, where the others are none
 * of its business (identity numbers, phones); absent: all. The entry's `key` always comes along.
 */
export interface EntryOptions<T> {
  readonly on?: LocalDate
  readonly lock?: Lock
  readonly fields?: readonly (keyof T & string)[]
}

const entryOptions = <T>({ on, lock = 'share', fields }: EntryOptions<T>) => ({
  lock,
  ...(on ? { on } : {}),
  ...(fields ? { fields } : {}),
})

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
  register: <T>(register: string, key: string, options: EntryOptions<T> = {}): Need<T | undefined> => ({
    kind: 'register',
    register,
    key,
    ...entryOptions(options),
  }),
  entries: <T>(
    register: string,
    where: Readonly<Record<string, Fact>>,
    options: EntryOptions<T> = {},
  ): Need<readonly T[]> => ({
    kind: 'entries',
    register,
    where,
    ...entryOptions(options),
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

/** What of an answer reaches the decision and the stored facts: the columns that the need names, where it names any. */
export function narrowed(asked: NeedData, answer: unknown): unknown {
  if ((asked.kind !== 'register' && asked.kind !== 'entries') || asked.fields === undefined) return answer
  const kept: ReadonlySet<string> = new Set([...asked.fields, 'key'])
  const narrow = (entry: unknown): unknown =>
    typeof entry === 'object' && entry !== null
      ? Object.fromEntries(Object.entries(entry).filter(([column]) => kept.has(column)))
      : entry
  return Array.isArray(answer) ? answer.map(narrow) : narrow(answer)
}
