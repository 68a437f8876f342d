/** Imports: reading a file, agreeing on what it means, keeping its dry run, committing exactly what was shown, once. */
export { commitDryRun, fileHash, findDryRun, removeExpiredDryRuns, storeDryRun } from './dry-run.ts'
export type { Committed, DryRun, Storable, Work } from './dry-run.ts'
export { readImportFile } from './file.ts'
export type { FileFault, ReadFile } from './file.ts'
export { mappingOf, needsChoice, proposeMapping, shapeOf } from './mapping.ts'
export type { ImportMapping, MappingProposal, ProposedTable } from './mapping.ts'
export { forgetProfile, listProfiles, saveProfile, useProfile } from './profiles.ts'
export type { ImportProfile } from './profiles.ts'
