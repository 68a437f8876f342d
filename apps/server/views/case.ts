/** The case page, assembled from the procedure table, the folded state and the ledger. Nothing here knows a regulation. */
import type pg from 'pg'
import {
  type AnyProcedure,
  type DocumentSpec,
  type HoldSpec,
  type Moment,
  type Origin,
  type Staged,
  availableActs,
  mayReadDocument,
  projectState,
  runningPeriods,
} from '#kernel'
import { type LoadedCase, viewerVersion } from '#platform/cases'
import { readCase } from '#platform/ledger'
import { caseLabels } from '#regulations'
import type { CaseView } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { loadNames } from '../names.ts'
import { keptFiles } from '../paper/kept-files.ts'
import { columnTitles, isColumn } from '../portal/feeds.ts'
import { availableActView, lookupsOf } from './act.ts'
import { type Viewer, clauseLabel, jsonFact } from './finding.ts'
import type { LookupOptions } from './form.ts'
import { periodView } from './period.ts'
import { casesIn, fileNames, leavesOf, namesBeside, namesIn, organisationIds, termsIn } from './referred.ts'
import { type Names, stageLine, standingFindings, trailView } from './trail.ts'

export interface CaseRequest {
  readonly tenant: string
  readonly procedure: AnyProcedure
  readonly loaded: LoadedCase
  readonly origin: Origin
  readonly now: Moment
  /** Prepares the options that forms take from registers. */
  readonly lookups: (registers: readonly string[]) => Promise<LookupOptions>
}

/** Assembles the page; the caller has checked that the viewer may see the case. */
export async function caseView(context: ServerContext, asked: CaseRequest): Promise<CaseView> {
  const { procedure, loaded, origin, tenant } = asked
  const { domain, kernel } = loaded.snapshot
  const pool = context.database.app
  const [acts, kept, attached] = await Promise.all([
    readCase(pool, tenant, loaded.caseId),
    keptFiles(pool, tenant, procedure, loaded, origin),
    attachedTo(pool, tenant, loaded.caseId),
  ])
  const people = [
    ...acts.flatMap(({ person, confirmedBy }) => [person, confirmedBy]),
    ...kernel.returns.map(({ person }) => person),
  ]
  const partaking = loaded.parties.map(({ organisation }) => organisation)
  const viewer: Viewer = { origin, parties: loaded.parties }
  const state = stateView(context, procedure, domain, viewer)
  const leaves = leavesOf(state)
  const shown = [...partaking, ...organisationIds(leaves)]
  const organisations = [...acts.map(({ organisation }) => organisation), ...shown]
  const names = await loadNames(pool, tenant, people, organisations, context.roleLabels)
  const trail = trailView(procedure, acts, context.corpus, viewer, names)
  return {
    procedure: procedure.id,
    id: loaded.caseId,
    title: procedure.title(domain),
    stage: domain.stage,
    stageLabel: stageLabel(procedure, domain.stage),
    version: viewerVersion(procedure, loaded, origin),
    instrument: procedure.instrument,
    instrumentVersion: loaded.instrumentVersion,
    stageLine: stageLine(procedure, acts, domain.stage),
    state,
    words: wordsOf(procedure, state),
    organisations: namesIn(leaves, shown, (id) => names.organisation(id)),
    people: { ...namesBeside(state), ...namesIn(leaves, people, (id) => names.person(id)) },
    cases: await casesIn(context, asked, leaves),
    terms: { ...(await termsIn(context, asked, leaves)), ...fileNames(attached.materials, leaves) },
    acts: await actViews(context, asked, viewer),
    periods: periodViews(context, asked),
    findings: standingFindings(trail),
    holds: holdViews(context, procedure, domain),
    returns: returnViews(kernel.returns, names),
    handOver: handOverView(kernel.handOver),
    materials: attached.materials.filter(({ hash }) => !kept.has(hash)),
    notices: attached.notices,
    documents: documentViews(context, procedure, loaded, attached.codes, viewer),
    trail,
  }
}

export function stageLabel(procedure: AnyProcedure, stage: string): string {
  return (procedure.stages as Record<string, { label: string }>)[stage]?.label ?? stage
}

/** The state as this viewer may see it; a procedure may show what it stores packed in a form that screens read. */
export function stateView(
  context: ServerContext,
  procedure: AnyProcedure,
  domain: Staged,
  viewer: Viewer,
): CaseView['state'] {
  const seen = projectState(procedure, domain, viewer.origin, viewer.parties)
  const present = context.present[procedure.id]
  const whole = Object.keys(seen).length === Object.keys(domain).length
  const projected = present === undefined || !whole ? seen : { ...seen, ...present(domain as never) }
  return Object.fromEntries(
    Object.entries(projected).map(([part, value]) => [part, jsonFact(value as never)]),
  )
}

/** What the parts of the state are called, and their coded values, by dotted path; only of parts that are shown. */
function wordsOf(procedure: AnyProcedure, shown: CaseView['state']): CaseView['words'] {
  const { state = {}, parts = {}, values = {} } = caseLabels[procedure.id] ?? {}
  const ofShown = <Word>(words: Readonly<Record<string, Word>>): Record<string, Word> =>
    Object.fromEntries(Object.entries(words).filter(([path]) => isBelow(path, shown)))
  return { state: { ...anywhere(parts), ...ofShown(state) }, values: ofShown(values) }
}

