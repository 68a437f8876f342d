import type { Migration } from '../migration.ts'
import { schema } from './000-schema.ts'
import { ledgerAndCases } from './001-ledger-and-cases.ts'
import { periodMoves } from './002-period-moves.ts'
import { identity } from './010-identity.ts'
import { registers } from './020-registers.ts'
import { imports } from './025-imports.ts'
import { filesAndDocuments } from './030-files-and-documents.ts'
import { bulkRuns } from './040-bulk-runs.ts'
import { checkpointFrontiers } from './050-checkpoint-frontiers.ts'
import { paper } from './060-paper.ts'
import { layoutsAndImportProfiles } from './070-layouts-and-import-profiles.ts'
import { organisationPaths } from './080-organisation-paths.ts'
import { backfills } from './081-backfills.ts'
import { periodReminders } from './090-period-reminders.ts'
import { reviewLeases } from './100-review-leases.ts'
import { uploads } from './101-uploads.ts'
import { titleTraces } from './105-title-traces.ts'
import { scansAndSignatures } from './106-scans-and-signatures.ts'

/**
 * Every migration, in order, one line each: two people who take the same number collide here. Numbers below 100 are
 * shared out by folder (001 ledger and cases, 010 identity, 020 registers, 030 files and documents, 040 bulk runs); after the
 * first release a new migration takes the next free number after the last.
 */
export const migrations: readonly Migration[] = [
  schema, // 000
  ledgerAndCases, // 001
  periodMoves, // 002
  identity, // 010
  registers, // 020
  imports, // 025
  filesAndDocuments, // 030
  bulkRuns, // 040
  checkpointFrontiers, // 050
  paper, // 060
  layoutsAndImportProfiles, // 070
  organisationPaths, // 080
  backfills, // 081
  periodReminders, // 090
  reviewLeases, // 100
  uploads, // 101
  titleTraces, // 105
  scansAndSignatures, // 106
]
