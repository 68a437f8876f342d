/** A test of a clause uses the figures that the clause's own boundary case names, not easier ones. */
import { parse } from 'yaml'
import { type Check, type Project, compareExemptions, isTest, sourcePaths } from './check.ts'

/** Clauses whose tests leave out some figure of their boundary case, for now. The list must equal what is found. */
export const figureExemptions: readonly string[] = [
  'anhui-titles-2018/art.15.c',
  'anhui-titles-2018/art.23.5.e',
  'anhui-titles-2018/art.25.b',
  'shizhu-budget-2023/n.1.2.a',
  'shizhu-budget-2023/n.2.1.c',
  'shizhu-budget-2023/n.2.1.d',
  'shizhu-budget-2023/n.3.c',
  'shizhu-budget-2023/n.3.e',
  'shizhu-budget-2023/n.3.g',
  'shizhu-budget-2023/n.3.h',
  'shizhu-budget-2023/n.4.a',
  'shizhu-budget-2023/n.5.1.a',
  'shizhu-budget-2023/n.5.4.a',
  'shizhu-budget-2023/n.contact',
  'shizhu-budget-2023/t.unit',
  'shizhu-budget-2023/t1.r3',
  'shizhu-budget-2023/t2.cols',
  'shizhu-budget-2023/t2.r1',
  'shizhu-budget-2023/t2.r2',
  'shizhu-budget-2023/t2.r9',
  'shizhu-budget-2023/t2.r10',
  'shizhu-budget-2023/t2.r13',
  'shizhu-budget-2023/t3',
  'shizhu-budget-2023/t3.r13',
  'shizhu-budget-2023/t4.total',
  'shizhu-budget-2023/t7',
  'shizhu-budget-2023/t7.r2',
  'shizhu-budget-2023/t8',
  'shizhu-budget-2023/p.budget',
  'shizhu-budget-2023/p.rencai.r5',
  'xingan-training-2023/a4.5.3.b',
  'xingan-training-2023/a4.5.3.c',
  'xingan-training-2023/a4.5.3.f',
]

export const testFigureCheck: Check = {
  name: 'figures of boundary cases',
  unit: 'tested clauses',
  repair:
    'use the figures of the clause’s `test:` line in its clause test (corpus/<instrument>/clauses.yaml)',
  examine: (project) => examineFigures(project, figureExemptions),
}

export function examineFigures(project: Project, exemptions: readonly string[]) {
  const tests = testsByClause(project)
  const found = new Set<string>()
  const problems: string[] = []
  let examined = 0
  for (const [id, boundary] of boundaries(project)) {
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

/** Figures and dates of a text, without thousands separators. */
export function figuresIn(text: string): readonly string[] {
  const plain = text.replace(/(\d),(?=\d{3}\b)/g, '$1')
  return [...new Set([...plain.matchAll(/\d+(?:[.-]\d+)*/g)].map((match) => match[0]))]
}

/** Clause id → the text of every test file that has a group for it. */
function testsByClause(project: Project): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const path of sourcePaths(project).filter(isTest)) {
    const text = project.text(path)
    const ids = new Set([...text.matchAll(/clause\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''))
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
