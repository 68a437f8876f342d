/** Puts a finished build of the admin app in the place of the standing one, without pulling files from under anybody. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** How long files of an earlier build stay after a newer one took its place. */
export const keptMs = 3 * 24 * 60 * 60 * 1000

type Replacement = {
  /** Folder of the new build; it is moved. */
  readonly finished: string
  /** Folder that servers read; it may not exist yet. */
  readonly standing: string
  /** File that remembers since when a kept file belongs to no build, in milliseconds since 1970. */
  readonly record: string
  readonly now: number
}

/**
 * A server that started with an earlier build, and a page that is open in a browser, go on asking for the files of that
 * build: names under `assets` carry the hash of their content, so those of both builds stand side by side for `keptMs`.
 */
export function replaceBuild({ finished, standing, record, now }: Replacement): void {
  const own = new Set(assetsOf(finished))
  const before = readRecord(record)
  const kept: Record<string, number> = {}
  mkdirSync(join(finished, 'assets'), { recursive: true })
  for (const name of assetsOf(standing)) {
    const since = before[name] ?? now
    if (own.has(name) || now - since > keptMs) continue
    copyFileSync(join(standing, 'assets', name), join(finished, 'assets', name))
    kept[name] = since
  }
  const old = `${finished}-replaced`
  if (existsSync(standing)) renameSync(standing, old)
  renameSync(finished, standing)
  rmSync(old, { recursive: true, force: true })
  writeFileSync(`${record}.new`, JSON.stringify(kept))
  renameSync(`${record}.new`, record)
}

function assetsOf(build: string): string[] {
  const folder = join(build, 'assets')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Files without an entry count as replaced now, so a record that is missing or of another shape does no harm. */
function readRecord(file: string): Readonly<Record<string, number>> {
  if (!existsSync(file)) return {}
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}
