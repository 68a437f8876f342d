/**
 * Reads from the source which clauses the code cites and which clause tests exist. Nothing is run and no table is
 * kept by hand: the citation in the code is the only link between a clause and what carries it.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type CodeScan = {
  /** Clause ids cited by rules, acts, documents, registers, pages; with the files that cite them. */
  readonly cited: ReadonlyMap<string, readonly string[]>
  /** Clause ids with a test that accepts, and with one that refuses. */
  readonly accepting: ReadonlyMap<string, number>
  readonly refusing: ReadonlyMap<string, number>
}

/** Where a clause can be carried: a citation elsewhere (tools, tests, bench) carries nothing. */
const CARRIERS = ['regulations', 'lint', 'platform', 'apps']
const TESTS = ['kernel', 'regulations', 'lint', 'readers', 'platform', 'apps', 'tests']
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'test-results'])

function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter(
        (path) => !path.split('/').some((part) => SKIPPED.has(part)) && !path.endsWith('.generated.ts'),
      ),
  )
}

const isTest = (path: string): boolean => /\.(test|browser)\.tsx?$/.test(path)

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

/** The text from `start` (just behind an opening bracket) to its closing bracket; strings are skipped over. */
function bracketed(text: string, start: number): string {
  let depth = 1
  let at = start
  while (at < text.length && depth > 0) {
    const character = text.charAt(at)
    if (character === "'" || character === '"' || character === '`') {
      at += 1
      while (at < text.length && text.charAt(at) !== character) at += text.charAt(at) === '\\' ? 2 : 1
    } else if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    at += 1
  }
  return text.slice(start, at)
}

export type ClauseTestCount = { readonly id: string; readonly accepts: number; readonly refuses: number }

const calls = (text: string, name: string): number =>
  [...text.matchAll(new RegExp(`\\b${name}\\(`, 'g'))].length

/** The `clause('<id>', …)` groups of a test file with the tests inside. A `rows` table counts as one of each. */
export function clauseTests(text: string): ClauseTestCount[] {
  const code = withoutComments(text)
  return [...code.matchAll(/\bclause\(\s*['"`]([^'"`]+)['"`]/g)].map((match) => {
    const body = bracketed(code, match.index + match[0].indexOf('(') + 1)
    const tables = calls(body, 'rows')
    return {
      id: match[1] ?? '',
      accepts: calls(body, 'accepts') + tables,
      refuses: calls(body, 'refuses') + tables,
    }
  })
}

/**
 * Scans the project.
 *
 * @param root the project's folder
 * @param known every clause id of the corpus
 */
export function scanCode(root: string, known: ReadonlySet<string>): CodeScan {
  const present = new Set(readdirSync(root))
  const here = (folders: readonly string[]): string[] => folders.filter((folder) => present.has(folder))
  const cited = new Map<string, string[]>()
  for (const path of sourceFiles(root, here(CARRIERS)).filter((file) => !isTest(file))) {
    for (const id of citedIds(readFileSync(join(root, path), 'utf8'), known)) {
      cited.set(id, [...(cited.get(id) ?? []), path])
    }
  }
  const accepting = new Map<string, number>()
  const refusing = new Map<string, number>()
  for (const path of sourceFiles(root, here(TESTS)).filter(isTest)) {
    for (const { id, accepts, refuses } of clauseTests(readFileSync(join(root, path), 'utf8'))) {
      accepting.set(id, (accepting.get(id) ?? 0) + accepts)
      refusing.set(id, (refusing.get(id) ?? 0) + refuses)
    }
  }
  return { cited, accepting, refusing }
}
