import { parentPort } from 'node:worker_threads'

/**
 * The thread's side of a `threadPool`: answers one job after another. What `work` throws ends the thread, and whoever gave the
 * job is told. `buffersOf` names what of a reply is handed over instead of copied.
 */
export function serveThread<Reply>(
  work: (job: never) => Promise<Reply>,
  buffersOf: (reply: Reply) => readonly ArrayBuffer[] = () => [],
): void {
  const answer = async (job: never): Promise<void> => {
    const result = await work(job)
    parentPort?.postMessage({ result }, [...buffersOf(result)])
  }
  // A hostile file may keep this thread busy for ever or fill its memory: nothing else lives here, and it can be ended.
  parentPort?.on('message', (job: unknown) => void answer(job as never))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage({ ready: true })
}
