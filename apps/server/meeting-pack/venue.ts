/** The laptop at the venue: its database is filled from a pack once, and what was done there is read out for the way home. */
import type { Actor } from '#kernel'
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { createAccount, createOrganisation, createTenant, grantPost, listTenants } from '#platform/identity'
import { roleLabels, venueActs, venueMeeting } from '#regulations/titles'
import { localDate } from '#kernel/time'
import type { House } from '../start.ts'
import type { PackContent, ReturnContent, ReturnedAct } from './pack-file.ts'

/** What a laptop runs: one procedure, no register, no import. */
export const venueHouse: House = {
  procedures: [venueMeeting],
  registers: [],
  roleLabels,
  importTargets: [],
}
const FROM = localDate('2018-01-01')

/** Fills an empty database; a second time it finds everything there. Answers the meeting's id on the laptop. */
export async function unpackMeeting(
  { database, cases }: { readonly database: Database; readonly cases: Cases },
  content: PackContent,
  demo = false,
): Promise<string> {
  const standing = await findVenueMeeting(database, content)
  if (standing !== undefined) return standing
  const pool = database.app
  const { tenant, tenantName, people, organisations, clockOffset, pack, state } = content
  if ((await listTenants(pool)).every(({ id }) => id !== tenant))
    await createTenant(pool, { id: tenant, name: tenantName })
  await pool.query('update clock set offset_milliseconds = $1', [clockOffset])
  for (const { id, name } of organisations)
    good(
      await createOrganisation(
        pool,
        { tenant, id, name, kind: 'body', from: FROM, division: '000000' },
        null,
      ),
    )
  for (const { account, person, name, password, role, organisation, post } of people) {
    const note = demo ? { demoNote: '会场' } : {}
    good(await createAccount(pool, { tenant, account, name, person, password, ...note }, null))
    good(await grantPost(pool, { tenant, person, role, organisation, from: FROM, id: post }, null))
  }
  const secretary = people.find(({ role }) => role === 'meeting-secretary')
  if (secretary === undefined) throw new Error('the pack has no secretary')
  const { person, post, role, organisation } = secretary
  const actor: Actor = { person, post, role, organisation, path: [organisation] }
  const opened = await cases.act({
    tenant,
    procedure: venueMeeting.id,
    act: 'UnpackMeeting',
    origin: { kind: 'person', actor },
    input: { pack, state },
  })
  if (opened.kind === 'refused') throw new Error(`the pack does not open: ${opened.say}`)
  return opened.caseId
}

function good(outcome: { readonly ok: boolean; readonly say?: string }): void {
  if (!outcome.ok) throw new Error(`the pack does not open: ${outcome.say ?? ''}`)
}

async function findVenueMeeting(database: Database, { tenant }: PackContent): Promise<string | undefined> {
  const { rows } = await database.app.query<{ id: string }>(
    'select id from cases where tenant = $1 and procedure = $2',
    [tenant, venueMeeting.id],
  )
  return rows[0]?.id
}

/** Everything that was done at the venue, in its order. Throws for an act that cannot be entered at home. */
export async function collectReturn(database: Database, content: PackContent): Promise<ReturnContent> {
  const id = await findVenueMeeting(database, content)
  if (id === undefined) throw new Error('nothing was unpacked here')
  const { rows } = await database.app.query<{
    act: string
    input: string
    person: string
    role: string
    at: string
  }>(
    `select act, input, person, role, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from acts
     where tenant = $1 and case_id = $2 and version > 1 order by version`,
    [content.tenant, id],
  )
  const strange = rows.find(({ act }) => !venueActs.includes(act))
  if (strange !== undefined) throw new Error(`${strange.act} cannot be brought home`)
  return { pack: content.pack, meeting: content.meeting, acts: rows.map(actOf) }
}

function actOf({
  act,
  input,
  person,
  role,
  at,
}: Omit<ReturnedAct, 'reasons'> & { readonly input: string }): ReturnedAct {
  const { input: given, reasons } = JSON.parse(input) as Pick<ReturnedAct, 'input' | 'reasons'>
  return { act, input: given, reasons, person, role, at }
}
