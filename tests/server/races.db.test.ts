/** The same case and the same key at the same moment, over HTTP, round after round: one request wins, the others are told, nothing is half done. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CORRECTED_UNIT, tellBudgets } from '../../apps/demo/budgets.ts'
import { type Answer, type Office, office } from './office.ts'

const api = '/api/budget/unit-budget'
const ROUNDS = 4
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const statuses = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b)

async function view(at: Office, account: string, id: string) {
  const { json } = await at.ask(account, 'GET', `${api}/${id}`)
  return json as { version: string; stage: string; trail: readonly unknown[]; state: { duties?: string } }
}
/** An act on the case as it was seen at `version`. */
const act = (at: Office, account: string, id: string, name: string, version: string, input: object = {}) =>
  at.ask(account, 'POST', `${api}/${id}/${name}`, { input }, { 'if-match': version })
async function next(at: Office, account: string, id: string, name: string, input: object = {}) {
  const { version } = await view(at, account, id)
  const done = await act(at, account, id, name, version, input)
  assert.equal(done.status, 200, done.text)
}
const sound = async (at: Office): Promise<void> =>
  assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])

describe('one key in many requests at once', () => {
  it('opens one case for one content, and refuses the other content whichever came first', async (t) => {
    const at = await office(t)
    await at.ask('compiler', 'GET', '/api/session')
    for (const round of times(ROUNDS, (index) => index)) {
      const year = 2030 + round
      const send = (basis: string) =>
        at.ask(
          'compiler',
          'POST',
          api,
          { input: { unit: '005002', year, basis } },
          {
            'idempotency-key': `races-key-${year}`,
          },
        )
      const bases = times(24, (index) => (index % 2 === 0 ? 'working' : 'printed'))
      const answers = await Promise.all(bases.map(send))
      const opened = answers.flatMap(({ status, json }, index) =>
        status === 201 ? [`${bases[index] ?? ''} ${json.id}`] : [],
      )
      assert.equal(opened.length, 12, statuses(answers).join())
      assert.equal(new Set(opened).size, 1, 'one content and one case')
      for (const { status, json } of answers)
        if (status !== 201) assert.deepEqual([status, json.fields[0].path], [422, 'Idempotency-Key'])
      const { rows } = await at.database.app.query<{ basis: string }>(
        `select state -> 'domain' ->> 'basis' as basis from cases where procedure = 'budget/unit-budget'
         and (state -> 'domain' ->> 'year')::integer = $1`,
        [year],
      )
      assert.deepEqual(
        rows.map(({ basis }) => basis),
        [opened[0]?.split(' ')[0]],
      )
    }
    await sound(at)
  })
})

describe('one case in many hands at once', () => {
  it('is discarded or goes on: what was written after the discarding is nowhere', async (t) => {
    const at = await office(t)
    await at.ask('compiler', 'GET', '/api/session')
    for (const round of times(ROUNDS, (index) => index)) {
      const input = { unit: '005002', year: 2030 + round, basis: 'working' }
      const opened = await at.ask('compiler', 'POST', api, { input })
      const { id, version } = opened.json as { id: string; version: string }
      const revise = (index: number) =>
        act(at, 'compiler', id, 'ReviseFigures', version, {
          changes: [{ path: 'text/duties', to: `第${index}稿` }],
        })
      const discard = () => act(at, 'compiler', id, 'DiscardBudget', version, { reason: '单位代码选错' })
      const answers = await Promise.all(times(12, (index) => (index % 3 === 0 ? discard() : revise(index))))
      assert.deepEqual(statuses(answers), [200, ...times(11, () => 409)])
      const winner = answers.findIndex(({ status }) => status === 200)
      const after = await view(at, 'compiler', id)
      assert.equal(after.trail.length, 2)
      assert.equal(after.stage, winner % 3 === 0 ? 'discarded' : 'compiling')
      // the year is free again exactly where the case was discarded
      const again = await at.ask('compiler', 'POST', api, { input })
      assert.equal(again.status, winner % 3 === 0 ? 201 : 409, again.text)
    }
    await sound(at)
  })

  it('a correction is published, sent back or withdrawn: what the portal shows has as many editions as were published', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const list = await at.ask('compiler', 'GET', '/api/worklist?stage=published')
    const id = String(list.json.items[0].id)
    for (const account of ['department', 'secrecy']) await at.ask(account, 'GET', '/api/session')
    const base = `/shizhu/budgets/2023-${CORRECTED_UNIT}`
    // the newest edition is shown at the address of the budget itself
    const shown = async (edition: number): Promise<boolean> =>
      (await at.ask(undefined, 'GET', `${base}/versions/${edition}`)).status !== 404
    let editions = 1
    while (await shown(editions + 1)) editions += 1
    for (const round of times(ROUNDS, (index) => index)) {
      const changes = [{ path: 'text/duties', to: `组织活动${round}` }]
      await next(at, 'compiler', id, 'RequestCorrection', { changes, reason: '表述更正' })
      const requested = (await view(at, 'department', id)).version
      const consents = await Promise.all(
        times(4, () => act(at, 'department', id, 'ConsentCorrection', requested)),
      )
      assert.deepEqual(statuses(consents), [200, 409, 409, 409])
      await next(at, 'secrecy', id, 'ReviewCorrection', { passed: true, opinion: '同意公开' })
      const [compiler, secrecy] = [await view(at, 'compiler', id), await view(at, 'secrecy', id)]
      const publish = () => act(at, 'compiler', id, 'PublishCorrection', compiler.version)
      const refused = { passed: false, opinion: '不宜公开' }
      const refuse = () => act(at, 'secrecy', id, 'ReviewCorrection', secrecy.version, refused)
      const isPublish = (index: number): boolean => index % 2 === round % 2
      const answers = await Promise.all(times(8, (index) => (isPublish(index) ? publish() : refuse())))
      assert.deepEqual(statuses(answers), [200, ...times(7, () => 409)])
      if (isPublish(answers.findIndex(({ status }) => status === 200))) editions += 1
      assert.equal((await view(at, 'compiler', id)).stage, 'published')
      assert.deepEqual([await shown(editions), await shown(editions + 1)], [true, false])
    }
    await sound(at)
  })
})
