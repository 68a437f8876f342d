/** `guicheng replay`: decides every act again with the input and the facts that were stored with it. */
import {
  type ActRequest,
  type AnyProcedure,
  type DomainEvent,
  type Finding,
  type Instant,
  type LocalDate,
  type Snapshot,
  type Staged,
  actorsAskedAbout,
  decideAct,
  foldAct,
  foldCase,
  isCompanion,
  planAct,
  platformActs,
  tableOf,
} from '#kernel'
import type pg from 'pg'
import { currentCalendar } from '#platform/calendar'
import { partiesOf, recordedAct } from '#platform/cases'
import { type Database, migrate } from '#platform/database'
import { listTenants } from '#platform/identity'
import { type StoredAct, readAllCases } from '#platform/ledger'
import { readArguments } from './arguments.ts'
import { withDatabase } from './database-commands.ts'
import { house } from './house.ts'
import { say } from './say.ts'

interface Difference {
  readonly tenant: string
  readonly caseId: string
  readonly version: number
  readonly act: string
  /** `corrected`: a rule has a new revision, so that another answer is expected. */
  readonly kind: 'different' | 'corrected'
  readonly say: string
}

interface Replayed {
  acts: number
  /** Companions and acts with needs kept by digest are folded, not decided again. */
  skipped: number
  readonly differences: Difference[]
}

export async function replayCommand(args: readonly string[]): Promise<number> {
  const { flags } = readArguments(args, ['json'])
  const found = await withDatabase(async (database) => {
    await migrate(database)
    return replayAll(database)
  })
  if (flags.has('json')) say(JSON.stringify(found))
  else {
    say(`重新判定 ${found.acts} 次办理，略过 ${found.skipped} 次（伴随操作或只存摘要的事实）。`)
    for (const { caseId, version, act, kind, say: what } of found.differences)
      say(`  ${kind === 'corrected' ? '规则已更正' : '不一致'}  ${caseId} 第${version}步 ${act}：${what}`)
  }
  return found.differences.some(({ kind }) => kind === 'different') ? 1 : 0
}

async function replayAll(database: Database): Promise<Replayed> {
  const sum: Replayed = { acts: 0, skipped: 0, differences: [] }
  const calendar = await currentCalendar(database.app)
  const procedures = new Map(house.procedures.map((procedure) => [procedure.id, procedure]))
  const client = await database.app.connect()
  try {
    for (const { id: tenant } of await listTenants(database.app)) {
      const causes = await causesOf(client, tenant)
      for await (const { caseId, acts } of readAllCases(client, tenant)) {
        const procedure = procedures.get(acts[0]?.procedure ?? '')
        if (procedure !== undefined) replayCase(sum, { tenant, caseId, acts, procedure, calendar, causes })
      }
    }
  } finally {
    client.release()
  }
  return sum
}

interface StoredCase {
  readonly tenant: string
  readonly caseId: string
  readonly acts: readonly StoredAct[]
  readonly procedure: AnyProcedure
  readonly calendar: ActRequest<Staged, DomainEvent>['calendar']
  /** Acts that caused effects, by `case/version`. */
  readonly causes: Causes
}

type Causes = ReadonlyMap<string, { readonly procedure: string; readonly act: string }>

async function causesOf(client: pg.ClientBase, tenant: string): Promise<Causes> {
  const { rows } = await client.query<{ case_id: string; version: number; procedure: string; act: string }>(
    `select case_id, version, procedure, act from acts a where tenant = $1
     and exists (select from acts e where e.tenant = a.tenant and e.cause_case = a.case_id and e.cause_version = a.version)`,
    [tenant],
  )
  return new Map(rows.map(({ case_id: id, version, ...cause }) => [`${id}/${version}`, cause]))
}

