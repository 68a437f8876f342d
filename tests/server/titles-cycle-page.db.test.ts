/** The parameter page of a review year beside the year before, and the signed record of a meeting with its chain. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { it } from 'node:test'
import { newKernelState } from '../../kernel/case/companion-state.ts'
import { PROVINCE, organisationId } from '../../apps/demo/titles/organisations.ts'
import { setUpProvince } from '../../apps/demo/titles/set-up.ts'
import { chainHash } from '../../platform/ledger/index.ts'
import { copiedParameters } from '../../regulations/titles/cycle/copy.ts'
import { reviewCycle } from '../../regulations/titles/cycle/cycle.ts'
import { cycleIn } from '../../regulations/titles/cycle/examples.ts'
import { reviewMeeting } from '../../regulations/titles/meeting/meeting.ts'
import { meeting } from '../../regulations/titles/meeting/sample.ts'
import { type Office, office } from './office.ts'

const convening = organisationId('engineers-huaining')

async function put(
  { database }: Office,
  id: string,
  procedure: { readonly id: string; readonly shape: number },
  domain: Readonly<Record<string, unknown>> & { readonly stage: string },
): Promise<void> {
  await database.owner().query(
    `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged)
     values ($1, $2, $3, '2018', $4, $2, 1, $5, $6, repeat('0', 64), now(), now(), false, 0, 0)`,
    [
      PROVINCE.id,
      id,
      procedure.id,
      domain.stage,
      procedure.shape,
      JSON.stringify({ domain, kernel: newKernelState() }),
    ],
  )
  await database
    .owner()
    .query(
      `insert into case_parties (tenant, case_id, version, relation, organisation) values ($1, $2, 1, 'convening', $3)`,
      [PROVINCE.id, id, convening],
    )
}

it('shows the parameters of a year beside those of the year before', async (t) => {
  const here = await office(t)
  await setUpProvince(here.database)
  const last = { ...cycleIn('closed'), convening }
  const copied = {
    ...cycleIn('drafting'),
    convening,
    year: last.year + 1,
    ...copiedParameters(last, last.year + 1),
  }
  await put(here, 'cycle-last', reviewCycle, last)
  await put(here, 'cycle-next', reviewCycle, { ...copied, payment: { ...copied.payment }, contact: '0000-1' })
  const { json } = await here.ask('city-secretary', 'GET', '/api/titles/cycles/cycle-next/parameters')
  assert.deepEqual(json.before, { id: 'cycle-last', year: last.year })
  const changed = json.lines.filter((line: { changed: boolean }) => line.changed)
  assert.deepEqual(
    changed.map(({ label }: { label: string }) => label),
    ['任职年限截止日', '个人填报', '各级截止日期', '呈报截止日'],
  )
  const first = await here.ask('city-secretary', 'GET', '/api/titles/cycles/cycle-last/parameters')
  assert.equal(first.json.before, null)
  const stranger = await here.ask('county-secretary', 'GET', '/api/titles/cycles/cycle-next/parameters')
  assert.equal(stranger.status, 404)
})

it('hands the signed record to the keeper of the archive alone, as a chain that can be reckoned again', async (t) => {
  const here = await office(t)
  await setUpProvince(here.database)
  await put(here, 'meeting-1', reviewMeeting, {
    ...meeting('signed'),
    convening: { organisation: convening, name: '会' },
  })
  const parts = (n: number) => ({
    header: `{"n":${n}}`,
    input: '{}',
    facts: '{}',
    findings: '[]',
    events: `[${n}]`,
    operations: '{}',
  })
  let previous = '0'.repeat(64)
  for (const version of [1, 2]) {
    const own = parts(version)
    const hash = chainHash(previous, own)
    await here.database.owner().query(
      `insert into acts (tenant, case_id, version, procedure, act, at, legal_date, entered, header, input, facts, findings, events, operations, previous_hash, hash)
       values ($1, 'meeting-1', $2, 'titles/meeting', 'Act', now(), current_date, now(), $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        PROVINCE.id,
        version,
        own.header,
        own.input,
        own.facts,
        own.findings,
        own.events,
        own.operations,
        previous,
        hash,
      ],
    )
    previous = hash
  }
  const url = '/api/titles/meetings/meeting-1/record.json'
  const { status, json } = await here.ask('city-minutes', 'GET', url)
  assert.equal(status, 200)
  assert.equal(json.intact, true)
  const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
  let at = '0'.repeat(64)
  for (const act of json.acts) {
    const digests = [act.input, act.facts, act.findings, act.events, act.operations].map(sha)
    assert.equal(act.previousHash, at)
    at = sha([at, act.header, ...digests].join('\n'))
    assert.equal(act.hash, at)
  }
  assert.equal(json.head, at)
  for (const other of ['city-secretary', 'city-head', 'hr-huaining', 'titles-inspector', 'titles-admin'])
    assert.equal((await here.ask(other, 'GET', url)).status, 404, other)
})
