/** Clause ids, citations, rules and their findings, calculations, dated parameters, traces. Pure. */
export * from './cite.ts'
export * from './finding.ts'
export * from './calculation.ts'
export * from './parameter.ts'
export * from './trace.ts'
export type { ClauseRegistry } from './clause-ids.generated.ts'
