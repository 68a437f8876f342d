/** The desk on which the ten hard clauses are tried: an engine over a test database, people, registers, the corpus calendar. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import { type Actor, type AnyProcedure, type ClauseId, type Fact, type LocalDate, type Origin } from '#kernel'
import {
  type ActResult,
  type Cases,
  type Done,
  type RegisterPort,
  type RowProvider,
  createCases,
} from '#platform/cases'
import type { Database } from '#platform/database'
import { corpusCalendar } from '../support/calendars.ts'
import { testDatabase } from '../support/database.ts'

export const TENANT = 't'

export { corpusCalendar }

/** A person in a post of an organisation. */
export function person(
  id: string,
  role: string,
  organisation = 'office',
): Origin & { readonly actor: Actor } {
  return {
    kind: 'person',
    actor: { person: id, post: `${id}-post`, role, organisation, path: [organisation] },
  }
}

/** Registers in memory: `register/key` to the entry in force, whatever the date. */
export function registersOf(entries: Readonly<Record<string, Fact>>): RegisterPort {
  return {
    find: async (_client, _tenant, register, key) => entries[`${register}/${key}`],
    list: async (_client, _tenant, register) =>
      Object.entries(entries).flatMap(([path, entry]) => (path.startsWith(`${register}/`) ? [entry] : [])),
    write: async () => [],
  }
}

export interface Desk {
  readonly cases: Cases
  readonly database: Pick<Database, 'app'>
  /** Opens a case by an act and answers whatever comes. */
  readonly open: (procedure: string, act: string, origin: Origin, input?: unknown) => Promise<ActResult>
  /** Does an act on a case. */
  readonly act: (
    procedure: string,
    caseId: string,
    act: string,
    origin: Origin,
    input?: unknown,
  ) => Promise<ActResult>
  /** Moves the clock of the law to an instant in China (`2024-10-18 17:31`; a day alone means 10:00), never just before it. */
  readonly at: (chinaTime: string) => Promise<void>
  readonly state: <S>(caseId: string) => Promise<S>
}

export interface DeskOptions {
  readonly procedures: readonly AnyProcedure[]
  readonly registers?: RegisterPort
  readonly rowProviders?: Readonly<Record<string, RowProvider>>
}

export function deskOf(database: Pick<Database, 'app'>, options: DeskOptions): Desk {
  const cases = createCases({
    pool: database.app,
    procedures: options.procedures,
    calendar: () => corpusCalendar,
    registers: options.registers ?? registersOf({}),
    rowProviders: options.rowProviders ?? {},
    program: 'kernel-fit',
  })
  return {
    cases,
    database,
    open: (procedure, act, origin, input = {}) =>
      cases.act({ tenant: TENANT, procedure, act, input, origin }),
    act: (procedure, caseId, act, origin, input = {}) =>
      cases.act({ tenant: TENANT, procedure, caseId, act, input, origin }),
    at: async (chinaTime) => {
      await database.app.query(
        `update clock set offset_milliseconds = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint`,
        [`${chinaTime.replace(' ', 'T')}${chinaTime.length === 10 ? 'T10:00' : ''}:00+08:00`],
      )
    },
    state: async <S>(caseId: string) => {
      const found = await database.app.query<{ state: { domain: S } }>(
        'select state from cases where id = $1',
        [caseId],
      )
      const row = found.rows[0]
      if (row === undefined) assert.fail(`no case ${caseId}`)
      return row.state.domain
    },
  }
}

/** The answer of an act that has to be accepted. */
export function done(result: ActResult): Done {
  if (result.kind === 'refused') assert.fail(`refused: ${result.why} ${result.say}`)
  return result
}

export interface Refusal {
  readonly why: string
  readonly rules: readonly string[]
  readonly clauses: readonly ClauseId[]
  readonly say: string
  readonly possibleFrom: LocalDate | undefined
  readonly facts: Readonly<Record<string, Fact | undefined>>
}

/** The answer of an act that has to be refused; `facts` are those of its first finding. */
export function refusal(result: ActResult): Refusal {
  if (result.kind === 'done') assert.fail(`accepted: ${result.stage}`)
  return {
    why: result.why,
    rules: result.findings.map((finding) => finding.rule),
    clauses: result.findings.map((finding) => finding.clause),
    say: result.findings[0]?.say ?? result.say,
    possibleFrom: result.possibleFrom,
    facts: result.findings[0]?.facts ?? {},
  }
}

/** One database for all tests of a file, made when the first asks; every test holds cases of its own. */
export function sharedDesk(options: DeskOptions): () => Promise<Desk> {
  let made: Promise<Desk> | undefined
  const make = async (): Promise<Desk> => {
    // Dropped with the server: the hook that stops it was registered before ours.
    const database = await testDatabase({ after: () => undefined })
    ends.push(() => database.close())
    return deskOf(database, options)
  }
  return () => (made ??= make())
}

const ends: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ends) await end()
})
