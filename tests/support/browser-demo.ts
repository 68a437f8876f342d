import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A running demo server with a data folder of its own. */
export type Demo = {
  /** Origin without a trailing slash, such as `http://127.0.0.1:41234`. */
  url: string
  dataFolder: string
  /** What the server has printed so far (the last 200 kB). */
  log: () => string
  /** Stops the server orderly, removes the data folder; rejects when the server did not end well. */
  stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')
const startLimitMs = 180_000
const stopLimitMs = 20_000

/**
 * Starts `guicheng demo` on a free port with an empty temporary data folder and waits until `GET /api/health` answers
 * 200. `env` adds to the server's environment. Rejects with the server's own output when it ends or is not ready in
 * three minutes (the first start may build the admin app).
 */
export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guicheng-browser-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn('sh', [join('tools', 'run.sh'), join('apps', 'cli', 'main.ts'), 'demo'], {
    cwd: root,
    env: { ...ownEnv(), PORT: String(port), GUICHENG_DATA: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = collect(child)
  const stop = async () => {
    await end(child, log)
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    await healthy(url, child, log)
  } catch (error) {
    child.kill('SIGKILL')
    rmSync(dataFolder, { recursive: true, force: true })
    throw error
  }
  return { url, dataFolder, log, stop }
}

/** A port that was free a moment ago, given by the system. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port)
        else reject(new Error('the system gave no port'))
      })
    })
  })
}

/** The environment of an ordinary start: nothing that the test runners set for their own children. */
function ownEnv(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_OPTIONS|NODE_TEST_CONTEXT|NODE_CHANNEL_FD|DATABASE_URL|PW_|PLAYWRIGHT_|TEST_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}

function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-200_000)
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  child.on('error', (error) => add(Buffer.from(error.message)))
  return () => text
}

async function healthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const limit = performance.now() + startLimitMs
  while (performance.now() < limit) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `the demo server ended with ${child.exitCode ?? child.signalCode} before it was ready:\n${log()}`,
      )
    }
    if (await answers(`${url}/api/health`)) return
    await sleep(50)
  }
  throw new Error(`the demo server was not ready after ${startLimitMs / 1000} s:\n${log()}`)
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    // Refused while the server starts: not an answer yet, the caller asks again until its limit.
    return false
  }
}

async function end(child: ChildProcess, log: () => string): Promise<void> {
  const ended = new Promise<string>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null)
      resolve(String(child.exitCode ?? child.signalCode))
    child.on('exit', (code, signal) => resolve(String(code ?? signal)))
  })
  child.kill('SIGTERM')
  const status = await Promise.race([ended, sleep(stopLimitMs, 'still running', { ref: false })])
  if (status === 'still running') child.kill('SIGKILL')
  if (status !== '0' && status !== 'SIGTERM') {
    throw new Error(`the demo server did not stop well (${status}):\n${log().slice(-4_000)}`)
  }
}
