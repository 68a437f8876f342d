import { posix } from 'node:path'
import type { Check, Project } from './check.ts'

/** Folders that exist at run time only. */
const made = /^(data|dist|test-results|playwright-report|node_modules)(\/|$)/

/** Paths and npm scripts that README, CONTRIBUTING and docs/ name do exist. */
export const guideCheck: Check = {
  name: 'paths and commands in guides',
  unit: 'names',
  repair: 'correct the guide, or bring back what it names',
  examine: (project: Project) => {
    const scripts = Object.keys(
      (JSON.parse(project.text('package.json')) as { scripts?: object }).scripts ?? {},
    )
    const problems: string[] = []
    let examined = 0
    for (const guide of project.paths.filter(
      (path) => path.endsWith('.md') && (!path.includes('/') || path.startsWith('docs/')),
    )) {
      for (const [index, line] of project.text(guide).split('\n').entries()) {
        for (const name of namedPaths(line)) {
          examined += 1
          if (!exists(project, guide, name))
            problems.push(`${guide}:${index + 1}: names ${name}, which does not exist`)
        }
        for (const [, script = ''] of line.matchAll(/npm run (?:-s )?([\w:-]+)/g)) {
          examined += 1
          if (!scripts.includes(script))
            problems.push(
              `${guide}:${index + 1}: names "npm run ${script}", which package.json does not have`,
            )
        }
      }
    }
    return { examined, problems }
  },
}

/** Words in backticks that are folders (`x/`) or files (`x/y.ts`), and targets of relative links. */
function namedPaths(line: string): string[] {
  const quoted = Array.from(line.matchAll(/`([^`\s]+)`/g), ([, name = '']) => name)
  const paths = quoted.filter(
    (name) =>
      /^(?!.*[*<>{}|$…:])[\w.#-]+\//.test(name) && /(\/|\.(ts|tsx|md|yaml|json|csv|sh|css))$/.test(name),
  )
  const links = Array.from(line.matchAll(/\]\(([^)\s#]+)[^)]*\)/g), ([, target = '']) => target)
  return [...paths, ...links.filter((target) => !/^(https?:|mailto:)/.test(target))].filter(
    (name) => !name.startsWith('#'),
  )
}

function exists(project: Project, guide: string, name: string): boolean {
  const bare = name.replace(/\/$/, '')
  const candidates = [posix.normalize(bare), posix.normalize(posix.join(posix.dirname(guide), bare))]
  return candidates.some(
    (path) =>
      made.test(path) || project.paths.some((known) => known === path || known.startsWith(`${path}/`)),
  )
}
