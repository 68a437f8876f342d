/**
 * The Merkle tree of a growing log (RFC 9162 §2.1). A frontier, the roots of the largest whole subtrees from the left,
 * stands for all leaves before it: what is appended later needs no older leaf.
 */
import { hash } from 'node:crypto'

const HASH_BYTES = 32
const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])
const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

/** Leaf hash of an act's hash (RFC 9162 §2.1.1). */
export const leafHash = (actHash: string): Buffer => sha256(LEAF, Buffer.from(actHash, 'hex'))

/** What is kept of a log's first `size` leaves: hashes of its largest whole subtrees, from the left. */
export interface Frontier {
  readonly size: number
  readonly nodes: readonly Buffer[]
}

export const EMPTY_FRONTIER: Frontier = { size: 0, nodes: [] }

/** A log of which all leaves from a frontier on are at hand. Sizes before that frontier cannot be asked for. */
export interface LogTree {
  readonly size: number
  /** Tree hash of the first `size` leaves; the empty tree hashes the empty string. */
  root(size: number): Buffer
  frontier(size: number): Frontier
  /** Proof that the tree of `from` leaves is a prefix of that of `to` leaves (RFC 9162 §2.1.4.1). */
  consistency(from: number, to: number): readonly Buffer[]
}

/** The whole subtree of 2^level leaves that begins at leaf index · 2^level. */
interface Place {
  readonly level: number
  readonly index: number
}

/** A tree over a frontier and the leaf hashes that follow it. Hashes each new leaf's path once. */
export function logTree(before: Frontier, leaves: readonly Buffer[]): LogTree {
  const size = before.size + leaves.length
  const known = new Map(
    wholeSubtrees(before.size).map((place, at) => [`${place.level}/${place.index}`, before.nodes[at]]),
  )
  const levels = newLevels(before.size, leaves)
  const node = (level: number, index: number): Buffer => {
    const own = levels[level]
    if (own !== undefined && index >= own.first && index < own.first + own.count)
      return own.hashes.subarray((index - own.first) * HASH_BYTES, (index - own.first + 1) * HASH_BYTES)
    const kept = known.get(`${level}/${index}`)
    if (kept !== undefined) return kept
    if (level === 0 || (index + 1) * 2 ** level <= before.size)
      throw new Error(`leaf ${index * 2 ** level} lies before the frontier of ${before.size} leaves`)
    return sha256(NODE, node(level - 1, index * 2), node(level - 1, index * 2 + 1))
  }
  /** Tree hash of the leaves from `start` on, which begins a subtree no smaller than the count. */
  const range = (start: number, end: number): Buffer =>
    wholeSubtrees(end - start)
      .map(({ level, index }) => node(level, start / 2 ** level + index))
      .reduceRight((right, left) => sha256(NODE, left, right))
  const prove = (from: number, start: number, end: number, whole: boolean): Buffer[] => {
    if (from === end) return whole ? [] : [range(start, end)]
    const split = start + largestPowerBelow(end - start)
    return from <= split
      ? [...prove(from, start, split, whole), range(split, end)]
      : [...prove(from, split, end, false), range(start, split)]
  }
  return {
    size,
    root: (upTo) => (upTo === 0 ? sha256() : range(0, upTo)),
    frontier: (upTo) => ({
      size: upTo,
      nodes: wholeSubtrees(upTo).map(({ level, index }) => node(level, index)),
    }),
    consistency: (from, to) => (from === 0 || from === to ? [] : prove(from, 0, to, true)),
  }
}

/** The root that a frontier makes; tells whether a stored frontier belongs to a stored root. */
export function frontierRoot({ nodes }: Frontier): Buffer {
  return nodes.length === 0 ? sha256() : nodes.reduceRight((right, left) => sha256(NODE, left, right))
}

/** How many nodes the frontier of a size has: one for each binary digit 1. */
export const frontierLength = (size: number): number => wholeSubtrees(size).length

interface Level {
  /** Index of the first node whose leaves are all new. */
  readonly first: number
  readonly count: number
  readonly hashes: Buffer
}

function newLevels(start: number, leaves: readonly Buffer[]): readonly Level[] {
  const levels: Level[] = [{ first: start, count: leaves.length, hashes: Buffer.concat(leaves) }]
  for (let below = levels[0]; below !== undefined && below.count > 1; below = levels.at(-1)) {
    const first = Math.ceil(below.first / 2)
    const count = Math.max(0, Math.floor((below.first + below.count) / 2) - first)
    const hashes = Buffer.alloc(count * HASH_BYTES)
    for (let at = 0; at < count; at += 1) {
      const left = ((first + at) * 2 - below.first) * HASH_BYTES
      sha256(NODE, below.hashes.subarray(left, left + 2 * HASH_BYTES)).copy(hashes, at * HASH_BYTES)
    }
    levels.push({ first, count, hashes })
  }
  return levels
}

/** Whole subtrees that a tree of this size is made of, the largest first. */
function wholeSubtrees(size: number): readonly Place[] {
  const places: Place[] = []
  let start = 0
  for (let level = Math.ceil(Math.log2(size + 1)); level >= 0; level -= 1) {
    const leaves = 2 ** level
    if (size - start < leaves) continue
    places.push({ level, index: start / leaves })
    start += leaves
  }
  return places
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