function replayCase(sum: Replayed, stored: StoredCase): void {
  const { acts, procedure, tenant, caseId } = stored
  const asked = actorsAskedAbout(procedure)
  const recorded = acts.map(recordedAct)
  let snapshot: Snapshot<Staged> | undefined
  for (const [index, act] of acts.entries()) {
    const one = recorded[index]
    if (one === undefined) continue
    const own = !isCompanion(act.act) && !(platformActs as readonly string[]).includes(act.act)
    const what = !own ? 'skipped' : decideAgain(stored, act, snapshot)
    if (what === 'skipped') sum.skipped += 1
    else {
      sum.acts += 1
      if (what !== undefined)
        sum.differences.push({ tenant, caseId, version: act.version, act: act.act, ...what })
    }
    const undoes = one.events.some((event) => event.type === 'kernel.Reverted')
    const before = recorded.slice(0, index + 1)
    snapshot = undoes ? foldCase(procedure, asked, before) : foldAct(procedure, asked, snapshot, one)
  }
}

type Answer = Pick<Difference, 'kind' | 'say'> | 'skipped' | undefined

function decideAgain(stored: StoredCase, act: StoredAct, snapshot: Snapshot<Staged> | undefined): Answer {
  const facts = JSON.parse(act.parts.facts) as Readonly<Record<string, unknown>>
  if (Object.values(facts).some(isDigest)) return 'skipped'
  const { input, reasons } = JSON.parse(act.parts.input) as {
    input: unknown
    reasons: Record<string, string>
  }
  const request = requestOf(stored, act, snapshot, input, reasons)
  const plan = planAct(request)
  if (plan.kind === 'refused') return { kind: 'different', say: `现在不被受理：${plan.say}` }
  const answers = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact ?? undefined]))
  const outcome = decideAct(request, plan, answers)
  if (outcome.kind === 'refused') return judged(act, outcome.findings, `现在被拒绝：${outcome.say}`)
  const same = JSON.stringify(JSON.parse(act.parts.events)) === JSON.stringify(sorted(outcome.events))
  return same ? undefined : judged(act, outcome.findings, '现在得出不同的事件')
}

interface Header {
  readonly path: readonly string[]
  readonly instrumentVersion: string
  readonly backfill: { readonly scan: string; readonly confirmedBy: string | null } | null
}

function requestOf(
  { procedure, calendar, caseId, causes }: StoredCase,
  act: StoredAct,
  snapshot: Snapshot<Staged> | undefined,
  input: unknown,
  reasons: Readonly<Record<string, string>>,
): ActRequest<Staged, DomainEvent> {
  const moment = (at: string) => ({ instant: at as Instant, date: act.legalDate as LocalDate })
  const { person, post, role, organisation } = act
  const header = JSON.parse(act.parts.header) as Header
  const actor =
    person === null || organisation === null
      ? undefined
      : { person, post: post ?? '', role: role ?? '', organisation, path: header.path }
  const cause = act.causeCase === null ? undefined : causes.get(`${act.causeCase}/${act.causeVersion}`)
  return {
    procedure: tableOf(procedure, header.instrumentVersion),
    instrumentVersion: header.instrumentVersion,
    act: act.act,
    caseId,
    input,
    reasons,
    origin:
      cause !== undefined
        ? { kind: 'effect', ...cause, ...(actor === undefined ? {} : { actor }) }
        : actor === undefined
          ? { kind: 'system' }
          : { kind: 'person', actor },
    times: { at: moment(act.at), entered: moment(act.entered) },
    calendar,
    parties: snapshot === undefined ? [] : partiesOf(procedure, snapshot),
    version: act.version - 1,
    ...(header.backfill === null ? {} : { backfill: header.backfill }),
    ...(snapshot === undefined ? {} : { snapshot }),
  }
}

/** A rule with another revision than the stored one explains the difference. */
function judged(
  act: StoredAct,
  findings: readonly Finding[],
  text: string,
): Pick<Difference, 'kind' | 'say'> {
  const stored = (JSON.parse(act.parts.findings) as { findings: readonly Finding[] }).findings.map(
    ({ rule }) => rule,
  )
  const revised = findings.some(({ rule }) => {
    const id = rule.split('@')[0] ?? rule
    return stored.some((other) => other !== rule && other.startsWith(`${id}@`))
  })
  return { kind: revised ? 'corrected' : 'different', say: text }
}

const isDigest = (fact: unknown): boolean => typeof fact === 'object' && fact !== null && '$digest' in fact

/** Keys in the order of the canonical text, so that texts can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, sorted(item)]),
  )
}
