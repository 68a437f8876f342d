import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** The text of a file, or '' where it cannot be read (gone, or another user's). */
export function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** PF_EXITING of the Linux kernel. */
const EXITING = 0x4

/**
 * A stamp that names one process for ever: boot, pid and start time. '' when no such process lives (a zombie does not
 * count, nor one that is on its way out: a killed process closes its pipes, and with them its server, a moment before it
 * is taken off the list). A bare pid would not do: pids are reused, and small ones soon after a restart of the machine.
 */
export function processStamp(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 0) return ''
  if (process.platform !== 'linux') return stampFromPs(pid)
  const stat = readIfThere(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // [0] state, [6] flags, [19] start time in ticks
  if (stat === '' || fields[0] === 'Z' || fields[0] === 'X' || (Number(fields[6]) & EXITING) !== 0) return ''
  const boot = readIfThere('/proc/sys/kernel/random/boot_id').trim()
  return `${boot}:${pid}:${fields[19] ?? ''}`
}

function stampFromPs(pid: number): string {
  const out = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  const line = out.trim()
  return line === '' || line.startsWith('Z') ? '' : `${pid}:${line.replace(/^\S+\s+/, '')}`
}

/** Whether the living process `pid` was started with `argument`: guards against zombies and reused pids. */
export function processHasArgument(pid: number, argument: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`).split('\0').includes(argument)
  const out = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  return out.includes(argument)
}

/** Sends a signal; a process that is gone already is what the caller wanted. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const GUARD =
  'exec 3<&0; "$@" </dev/null 3<&- & pg=$!; { read -r _; kill -INT $pg; } <&3 2>/dev/null & w=$!; ' +
  'wait $pg; s=$?; kill $w 2>/dev/null; exit $s'

/**
 * The words that run `words` under a small shell which holds the read end of a pipe (its stdin) whose other end only
 * we hold: when we die in any way, `read` returns and the program gets SIGINT (PostgreSQL's fast shutdown).
 */
export function guarded(words: readonly string[]): string[] {
  return ['sh', '-c', GUARD, 'sh', ...words]
}
