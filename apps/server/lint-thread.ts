/** Checks what people send in a thread of its own, one after another, so that no document keeps the others' pages waiting. */
import { Worker } from 'node:worker_threads'
import { publicLimits } from '#readers'
import type { CheckChoice, PublicCheck } from './lint-check.ts'

/** A file, or text that was pasted. */
export type LintJob = { readonly name: string; readonly choice: CheckChoice } & (
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
)

/** What anybody may send; the command line takes more (docs/guides/lint.md). */
export const sentLimits = {
  bytesMax: 5 * 1024 * 1024,
  textMax: 300_000,
  /** Documents that wait; more are sent away. */
  waitingMax: 20,
  secondsMax: 60,
} as const

const readLimits = {
  ...publicLimits,
  bytesMax: sentLimits.bytesMax,
  cellsMax: 150_000,
  charactersMax: 1_500_000,
  secondsMax: 20,
}

let thread: Worker | undefined
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Checks a document; `busy` when too many are waiting. What takes too long is answered as one that cannot be read. */
export async function checkSent(
  sent: { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly text: string }),
  choice: Omit<CheckChoice, 'limits'> = {},
): Promise<PublicCheck | 'busy'> {
  if (waiting >= sentLimits.waitingMax) return 'busy'
  waiting += 1
  const job: LintJob = { ...sent, choice: { ...choice, limits: readLimits } }
  const turn = last.then(() => run(job))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

async function run(job: LintJob): Promise<PublicCheck> {
  thread ??= new Worker(new URL('./lint-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  const worker = thread
  worker.ref()
  const { promise, resolve } = Promise.withResolvers<PublicCheck | Error | 'late'>()
  const limit = setTimeout(() => resolve('late'), sentLimits.secondsMax * 1_000)
  const onExit = (): void => resolve(new Error('the thread of the checker ended'))
  worker.once('message', resolve).once('error', resolve).once('exit', onExit)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(job)
  const answer = await promise
  clearTimeout(limit)
  worker.off('message', resolve).off('error', resolve).off('exit', onExit)
  worker.unref()
  if (answer !== 'late' && !(answer instanceof Error)) return answer
  thread = undefined
  await worker.terminate()
  if (answer instanceof Error && !isTooMuch(answer)) throw answer
  const why =
    answer === 'late' ? `校核了${sentLimits.secondsMax}秒还没有完成，已停止。` : '内容过多，校核没有完成。'
  return {
    ok: false,
    name: job.name,
    problems: [`“${job.name}”${why}请拆成几个文件，或用命令行 guicheng lint 校核。`],
  }
}

/** A document that fills the thread's memory is one to refuse; anything else is a fault of our own. */
const isTooMuch = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
