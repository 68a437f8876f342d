import type { Migration } from '../migration.ts'

/** Paper acts typed in by one person, waiting for a second one to compare them with the scan. */
export const backfills: Migration = {
  name: '081-backfills',
  async up(runner) {
    await runner.sql(`
      create table backfills (
        tenant text not null, id text not null, procedure text not null, case_id text, act text not null,
        happened_at timestamptz not null, scan text not null, note text,
        typed_by text not null, typed_in text not null, typed_at timestamptz not null, origin jsonb not null,
        body text, body_digest text not null,
        state text not null check (state in ('waiting', 'confirmed', 'declined', 'withdrawn')),
        settled_by text, settled_at timestamptz, reason text, done_case text, done_version integer,
        primary key (tenant, id),
        check ((state = 'waiting') = (settled_at is null)), check ((state = 'waiting') = (body is not null)),
        check (state <> 'confirmed' or settled_by <> typed_by), check (state <> 'confirmed' or done_case is not null));
      create index backfills_waiting on backfills (tenant, typed_in) where state = 'waiting';
      create index backfills_by_case on backfills (tenant, case_id)`)
  },
}
