import type { Check, Project } from './check.ts'

const listFile = 'docs/dependencies.md'

/** Every package is pinned and has its reason in docs/dependencies.md; the lockfile names no registry. */
export const dependencyCheck: Check = {
  name: 'dependencies',
  unit: 'packages',
  repair: `give each package an exact version in package.json and a line in ${listFile}`,
  examine: (project: Project) => {
    const versions = declaredVersions(project.text('package.json'))
    const reasons = reasonsOf(project.paths.includes(listFile) ? project.text(listFile) : '')
    const problems: string[] = []
    for (const [name, version] of versions) {
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        problems.push(`package.json: ${name} "${version}" is not an exact version`)
      if (!reasons.has(name)) problems.push(`${listFile}: no line "| \`${name}\` | reason |"`)
    }
    for (const name of reasons)
      if (!versions.has(name)) problems.push(`${listFile}: ${name} is not in package.json, remove its line`)
    const lock = project.text('package-lock.json')
    if (/"resolved":/.test(lock))
      problems.push(
        'package-lock.json: holds "resolved" addresses; write it with omit-lockfile-registry-resolved=true',
      )
    if (!/"integrity":/.test(lock)) problems.push('package-lock.json: holds no hashes')
    return { examined: versions.size, problems }
  },
}

function declaredVersions(text: string): Map<string, string> {
  const manifest = JSON.parse(text) as Partial<Record<string, Record<string, string>>>
  const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  return new Map(groups.flatMap((group) => Object.entries(manifest[group] ?? {})))
}

/** Names in rows whose reason says something; one row may name several packages. */
function reasonsOf(text: string): Set<string> {
  const names = new Set<string>()
  for (const line of text.split('\n')) {
    const [, packages = '', reason = ''] = line.split('|').map((cell) => cell.trim())
    if (reason.length < 10) continue
    for (const [, name] of packages.matchAll(/`([^`]+)`/g)) if (name !== undefined) names.add(name)
  }
  return names
}
