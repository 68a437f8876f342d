/** Fetches what acts need, in one sorted order of locks: the act's own keys, then cases, then register entries. */
import type pg from 'pg'
import type { LocalDate, Lock, Moment, NeedData, Needs, Snapshot, Staged } from '#kernel'
import { canonicalText, digest } from '#platform/ledger'
import type { CasesOptions } from './model.ts'

export interface Answered {
  /** Handed to the decision. */
  readonly answers: Readonly<Record<string, unknown>>
  /** Stored with the act: whole, or by digest where the need says so or where it is large. */
  readonly facts: Readonly<Record<string, unknown>>
}

const STORED_WHOLE_BYTES_MAX = 16_384

/** Whether needs can be answered without a transaction. */
export const needsNothing = (needs: Needs): boolean => Object.keys(needs).length === 0

/** Takes the `serialize` keys of an act, sorted, as rows of `locks`. */
export async function takeLocks(
  client: pg.ClientBase,
  tenant: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  const sorted = [...new Set(keys)].toSorted()
  await client.query(
    'insert into locks (tenant, key) select $1, key from unnest($2::text[]) as key order by key on conflict do nothing',
    [tenant, sorted],
  )
  await client.query(
    'select 1 from locks where tenant = $1 and key = any($2::text[]) order by key for update',
    [tenant, sorted],
  )
}

/** Answers the needs of an act inside its transaction. */
export async function answerNeeds(
  client: pg.ClientBase,
  options: CasesOptions,
  tenant: string,
  needs: Needs,
  at: Moment,
): Promise<Answered> {
  const answers: Record<string, unknown> = {}
  const facts: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(needs).toSorted(byLockOrder)) {
    const answer = await answerNeed(client, options, tenant, need, at.date)
    answers[name] = answer
    facts[name] = await storedFact(client, tenant, need, answer)
  }
  return { answers, facts }
}

const RANK: Readonly<Record<NeedData['kind'], number>> = {
  case: 0,
  register: 1,
  entries: 1,
  quota: 2,
  rows: 3,
  number: 4,
}

function byLockOrder([, a]: [string, NeedData], [, b]: [string, NeedData]): number {
  const key = (need: NeedData): string => `${RANK[need.kind]} ${JSON.stringify(need)}`
  return key(a) < key(b) ? -1 : 1
}

async function answerNeed(
  client: pg.ClientBase,
  options: CasesOptions,
  tenant: string,
  need: NeedData,
  today: LocalDate,
): Promise<unknown> {
  switch (need.kind) {
    case 'case':
      return neededCase(client, tenant, need)
    case 'register':
      return options.registers.find(client, tenant, need.register, need.key, need.on ?? today, need.lock)
    case 'entries':
      return options.registers.list(client, tenant, need.register, need.where, need.on ?? today, need.lock)
    case 'rows': {
      const provider = options.rowProviders?.[need.provider]
      if (provider === undefined) throw new Error(`no row provider ${need.provider}`)
      return provider(client, tenant, need.arguments)
    }
    case 'number': {
      const spent = await client.query<{ last: number }>(
        'insert into series (tenant, series, scope, last) values ($1, $2, $3, 1) on conflict (tenant, series, scope) do update set last = series.last + 1 returning last',
        [tenant, need.series, need.scope],
      )
      return spent.rows[0]?.last
    }
    case 'quota': {
      const standing = await client.query<{ limit: number; used: number }>(
        'select units_limit as limit, units_used as used from quotas where tenant = $1 and account = $2',
        [tenant, need.account],
      )
      return standing.rows[0]
    }
  }
}

const LOCKS: Readonly<Record<Lock, string>> = { share: 'for share', update: 'for update', none: '' }

async function neededCase(
  client: pg.ClientBase,
  tenant: string,
  need: Extract<NeedData, { kind: 'case' }>,
): Promise<unknown> {
  const lock = LOCKS[need.lock]
  const found = await client.query<{ state: Snapshot<Staged> }>(
    `select state from cases where tenant = $1 and id = $2 and procedure = $3 ${lock}`,
    [tenant, need.id, need.procedure],
  )
  return found.rows[0]?.state.domain
}

/** What stands in the act: the answer itself, or its digest where it is large or the need says so; the content is kept by that digest. */
async function storedFact(
  client: pg.ClientBase,
  tenant: string,
  need: NeedData,
  answer: unknown,
): Promise<unknown> {
  if (answer === undefined) return null
  const text = canonicalText(answer)
  const whole =
    !(need.kind === 'rows' && need.store === 'digest') && Buffer.byteLength(text) <= STORED_WHOLE_BYTES_MAX
  if (whole) return answer
  const key = digest(text)
  await client.query(
    'insert into stored_facts (tenant, digest, content) values ($1, $2, $3) on conflict do nothing',
    [tenant, key, text],
  )
  return { $digest: key }
}
