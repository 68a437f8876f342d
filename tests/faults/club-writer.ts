/**
 * A process of its own that keeps writing acts of the fixture club and prints one line for each acknowledged act, so
 * that a test may kill it at any moment. Started with one argument, JSON: see `WriterPlan`.
 */
import { type Origin } from '#kernel'
import { type Cases } from '#platform/cases'
import { type Database, openDatabase, startEmbedded, transaction } from '#platform/database'
import { makeCheckpoint } from '#platform/ledger'
import { clubEngine, librarian, openPlaces, reader } from '../fixtures/club/club.ts'

/** What a writer is told. */
export interface WriterPlan {
  readonly folder: string
  /** Begins every person's name, so that several writers never meet. */
  readonly name: string
  readonly writers: number
  /** Places to open, 0 when they are there. */
  readonly places: number
  readonly settings: Readonly<Record<string, string>>
}

/** What a writer prints. `at` is the machine's clock when the answer was there. */
export type WriterLine =
  | { readonly kind: 'ready'; readonly server: number }
  | {
      readonly kind: 'act'
      readonly caseId: string
      readonly version: number
      readonly hash: string
      readonly at: number
    }

const say = (line: WriterLine): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function write(cases: Cases, person: string): Promise<void> {
  let caseId: string | undefined
  const act = async (name: string, origin: Origin, input: unknown = {}): Promise<void> => {
    const result = await cases.act({
      tenant: 't',
      procedure: 'club/card',
      act: name,
      input,
      origin,
      ...(caseId === undefined ? {} : { caseId }),
    })
    if (result.kind === 'refused') throw new Error(`${name} of ${person}: ${result.say}`)
    caseId = result.caseId
    say({ kind: 'act', caseId, version: result.version, hash: result.hash, at: Date.now() })
  }
  await act('ApplyForCard', reader(person), { person, recommended: true })
  await act('SendToLibrarian', reader(person))
  await act('Admit', librarian)
  await act('PayFee', reader(person))
  await act('LeavePhone', reader(person), { phone: '13900000000' })
  await act('LodgeComplaint', reader('witness'))
  await act('CloseComplaint', librarian)
}

async function keepWriting(cases: Cases, name: string): Promise<never> {
  for (let number = 1; ; number += 1) await write(cases, `${name}-${number}`)
}

async function keepChecking(database: Database): Promise<never> {
  for (;;) {
    await transaction(database.app, (client) => makeCheckpoint(client, 't', () => 'signed'))
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

const plan = JSON.parse(process.argv[2] ?? '') as WriterPlan
const server = await startEmbedded(plan.folder, { settings: plan.settings })
const database = await openDatabase({ embedded: server }, { onIdleError: () => undefined })
if (plan.places > 0) await openPlaces(database, plan.places, plan.places)
const cases = clubEngine(database)
say({ kind: 'ready', server: server.pid })
await Promise.all([
  keepChecking(database),
  ...Array.from({ length: plan.writers }, (_, index) => keepWriting(cases, `${plan.name}-${index}`)),
])
