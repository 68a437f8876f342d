import type { DomainEvent, Instant, LocalDate, RecordedAct } from '#kernel'
import type { StoredAct } from '#platform/ledger'

/** A stored act as the kernel folds it. */
export function recordedAct(stored: StoredAct): RecordedAct {
  const { version, act, person, organisation, role } = stored
  return {
    version,
    act,
    at: stored.at as Instant,
    date: stored.legalDate as LocalDate,
    entered: stored.entered as Instant,
    events: JSON.parse(stored.parts.events) as DomainEvent[],
    ...(person === null ? {} : { person }),
    ...(organisation === null ? {} : { organisation }),
    ...(role === null ? {} : { role }),
  }
}
