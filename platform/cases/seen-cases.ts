/** Titles of cases that others refer to by id, for those who may see them. */
import type pg from 'pg'
import type { Actor, AnyProcedure } from '#kernel'
import { SqlValues, joined, toSql } from './phrase-sql.ts'

export interface SeenCase {
  readonly id: string
  readonly procedure: string
  readonly title: string
}

/**
 * Those of the cases named by `ids` that this post may see, in the order of the ids; of any other nothing is told, not even that there is one.
 * Only the procedures that occur are asked: a condition on all of them takes the database longer to plan than to answer.
 */
export async function findSeenCases(
  pool: pg.Pool | pg.ClientBase,
  tenant: string,
  actor: Actor,
  procedures: readonly AnyProcedure[],
  ids: readonly string[],
): Promise<readonly SeenCase[]> {
  if (ids.length === 0) return []
  const occurring = await pool.query<{ procedure: string }>(
    'select distinct procedure from cases where tenant = $1 and id = any($2::text[])',
    [tenant, ids],
  )
  const values = new SqlValues([tenant, ids])
  const seen = occurring.rows.flatMap(({ procedure: name }) => {
    const procedure = procedures.find(({ id }) => id === name)
    const sees = procedure === undefined ? 'false' : toSql(procedure.visibility.see, actor, values)
    return sees === 'false' ? [] : [joined([`c.procedure = ${values.add(name)}`, sees], 'and')]
  })
  if (seen.length === 0) return []
  const text = `select c.id, c.procedure, c.title from cases c
    where c.tenant = $1 and c.id = any($2::text[]) and (${seen.join(' or ')})
    order by array_position($2::text[], c.id)`
  const { rows } = await pool.query<SeenCase>(values.statement(text))
  return rows
}
