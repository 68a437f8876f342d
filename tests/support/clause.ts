/**
 * Tests of clauses. A clause that software decides is tested when it has a test that accepts and one that refuses:
 *
 * ```ts
 * clause('anhui-titles-2018/art.23.5.d', 'two thirds of those present', ({ accepts, refuses }) => {
 *   accepts('10 of 15', () => …)
 *   refuses('9 of 15', () => …)
 *   rows([{ yes: 10, present: 15, holds: true }, …], (row) => `${row.yes}/${row.present}`, (row) => …)
 * })
 * ```
 *
 * A test must assert something. Under the witness (`npm test`, `guicheng clauses`) a clause of disposition `rule` must
 * also be *answered with* while its test runs: a rule, check, calculation, parameter, period or act of the product that
 * cites this very clause held (`accepts`) or failed (`refuses`). What ran is recorded for `guicheng clauses`.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ClauseId } from '#kernel/law'
import { assertionsSoFar } from './assertions.ts'
import { dispositionOf } from './disposition.ts'
import { recordTest } from './record.ts'
import type { Answer, Sighting } from './witness.ts'
import { hasWitness, listen, sightingsOf } from './witness.ts'

/** What the body returns is looked at for clauses too: hand back a value of the product that carries the clause. */
type Body = () => unknown

/** A row of figures: `accepted` says which of the two the row shows. */
export type Row = { readonly accepted: boolean }

export type ClauseTests = {
  /** A lawful case: the rule holds, the act is taken, the document is made. */
  readonly accepts: (title: string, body: Body) => void
  /** A case beyond the boundary: the rule fails, the act is refused with this clause. */
  readonly refuses: (title: string, body: Body) => void
  /** A table of figures, one test per row; it must hold both accepted and refused rows. */
  readonly rows: <R extends Row>(
    rows: readonly R[],
    title: (row: R) => string,
    body: (row: R) => unknown,
  ) => void
}

type Outcome = 'accepts' | 'refuses'

/** Titles repeat the id, so that a failing test can be found by its clause. */
function run(outcome: Outcome, id: ClauseId, title: string, body: Body): void {
  void it(`${outcome}: ${title} [${id}]`, async (t) => {
    const seen: Sighting[] = []
    const done = (passed: boolean): void =>
      recordTest(t.filePath, { clause: id, outcome, title, passed }, seen)
    try {
      await watched(body, seen)
      requireEvidence(outcome, id, seen)
      done(true)
    } catch (error) {
      done(false)
      throw error
    }
  })
}

async function watched(body: Body, seen: Sighting[]): Promise<void> {
  const before = assertionsSoFar()
  listen((sighting) => seen.push(sighting))
  try {
    seen.push(...sightingsOf(await body()))
  } finally {
    listen(undefined)
  }
  if (assertionsSoFar() === before) assert.fail('the test asserts nothing, so it cannot fail')
}

const evidence: Readonly<Record<Outcome, readonly Answer[]>> = {
  accepts: ['held', 'seen'],
  refuses: ['failed', 'seen'],
}

/** A rule's test must have been answered with the rule's own clause, in the sense it claims. */
function requireEvidence(outcome: Outcome, id: ClauseId, seen: readonly Sighting[]): void {
  if (!hasWitness() || dispositionOf(id) !== 'rule') return
  if (seen.some(({ clause, answer }) => clause === id && evidence[outcome].includes(answer))) return
  const others = [...new Set(seen.map(({ clause, answer }) => `${clause} ${answer}`))].toSorted().join(', ')
  const verb = outcome === 'accepts' ? 'held' : 'failed'
  assert.fail(
    `${id}: no rule, check, period or act that cites this clause ${verb} while the test ran, so it does not test ` +
      `the clause. Answered instead: ${others === '' ? 'nothing' : others}`,
  )
}

/**
 * Tests of a fixture procedure which shows that the kernel can express a clause before a regulation carries it. They
 * count for no instrument, so nothing is asked of them but to pass.
 */
export function fitClause(id: ClauseId, title: string, define: (tests: ClauseTests) => void): void {
  group(id, title, define, (outcome, name, body) => {
    void it(`${outcome}: ${name} [${id}]`, async () => {
      await body()
    })
  })
}

/**
 * Groups the tests of one clause.
 *
 * @throws when the group holds no test, or a table shows only one of the two outcomes: such a test could not fail.
 */
export function clause(id: ClauseId, title: string, define: (tests: ClauseTests) => void): void {
  group(id, title, define, (outcome, name, body) => run(outcome, id, name, body))
}

function group(
  id: ClauseId,
  title: string,
  define: (tests: ClauseTests) => void,
  add: (outcome: Outcome, name: string, body: Body) => void,
): void {
  void describe(`${id} ${title}`, () => {
    let defined = 0
    const count = (outcome: Outcome, name: string, body: Body): void => {
      defined += 1
      add(outcome, name, body)
    }
    define({
      accepts: (name, body) => count('accepts', name, body),
      refuses: (name, body) => count('refuses', name, body),
      rows: (table, name, body) => {
        if (!table.some((row) => row.accepted) || table.every((row) => row.accepted)) {
          throw new Error(`${id}: a table needs accepted and refused rows`)
        }
        for (const row of table) {
          count(row.accepted ? 'accepts' : 'refuses', name(row), () => body(row))
        }
      },
    })
    if (defined === 0) throw new Error(`${id}: no test inside clause()`)
  })
}
