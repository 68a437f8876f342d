/** Reads a YAML file into a checked value; every complaint names file, line and path. */
import { readFileSync } from 'node:fs'
import { LineCounter, isNode, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import { z } from 'zod'
import { type Kept, keyOf } from './kept.ts'

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

/** A YAML file as it was parsed: its value, and the line of the `id` of each entry of a list. */
const parsedSchema = z.object({ value: z.unknown(), lines: z.array(z.int()) })

/**
 * Reads and checks one YAML file. Parsing is what takes time: a kept value of the same text is used in its place, and
 * checked like a parsed one.
 *
 * @param file path to read
 * @param shown the path as it is to be shown in errors
 * @throws CorpusError listing every problem with its line
 */
export function readYaml<T>(
  file: string,
  shown: string,
  schema: z.ZodType<T>,
  kept?: Kept,
): { value: T; line: LineOf } {
  const text = readFileSync(file, 'utf8')
  const known = kept === undefined ? undefined : findParsed(kept, text)
  const checked = known === undefined ? undefined : schema.safeParse(known.value)
  if (known === undefined || checked?.success !== true) return parseYaml(text, shown, schema, kept)
  let parsed: { line: LineOf } | undefined
  const line: LineOf = (path) => {
    const [entry, name] = path
    const own =
      path.length === 2 && name === 'id' && typeof entry === 'number' ? known.lines[entry] : undefined
    return own ?? (parsed ??= parseYaml(text, shown, schema)).line(path)
  }
  return { value: checked.data, line }
}

/** Goes with the keys: what is kept of a file in this way, and the parser that read it. */
const FORMAT = 'yaml 2, lines of ids'

const findParsed = (kept: Kept, text: string): z.output<typeof parsedSchema> | undefined =>
  parsedSchema.safeParse(kept.find(keyOf(FORMAT, text))).data

function parseYaml<T>(
  text: string,
  shown: string,
  schema: z.ZodType<T>,
  kept?: Kept,
): { value: T; line: LineOf } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    throw new CorpusError(
      document.errors.map(
        (error) => `${shown}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`,
      ),
    )
  }
  const value: unknown = document.toJS()
  const result = schema.safeParse(value)
  if (!result.success) {
    throw new CorpusError(
      result.error.issues.map(
        (issue) =>
          `${shown}:${lineAt(document, lines, issue.path)}: ${issue.path.join('.')}: ${issue.message}`,
      ),
    )
  }
  const entries = Array.isArray(value) ? value.length : 0
  kept?.put(keyOf(FORMAT, text), {
    value,
    lines: Array.from({ length: entries }, (_, index) => lineAt(document, lines, [index, 'id'])),
  })
  return { value: result.data, line: (path) => lineAt(document, lines, path) }
}

/** Gives the line of a value by its path in the file. */
export type LineOf = (path: readonly PropertyKey[]) => number
