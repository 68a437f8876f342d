/**
 * One cycle of 20,000 applications: the acceptance clerk's work list, F5 with its year on year, F6, the other reports, and forms
 * as PDF. Each beside what the same database, or the same typesetter, does at least.
 */
import type pg from 'pg'
import type { Actor, AnyProcedure } from '#kernel'
import { localDate } from '#kernel/time'
import { type WorkQuery, listWork } from '#platform/cases'
import { type TemplateData, type TemplateName, renderDocument, stopRendering } from '#platform/documents'
import {
  type Application,
  analysisReaders,
  application,
  countedFor,
  procedures,
  reviewCycle,
} from '#regulations/titles'
import { declinedCounts, routedCounts } from '../apps/server/titles-reports/reads.ts'
import { overviewPage, statisticsOf, statisticsView } from '../apps/server/titles-reports/statistics.ts'
import { cycleIn } from '../regulations/titles/cycle/examples.ts'
import { seatCases } from '../tests/support/seated-cases.ts'
import { applicationIn, approvedApplication, votedReview } from '../tests/support/title-papers.ts'
import { type Line, duration, median, timed } from './measure.ts'
import type { Ground } from './place.ts'

const APPLICATIONS = 20_000
const TENANT = 'bench-province'
const ROUNDS = 5
const FORMS = 40

const day = localDate('2025-05-11')
const base = applicationIn('received', '正常', { filedOn: day })
const submission = { caseId: 'bundle', letter: '示例函〔2025〕1号', on: day }
const admitted = { ...base.intake, submission, admittedOn: day }
const released = { ...admitted, released: { on: day, head: '负责人', sealedOn: day } }
const specialties = ['机械', '电气', '土木', '化工', '测绘']

/** Twenty different applications at every step of the way; each stands for a thousand. */
function patterns(): readonly Application[] {
  const steps: readonly Partial<Application>[] = [
    { stage: 'received', intake: { ...base.intake, submission } },
    { stage: 'admitted', intake: admitted },
    { stage: 'passed', intake: released, review: votedReview(12) },
    { stage: 'not-passed', intake: released, review: votedReview(9) },
  ]
  return steps.flatMap((step) =>
    specialties.map((specialty): Application => ({
      ...base,
      ...step,
      target: { ...base.target, specialty },
    })),
  )
}

const { cycle } = base
const clerk: Actor = {
  person: 'clerk',
  post: 'clerk',
  role: 'acceptance-clerk',
  organisation: cycle.convening,
  path: [cycle.convening],
}
const asker = { tenant: TENANT, actor: clerk }

export async function measureCycle(ground: Ground): Promise<Line[]> {
  await fill(ground)
  const pool = ground.database.app
  const least = await measured(() =>
    pool.query('select count(*), count(text_1), max(title) from cases where tenant = $1 and procedure = $2', [
      TENANT,
      application.id,
    ]),
  )
  const reading = await measured(() =>
    pool.query(
      `select sum(jsonb_array_length(state -> 'domain' -> 'materials')) from cases where tenant = $1 and procedure = $2`,
      [TENANT, application.id],
    ),
  )
  const lines: Line[] = [
    { what: `counting ${APPLICATIONS} applications, plain SQL`, figure: duration(least), ratio: '1 count' },
    { what: 'reading one list out of every state, plain SQL', figure: duration(reading), ratio: '1 reading' },
  ]
  for (const { what, work, against } of asked(pool)) {
    const milliseconds = await measured(work)
    const [name, unit] = against === 'count' ? (['count', least] as const) : (['reading', reading] as const)
    lines.push({
      what,
      figure: duration(milliseconds),
      ratio: `${(milliseconds / unit).toFixed(1)} × ${name}`,
      // what reads every state is held against reading them, not against a clock
      short: against === 'count' ? milliseconds > SECOND : milliseconds > READINGS_MAX * reading,
    })
  }
  return [...lines, ...(await forms())]
}

/** What a desk waits for must be there within a second. */
const SECOND = 1000
const READINGS_MAX = 3

interface Asked {
  readonly what: string
  readonly work: () => Promise<unknown>
  readonly against: 'count' | 'reading'
}

function asked(pool: pg.Pool): readonly Asked[] {
  const desks: readonly AnyProcedure[] = procedures
  const list = (query: Partial<WorkQuery>) => () =>
    listWork(pool, TENANT, clerk, desks, { limit: 50, ...query })
  const year = cycle.year
  return [
    { what: 'work list of the acceptance clerk, all of it', work: list({}), against: 'count' },
    { what: 'work list of the acceptance clerk, her turn', work: list({ mine: true }), against: 'count' },
    {
      what: 'work list of the acceptance clerk, one stage',
      work: list({ procedure: application.id, stage: 'received' }),
      against: 'count',
    },
    {
      what: 'work list of the acceptance clerk, part of a name',
      work: list({ text: '申报人19' }),
      against: 'count',
    },
    {
      what: 'F5 with checks and year on year, after an act',
      work: async () => {
        await pool.query('update cases set version = version + 1 where tenant = $1 and id = $2', [
          TENANT,
          'pattern-0',
        ])
        return analysis(pool)
      },
      against: 'reading',
    },
    { what: 'F5 again, nothing having happened', work: () => analysis(pool), against: 'reading' },
    {
      what: 'F6, the first hundred rows',
      work: () => {
        const line = { id: cycle.caseId, committee: '', year, levels: '' }
        return overviewPage(pool, asker, { line, head: { ...line, convening: '' } }, 1)
      },
      against: 'reading',
    },
    {
      what: 'P7, refusals by ground',
      work: () => declinedCounts(pool, asker, countedFor, year),
      against: 'reading',
    },
    {
      what: 'P12, routing by submitter',
      work: () => routedCounts(pool, asker, analysisReaders, year),
      against: 'reading',
    },
  ]
}

