/** Makes the province: organisations, people with posts, registers. Nothing of it moves the clock. */
import { localDate } from '#kernel'
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { seedEntries } from '#regulations/titles'
import { type Outcome, createAccount, createOrganisation, createTenant, grantPost } from '#platform/identity'
import { careerEntries } from './careers.ts'
import { type Entry, enter } from './entries.ts'
import { PROVINCE, SINCE, employers, offices, organisationId, organisations } from './organisations.ts'
import { people, personId, postId } from './people.ts'
import { referenceEntries } from './reference.ts'
import { actorOf } from './story.ts'

/** A refusal while the demo is made is our own fault. */
function take<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`demo: ${outcome.say}`)
}

/** Creates tenant, organisations, accounts and posts. */
export async function setUpProvince(database: Database): Promise<void> {
  const pool = database.app
  const from = localDate(SINCE)
  const tenant = PROVINCE.id
  await createTenant(pool, PROVINCE)
  for (const organisation of organisations)
    take(await createOrganisation(pool, { tenant, from, ...organisation }, null))
  await Promise.all(people.map((one) => seat(pool, one, localDate('2022-01-01'))))
}

async function seat(
  pool: Database['app'],
  { account, name, posts, note }: (typeof people)[number],
  from: ReturnType<typeof localDate>,
): Promise<void> {
  const tenant = PROVINCE.id
  const person = personId(account)
  take(await createAccount(pool, { tenant, account, name, person, demoNote: note }, null))
  for (const { role, organisation } of posts)
    take(
      await grantPost(
        pool,
        {
          tenant,
          person,
          role,
          organisation: organisationId(organisation),
          from,
          id: postId(account, role, organisation),
        },
        null,
      ),
    )
}

/** Fills the registers that the keeper of registers keeps. */
export async function fillProvince(cases: Cases): Promise<void> {
  const entries: readonly Entry[] = [
    ...offices.map(([key, entry]): Entry => ['titles-offices', key, { ...entry }]),
    ...employers.map(([key, entry]): Entry => ['titles-employers', key, { ...entry }]),
    ...referenceEntries,
    ...careerEntries,
  ]
  await enter(cases, actorOf('titles-keeper'), entries)
  const begun = seedEntries.map(({ register, key, values }): Entry => [register, key, values])
  await enter(cases, actorOf('titles-admin'), begun)
}
