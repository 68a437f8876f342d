/** The ledger and the cases: acts are appended; everything else is a cache of their fold that the database also guards. */
import type { Migration } from '../migration.ts'

const STATEMENTS = [
  `create table cases (
     tenant text not null, id text not null, procedure text not null, instrument_version text not null,
     stage text not null, title text not null, version integer not null check (version > 0), shape integer not null,
     state jsonb not null, head_hash text not null, opened_at timestamptz not null, last_at timestamptz not null,
     handed_over boolean not null, returned integer not null, urged integer not null,
     text_1 text, text_2 text, text_3 text, text_4 text, integer_1 bigint, integer_2 bigint, integer_3 bigint, integer_4 bigint,
     date_1 date, date_2 date, date_3 date,
     primary key (tenant, id))`,
  `create index cases_by_procedure on cases (tenant, procedure, stage, last_at desc)`,
  `create index cases_by_title on cases (tenant, title text_pattern_ops)`,
  `create table acts (
     tenant text not null, case_id text not null, version integer not null, procedure text not null, act text not null,
     person text, post text, organisation text, role text,
     at timestamptz not null, legal_date date not null, entered timestamptz not null,
     cause_case text, cause_version integer, scan text, confirmed_by text,
     header text not null, input text not null, facts text not null, findings text not null, events text not null, operations text not null,
     previous_hash text not null, hash text not null,
     events_json jsonb generated always as (events::jsonb) stored,
     primary key (tenant, case_id, version))`,
  `create index acts_by_person on acts (tenant, person, entered desc)`,
  `create table case_parties (
     tenant text not null, case_id text not null, version integer not null, relation text not null, organisation text, person text,
     check ((organisation is null) <> (person is null)))`,
  `create index case_parties_by_case on case_parties (tenant, case_id)`,
  `create index case_parties_by_organisation on case_parties (tenant, organisation, relation) where organisation is not null`,
  `create index case_parties_by_person on case_parties (tenant, person, relation) where person is not null`,
  `create table periods (
     tenant text not null, case_id text not null, version integer not null, period text not null, kind text not null,
     anchor date not null, due date not null, over timestamptz not null, provisional boolean not null, edition text not null, lapse text,
     primary key (tenant, case_id, period, version))`,
  `create index periods_due on periods (over) where lapse is not null`,
  `create index periods_by_due on periods (tenant, due)`,
  `create table claims (
     tenant text not null, claim text not null, key text not null, case_id text not null, version integer not null,
     primary key (tenant, claim, key))`,
  `create index claims_by_case on claims (tenant, case_id)`,
  `create table quotas (
     tenant text not null, account text not null, quota text not null, parent text, units_limit bigint not null check (units_limit >= 0),
     units_used bigint not null default 0, children_limit bigint not null default 0,
     primary key (tenant, account), foreign key (tenant, parent) references quotas (tenant, account),
     constraint quota_not_exceeded check (units_used >= 0 and units_used <= units_limit),
     constraint children_within_parent check (children_limit >= 0 and children_limit <= units_limit))`,
  `create table locks (tenant text not null, key text not null, primary key (tenant, key))`,
  `create table series (tenant text not null, series text not null, scope text not null, last bigint not null, primary key (tenant, series, scope))`,
  `create table public_notices (
     tenant text not null, column_id text not null, slug text not null, edition integer not null, title text not null, clause text not null,
     case_id text not null, act_version integer not null, data text, data_digest text not null,
     posted_at timestamptz not null, removed_at timestamptz, removal text,
     primary key (tenant, column_id, slug, edition))`,
  `create index public_notices_newest on public_notices (column_id, posted_at desc)`,
  `create table outbox (
     tenant text not null, case_id text not null, act_version integer not null, number integer not null, relation text not null, template text not null,
     data jsonb not null, not_before timestamptz not null, sent_at timestamptz, attempts integer not null default 0,
     primary key (tenant, case_id, act_version, number))`,
  `create index outbox_open on outbox (not_before) where sent_at is null`,
  `create table idempotency (
     tenant text not null, person text not null, key text not null, operation text not null, digest text not null, answer jsonb not null,
     at timestamptz not null default now(), primary key (tenant, person, key))`,
  `create table refusals (
     tenant text not null, at timestamptz not null default clock_timestamp(), person text, procedure text not null, act text not null, why text not null, rules text[] not null)`,
  `create index refusals_by_time on refusals (tenant, at desc)`,
  `create table drafts (
     tenant text not null, id text not null, procedure text not null, case_id text, act text not null, part text not null, owner text not null,
     base_version text, body jsonb not null, version integer not null, updated_at timestamptz not null default now(), primary key (tenant, id),
     unique nulls not distinct (tenant, procedure, case_id, act, part, owner))`,
  `create table saved_filters (tenant text not null, person text not null, name text not null, query jsonb not null, primary key (tenant, person, name))`,
  `create table log_positions (
     tenant text not null, position bigint not null, case_id text not null, version integer not null, hash text not null,
     primary key (tenant, position), unique (tenant, case_id, version))`,
  `create table checkpoints (
     tenant text not null, size bigint not null, root text not null, previous_size bigint not null, consistency jsonb not null,
     signature text not null, at timestamptz not null default now(), primary key (tenant, size))`,
  `create table sealed_values (
     tenant text not null, id text not null, case_id text not null, subject text not null, salt text, ciphertext text, erased_at timestamptz,
     primary key (tenant, id))`,
  `create table clock (one boolean primary key default true check (one), offset_milliseconds bigint not null default 0)`,
  `insert into clock default values`,
  `create table outages (since timestamptz not null, until timestamptz not null, note text not null, primary key (since))`,
]

export const ledgerAndCases: Migration = {
  name: '001-ledger-and-cases',
  appendOnly: ['acts', 'log_positions', 'checkpoints'],
  async up(runner) {
    await runner.sql(STATEMENTS.join(';\n'))
  },
}
