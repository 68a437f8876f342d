/**
 * Stored events are never parsed with today's schema: an event that changed its form is carried up, one version at a
 * time, by functions that each bring a sample as it was once recorded.
 */
import type { DomainEvent } from './act.ts'

/** One step of an event type, from version n to n+1. */
export interface Upcast<E extends DomainEvent> {
  /** An event as the older program recorded it. */
  readonly sample: DomainEvent & Readonly<Record<string, unknown>>
  /** The same event as the next version reads it; compared with what `up` makes of the sample. */
  readonly becomes: DomainEvent & Readonly<Record<string, unknown>>
  readonly up: (older: Readonly<Record<string, unknown>>) => DomainEvent | E
}

/** Steps per event type, oldest first. An event written today carries the number of steps before it. */
export type Upcasts<E extends DomainEvent> = Readonly<Record<string, readonly Upcast<E>[]>>

interface Versioned {
  readonly v?: number
}

/** An event in today's form. Events that never changed carry no number. */
export function upcast<E extends DomainEvent>({ upcasts }: { readonly upcasts: Upcasts<E> }, stored: E): E {
  const steps = upcasts[stored.type]
  if (steps === undefined) return stored
  const { v = 0, ...older } = stored as E & Versioned
  const carried = steps
    .slice(v)
    .reduce<DomainEvent>(
      (event, step) => step.up(event as DomainEvent & Record<string, unknown>),
      older as DomainEvent,
    )
  return carried as E
}

/** An event as it is recorded: with the number of its form, once the form has ever changed. */
export function versioned<E extends DomainEvent>({ upcasts }: { readonly upcasts: Upcasts<E> }, event: E): E {
  const steps = upcasts[event.type]
  return steps === undefined ? event : { ...event, v: steps.length }
}
