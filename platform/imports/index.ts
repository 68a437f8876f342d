/** Imports: reading a file, keeping its dry run, committing exactly what was shown, once. */
export { commitDryRun, fileHash, findDryRun, removeExpiredDryRuns, storeDryRun } from './dry-run.ts'
export type { Committed, DryRun, Storable, Work } from './dry-run.ts'
export { readImportFile } from './file.ts'
export type { FileFault, ReadFile } from './file.ts'
