import type pg from 'pg'
import { type Refused, ruleId } from '#kernel'
import type { ActCommand } from './model.ts'

/** Logs a refusal apart: who, which act, which rules, when. No input and no facts. */
export async function logRefusal(pool: pg.Pool, command: ActCommand, refusal: Refused): Promise<void> {
  const person = command.origin.kind === 'person' ? command.origin.actor.person : null
  await pool.query(
    'insert into refusals (tenant, person, procedure, act, why, rules) values ($1, $2, $3, $4, $5, $6)',
    [command.tenant, person, command.procedure, command.act, refusal.why, refusal.findings.map(ruleId)],
  )
}
