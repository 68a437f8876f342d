/** Starts an office as a process of its own and ends it; what it prints besides its first line goes to `onOutput`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { OfficePlan, OfficeRefused, RunningOffice } from './run-office.ts'

/** An office in a process of its own. */
export interface OfficeProcess extends RunningOffice {
  readonly pid: number
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<void>
}

/** Starts the process and waits until it listens. Throws where it ends before. */
export async function startOffice(
  plan: OfficePlan,
  onOutput: (text: string) => void = () => undefined,
): Promise<OfficeProcess | OfficeRefused> {
  const file = fileURLToPath(new URL('office-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {}, // an office needs nothing of ours
  })
  child.stderr.on('data', (data: Buffer) => onOutput(data.toString('utf8')))
  child.stdin.on('error', () => undefined) // it has ended; `ended` tells
  const ended = once(child, 'exit').then(() => undefined)
  child.stdin.write(`${JSON.stringify(plan)}\n`)
  const answer = await firstLine(child, ended, onOutput)
  if ('refused' in answer) {
    await ended
    return answer
  }
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  return { ...answer, pid: child.pid ?? 0, ended, stop }
}

async function firstLine(
  child: ChildProcess,
  ended: Promise<void>,
  onOutput: (text: string) => void,
): Promise<Omit<RunningOffice, 'stop'> | OfficeRefused> {
  if (child.stdout === null) throw new Error('the office has no output')
  const lines = createInterface({ input: child.stdout })
  const first = new Promise<string>((resolve) => {
    lines.once('line', (line) => {
      lines.on('line', onOutput)
      resolve(line)
    })
  })
  const line = await Promise.race([first, ended.then(() => pauseFor(first))])
  if (line === '') throw new Error('the office ended before it listened')
  return JSON.parse(line) as Omit<RunningOffice, 'stop'> | OfficeRefused
}

/** The last line of a process that has ended may still be on its way. */
function pauseFor(first: Promise<string>): Promise<string> {
  return Promise.race([first, new Promise<string>((resolve) => setTimeout(resolve, 500, ''))])
}
