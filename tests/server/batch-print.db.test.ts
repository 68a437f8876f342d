/** Papers of several cases in one file: whose page it is, pages counted through, nothing that the asker may not read. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newKernelState } from '../../kernel/case/companion-state.ts'
import { PROVINCE, organisationId } from '../../apps/demo/titles/organisations.ts'
import { setUpProvince } from '../../apps/demo/titles/set-up.ts'
import { openScan } from '../../platform/scans/index.ts'
import { cycleIn } from '../../regulations/titles/cycle/examples.ts'
import { reviewCycle } from '../../regulations/titles/cycle/cycle.ts'
import { office } from './office.ts'

const url = '/api/documents/batch.pdf'

it('binds the same paper of several cases in the order asked for, and counts the pages through', async (t) => {
  const here = await office(t)
  await setUpProvince(here.database)
  const owner = here.database.owner()
  const put = async (id: string, convening: string) => {
    const domain = { ...cycleIn('published'), number: id, convening: organisationId(convening) }
    await owner.query(
      `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at, handed_over, returned, urged)
       values ($1, $2, $3, '2018', 'published', $2, 1, $4, $5, repeat('0', 64), now(), now(), false, 0, 0)`,
      [
        PROVINCE.id,
        id,
        reviewCycle.id,
        reviewCycle.shape,
        JSON.stringify({ domain, kernel: newKernelState() }),
      ],
    )
    await owner.query(
      `insert into case_parties (tenant, case_id, version, relation, organisation) values ($1, $2, 1, 'convening', $3)`,
      [PROVINCE.id, id, organisationId(convening)],
    )
  }
  for (const id of ['cycle-a', 'cycle-b']) await put(id, 'engineers-huaining')
  await put('cycle-else', 'teachers-qinghe')
  const view = await here.ask('city-secretary', 'GET', '/api/titles/cycle/cycle-a')
  const papers = view.json.documents.map(({ address }: { address: string }) =>
    address.split('/').at(-1)?.replace('.pdf', ''),
  )
  assert.ok(papers.length > 0, view.text)
  const pagesOf = async (bytes: Uint8Array) => {
    const opened = await openScan(bytes)
    assert.ok(opened.ok)
    const { pages } = opened
    await opened.close()
    return pages
  }
  const ask = (ids: readonly string[], names: readonly string[], who = 'city-secretary') =>
    here.ask(who, 'POST', url, { procedure: reviewCycle.id, ids, papers: names })
  const one = await ask(['cycle-a'], papers)
  assert.equal(one.status, 200, one.text)
  const own = await pagesOf(one.bytes)
  const both = await ask(['cycle-b', 'cycle-a', 'cycle-else', 'nothing'], papers)
  assert.equal(await pagesOf(both.bytes), own * 2)
  assert.match(String(both.headers['content-disposition']), /attachment/)
  assert.equal((await ask(['cycle-else'], papers)).status, 404)
  assert.equal((await ask(['cycle-a'], ['no-such-paper'])).status, 404)
  assert.equal((await ask([], papers)).status, 422)
  assert.equal(
    (
      await ask(
        Array.from({ length: 201 }, (_, n) => `case-${n}`),
        papers,
      )
    ).status,
    422,
  )
  const log = await owner.query<{ what: string }>(
    `select what from access_log where tenant = $1 and kind = 'export' order by what`,
    [PROVINCE.id],
  )
  assert.deepEqual(
    log.rows.map(({ what }) => what),
    [`batch-print:titles/cycle:${papers.join(',')}:1`, `batch-print:titles/cycle:${papers.join(',')}:4`],
  )
})
