/** Cases put into the database as their fold leaves them, without the acts that led there: for what only reads. */
import type { AnyProcedure, Staged } from '#kernel'
import { columnSlots } from '#platform/cases'
import type pg from 'pg'

export interface SeatedCase {
  readonly id: string
  readonly state: Staged
}

/** Writes cases with their columns and parties. @param owner a pool that may write `cases` */
export async function seatCases(
  owner: pg.Pool,
  tenant: string,
  procedure: AnyProcedure,
  cases: readonly SeatedCase[],
): Promise<void> {
  const slots = Object.entries(columnSlots(procedure))
  for (const { id, state } of cases) {
    const columns = slots.map(
      ([name, slot]) => [slot, procedure.columns[name]?.value(state) ?? null] as const,
    )
    const names = columns.map(([slot]) => slot)
    await owner.query(
      `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at,
         last_at, handed_over, returned, urged${names.map((name) => `, ${name}`).join('')})
       values ($1, $2, $3, $4, $5, $6, 1, $7, $8, '', now(), now(), false, 0, 0${names.map((_, i) => `, $${i + 9}`).join('')})`,
      [
        tenant,
        id,
        procedure.id,
        procedure.versions[0]?.version ?? '',
        state.stage,
        procedure.title(state),
        procedure.shape,
        JSON.stringify({ domain: state }),
        ...columns.map(([, value]) => value),
      ],
    )
    for (const { relation, organisation, person } of procedure.parties(state))
      await owner.query(
        'insert into case_parties (tenant, case_id, version, relation, organisation, person) values ($1, $2, 1, $3, $4, $5)',
        [tenant, id, relation, organisation ?? null, person ?? null],
      )
  }
}
