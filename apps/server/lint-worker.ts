/** The thread in which the server checks documents that people send; ended when it takes too long. */
import { parentPort } from 'node:worker_threads'
import { checkPastedText, checkPublicFile } from './lint-check.ts'
import type { LintJob } from './lint-thread.ts'

// An error is not caught here: it ends the thread, and the server tells of it as a fault of its own.
parentPort?.on('message', (job: LintJob) => void answer(job))

async function answer(job: LintJob): Promise<void> {
  const { name, choice } = job
  const check =
    'text' in job ? checkPastedText(job.text, name, choice) : await checkPublicFile(job.bytes, name, choice)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(check)
}
