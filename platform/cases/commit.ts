/** Turns an accepted decision into the record that one statement writes. */
import type {
  Accepted,
  ActTimes,
  AnyProcedure,
  DomainEvent,
  Operations,
  Origin,
  Staged,
  WorkCalendar,
} from '#kernel'
import {
  type ActParts,
  type ActRecord,
  FIRST_HASH,
  type SealedRow,
  canonicalText,
  chainHash,
  digest,
} from '#platform/ledger'
import type { SpentNumber } from './needs.ts'
import { foldedCase, partiesOf, periodRows, sameRows } from './folded.ts'
import type { Backfill, Done, LoadedCase } from './model.ts'
import { viewerVersion } from './version.ts'

/** The key of a request that may be repeated, with what it asked. */
export type Retry =
  | { readonly person: string; readonly key: string; readonly operation: string; readonly digest: string }
  | undefined

export interface Commitment {
  readonly tenant: string
  readonly caseId: string
  readonly procedure: AnyProcedure
  readonly instrumentVersion: string
  readonly program: string
  readonly calendar: WorkCalendar
  readonly loaded: LoadedCase | undefined
  readonly origin: Origin
  readonly times: ActTimes
  readonly accepted: Accepted<Staged, DomainEvent>
  readonly input: unknown
  readonly facts: Readonly<Record<string, unknown>>
  /** Numbers of series that the act spent; its header names them. */
  readonly numbers: readonly SpentNumber[]
  readonly cause: { readonly caseId: string; readonly version: number } | null
  readonly backfill: Backfill | undefined
  readonly retry:
    | { readonly person: string; readonly key: string; readonly operation: string; readonly digest: string }
    | undefined
  readonly sealed: readonly SealedRow[]
}

const ALGORITHM = 'sha256'
/** The outbox waits as long as the last step can be undone. */
const OUTBOX_WAIT_MINUTES = 10

/** The record of an act and the answer its actor gets. */
export function recordFor(commitment: Commitment): { readonly record: ActRecord; readonly done: Done } {
  const { accepted, loaded, procedure, times, tenant, caseId } = commitment
  const version = (loaded?.version ?? 0) + 1
  const parts = partsOf(commitment, version)
  const previousHash = loaded?.headHash ?? FIRST_HASH
  const hash = chainHash(previousHash, parts, ALGORITHM)
  const parties = partiesOf(procedure, accepted.next)
  const done: Done = {
    kind: 'done',
    procedure: procedure.id,
    caseId,
    version,
    stage: accepted.next.domain.stage,
    hash,
    at: times.at.instant,
    warnings: accepted.warnings.filter((finding) => finding.holds !== 'yes'),
    verdicts: accepted.verdicts,
    seen: viewerVersion(procedure, { snapshot: accepted.next, parties }, commitment.origin),
    opened: [],
    repeated: false,
  }
  const periods = periodRows(procedure, accepted.next, commitment.calendar)
  const { operations } = accepted
  const record: ActRecord = {
    tenant,
    caseId,
    procedure: procedure.id,
    instrumentVersion: commitment.instrumentVersion,
    act: accepted.act,
    version,
    origin: originColumns(commitment.origin),
    at: times.at.instant,
    legalDate: times.at.date,
    entered: times.entered.instant,
    cause: commitment.cause,
    backfill:
      commitment.backfill === undefined
        ? null
        : { scan: commitment.backfill.scan, confirmedBy: commitment.backfill.confirmedBy },
    parts,
    previousHash,
    hash,
    folded: foldedCase(procedure, accepted.next),
    parties:
      loaded !== undefined &&
      loaded.refolded === undefined &&
      sameRows(partiesOf(procedure, loaded.snapshot), parties)
        ? null
        : parties,
    periods:
      loaded !== undefined &&
      loaded.refolded === undefined &&
      sameRows(periodRows(procedure, loaded.snapshot, commitment.calendar), periods)
        ? null
        : periods,
    take: operations.claims
      .filter((claim) => claim.operation === 'take')
      .map(({ claim, key }) => ({ claim, key })),
    release: operations.claims
      .filter((claim) => claim.operation === 'release')
      .map(({ claim, key }) => ({ claim, key })),
    messages: outboxRows(operations.messages, times.entered.instant),
    sealed: commitment.sealed,
    idempotency: commitment.retry === undefined ? null : { ...commitment.retry, answer: done },
  }
  return { record, done }
}

function partsOf(commitment: Commitment, version: number): ActParts {
  const { accepted, procedure, times, tenant, caseId, calendar, numbers } = commitment
  const header = {
    algorithm: ALGORITHM,
    tenant,
    case: caseId,
    version,
    procedure: procedure.id,
    act: accepted.act,
    ...originColumns(commitment.origin),
    path: commitment.origin.kind === 'system' ? [] : (commitment.origin.actor?.path ?? []),
    at: times.at.instant,
    date: times.at.date,
    entered: times.entered.instant,
    cause: commitment.cause,
    backfill: commitment.backfill ?? null,
    instrument: procedure.instrument,
    instrumentVersion: commitment.instrumentVersion,
    calendar: calendar.edition,
    program: commitment.program,
    shape: procedure.shape,
    ...(numbers.length === 0 ? {} : { numbers }),
  }
  return {
    header: canonicalText(header),
    input: canonicalText({ input: commitment.input ?? null, reasons: accepted.reasons }),
    facts: canonicalText(commitment.facts),
    findings: canonicalText({ findings: accepted.findings, computed: accepted.computed }),
    events: canonicalText(accepted.events),
    operations: canonicalText(storedOperations(accepted.operations)),
  }
}

/** Operations as the ledger keeps them: the content of a public page by its digest, since a page can be withdrawn. */
export function storedOperations(operations: Operations): unknown {
  const { claims, quotas, entries, effects, messages, notices } = operations
  const pages = notices.map((notice) => ({
    ...notice,
    data: { $digest: digest(canonicalText(notice.data)) },
  }))
  return { claims, quotas, entries, effects, messages, notices: pages }
}

/** Who acted, as columns; a lapse has nobody, an effect the actor of its cause. */
function originColumns(origin: Origin): ActRecord['origin'] {
  const actor = origin.kind === 'system' ? undefined : origin.actor
  return {
    person: actor?.person ?? null,
    post: actor?.post ?? null,
    organisation: actor?.organisation ?? null,
    role: actor?.role ?? null,
  }
}

/** The numbers that an act spent, as its header names them. */
export function numbersOf(header: string): readonly SpentNumber[] {
  if (!header.includes('"numbers":[')) return []
  return (JSON.parse(header) as { readonly numbers?: readonly SpentNumber[] }).numbers ?? []
}

/** The outbox's rows for an act's messages, in their order. */
export function outboxRows(messages: Operations['messages'], entered: string): ActRecord['messages'] {
  return messages.map(({ to, template, data }) => ({
    relation: to,
    template,
    data,
    not_before: waited(entered),
  }))
}

function waited(entered: string): string {
  return new Date(Date.parse(entered) + OUTBOX_WAIT_MINUTES * 60_000).toISOString()
}
