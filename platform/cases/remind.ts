/** Records the reminders whose day has come (DESK B2, automatic 催办). Safe with several processes and to repeat. */
import { findDueReminders, plainFinding, tableOf } from '#kernel'
import { LEGAL_NOW, transaction } from '#platform/database'
import type { Engine } from './engine-model.ts'
import { applyLapses } from './lapses.ts'
import { appendPlatformAct } from './platform-act.ts'
import { requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import { transactionStore } from './store.ts'

export interface Reminded {
  /** Cases whose reminder was recorded. */
  readonly recorded: number
  /** Cases whose reminder could not be recorded, with the error: our own fault, to be reported; the others went on. */
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[]
}

const PAGE = 50
const ACT = 'Remind'

const DUE = `with now as (select ${LEGAL_NOW} as at)
  select distinct case_id from periods, now where tenant = $1 and remind_on <= (now.at at time zone 'Asia/Shanghai')::date
    and over > now.at and case_id > $2 order by case_id limit $3`

/** Looks once at every case of a tenant with a reminder that is due; each case in its own transaction. */
export async function remindDue(engine: Engine, tenant: string): Promise<Reminded> {
  const failed: { caseId: string; error: unknown }[] = []
  let recorded = 0
  for (let after = ''; ;) {
    const { rows } = await engine.options.pool.query<{ case_id: string }>(DUE, [tenant, after, PAGE])
    for (const { case_id: caseId } of rows)
      try {
        if (await remindCase(engine, tenant, caseId)) recorded += 1
      } catch (error) {
        failed.push({ caseId, error })
      }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return { recorded, failed }
    after = last.case_id
  }
}

/** Due lapses come first, as before any act. */
async function remindCase(engine: Engine, tenant: string, caseId: string): Promise<boolean> {
  const done = await transaction(engine.options.pool, async (client) => {
    const locked = await client.query<{ procedure: string }>(
      'select procedure from cases where tenant = $1 and id = $2 for update skip locked',
      [tenant, caseId],
    )
    const procedure = engine.procedures.get(locked.rows[0]?.procedure ?? '')
    if (procedure === undefined) return false
    const store = transactionStore(engine.options, engine.procedures, client, tenant)
    const before = await store.load(caseId)
    const found = await applyLapses(engine, store, procedure, { tenant, caseId }, before)
    if (found === undefined) return false
    const table = tableOf(procedure, found.instrumentVersion)
    const reminders = findDueReminders(table, found.snapshot, before.now, engine.options.calendar())
    const [first] = reminders
    if (first === undefined) return false
    const origin = { kind: 'system' } as const
    const command = { tenant, procedure: procedure.id, caseId, act: ACT, input: {}, origin }
    const loaded = { ...before, found }
    const request = requestFor(engine, procedure, command, loaded, false, newSealer(engine.options.sealKey))
    if ('kind' in request) throw new Error(`reminder of ${caseId}: ${request.say}`)
    await appendPlatformAct(engine, store, {
      command,
      request,
      found,
      events: reminders.map(({ event }) => event),
      messages: reminders.flatMap(({ messages }) => messages),
      finding: plainFinding({
        rule: 'deadline-is-near@1',
        clause: first.period.clause,
        label: '到期提醒',
        holds: 'yes',
        facts: { periods: reminders.map(({ event }) => event.period), due: first.event.due },
      }),
    })
    return true
  })
  if (done) engine.options.onMoved?.(tenant, caseId)
  return done
}
