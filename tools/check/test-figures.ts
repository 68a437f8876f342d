/** A test of a clause uses the figures that the clause's own boundary case names, not easier ones. */
import { parse } from 'yaml'
import { type Check, type Project, compareExemptions, isTest, sourcePaths } from './check.ts'

/**
 * Clauses whose tests leave out some figure of their boundary case, each for the reason beside it. The list must equal
 * what is found.
 */
const figureExemptions: readonly string[] = [
  // 005 is the code of a real department; the example's funds belong to an invented one, 136.
  'shizhu-budget-2023/p.name',
  'shizhu-budget-2023/p.unit',
]

export const testFigureCheck: Check = {
  name: 'figures of boundary cases',
  unit: 'tested clauses',
  repair:
    'use the figures of the clause’s `test:` line in its clause test (corpus/<instrument>/clauses.yaml)',
  examine: (project) => examineFigures(project, figureExemptions),
}

export function examineFigures(project: Project, exemptions: readonly string[]) {
  const rows = boundaries(project)
  const tests = testsByClause(project, new Set(rows.map(([id]) => id)))
  const found = new Set<string>()
  const problems: string[] = []
  let examined = 0
  for (const [id, boundary] of rows) {
    const text = tests.get(id)
    if (text === undefined) continue
    examined += 1
    const used = new Set(figuresIn(text))
    // a long figure may stand inside another text (an id, a sentence); a short one has to stand alone
    const missing = figuresIn(boundary).filter(
      (figure) => !used.has(figure) && !(figure.length > 3 && text.includes(figure)),
    )
    if (missing.length === 0) continue
    found.add(id)
    if (!exemptions.includes(id)) problems.push(`${id}: its tests never use ${missing.join('、')}`)
  }
  problems.push(...compareExemptions(found, exemptions, 'figureExemptions'))
  return { examined, problems }
}

/** Figures, dates and telephone numbers of a text, without thousands separators; a span gives its two ends. */
export function figuresIn(text: string): readonly string[] {
  const plain = text.replace(/(\d),(?=\d{3}\b)/g, '$1')
  return [
    ...new Set(
      [...plain.matchAll(/\d{4}-\d{2}(?:-\d{2})?(?!\d)|\b0\d{2,3}-\d{7,8}|\d+(?:\.\d+)*/g)].map(
        (match) => match[0],
      ),
    ),
  ]
}

/**
 * Clause id → the text of every test file that has a group for it: one written out, or one of a table whose rows name
 * the clause within its instrument.
 */
function testsByClause(project: Project, known: ReadonlySet<string>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const path of sourcePaths(project).filter(isTest)) {
    const text = project.text(path)
    const ids = new Set([...text.matchAll(/clause\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''))
    for (const [, instrument = ''] of text.matchAll(/clause\(\s*`([a-z0-9-]+)\/\$\{/g))
      for (const [, row = ''] of text.matchAll(/'([a-z0-9.]+)'/g))
        if (known.has(`${instrument}/${row}`)) ids.add(`${instrument}/${row}`)
    for (const id of ids) texts.set(id, `${texts.get(id) ?? ''}\n${text}`)
  }
  return texts
}

type ClauseRow = { readonly id: string; readonly test?: string | null }

function boundaries(project: Project): readonly (readonly [string, string])[] {
  return project.paths
    .filter((path) => /^corpus\/[^/]+\/clauses\.yaml$/.test(path))
    .flatMap((path) => {
      const instrument = path.split('/')[1] ?? ''
      const read = parse(project.text(path)) as
        | readonly ClauseRow[]
        | { readonly clauses: readonly ClauseRow[] }
      const rows = 'clauses' in read ? read.clauses : read
      return rows.map(({ id, test }) => [`${instrument}/${id}`, test ?? ''] as const)
    })
}
