import type { Migration } from '../migration.ts'

/** Bulk runs: the list as confirmed, and per item what came of it. The acts themselves are in the ledger. */
export const bulkRuns: Migration = {
  name: '040-bulk-runs',
  async up(runner) {
    await runner.sql(`
      create table bulk_runs (
        tenant text not null, id text not null, procedure text not null, act text not null, input jsonb not null, reasons jsonb,
        list_hash text not null, person text not null, begun_at timestamptz not null default now(), stopped boolean not null default false,
        primary key (tenant, id));
      create table bulk_rows (
        tenant text not null, run text not null, number integer not null, item text not null,
        outcome text not null default 'waiting' check (outcome in ('waiting', 'done', 'refused')), say text not null default '', clause text,
        done_at timestamptz, primary key (tenant, run, number), unique (tenant, run, item),
        foreign key (tenant, run) references bulk_runs (tenant, id));
      create index bulk_runs_by_person on bulk_runs (tenant, person, begun_at desc);
    `)
  },
}
