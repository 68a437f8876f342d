/**
 * The database: the embedded PostgreSQL or any server by URL, two roles, value types, migrations.
 *
 * A folder that owns tables adds their types by declaration merging, so that `database.kysely` knows them:
 * `declare module '#platform/database' { interface Tables { access_log: AccessLogTable } }`
 */

/** Row types of every table, filled in by the folders that own them. */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface -- open for merging
export interface Tables {}

export { openDatabase } from './open.ts'
export type { Database, DatabaseSource, OpenOptions } from './open.ts'
export { startEmbedded } from './embedded.ts'
export type { EmbeddedOptions, EmbeddedServer } from './embedded.ts'
export { migrate } from './migrate.ts'
export type { Migration, MigrationRunner, MigrationReport } from './migration.ts'
export { migrations } from './migrations/index.ts'
export { named, outerTransaction, transaction } from './transaction.ts'
export { getRow } from './rows.ts'
export { LEGAL_NOW, legalMoment } from './legal-time.ts'
export { DatabaseRefused } from './refusal.ts'
export type { DatabaseRefusalReason, FolderOwner } from './refusal.ts'
export { valueTypes } from './value-types.ts'
export { APP_ROLE, OWNER_ROLE, SCHEMA } from './names.ts'
export { findRunning } from './backup-source.ts'
export { backup } from './backup.ts'
export type { BackupOptions, BackupReport } from './backup.ts'
export { BackupRefused, readManifest } from './backup-model.ts'
export type { BackupManifest, BackupRefusalReason, BackupTenant } from './backup-model.ts'
export { walArchiving } from './backup-wal.ts'
export { restore } from './restore.ts'
export type { RestoredTenant, RestoreOptions, RestoreReport, TenantVerification } from './restore-model.ts'
