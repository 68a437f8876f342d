import path from 'node:path'
import pg from 'pg'
import { APP_ROLE, SCHEMA } from './names.ts'
import { DatabaseRefused, errorText } from './refusal.ts'
import { derivedPassword, storedSecret } from './secrets.ts'
import { valueTypes } from './value-types.ts'

const OLDEST_VERSION = 15
const CONNECT_MILLISECONDS = 10_000

/** A server by URL: whose user owns the database, and how the runtime role signs in. */
export interface UrlSource {
  /** DATABASE_URL. */
  readonly url: string
  /** DATABASE_APP_URL: the runtime role's own URL, where an administrator made the role. */
  readonly appUrl?: string
  /** Where a made-up password is kept (0600) if the owner's URL has none to derive one from. */
  readonly secretFolder?: string
}

interface PreparedServer {
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly appRole: string
}

/** Checks version and roles of a server and makes the runtime role where it is missing. */
export async function prepareServer(source: UrlSource): Promise<PreparedServer> {
  const owner = urlConfig(source.url)
  return withClient(owner, 'DATABASE_URL', async (client) => {
    await checkVersion(client)
    await setSearchPath(client)
    const app = source.appUrl === undefined ? await madeRole(client, source, owner) : urlConfig(source.appUrl)
    const appRole = await checkAppRole(app, client)
    return { owner, app, appRole }
  })
}

function urlConfig(url: string): pg.ClientConfig {
  return { connectionString: url, types: valueTypes, connectionTimeoutMillis: CONNECT_MILLISECONDS }
}

async function withClient<Result>(
  config: pg.ClientConfig,
  variable: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(config)
  client.on('error', () => undefined) // the query under way reports the same error
  try {
    await client.connect()
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw new DatabaseRefused(
      'connection-refused',
      `按 ${variable} 连不上数据库：${errorText(cause)}。请检查主机、端口、库名、用户和密码，确认数据库已启动。`,
      { cause },
    )
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  )
  const number = Number(rows[0]?.version)
  const major = Math.floor(number / 10_000)
  if (major >= OLDEST_VERSION) return
  throw new DatabaseRefused(
    'server-too-old',
    `数据库版本是 PostgreSQL ${major}，规程需要 ${OLDEST_VERSION} 或更高版本。请升级数据库，或把 DATABASE_URL 指向较新的服务器。`,
  )
}

/** Both roles find our tables without naming the schema; kept with the role, so it also holds behind a proxy. */
async function setSearchPath(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ path: string; database: string }>(
    `select current_setting('search_path') as path, current_database() as database`,
  )
  const [now] = rows
  if (now === undefined || now.path === SCHEMA) return
  const database = pg.escapeIdentifier(now.database)
  await client.query(`alter role current_user in database ${database} set search_path = ${SCHEMA}`)
}

async function madeRole(
  client: pg.Client,
  source: UrlSource,
  owner: pg.ClientConfig,
): Promise<pg.ClientConfig> {
  const password = appPassword(client, source)
  const found = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  if (found.rowCount === 0) await createRole(client, password)
  await client.query(
    `do $$ begin execute format('grant connect, temporary on database %I to ${APP_ROLE}', current_database()); end $$`,
  )
  const url = new URL(source.url)
  url.username = APP_ROLE
  url.password = password
  return { ...owner, connectionString: url.href }
}

function appPassword(client: pg.Client, source: UrlSource): string {
  if (typeof client.password === 'string' && client.password !== '') {
    return derivedPassword(client.password, APP_ROLE)
  }
  if (source.secretFolder !== undefined) return storedSecret(path.join(source.secretFolder, 'app-password'))
  throw new DatabaseRefused(
    'role-refused',
    `DATABASE_URL 不含密码，无法为运行帐号 ${APP_ROLE} 定出密码。请由管理员建立该角色，并设置 DATABASE_APP_URL。`,
  )
}

async function createRole(client: pg.Client, password: string): Promise<void> {
  try {
    await client.query(`create role ${APP_ROLE} login password ${pg.escapeLiteral(password)}`)
  } catch (cause) {
    const code = (cause as { code?: string }).code
    if (code === '42710' || code === '23505') return // another process made it a moment ago
    throw new DatabaseRefused(
      'role-refused',
      `DATABASE_URL 的用户不能建立运行帐号 ${APP_ROLE}（${errorText(cause)}）。` +
        `请由管理员执行 create role ${APP_ROLE} login password '…'，再用该帐号设置 DATABASE_APP_URL。`,
      { cause },
    )
  }
}

/** Signs in as the runtime role and makes sure it is not a second owner. Answers its name. */
async function checkAppRole(app: pg.ClientConfig, owner: pg.Client): Promise<string> {
  const role = await withClient(
    app,
    `DATABASE_APP_URL（或由 DATABASE_URL 得出的 ${APP_ROLE}）`,
    async (client) => {
      await setSearchPath(client)
      const { rows } = await client.query<{ name: string; superuser: boolean }>(
        'select rolname as name, rolsuper as superuser from pg_roles where rolname = current_user',
      )
      return rows[0] ?? { name: '', superuser: true }
    },
  )
  const { rows } = await owner.query<{ member: boolean }>(
    `select pg_has_role($1, current_user, 'member') as member`,
    [role.name],
  )
  if (!role.superuser && rows[0]?.member === false) return role.name
  throw new DatabaseRefused(
    'role-refused',
    `运行帐号 ${role.name} 是超级用户，或与数据库所有者是同一帐号，台账就不能防改。` +
      '请在 DATABASE_APP_URL 中换用一个普通角色，或去掉 DATABASE_APP_URL 由规程自行建立。',
  )
}
