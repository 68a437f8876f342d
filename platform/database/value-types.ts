import pg from 'pg'

type Parse = (text: string) => unknown

const INT8 = 20
const DATE = 1082
const TIME = 1083
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const INTERVAL = 1186
const NUMERIC = 1700
const TEXT_ARRAY = 1009

/** int8 → number; a value JavaScript cannot hold exactly is our fault and throws. */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is outside the safe integer range`)
  return value
}

/** date → 'YYYY-MM-DD'; infinity, years before 1 or past 9999 throw, since no legal date is one. */
export function parseDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`date ${text} is not YYYY-MM-DD`)
  return text
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d{1,6})?([+-]\d{2})(?::?(\d{2}))?$/

/** timestamptz → 'YYYY-MM-DDTHH:mm:ss.sssZ' (UTC, milliseconds, cut not rounded), whatever zone the session has. */
export function parseInstant(text: string): string {
  const found = INSTANT.exec(text)
  if (found === null) throw new RangeError(`timestamptz ${text} is not an instant of years 1 to 9999`)
  const [, day, time, fraction = '.0', hours, minutes = '00'] = found
  const milliseconds = fraction.slice(1, 4).padEnd(3, '0')
  if (hours === '+00' && minutes === '00') return `${day}T${time}.${milliseconds}Z`
  return new Date(`${day}T${time}.${milliseconds}${hours}:${minutes}`).toISOString()
}

const asText: Parse = (text) => text

const scalars: readonly (readonly [oid: number, arrayOid: number, parse: Parse])[] = [
  [INT8, 1016, parseInt8],
  [DATE, 1182, parseDate],
  [TIME, 1183, asText],
  [TIMESTAMP, 1115, asText],
  [TIMESTAMPTZ, 1185, parseInstant],
  [INTERVAL, 1187, asText],
  [NUMERIC, 1231, asText],
]

const parsers = new Map<number, Parse>()
// pg's own types know only the scalar oids it names; any number is allowed when it runs
const standardParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse
const splitArray = standardParser(TEXT_ARRAY)
for (const [oid, arrayOid, parse] of scalars) {
  parsers.set(oid, parse)
  parsers.set(arrayOid, (text) => mapNested(splitArray(text), parse))
}

function mapNested(value: unknown, parse: Parse): unknown {
  if (Array.isArray(value)) return value.map((item) => mapNested(item, parse))
  return typeof value === 'string' ? parse(value) : value
}

/**
 * How column values reach TypeScript, on every connection this folder makes: date as 'YYYY-MM-DD', int8 as a
 * checked number, numeric, time, timestamp and interval as text, timestamptz as ISO text in UTC; the arrays of
 * these likewise. Never a JavaScript Date. Everything else as `pg` does it.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : parsers.get(oid)
    return own ?? standardParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}
