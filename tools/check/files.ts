import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that no check or test looks into; the names of `.gitignore` are added by {@link projectFiles}. */
const alwaysIgnored = ['.git', 'node_modules']

/**
 * Every file of the project below `root` that git would track, as sorted paths relative to `root` with `/`.
 * Works without git, because a release archive has no `.git`. Only plain names and `*.suffix` patterns of
 * `.gitignore` are understood; anything else there throws, so that a check never looks past a pattern.
 */
export function projectFiles(root: string): string[] {
  const ignored = ignoreRules(root)
  const found: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (ignored(path, entry.isDirectory())) continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) found.push(path)
    }
  }
  walk('')
  return found.toSorted()
}

function ignoreRules(root: string): (path: string, isFolder: boolean) => boolean {
  const lines = readIfPresent(join(root, '.gitignore'))
    .split('\n')
    .map((line) => line.trim())
  const patterns = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const tests = patterns.map(ignoreTest)
  return (path, isFolder) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return alwaysIgnored.includes(name) || tests.some((test) => test(path, name, isFolder))
  }
}

function ignoreTest(pattern: string): (path: string, name: string, isFolder: boolean) => boolean {
  const folderOnly = pattern.endsWith('/')
  const body = folderOnly ? pattern.slice(0, -1) : pattern
  if (/^\*\.[\w.]+$/.test(body)) return (_path, name) => name.endsWith(body.slice(1))
  if (!/^\/?[\w./-]+$/.test(body)) throw new Error(`.gitignore: the checks do not understand "${pattern}"`)
  // A slash before the end ties a pattern to the root; otherwise it holds at every depth.
  const anchored = body.includes('/')
  const wanted = body.replace(/^\//, '')
  return (path, name, isFolder) => (isFolder || !folderOnly) && (anchored ? path === wanted : name === wanted)
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