async function analysis(pool: pg.Pool): Promise<unknown> {
  const found = await statisticsOf(pool, asker, cycle.caseId)
  if (found === undefined) throw new Error('bench: the cycle has no figures')
  return statisticsView(pool, asker, found)
}

async function measured(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  await work()
  for (let round = 0; round < ROUNDS; round += 1) times.push((await timed(work)).milliseconds)
  return median(times)
}

/** Forms a second, each of another applicant, against a letter of one line from the same typesetter. */
async function forms(): Promise<Line[]> {
  const plain = await rate((number) => {
    const letter: TemplateData['letter'] = {
      title: '通知',
      blocks: [{ kind: 'paragraph', text: `请查收第${number}号。` }],
      signedBy: ['示例单位'],
      dateText: '2025年5月11日',
    }
    return { template: 'letter', data: letter }
  })
  const lines: Line[] = [{ what: 'a letter of one line as PDF', figure: aSecond(plain), ratio: '1' }]
  for (const name of ['reviewForm', 'summaryForm', 'certificate'] as const) {
    const spec = application.documents[name]
    if (spec === undefined) throw new Error(`bench: applications have no ${name}`)
    const own = await rate((number) => {
      const approved = approvedApplication()
      const state = { ...approved, applicant: { ...approved.applicant, name: `申报人${number}` } }
      return { template: spec.template as TemplateName, data: spec.data(state, []) as never }
    })
    lines.push({
      what: `${spec.label} as PDF`,
      figure: aSecond(own),
      ratio: `${(own / plain).toFixed(2)} × the letter`,
    })
  }
  await stopRendering()
  return lines
}

const aSecond = (value: number): string => `${value.toFixed(1)}/s`

async function rate(
  form: (number: number) => { readonly template: TemplateName; readonly data: TemplateData[TemplateName] },
): Promise<number> {
  const render = (number: number) =>
    renderDocument({
      ...form(number),
      title: '表',
      date: '2025-05-11',
      verification: { code: '2222-2222-2222-2222', url: 'https://example.test/verify' },
    })
  await render(0)
  const { milliseconds } = await timed(async () => {
    for (let number = 1; number <= FORMS; number += 1) await render(number)
  })
  return (FORMS * 1000) / milliseconds
}

/** The patterns, copied until there are 20,000, with names, numbers, parties and a period of their own. */
async function fill({ database }: Ground): Promise<void> {
  const owner = database.owner()
  const own = { ...cycleIn('published'), convening: cycle.convening, committeeName: cycle.committeeName }
  await seatCases(owner, TENANT, reviewCycle, [{ id: cycle.caseId, state: own }])
  const seated = patterns()
  await seatCases(
    owner,
    TENANT,
    application,
    seated.map((state, index) => ({ id: `pattern-${index}`, state })),
  )
  const copies = APPLICATIONS / seated.length - 1
  const columns =
    'text_1, text_2, text_3, text_4, integer_1, integer_2, integer_3, integer_4, date_1, date_2, date_3'
  const renamed = columns.replace('text_2', `'申报人' || n`)
  await owner.query(`
    insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged, ${columns})
      select tenant, id || '-' || n, procedure, instrument_version, stage, to_char(n, 'FM00000') || ' 申报人' || n, version, shape,
        jsonb_set(state, '{domain,applicant,name}', to_jsonb('申报人' || n)), head_hash, opened_at, last_at - n * interval '1 second', false, 0, 0, ${renamed}
      from cases, generate_series(1, ${copies}) n where tenant = '${TENANT}' and procedure = '${application.id}';
    insert into case_parties (tenant, case_id, version, relation, organisation, person)
      select tenant, case_id || '-' || n, version, relation, organisation, person
      from case_parties, generate_series(1, ${copies}) n where tenant = '${TENANT}' and case_id like 'pattern-%';
    insert into periods (tenant, case_id, version, period, kind, anchor, due, over, provisional, edition)
      select tenant, id, 1, 'review-result', 'alerts', current_date, current_date + (abs(hashtext(id)) % 60), now() + interval '1 day', false, 'bench'
      from cases where tenant = '${TENANT}' and stage = 'received'`)
  await owner.query('analyze cases, case_parties, periods')
  await owner.end()
}
