import { posix } from 'node:path'
import { type Check, type Project, compareExemptions, isTest, sourcePaths } from './check.ts'
import { type Import, importsOf } from './syntax.ts'

/** One row of the import table: which folders and packages a folder may import, and what to do instead. */
export type Boundary = {
  folder: string
  /** Folders besides the own one; `*` is every folder. */
  may: readonly string[]
  /** Packages: names, `node:` for Node's own modules, `*` for all. */
  packages: readonly string[]
  instead: string
}

const needs = 'declare a need and let apps/server provide it'
const alone = ['kernel', 'platform/database', 'platform/ledger']

/** The import table of the house; the longest folder that fits a file decides. `<own>` is the file's own room. */
export const boundaries: readonly Boundary[] = [
  { folder: 'kernel/time', may: [], packages: [], instead: 'pass the value in as an argument' },
  {
    folder: 'kernel/law',
    may: ['kernel/time'],
    packages: [],
    instead: 'move what law and case share down to kernel/time, or pass it in',
  },
  {
    folder: 'kernel/case',
    may: ['kernel/law', 'kernel/time'],
    packages: ['zod'],
    instead: 'pass it in as a fact; the kernel does no I/O',
  },
  { folder: 'kernel', may: [], packages: ['zod'], instead: 'pass it in as a fact; the kernel does no I/O' },
  {
    folder: 'lint',
    may: ['kernel/law', 'kernel/time'],
    packages: [],
    instead: 'give lint a document model; files are read in readers/',
  },
  {
    folder: 'readers',
    may: ['lint'],
    packages: ['*', 'node:'],
    instead: 'return a document model and let the caller store it',
  },
  {
    folder: 'regulations/shared',
    may: ['kernel'],
    packages: ['zod'],
    instead: 'keep fragments free of any single instrument',
  },
  {
    folder: 'regulations/*',
    may: ['kernel', 'regulations/shared', 'lint'],
    packages: ['zod'],
    instead: `regulations never import one another or the platform: ${needs}`,
  },
  { folder: 'regulations', may: ['kernel'], packages: [], instead: 'this index only gathers the modules' },
  {
    folder: 'platform/imports',
    may: [...alone, 'readers'],
    packages: ['*', 'node:'],
    instead: `platform folders do not know one another: ${needs}`,
  },
  {
    folder: 'platform/documents',
    may: [...alone, 'readers'],
    packages: ['*', 'node:'],
    instead: `platform folders do not know one another: ${needs}`,
  },
  {
    folder: 'platform/ballot/client',
    may: [],
    packages: [],
    instead: 'it runs in the browser of a member: pass the value in as an argument',
  },
  {
    folder: 'platform/*',
    may: alone,
    packages: ['*', 'node:'],
    instead: `platform folders do not know one another: ${needs}`,
  },
  {
    folder: 'apps/server',
    may: ['kernel', 'regulations', 'lint', 'readers', 'platform', 'corpus'],
    packages: ['*', 'node:'],
    instead: 'move what both apps need into platform/',
  },
  {
    folder: 'apps/demo',
    may: ['kernel', 'regulations', 'lint', 'readers', 'platform', 'corpus', 'apps/server'],
    packages: ['*', 'node:'],
    instead: 'the demo is built through acts: call what the server calls',
  },
  {
    folder: 'apps/cli',
    may: ['kernel', 'regulations', 'lint', 'readers', 'platform', 'corpus', 'apps/server', 'apps/demo'],
    packages: ['*', 'node:'],
    instead: 'move what both apps need into platform/ or apps/server',
  },
  {
    folder: 'apps/admin',
    may: ['platform/ballot/client'],
    packages: ['*'],
    instead: 'import types only (`import type`) or labels; ask the server for the rest',
  },
  { folder: 'tools', may: ['*'], packages: ['*', 'node:'], instead: '' },
  { folder: 'bench', may: ['*'], packages: ['*', 'node:'], instead: '' },
  { folder: 'tests', may: ['*'], packages: ['*', 'node:'], instead: '' },
]

