/** Tenants, organisations, persons, posts, accounts, sessions and the chained access log. */
import type { Migration } from '../migration.ts'

/**
 * Organisations change name and place in the tree by date. Terms of one organisation never overlap and no
 * organisation stands above itself; both are judged under one lock per tenant, since they are rules over a set.
 */
const ORGANISATIONS = `
  create table tenants (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'), name text not null, created_at timestamptz not null default now());
  create table organisations (
    tenant text not null references tenants, id text not null, kind text not null, primary key (tenant, id));
  create table organisation_terms (
    tenant text not null, organisation text not null, from_date date not null, until_date date,
    name text not null check (name <> ''), code text, division text check (division ~ '^[0-9]{6}([0-9]{3}){0,2}$'), parent text,
    primary key (tenant, organisation, from_date), check (until_date >= from_date),
    foreign key (tenant, organisation) references organisations (tenant, id),
    foreign key (tenant, parent) references organisations (tenant, id));
  create index organisation_terms_by_parent on organisation_terms (tenant, parent);

  create function guard_organisation_term() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended('organisations ' || new.tenant, 0));
    if exists (select from organisation_terms t
        where t.tenant = new.tenant and t.organisation = new.organisation
          and (tg_op = 'INSERT' or t.from_date <> old.from_date)
          and daterange(t.from_date, t.until_date, '[]') && daterange(new.from_date, new.until_date, '[]')) then
      raise exclusion_violation using constraint = 'organisation_terms_no_overlap',
        message = format('terms of organisation %s overlap', new.organisation);
    end if;
    if exists (
      with recursive above (id) as (
        select new.parent where new.parent is not null
        union
        select t.parent from above join organisation_terms t on t.tenant = new.tenant and t.organisation = above.id
        where t.parent is not null and daterange(t.from_date, t.until_date, '[]') && daterange(new.from_date, new.until_date, '[]'))
      select from above where id = new.organisation) then
      raise check_violation using constraint = 'organisation_terms_no_cycle',
        message = format('organisation %s would stand above itself', new.organisation);
    end if;
    return new;
  end $$;
  create trigger guard before insert or update on organisation_terms for each row execute function guard_organisation_term();
`

/**
 * All posts that a person holds on one day serve the same duty: one of the three administrators, or casework.
 * The person's row is locked first, so two grants at once are judged one after the other.
 */
const POSTS = `
  create table persons (id text primary key, name text not null check (name <> ''), created_at timestamptz not null default now());
  create table posts (
    tenant text not null, id text not null, person text not null references persons, role text not null, organisation text not null,
    from_date date not null, until_date date, granted_by text, granted_at timestamptz not null default now(), ended_by text, ended_at timestamptz,
    duty text not null generated always as (
      case when role in ('system-administrator', 'security-administrator', 'audit-administrator') then role else 'casework' end) stored,
    primary key (tenant, id), check (until_date >= from_date - 1),
    foreign key (tenant, organisation) references organisations (tenant, id));
  create index posts_by_person on posts (person);
  create index posts_by_organisation on posts (tenant, organisation, role);

  create function guard_post() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and (new.tenant, new.id, new.person, new.role, new.organisation, new.from_date)
        is distinct from (old.tenant, old.id, old.person, old.role, old.organisation, old.from_date) then
      raise check_violation using constraint = 'posts_fixed', message = 'a post may only be ended, not changed';
    end if;
    perform from persons where id = new.person for no key update;
    if exists (select from posts p
        where p.person = new.person and (p.tenant, p.id) <> (new.tenant, new.id)
          and p.duty <> case when new.role in ('system-administrator', 'security-administrator', 'audit-administrator')
            then new.role else 'casework' end
          and daterange(p.from_date, p.until_date + 1) && daterange(new.from_date, new.until_date + 1)) then
      raise exclusion_violation using constraint = 'posts_one_duty',
        message = format('person %s already serves another duty in that time', new.person);
    end if;
    return new;
  end $$;
  create trigger guard before insert or update on posts for each row execute function guard_post();
`

const ACCOUNTS = `
  create table accounts (
    account text primary key check (account ~ '^[a-z0-9][a-z0-9._-]{1,62}$'), person text not null unique references persons,
    tenant text not null references tenants, password_hash text, password_changed_at timestamptz, password_due boolean not null default false,
    active boolean not null default true, locked boolean not null default false,
    failures integer not null default 0 check (failures >= 0), locked_until timestamptz,
    totp_secret text, totp_confirmed boolean not null default false, totp_last_step bigint,
    demo_note text, created_at timestamptz not null default now());
  create index accounts_by_tenant on accounts (tenant, account);
  comment on table accounts is 'a reference table: a person may hold posts in several tenants';
  create table sessions (
    token_hash text primary key, account text not null references accounts, person text not null references persons,
    tenant text not null, post text not null, demo boolean not null default false,
    created_at timestamptz not null default now(), idle_until timestamptz not null, expires_at timestamptz not null,
    foreign key (tenant, post) references posts (tenant, id));
  create index sessions_by_account on sessions (account);
  create index sessions_by_end on sessions (expires_at);
`

/** A hash chain per tenant; the head row both orders writers and shows a cut tail. */
const ACCESS_LOG = `
  create table access_log (
    tenant text not null, position bigint not null check (position > 0), at timestamptz(3) not null,
    person text, post text, organisation text, kind text not null, what text not null, subject text, purpose text,
    previous_hash text not null, hash text not null, primary key (tenant, position));
  create index access_log_by_time on access_log (tenant, at desc);
  create index access_log_by_person on access_log (tenant, person, position desc);
  create index access_log_by_subject on access_log (tenant, subject, position desc);
  create table access_log_heads (
    tenant text primary key, position bigint not null, at timestamptz(3) not null, previous_hash text not null, hash text not null);
`

export const identity: Migration = {
  name: '010-identity',
  appendOnly: ['access_log'],
  async up(runner) {
    await runner.sql([ORGANISATIONS, POSTS, ACCOUNTS, ACCESS_LOG].join('\n'))
  },
}
