/** Which fields a refusal names: faults of the input, and findings whose facts hold the path of their field. */
import type { Finding, Problem } from '../../api/types.ts'

export type FieldFaults = ReadonlyMap<string, string>

const fieldOf = ({ facts }: Finding): string | undefined => {
  const field = facts?.['field']
  return typeof field === 'string' ? field : undefined
}

/**
 * What is told under the fields of one row or form, by field. `prefix` is the row's path in the input (`works.2.`), or empty.
 * `rest` is the refusal where something is left that no field can show.
 */
export function faultsUnder(
  problem: Problem | undefined,
  prefix: string,
): { readonly faults: FieldFaults; readonly rest: Problem | undefined } {
  const faults = new Map<string, string>()
  if (problem === undefined) return { faults, rest: undefined }
  const open = (problem.findings ?? []).filter(({ holds }) => holds !== 'yes')
  const placed = open.filter((finding) => fieldOf(finding)?.startsWith(prefix) === true)
  for (const finding of placed) add(faults, fieldOf(finding)?.slice(prefix.length), finding.say)
  const typed = problem.fields ?? []
  const here = typed.filter(({ path }) => path.startsWith(prefix) && path !== '')
  for (const { path, say } of here) add(faults, path.slice(prefix.length), say)
  const isAllPlaced =
    placed.length + here.length > 0 && placed.length === open.length && here.length === typed.length
  return { faults, rest: isAllPlaced ? undefined : problem }
}

function add(faults: Map<string, string>, field: string | undefined, say: string | undefined): void {
  if (field === undefined || say === undefined) return
  const before = faults.get(field)
  faults.set(field, before === undefined ? say : `${before} ${say}`)
}
