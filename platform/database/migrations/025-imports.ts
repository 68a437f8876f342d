/** Dry runs of imports: what was shown waits here until it is committed, once, or expires. */
import type { Migration } from '../migration.ts'

export const imports: Migration = {
  name: '025-imports',
  async up(runner) {
    await runner.sql(`
      create table imports (
        tenant text not null, token text not null, target text not null, file_name text not null, file_hash text not null,
        body jsonb not null, canonical text not null, by_person text not null, at timestamptz not null default now(),
        expires timestamptz not null, committed_at timestamptz, result jsonb,
        primary key (tenant, token), check ((committed_at is null) = (result is null)));
      create index imports_by_end on imports (expires) where committed_at is null;
    `)
  },
}
