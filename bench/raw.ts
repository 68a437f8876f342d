/** The raw side: the statements of the engine, recorded with their values, sent again for another tenant. */
import type pg from 'pg'
import type { Cases } from '#platform/cases'
import { type StoryName, clubEngine, tell } from './card-story.ts'
import type { Ground } from './place.ts'

interface Statement {
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** The statements of one act: sent one by one to the pool, or all on one connection. */
interface RawAct {
  readonly transaction: boolean
  readonly statements: readonly Statement[]
}

/** One case's acts. */
export type Script = readonly RawAct[]

type Asked = string | pg.QueryConfig<unknown[]>

/**
 * Lets the engine tell stories one after the other in tenant `recorded` and keeps what it sent. Every statement of the
 * engine has the tenant as its first value, except those without values.
 */
export async function recordScripts(ground: Ground, story: StoryName, count: number): Promise<Script[]> {
  const scripts: Script[] = []
  let acts: RawAct[] = []
  const listening = listeningPool(ground.database.app, (act) => acts.push(act))
  const cases: Cases = clubEngine({ app: listening })
  for (let number = 0; number < count; number += 1) {
    acts = []
    await tell(cases, 'recorded', story, personOf(number))
    scripts.push(acts)
  }
  return scripts
}

export const personOf = (number: number): string => `person-${number}`

function listeningPool(pool: pg.Pool, keep: (act: RawAct) => void): pg.Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property === 'query')
        return (asked: Asked, values?: unknown[]) => {
          keep({ transaction: false, statements: [statementOf(asked, values)] })
          return target.query(asked as string, values)
        }
      if (property === 'connect') return async () => listeningClient(await target.connect(), keep)
      return Reflect.get(target, property) as unknown
    },
  })
}

function listeningClient(client: pg.PoolClient, keep: (act: RawAct) => void): pg.PoolClient {
  const statements: Statement[] = []
  return new Proxy(client, {
    get(target, property) {
      if (property === 'query')
        return (asked: Asked, values?: unknown[]) => {
          statements.push(statementOf(asked, values))
          return target.query(asked as string, values)
        }
      if (property === 'release')
        return (error?: Error) => {
          keep({ transaction: true, statements })
          target.release(error)
        }
      return Reflect.get(target, property) as unknown
    },
  })
}

function statementOf(asked: Asked, values?: unknown[]): Statement {
  if (typeof asked === 'string') return { text: asked, values: values ?? [] }
  const { name, text } = asked
  return { text, values: asked.values ?? [], ...(name === undefined ? {} : { name }) }
}

/** Sends a recorded case again as another tenant's. */
export async function sendScript(pool: pg.Pool, script: Script, tenant: string): Promise<void> {
  for (const { transaction, statements } of script) {
    if (!transaction) {
      for (const statement of statements) await send(pool, statement, tenant)
      continue
    }
    const client = await pool.connect()
    try {
      for (const statement of statements) await send(client, statement, tenant)
    } finally {
      client.release()
    }
  }
}

async function send(to: pg.Pool | pg.PoolClient, statement: Statement, tenant: string): Promise<void> {
  const { rows } = await to.query<{ written?: number }>(forTenant(statement, tenant))
  if (rows[0]?.written === 0) throw new Error('a raw statement wrote nothing: the comparison would be unfair')
}

function forTenant({ name, text, values }: Statement, tenant: string): pg.QueryConfig<unknown[]> {
  const own = values.length === 0 ? [] : [tenant, ...values.slice(1)]
  return name === undefined ? { text, values: own } : { name, text, values: own }
}
