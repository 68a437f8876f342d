/** Fetches what acts need, in one sorted order of locks: the act's own keys, then cases, then register entries. */
import type pg from 'pg'
import type { LocalDate, Lock, Moment, NeedData, Needs, Plan, Snapshot, Staged } from '#kernel'
import { narrowed } from '#kernel'
import { canonicalText, digest } from '#platform/ledger'
import type { CasesOptions } from './model.ts'

/** A number that an act spent from a series. */
export interface SpentNumber {
  readonly series: string
  readonly scope: string
  readonly number: number
}

export interface Answered {
  /** Handed to the decision. */
  readonly answers: Readonly<Record<string, unknown>>
  /** Stored with the act: whole, or by digest where the need says so or where it is large. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly numbers: readonly SpentNumber[]
}

/** An act that asked for nothing. */
export const NOTHING_ASKED: Answered = { answers: {}, facts: {}, numbers: [] }

/** Where needs are answered from: the database under its locks, or a rehearsal that locks nothing. */
export interface NeedSource {
  answer(need: NeedData, today: LocalDate): Promise<unknown>
  /** Keeps the text of a large fact under its digest. */
  keepFact(digest: string, text: string): Promise<void>
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

/** Answers the needs of a planned act, in lock order; what is not relevant to it is neither handed on nor stored. */
export async function answerNeeds(
  source: NeedSource,
  { needs, relevant }: Pick<Plan, 'needs' | 'relevant'>,
  at: Moment,
): Promise<Answered> {
  const found: Record<string, unknown> = {}
  const numbers: SpentNumber[] = []
  for (const [name, need] of Object.entries(needs).toSorted(byLockOrder)) {
    const answer = narrowed(need, await source.answer(need, at.date))
    found[name] = answer
    if (need.kind === 'number')
      numbers.push({ series: need.series, scope: need.scope, number: answer as number })
  }
  const answers = relevant === undefined ? found : relevant(found)
  const facts: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(needs))
    facts[name] = await storedFact(source, need, answers[name])
  return { answers, facts, numbers }
}

const RANK: Readonly<Record<NeedData['kind'], number>> = {
  case: 0,
  cases: 0,
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

/** Answers a need inside the act's transaction; what the need says is locked stays locked until it ends. */
export async function answerNeed(
  client: pg.ClientBase,
  options: CasesOptions,
  tenant: string,
  need: NeedData,
  today: LocalDate,
): Promise<unknown> {
  switch (need.kind) {
    case 'case':
      return neededCase(client, tenant, need)
    case 'cases':
      return neededCases(client, tenant, need)
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
    case 'quota':
      return findStanding(client, tenant, need.account)
  }
}

/** A quota account's standing as a decision sees it. */
async function findStanding(
  client: pg.ClientBase,
  tenant: string,
  account: string,
): Promise<{ readonly limit: number; readonly used: number } | undefined> {
  const standing = await client.query<{ limit: number; used: number }>(
    'select units_limit as limit, units_used as used from quotas where tenant = $1 and account = $2',
    [tenant, account],
  )
  return standing.rows[0]
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

/** Locked in the order of ids, so that two acts that need the same cases never wait for each other in a circle. */
export async function neededCases(
  client: pg.ClientBase,
  tenant: string,
  need: Extract<NeedData, { kind: 'cases' }>,
): Promise<readonly { readonly id: string; readonly state: unknown }[]> {
  const found = await client.query<{ id: string; state: Snapshot<Staged> }>(
    `select id, state from cases where tenant = $1 and id = any($2::text[]) and procedure = $3 order by id ${LOCKS[need.lock]}`,
    [tenant, [...new Set(need.ids)], need.procedure],
  )
  return found.rows.map(({ id, state }) => ({ id, state: state.domain }))
}

/** What stands in the act: the answer itself, or its digest where it is large or the need says so; the content is kept by that digest. */
async function storedFact(source: NeedSource, need: NeedData, answer: unknown): Promise<unknown> {
  if (answer === undefined) return null
  const text = canonicalText(answer)
  const whole =
    !(need.kind === 'rows' && need.store === 'digest') && Buffer.byteLength(text) <= STORED_WHOLE_BYTES_MAX
  if (whole) return answer
  const key = digest(text)
  await source.keepFact(key, text)
  return { $digest: key }
}

/** Keeps the content of a large fact beside the acts. */
export async function keepFact(
  client: pg.ClientBase,
  tenant: string,
  key: string,
  text: string,
): Promise<void> {
  await client.query(
    'insert into stored_facts (tenant, digest, content) values ($1, $2, $3) on conflict do nothing',
    [tenant, key, text],
  )
}
