import type pg from 'pg'

/**
 * Runs `work` in one transaction (READ COMMITTED) on a connection of `pool`: commits its result, rolls back when it
 * throws and throws the same error on. A connection that cannot even roll back is not used again.
 */
export async function transaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    const { command } = await client.query('commit')
    // PostgreSQL answers ROLLBACK to a commit after a statement that failed and was swallowed
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed')
    return result
  } catch (error) {
    broken = await rollback(client)
    throw error
  } finally {
    client.release(broken)
  }
}

type Slots = { free: number; readonly waiting: (() => void)[] }
const slots = new WeakMap<pg.Pool, Slots>()

/**
 * A transaction whose work takes further connections of the same pool, such as an act that is done while a row is held. At
 * most a third of the pool's connections are given to such: if all were, each would wait for ever for one more.
 */
export async function outerTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const known = slots.get(pool) ?? { free: Math.max(1, Math.floor(pool.options.max / 3)), waiting: [] }
  slots.set(pool, known)
  if (known.free > 0) known.free -= 1
  else await new Promise<void>((resolve) => known.waiting.push(resolve))
  try {
    return await transaction(pool, work)
  } finally {
    const next = known.waiting.shift()
    if (next === undefined) known.free += 1
    else next()
  }
}

async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/**
 * A query that the server parses once per connection under `name`. `DATABASE_NAMED_STATEMENTS=off` leaves the name
 * away, for pooling proxies that hand each transaction another connection.
 */
export function named(
  name: string,
  text: string,
  values: unknown[],
  enabled = process.env['DATABASE_NAMED_STATEMENTS'] !== 'off',
): pg.QueryConfig<unknown[]> {
  return enabled ? { name, text, values } : { text, values }
}
