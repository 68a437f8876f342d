/**
 * What the clause tests showed when they last ran. `tests/support/clause.ts` writes one record per test file; a record
 * counts only while the test and everything it imports are unchanged.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Closures } from './closure.ts'
import { clauseTestFiles } from './scan.ts'

const testSchema = z.strictObject({
  clause: z.string(),
  outcome: z.enum(['accepts', 'refuses']),
  title: z.string(),
  passed: z.boolean(),
})
const recordSchema = z.strictObject({
  file: z.string(),
  /** Digest over the file and all it imports. */
  digest: z.string(),
  tests: z.array(testSchema),
  /** Clauses with which the product answered while the file's clause tests ran, and how often. */
  answered: z.record(z.string(), z.number()),
})
export type ClauseTestRecord = z.infer<typeof testSchema>
export type EvidenceRecord = z.infer<typeof recordSchema>

/** One clause test that passed, with the file it stands in. */
export type Evidence = {
  /** Records that hold. */
  readonly records: readonly (EvidenceRecord & { readonly reaches: readonly string[] })[]
  /** Test files with clause tests but without a record that holds: they have to be run. */
  readonly stale: readonly string[]
}

const folderOf = (root: string): string => join(root, 'node_modules', '.cache', 'guicheng-clauses')

const fileOf = (root: string, file: string): string =>
  join(folderOf(root), `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.json`)

/** Writes the record of a test file that has just run; whole or not at all. */
export function writeRecord(root: string, record: Omit<EvidenceRecord, 'digest'>): void {
  mkdirSync(folderOf(root), { recursive: true })
  const path = fileOf(root, record.file)
  const { digest } = new Closures(root).of(record.file)
  writeFileSync(`${path}.${process.pid}`, JSON.stringify({ ...record, digest }))
  renameSync(`${path}.${process.pid}`, path)
}

/** Reads every record that still holds. */
export function readEvidence(root: string): Evidence {
  const closures = new Closures(root)
  const found = clauseTestFiles(root).map((file) => {
    const { files, digest } = closures.of(file)
    const record = readRecord(fileOf(root, file))
    return { file, record: record?.digest === digest ? { ...record, reaches: files } : undefined }
  })
  return {
    records: found.flatMap(({ record }) => record ?? []),
    stale: found.filter(({ record }) => record === undefined).map(({ file }) => file),
  }
}

function readRecord(path: string): EvidenceRecord | undefined {
  if (!existsSync(path)) return undefined
  const read = recordSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  return read.success ? read.data : undefined
}
