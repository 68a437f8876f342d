import type { Migration } from '../migration.ts'

/** Deadlines that an amended calendar moved, facts too large for an act (by their digest), and the service's heartbeat. */
export const periodMoves: Migration = {
  name: '002-period-moves',
  appendOnly: ['period_moves', 'stored_facts'],
  async up(runner) {
    await runner.sql(`
      create table period_moves (
        tenant text not null, case_id text not null, period text not null, from_due date not null, to_due date not null,
        edition text not null, at timestamptz not null default clock_timestamp(),
        primary key (tenant, case_id, period, at));
      create table stored_facts (tenant text not null, digest text not null, content text not null, primary key (tenant, digest));
      create table heartbeats (one boolean primary key check (one), at timestamptz not null);
    `)
  },
}
