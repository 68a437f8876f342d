import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Node, lineAt, parseSource, visit } from '../check/syntax.ts'

/** A run of Chinese characters in a string, a template or a pattern of the checker. */
export type Literal = { readonly path: string; readonly line: number; readonly text: string }

const MIN_LENGTH = 6
const run = /\p{Script=Han}{6,}/gu

/**
 * The literals of six or more Chinese characters in `lint/` that occur in one of the texts: a rule that knows a phrase of a
 * document is no general rule. What is left of a literal without its terms counts.
 *
 * @param glossary the text of the glossary and of `lint/terms.ts`; its words of three characters and more are terms
 */
export function phrasesOf(root: string, texts: readonly string[], glossary: string): readonly Literal[] {
  const joined = texts.join('\n').replaceAll(/[ \t*]/g, '')
  const terms = termsOf(glossary)
  return lintLiterals(root).filter(
    ({ text }) => joined.includes(text) && (withoutTerms(text, terms).match(run) ?? []).length > 0,
  )
}

/** The words of a glossary, longest first. */
function termsOf(glossary: string): readonly string[] {
  const words = glossary.match(/\p{Script=Han}{3,}/gu) ?? []
  return [...new Set(words)].toSorted((a, b) => b.length - a.length)
}

const withoutTerms = (text: string, terms: readonly string[]): string =>
  terms.reduce((rest, term) => rest.replaceAll(term, '|'), text)

/** Every run of six or more Chinese characters in the literals of `lint/`, tests and the list of terms left out. */
function lintLiterals(root: string): readonly Literal[] {
  return readdirSync(join(root, 'lint'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.(?:test|fixture|generated))\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => path !== 'lint/terms.ts')
    .toSorted()
    .flatMap((path) => literalsOf(path, readFileSync(join(root, path), 'utf8')))
}

/** The runs in one source file, with their lines. */
export function literalsOf(path: string, text: string): readonly Literal[] {
  const found: Literal[] = []
  visit(parseSource(path, text).program, (node) => {
    for (const [one] of wordsOf(node).matchAll(run))
      if (one.length >= MIN_LENGTH) found.push({ path, line: lineAt(text, node.start), text: one })
  })
  return found
}

function wordsOf(node: Node): string {
  if (node.type === 'Literal') {
    const { value, regex } = node
    if (typeof value === 'string') return value
    return typeof regex === 'object' && regex !== null && 'pattern' in regex ? String(regex.pattern) : ''
  }
  const { value } = node
  const isTemplate = node.type === 'TemplateElement' && typeof value === 'object' && value !== null
  return isTemplate && 'cooked' in value ? String(value.cooked) : ''
}
