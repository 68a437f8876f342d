/** Worlds that differ in one closed fact: the stored rows of a province are rewritten as if that fact had been another one. */
import type { TestDatabase } from '../support/database.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

/** Changes one value wherever it stands; what it leaves alone it answers as it is. */
export type Change = (value: Json) => Json

/** Where facts lie: everything that an act writes, and the registers. */
const places: readonly (readonly [table: string, columns: readonly string[], key: readonly string[]])[] = [
  ['cases', ['state'], ['tenant', 'id']],
  ['acts', ['input', 'facts', 'findings', 'events'], ['tenant', 'case_id', 'version']],
  ['entries', ['values', 'canonical'], ['tenant', 'register', 'key', 'from_date', 'canonical']],
  ['public_notices', ['data'], ['tenant', 'column_id', 'slug', 'edition']],
  ['outbox', ['data'], ['tenant', 'case_id', 'act_version', 'number']],
  ['stored_facts', ['content'], ['tenant', 'digest']],
]

function changed(value: Json, change: Change): Json {
  const inner = (): Json => {
    if (Array.isArray(value)) return value.map((one: Json) => changed(one, change))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, change)]))
  }
  return change(inner())
}

/**
 * Rewrites the rows of the database by `change` and answers how many it touched and what brings the first world back.
 * Hashes of the ledger stay: they cover more than one person may read, and random ids with it, so they tell nobody a fact.
 */
export async function rewritten(
  database: TestDatabase,
  change: Change,
): Promise<{ readonly rows: number; readonly restore: () => Promise<void> }> {
  const owner = database.owner()
  const back: (() => Promise<unknown>)[] = []
  await owner.query('alter table guicheng.entries disable trigger user')
  for (const [table, columns, key] of places) {
    const names = [...new Set([...key, ...columns])].map((name) => `"${name}"::text as "${name}"`).join(', ')
    const { rows } = await owner.query<Record<string, string | null>>(
      `select ctid::text as row, ${names} from guicheng.${table}`,
    )
    for (const row of rows) {
      const news = columns.map((name) => {
        const text = row[name]
        return text === null || text === undefined
          ? null
          : JSON.stringify(changed(JSON.parse(text) as Json, change))
      })
      const olds = columns.map((name) => {
        const text = row[name]
        return text === null || text === undefined ? null : JSON.stringify(JSON.parse(text))
      })
      if (news.every((text, index) => text === olds[index])) continue
      const stable = key.filter((name) => !columns.includes(name))
      const at = stable.map((name, i) => `"${name}"::text = $${columns.length + i + 1}`).join(' and ')
      const text = `update guicheng.${table} set ${columns
        .map((name, i) => `"${name}" = $${i + 1}${typeOf(table, name)}`)
        .join(', ')} where ${at}`
      const where = stable.map((name) => row[name])
      await owner.query(text, [...news, ...where])
      back.push(() => owner.query(text, [...columns.map((name) => row[name]), ...where]))
    }
  }
  return {
    rows: back.length,
    restore: async () => {
      for (const one of back) await one()
      await owner.query('alter table guicheng.entries enable trigger user')
      await owner.end()
    },
  }
}

const typeOf = (table: string, column: string): string =>
  ['cases.state', 'outbox.data', 'entries.values'].includes(`${table}.${column}`) ? '::jsonb' : ''

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One vote went the other way, and nobody changed sides in the outcome. */
export const otherVotes: Change = (value) => {
  if (!isObject(value) || typeof value['yes'] !== 'number') return value
  const { yes, no } = value
  return typeof no === 'number' ? { ...value, yes: yes - 1, no: no + 1 } : { ...value, yes: yes - 1 }
}

/** The panel recommended for another reason. */
export const otherOpinion: Change = (value) =>
  isObject(value) && typeof value['recommended'] === 'boolean' && typeof value['reasons'] === 'string'
    ? { ...value, recommended: !value['recommended'], reasons: '另一条专业组意见' }
    : value

/** The minutes note something else, and somebody spoke. */
export const otherMinutes: Change = (value) => {
  if (!isObject(value)) return value
  const said = typeof value['special'] === 'string' && typeof value['other'] === 'string'
  return {
    ...value,
    ...(said ? { special: '另有特别事项', other: '另有其他事项' } : {}),
    ...(value['summary'] === '无异议' ? { summary: '有两名委员发言' } : {}),
  }
}

/** A word stands wherever the other stood, and the other way round. */
export const swapped =
  (pairs: readonly (readonly [string, string])[]): Change =>
  (value) => {
    if (typeof value !== 'string') return value
    let text = value
    for (const [one, other] of pairs)
      text = text.replaceAll(one, '\u0000').replaceAll(other, one).replaceAll('\u0000', other)
    return text
  }
