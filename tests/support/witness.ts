/**
 * What a running test was told about clauses. `witness-hook.ts` lets every value in which the product answers with a
 * clause (findings, single checks, calculations, parameters, periods, accepted acts) pass through `watch`; the clause
 * test that runs at that moment listens. So a test cannot claim a clause that no rule of the product answered with.
 */

/** `held`: the rule held, the check passed, the act was taken. `failed`: it did not. `seen`: a value citing the clause. */
export type Answer = 'held' | 'failed' | 'seen'
export type Sighting = { readonly clause: string; readonly answer: Answer }

type Listener = (sighting: Sighting) => void
type Witness = { listener: Listener | undefined; readonly watch: (make: Made) => Made }
// oxlint-disable-next-line typescript/no-explicit-any -- wraps functions of any shape
type Made = (...input: any[]) => unknown

const key = Symbol.for('guicheng.witness')
const place = globalThis as { [key]?: Witness }

/** Makes the witness; called by the hook before anything else is loaded. */
export function installWitness(): void {
  place[key] ??= { listener: undefined, watch }
}

/** Whether the hook is loaded (`--import tests/support/witness-hook.ts`), as `npm test` and `guicheng clauses` do. */
export function hasWitness(): boolean {
  return place[key] !== undefined
}

/** Sends what is seen from now on to `listener`; without one, sightings are dropped. */
export function listen(listener: Listener | undefined): void {
  if (place[key] !== undefined) place[key].listener = listener
}

/** A function whose answers are noted. Answers that are functions (rules) or hold one (parameters) are watched in turn. */
function watch(make: Made): Made {
  return (...input) => {
    const made = make(...input)
    if (typeof made === 'function') return Object.assign(watch(made as Made), made)
    if (isRecord(made) && typeof made['on'] === 'function') return { ...made, on: watch(made['on'] as Made) }
    const listener = place[key]?.listener
    if (listener !== undefined) sightingsOf(made).forEach(listener)
    return made
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The clauses a value of the product answers with. */
export function sightingsOf(value: unknown): readonly Sighting[] {
  if (Array.isArray(value)) return value.flatMap(sightingsOf)
  if (!isRecord(value)) return []
  const { clause, clauses, finding, findings, operations, where } = value
  const own = typeof clause === 'string' ? [{ clause, answer: answerOf(value) }] : []
  const many = Array.isArray(clauses) ? clauses.filter((one) => typeof one === 'string') : []
  return [
    ...own,
    ...many.map((one): Sighting => ({ clause: one, answer: 'seen' })),
    ...placed(
      isRecord(finding) ? finding['where'] : where,
      isRecord(finding) ? 'failed' : gradedAnswer(value),
    ),
    ...sightingsOf(findings),
    ...(isRecord(operations) ? Object.values(operations).flatMap(sightingsOf) : []),
  ]
}

function placed(where: unknown, answer: Answer): readonly Sighting[] {
  return isRecord(where) && typeof where['clause'] === 'string' ? [{ clause: where['clause'], answer }] : []
}

const gradedAnswer = ({ grade }: Readonly<Record<string, unknown>>): Answer =>
  grade === undefined ? 'held' : 'failed'

function answerOf({ holds, kind }: Readonly<Record<string, unknown>>): Answer {
  if (holds === 'yes' || kind === 'accepted') return 'held'
  return holds === undefined ? 'seen' : 'failed'
}
