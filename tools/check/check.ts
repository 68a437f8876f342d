import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './files.ts'

/** The files a check looks at: paths relative to the root with `/`, and their text. */
export type Project = { paths: readonly string[]; text: (path: string) => string }

/** What a check saw: how many things it examined, and each problem as one line that says what to do. */
export type Outcome = { examined: number; problems: string[] }

/** One check of the project. `unit` names what it counts, `repair` the general way out. */
export type Check = { name: string; unit: string; repair: string; examine: (project: Project) => Outcome }

/** The project on disk; file texts are read once. */
export function projectAt(root: string): Project {
  const texts = new Map<string, string>()
  const text = (path: string) => {
    const known = texts.get(path)
    if (known !== undefined) return known
    const read = readFileSync(join(root, path), 'utf8')
    texts.set(path, read)
    return read
  }
  return { paths: projectFiles(root), text }
}

/** Our own TypeScript, without generated files. */
export function sourcePaths(project: Project): string[] {
  return project.paths.filter((path) => /\.tsx?$/.test(path) && !path.includes('.generated.'))
}

/** True for test files of any kind. */
export function isTest(path: string): boolean {
  return /\.(test|browser|fixture)\.ts$/.test(path)
}

/**
 * The ratchet of every exemption list: it must equal what is found. What is found and not listed is a problem, and so
 * is what is listed and no longer found, with the words of `stale`.
 */
export function compareExemptions(
  found: ReadonlySet<string>,
  listed: readonly string[],
  where: string,
): string[] {
  return listed
    .filter((entry) => !found.has(entry))
    .map((entry) => `${where}: "${entry}" is no longer needed, remove it from the list`)
}
