import type { Migration } from '../migration.ts'

/** Heads of the log keep the frontier of their tree; those made before have none and are followed by a full hash. */
export const checkpointFrontiers: Migration = {
  name: '050-checkpoint-frontiers',
  async up(runner) {
    await runner.sql('alter table checkpoints add column frontier jsonb')
  },
}
