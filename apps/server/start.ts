/** Starts a server on a database: migrations, engine, jobs, HTTP; and stops it all in order. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnyProcedure, type LocalDate, type WorkCalendar } from '#kernel'
import { type Cases, type CasesOptions, type RowProvider, createCases } from '#platform/cases'
import { seedCalendars } from '#platform/calendar'
import { listTenants } from '#platform/identity'
import { beat } from '#platform/jobs'
import { calendarInForce } from './calendar-in-force.ts'
import { type Kept, collectCarriers, loadCalendars, loadCorpus, openKept } from '#platform/corpus'
import { type Database, migrate } from '#platform/database'
import { administratorLabels } from '#platform/identity'
import { type RegisterDefinition, findOwner, registerPort } from '#platform/registers'
import { type OwnerQuestion, ownerProvider } from '../../regulations/shared/register-case.ts'
import type { ImportTarget, RoleLabels, ServerContext } from './context.ts'
import { createServer } from './server.ts'
import { startServerJobs } from './jobs.ts'
import { type Keys, loadKeys } from './keys.ts'
import { startReading } from './paper/scanning.ts'
import { complaintDesk } from './complaint-desk.ts'
import { portalSources } from './portal-sources.ts'
import { questionDesk } from './question-desk.ts'
import { PROGRAM_VERSION } from './version.ts'
import { publicPdf } from './routes/documents.ts'
import { layoutRoleLabels } from './routes/layout-desk.ts'

/** The regulations that this installation runs. */
export interface House {
  readonly procedures: readonly AnyProcedure[]
  readonly registers: readonly RegisterDefinition[]
  readonly roleLabels: RoleLabels
  readonly importTargets: readonly ImportTarget[]
  readonly present?: ServerContext['present']
  readonly choices?: ServerContext['choices']
  readonly repeated?: ServerContext['repeated']
  /** What acts read as sets of rows, by provider name. */
  readonly rowProviders?: CasesOptions['rowProviders']
  /** Input of an import's opening act, from the post's organisation and the year. */
  readonly importInput?: (
    cases: Cases,
    place: { readonly tenant: string; readonly organisation: string; readonly today: LocalDate },
    target: string,
    year: number,
  ) => Promise<Readonly<Record<string, unknown>>>
}

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

/** The engine with a calendar that can be amended while it runs. */
export interface HouseCases extends Cases {
  /** Puts an amended calendar in force for all that is decided from now on. */
  readonly keepCalendar: (calendar: WorkCalendar) => void
}

/** Engine over a migrated database, without HTTP: for the command line and the demo. */
export async function casesOf(
  database: Database,
  house: House,
  keys?: Pick<Keys, 'sealKey' | 'checkSignature'>,
): Promise<HouseCases> {
  await seedCalendars(database.app, loadCalendars(projectFolder))
  await beat(database.app) // the time since the last start was an outage, if it was long
  let calendar = await calendarInForce(database)
  const cases = createCases({
    pool: database.app,
    procedures: house.procedures,
    calendar: () => calendar,
    registers: registerPort(house.registers),
    rowProviders: { ...house.rowProviders, [ownerProvider]: ownerOf(house.registers) },
    program: PROGRAM_VERSION,
    ...(keys === undefined ? {} : { sealKey: keys.sealKey, checkSignature: keys.checkSignature }),
  })
  for (const { id } of await listTenants(database.app)) await cases.recount(id) // an outage may have moved an end
  return { ...cases, keepCalendar: (amended) => (calendar = amended) }
}

/** Whose an entry would be, by what its register declares for its keeper. */
const ownerOf =
  (registers: readonly RegisterDefinition[]): RowProvider =>
  async (client, tenant, question) => {
    const { register, values, on } = question as unknown as OwnerQuestion
    const definition = registers.find(({ id }) => id === register)
    const scope = definition?.rows?.[definition.keeper]
    return scope === undefined ? null : findOwner(client, tenant, scope, values, on)
  }

