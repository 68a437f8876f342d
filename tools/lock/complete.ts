/**
 * Completes package-lock.json with the optional packages of other platforms. A registry that does not carry them makes
 * npm leave them out, and then refuse `npm ci` on the very lockfile it wrote. Their entries name platform and version;
 * npm skips them here and fetches them there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LockedPackage {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}
export type Lockfile = { readonly packages: Record<string, LockedPackage>; readonly [field: string]: unknown }

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'win32',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
]
const PROCESSORS: Readonly<Record<string, string>> = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
  ppc64le: 'ppc64',
  armv7: 'arm',
}

/** Optional packages that some locked package wants and the lockfile does not have, by their place. */
export function missingOptionals(
  lock: Lockfile,
): readonly { readonly place: string; readonly name: string; readonly version: string }[] {
  const missing = new Map<string, { place: string; name: string; version: string }>()
  for (const locked of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`
      if (lock.packages[place] === undefined) missing.set(place, { place, name, version })
    }
  }
  return [...missing.values()]
}

/** Entry of a package for another platform, read off its name; undefined when the name says none. */
export function platformEntry(name: string, version: string): LockedPackage | undefined {
  const words = name.split(/[/-]/)
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = words.map((word) => PROCESSORS[word]).find((word) => word !== undefined)
  if ((os === undefined && cpu !== 'wasm32') || cpu === undefined) return undefined
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
  return {
    version: version.replace(/^[\^~]/, ''),
    cpu: [cpu],
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
    ...(libc === undefined || os !== 'linux' ? {} : { libc }),
  }
}

/** Adds what is missing, in npm's order. Answers the names it added and those it cannot place. */
export function completeLock(lock: Lockfile): {
  readonly lock: Lockfile
  readonly added: readonly string[]
  readonly unknown: readonly string[]
} {
  const entries = missingOptionals(lock).map(({ place, name, version }) => ({
    place,
    name,
    entry: platformEntry(name, version),
  }))
  const known = entries.flatMap(({ place, entry }) => (entry === undefined ? [] : [[place, entry] as const]))
  const packages = Object.fromEntries(
    [...Object.entries(lock.packages), ...known].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  return {
    lock: { ...lock, packages },
    added: known.map(([place]) => place),
    unknown: entries.flatMap(({ name, entry }) => (entry === undefined ? [name] : [])),
  }
}

if (import.meta.main) {
  const path = join(import.meta.dirname, '../../package-lock.json')
  const { lock, added, unknown } = completeLock(JSON.parse(readFileSync(path, 'utf8')) as Lockfile)
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(
    `${added.length} entries added${unknown.length > 0 ? `, not placed: ${unknown.join(', ')}` : ''}`,
  )
}
