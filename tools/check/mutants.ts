import { type Node, isNode, lineAt, parseSource, visit } from './syntax.ts'

/** One small wrong version of a rule: a replacement of one stretch of the file's text. */
export type Mutant = {
  path: string
  rule: string
  /** The clause the rule cites, where it is written out: only its own tests may notice the mutant. */
  clause: string | undefined
  line: number
  change: string
  start: number
  end: number
  text: string
}

/** Comparisons and what a slip of the pen makes of them: the bound itself lost or gained, and the sense turned round. */
const slips: Readonly<Record<string, readonly string[]>> = {
  '>=': ['>', '<'],
  '>': ['>=', '<='],
  '<=': ['<', '>'],
  '<': ['<=', '>='],
  '===': ['!=='],
  '!==': ['==='],
}

/** What one file yields: its rules by id, and every mutant of their tests. */
export type Mutated = { rules: string[]; mutants: Mutant[] }

/**
 * Every mutant of every `rule(id, cite, test, …)` in a file: comparison flipped, whole-number bound moved by one,
 * one side of a conjunction or alternative dropped, negation removed. A test given by name is followed to a function
 * of the same file.
 */
export function mutantsOf(path: string, text: string): Mutated {
  const { program } = parseSource(path, text)
  const rules: string[] = []
  const mutants: Mutant[] = []
  visit(program, (node) => {
    const found = ruleCall(node, text, program)
    if (found === undefined) return
    rules.push(found.id)
    const test =
      found.test.type === 'Identifier' ? functionNamed(program, String(found.test['name'])) : found.test
    const body = test?.['body']
    if (!isNode(body)) return
    visit(body, (inner) => {
      for (const { start, end, text: replacement } of changesOf(inner, text)) {
        const change = `${short(text.slice(start, end))} → ${short(replacement)}`
        mutants.push({
          path,
          rule: found.id,
          clause: found.clause,
          line: lineAt(text, start),
          change,
          start,
          end,
          text: replacement,
        })
      }
    })
  })
  return { rules, mutants }
}

/** The file's text with the mutant in place. */
export function applyMutant(text: string, mutant: Mutant): string {
  return text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end)
}

function ruleCall(
  node: Node,
  text: string,
  program: Node,
): { id: string; clause: string | undefined; test: Node } | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [callee, list] = [node['callee'], node['arguments']]
  if (!isNode(callee) || callee['name'] !== 'rule' || !Array.isArray(list)) return undefined
  const [id, citation, test] = list as unknown[]
  if (!isNode(id) || !isNode(test)) return undefined
  const clause = citedClause(citation, program)
  return { id: typeof id['value'] === 'string' ? id['value'] : text.slice(id.start, id.end), clause, test }
}

/** The id in `cite('…')`, written in place or as a constant of the file. */
function citedClause(citation: unknown, program: Node): string | undefined {
  if (!isNode(citation)) return undefined
  if (citation.type === 'Identifier')
    return citedClause(functionNamed(program, String(citation['name'])), program)
  const [callee, list] = [citation['callee'], citation['arguments']]
  if (citation.type !== 'CallExpression' || !isNode(callee) || callee['name'] !== 'cite') return undefined
  const [id] = Array.isArray(list) ? (list as unknown[]) : []
  return isNode(id) && typeof id['value'] === 'string' ? id['value'] : undefined
}

function functionNamed(program: Node, name: string): Node | undefined {
  let found: Node | undefined
  visit(program, (node) => {
    const id = node['id']
    if (!isNode(id) || id['name'] !== name) return
    if (node.type === 'FunctionDeclaration') found = node
    if (node.type === 'VariableDeclarator' && isNode(node['init'])) found = node['init']
  })
  return found
}

type Change = { start: number; end: number; text: string }

function changesOf(node: Node, text: string): Change[] {
  const { left, right, operator, argument } = node
  const slice = (part: Node) => text.slice(part.start, part.end)
  const whole = (replacement: string) => ({ start: node.start, end: node.end, text: `(${replacement})` })
  if (node.type === 'LogicalExpression' && isNode(left) && isNode(right) && operator !== '??') {
    return [whole(slice(left)), whole(slice(right))]
  }
  if (node.type === 'UnaryExpression' && operator === '!' && isNode(argument)) return [whole(slice(argument))]
  if (node.type !== 'BinaryExpression' || !isNode(left) || !isNode(right)) return []
  const flips = (slips[String(operator)] ?? []).map((flip) => whole(`${slice(left)} ${flip} ${slice(right)}`))
  if (flips.length === 0 || operator === '===' || operator === '!==') return flips
  const bounds = [left, right].filter((part) => part.type === 'Literal' && Number.isInteger(part['value']))
  const moved = bounds.map((part) => ({
    start: part.start,
    end: part.end,
    text: String(Number(part['value']) + 1),
  }))
  return [...flips, ...moved]
}

function short(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 80)
}
