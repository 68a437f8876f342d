import type { Migration } from '../migration.ts'

/**
 * Layouts that an office put in the place of ours, version by version, each in force from a day for the organisation and
 * all below it; and what an organisation decided once about a file of a certain shape.
 */
export const layoutsAndImportProfiles: Migration = {
  name: '070-layouts-and-import-profiles',
  async up(runner) {
    await runner.sql(`
      create table layouts (
        tenant text not null, document text not null, organisation text not null, number integer not null check (number > 0),
        kind text not null check (kind in ('file', 'built-in', 'inherited')),
        format text check (format in ('docx', 'xlsx')), file_name text, content bytea, content_hash text,
        findings jsonb not null default '[]', by_person text not null, at timestamptz not null default now(),
        valid_from date, decided_by text, decided_at timestamptz,
        primary key (tenant, document, organisation, number),
        foreign key (tenant, organisation) references organisations (tenant, id),
        check ((kind = 'file') = (content is not null and format is not null and file_name is not null and content_hash is not null)),
        check (kind = 'file' or valid_from is not null),
        check ((valid_from is null) = (decided_by is null)));
      create index layouts_in_force on layouts (tenant, document, organisation, valid_from desc, number desc) where valid_from is not null;

      create function guard_layout() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.valid_from is not null then
            raise check_violation using constraint = 'layouts_kept', message = 'a layout that was put in force is kept';
          end if;
          return old;
        end if;
        if (new.tenant, new.document, new.organisation, new.number, new.kind, new.content_hash, new.by_person, new.at)
            is distinct from
           (old.tenant, old.document, old.organisation, old.number, old.kind, old.content_hash, old.by_person, old.at)
           or new.content is distinct from old.content or new.valid_from is null then
          raise check_violation using constraint = 'layouts_fixed', message = 'a version of a layout does not change; only its first day does';
        end if;
        return new;
      end $$;
      create trigger guard before update or delete on layouts for each row execute function guard_layout();

      create table import_profiles (
        tenant text not null, organisation text not null, target text not null, shape text not null check (shape <> ''),
        label text not null, mapping jsonb not null, by_person text not null, at timestamptz not null default now(),
        uses integer not null default 0 check (uses >= 0), used_at timestamptz,
        primary key (tenant, organisation, target, shape),
        foreign key (tenant, organisation) references organisations (tenant, id));
    `)
  },
}
