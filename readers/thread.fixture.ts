/** A thread for the tests of the pool: does what the job says. */
import { serveThread } from './serve-thread.ts'

export type FixtureJob = {
  readonly do: 'answer' | 'hang' | 'fill' | 'throw' | 'leave'
  readonly say?: string
  /** What a job that hangs waits for: shared memory that is no longer 0. */
  readonly until?: Int32Array<SharedArrayBuffer>
}

let served = 0

serveThread((job: FixtureJob) => {
  served += 1
  if (job.do === 'hang') Atomics.wait(job.until ?? new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (job.do === 'throw') throw new Error('a fault of our own')
  if (job.do === 'leave') process.exit(0)
  const held: string[][] = []
  while (job.do === 'fill') held.push(Array.from({ length: 10_000 }, (_, index) => `${held.length} ${index}`))
  return Promise.resolve({ say: job.say ?? '', served })
})
