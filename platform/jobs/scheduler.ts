/** Recurring work: lapses, outbox, tree heads, expiry. Each run is done by one process at a time, whoever gets there first. */
import type pg from 'pg'

export interface Job {
  readonly name: string
  readonly everyMilliseconds: number
  /** One run; answers how much was done, for the log. */
  readonly run: () => Promise<number>
}

export interface JobOutcome {
  readonly job: string
  readonly outcome: 'done' | 'elsewhere' | 'failed'
  readonly count: number
  readonly error?: unknown
}

export interface Scheduler {
  /** Runs every job once now, one after the other; for start-up, the demo clock and tests. */
  runAll(): Promise<readonly JobOutcome[]>
  /** Waits for a running job and stops. */
  stop(): Promise<void>
}

export interface SchedulerOptions {
  readonly pool: pg.Pool
  readonly jobs: readonly Job[]
  readonly onOutcome: (outcome: JobOutcome) => void
}

/** Each running job holds a connection and works with others of the same pool: if jobs held them all, none would go on. */
const AT_ONCE = 3

/** Starts the jobs. A failed run is reported and tried again at its next turn; it never stops the others. */
export function startJobs(options: SchedulerOptions): Scheduler {
  let stopped = false
  const running = new Set<Promise<unknown>>()
  const runOne = async (job: Job): Promise<JobOutcome> => {
    const outcome = await runLocked(options.pool, job)
    options.onOutcome(outcome)
    return outcome
  }
  // whose turn has come waits here; a job that waits already is not put down twice
  const due = new Set<Job>()
  const runDue = (): void => {
    for (const job of due) {
      if (stopped || running.size >= AT_ONCE) return
      due.delete(job)
      const run = runOne(job).finally(() => {
        running.delete(run)
        runDue()
      })
      running.add(run)
    }
  }
  const timers = options.jobs.map((job) => {
    const timer = setInterval(() => {
      due.add(job)
      runDue()
    }, job.everyMilliseconds)
    timer.unref()
    return timer
  })
  return {
    runAll: async () => {
      const outcomes: JobOutcome[] = []
      for (const job of options.jobs) outcomes.push(await runOne(job))
      return outcomes
    },
    stop: async () => {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.allSettled(running)
    },
  }
}

/** Runs a job under a lock of its name, held by this connection only while it runs. */
async function runLocked(pool: pg.Pool, job: Job): Promise<JobOutcome> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    return { job: job.name, outcome: 'failed', count: 0, error }
  }
  try {
    const locked = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 23)) as locked',
      [`job/${job.name}`],
    )
    if (locked.rows[0]?.locked !== true) return { job: job.name, outcome: 'elsewhere', count: 0 }
    try {
      return { job: job.name, outcome: 'done', count: await job.run() }
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 23))', [`job/${job.name}`])
    }
  } catch (error) {
    return { job: job.name, outcome: 'failed', count: 0, error }
  } finally {
    client.release()
  }
}
