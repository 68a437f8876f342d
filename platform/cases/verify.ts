/**
 * Verification: re-folds every case, recomputes every hash, and compares parties, periods, claims, quotas, numbers,
 * messages and register changes with what the acts say. Names row and column that disagree. Trusts nothing but the acts, and the
 * acts only by their chain and the published checkpoints.
 */
import type pg from 'pg'
import {
  type AnyProcedure,
  type Party,
  type Snapshot,
  type Staged,
  type WorkCalendar,
  actorsAskedAbout,
  foldCase,
} from '#kernel'
import {
  FIRST_HASH,
  type PeriodRow,
  type StoredAct,
  canonicalText,
  chainHash,
  readAllCases,
} from '#platform/ledger'
import { foldedCase, partiesOf, periodRows } from './folded.ts'
import type { RegisterPort } from './model.ts'
import { type Problem, problem } from './problem.ts'
import { recordedAct } from './recorded.ts'
import { type ResourceTally, newTally, tallyActs, verifyResources } from './verify-resources.ts'
import { verifyBackfills } from './verify-backfills.ts'
import { type CheckSignature, verifyLog } from './verify-log.ts'

export interface Verification {
  readonly acts: number
  readonly cases: number
  readonly checkpoints: number
  /** Cases folded with an older shape of state: to be rebuilt, not tampered with. */
  readonly stale: readonly string[]
  readonly problems: readonly Problem[]
}

export interface VerifyOptions {
  readonly tenant: string
  readonly procedures: ReadonlyMap<string, AnyProcedure>
  readonly calendar: WorkCalendar
  /** Registers that can compare themselves with the acts. */
  readonly registers?: Pick<RegisterPort, 'compare'>
  /** Opens sealed values, to compare them with their seals; without it only their presence is checked. */
  readonly sealKey?: Buffer
  /** Checks the signatures of tree heads; without it only heads and roots are compared. */
  readonly checkSignature?: CheckSignature
  /** Told now and then how many acts have been read. */
  readonly onProgress?: (acts: number) => void
}

/** Verifies one tenant on one connection (best in a repeatable-read transaction). */
export async function verifyTenant(client: pg.ClientBase, options: VerifyOptions): Promise<Verification> {
  const problems: Problem[] = []
  const stale: string[] = []
  const tally = newTally()
  const stored = await readStored(client, options.tenant)
  let acts = 0
  for await (const { caseId, acts: history } of readAllCases(client, options.tenant)) {
    acts += history.length
    options.onProgress?.(acts)
    verifyCase(options, caseId, history, stored, tally, problems, stale)
  }
  for (const caseId of stored.cases.keys())
    problems.push(problem('cases', caseId, 'id', caseId, '没有任何办理记录'))
  problems.push(...(await verifyResources(client, options.tenant, tally, options.sealKey)))
  const entries = (await options.registers?.compare?.(client, options.tenant, tally.entries)) ?? []
  problems.push(
    ...entries.map((found) => problem('entries', found.row, found.column, found.stored, found.expected)),
  )
  problems.push(...(await verifyBackfills(client, options.tenant)))
  const log = await verifyLog(client, options.tenant, options.checkSignature)
  return {
    acts,
    cases: tally.cases,
    checkpoints: log.checkpoints,
    stale,
    problems: [...problems, ...log.problems],
  }
}

interface CaseRow {
  readonly id: string
  readonly procedure: string
  readonly stage: string
  readonly title: string
  readonly version: number
  readonly shape: number
  readonly state: Snapshot<Staged>
  readonly head_hash: string
  readonly last_at: string
  readonly handed_over: boolean
  readonly returned: number
  readonly urged: number
  readonly columns: readonly (string | number | null)[]
}

interface StoredRows {
  readonly cases: Map<string, CaseRow>
  readonly parties: ReadonlyMap<string, readonly Party[]>
  readonly periods: ReadonlyMap<string, readonly PeriodRow[]>
}

const COLUMN_LIST =
  'text_1, text_2, text_3, text_4, integer_1, integer_2, integer_3, integer_4, date_1, date_2, date_3'

async function readStored(client: pg.ClientBase, tenant: string): Promise<StoredRows> {
  const cases = await client.query<CaseRow>(
    `select id, procedure, instrument_version, opened_at, stage, title, version, shape, state, head_hash, last_at, handed_over, returned, urged, jsonb_build_array(${COLUMN_LIST}) as columns from cases where tenant = $1`,
    [tenant],
  )
  const parties = await client.query<{ case_id: string; parties: Party[] }>(
    `select case_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('relation', relation, 'organisation', organisation, 'person', person))) as parties from case_parties where tenant = $1 group by case_id`,
    [tenant],
  )
  const periods = await client.query<PeriodRow & { case_id: string }>(
    'select case_id, period, kind, anchor, due, over, provisional, edition, lapse, remind_on from periods where tenant = $1',
    [tenant],
  )
  const byCase = new Map<string, PeriodRow[]>()
  for (const { case_id: caseId, ...row } of periods.rows)
    byCase.set(caseId, [...(byCase.get(caseId) ?? []), row])
  return {
    cases: new Map(cases.rows.map((row) => [row.id, row])),
    parties: new Map(parties.rows.map((row) => [row.case_id, row.parties])),
    periods: byCase,
  }
}

