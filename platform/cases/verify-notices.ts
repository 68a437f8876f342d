/** Public pages compared with the acts that posted and withdrew them. */
import type pg from 'pg'
import { digest } from '#platform/ledger'
import type { PostedNotice, ResourceTally } from './verify-resources.ts'
import { type Problem, problem } from './problem.ts'

interface NoticeRow extends PostedNotice {
  readonly row: string
  readonly page: string
  readonly data: string | null
}

const ROWS = `select case_id || '/' || act_version || '/' || column_id || '/' || slug as row, case_id || '/' || column_id || '/' || slug as page,
  title, clause, data, data_digest, posted_at from public_notices where tenant = $1`

export async function verifyNotices(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
): Promise<readonly Problem[]> {
  const { rows } = await client.query<NoticeRow>(ROWS, [tenant])
  const stored = new Set(rows.map((row) => row.row))
  const missing = [...tally.notices.keys()]
    .filter((row) => !stored.has(row))
    .map((row) => problem('public_notices', row, '整行', '缺少', row))
  return [...rows.flatMap((row) => verifyNotice(row, tally)), ...missing]
}

function verifyNotice(row: NoticeRow, tally: ResourceTally): readonly Problem[] {
  const expected = tally.notices.get(row.row)
  if (expected === undefined) return [problem('public_notices', row.row, '整行', row.title, '不应有此行')]
  const columns = (['title', 'clause', 'data_digest', 'posted_at'] as const).filter(
    (name) => row[name] !== expected[name],
  )
  const problems = columns.map((name) => problem('public_notices', row.row, name, row[name], expected[name]))
  const gone = row.data === null
  if (gone !== tally.withdrawn.has(row.page)) {
    const said = gone ? '没有撤下的办理记录' : '应已撤下'
    return [...problems, problem('public_notices', row.row, 'data', gone ? '已清空' : '仍在', said)]
  }
  const altered = row.data !== null && digest(row.data) !== expected.data_digest
  return altered
    ? [...problems, problem('public_notices', row.row, 'data', digest(row.data ?? ''), expected.data_digest)]
    : problems
}
