/** Paper acts and their confirmations must agree: no confirmed entry without its act, no such act without its entry. */
import type pg from 'pg'
import { type Problem, problem } from './problem.ts'

const ENTRIES = `select b.id, b.act, b.scan, b.settled_by, a.act as done, a.scan as done_scan, a.confirmed_by, a.person, b.typed_by
  from backfills b left join acts a on a.tenant = b.tenant and a.case_id = b.done_case and a.version = b.done_version
  where b.tenant = $1 and b.state = 'confirmed'
    and (a.act is distinct from b.act or a.scan is distinct from b.scan or a.confirmed_by is distinct from b.settled_by or a.person is distinct from b.typed_by)`

const ACTS = `select a.case_id, a.version, a.confirmed_by from acts a
  where a.tenant = $1 and a.scan is not null and a.header::jsonb -> 'backfill' ? 'typedAt'
    and not exists (select from backfills b where b.tenant = a.tenant and b.done_case = a.case_id and b.done_version = a.version and b.state = 'confirmed')`

interface EntryRow {
  readonly id: string
  readonly act: string
  readonly scan: string
  readonly settled_by: string
  readonly typed_by: string
  readonly done: string | null
  readonly done_scan: string | null
  readonly confirmed_by: string | null
  readonly person: string | null
}

export async function verifyBackfills(client: pg.ClientBase, tenant: string): Promise<readonly Problem[]> {
  const entries = await client.query<EntryRow>(ENTRIES, [tenant])
  const acts = await client.query<{ case_id: string; version: number; confirmed_by: string }>(ACTS, [tenant])
  return [
    ...entries.rows.flatMap((row) => differences(row)),
    ...acts.rows.map((row) =>
      problem(
        'backfills',
        `${row.case_id}/${row.version}`,
        'state',
        '缺少',
        `由 ${row.confirmed_by} 确认的补录`,
      ),
    ),
  ]
}

function differences(row: EntryRow): readonly Problem[] {
  if (row.done === null) return [problem('backfills', row.id, 'done_case', row.act, '没有对应的办理记录')]
  const pairs = [
    ['act', row.act, row.done],
    ['scan', row.scan, row.done_scan],
    ['settled_by', row.settled_by, row.confirmed_by],
    ['typed_by', row.typed_by, row.person],
  ] as const
  return pairs
    .filter(([, stored, expected]) => stored !== expected)
    .map(([column, stored, expected]) => problem('backfills', row.id, column, stored, expected))
}
