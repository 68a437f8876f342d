/** Work list and search by name over 20,000 cases: milliseconds, and how the database finds them. */
import type pg from 'pg'
import type { Actor } from '#kernel'
import { type WorkQuery, listWork } from '#platform/cases'
import { card } from '../tests/fixtures/club/card.ts'
import { loan } from '../tests/fixtures/club/loan.ts'
import { clubEngine, tell } from './card-story.ts'
import { type Line, duration, median, timed } from './measure.ts'
import type { Ground } from './place.ts'

const CASES = 20_000
const TENANT = 'listed'
const LARGE = /Seq Scan on (cases|acts|case_parties|periods)\b/

export async function measureLists(ground: Ground): Promise<Line[]> {
  await fill(ground)
  const pool = ground.database.app
  const clerk: Actor = {
    person: 'lib1',
    post: 'lib1-post',
    role: 'librarian',
    organisation: 'club',
    path: ['club'],
  }
  const applicant: Actor = {
    ...clerk,
    person: 'person-777',
    post: 'r',
    role: 'reader',
    organisation: 'town',
    path: ['town'],
  }
  const asked: readonly (readonly [string, Actor, Partial<WorkQuery>])[] = [
    ['work list of a clerk who sees all', clerk, {}],
    [
      'work list of a clerk, one stage, his turn',
      clerk,
      { procedure: 'club/card', stage: 'under-review', mine: true },
    ],
    ['work list of an applicant', applicant, {}],
    ['search by a name', clerk, { text: 'person-15777' }],
    ['search by part of a name', clerk, { text: '577' }],
  ]
  const lines: Line[] = []
  for (const [what, actor, query] of asked)
    lines.push(await measureList(pool, what, actor, { limit: 50, ...query }))
  return lines
}

async function measureList(pool: pg.Pool, what: string, actor: Actor, query: WorkQuery): Promise<Line> {
  const statements: pg.QueryConfig<unknown[]>[] = []
  const listening = new Proxy(pool, {
    get: (target, property) =>
      property === 'query'
        ? (statement: pg.QueryConfig<unknown[]>) => {
            statements.push(statement)
            return target.query(statement)
          }
        : (Reflect.get(target, property) as unknown),
  })
  const times: number[] = []
  let total = 0
  for (let round = 0; round < 8; round += 1) {
    const { milliseconds, value } = await timed(() => listWork(listening, TENANT, actor, [card, loan], query))
    total = value.total
    if (round > 0) times.push(milliseconds)
  }
  const scans = new Set<string>()
  for (const { text, values = [] } of statements.slice(-2)) {
    const plan = await pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
    for (const row of plan.rows) {
      const found = LARGE.exec(row['QUERY PLAN'])
      if (found !== null) scans.add(found[0])
    }
  }
  return {
    what: `${what} (${total} of ${CASES})`,
    figure: duration(median(times)),
    ratio: scans.size === 0 ? 'no sequential scan' : [...scans].join(', '),
    short: scans.size > 0 && total < CASES, // a list of everything reads everything
  }
}

/** One real case, copied 20,000 times with names, parties, periods and acts of their own. */
async function fill({ database }: Ground): Promise<void> {
  await tell(clubEngine(database), TENANT, 'plain', 'person-0')
  const owner = database.owner()
  const copied = (id: string) => `${id} || '-' || n`
  await owner.query(`
    insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged, text_1)
      select tenant, ${copied('id')}, procedure, instrument_version, (array['applied', 'under-review', 'declined', 'declined'])[1 + n % 4], '借书卡 person-' || n, version, shape,
        jsonb_set(state, '{domain,person}', to_jsonb('person-' || n)), head_hash, opened_at, last_at - n * interval '1 second', false, 0, 0, 'person-' || n
      from cases, generate_series(1, ${CASES - 1}) n where tenant = '${TENANT}';
    insert into case_parties (tenant, case_id, version, relation, organisation, person)
      select tenant, ${copied('case_id')}, version, relation, organisation, case when person is null then null else 'person-' || n end
      from case_parties, generate_series(1, ${CASES - 1}) n where tenant = '${TENANT}';
    insert into periods (tenant, case_id, version, period, kind, anchor, due, over, provisional, edition)
      select tenant, id, 1, 'payment', 'closes', current_date, current_date + (abs(hashtext(id)) % 60), now() + interval '1 day', false, 'club-1'
      from cases where tenant = '${TENANT}' and abs(hashtext(id)) % 2 = 0;
    insert into acts (tenant, case_id, version, procedure, act, person, at, legal_date, entered, header, input, facts, findings, events, operations, previous_hash, hash)
      select tenant, ${copied('case_id')}, version, procedure, act, person, at, legal_date, entered, header, input, facts, findings, events, operations, previous_hash, hash
      from acts, generate_series(1, ${CASES - 1}) n where tenant = '${TENANT}' and version <= 2;`)
  await owner.query('analyze cases, case_parties, periods, acts')
  await owner.end()
}
