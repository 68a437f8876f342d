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
      for (const change of changesOf(inner, text))
        mutants.push(toMutant(path, text, found.id, found.clause, change))
    })
  })
  return { rules, mutants }
}

/**
 * Every mutant of every function of a file that is written without `rule(…)`, such as the checks of figures and texts:
 * the same changes, under the name of the nearest named function. What runs while the file is loaded is left out.
 */
export function functionMutantsOf(path: string, text: string): Mutated {
  const { program } = parseSource(path, text)
  const names = new Set<string>()
  const mutants: Mutant[] = []
  visit(program, (node, parents) => {
    const name = enclosingName(parents)
    if (name === undefined) return
    names.add(name)
    for (const change of changesOf(node, text)) mutants.push(toMutant(path, text, name, undefined, change))
  })
  return { rules: [...names], mutants }
}

function toMutant(
  path: string,
  text: string,
  rule: string,
  clause: string | undefined,
  { start, end, text: replacement }: Change,
): Mutant {
  const change = `${short(text.slice(start, end))} → ${short(replacement)}`
  return { path, rule, clause, line: lineAt(text, start), change, start, end, text: replacement }
}

const functionTypes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
])

/** The nearest named function or variable around a node that stands inside a function. */
function enclosingName(parents: readonly Node[]): string | undefined {
  if (!parents.some(({ type }) => functionTypes.has(type))) return undefined
  for (const { id } of parents.toReversed())
    if (isNode(id) && typeof id['name'] === 'string') return id['name']
  return 'unnamed'
}

/**
 * The file's text with all mutants in place, each behind a switch: `of(k) ? changed : as written`, where `k` is the
 * mutant's place in the list, counted on from `before`, and `of` is the given function name. A mutant inside another
 * one's stretch is switched in what stays as written.
 */
export function switchMutants(text: string, mutants: readonly Mutant[], of: string, before = 0): string {
  const numbered = mutants.map((mutant, i) => ({ ...mutant, number: before + i + 1 }))
  return switched(text, numbered, 0, text.length, of)
}

type Numbered = Mutant & { readonly number: number }

function switched(text: string, mutants: readonly Numbered[], from: number, to: number, of: string): string {
  let [made, at] = ['', from]
  const outermost = mutants.toSorted((a, b) => a.start - b.start || b.end - a.end)
  for (const { start, end } of outermost) {
    if (start < at) continue
    const own = mutants.filter((one) => one.start === start && one.end === end)
    const inner = mutants.filter((one) => one.start >= start && one.end <= end && !own.includes(one))
    const choices = own.map((one) => `${of}(${one.number}) ? ${one.text} : `)
    made += text.slice(at, start) + `(${choices.join('')}(${switched(text, inner, start, end, of)}))`
    at = end
  }
  return made + text.slice(at, to)
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
