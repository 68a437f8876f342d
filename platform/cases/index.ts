/** Runs procedures: acts, lapses, effects, previews, lists, drafts, verification. The only place that does. */
export * from './model.ts'
export { createCases } from './engine.ts'
export type { Cases } from './engine.ts'
export { loadCase } from './load.ts'
export { viewerVersion } from './version.ts'
export { columnSlots } from './folded.ts'
export { recordedAct } from './recorded.ts'
