import type { Migration } from '../migration.ts'

/** Uploaded files (contents lie in the data folder, by hash) and the documents that were issued, by code. */
export const filesAndDocuments: Migration = {
  name: '030-files-and-documents',
  async up(runner) {
    await runner.sql(`
      create table files (
        tenant text not null,
        id uuid not null,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        bytes bigint not null check (bytes > 0),
        media_type text not null,
        name text not null,
        uploaded_by text not null,
        uploaded_at timestamptz not null default now(),
        case_id text,
        draft_id text,
        primary key (tenant, id)
      );
      comment on table files is 'one row per upload; a row without case_id belongs to a draft and expires';
      create index files_by_hash on files (hash, tenant);
      create index files_by_case on files (tenant, case_id) where case_id is not null;
      create index files_by_draft on files (tenant, draft_id) where draft_id is not null;
      create index files_unclaimed on files (uploaded_at) where case_id is null;

      create table documents (
        tenant text not null,
        code text not null check (code ~ '^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$'),
        case_id text not null,
        act_version integer not null,
        template text not null,
        template_version text not null,
        data_digest text not null,
        file_hash text not null,
        pages integer not null check (pages > 0),
        title text not null,
        made_at timestamptz not null,
        state text not null default 'valid' check (state in ('valid', 'superseded', 'revoked')),
        state_at timestamptz,
        state_reason text,
        replaced_by text,
        primary key (tenant, code),
        check (state = 'valid' or state_at is not null),
        check (state <> 'revoked' or state_reason is not null),
        check (state <> 'superseded' or replaced_by is not null)
      );
      create index documents_by_code on documents (code);
      create index documents_by_case on documents (tenant, case_id, act_version);
    `)
  },
}
