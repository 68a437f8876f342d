/** A province with a published story, put in as rows; two of them can differ in closed facts alone. */
import { createHash } from 'node:crypto'
import { localDate } from '#kernel/time'
import { batch, candidate } from '../../regulations/titles/batch/examples.ts'
import { sampleApplication } from '../../regulations/titles/application/sample.ts'
import type { ApplicationStage } from '../../regulations/titles/application/state.ts'
import { review } from '../../regulations/titles/batch/examples.ts'
import type { Office } from './office.ts'

export const TENANT = 'two-worlds'
/** What differs between worlds and must never be seen outside. */
export interface Closed {
  readonly expert: string
  readonly yes: number
  readonly reason: string
  readonly complainant: string
  readonly opinion: string
  readonly held: readonly string[]
}
/** Identity numbers of the three applicants; invented, of nobody's division. */
export const numbers = ['990121199001013316', '990121198805052324', '99012119850303112X'] as const
export const applications = [1, 2, 3].map((n) => `2024-${n}`)
const names = ['秦若谷', '傅清扬', '纪明川']
const stages: readonly ApplicationStage[] = ['approved', 'passed', 'not-passed']

/** Every number given to an application, a certificate and a list of the story. */
export const certificate = { number: '2024000001', name: '秦若谷' } as const
export const revoked = { number: '2020000009', name: '傅清扬' } as const
export const slugs = { results: '2024-批001', approvals: '2024-批002', lists: '2023-批001' } as const

async function insert(
  pool: Office['database']['app'],
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const keys = Object.keys(row)
  await pool.query(
    `insert into ${table} (${keys.map((key) => `"${key}"`).join(', ')}) values (${keys.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  )
}

/** Makes the world in a fresh database. */
export async function publicWorld({ database }: Office, closed: Closed): Promise<void> {
  const db = database.owner()
  await insert(db, 'tenants', { id: TENANT, name: '两界省' })
  for (const [index, number] of numbers.entries()) await enterPerson(db, index, number)
  await entry(db, 'titles-offices', 'hr', { name: '两界省人社厅', kind: '人社部门', territory: '990000' })
  await entry(db, 'titles-committees', 'C-1', committee(closed))
  await entry(db, 'titles-fees', 'f1', {
    item: '评审费',
    level: '中级',
    amountCents: 28000,
    document: '价费1号',
  })
  await entry(db, 'titles-experts', 'e1', { name: closed.expert })
  await putCases(db, closed)
  await putNotices(db)
}

type Pool = Office['database']['app']
const entry = (db: Pool, register: string, key: string, values: object) =>
  insert(db, 'entries', {
    tenant: TENANT,
    register,
    key,
    from_date: '2015-01-01',
    values: JSON.stringify(values),
    canonical: JSON.stringify(values),
    by_person: 'keeper',
    at: '2024-01-01T00:00:00Z',
  })

async function enterPerson(db: Pool, index: number, number: string): Promise<void> {
  const [key, name] = [`P-${index + 1}`, names[index]]
  await entry(db, 'titles-persons', key, { name, number, identityKind: '居民身份证' })
  const title = {
    person: key,
    series: '工程',
    specialty: '机械',
    level: '中级',
    way: '评审',
    obtainedOn: '2024-11-16',
    authority: '两界省人社厅',
    document: '两界人社〔2025〕3号',
    scope: '全省',
  }
  if (index === 0)
    await entry(db, 'titles-held', certificate.number, { ...title, status: '有效', application: 'case-1' })
  if (index === 1)
    await entry(db, 'titles-held', revoked.number, { ...title, status: '撤销', obtainedOn: '2020-11-16' })
}

const committee = ({ expert }: Closed) => ({
  name: '两界省工程系列中级评审委员会',
  levels: '中级',
  series: '工程',
  specialties: '机械、电气',
  territory: '990000',
  scope: '全省',
  convening: 'engineers',
  conveningName: '两界省工程师协会',
  authoriser: 'hr',
  authoriserName: '两界省人社厅',
  document: '两界人社〔2022〕6号',
  validUntil: '2026-12-31',
  quorum: 9,
  status: '有效',
  caseId: 'committee-case',
  chair: expert,
})

async function putCase(db: Pool, id: string, procedure: string, stage: string, domain: object) {
  const number = (domain as { number?: string }).number ?? null
  await insert(db, 'cases', {
    tenant: TENANT,
    id,
    procedure,
    instrument_version: '2018',
    stage,
    title: `${number ?? id} 示例`,
    version: 1,
    shape: 1,
    state: JSON.stringify({ domain, kernel: {} }),
    head_hash: '0'.repeat(64),
    opened_at: '2024-06-03T01:00:00Z',
    last_at: '2024-12-01T01:00:00Z',
    handed_over: false,
    returned: 0,
    urged: 0,
    text_1: procedure === 'titles/complaint' ? number : null,
  })
}

async function putCases(db: Pool, closed: Closed): Promise<void> {
  for (const [index, stage] of stages.entries()) {
    const { conclusion } = review
    const state = sampleApplication(stage, {
      number: applications[index] ?? '',
      applicant: { key: `P-${index + 1}`, account: null, name: names[index] ?? '' },
      heldBy: index === 1 ? closed.held : [],
      review: {
        ...review,
        conclusion: { ...conclusion, yes: closed.yes, no: 11 - closed.yes, signedBy: closed.expert },
      },
      exit:
        stage === 'not-passed'
          ? { reason: closed.reason, clause: 'anhui-titles-2018/art.23.5.d', on: localDate('2024-11-16') }
          : null,
    })
    await putCase(db, `case-${index + 1}`, 'titles/application', stage, { ...state, panel: closed.opinion })
  }
  const candidates = [1, 2].map((n) =>
    candidate(n, { application: `case-${n}`, name: names[n - 1] ?? '', employer: '两界设计院' }),
  )
  const listed = batch('result-publicity', { candidates })
  await putCase(db, 'batch-1', 'titles/result-batch', 'result-publicity', listed)
  await putCase(db, 'complaint-0', 'titles/complaint', 'investigating', {
    stage: 'investigating',
    number: '2024-00007',
    filedOn: '2024-11-19',
    facts: closed.complainant,
    complainant: { name: closed.complainant },
  })
}

const person = (n: number) => ({
  name: names[n] ?? '',
  employer: '两界设计院',
  series: '工程',
  specialty: '机械',
  level: '中级',
})
const people = [person(0), person(1)]

async function putNotices(db: Pool): Promise<void> {
  const publicity = (postedOn: string) => ({
    candidates: people,
    contact: '0000-0000',
    postedOn,
    postingDayCounts: false,
  })
  await notice(db, 'title-results', slugs.results, '两界省2024年度评审结果公示', publicity('2022-12-26'))
  await notice(
    db,
    'title-approvals',
    slugs.approvals,
    '两界省2024年度拟批准人员公示',
    publicity('2022-12-27'),
  )
  await notice(db, 'title-lists', slugs.lists, '两界省2023年度评审通过人员名单', {
    candidates: [person(0)],
    document: '两界人社〔2023〕3号',
  })
}

async function notice(db: Pool, column: string, slug: string, title: string, data: object): Promise<void> {
  const text = JSON.stringify(data)
  await insert(db, 'public_notices', {
    tenant: TENANT,
    column_id: column,
    slug,
    edition: 1,
    title,
    clause: 'anhui-titles-2018/art.25.a',
    case_id: 'batch-1',
    act_version: 1,
    data: text,
    data_digest: createHash('sha256').update(text).digest('hex'),
    posted_at: '2022-12-27T01:00:00Z',
  })
}
