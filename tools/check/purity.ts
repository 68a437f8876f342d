import { type Check, type Project, isTest, sourcePaths } from './check.ts'
import { type Node, isNode, isReference, lineAt, parseSource, visit } from './syntax.ts'

const pureFolders = /^(kernel|regulations|lint)\//

/** Names that bring a clock, chance or the outside world, and what to do instead. */
const forbidden: Readonly<Record<string, string>> = {
  Date: 'use LocalDate and Instant of #kernel/time; the moment is an argument',
  process: 'pass the setting in as an argument',
  fetch: 'declare a need; the platform fetches it',
  crypto: 'random values and digests are made by the platform and passed in',
  performance: 'the moment is an argument',
  setTimeout: 'a period is data; nothing in a pure folder waits',
  setInterval: 'a period is data; nothing in a pure folder waits',
  setImmediate: 'nothing in a pure folder waits',
  queueMicrotask: 'nothing in a pure folder waits',
  globalThis: 'pass the value in as an argument',
  require: 'use a static import',
}

/** No clock, chance or I/O by name in kernel/, regulations/ and lint/; Temporal only inside kernel/time. */
export const purityCheck: Check = {
  name: 'purity of kernel, regulations and lint',
  unit: 'files',
  repair: 'pass the value in; see docs/ on the pure core',
  examine: (project: Project) => {
    const paths = sourcePaths(project).filter((path) => pureFolders.test(path) && !isTest(path))
    return { examined: paths.length, problems: paths.flatMap((path) => impurities(path, project.text(path))) }
  },
}

function impurities(path: string, text: string): string[] {
  const problems: string[] = []
  const tell = (node: Node, what: string) => problems.push(`${path}:${lineAt(text, node.start)}: ${what}`)
  visit(parseSource(path, text).program, (node, parents) => {
    const source = node['source']
    if (isNode(source) && String(source['value']).startsWith('node:'))
      tell(node, `${String(source['value'])}: pure folders import nothing of Node`)
    if (isMember(node, 'Math', 'random'))
      tell(node, 'Math.random: a draw starts from a committed seed that is passed in')
    if (isMember(node, 'Temporal', 'Now')) tell(node, 'Temporal.Now: the moment is an argument')
    if (node.type !== 'Identifier' || !isReference(node, parents.at(-1))) return
    const name = String(node['name'])
    if (name === 'Temporal' && !path.startsWith('kernel/time/'))
      tell(node, 'Temporal: only kernel/time uses it; take its functions')
    const instead = Object.hasOwn(forbidden, name) ? forbidden[name] : undefined
    if (instead !== undefined) tell(node, `${name}: ${instead}`)
  })
  return problems
}

function isMember(node: Node, object: string, property: string): boolean {
  const [left, right] = [node['object'] ?? node['left'], node['property'] ?? node['right']]
  const isName = (part: unknown, name: string) =>
    isNode(part) && (part['name'] === name || part['value'] === name)
  return (
    (node.type === 'MemberExpression' || node.type === 'TSQualifiedName') &&
    isName(left, object) &&
    isName(right, property)
  )
}
