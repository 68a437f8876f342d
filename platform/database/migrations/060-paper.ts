import type { Migration } from '../migration.ts'

const PRINTS = `
  create table document_prints (
    tenant text not null,
    code text not null,
    case_id text not null,
    form text not null,
    print_number integer not null check (print_number > 0),
    content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'),
    rest_digest text not null,
    blocks jsonb not null,
    reserved_at timestamptz not null default now(),
    primary key (tenant, code),
    unique (tenant, case_id, form, print_number)
  );
  comment on table document_prints is 'which print of a form a code stands for, and what is printed, block by block';

  create table document_places (
    tenant text not null,
    code text not null,
    places jsonb not null,
    primary key (tenant, code),
    foreign key (tenant, code) references document_prints (tenant, code)
  );
  comment on table document_places is 'where sheets and blocks of a print lie, in millimetres';
`

const OVERPRINTS = `
  create table printers (
    tenant text not null,
    organisation text not null,
    name text not null check (length(name) between 1 and 60),
    right_hundredths integer not null check (right_hundredths between -3000 and 3000),
    down_hundredths integer not null check (down_hundredths between -3000 and 3000),
    changed_by text not null,
    changed_at timestamptz not null default now(),
    primary key (tenant, organisation, name)
  );
  comment on table printers is 'offset of an office''s printer in hundredths of a millimetre';

  create table overprints (
    tenant text not null,
    id uuid not null,
    organisation text not null,
    printer text not null,
    right_hundredths integer not null,
    down_hundredths integer not null,
    blocks text[] not null,
    file_hash text not null,
    pages integer not null check (pages > 0),
    made_by text not null,
    made_at timestamptz not null default now(),
    voided_by text,
    voided_at timestamptz,
    void_reason text,
    primary key (tenant, id),
    check ((voided_at is null) = (void_reason is null))
  );
  create index overprints_by_organisation on overprints (tenant, organisation, made_at desc);

  create table overprint_sheets (
    tenant text not null,
    overprint uuid not null,
    position integer not null check (position > 0),
    code text not null,
    page integer not null check (page > 0),
    blocks jsonb not null,
    primary key (tenant, overprint, position),
    foreign key (tenant, overprint) references overprints (tenant, id)
  );
  create index overprint_sheets_by_code on overprint_sheets (tenant, code);
`

const SCANS = `
  create table scan_piles (
    tenant text not null,
    id uuid not null,
    digest text not null,
    organisation text not null,
    uploaded_by text not null,
    uploaded_role text not null,
    uploader jsonb not null,
    uploaded_at timestamptz not null default now(),
    state text not null default 'waiting' check (state in ('waiting', 'reading', 'done')),
    done_at timestamptz,
    primary key (tenant, id),
    unique (tenant, organisation, digest)
  );
  create index scan_piles_unfinished on scan_piles (uploaded_at) where state <> 'done';
  create index scan_piles_by_organisation on scan_piles (tenant, organisation, uploaded_at desc);

  create table scan_files (
    tenant text not null,
    pile uuid not null,
    number integer not null check (number > 0),
    name text not null,
    kind text not null check (kind in ('pdf', 'png', 'jpg')),
    hash text not null,
    bytes bigint not null,
    pages integer,
    fault text,
    primary key (tenant, pile, number),
    foreign key (tenant, pile) references scan_piles (tenant, id)
  );

  create table scan_sheets (
    tenant text not null,
    id uuid not null,
    pile uuid not null,
    file_number integer not null,
    file_page integer not null check (file_page > 0),
    outcome text not null check (outcome in ('filed', 'stale', 'unreadable', 'foreign', 'refused', 'blank', 'set-aside')),
    say text not null,
    code text,
    page integer,
    case_id text,
    form text,
    turn integer not null default 0 check (turn in (0, 90, 180, 270)),
    skew_hundredths integer not null default 0,
    sheet_hash text,
    read_at timestamptz not null default now(),
    assigned_by text,
    assigned_at timestamptz,
    primary key (tenant, id),
    unique (tenant, pile, file_number, file_page),
    foreign key (tenant, pile, file_number) references scan_files (tenant, pile, number),
    check (outcome not in ('filed', 'stale') or (code is not null and page is not null and case_id is not null and sheet_hash is not null))
  );
  create index scan_sheets_by_slot on scan_sheets (tenant, code, page) where outcome in ('filed', 'stale');
  create index scan_sheets_by_case on scan_sheets (tenant, case_id) where outcome in ('filed', 'stale');
  comment on table scan_sheets is 'one page of a scanned pile: what it was recognised as and where it was filed';
`

const SEALS = `
  create table paper_seals (
    tenant text not null,
    id uuid not null,
    case_id text not null,
    form text not null,
    code text not null,
    kind text not null check (kind in ('signed-file', 'registered')),
    file_hash text,
    number text,
    organisation text not null,
    sealed_on date not null,
    note text not null default '',
    recorded_by text not null,
    recorded_at timestamptz not null default now(),
    primary key (tenant, id),
    check ((kind = 'signed-file') = (file_hash is not null)),
    check ((kind = 'registered') = (number is not null))
  );
  create index paper_seals_by_case on paper_seals (tenant, case_id);
  create unique index paper_seals_once on paper_seals (tenant, code, kind, coalesce(file_hash, ''), coalesce(number, ''), organisation);

  alter table files add column keep_until timestamptz;
  comment on column files.keep_until is 'an upload that no act has cited is kept until then';
`

/** Paper: what each print says, overprints and printers, scanned piles and their sheets, seals that are no scan. */
export const paper: Migration = {
  name: '060-paper',
  appendOnly: ['document_prints', 'document_places', 'overprint_sheets', 'paper_seals'],
  async up(runner) {
    await runner.sql([PRINTS, OVERPRINTS, SCANS, SEALS].join('\n'))
  },
}
