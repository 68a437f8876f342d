/** Screening of one application against all others of the tenant: one indexed read, then the pure comparison. */
import type pg from 'pg'
import { named } from '#platform/database'
import { type Doubt, type Screened, procedureIds, screen } from '#regulations/titles'

/** So many cases are compared at most; a trace that more share (an employer's blank form) says nothing about one of them. */
const COMPARED_MAX = 200

/** Cases that share a trace with the one asked about; the newest first. */
export const SHARING = `with mine as (select title_traces(state -> 'domain') as traces from cases where tenant = $1 and id = $2)
  select c.id, c.stage, c.state -> 'domain' as state from cases c
  where c.tenant = $1 and c.procedure = '${procedureIds.application}' and c.id <> $2
    and title_traces(c.state -> 'domain') && (select traces from mine)
    and c.state -> 'domain' ->> 'filedOn' is not null
  order by c.last_at desc limit ${COMPARED_MAX}`

export interface Shared {
  readonly id: string
  readonly state: Screened
}

/** Filed applications that share a paper, award, certificate, file, wording or person with the one asked about. */
async function listSharing(
  connection: pg.Pool | pg.ClientBase,
  tenant: string,
  id: string,
): Promise<readonly Shared[]> {
  const { rows } = await connection.query<Shared>(named('titles-screening', SHARING, [tenant, id]))
  return rows
}

export interface Screening {
  readonly doubts: readonly Doubt[]
  /** Cases named by some doubt, by id. */
  readonly cases: ReadonlyMap<string, Screened>
  /** How many cases had a trace in common. */
  readonly compared: number
}

/** What screening finds about a case as it stands now. */
export async function screenCase(
  connection: pg.Pool | pg.ClientBase,
  tenant: string,
  id: string,
  own: Screened,
): Promise<Screening> {
  const sharing = await listSharing(connection, tenant, id)
  const doubts = screen(own, sharing)
  const inDoubt = new Set(doubts.flatMap(({ cases }) => cases))
  const cases = new Map(sharing.filter((one) => inDoubt.has(one.id)).map((one) => [one.id, one.state]))
  return { doubts, cases, compared: sharing.length }
}
