import { parseSync } from 'vite'

/** A node of the syntax tree: a type, a place in the text (UTF-16 offsets) and whatever the type has. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown }

export type Syntax = { program: Node; comments: readonly { start: number; end: number }[] }

/** Parses TypeScript or TSX; throws with the file's name when it cannot be read. */
export function parseSource(path: string, text: string): Syntax {
  const { program, comments, errors } = parseSync(path, text)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)
  return { program: program as unknown as Node, comments }
}

/** True for anything that looks like a syntax node. */
export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'start' in value
  )
}

/** Calls `see` for every node below and including `node`, parents first, with the chain of parents. */
export function visit(
  node: Node,
  see: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
): void {
  see(node, parents)
  const chain = [...parents, node]
  for (const value of Object.values(node)) {
    if (isNode(value)) visit(value, see, chain)
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) visit(item, see, chain)
  }
}

/** Line number (from 1) of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** An identifier that refers to something, as opposed to a property's or a key's name. */
export function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true
  const namesMember =
    parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true
  const keyed = [
    'Property',
    'PropertyDefinition',
    'MethodDefinition',
    'TSPropertySignature',
    'TSMethodSignature',
  ]
  const namesKey =
    keyed.includes(parent.type) &&
    parent['key'] === node &&
    parent['computed'] !== true &&
    parent['shorthand'] !== true
  const namesPart = parent.type === 'TSQualifiedName' && parent['right'] === node
  return !namesMember && !namesKey && !namesPart
}

/** One import or re-export: where it leads, on which line, and whether only types come through it. */
export type Import = { source: string; line: number; typeOnly: boolean }

/** Every static and dynamic import, re-export and `import('…')` type of a file. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  visit(parseSource(path, text).program, (node) => {
    const source = node['source']
    if (!isNode(source) || typeof source['value'] !== 'string') {
      if (node.type === 'ImportExpression')
        found.push({ source: '(computed)', line: lineAt(text, node.start), typeOnly: false })
      return
    }
    const typeOnly =
      node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType'
    found.push({ source: source['value'], line: lineAt(text, node.start), typeOnly })
  })
  return found
}
