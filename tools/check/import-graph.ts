import { posix } from 'node:path'
import type { Project } from './check.ts'
import { importsOf } from './syntax.ts'

/** For each TypeScript file, generated ones too, the project files it imports at run time (types left out). */
export function importTargets(project: Project): Map<string, string[]> {
  const resolve = resolver(project)
  return new Map(
    project.paths
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => {
        const imports = importsOf(path, project.text(path)).filter((found) => !found.typeOnly)
        const targets = imports.map((found) => resolve(path, found.source))
        return [path, targets.filter((target) => target !== undefined)]
      }),
  )
}

/** Follows relative imports and the `imports` of package.json, in the order written there, exact names first. */
function resolver(project: Project): (from: string, source: string) => string | undefined {
  const { imports = {} } = JSON.parse(project.text('package.json')) as { imports?: Record<string, string> }
  return (from, source) => {
    if (source.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), source))
    const exact = imports[source]
    if (exact !== undefined) return exact.replace(/^\.\//, '')
    for (const [name, target] of Object.entries(imports)) {
      const star = name.indexOf('*')
      if (star > 0 && source.startsWith(name.slice(0, star)))
        return target.replace('*', source.slice(star)).replace(/^\.\//, '')
    }
    return undefined
  }
}
