/**
 * The checker for other projects: `guicheng/lint` with its types and the command `guicheng lint`, as JavaScript, since Node
 * strips no types below node_modules. What belongs to it is what its entries import; nothing is listed by hand.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { importsOf } from '../check/syntax.ts'
import { runTool } from '../test/command.ts'

/** What the package offers. */
const entries = { library: 'readers/library', command: 'apps/cli/checker/start' } as const

/** A module that is started as a thread: the compiler does not follow its address. */
const threadAddress = /new URL\(\s*(['"])(\.[^'"]+\.ts)\1/g

/** Data that the command reads: names of clauses and the calendars. */
const dataFiles = /^(?:deviations\.yaml|[^/]+\/(?:clauses|instrument)\.yaml|calendars\/\d{4}\.yaml)$/

/** Where the packed package has its entries, below the folder that was written. */
export const packedEntries = {
  library: `${entries.library}.js`,
  types: `${entries.library}.d.ts`,
  command: `${entries.command}.js`,
} as const

/**
 * Writes the checker below `target`, which is emptied first.
 *
 * @param root the project's folder
 * @returns the packages that what was written imports, sorted
 * @throws when the compiler refuses, or an import leads to nothing that was written
 */
export async function writeLibrary(root: string, target: string): Promise<readonly string[]> {
  rmSync(target, { recursive: true, force: true })
  await compile(root, target)
  const written = filesBelow(target)
  const shortcuts = shortcutsOf(root)
  const packages = new Set<string>()
  for (const path of written) {
    const file = join(target, path)
    const text = withWrittenPaths(path, readFileSync(file, 'utf8'), new Set(written), shortcuts)
    writeFileSync(file, text)
    for (const name of path.endsWith('.js') ? packagesOf(path, text) : []) packages.add(name)
  }
  dropUnusedTypes(target, written)
  for (const path of filesBelow(join(root, 'corpus')).filter((one) => dataFiles.test(one)))
    cpSync(join(root, 'corpus', path), join(target, 'corpus', path))
  return [...packages].toSorted()
}

/** JavaScript and types of the entries and all they import, in the folders of the project. */
async function compile(root: string, target: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-pack-'))
  const config = join(folder, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: root,
    outDir: target,
    typeRoots: [join(root, 'node_modules/@types')],
  }
  const files = [...Object.values(entries).map((entry) => join(root, `${entry}.ts`)), ...threadsOf(root)]
  const extended = join(root, 'tsconfig.json')
  writeFileSync(config, JSON.stringify({ extends: extended, compilerOptions, include: [], files }))
  try {
    mkdirSync(target, { recursive: true })
    const { code, output } = await runTool('tsc', ['-p', config])
    if (code !== 0) throw new Error(`the checker cannot be compiled:\n${output}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The modules that readers start as threads. */
function threadsOf(root: string): readonly string[] {
  const folder = join(root, 'readers')
  return filesBelow(folder)
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const file = join(folder, path)
      return Array.from(readFileSync(file, 'utf8').matchAll(threadAddress), ([, , name = '']) =>
        join(file, '..', name),
      )
    })
}

/** Package imports of our own that name one file: `#lint` → `lint/index.js`; of `#regulations/*` the star stays. */
function shortcutsOf(root: string): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly imports: Readonly<Record<string, string>>
  }
  return new Map(
    Object.entries(manifest.imports).map(([name, path]) => [
      name,
      path.replace(/^\.\//, '').replace(/\.ts$/, '.js'),
    ]),
  )
}

/**
 * Every specifier of a project file as a relative path to what was written: in types, where the compiler leaves them, and in
 * addresses of threads too.
 */
export function withWrittenPaths(
  path: string,
  text: string,
  written: ReadonlySet<string>,
  shortcuts: ReadonlyMap<string, string>,
): string {
  const from = posix.dirname(path)
  return text.replaceAll(/(['"])(#[\w/-]+|\.\.?\/[\w./-]+\.ts)\1/g, (whole, quote: string, name: string) => {
    const shortcut = name.startsWith('#') ? findShortcut(name, shortcuts) : undefined
    const target = shortcut ?? posix.join(from, name.replace(/\.ts$/, '.js'))
    if (!written.has(target)) {
      if (shortcut !== undefined) throw new Error(`${path}: ${name} was not compiled`)
      return whole
    }
    const relative = posix.relative(from, target)
    return `${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote}`
  })
}

function findShortcut(name: string, shortcuts: ReadonlyMap<string, string>): string | undefined {
  const exact = shortcuts.get(name)
  if (exact !== undefined) return exact
  const slash = name.lastIndexOf('/')
  return shortcuts.get(`${name.slice(0, slash)}/*`)?.replace('*', name.slice(slash + 1))
}

/** Names of packages that a file imports; refuses an import that still leads to TypeScript. */
function packagesOf(path: string, text: string): readonly string[] {
  const sources = importsOf(path, text).map(({ source }) => source)
  const threads = Array.from(text.matchAll(threadAddress), ([, , name = '']) => name)
  const left = [...sources, ...threads].filter(
    (source) => source.startsWith('#') || /^\..*\.ts$/.test(source),
  )
  if (left.length > 0) throw new Error(`${path}: imports ${left.join(', ')}, which was not compiled`)
  return sources
    .filter((source) => !/^(?:\.|node:|\(computed\))/.test(source))
    .map((source) =>
      source
        .split('/')
        .slice(0, source.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

/** Of the types those stay that the library's own lead to. */
function dropUnusedTypes(target: string, written: readonly string[]): void {
  const reached = new Set<string>()
  const visit = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    const text = readFileSync(join(target, path), 'utf8')
    for (const [, , name = ''] of text.matchAll(/(['"])(\.\.?\/[\w./-]+)\.js\1/g))
      visit(posix.join(posix.dirname(path), `${name}.d.ts`))
  }
  visit(packedEntries.types)
  for (const path of written) if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(join(target, path))
}

/** Files below a folder, as paths with `/`. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)))
    .toSorted()
}
