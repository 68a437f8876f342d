import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunAs } from './embedded-account.ts'
import type { EmbeddedBinaries } from './embedded-binaries.ts'
import { programEnvironment } from './embedded-cluster.ts'
import { SOCKET_PORT } from './embedded-socket.ts'
import { guarded, processHasArgument, readIfThere, signal } from './processes.ts'
import { DatabaseRefused } from './refusal.ts'

/** Where and how the server process runs. */
export interface PostmasterPlan {
  readonly folder: string
  readonly clusterFolder: string
  readonly socketFolder: string
  readonly binaries: EmbeddedBinaries
  readonly runAs: RunAs
  readonly settings: Readonly<Record<string, string>>
}

const READY_MILLISECONDS = 60_000
const FAST_SHUTDOWN_MILLISECONDS = 30_000
const LONGEST_LOG_BYTES = 8 * 1024 * 1024

/** The server process of one cluster folder. */
export class Postmaster {
  readonly #plan: PostmasterPlan
  #guard: ChildProcess | null = null
  #stopping = false
  #pid = 0

  constructor(plan: PostmasterPlan) {
    this.#plan = plan
  }

  get pid(): number {
    return this.#pid
  }

  /** Shuts down a server whose owner died. To be called by the holder of the folder's claim only. */
  async endOrphan(): Promise<void> {
    await this.#shutDown()
  }

  /** Starts the server and waits until it takes connections. */
  async start(onUnexpectedEnd: ((message: string) => void) | undefined): Promise<void> {
    const until = performance.now() + READY_MILLISECONDS
    for (;;) {
      const logBegin = this.#spawn(onUnexpectedEnd)
      const ended = await this.#readyOrEnded(until)
      if (!ended) return
      const said = readIfThere(this.#logFile()).slice(logBegin)
      // after a kill of the postmaster alone its backends need a moment to notice and let the shared memory go
      const passing = /pre-existing shared memory block|lock file ".*" already exists/.test(said)
      if (!passing || performance.now() > until) throw this.#startFailed(said)
      await pause(200)
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#shutDown()
    this.#guard?.stdin?.destroy()
    this.#guard = null
  }

  /** Pid of the living server of this very folder (never a zombie or a reused pid), else 0. */
  #running(): number {
    const pid = Number(this.#pidFileLine(0))
    return processHasArgument(pid, this.#plan.clusterFolder) ? pid : 0
  }

  #pidFileLine(index: number): string {
    return (
      readIfThere(path.join(this.#plan.clusterFolder, 'postmaster.pid')).split('\n')[index] ?? ''
    ).trim()
  }

  #logFile(): string {
    return path.join(this.#plan.folder, 'postgres.log')
  }

  async #shutDown(): Promise<void> {
    const pid = this.#running()
    if (pid === 0) return
    signal(pid, 'SIGINT')
    const until = performance.now() + FAST_SHUTDOWN_MILLISECONDS
    let forced = false
    while (processHasArgument(pid, this.#plan.clusterFolder)) {
      if (!forced && performance.now() > until) {
        signal(pid, 'SIGQUIT') // immediate: the next start recovers from the log
        forced = true
      }
      await pause(5)
    }
  }

  #spawn(onUnexpectedEnd: ((message: string) => void) | undefined): number {
    const { runAs } = this.#plan
    const [program = '', ...rest] = [...runAs.prefix, ...guarded(this.#serverWords())]
    const logBegin = this.#rotateLog()
    const log = fs.openSync(this.#logFile(), 'a', 0o600)
    try {
      const stdio: ['pipe', number, number] = ['pipe', log, log]
      const guard = spawn(program, rest, {
        ...runAs.spawn,
        stdio,
        detached: true,
        cwd: '/',
        env: programEnvironment(),
      })
      this.#watch(guard, onUnexpectedEnd)
    } finally {
      fs.closeSync(log)
    }
    return logBegin
  }

  #watch(guard: ChildProcess, onUnexpectedEnd: ((message: string) => void) | undefined): void {
    this.#guard = guard
    guard.unref()
    const pipe = guard.stdin as { unref?: () => void } | null
    pipe?.unref?.()
    guard.stdin?.on('error', () => (this.#guard = null)) // the reader is gone; its exit is told below
    const ended = (): void => {
      if (this.#guard === guard) this.#guard = null
      if (this.#pid !== 0 && !this.#stopping)
        onUnexpectedEnd?.(`数据库进程意外结束，原因见 ${this.#logFile()}。`)
    }
    guard.on('exit', ended)
    guard.on('error', ended)
  }

  #serverWords(): string[] {
    const { binaries, clusterFolder, socketFolder, settings } = this.#plan
    const fixed: Record<string, string> = {
      listen_addresses: '',
      unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
      unix_socket_permissions: '0700',
      timezone: 'UTC',
      log_timezone: 'UTC',
      logging_collector: 'off',
      cluster_name: 'guicheng',
    }
    const words = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ])
    return [binaries.postgres, '-D', clusterFolder, '-p', String(SOCKET_PORT), ...words]
  }

  #rotateLog(): number {
    const file = this.#logFile()
    const size = fs.existsSync(file) ? fs.statSync(file).size : 0
    if (size <= LONGEST_LOG_BYTES) return readIfThere(file).length
    fs.renameSync(file, `${file}.1`)
    return 0
  }

  /** false when the server takes connections, true when it ended instead. */
  async #readyOrEnded(until: number): Promise<boolean> {
    while (this.#guard !== null) {
      if (this.#pidFileLine(7) === 'ready' && this.#running() !== 0) {
        this.#pid = this.#running()
        return false
      }
      if (performance.now() > until) throw this.#startFailed('等了 60 秒仍未就绪。')
      await pause(5)
    }
    return true
  }

  #startFailed(said: string): DatabaseRefused {
    const account = this.#plan.runAs.account?.name ?? '当前用户'
    return new DatabaseRefused(
      'start-failed',
      `数据库没有启动成功（文件夹 ${this.#plan.folder}，帐号 ${account}）：${said.trim().slice(-2000) || '没有输出'}\n` +
        `全部日志见 ${this.#logFile()}。请按日志处理后重新启动；数据没有改动。`,
    )
  }
}
