/**
 * What `npm pack` runs before and after: it packs the checker, not the product, which runs from its checkout. npm packs the
 * package.json that lies in the folder, so the checker's own takes its place for as long as npm reads it.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writeLibrary } from './library.ts'
import { type Manifest, packedFolder, packedManifest } from './manifest.ts'

const root = resolve(import.meta.dirname, '../..')
const manifestFile = join(root, 'package.json')
const keptFile = join(root, '.cache/pack/package.json')

async function before(): Promise<void> {
  const own = readFileSync(manifestFile, 'utf8')
  const project = JSON.parse(own) as Manifest
  const imported = await writeLibrary(root, join(root, packedFolder))
  mkdirSync(join(keptFile, '..'), { recursive: true })
  writeFileSync(keptFile, own)
  spawn(process.execPath, [import.meta.filename, 'watch', String(process.ppid)], {
    detached: true,
    stdio: 'ignore',
  }).unref()
  writeFileSync(`${keptFile}.packed`, `${JSON.stringify(packedManifest(project, imported), null, 2)}\n`)
  renameSync(`${keptFile}.packed`, manifestFile)
}

/** Brings the project's package.json back; true when it was away. */
function putBack(): boolean {
  if (!existsSync(keptFile)) return false
  renameSync(keptFile, manifestFile)
  rmSync(join(root, packedFolder), { recursive: true, force: true })
  return true
}

function after(): void {
  if (!putBack()) throw new Error('package.json came back before npm had read it; pack again')
}

/** Puts package.json back also where npm was stopped half way and never says that it is done. */
async function watch(npm: number): Promise<void> {
  while (existsSync(keptFile) && isAlive(npm)) await wait(200)
  putBack()
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}

const [step, npm] = process.argv.slice(2)
if (step === 'before') await before()
else if (step === 'after') after()
else if (step === 'watch') await watch(Number(npm))
else throw new Error('npm pack runs this, with before or after')
