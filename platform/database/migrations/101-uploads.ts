import type { Migration } from '../migration.ts'

/** Uploads that are under way: how far each is, so that it goes on where a line broke. */
export const uploads: Migration = {
  name: '101-uploads',
  async up(runner) {
    await runner.sql(`
      create table uploads (
        tenant text not null,
        id uuid not null,
        uploaded_by text not null,
        name text not null,
        bytes bigint not null check (bytes > 0),
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        received bigint not null default 0 check (received between 0 and bytes),
        begun_at timestamptz not null default now(),
        touched_at timestamptz not null default now(),
        primary key (tenant, id),
        unique (tenant, uploaded_by, hash, name)
      );
      comment on table uploads is 'bytes lie in the data folder under incoming/; a row goes when the file is stored or was left for days';
      create index uploads_left on uploads (touched_at)`)
  },
}
