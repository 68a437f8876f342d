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
 * `platform/corpus/scan.ts` finds these calls by reading the source, so the id and the calls must be written out.
 */
import { describe, it } from 'node:test'
import type { ClauseId } from '#kernel/law'

type Body = () => void | Promise<void>

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
    body: (row: R) => void | Promise<void>,
  ) => void
}

/** Titles may repeat the id, so that a failing test can be found by its clause. */
const run = (kind: string, id: ClauseId, title: string, body: Body): void => {
  void it(`${kind}: ${title} [${id}]`, body)
}

/**
 * Groups the tests of one clause.
 *
 * @throws when the group holds no test, or a table shows only one of the two outcomes: such a test could not fail.
 */
export function clause(id: ClauseId, title: string, define: (tests: ClauseTests) => void): void {
  void describe(`${id} ${title}`, () => {
    let defined = 0
    const count = (kind: string, name: string, body: Body): void => {
      defined += 1
      run(kind, id, name, body)
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
