import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { EmbeddedServer } from './embedded.ts'
import type { Tables } from './index.ts'
import { prepareServer } from './url-server.ts'

/** An embedded server, or a server by URL whose user owns the database. */
export type DatabaseSource =
  | { readonly url: string; readonly appUrl?: string; readonly secretFolder?: string }
  | { readonly embedded: Pick<EmbeddedServer, 'connection'>; readonly name?: string }

/** Sizes and listeners of the pools. */
export interface OpenOptions {
  /** Connections of the runtime pool; 10 by default. */
  readonly max?: number
  /** Told of errors on idle connections (e.g. the server was shut down); by default one line on standard error. */
  readonly onIdleError?: (error: Error) => void
}

/** An open database. Everything but migrations goes through `app`, which can neither change nor delete acts. */
export interface Database {
  /** The runtime role's pool. */
  readonly app: pg.Pool
  /** The same pool under Kysely. */
  readonly kysely: Kysely<Tables>
  /** The runtime role's name, which grants are given to. */
  readonly appRole: string
  /** A new small pool of the owner role, for migrations and backup; whoever asks ends it. */
  owner(): pg.Pool
  /** Settings of one further connection (e.g. for LISTEN); holds a password, so never log it. */
  connection(role: 'owner' | 'app'): pg.ClientConfig
  /** Ends every pool, those of `owner()` too. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens the pools. For a URL it first checks the version (15 or higher) and makes the runtime role where it is
 * missing. It does not migrate: call `migrate(database)` next.
 * @throws DatabaseRefused connection-refused | server-too-old | role-refused, with a Chinese message
 */
export async function openDatabase(source: DatabaseSource, options: OpenOptions = {}): Promise<Database> {
  const { owner, app, appRole } = await connections(source)
  const pools = new Set<pg.Pool>()
  const openPool = (config: pg.ClientConfig, max: number): pg.Pool => {
    const pool = new pg.Pool({ ...config, max })
    // without a listener a server shutdown ends this process; what a closing pool still hears is expected
    pool.on('error', (error) => {
      if (!pool.ending) (options.onIdleError ?? reportIdleError)(error)
    })
    // a client that is checked out has no listener of the pool; the query under way reports the same error
    pool.on('connect', (client) => client.on('error', () => undefined))
    pools.add(pool)
    return pool
  }
  const appPool = openPool(app, options.max ?? 10)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: appPool }) })
  return {
    app: appPool,
    kysely,
    appRole,
    owner: () => openPool(owner, 3),
    connection: (role) => (role === 'owner' ? owner : app),
    close: async () => {
      await Promise.all([...pools].filter((pool) => !pool.ending).map((pool) => pool.end()))
    },
  }
}

interface Connections {
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly appRole: string
}

async function connections(source: DatabaseSource): Promise<Connections> {
  if ('url' in source) return prepareServer(source)
  const owner = source.embedded.connection('owner', source.name)
  const app = source.embedded.connection('app', source.name)
  return { owner, app, appRole: app.user ?? '' }
}

function reportIdleError(error: Error): void {
  process.stderr.write(`数据库连接中断：${error.message}\n`)
}
