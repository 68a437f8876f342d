/** Which project files a test reaches, and a digest of all of them: a record of a test run holds while nothing changed. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export type Closure = { readonly files: readonly string[]; readonly digest: string }

/** Follows the imports written in the files, relative ones and those of package.json; packages are left out. */
export class Closures {
  readonly #root: string
  readonly #imports: readonly (readonly [string, string])[]
  readonly #files = new Map<string, { readonly digest: string; readonly targets: readonly string[] }>()

  /** @param root the project's folder, without a trailing separator */
  constructor(root: string) {
    this.#root = root
    const read: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const imports = typeof read === 'object' && read !== null && 'imports' in read ? read.imports : {}
    this.#imports = Object.entries(imports as Readonly<Record<string, string>>)
  }

  /** Everything `file` (relative to the root) reaches, itself included, sorted. */
  of(file: string): Closure {
    const seen = new Set([file])
    const queue = [file]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      for (const target of this.#read(path).targets) {
        if (seen.has(target)) continue
        seen.add(target)
        queue.push(target)
      }
    }
    const files = [...seen].toSorted()
    const hash = createHash('sha256')
    for (const path of files) hash.update(`${path} ${this.#read(path).digest}\n`)
    return { files, digest: hash.digest('hex') }
  }

  #read(path: string): { readonly digest: string; readonly targets: readonly string[] } {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    const full = join(this.#root, path)
    const text = existsSync(full) ? readFileSync(full, 'utf8') : ''
    const targets = importedNames(text).flatMap((name) => this.#resolve(path, name) ?? [])
    const read = { digest: createHash('sha256').update(text).digest('hex'), targets }
    this.#files.set(path, read)
    return read
  }

  #resolve(from: string, name: string): string | undefined {
    if (name.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), name))
    const exact = this.#imports.find(([alias]) => alias === name)
    if (exact !== undefined) return posix.normalize(exact[1])
    for (const [alias, target] of this.#imports) {
      const star = alias.indexOf('*')
      if (star > 0 && name.startsWith(alias.slice(0, star)))
        return posix.normalize(target.replace('*', name.slice(star)))
    }
    return undefined
  }
}

/** The names in `from '…'`, `import '…'` and `import('…')` that can be files of the project. */
function importedNames(text: string): readonly string[] {
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([.#][^'\n]*)'/g)].map(
    (match) => match[1] ?? '',
  )
  return [...new Set(found)]
}
