/** How a backup is restored, and what a restore answers. */
import type pg from 'pg'
import type { BackupManifest, BackupTenant } from './backup-model.ts'
import { BackupRefused } from './backup-model.ts'

/** What a verification of one tenant says; `verifyTenant` of platform/cases answers it. */
export interface TenantVerification {
  readonly acts: number
  readonly problems: readonly unknown[]
}

/** How a backup is restored. */
export interface RestoreOptions {
  /** Re-folds one tenant and compares (platform/cases `verifyTenant`, which this folder may not import). */
  readonly verify: (client: pg.ClientBase, tenant: string) => Promise<TenantVerification>
  /** Moment to restore to (ISO with offset), not before the backup ended; the whole log without it. */
  readonly until?: string
  /** Folder of the archived log (`walArchiving`), for moments after the backup ended. */
  readonly archive?: string
  /** Where the keys lie, if not in the backup's `secrets/`. */
  readonly secrets?: string
  /** DATABASE_URL of an empty database, for a backup of kind `tables`; without it the embedded server is used. */
  readonly url?: string
  /** DATABASE_APP_URL, where an administrator made the runtime role. */
  readonly appUrl?: string
  /** Told in Chinese what is being done. */
  readonly onProgress?: (message: string) => void
}

/** A restored tenant against what the backup's manifest says. */
export interface RestoredTenant {
  readonly tenant: string
  readonly acts: number
  readonly cases: number
  /** Acts and last checkpoint when the backup was made. */
  readonly before: BackupTenant
  /** The restored log has the very tree head that the manifest names (null: there was none). */
  readonly checkpointHolds: boolean | null
  /** Acts after that checkpoint: how far the restored ledger continues it. */
  readonly continuesBy: number
  /** What verification found; empty when the ledger is whole. */
  readonly problems: readonly unknown[]
}

/** A finished restore. `sound` when nothing is missing and nothing disagrees. */
export interface RestoreReport {
  readonly target: string
  readonly manifest: BackupManifest
  readonly tenants: readonly RestoredTenant[]
  readonly sound: boolean
  readonly milliseconds: number
}

/** What the two ways of restoring are given. */
export interface RestorePlan {
  readonly folder: string
  readonly target: string
  readonly manifest: BackupManifest
  readonly options: RestoreOptions
  readonly say: (message: string) => void
}

export function outside(message: string): BackupRefused {
  return new BackupRefused('until-outside', message)
}
