import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { EMPTY_FRONTIER, frontierLength, frontierRoot, leafHash, logTree } from './merkle.ts'

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right)

/** The definition of RFC 9162 §2.1.1, word for word. */
function defined(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves
  if (first === undefined) return sha256()
  if (leaves.length === 1) return first
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return node(defined(leaves.slice(0, split)), defined(leaves.slice(split)))
}

/** Verification of a consistency proof as RFC 9162 §2.1.4.2 tells a reader to do it. */
function proves(
  first: number,
  second: number,
  oldRoot: Buffer,
  newRoot: Buffer,
  proof: readonly Buffer[],
): boolean {
  const path = Number.isInteger(Math.log2(first)) ? [oldRoot, ...proof] : [...proof]
  let fn = first - 1
  let sn = second - 1
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  const start = path.shift()
  if (start === undefined) return false
  let [fr, sr] = [start, start]
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = node(sibling, fr)
      sr = node(sibling, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else sr = node(sr, sibling)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && fr.equals(oldRoot) && sr.equals(newRoot)
}

const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, number) =>
    leafHash(createHash('sha256').update(`${number}`).digest('hex')),
  )

/** Inputs and roots that the first public implementation of these trees published. */
const PUBLISHED: readonly (readonly [input: string, root: string])[] = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
]

describe('the Merkle tree of a log', () => {
  it('has the published roots', () => {
    const tree = logTree(
      EMPTY_FRONTIER,
      PUBLISHED.map(([input]) => leafHash(input)),
    )
    PUBLISHED.forEach(([, root], at) => assert.equal(tree.root(at + 1).toString('hex'), root))
    assert.equal(tree.root(0).toString('hex'), sha256().toString('hex'))
  })

  it('continued from the frontier of any size, equals the tree over all leaves', () => {
    const leaves = leavesOf(70)
    const whole = logTree(EMPTY_FRONTIER, leaves)
    for (let before = 0; before <= leaves.length; before += 1) {
      const frontier = whole.frontier(before)
      assert.equal(frontier.nodes.length, frontierLength(before))
      assert.ok(frontierRoot(frontier).equals(defined(leaves.slice(0, before))))
      const continued = logTree(frontier, leaves.slice(before))
      for (let size = before; size <= leaves.length; size += 1) {
        assert.ok(continued.root(size).equals(defined(leaves.slice(0, size))), `${before} → ${size}`)
        assert.deepEqual(continued.frontier(size), whole.frontier(size))
        assert.deepEqual(continued.consistency(before, size), whole.consistency(before, size))
      }
    }
  })

  it('gives proofs that a reader of the standard accepts, and none for another root', () => {
    const leaves = leavesOf(40)
    const tree = logTree(EMPTY_FRONTIER, leaves)
    for (let to = 2; to <= leaves.length; to += 1)
      for (let from = 1; from < to; from += 1) {
        const proof = tree.consistency(from, to)
        assert.ok(proves(from, to, tree.root(from), tree.root(to), proof), `${from} → ${to}`)
        assert.ok(!proves(from, to, tree.root(from), sha256(), proof))
      }
  })

  it('refuses to be asked for leaves that only its frontier stands for', () => {
    const whole = logTree(EMPTY_FRONTIER, leavesOf(9))
    const continued = logTree(whole.frontier(8), leavesOf(9).slice(8))
    assert.throws(() => continued.root(5), /before the frontier of 8/)
  })
})
