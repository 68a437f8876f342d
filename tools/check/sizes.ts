import { type Check, type Project, compareExemptions, isTest, sourcePaths } from './check.ts'
import { parseSource } from './syntax.ts'

const maxLines = 300

/** Files over the bound and files that switch a size rule of the linter off. Must equal what is found. */
const sizeExemptions: readonly string[] = []

/** Files stop at 300 lines of code (blank lines, comments and tests not counted); oxlint bounds functions at 70. */
export const sizeCheck: Check = {
  name: 'sizes',
  unit: 'files',
  repair: 'split the file by what its parts are about',
  examine: (project) => examineSizes(project, sizeExemptions),
}

export function examineSizes(project: Project, exemptions: readonly string[]) {
  const paths = sourcePaths(project).filter((path) => !isTest(path))
  const found = new Map<string, string>()
  for (const path of paths) {
    const text = project.text(path)
    const lines = codeLines(path, text)
    if (lines > maxLines) found.set(path, `${lines} lines of code, at most ${maxLines}`)
    if (/(?:oxlint|eslint)-disable[^\n]*max-lines/.test(text)) found.set(path, 'switches a size rule off')
  }
  const problems = [...found]
    .filter(([path]) => !exemptions.includes(path))
    .map(([path, problem]) => `${path}: ${problem}`)
  return {
    examined: paths.length,
    problems: [...problems, ...compareExemptions(new Set(found.keys()), exemptions, 'sizeExemptions')],
  }
}

/** Lines that hold something other than blanks and comments. */
function codeLines(path: string, text: string): number {
  let code = text
  for (const { start, end } of parseSource(path, text).comments) {
    code = code.slice(0, start) + code.slice(start, end).replaceAll(/[^\n]/g, ' ') + code.slice(end)
  }
  return code.split('\n').filter((line) => line.trim() !== '').length
}
