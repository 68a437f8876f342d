/** The clause report: what every instrument asks for, what the code carries, what its tests showed, what is missing. */
import type { Clause, Corpus, Disposition, Instrument } from './load.ts'
import type { Coverage } from './coverage.ts'
import { DISPOSITIONS } from './schema.ts'

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
  /** Why each gap is one, by full id. */
  readonly reasons: Readonly<Record<string, string>>
}

/** The stable form of `guicheng clauses --json`. */
export type ClauseReport = { readonly instruments: readonly InstrumentReport[] }

/** Where the work on a clause stands. `pending`: nothing carries it yet. */
export type WorkState = 'done' | 'untested' | 'pending' | 'named'

/**
 * The state of one clause. A rule is done when the product carries it and an accepting and a refusing test ran and
 * passed; a duty or a discretion when the product carries it and a clause test that ran shows it; guidance and clauses of
 * other instruments need no code (`named`); a clause we cannot express (`gap`) stays pending.
 */
export function workState(clause: Clause, coverage: Coverage): WorkState {
  const { disposition, id } = clause
  if (disposition === 'guidance' || disposition === 'elsewhere') return 'named'
  if (disposition === 'gap' || !coverage.carriers.has(id)) return 'pending'
  const { accepts, refuses, failed } = testsOf(coverage, id)
  const tested = disposition === 'rule' ? accepts > 0 && refuses > 0 : accepts + refuses > 0
  return tested && failed.length === 0 ? 'done' : 'untested'
}

const testsOf = (coverage: Coverage, id: string) =>
  coverage.tests.get(id) ?? { accepts: 0, refuses: 0, failed: [] }

/** Why a clause is a gap, in Chinese and with what to do; empty for one that is not. */
export function gapReason(clause: Clause, coverage: Coverage): string {
  const state = workState(clause, coverage)
  if (state === 'done' || state === 'named') return ''
  if (clause.disposition === 'gap') return '尚不能表达（缺口）'
  const only = coverage.elsewhere.get(clause.id)
  const aside = only === undefined ? '' : `；只有与本规定的代码无关的测试提到它：${only.join('、')}`
  if (state === 'pending') return `没有规则、表样、单据或页面引用它${aside}`
  const { accepts, refuses, failed } = testsOf(coverage, clause.id)
  if (failed.length > 0) return `测试失败：${failed.join('；')}`
  const missing = [...(accepts === 0 ? ['通过'] : []), ...(refuses === 0 ? ['拒绝'] : [])]
  if (clause.disposition !== 'rule') return `没有条款测试表明它已落实${aside}`
  return `缺${missing.join('和')}的条款测试${aside}`
}

function instrumentReport(instrument: Instrument, coverage: Coverage): InstrumentReport {
  const none: Record<Disposition, number> = {
    rule: 0,
    duty: 0,
    discretion: 0,
    elsewhere: 0,
    gap: 0,
    guidance: 0,
  }
  for (const clause of instrument.clauses) none[clause.disposition] += 1
  const states = instrument.clauses.map((clause) => ({ clause, state: workState(clause, coverage) }))
  const rules = states.filter(({ clause }) => clause.disposition === 'rule')
  const gaps = states.filter(({ state }) => state === 'pending' || state === 'untested')
  return {
    id: instrument.id,
    title: instrument.title,
    built: instrument.built,
    clauses: instrument.clauses.length,
    byDisposition: none,
    ruleClauses: rules.length,
    ruleClausesTested: rules.filter(({ state }) => state === 'done').length,
    gaps: gaps.map(({ clause }) => clause.id),
    reasons: Object.fromEntries(gaps.map(({ clause }) => [clause.id, gapReason(clause, coverage)])),
  }
}

/** Puts corpus, code and test runs side by side. */
export function clauseReport(corpus: Corpus, coverage: Coverage): ClauseReport {
  return { instruments: corpus.instruments.map((instrument) => instrumentReport(instrument, coverage)) }
}

/**
 * What makes the build fail: a gap in an instrument marked built, a clause test whose id no instrument has, a failed
 * clause test, and a test file whose clause tests could not be counted.
 */
export function reportProblems(corpus: Corpus, coverage: Coverage): string[] {
  const unknown = coverage.unknown.map((id) => `条款测试写了${id}，没有一个文件有这一条`)
  const failed = [...coverage.tests.values()].flatMap((count) =>
    count.failed.map((test) => `条款测试失败：${test}`),
  )
  const notRun = coverage.notRun.map((file) => `${file}的条款测试没有运行过（或文件已改动），未计入`)
  const gaps = corpus.instruments
    .filter((instrument) => instrument.built)
    .flatMap((instrument) => gapLines(instrument, coverage))
  return [...unknown, ...failed, ...notRun, ...gaps]
}

/** One line per gap of an instrument: id, label, disposition, reason. */
export function gapLines(instrument: Instrument, coverage: Coverage): string[] {
  return instrument.clauses.flatMap((clause) => {
    const reason = gapReason(clause, coverage)
    const name = DISPOSITION_NAMES[clause.disposition]
    return reason === '' ? [] : [`${clause.id}（${clause.label}，${name}）：${reason}`]
  })
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
