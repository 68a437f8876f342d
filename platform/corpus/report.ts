/** The clause report: what every instrument asks for, what the code carries, what is still missing. */
import type { Clause, Corpus, Disposition, Instrument } from './load.ts'
import { DISPOSITIONS } from './schema.ts'
import type { CodeScan } from './scan.ts'

export type InstrumentReport = {
  readonly id: string
  readonly title: string
  readonly built: boolean
  readonly clauses: number
  readonly byDisposition: Readonly<Record<Disposition, number>>
  readonly ruleClauses: number
  readonly ruleClausesTested: number
  /** Full ids of the clauses that nothing carries yet, or that lack an accepting or a refusing test. */
  readonly gaps: readonly string[]
}

/** The stable form of `guicheng clauses --json`. */
export type ClauseReport = { readonly instruments: readonly InstrumentReport[] }

/** Where the work on a clause stands. `pending`: nothing carries it yet. */
export type WorkState = 'done' | 'untested' | 'pending' | 'named'

const hasTest = (counts: ReadonlyMap<string, number>, id: string): boolean => (counts.get(id) ?? 0) > 0

/**
 * The state of one clause. A rule is done when it is cited and has both an accepting and a refusing test; a duty or a
 * discretion when it is cited and any clause test shows it; guidance and clauses of other instruments need no code
 * (`named`); a clause we cannot express (`gap`) stays pending.
 */
export function workState(clause: Clause, scan: CodeScan): WorkState {
  const { disposition, id } = clause
  if (disposition === 'guidance' || disposition === 'elsewhere') return 'named'
  if (disposition === 'gap' || !scan.cited.has(id)) return 'pending'
  const accepts = hasTest(scan.accepting, id)
  const refuses = hasTest(scan.refusing, id)
  const tested = disposition === 'rule' ? accepts && refuses : accepts || refuses
  return tested ? 'done' : 'untested'
}

function instrumentReport(instrument: Instrument, scan: CodeScan): InstrumentReport {
  const none: Record<Disposition, number> = {
    rule: 0,
    duty: 0,
    discretion: 0,
    elsewhere: 0,
    gap: 0,
    guidance: 0,
  }
  for (const clause of instrument.clauses) none[clause.disposition] += 1
  const states = instrument.clauses.map((clause) => ({ clause, state: workState(clause, scan) }))
  const rules = states.filter(({ clause }) => clause.disposition === 'rule')
  return {
    id: instrument.id,
    title: instrument.title,
    built: instrument.built,
    clauses: instrument.clauses.length,
    byDisposition: none,
    ruleClauses: rules.length,
    ruleClausesTested: rules.filter(({ state }) => state === 'done').length,
    gaps: states
      .filter(({ state }) => state === 'pending' || state === 'untested')
      .map(({ clause }) => clause.id),
  }
}

/** Puts corpus and code side by side. */
export function clauseReport(corpus: Corpus, scan: CodeScan): ClauseReport {
  return { instruments: corpus.instruments.map((instrument) => instrumentReport(instrument, scan)) }
}

/**
 * What makes the build fail: a gap in an instrument marked built, and a clause test whose id no instrument has.
 */
export function reportProblems(corpus: Corpus, scan: CodeScan): string[] {
  const unknown = [...new Set([...scan.accepting.keys(), ...scan.refusing.keys()])]
    .filter((id) => !corpus.clauses.has(id))
    .map((id) => `a clause test names ${id}, which no instrument has`)
  const gaps = corpus.instruments
    .filter((instrument) => instrument.built)
    .flatMap((instrument) =>
      instrument.clauses.flatMap((clause) => {
        const state = workState(clause, scan)
        if (state !== 'pending' && state !== 'untested') return []
        const missing =
          state === 'pending'
            ? 'nothing cites it'
            : clause.disposition === 'rule'
              ? 'it lacks an accepting or a refusing test'
              : 'no clause test shows it'
        return [`${clause.id} (${clause.label}): ${missing}`]
      }),
    )
  return [...unknown, ...gaps]
}

const DISPOSITION_NAMES: Readonly<Record<Disposition, string>> = {
  rule: '规则',
  duty: '职责',
  discretion: '裁量',
  elsewhere: '另有规定',
  gap: '缺口',
  guidance: '倡导',
}

/** Width on a terminal: a Chinese character takes two columns. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[⺀-鿿＀-￯　-〿]/.test(character) ? 2 : 1), 0)

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)))

/** The report as a table for a terminal, headed in Chinese with the English word beside it. */
export function reportTable(report: ClauseReport): string {
  const head = [
    '文件 instrument',
    '条款 clauses',
    ...DISPOSITIONS.map((disposition) => `${DISPOSITION_NAMES[disposition]} ${disposition}`),
    '规则已测 tested',
    '未完成 gaps',
    '状态 state',
  ]
  const rows = report.instruments.map((instrument) => [
    instrument.id,
    String(instrument.clauses),
    ...DISPOSITIONS.map((disposition) => String(instrument.byDisposition[disposition])),
    `${instrument.ruleClausesTested}/${instrument.ruleClauses}`,
    String(instrument.gaps.length),
    instrument.built ? '已建 built' : '未建 not built',
  ])
  const columns = head.map((name, index) =>
    Math.max(width(name), ...rows.map((row) => width(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => padded(cell, columns[index] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)].join('\n')
}
