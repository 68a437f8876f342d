/** Every row of every table as text, and back: for servers whose files are not ours to copy. */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import pg from 'pg'
import { type BackupFile, TABLES } from './backup-model.ts'
import { SCHEMA } from './names.ts'

interface TableShape {
  readonly name: string
  /** Columns whose values are stored, not computed by the database. */
  readonly columns: readonly string[]
}

const ROWS_AT_ONCE = 1000
/** Written by `migrate`, not by us. */
const OF_MIGRATION = ['kysely_migration', 'kysely_migration_lock']

/** Writes each table as gzipped lines, one JSON string of the row's text form a line, inside the caller's snapshot. */
export async function copyTables(client: pg.ClientBase, folder: string): Promise<BackupFile[]> {
  fs.mkdirSync(path.join(folder, TABLES), { mode: 0o700 })
  const files: BackupFile[] = []
  for (const table of await tableShapes(client)) {
    const name = `${TABLES}/${table.name}.jsonl.gz`
    const file = path.join(folder, name)
    const hash = crypto.createHash('sha256')
    let bytes = 0
    const target = fs.createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true })
    await pipeline(
      Readable.from(rowLines(client, table)),
      zlib.createGzip(),
      async function* (source: AsyncIterable<Buffer>) {
        for await (const part of source) {
          hash.update(part)
          bytes += part.length
          yield part
        }
      },
      target,
    )
    files.push({ path: name, bytes, sha256: hash.digest('hex') })
  }
  return files
}

async function* rowLines(client: pg.ClientBase, table: TableShape): AsyncGenerator<string> {
  const name = `${SCHEMA}.${pg.escapeIdentifier(table.name)}`
  await client.query(`declare backup_rows no scroll cursor for select t::text as row from ${name} t`)
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from backup_rows`)
    if (rows.length > 0) yield rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('')
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('close backup_rows')
}

/**
 * Puts every row back, as the owner, in one transaction: what the migrations wrote gives way to what they had
 * written then; triggers rest and foreign keys are taken off and put on again, which checks every row.
 */
export async function loadTables(client: pg.ClientBase, backup: string): Promise<void> {
  const shapes = await tableShapes(client)
  const names = shapes.map((table) => `${SCHEMA}.${pg.escapeIdentifier(table.name)}`)
  const keys = await foreignKeys(client)
  for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${names.join(', ')}`)
  for (const table of shapes) await loadTable(client, backup, table)
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const key of keys)
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
  await continueSequences(client)
}

async function loadTable(client: pg.ClientBase, backup: string, table: TableShape): Promise<void> {
  const file = path.join(backup, TABLES, `${table.name}.jsonl.gz`)
  if (!fs.existsSync(file)) return // made by a later migration than the backup knows, which had no rows then
  const name = `${SCHEMA}.${pg.escapeIdentifier(table.name)}`
  const columns = table.columns.map((column) => pg.escapeIdentifier(column))
  const insert = `insert into ${name} (${columns.join(', ')}) overriding system value
    select ${columns.map((column) => `(r).${column}`).join(', ')}
    from (select row::${name} as r from unnest($1::text[]) as row offset 0) as given`
  const lines = readline.createInterface({ input: fs.createReadStream(file).pipe(zlib.createGunzip()) })
  let rows: string[] = []
  for await (const line of lines) {
    rows.push(JSON.parse(line) as string)
    if (rows.length < ROWS_AT_ONCE) continue
    await client.query(insert, [rows])
    rows = []
  }
  if (rows.length > 0) await client.query(insert, [rows])
}

async function tableShapes(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as name, array(select a.attname::text from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all ($2) order by c.relname`,
    [SCHEMA, OF_MIGRATION],
  )
  return rows
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

async function foreignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k where k.contype = 'f' and k.conparentid = 0 and k.connamespace = $1::regnamespace`,
    [SCHEMA],
  )
  return rows
}

/** Identity and serial columns go on after the highest number that was given. */
async function continueSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.oid::regclass::text as table, quote_ident(a.attname) as column,
       pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`,
    [SCHEMA],
  )
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, greatest((select max(${column}) from ${table}), 1), (select max(${column}) from ${table}) is not null)`,
      [sequence],
    )
}
