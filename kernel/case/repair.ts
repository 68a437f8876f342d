/**
 * Repair of our own fault: a named, reviewed code change that appends `Repaired` to each case it lists. There is no
 * other override (DESIGN §4).
 */
import type { ClauseId } from '#kernel/law'
import type { DomainEvent } from './act.ts'

export interface Repair {
  /** Names the repair for good: `2026-11-21-lost-signature`. */
  readonly id: string
  readonly procedure: string
  /** Release that carries it. */
  readonly release: string
  /** What went wrong and what is put right, in Chinese; shown on every case it touches. */
  readonly reason: string
  /** The clause that the fault had hurt. */
  readonly clause: ClauseId
  /** Case id → events that put the case right; none when only the record was wrong. */
  readonly cases: Readonly<Record<string, readonly DomainEvent[]>>
}