/** Words of parts that are called so wherever they stand: `**` stands for any number of steps. */
const anywhere = (parts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).map(([name, word]) => [`**.${name}`, word]))

/** A word without a dot may stand for a part at any depth. */
function isBelow(path: string, shown: CaseView['state']): boolean {
  const [top = '', ...deeper] = path.split('.')
  return deeper.length === 0 || top in shown
}

async function actViews(
  context: ServerContext,
  asked: CaseRequest,
  viewer: Viewer,
): Promise<CaseView['acts']> {
  const { procedure, loaded, origin, now, lookups } = asked
  const offered = availableActs({
    procedure,
    caseId: loaded.caseId,
    origin,
    times: { at: now, entered: now },
    calendar: context.calendar(),
    snapshot: loaded.snapshot,
    parties: loaded.parties,
    version: loaded.version,
  })
  const available = offered.filter(({ act }) => act !== 'Answer' || hasOpenItems(loaded))
  const registers = lookupsOf(
    procedure,
    available.map(({ act }) => act),
  )
  const lookup = await lookups(registers)
  return available.map((act) =>
    availableActView(procedure, loaded.snapshot.domain.stage, act, context.corpus, viewer, lookup),
  )
}

/** Whether items of the last return wait for their answer; answering again is possible, but no button asks for it. */
function hasOpenItems(loaded: LoadedCase): boolean {
  const round = loaded.snapshot.kernel.returns.at(-1)
  return round?.items.some((item) => item.answer === undefined) ?? false
}

function periodViews(context: ServerContext, { procedure, loaded, now }: CaseRequest): CaseView['periods'] {
  const calendar = context.calendar()
  return runningPeriods(procedure.periods, procedure.holds, loaded.snapshot.domain, calendar).map((period) =>
    periodView(period, calendar, now.date, context.corpus),
  )
}

function holdViews(context: ServerContext, procedure: AnyProcedure, domain: Staged): CaseView['holds'] {
  return (procedure.holds as readonly HoldSpec<Staged>[])
    .filter((hold) => hold.when(domain))
    .map(({ id, label, clause, say }) => ({
      id,
      label,
      clause,
      clauseLabel: clauseLabel(context.corpus, clause),
      say,
    }))
}

type Kernel = LoadedCase['snapshot']['kernel']

function returnViews(returns: Kernel['returns'], names: Names): CaseView['returns'] {
  return returns.map(({ round, act, at, person, items }) => ({
    round,
    act,
    at,
    person: names.person(person),
    items: items.map((item) => ({ ...item })),
  }))
}

const handOverView = (handOver: Kernel['handOver']): CaseView['handOver'] =>
  handOver === undefined
    ? null
    : { act: handOver.act, at: handOver.at, received: handOver.received !== undefined }

function documentViews(
  context: ServerContext,
  procedure: AnyProcedure,
  loaded: LoadedCase,
  codes: ReadonlyMap<string, string>,
  { origin, parties }: Viewer,
): CaseView['documents'] {
  const documents = Object.entries(procedure.documents as Record<string, DocumentSpec<Staged>>)
  return documents
    .filter(([, spec]) => mayReadDocument(spec, origin, parties))
    .filter(([, spec]) => spec.when(loaded.snapshot.domain, loaded.snapshot.kernel.returns))
    .map(([name, { label, clause }]) => ({
      template: name,
      label,
      clause,
      clauseLabel: clauseLabel(context.corpus, clause),
      code: codes.get(label) ?? null,
      address: `/api/${procedure.id}/${encodeURIComponent(loaded.caseId)}/documents/${name}.pdf`,
    }))
}

interface Attached {
  readonly materials: CaseView['materials']
  readonly notices: CaseView['notices']
  readonly codes: ReadonlyMap<string, string>
}

/** Files, notices and issued documents of a case. */
async function attachedTo(pool: pg.Pool, tenant: string, caseId: string): Promise<Attached> {
  const [files, notices, documents] = await Promise.all([
    pool.query<{ hash: string; name: string; media_type: string; bytes: number; uploaded_at: string }>(
      'select hash, name, media_type, bytes, uploaded_at from files where tenant = $1 and case_id = $2 order by uploaded_at, name',
      [tenant, caseId],
    ),
    pool.query<{
      column_id: string
      slug: string
      title: string
      posted_at: string
      removed_at: string | null
    }>(
      'select column_id, slug, title, posted_at, removed_at from public_notices where tenant = $1 and case_id = $2 order by posted_at',
      [tenant, caseId],
    ),
    pool.query<{ title: string; code: string }>(
      `select title, code from documents where tenant = $1 and case_id = $2 and state = 'valid' order by made_at`,
      [tenant, caseId],
    ),
  ])
  return {
    materials: files.rows.map(({ hash, name, media_type: mediaType, bytes, uploaded_at: at }) => ({
      hash,
      name,
      mediaType,
      bytes,
      at,
    })),
    notices: notices.rows.map((row) => ({
      column: row.column_id,
      columnLabel: isColumn(row.column_id) ? columnTitles[row.column_id] : row.column_id,
      title: row.title,
      address: `/${row.column_id}/${encodeURIComponent(row.slug)}`,
      postedAt: row.posted_at,
      removedAt: row.removed_at,
    })),
    codes: new Map(documents.rows.map(({ title, code }) => [title, code])),
  }
}
