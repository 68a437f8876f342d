/**
 * Loads the corpus: the instruments and their clauses as typed values.
 *
 * Used by the command line, the server and the checks, each once at its start.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DISPOSITION_OF_KIND, clauseSchema, deviationSchema, instrumentSchema } from './schema.ts'
import type { ClauseRow, Deviation, InstrumentHeader } from './schema.ts'
import type { Kept } from './kept.ts'
import { type Wording, nameClauses, wordingOf } from './wording.ts'
import { CorpusError, readYaml } from './yaml-file.ts'

export { CorpusError } from './yaml-file.ts'
export type {
  ClauseKind,
  ClauseRow,
  Deviation,
  Disposition,
  InstrumentHeader,
  InstrumentId,
} from './schema.ts'

/**
 * A clause with its full id (`anhui-titles-2018/art.23.5.d`) and the place it was read from. `readingZh` and
 * `conflictZh` are there whenever the row has a reading or a conflict, whatever language that is in.
 */
export type Clause = Omit<ClauseRow, 'id' | keyof Wording> &
  Wording & {
    /** Full id, as `cite` takes it. */
    readonly id: string
    /** Row id inside the instrument. */
    readonly rowId: string
    readonly instrument: string
    readonly file: string
    readonly line: number
  }

export type Instrument = InstrumentHeader & { readonly clauses: readonly Clause[] }

export type Corpus = {
  readonly instruments: readonly Instrument[]
  /** Every clause by its full id. */
  readonly clauses: ReadonlyMap<string, Clause>
  readonly deviations: readonly Deviation[]
}

/** Instruments in the order in which they are shown everywhere. */
const ORDER: readonly InstrumentHeader['module'][] = ['training', 'titles', 'disclosure', 'quality', 'budget']

function loadInstrument(root: string, folder: string, kept: Kept | undefined): Instrument {
  const headerFile = `corpus/${folder}/instrument.yaml`
  const clausesFile = `corpus/${folder}/clauses.yaml`
  const header = readYaml(join(root, headerFile), headerFile, instrumentSchema, kept)
  const rows = readYaml(join(root, clausesFile), clausesFile, z.array(clauseSchema), kept)
  const problems: string[] = []
  if (header.value.id !== folder) {
    problems.push(`${headerFile}:${header.line(['id'])}: id ${header.value.id} differs from folder ${folder}`)
  }
  const sources = new Set(['document', ...header.value.sources.map((source) => source.id)])
  const seen = new Set<string>()
  const labels = new Map(rows.value.map((row) => [row.id, row.label]))
  const clauses = rows.value.map((row, index): Clause => {
    const line = rows.line([index, 'id'])
    if (seen.has(row.id)) problems.push(`${clausesFile}:${line}: clause ${row.id} appears twice`)
    seen.add(row.id)
    if (!sources.has(row.source)) {
      problems.push(`${clausesFile}:${rows.line([index, 'source'])}: unknown source ${row.source}`)
    }
    const wording = wordingOf(row)
    problems.push(...wording.problems.map((problem) => `${clausesFile}:${line}: ${problem}`))
    const place = { instrument: folder, file: clausesFile, line }
    const shown = Object.fromEntries(
      Object.entries(wording.shown).map(([part, text]) => [part, nameClauses(text, labels)]),
    )
    return { ...row, ...shown, id: `${folder}/${row.id}`, rowId: row.id, ...place }
  })
  if (problems.length > 0) throw new CorpusError(problems)
  return { ...header.value, clauses }
}

/** Deviations of the disposition from its kind, and those listed, must be the same set. */
function checkDeviations(clauses: ReadonlyMap<string, Clause>, deviations: readonly Deviation[]): string[] {
  const problems: string[] = []
  const listed = new Map(deviations.map((deviation) => [deviation.clause, deviation]))
  if (listed.size !== deviations.length) problems.push('corpus/deviations.yaml: a clause is listed twice')
  for (const { clause, disposition } of deviations) {
    const found = clauses.get(clause)
    if (found === undefined) {
      problems.push(`corpus/deviations.yaml: no clause ${clause}`)
    } else if (found.disposition !== disposition) {
      problems.push(
        `${found.file}:${found.line}: ${clause} is ${found.disposition}, listed as ${disposition}`,
      )
    } else if (DISPOSITION_OF_KIND[found.kind] === disposition) {
      problems.push(`corpus/deviations.yaml: ${clause} does not deviate; remove the entry`)
    }
  }
  for (const clause of clauses.values()) {
    const usual = DISPOSITION_OF_KIND[clause.kind]
    if (clause.disposition !== usual && !listed.has(clause.id)) {
      problems.push(
        `${clause.file}:${clause.line}: ${clause.id} is ${clause.disposition}, a ${clause.kind} is usually ${usual}; ` +
          'list it with a reason in corpus/deviations.yaml',
      )
    }
  }
  return problems
}

/**
 * Reads every instrument below `<root>/corpus`.
 *
 * @param root the project's folder
 * @param kept parsed files of earlier starts; only files that changed since are parsed again
 * @throws CorpusError with file and line of every problem found
 */
export function loadCorpus(root: string, kept?: Kept): Corpus {
  const folders = readdirSync(join(root, 'corpus')).filter((name) =>
    existsSync(join(root, 'corpus', name, 'instrument.yaml')),
  )
  const instruments = folders
    .map((folder) => loadInstrument(root, folder, kept))
    .toSorted((a, b) => ORDER.indexOf(a.module) - ORDER.indexOf(b.module))
  const clauses = new Map(
    instruments.flatMap((instrument) => instrument.clauses.map((c) => [c.id, c] as const)),
  )
  const listFile = 'corpus/deviations.yaml'
  const deviations = readYaml(join(root, listFile), listFile, z.array(deviationSchema), kept).value
  const problems = checkDeviations(clauses, deviations)
  if (problems.length > 0) throw new CorpusError(problems)
  kept?.write()
  return { instruments, clauses, deviations }
}
