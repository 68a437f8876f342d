/** What a migration may do: run SQL as the owner role, inside its transaction, with search path `guicheng`. */
export interface MigrationRunner {
  /** Runs SQL text; several statements may be separated by semicolons. */
  sql(text: string): Promise<void>
  /** Runs one statement with `$1`-style values and answers its rows. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/**
 * One forward step of the schema. The runtime role may select, insert, update and delete in every table, except
 * those named here; a partition follows its parent.
 */
export interface Migration {
  /** `NNN-name`, the file's name: `001-ledger`. Never changed once released. */
  readonly name: string
  /** Tables the runtime role may only select from and insert into: ledger and logs. */
  readonly appendOnly?: readonly string[]
  /** Tables the runtime role may only select from. */
  readonly readOnly?: readonly string[]
  up(runner: MigrationRunner): Promise<void>
}

/** What a run of `migrate` did. */
export interface MigrationReport {
  /** Names applied by this very run, in order; empty when all was there. */
  readonly applied: readonly string[]
  readonly milliseconds: number
}
