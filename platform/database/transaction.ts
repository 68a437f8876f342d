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
