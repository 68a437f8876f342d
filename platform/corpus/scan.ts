/**
 * Reads from the source which clauses the code writes out, and which test files test clauses. What the tests show is
 * not read here but recorded while they run (`evidence.ts`); ids that the code computes are found by running it.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Clause id → the files or values that carry it. */
export type Carriers = ReadonlyMap<string, readonly string[]>

/** Where a clause can be carried: a citation elsewhere (tools, tests, bench) carries nothing. */
const CARRIERS = ['regulations', 'lint', 'platform', 'apps']
const TESTS = ['kernel', 'regulations', 'lint', 'readers', 'platform', 'apps', 'tests']
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'test-results'])

function sourceFiles(root: string, folders: readonly string[]): string[] {
  const present = new Set(readdirSync(root))
  return folders
    .filter((folder) => present.has(folder))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .filter(
          (path) => !path.split('/').some((part) => SKIPPED.has(part)) && !path.endsWith('.generated.ts'),
        ),
    )
}

const isTest = (path: string): boolean => /\.(test|browser|fixture)\.tsx?$/.test(path)

/** Blanks comments, keeping strings, so that a clause id in prose is not taken for a citation. */
export function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_whole, literal: string | undefined) => literal ?? ' ',
  )
}

/** The clause ids written out as string literals. */
export function citedIds(text: string, known: ReadonlySet<string>): string[] {
  const found = [...withoutComments(text).matchAll(/['"`]([a-z0-9-]+\/[a-z0-9.]+)['"`]/g)].map(
    (m) => m[1] ?? '',
  )
  return [...new Set(found.filter((id) => known.has(id)))]
}

/**
 * The citations written out in the product's source.
 *
 * @param root the project's folder, without a trailing separator
 * @param known every clause id of the corpus
 */
export function scanCitations(root: string, known: ReadonlySet<string>): Carriers {
  const cited = new Map<string, string[]>()
  for (const path of sourceFiles(root, CARRIERS).filter((file) => !isTest(file))) {
    for (const id of citedIds(readFileSync(join(root, path), 'utf8'), known)) {
      cited.set(id, [...(cited.get(id) ?? []), path])
    }
  }
  return cited
}

/** The modules of the regulations, relative to the root, tests and fixtures left out. */
export function regulationModules(root: string): readonly string[] {
  return sourceFiles(root, ['regulations']).filter((path) => !isTest(path))
}

/** The test files that use `clause()` of tests/support/clause.ts; browser tests and slow tests cannot. */
export function clauseTestFiles(root: string): readonly string[] {
  return sourceFiles(root, TESTS)
    .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.slow.test.ts'))
    .filter((path) =>
      /import \{ (?:[^}]*, )?clause(?:, [^}]*)? \} from '[^'\n]*(support|#tests)\/clause(\.ts)?'/.test(
        readFileSync(join(root, path), 'utf8'),
      ),
    )
    .toSorted()
}
