/** What one step of `npm test` came to. */
export type StepResult = {
  passed: number
  failed: number
  skipped: number
  /** How many things the step looked at; a step that saw nothing fails. */
  examined: number
  /** What was examined, in the plural: "files", "tests". */
  unit: string
  /** What a person needs to read, only when something failed. */
  details: string[]
}

/** A step of `npm test`: a name, the part it belongs to, the command that repairs or repeats it. */
export type Step = {
  name: string
  part: Part
  repair: string
  run: () => Promise<StepResult>
}

/** The parts that `npm test PART` can run alone. `slow` is never part of a whole run. */
export const parts = ['check', 'unit', 'mutate', 'db', 'browser', 'slow'] as const
export type Part = (typeof parts)[number]

/** True when `name` names a part. */
export function isPart(name: string): name is Part {
  return parts.some((part) => part === name)
}

/** The result of a step that answers with yes or no only, such as a compiler run. */
export function single(ok: boolean, examined: number, unit: string, details: string[]): StepResult {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, examined, unit, details: ok ? [] : details }
}

/**
 * Turns a step that examined nothing into a failure: a check that goes blind must not look green.
 * The counts of a step that already failed stay as they are.
 */
export function refuseEmpty(result: StepResult): StepResult {
  if (result.examined > 0) return result
  const detail = `examined no ${result.unit}: the step looks in the wrong place, or what it checks is not there yet`
  return { ...result, passed: 0, failed: Math.max(1, result.failed), details: [...result.details, detail] }
}

/** The last line of a run. */
export function totalsLine(results: readonly StepResult[]): string {
  const sum = (pick: (result: StepResult) => number) => results.reduce((total, r) => total + pick(r), 0)
  return `${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped)} skipped`
}
