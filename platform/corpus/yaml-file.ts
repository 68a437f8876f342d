/** Reads a YAML file into a checked value; every complaint names file, line and path. */
import { readFileSync } from 'node:fs'
import { LineCounter, isNode, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'

/** All that is wrong with the corpus files read so far, one line each: `file:line: what`. */
export class CorpusError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`语料有 ${problems.length} 处错误：\n${problems.join('\n')}`)
    this.name = 'CorpusError'
    this.problems = problems
  }
}

/** The line (from 1) of the value at `path`, or of its nearest parent that exists. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/**
 * Reads and checks one YAML file.
 *
 * @param file path to read
 * @param shown the path as it is to be shown in errors
 * @throws CorpusError listing every problem with its line
 */
export function readYaml<T>(file: string, shown: string, schema: z.ZodType<T>): { value: T; line: LineOf } {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  if (document.errors.length > 0) {
    throw new CorpusError(
      document.errors.map(
        (error) => `${shown}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`,
      ),
    )
  }
  const result = schema.safeParse(document.toJS())
  if (!result.success) {
    throw new CorpusError(
      result.error.issues.map(
        (issue) =>
          `${shown}:${lineAt(document, lines, issue.path)}: ${issue.path.join('.')}: ${issue.message}`,
      ),
    )
  }
  return { value: result.data, line: (path) => lineAt(document, lines, path) }
}

/** Gives the line of a value by its path in the file. */
export type LineOf = (path: readonly PropertyKey[]) => number
