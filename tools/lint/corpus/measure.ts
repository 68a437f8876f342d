import type { LintFinding } from '#lint'
import { checkDocument, linesOf } from '../compare.ts'
import { type Draft, printDraft } from './draft.ts'
import { draftCorpus } from './families/index.ts'
import { type Mutant, type MutationKind, arithmeticKinds, mutate, mutationKinds } from './mutate.ts'
import { randomFrom } from './random.ts'

export type KindTally = { readonly made: number; readonly found: number; readonly missed: readonly string[] }

/** What the checker made of a corpus: what it said of clean documents, and how much of what was spoiled it found. */
export type Measurement = {
  readonly seed: number
  readonly documents: number
  /** Single checks on clean documents, passed or not. */
  readonly checks: number
  /** Findings on clean documents, gravest kinds apart. */
  readonly falseErrors: readonly string[]
  readonly falseInconsistencies: readonly string[]
  readonly doubts: readonly string[]
  readonly kinds: ReadonlyMap<MutationKind, KindTally>
}

/**
 * Checks a corpus, every document clean and then spoiled in every kind.
 *
 * @param each documents of every family
 * @param times how often every document is spoiled in one kind
 */
export function measure(seed: number, each: number, times = 1): Measurement {
  const drafts = draftCorpus(seed, each)
  const clean = drafts.map((draft) => checkDocument(printDraft(draft), draft.name))
  const told = (grades: readonly string[]): readonly string[] =>
    clean.flatMap(({ name, findings }) =>
      findings.filter(({ grade }) => grades.includes(grade)).map((one) => `${name}:${describe(one)}`),
    )
  return {
    seed,
    documents: drafts.length,
    checks: clean.reduce(
      (sum, { passes, findings }) =>
        sum + findings.length + [...passes.values()].reduce((total, one) => total + one, 0),
      0,
    ),
    falseErrors: told(['error']),
    falseInconsistencies: told(['inconsistency']),
    doubts: told(['doubt', 'note']),
    kinds: new Map(mutationKinds.map((kind) => [kind, tally(seed, drafts, kind, times)])),
  }
}

const describe = ({ where, rule, message }: LintFinding): string => `${where.line ?? ''} ${rule} ${message}`

function tally(seed: number, drafts: readonly Draft[], kind: MutationKind, times: number): KindTally {
  const mutants = drafts.flatMap((draft, at) =>
    Array.from({ length: times }, (_one, time) => {
      const own = seed * 7919 + mutationKinds.indexOf(kind) * 613 + at + time * 100_003
      return mutate(draft, kind, randomFrom(own))
    }).filter((mutant) => mutant !== null),
  )
  const missed = mutants.filter((mutant) => !isFound(mutant))
  return {
    made: mutants.length,
    found: mutants.length - missed.length,
    missed: missed.map(({ draft, lines, told }) => `${draft.name}:${lines.join(',')} ${told}`),
  }
}

/** Found is what a finding points at, at the spoiled place or at one that contradicts it; a doubt about a sum is not enough. */
function isFound({ draft, kind, lines }: Mutant): boolean {
  const { findings } = checkDocument(printDraft(draft), draft.name)
  const grades = arithmeticKinds.includes(kind)
    ? ['error', 'inconsistency']
    : ['error', 'inconsistency', 'doubt']
  return findings.some(
    (one) => grades.includes(one.grade) && linesOf(one).some((line) => lines.includes(line)),
  )
}
