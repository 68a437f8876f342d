/**
 * Checks that the corpus is ours: no phone or identity number of a real person, and no run of Chinese characters copied
 * from an original document. The originals are not in the repository, so the second check takes their folder:
 * `node tools/corpus/originality.ts FOLDER`.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Numbers that could reach a person. Invented phones here end in 0000 (or are cut short on purpose). */
const PERSONAL = [
  { name: 'mobile phone', pattern: /(?<!\d)1[3-9]\d{9}(?!\d)/g },
  { name: 'landline', pattern: /(?<!\d)0\d{2,3}[-－— ]\d{7,8}(?!\d)/g },
  { name: 'identity number', pattern: /(?<!\d)\d{17}[\dXx](?![\dXx])/g },
]
const INVENTED = /0000$|^023-7333000$/

/** The numbers in a text that could belong to a person, as `kind: number`. */
export function personalNumbers(text: string): string[] {
  return PERSONAL.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)]
      .map(([number]) => number)
      .filter((number) => !INVENTED.test(number))
      .map((number) => `${name}: ${number}`),
  )
}

const han = /\p{Script=Han}/u

/** The Han characters alone: punctuation, spaces and figures do not hide or break a copied sentence. */
function hanOnly(text: string): string {
  return [...text].filter((character) => han.test(character)).join('')
}

/**
 * Runs of at least `length` Han characters of `text` that occur literally in an original.
 *
 * @param text our text
 * @param originals the originals, already reduced by `prepareOriginal`
 */
export function copiedRuns(text: string, originals: readonly string[], length = 30): string[] {
  const ours = hanOnly(text)
  const found: string[] = []
  let at = 0
  while (at + length <= ours.length) {
    let end = at + length
    const copied = (to: number): boolean =>
      originals.some((original) => original.includes(ours.slice(at, to)))
    if (!copied(end)) {
      at += 1
      continue
    }
    while (end < ours.length && copied(end + 1)) end += 1
    found.push(ours.slice(at, end))
    at = end
  }
  return found
}

/** An original reduced to its Han characters, ready to be searched. */
export const prepareOriginal = hanOnly

/**
 * The values of our files: one text per line for YAML, one per cell for CSV, so that runs do not join across values.
 * Titles of documents are facts, not sentences: 《…》 with its number, `title:` lines and headings are left out.
 */
export function valuesOf(path: string, text: string): { line: number; value: string }[] {
  return text.split('\n').flatMap((line, index) => {
    if (/^(title: |# )/.test(line)) return []
    const cells = path.endsWith('.csv') ? line.split(',') : [line]
    return cells
      .flatMap((cell) => cell.split(/《[^》]*》(?:（[^）]*）)?/))
      .map((value) => ({ line: index + 1, value }))
  })
}

/** Every text file below corpus/, docs/readings/ and docs/glossary.md as path and text. */
export function ownTexts(root: string): { path: string; text: string }[] {
  return ['corpus', 'docs/readings'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(yaml|csv|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: file.slice(root.length + 1), text: readFileSync(file, 'utf8') })),
  )
}

if (import.meta.main) {
  const [folder, length] = process.argv.slice(2)
  if (folder === undefined) throw new Error('usage: originality.ts FOLDER-OF-ORIGINALS [LENGTH]')
  const root = resolve(import.meta.dirname, '../..')
  const originals = readdirSync(folder).map((name) =>
    prepareOriginal(readFileSync(join(folder, name), 'utf8')),
  )
  let runs = 0
  for (const { path, text } of ownTexts(root)) {
    for (const { line, value } of valuesOf(path, text)) {
      for (const run of copiedRuns(value, originals, Number(length ?? 30))) {
        runs += 1
        console.log(`${path}:${line}: ${run}`)
      }
    }
  }
  console.log(`${runs} copied runs, ${originals.length} originals`)
  process.exitCode = runs > 0 ? 1 : 0
}
