/** Fails when a generated file is not what `npm run gen` would write. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generatedFiles } from './files.ts'

/** The generated files that are missing or out of date, as paths relative to `root`. */
export function staleFiles(root: string): string[] {
  return generatedFiles(root)
    .filter(({ path, text }) => {
      const file = join(root, path)
      return !existsSync(file) || readFileSync(file, 'utf8') !== text
    })
    .map(({ path }) => path)
}

if (import.meta.main) {
  const stale = staleFiles(resolve(import.meta.dirname, '../..'))
  if (stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run \`npm run gen\` and commit the result.`)
    process.exitCode = 1
  }
}
