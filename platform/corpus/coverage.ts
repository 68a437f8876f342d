/** Puts together what carries a clause and what its tests showed. */
import type { Corpus } from './load.ts'
import type { Carriers } from './scan.ts'
import type { Evidence, EvidenceRecord } from './evidence.ts'

export type TestCount = {
  readonly accepts: number
  readonly refuses: number
  readonly failed: readonly string[]
}

export type Coverage = {
  readonly carriers: Carriers
  /** Passed and failed clause tests of product code, by clause. */
  readonly tests: ReadonlyMap<string, TestCount>
  /** Clauses that only tests of something else speak of (a fixture procedure, a kernel test), with the files. */
  readonly elsewhere: ReadonlyMap<string, readonly string[]>
  /** Clause ids in tests that no instrument has. */
  readonly unknown: readonly string[]
  /** Test files whose clause tests could not be counted, since they have not run as they stand. */
  readonly notRun: readonly string[]
}

type Reached = EvidenceRecord & { readonly reaches: readonly string[] }

/**
 * A test counts for a clause only when it reaches a file that carries the clause. What the regulation of the
 * instrument answered with while its tests ran is carried by it, whatever way the id was made.
 */
export function coverageOf(corpus: Corpus, citations: Carriers, evidence: Evidence): Coverage {
  const carriers = withAnswers(corpus, citations, evidence)
  const tests = new Map<string, TestCount>()
  const elsewhere = new Map<string, readonly string[]>()
  for (const record of evidence.records) {
    const reached = new Set(record.reaches)
    for (const { clause, outcome, title, passed } of record.tests) {
      if (!(carriers.get(clause) ?? []).some((file) => reached.has(file))) {
        elsewhere.set(clause, [...new Set([...(elsewhere.get(clause) ?? []), record.file])])
        continue
      }
      const count = tests.get(clause) ?? { accepts: 0, refuses: 0, failed: [] }
      tests.set(
        clause,
        passed
          ? { ...count, [outcome]: count[outcome] + 1 }
          : { ...count, failed: [...count.failed, `${record.file}: ${title}`] },
      )
    }
  }
  const named = evidence.records.flatMap((record) => record.tests.map(({ clause }) => clause))
  return {
    carriers,
    tests,
    elsewhere,
    unknown: [...new Set(named.filter((id) => !corpus.clauses.has(id)))],
    notRun: evidence.stale,
  }
}

function withAnswers(corpus: Corpus, citations: Carriers, evidence: Evidence): Carriers {
  const carriers = new Map<string, readonly string[]>(citations)
  const folders = new Map(
    corpus.instruments.map(({ id, module }) => [id as string, `regulations/${module}/`]),
  )
  for (const record of evidence.records) {
    for (const id of Object.keys(record.answered)) {
      const folder = folders.get(corpus.clauses.get(id)?.instrument ?? '')
      if (folder === undefined || !reachesProduct(record, folder)) continue
      carriers.set(id, [...(carriers.get(id) ?? []), record.file])
    }
  }
  return carriers
}

const reachesProduct = ({ reaches }: Reached, folder: string): boolean =>
  reaches.some((file) => file.startsWith(folder) && !/\.(test|fixture)\.ts$/.test(file))
