/** Recurring work of a running server: lapses, tree heads of the ledger, and tidying up. */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cases } from '#platform/cases'
import { type Database, transaction } from '#platform/database'
import { expireFiles, expireUploads } from '#platform/files'
import { removeExpiredDryRuns } from '#platform/imports'
import { listTenants, removeExpiredSessions } from '#platform/identity'
import {
  type Deliver,
  type Job,
  type JobOutcome,
  type Scheduler,
  beat,
  sendOutbox,
  startJobs,
} from '#platform/jobs'
import { makeCheckpoint } from '#platform/ledger'
import type { Keys } from './keys.ts'
import { checkLinks } from './link-check.ts'
import { messageText } from './message-text.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Uploads that no act has cited by then go. */
const UPLOAD_HOURS = 48

export interface JobsOptions {
  readonly database: Database
  readonly cases: Cases
  readonly keys: Keys
  readonly filesFolder: string
  /** Starts reading scanned piles that wait, such as those whose server was stopped; does not wait for it. */
  readonly startScans?: (() => void) | undefined
  /** Look once a day at budgets that stand on other sites. */
  readonly checkLinks?: boolean
  readonly onFault: (id: string, error: unknown) => void
}

/** Starts the jobs; safe with several processes, each run is done by one of them. */
export function startServerJobs(options: JobsOptions): Scheduler {
  const { database, onFault } = options
  return startJobs({
    pool: database.app,
    jobs: serverJobs(options),
    onOutcome: ({ job, outcome, error }: JobOutcome) => {
      if (outcome === 'failed') onFault(`job:${job}`, error)
    },
  })
}

/** The gateway that needs none: messages are appended to a file that the office's own sender reads. */
const intoFile =
  (path: string): Deliver =>
  async (message) => {
    const text = messageText(message.template, message.data)
    await appendFile(path, `${JSON.stringify({ ...message, text })}\n`)
  }

/** Once a day, at whatever hour the server was started. */
function linkJob(
  check: (tenant: string) => Promise<number>,
  eachTenant: (work: (tenant: string) => Promise<number>) => Promise<number>,
): Job {
  return { name: 'published-links', everyMilliseconds: 24 * 60 * MINUTE, run: () => eachTenant(check) }
}

/** What the passing of time does to cases. */
function caseJobs(
  cases: Cases,
  eachTenant: (work: (tenant: string) => Promise<number>) => Promise<number>,
  onFault: JobsOptions['onFault'],
): readonly Job[] {
  return [
    {
      name: 'lapses',
      everyMilliseconds: 30 * SECOND,
      run: () =>
        eachTenant(async (tenant) => {
          const swept = await cases.sweep(tenant)
          for (const { caseId, error } of swept.failed) onFault(`lapse:${caseId}`, error)
          return swept.applied
        }),
    },
    {
      name: 'reminders',
      everyMilliseconds: 10 * MINUTE,
      run: () =>
        eachTenant(async (tenant) => {
          const { recorded, failed } = await cases.remind(tenant)
          for (const { caseId, error } of failed) onFault(`reminder:${caseId}`, error)
          return recorded
        }),
    },
    {
      name: 'rebuild',
      everyMilliseconds: 10 * MINUTE,
      run: () => eachTenant((tenant) => cases.rebuild(tenant)),
    },
  ]
}

function serverJobs({
  database,
  cases,
  keys,
  filesFolder,
  startScans,
  checkLinks: looksOut = false,
  onFault,
}: JobsOptions): readonly Job[] {
  const pool = database.app
  const eachTenant = async (work: (tenant: string) => Promise<number>): Promise<number> => {
    let sum = 0
    for (const { id } of await listTenants(pool)) sum += await work(id)
    return sum
  }
  return [
    {
      name: 'heartbeat',
      everyMilliseconds: 30 * SECOND,
      run: async () => ((await beat(pool)) === undefined ? 0 : 1),
    },
    ...caseJobs(cases, eachTenant, onFault),
    {
      name: 'outbox',
      everyMilliseconds: 60 * SECOND,
      run: () => sendOutbox(pool, intoFile(join(filesFolder, '..', 'outbox.jsonl'))),
    },
    {
      name: 'checkpoints',
      everyMilliseconds: 5 * MINUTE,
      run: () =>
        eachTenant((tenant) =>
          transaction(pool, async (client) => {
            const made = await makeCheckpoint(client, tenant, (text) => keys.signCheckpoint(text))
            return made === undefined ? 0 : 1
          }),
        ),
    },
    {
      name: 'expired-files',
      everyMilliseconds: 60 * MINUTE,
      run: async () => {
        const left = { hours: UPLOAD_HOURS, folder: filesFolder }
        return (await expireUploads(database, left)) + (await expireFiles(database, left))
      },
    },
    {
      name: 'scans',
      everyMilliseconds: 60 * SECOND,
      run: () => {
        startScans?.()
        return Promise.resolve(0)
      },
    },
    ...(looksOut ? [linkJob((tenant) => checkLinks(pool, cases, tenant), eachTenant)] : []),
    { name: 'expired-imports', everyMilliseconds: 60 * MINUTE, run: () => removeExpiredDryRuns(pool) },
    { name: 'expired-sessions', everyMilliseconds: 15 * MINUTE, run: () => removeExpiredSessions(pool) },
  ]
}
