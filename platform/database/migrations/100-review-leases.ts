import type { Migration } from '../migration.ts'

/** Who of an office has which file of a list before him now, and where each person stopped in a list. */
export const reviewLeases: Migration = {
  name: '100-review-leases',
  async up(runner) {
    await runner.sql(`
      create table review_leases (
        tenant text not null, organisation text not null, case_id text not null, list text not null, person text not null,
        taken_at timestamptz not null default now(), until_at timestamptz not null,
        primary key (tenant, organisation, case_id));
      create index review_leases_by_person on review_leases (tenant, person, list);
      create table review_places (
        tenant text not null, person text not null, list text not null, case_id text not null,
        kept_at timestamptz not null default now(), primary key (tenant, person, list))`)
  },
}
