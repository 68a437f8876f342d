/** Recurring work and the outbox; safe with several processes. */
export * from './scheduler.ts'
export * from './outbox.ts'
export * from './outages.ts'
