import type { Migration } from '../migration.ts'

/** The schema, and a table of facts about this installation (never of a tenant). */
export const schema: Migration = {
  name: '000-schema',
  readOnly: ['schema_info'],
  async up(runner) {
    await runner.sql(`
      create schema if not exists guicheng;
      create table schema_info (
        name text primary key,
        value text not null,
        noted_at timestamptz not null default now()
      );
      comment on table schema_info is 'facts about this installation, written by migrations only';
      insert into schema_info (name, value) values ('installation', gen_random_uuid()::text);
    `)
  },
}
