/** Keeps what the clause tests of this process did and writes it when the process ends; see platform/corpus/evidence.ts. */
import { relative, resolve } from 'node:path'
import type { ClauseTestRecord } from '#platform/corpus'
import { writeRecord } from '../../platform/corpus/evidence.ts'
import { type Sighting, hasWitness } from './witness.ts'

const root = resolve(import.meta.dirname, '../..')
const files = new Map<string, { tests: ClauseTestRecord[]; answered: Record<string, number> }>()

/** Notes one test; without the witness nothing is noted, since then nobody looked whether the rule was evaluated. */
export function recordTest(
  file: string | undefined,
  test: ClauseTestRecord,
  seen: readonly Sighting[],
): void {
  if (!hasWitness() || file === undefined) return
  const path = relative(root, file)
  if (path.startsWith('..') || !path.endsWith('.test.ts')) return
  if (files.size === 0) process.on('exit', write)
  const kept = files.get(path) ?? { tests: [], answered: {} }
  files.set(path, kept)
  kept.tests.push(test)
  for (const { clause } of seen) kept.answered[clause] = (kept.answered[clause] ?? 0) + 1
}

function write(): void {
  for (const [file, { tests, answered }] of files) writeRecord(root, { file, tests, answered })
}
