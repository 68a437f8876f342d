/** Screening over cases as they lie in the database: one indexed question, told to acceptance alone. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newKernelState } from '../../kernel/case/companion-state.ts'
import { localDate } from '#kernel/time'
import { application } from '../../regulations/titles/application/application.ts'
import { sampleApplication, sampleCycle } from '../../regulations/titles/application/sample.ts'
import type { Application, ApplicationStage, Material } from '../../regulations/titles/application/state.ts'
import { emptyContent } from '../../regulations/titles/filing/content.ts'
import { traceDigest, tracesOf } from '../../regulations/titles/screening/index.ts'
import { SHARING, screenCase } from '../../apps/server/titles-screening.ts'
import { PROVINCE, organisationId } from '../../apps/demo/titles/organisations.ts'
import { setUpProvince } from '../../apps/demo/titles/set-up.ts'
import { testDatabase } from '../support/database.ts'
import { office } from './office.ts'

const material = (more: Partial<Material>): Material => ({
  id: 'm1',
  slot: 'degree-certificate',
  name: '毕业证书',
  files: ['f'.repeat(64)],
  pages: 1,
  original: true,
  year: null,
  from: null,
  until: null,
  kind: null,
  row: null,
  number: '10357-2010-05-001234',
  image: null,
  shown: true,
  removed: null,
  ...more,
})
const odd = [
  'ＡＢＣ　研究：《桥梁》I',
  'İstanbul Kelvin \u212A ﬁne',
  '𠮷野家研究报告ＸＹＺ',
  'Ωmega αβγ 论文六字符',
  '①②③号工程技术总结',
]

function filed(person: string, more: Partial<Application> = {}, stage: ApplicationStage = 'received') {
  return sampleApplication(stage, {
    applicant: { key: person, account: null, name: `申报人${person}` },
    filedFacts: { sex: '女', bornOn: localDate('1985-03-04') } as NonNullable<Application['filedFacts']>,
    ...more,
  })
}
const content = (title: string, index = 1): Application['content'] => ({
  ...emptyContent,
  works: [
    {
      id: `w${index}`,
      kind: '论文',
      title,
      venue: index % 2 === 0 ? '示例学报' : 'https://doi.org/10.1234/Ab.C(1)',
      number: 'CN 00-0000',
      on: localDate('2022-05-01'),
      rank: 1,
      caseMaterial: false,
    },
  ],
  achievements: [
    {
      id: `a${index}`,
      kind: '奖励',
      name: `${title}奖`,
      on: localDate('2022-05-01'),
      body: '示例市人民政府',
      grade: '二等',
      contributors: 2,
      ownWork: `${title}负责总体方案和全部现场监测工作以及报告的编写并且完成验收和移交`,
      part: '负责',
      rank: 1,
    },
  ],
})

type Pool = { query: (text: string, values?: unknown[]) => Promise<unknown> }
async function put(pool: Pool, id: string, domain: Application, tenant = 'anhui'): Promise<void> {
  await pool.query(
    `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged)
     values ($1, $2, 'titles/application', '2018', $3, $4, 1, $6, $5, repeat('0', 64), now(), now(), false, 0, 0)`,
    [
      tenant,
      id,
      domain.stage,
      domain.applicant.name,
      JSON.stringify({ domain, kernel: newKernelState() }),
      application.shape,
    ],
  )
  await pool.query(
    `insert into case_parties (tenant, case_id, version, relation, organisation) values ($1, $2, 1, 'convening', $3)`,
    [tenant, id, domain.cycle.convening],
  )
}

describe('screening across cases', () => {
  it('reckons the same digests in the database as in the pure room', async (t) => {
    const { app } = await testDatabase(t)
    const states = odd.map((title, index) =>
      filed(`P-${index}`, {
        content: content(title, index),
        materials: [
          material({ number: index === 0 ? null : title }),
          material({ id: 'm2', slot: 'works', files: ['a'.repeat(64)] }),
          material({ id: 'm3', slot: 'other', files: ['b'.repeat(64), 'c'.repeat(64)] }),
          material({ id: 'm4', removed: { reason: '误传', on: localDate('2024-07-01') } }),
        ],
        ...(index === 1 ? { filedFacts: null } : {}),
      }),
    )
    for (const state of states) {
      const { rows } = await app.query<{ traces: string[] }>('select title_traces($1::jsonb) as traces', [
        JSON.stringify(state),
      ])
      const own = [...new Set(tracesOf(state).map(traceDigest))]
      assert.ok(own.length >= 5)
      assert.deepEqual(rows[0]?.traces.toSorted(), own.toSorted())
    }
    const { rows } = await app.query<{ traces: string[] }>(
      `select title_traces('{"content": 5, "materials": [7]}') as traces`,
    )
    assert.deepEqual(rows[0]?.traces, [])
  })

  it('asks one indexed question, of this tenant and of filed applications only', async (t) => {
    const database = await testDatabase(t)
    const { app } = database
    const own = filed('P-1', { content: content('深基坑支护的监测与预警') })
    await put(app, 'own', own)
    await put(app, 'twin', filed('P-2', { content: content('深基坑支护的监测与预警', 2), filedFacts: null }))
    await put(
      app,
      'draft',
      filed('P-3', { content: content('深基坑支护的监测与预警'), filedOn: null }, 'drafting'),
    )
    await put(app, 'abroad', filed('P-4', { content: content('深基坑支护的监测与预警') }), 'elsewhere')
    const { doubts, compared } = await screenCase(app, 'anhui', 'own', own)
    assert.equal(compared, 1)
    assert.deepEqual(
      doubts.map(({ finding, cases }) => `${finding.rule} ${cases.join()}`),
      [
        'author-rank-is-claimed-once@1 twin',
        'award-rank-is-claimed-once@1 twin',
        'own-work-is-told-in-own-words@1 twin',
      ],
    )
    await app.query(
      `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged)
       select tenant, 'many-' || n, procedure, instrument_version, stage, title, version, shape,
         jsonb_set(jsonb_set(state, '{domain,content}', '{}'), '{domain,applicant,key}', to_jsonb('P-many-' || n)), head_hash, opened_at, last_at, false, 0, 0
       from cases, generate_series(1, 3000) n where id = 'own'`,
    )
    await database.owner().query('analyze cases')
    const planned = await app.query<{ 'QUERY PLAN': string }>(
      `explain ${SHARING.replaceAll('$1', "'anhui'").replaceAll('$2', "'own'")}`,
    )
    assert.match(planned.rows.map((row) => row['QUERY PLAN']).join('\n'), /cases_by_title_trace/)
  })

  it('tells the accepting clerk, names the clause, and tells nobody else', async (t) => {
    const here = await office(t)
    await setUpProvince(here.database)
    const tenant = PROVINCE.id
    const employer = sampleApplication('received').employer
    const bound = (person: string, more: Partial<Application>) =>
      filed(person, {
        cycle: { ...sampleCycle, convening: organisationId('engineers-huaining') },
        employer,
        ...more,
      })
    await put(
      here.database.owner(),
      'own',
      bound('P-1', { content: content('深基坑支护的监测与预警') }),
      tenant,
    )
    await put(
      here.database.owner(),
      'twin',
      bound('P-2', { content: content('深基坑支护的监测与预警', 2) }),
      tenant,
    )
    const url = '/api/titles/applications/own/screening'
    const seen = await here.ask('city-accept', 'GET', url)
    assert.equal(seen.status, 200, seen.text)
    assert.equal(seen.json.compared, 1)
    const [likeness] = seen.json.doubts
    assert.equal(likeness.clause, 'anhui-titles-2018/art.9.1.7')
    assert.deepEqual(
      likeness.cases.map((one: { id: string; open: boolean }) => [one.id, one.open]),
      [['twin', true]],
    )
    for (const other of ['city-secretary', 'county-accept', 'titles-admin'])
      assert.equal((await here.ask(other, 'GET', url)).status, 404, other)
    assert.equal((await here.ask(undefined, 'GET', url)).status, 401)
    const log = await here.database
      .owner()
      .query(`select subject from access_log where tenant = $1 and what = 'titles-screening'`, [tenant])
    assert.deepEqual(log.rows, [{ subject: 'own' }])
  })
})