function verifyCase(
  options: VerifyOptions,
  caseId: string,
  history: readonly StoredAct[],
  stored: StoredRows,
  tally: ResourceTally,
  problems: Problem[],
  stale: string[],
): void {
  tally.cases += 1
  const broken = verifyChain(caseId, history)
  problems.push(...broken)
  const row = stored.cases.get(caseId)
  stored.cases.delete(caseId)
  const procedure = options.procedures.get(history[0]?.procedure ?? '')
  if (row === undefined) problems.push(problem('cases', caseId, 'id', null, '有办理记录而没有此件'))
  if (procedure === undefined)
    problems.push(problem('acts', caseId, 'procedure', history[0]?.procedure, '已登记的程序'))
  if (procedure === undefined || broken.length > 0) return
  tallyActs(tally, caseId, history)
  if (row === undefined) return
  if (row.shape !== procedure.shape) stale.push(caseId)
  else problems.push(...verifyFold(options, boundTable(procedure, history), row, history, stored))
}

/** The chain of a case: versions without a gap, every hash as its parts make it, header equal to the columns. */
function verifyChain(caseId: string, history: readonly StoredAct[]): readonly Problem[] {
  const problems: Problem[] = []
  let previous = FIRST_HASH
  history.forEach((act, index) => {
    const row = `${caseId}/${act.version}`
    if (act.version !== index + 1) problems.push(problem('acts', row, 'version', act.version, index + 1))
    if (act.previousHash !== previous)
      problems.push(problem('acts', row, 'previous_hash', act.previousHash, previous))
    const hash = chainHash(act.previousHash, act.parts)
    if (act.hash !== hash) problems.push(problem('acts', row, 'hash', act.hash, hash))
    problems.push(...verifyHeader(caseId, act, row))
    previous = act.hash
  })
  return problems
}

/** The columns beside the hashed header must say what the header says. */
function verifyHeader(caseId: string, act: StoredAct, row: string): readonly Problem[] {
  const header = JSON.parse(act.parts.header) as Record<string, unknown>
  const columns: Record<string, unknown> = {
    case: caseId,
    version: act.version,
    procedure: act.procedure,
    act: act.act,
    person: act.person,
    post: act.post,
    organisation: act.organisation,
    role: act.role,
    at: act.at,
    date: act.legalDate,
    entered: act.entered,
    cause: act.causeCase === null ? null : { caseId: act.causeCase, version: act.causeVersion },
  }
  const differing = Object.entries(columns).filter(
    ([name, value]) => canonicalText(value ?? null) !== canonicalText(header[name] ?? null),
  )
  const backfill = header['backfill'] as { scan: string; confirmedBy: string | null } | null
  const paper = act.scan === (backfill?.scan ?? null) && act.confirmedBy === (backfill?.confirmedBy ?? null)
  const found = differing.map(([name, value]) =>
    problem('acts', row, HEADER_COLUMNS[name] ?? name, value, header[name]),
  )
  return paper ? found : [...found, problem('acts', row, 'scan', act.scan, backfill?.scan)]
}

const HEADER_COLUMNS: Readonly<Record<string, string>> = {
  case: 'case_id',
  date: 'legal_date',
  cause: 'cause_case',
}

/** The table of the version that the opening act names; the column beside it may have been changed. */
function boundTable(procedure: AnyProcedure, history: readonly StoredAct[]): AnyProcedure {
  return procedure.tables.get(openedUnder(history) ?? '') ?? procedure
}

function openedUnder(history: readonly StoredAct[]): string | undefined {
  return (JSON.parse(history[0]?.parts.header ?? '{}') as { instrumentVersion?: string }).instrumentVersion
}

function verifyFold(
  options: VerifyOptions,
  procedure: AnyProcedure,
  row: CaseRow,
  history: readonly StoredAct[],
  stored: StoredRows,
): readonly Problem[] {
  const snapshot = foldCase(
    procedure,
    actorsAskedAbout(procedure),
    history.map(recordedAct),
  ) as Snapshot<Staged>
  const folded = foldedCase(procedure, snapshot)
  const last = history.at(-1)
  const expected: Record<string, unknown> = {
    procedure: procedure.id,
    instrument_version: openedUnder(history),
    opened_at: history[0]?.entered,
    stage: folded.stage,
    title: folded.title,
    version: last?.version,
    state: JSON.parse(folded.state) as unknown,
    head_hash: last?.hash,
    last_at: last?.at,
    handed_over: folded.handedOver,
    returned: folded.returned,
    urged: folded.urged,
    columns: folded.columns,
  }
  const found: Record<string, unknown> = { ...row }
  const problems = Object.entries(expected)
    .filter(([name, value]) => canonicalText(found[name] ?? null) !== canonicalText(value ?? null))
    .map(([name, value]) => problem('cases', row.id, name, found[name], value))
  const sets: [string, readonly unknown[], readonly unknown[]][] = [
    ['case_parties', stored.parties.get(row.id) ?? [], partiesOf(procedure, snapshot)],
    ['periods', stored.periods.get(row.id) ?? [], periodRows(procedure, snapshot, options.calendar)],
  ]
  return [...problems, ...sets.flatMap(([table, have, want]) => differenceOf(table, row.id, have, want))]
}

/** Rows that stand in the table and not in the fold, or the other way round. */
function differenceOf(
  table: string,
  row: string,
  stored: readonly unknown[],
  expected: readonly unknown[],
): readonly Problem[] {
  const have = new Set(stored.map((item) => canonicalText(JSON.parse(JSON.stringify(item)))))
  const want = new Set(expected.map((item) => canonicalText(JSON.parse(JSON.stringify(item)))))
  const extra = [...have]
    .filter((item) => !want.has(item))
    .map((item) => problem(table, row, '整行', item, '不应有此行'))
  const missing = [...want]
    .filter((item) => !have.has(item))
    .map((item) => problem(table, row, '整行', '缺少', item))
  return [...extra, ...missing]
}
