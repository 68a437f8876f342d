/** Builds the admin app when `dist` is missing or older than its sources; used by `npm start` and the browser tests. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { replaceBuild } from './replace-build.ts'

/** Stands in `dist/index.html` wherever the server has to put the nonce of its content security policy. */
export const noncePlaceholder = '__CSP_NONCE__'

/** Folder of the built app: what the server answers under `/admin/`. */
export const adminFolder = join(import.meta.dirname, 'dist')

export type AdminBuild = { readonly folder: string; readonly built: boolean; readonly milliseconds: number }

const root = import.meta.dirname
/** Not under version control: the lock, builds that are not finished, since when which file belongs to no build. */
const cacheFolder = join(root, '.cache')
const lockFolder = join(cacheFolder, 'building')
const sources = ['src', 'index.html', 'vite.config.ts', 'build.ts', join('..', '..', 'package-lock.json')]

/**
 * Builds into `apps/admin/dist` unless that is newer than every source. Two processes at once: the second waits for the
 * first. `say` gets the progress, one Chinese line at a time. Rejects with the builder's own error.
 */
export async function buildAdmin(say: (line: string) => void = print): Promise<AdminBuild> {
  const started = performance.now()
  if (isFresh()) return { folder: adminFolder, built: false, milliseconds: 0 }
  await takeLock()
  try {
    if (isFresh()) return { folder: adminFolder, built: false, milliseconds: performance.now() - started }
    say('正在构建办理端界面（首次启动或源码有更新时进行，约数秒）…')
    await buildInto(join(cacheFolder, `dist-${process.pid}`))
    const milliseconds = Math.round(performance.now() - started)
    say(`办理端界面已构建，用时 ${(milliseconds / 1000).toFixed(1)} 秒。`)
    return { folder: adminFolder, built: true, milliseconds }
  } finally {
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A half-written build never becomes `dist`: it is made beside it and put in its place at the end. */
async function buildInto(folder: string): Promise<void> {
  const { build } = await import('vite')
  try {
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true },
    })
    replaceBuild({
      finished: folder,
      standing: adminFolder,
      record: join(cacheFolder, 'replaced.json'),
      now: Date.now(),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isFresh(): boolean {
  const page = join(adminFolder, 'index.html')
  if (!existsSync(page)) return false
  const built = statSync(page).mtimeMs
  return sources.every((source) => newest(join(root, source)) <= built)
}

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const lockWaitMs = 120_000

async function takeLock(): Promise<void> {
  const limit = performance.now() + lockWaitMs
  mkdirSync(cacheFolder, { recursive: true })
  while (!tryLock()) {
    if (performance.now() > limit)
      throw new Error(`另一个进程正在构建办理端：${lockFolder}。请待其结束后重试。`)
    await sleep(100)
  }
}

function tryLock(): boolean {
  const owner = join(lockFolder, 'pid')
  try {
    mkdirSync(lockFolder)
    writeFileSync(owner, String(process.pid))
    return true
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
  }
  if (isAbandoned(owner)) rmSync(lockFolder, { recursive: true, force: true })
  return false
}

/** The builder was killed: its lock names a process that is no more. A lock without a name was made a moment ago. */
function isAbandoned(owner: string): boolean {
  if (!existsSync(owner)) return false
  const pid = Number(readFileSync(owner, 'utf8'))
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

if (import.meta.main) await buildAdmin()
