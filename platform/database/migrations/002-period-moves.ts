import type { Migration } from '../migration.ts'

/** Deadlines that an amended calendar moved, with both dates and the edition that moved them. */
export const periodMoves: Migration = {
  name: '002-period-moves',
  appendOnly: ['period_moves'],
  async up(runner) {
    await runner.sql(`
      create table period_moves (
        tenant text not null, case_id text not null, period text not null, from_due date not null, to_due date not null,
        edition text not null, at timestamptz not null default clock_timestamp(),
        primary key (tenant, case_id, period, at));
      create table heartbeats (one boolean primary key check (one), at timestamptz not null);
    `)
  },
}
