/** Builds the kernel's request and the commitment of an accepted act from what was loaded. */
import {
  type Accepted,
  type ActRequest,
  type ActTimes,
  type AnyProcedure,
  type DomainEvent,
  type Refused,
  type Staged,
  findInstant,
  momentAt,
  refused,
  tableOf,
  versionInForce,
} from '#kernel'
import type { Commitment, Retry } from './commit.ts'
import type { Engine } from './engine-model.ts'
import type { Loaded } from './load.ts'
import type { ActCommand, CaseCommand, LoadedCase } from './model.ts'
import type { Answered } from './needs.ts'
import type { SealedPlan, Sealer } from './seal.ts'
import { viewerVersion } from './version.ts'

export function requestFor(
  engine: Engine,
  procedure: AnyProcedure,
  command: CaseCommand,
  loaded: Loaded,
  opens: boolean,
  sealer: Sealer,
): ActRequest<Staged, DomainEvent> | Refused {
  const { found } = loaded
  if (!opens && (found === undefined || found.procedure !== procedure.id)) return notFound(command)
  const times = timesOf(command, loaded)
  if (times === undefined) return badTime(command)
  const version = found?.instrumentVersion ?? versionInForce(procedure, times.at.date)
  const table = tableOf(procedure, version)
  const request: ActRequest<Staged, DomainEvent> = {
    procedure: table,
    instrumentVersion: version,
    act: command.act,
    caseId: command.caseId,
    input: command.input,
    origin: command.origin,
    times,
    calendar: engine.options.calendar(),
    parties: found?.parties ?? [],
    version: found?.version ?? 0,
    seal: sealer.seal,
    ...(command.reasons ? { reasons: command.reasons } : {}),
    ...(command.backfill ? { backfill: command.backfill } : {}),
    ...(found === undefined ? {} : { snapshot: found.snapshot }),
  }
  const strict = table.acts[command.act]?.concurrency !== 'redecide'
  const stale =
    found !== undefined &&
    command.expected !== undefined &&
    strict &&
    command.expected !== viewerVersion(table, found, command.origin)
  return stale ? conflict(command) : request
}

/** When it happened and when it is entered; the entry never precedes the case's last act. Undefined: no such time. */
function timesOf(command: CaseCommand, loaded: Loaded): ActTimes | undefined {
  const { found } = loaded
  const now = command.times?.entered ?? command.arrived ?? loaded.now
  const entered = found !== undefined && found.lastAt > now.instant ? momentAt(found.lastAt) : now
  const cause = command.times // an effect happens when its cause does, also when that was entered later
  if (cause !== undefined && cause.at.instant !== cause.entered.instant) return { at: cause.at, entered }
  if (command.backfill === undefined) return { at: entered, entered }
  const happened = findInstant(command.backfill.happenedAt)
  return happened === undefined ? undefined : { at: momentAt(happened), entered }
}

function badTime(command: ActCommand): Refused {
  const say = '请填写发生时间，如 2025-03-04T09:00:00+08:00'
  return refused(command.act, 'input', [], { say, fields: [{ path: 'backfill.happenedAt', say }] })
}

export function commitmentFor(
  engine: Engine,
  procedure: AnyProcedure,
  command: CaseCommand,
  loaded: LoadedCase | undefined,
  times: ActTimes,
  accepted: Accepted<Staged, DomainEvent>,
  plan: SealedPlan,
  { facts, numbers }: Pick<Answered, 'facts' | 'numbers'>,
  retry: Retry,
  cause: Commitment['cause'],
): Commitment {
  return {
    tenant: command.tenant,
    caseId: command.caseId,
    procedure,
    instrumentVersion: loaded?.instrumentVersion ?? versionInForce(procedure, times.at.date),
    program: engine.options.program,
    calendar: engine.options.calendar(),
    loaded,
    origin: command.origin,
    times,
    accepted,
    input: plan.input,
    facts,
    numbers,
    cause,
    backfill: command.backfill,
    retry,
    sealed: plan.sealed,
  }
}

export function notFound(command: ActCommand): Refused {
  return refused(command.act, 'not-found', [], { say: '没有找到这个件，或您无权查看。' })
}

export function conflict(command: ActCommand): Refused {
  return refused(command.act, 'conflict', [], { say: '请刷新后再办理：您打开之后，本件已有新的变化。' })
}
