/** package.json of the packed checker: of the project's own what a project that installs it needs, and nothing that runs from a checkout. */
import { packedEntries } from './library.ts'

/** What is read of a package.json. */
export type Manifest = {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
}

/** The folder of the package that holds what was compiled; `npm pack` takes it along, git does not. */
export const packedFolder = 'dist'

/**
 * Packages that the checker imports are bundled, so that it installs where there is no registry; the Node that the
 * project pins is optional, for machines with an older one.
 *
 * @param imported names of the packages that the compiled checker imports
 * @throws when one of them is no dependency of the project
 */
export function packedManifest(project: Manifest, imported: readonly string[]) {
  const dependencies = Object.fromEntries(
    imported.map((name) => {
      const version = project.dependencies[name]
      if (version === undefined) throw new Error(`the checker imports ${name}, which is no dependency`)
      return [name, version]
    }),
  )
  const isNode = ([name]: readonly [string, string]): boolean =>
    /^node-(?:bin-)?(?:linux|darwin|win)-/.test(name)
  const at = (path: string): string => `./${packedFolder}/${path}`
  return {
    name: project.name,
    version: project.version,
    private: true,
    description: `${project.description}: the checker of public documents`,
    license: project.license,
    type: 'module',
    bin: { guicheng: at(packedEntries.command) },
    exports: {
      './lint': { types: at(packedEntries.types), default: at(packedEntries.library) },
      './package.json': './package.json',
    },
    files: [packedFolder, 'docs/guides/lint.md', 'docs/rules'],
    dependencies,
    bundleDependencies: imported,
    optionalDependencies: Object.fromEntries(Object.entries(project.optionalDependencies).filter(isNode)),
    engines: { node: '>=26' },
  }
}
