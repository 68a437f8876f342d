/** Registers: effective-dated entries, never overwritten; and the calendar, which is kept in editions. */
import type { Migration } from '../migration.ts'

/**
 * `from_date` and `until_date` (inclusive) say when the values hold; `at` and `superseded_at` when they were known.
 * A change supersedes rows and inserts others, so that history and what was known on a day stay readable.
 * Standing rows of one key never overlap: judged under the key's lock, whoever writes.
 */
const ENTRIES = `
  create table entries (
    tenant text not null, register text not null, key text not null check (key <> ''), number bigint generated always as identity,
    from_date date not null, until_date date, "values" jsonb not null, canonical text not null,
    case_id text, act_version integer, by_person text, at timestamptz not null default now(),
    superseded_at timestamptz, superseded_case text, superseded_version integer, superseded_person text,
    primary key (tenant, register, key, number), check (until_date >= from_date));
  create unique index entries_one_start on entries (tenant, register, key, from_date) where superseded_at is null;
  create unique index entries_one_open on entries (tenant, register, key) where superseded_at is null and until_date is null;
  create index entries_by_case on entries (tenant, case_id) where case_id is not null;

  create function lock_entry(tenant text, register text, key text, kind text) returns void language plpgsql as $$
  declare place bigint := hashtextextended(tenant || chr(31) || register || chr(31) || key, 20);
  begin
    if kind = 'share' then perform pg_advisory_xact_lock_shared(place);
    else perform pg_advisory_xact_lock(place);
    end if;
  end $$;

  create function find_entry(tenant text, register text, key text, on_date date, kind text)
    returns setof entries language plpgsql as $$
  begin
    if kind <> 'none' then perform guicheng.lock_entry(tenant, register, key, kind); end if;
    return query select e.* from guicheng.entries e
      where e.tenant = find_entry.tenant and e.register = find_entry.register and e.key = find_entry.key
        and e.superseded_at is null and e.from_date <= on_date and (e.until_date is null or e.until_date >= on_date);
  end $$;
  comment on function find_entry is 'locks first and reads afterwards with a fresh snapshot, so that an absent entry is locked too';

  create function find_entries(tenant text, register text, wanted jsonb, on_date date, kind text)
    returns setof entries language plpgsql as $$
  declare place text;
  begin
    if kind = 'share' then
      for place in select e.key from guicheng.entries e
        where e.tenant = find_entries.tenant and e.register = find_entries.register and e."values" @> wanted
          and e.superseded_at is null and e.from_date <= on_date and (e.until_date is null or e.until_date >= on_date)
        order by e.key
      loop perform guicheng.lock_entry(tenant, register, place, kind); end loop;
    end if;
    return query select e.* from guicheng.entries e
      where e.tenant = find_entries.tenant and e.register = find_entries.register and e."values" @> wanted
        and e.superseded_at is null and e.from_date <= on_date and (e.until_date is null or e.until_date >= on_date)
      order by e.key;
  end $$;
  comment on function find_entries is 'locks the keys it finds; a key that is still to come is guarded by the act''s serialize key';

  create function guard_entry() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and (
        (new.tenant, new.register, new.key, new.number, new.from_date, new.until_date, new.canonical, new.case_id, new.act_version, new.by_person, new.at)
          is distinct from
        (old.tenant, old.register, old.key, old.number, old.from_date, old.until_date, old.canonical, old.case_id, old.act_version, old.by_person, old.at)
        or new."values" is distinct from old."values" or old.superseded_at is not null) then
      raise check_violation using constraint = 'entries_fixed', message = 'an entry may only be superseded, once';
    end if;
    if new.superseded_at is not null then return new; end if;
    perform lock_entry(new.tenant, new.register, new.key, 'update');
    if exists (select from entries e
        where e.tenant = new.tenant and e.register = new.register and e.key = new.key and e.superseded_at is null
          and e.number <> new.number
          and daterange(e.from_date, e.until_date, '[]') && daterange(new.from_date, new.until_date, '[]')) then
      raise exclusion_violation using constraint = 'entries_no_overlap',
        message = format('entries of %s %s overlap', new.register, new.key);
    end if;
    return new;
  end $$;
  create trigger guard before insert or update on entries for each row execute function guard_entry();

  create function keep_entry() returns trigger language plpgsql as $$
  begin
    raise check_violation using constraint = 'entries_kept', message = 'an entry is superseded, never deleted';
  end $$;
  create trigger keep before delete on entries for each row execute function keep_entry();
`

/** One row per year and edition; the highest edition of a year stands. Every tenant shares them. */
const CALENDAR = `
  create table calendar_years (
    year integer not null check (year between 1900 and 9999), edition integer not null check (edition > 0),
    notice text not null check (notice <> ''), notice_number text, source text not null, confidence text not null check (confidence in ('high', 'medium')),
    off_days jsonb not null, work_days jsonb not null, by_person text, at timestamptz not null default now(),
    primary key (year, edition));
  comment on table calendar_years is 'a reference table: the calendar is the same in every tenant';
`

export const registers: Migration = {
  name: '020-registers',
  appendOnly: ['calendar_years'],
  async up(runner) {
    await runner.sql(ENTRIES + CALENDAR)
  },
}
