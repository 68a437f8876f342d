/** Forms that begin with what the same person entered the last time: where a notice hangs, whom to speak to. */
import type { Session } from '#platform/identity'
import type { Act } from './contract/index.ts'
import type { ServerContext } from './context.ts'

type Stored = { readonly input?: Readonly<Record<string, unknown>> | null }

/** Acts with the values that their forms begin with. */
export async function withRepeated(
  { database, repeated = {} }: ServerContext,
  { tenant, person }: Session,
  procedure: string,
  acts: readonly Act[],
): Promise<Act[]> {
  const table = repeated[procedure] ?? {}
  return Promise.all(
    acts.map(async (act) => {
      const found = table[act.act]
      if (found === undefined) return act
      const { rows } = await database.app.query<{ input: string }>(
        `select input from acts where tenant = $1 and person = $2 and procedure = $3 and act = $4
         order by entered desc limit 1`,
        [tenant, person.id, procedure, act.act],
      )
      // An act is stored as it was sent: its input beside the reasons that were given.
      const stored = rows[0] === undefined ? {} : (JSON.parse(rows[0].input) as Stored)
      const last = stored.input ?? {}
      const kept = found.fields.flatMap((field) => (field in last ? [[field, last[field]] as const] : []))
      const initial = { ...found.first, ...Object.fromEntries(kept) } as NonNullable<Act['initial']>
      return { ...act, initial }
    }),
  )
}
