/**
 * Loaded with `--import` into a test process: the functions of the kernel and of lint that make answers with clauses are
 * replaced, while their files are loaded, by ones that the witness watches. The product knows nothing of it.
 */
import { registerHooks } from 'node:module'
import { installWitness } from './witness.ts'

/** File → its functions whose answers cite clauses. A name that is no longer there is a fault of this list. */
const watched: Readonly<Record<string, readonly string[]>> = {
  'kernel/law/finding.ts': ['rule', 'plainFinding'],
  'kernel/law/calculation.ts': ['calculation'],
  'kernel/law/parameter.ts': ['parameter'],
  'kernel/case/decide.ts': ['decideAct'],
  'kernel/case/period.ts': ['runningPeriods'],
  'lint/finding.ts': ['passed', 'found'],
}
const root = new URL('../../', import.meta.url).href

installWitness()
registerHooks({
  load: (address, context, next) => {
    const loaded = next(address, context)
    const names = address.startsWith(root) ? watched[address.slice(root.length)] : undefined
    if (names === undefined || loaded.source === undefined || loaded.source === null) return loaded
    return { ...loaded, source: names.reduce(watchIn, textOf(loaded.source)) }
  },
})

const textOf = (source: string | ArrayBuffer | NodeJS.TypedArray): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source)

function watchIn(source: string, name: string): string {
  const declared = new RegExp(`^export function ${name}\\b`, 'm')
  if (!declared.test(source)) throw new Error(`witness-hook.ts watches ${name}, which is declared no longer`)
  return `${source.replace(declared, `function watched_${name}`)}
export const ${name} = globalThis[Symbol.for('guicheng.witness')].watch(watched_${name})
`
}
