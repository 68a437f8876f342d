/**
 * The attack: whoever holds every order that anything has left tries to put members and ballots side by side. It knows all
 * members, all ballots and all choices, and lacks only who cast which.
 */
import assert from 'node:assert/strict'
import { type Ballot, parseBallot } from './client/ballot.ts'

/** Members (or ballots) in the order in which some store gives them, named by what the order was read from. */
export type Orders = Readonly<Record<string, readonly string[]>>

export interface Link {
  readonly from: string
  readonly to: string
  /** Members whose very ballot was found. Blind guessing finds 1 on average, whatever their number. */
  readonly found: number
  /** How far the number of members whose choice was told rightly lies above blind guessing, in standard deviations. */
  readonly choicesAbove: number
}

export interface Truth {
  /** The ballot of each member, and the choice on each ballot. */
  readonly ballotOf: ReadonlyMap<string, string>
  readonly choiceOf: ReadonlyMap<string, number>
}

/** The parts of a ballot that must be one. */
export function fieldsOf(octets: Uint8Array): Ballot {
  const ballot = parseBallot(octets)
  assert.ok(ballot)
  return ballot
}

const nameOf = (octets: Uint8Array): string => Buffer.from(fieldsOf(octets).voterKey).toString('hex')

/** What was truly cast: ballots are called by their fresh keys. */
export function truthOf(cast: readonly { readonly member: string; readonly octets: Uint8Array }[]): Truth {
  return {
    ballotOf: new Map(cast.map(({ member, octets }) => [member, nameOf(octets)])),
    choiceOf: new Map(cast.map(({ octets }) => [nameOf(octets), fieldsOf(octets).choice])),
  }
}

/** Ballots in every order that the box's files and the ballots' own octets give. */
export function ballotOrders(slots: readonly Uint8Array[], sealed: readonly Uint8Array[]): Orders {
  const by = (part: (ballot: Ballot) => Uint8Array): string[] =>
    sealed.toSorted((one, other) => Buffer.compare(part(fieldsOf(one)), part(fieldsOf(other)))).map(nameOf)
  return {
    'slots before the close': slots.map(nameOf),
    'sealed box': sealed.map(nameOf),
    'fresh keys': by(({ voterKey }) => voterKey),
    'random parts': by(({ randomizer }) => randomizer),
    tokens: by(({ token }) => token),
    signatures: by(({ signature }) => signature),
  }
}

/** Tries every order of members with every order of ballots, forwards and backwards, shifted by up to three places. */
export function linkAll(members: Orders, ballots: Orders, truth: Truth): Link[] {
  return Object.entries(members).flatMap(([from, order]) =>
    Object.entries(ballots).flatMap(([to, forwards]) =>
      [forwards, forwards.toReversed()].flatMap((direction) =>
        SHIFTS.map((shift) => linked(`${from} → ${to}`, order, shifted(direction, shift), truth)),
      ),
    ),
  )
}

const SHIFTS = [-3, -2, -1, 0, 1, 2, 3]

function shifted(order: readonly string[], by: number): string[] {
  return order.map((_, index) => order[(index + by + order.length) % order.length] ?? '')
}

function linked(name: string, members: readonly string[], ballots: readonly string[], truth: Truth): Link {
  const [from = '', to = ''] = name.split(' → ')
  const pairs = members.map(
    (member, index) => [truth.ballotOf.get(member) ?? '', ballots[index] ?? ''] as const,
  )
  const found = pairs.filter(([own, guessed]) => own === guessed).length
  const told = pairs.filter(
    ([own, guessed]) => truth.choiceOf.get(own) === truth.choiceOf.get(guessed),
  ).length
  return { from, to, found, choicesAbove: standardised(told, [...truth.choiceOf.values()]) }
}

/**
 * `told` right choices against a uniformly random pairing of n members with n ballots of which n_c say c: expected are
 * Σ n_c²/n, and the variance is (Σ n_c²)²/n²(n−1) − 2Σ n_c³/n(n−1) + Σ n_c²/(n−1).
 */
export function standardised(told: number, choices: readonly number[]): number {
  const n = choices.length
  const counts = Object.values(Object.groupBy(choices, String)).map((group) => group?.length ?? 0)
  const power = (exponent: number): number => counts.reduce((sum, count) => sum + count ** exponent, 0)
  const [squares, cubes] = [power(2), power(3)]
  const variance = squares ** 2 / (n * n * (n - 1)) - (2 * cubes) / (n * (n - 1)) + squares / (n - 1)
  return (told - squares / n) / Math.sqrt(variance)
}

/** The keys of a map in the order of where their octets first occur; `missing` are those that do not occur. */
export function orderOfOccurrence(
  needles: ReadonlyMap<string, Uint8Array>,
  haystack: Buffer,
): { readonly order: readonly string[]; readonly missing: readonly string[] } {
  const places = [...needles].map(([name, octets]) => ({ name, at: haystack.indexOf(octets) }))
  const there = places.filter(({ at }) => at >= 0).toSorted((one, other) => one.at - other.at)
  return {
    order: there.map(({ name }) => name),
    missing: places.filter(({ at }) => at < 0).map(({ name }) => name),
  }
}