/** Imports that break the table and are accepted for now, as `folder -> folder`. The list must equal what is found. */
const boundaryExemptions: readonly string[] = []

/** Every import of every TypeScript file against the import table. */
export const boundaryCheck: Check = {
  name: 'import boundaries',
  unit: 'imports',
  repair: 'follow the hint; the table is in tools/check/boundaries.ts and docs/',
  examine: (project) => examineBoundaries(project, boundaryExemptions),
}

export function examineBoundaries(project: Project, exemptions: readonly string[]) {
  const excused = new Set<string>()
  const problems: string[] = []
  let examined = 0
  for (const path of sourcePaths(project)) {
    for (const found of importsOf(path, project.text(path))) {
      examined += 1
      const verdict = judge(path, found)
      if (verdict === undefined) continue
      if (exemptions.includes(verdict.pair)) excused.add(verdict.pair)
      else problems.push(`${path}:${found.line}: ${verdict.problem}`)
    }
  }
  problems.push(...compareExemptions(excused, exemptions, 'boundaryExemptions'))
  return { examined, problems }
}

type Verdict = { pair: string; problem: string }

function judge(path: string, found: Import): Verdict | undefined {
  const boundary = boundaryOf(path)
  if (boundary === undefined)
    return path.includes('/')
      ? { pair: path, problem: 'this folder has no row in the import table; add one' }
      : undefined
  const target = targetOf(path, found.source)
  const room = roomOf(path, boundary)
  const refuse = (what: string) => ({
    pair: `${room} -> ${what}`,
    problem: `${room} may not import ${what}: ${boundary.instead}`,
  })
  if (target === undefined)
    return packageAllowed(path, found.source, boundary) ? undefined : refuse(found.source)
  if (within(target, room)) return undefined
  if (within(target, 'tools'))
    return boundary.folder === 'tools'
      ? undefined
      : {
          ...refuse(roomOfTarget(target)),
          problem: `nothing imports tools/ (here ${target}): move what is needed at run time into platform/`,
        }
  if (boundary.folder === 'apps/admin' && (found.typeOnly || /(^|\/)labels(\.zh)?\.ts$/.test(target)))
    return undefined
  // A test may stand on the fixtures of tests/ and on the example states of a procedure, wherever it lies.
  if (isTest(path) && (within(target, 'tests') || /(^|\/)examples\.ts$/.test(target))) return undefined
  return boundary.may.some((folder) => folder === '*' || within(target, folder))
    ? undefined
    : refuse(roomOfTarget(target))
}

function packageAllowed(path: string, source: string, boundary: Boundary): boolean {
  if (isTest(path) && (source.startsWith('node:') || source === 'fast-check')) return true
  // Build files of the admin app run in Node; what lies in its folders runs in the browser.
  if (/^apps\/admin\/[^/]+\.ts$/.test(path)) return true
  if (source.startsWith('node:')) return boundary.packages.includes('node:')
  return boundary.packages.some((name) => name === '*' || source === name || source.startsWith(`${name}/`))
}

function boundaryOf(path: string): Boundary | undefined {
  const fits = boundaries.filter(({ folder }) => new RegExp(`^${folder.replace('*', '[^/]+')}/`).test(path))
  return fits.toSorted((a, b) => specificity(b.folder) - specificity(a.folder))[0]
}

function specificity(folder: string): number {
  return folder.split('/').length * 2 - (folder.includes('*') ? 1 : 0)
}

/** `kernel/index.ts` and the other gathering files may import everything below their own folder. */
function roomOf(path: string, { folder }: Boundary): string {
  return path.split('/').slice(0, folder.split('/').length).join('/')
}

function roomOfTarget(target: string): string {
  return target.split('/').slice(0, 2).join('/')
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

/** Where an import leads inside the project; undefined for a package. */
function targetOf(path: string, source: string): string | undefined {
  if (source.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), source))
  if (source.startsWith('#')) return source.slice(1)
  return undefined
}
