import type { Project } from './check.ts'

/** A project in memory, for the tests of the checks. */
export function sampleProject(files: Record<string, string>): Project {
  const text = (path: string) => {
    const found = files[path]
    if (found === undefined) throw new Error(`the sample has no ${path}`)
    return found
  }
  return { paths: Object.keys(files).toSorted(), text }
}
