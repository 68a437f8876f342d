/** Numbers of identity papers and phones on a paper: read from the register when it is printed, never kept with it. */
import { permits } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import { type Session, actorOf, appendAccess } from '#platform/identity'
import { type PersonalFacts, fillPlaces, maskPersonal, personalReaders, personsIn } from '#regulations/titles'
import type { PaperContext } from '../context.ts'

type FactsOf = (key: string) => PersonalFacts | undefined

/** Every text of a paper, changed alike; the shape stays. */
function mapped<Data>(data: Data, change: (text: string) => string): Data {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walk(value)]))
  }
  return walk(data) as Data
}

const personsOn = (data: unknown): readonly string[] => [...new Set(personsIn(JSON.stringify(data)))]

/** Whether a paper names persons whose numbers are printed on it. */
export const hasPlaces = (data: unknown): boolean => personsOn(data).length > 0

/** The paper as it is kept: the places empty. */
export const emptied = <Data>(data: Data): Data =>
  hasPlaces(data) ? mapped(data, (text) => fillPlaces(text, () => undefined)) : data

/**
 * The paper as this person prints it: numbers in full for the desks that compare or type them, which leaves a line in the
 * access log, masked for everybody else.
 */
export async function personalised<Data>(
  context: PaperContext,
  session: Session,
  { caseId, procedure, parties }: LoadedCase,
  data: Data,
): Promise<Data> {
  const keys = personsOn(data)
  if (keys.length === 0) return data
  const reads = personalReaders[procedure]
  const inFull = reads !== undefined && permits(reads, { kind: 'person', actor: actorOf(session) }, parties)
  const facts = await factsOf(context, session, keys)
  if (inFull) await logNumbers(context, session, caseId)
  return mapped(data, (text) =>
    fillPlaces(text, (key) => {
      const own = facts(key)
      return own === undefined || inFull ? own : maskPersonal(own)
    }),
  )
}

async function factsOf(
  context: PaperContext,
  { tenant, today }: Session,
  keys: readonly string[],
): Promise<FactsOf> {
  const { rows } = await context.database.app.query<{ key: string } & PersonalFacts>(
    `select key, coalesce("values" ->> 'number', '') as number, coalesce("values" ->> 'phone', '') as phone from entries
     where tenant = $1 and register = 'titles-persons' and key = any($2::text[]) and superseded_at is null
       and from_date <= $3 and (until_date is null or until_date >= $3)`,
    [tenant, keys, today],
  )
  const known = new Map(rows.map(({ key, number, phone }) => [key, { number, phone }]))
  return (key) => known.get(key)
}

async function logNumbers(context: PaperContext, session: Session, subject: string): Promise<void> {
  const { person, post, organisation } = actorOf(session)
  await appendAccess(context.database.app, {
    tenant: session.tenant,
    actor: { person, post, organisation },
    kind: 'read',
    what: 'document-number',
    subject,
  })
}