export interface StartOptions {
  readonly database: Database
  readonly house: House
  readonly dataFolder: string
  readonly demo: boolean
  readonly port: number
  readonly host: string
  /** Address from outside; by default `http://localhost:<port>`. */
  readonly origin?: string | undefined
  readonly adminFolder?: string | undefined
  readonly onFault: (id: string, error: unknown) => void
}

export interface Running {
  readonly port: number
  readonly origin: string
  readonly context: ServerContext
  /** Stops taking requests, waits for those under way, stops the jobs. The database is the caller's. */
  stop(): Promise<void>
}

/** Migrates and listens. */
export async function startServer(options: StartOptions): Promise<Running> {
  await migrate(options.database)
  const { context, jobs, app } = await composeServer(options)
  await app.listen({ port: options.port, host: options.host })
  const [address] = app.addresses()
  const port = typeof address === 'object' ? address.port : options.port
  return {
    port,
    origin: context.origin,
    context,
    stop: async () => {
      await app.close()
      await jobs.stop()
    },
  }
}

/** Everything but listening; tests use it with `app.inject`. */
export async function composeServer(options: StartOptions) {
  const { database, house, dataFolder, demo, onFault } = options
  const corpus = loadCorpus(projectFolder, keptCorpus(dataFolder, onFault))
  const keys = loadKeys(dataFolder)
  const cases = await casesOf(database, house, keys)
  const origin = options.origin ?? `http://localhost:${options.port}`
  const filesFolder = join(dataFolder, 'files')
  const context: ServerContext = {
    database,
    cases,
    corpus,
    demo,
    origin,
    dataFolder,
    onFault,
    procedures: house.procedures,
    registers: house.registers,
    importTargets: house.importTargets,
    present: house.present ?? {},
    choices: house.choices,
    repeated: house.repeated,
    importInput: async ({ tenant, post, today }, target, year) =>
      (await house.importInput?.(
        cases,
        { tenant, organisation: post.organisation, today },
        target.id,
        year,
      )) ?? {},
    calendar: cases.options.calendar,
    keepCalendar: cases.keepCalendar,
    roleLabels: { ...house.roleLabels, ...layoutRoleLabels, ...administratorLabels },
    version: PROGRAM_VERSION,
    adminFolder: options.adminFolder,
    totpKey: keys.totpKey,
    codeSecret: keys.codeSecret,
    trustProxy: options.origin !== undefined,
  }
  const jobs = startServerJobs({
    database,
    cases,
    keys,
    filesFolder,
    onFault,
    startScans: () => startReading(context),
    checkLinks: !demo,
  })
  const portal = portalSources({
    pool: database.app,
    registers: cases.options.registers,
    corpus,
    calendar: cases.options.calendar,
    demo,
    origin,
    filesFolder,
    name: demo ? '规程（演示）' : '规程',
    builtClauses: await builtClauses(corpus),
    keyId: keys.publicKey.slice(0, 16),
    publicPdf: (tenant, caseId) => publicPdf(context, tenant, caseId),
    questions: questionDesk(database.app, cases),
    complaints: complaintDesk(database.app, cases),
  })
  const afterClock = async (): Promise<void> => {
    await jobs.runAll()
  }
  const { app, operations } = await createServer(context, { portal, afterClock })
  return { context, jobs, app, operations, keys }
}

/** The corpus as parsed at an earlier start, beside the data; a file that cannot be written only costs time. */
function keptCorpus(dataFolder: string, onFault: StartOptions['onFault']): Kept {
  return openKept(join(dataFolder, 'kept', 'corpus.json'), (error) => onFault('kept-corpus', error))
}

/** Clauses that need no code or that something carries; read from the source beside us, where it is. */
async function builtClauses(corpus: ReturnType<typeof loadCorpus>): Promise<ReadonlySet<string>> {
  const carriers = await collectCarriers(projectFolder.replace(/\/$/, ''), new Set(corpus.clauses.keys()))
  const needless = [...corpus.clauses.values()].filter(
    ({ disposition }) => disposition === 'guidance' || disposition === 'elsewhere',
  )
  return new Set([...carriers.keys(), ...needless.map(({ id }) => id)])
}
