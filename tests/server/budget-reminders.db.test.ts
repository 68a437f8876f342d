/** Reminders of a unit's filing day and of the legal clocks; a day that was moved; urging all that are not done. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { moveClock } from '#apps/server'
import { type OutgoingMessage, sendOutbox } from '#platform/jobs'
import { type Office, office } from './office.ts'

const procedure = 'budget/unit-budget'
const codes = ['005002', '005902', '005']

async function called(at: Office): Promise<void> {
  await moveClock(at.database.app, '2022-11-01T01:00:00Z')
  const input = {
    year: 2023,
    dueOn: '2023-01-10',
    office: '财政局',
    firstUp: false,
    controls: false,
    units: codes.map((code) => ({ code })),
  }
  const round = await at.ask('reviewer', 'POST', '/api/budget/round', { input })
  assert.equal(round.status, 201, round.text)
}

async function sent(at: Office, template: string): Promise<readonly OutgoingMessage[]> {
  const messages: OutgoingMessage[] = []
  while ((await sendOutbox(at.database.app, async (message) => void messages.push(message))) > 0);
  return messages.filter((message) => message.template === template)
}

const board = async (at: Office) => (await at.ask('reviewer', 'GET', '/api/budget/board?year=2023')).json
const bulk = (at: Office, act: string, items: readonly string[], input: object) =>
  at.ask('reviewer', 'POST', '/api/bulk', { procedure, act, items: items.map((id) => ({ id })), input })

describe('reminders of the filing day', () => {
  it('go to every unit five days and one day before, and to none again', async (t) => {
    const at = await office(t)
    await called(at)
    const { cases } = at.server.context
    for (const [day, recorded] of [
      ['2023-01-04', 0],
      ['2023-01-05', 3],
      ['2023-01-06', 0],
      ['2023-01-08', 0],
      ['2023-01-09', 3],
      ['2023-01-10', 0],
      ['2023-01-11', 0],
    ] as const) {
      await moveClock(at.database.app, `${day}T01:00:00Z`)
      assert.deepEqual(await cases.remind('shizhu'), { recorded, failed: [] }, day)
      const messages = await sent(at, 'period-reminder')
      assert.deepEqual(messages, [], 'they wait as every message does')
      if (recorded === 0) continue
      await moveClock(at.database.app, `${day}T02:00:00Z`)
      const later = await sent(at, 'period-reminder')
      assert.equal(later.length, recorded)
      for (const { relation, data } of later) {
        assert.equal(relation, 'unit')
        assert.deepEqual(
          [data['label'], data['due'], data['days'], data['todo']],
          ['报送期限', '2023-01-10', day === '2023-01-05' ? 5 : 1, '请完成编制、签章并报送预算'],
        )
      }
    }
    const [{ caseId }] = (await board(at)).units
    const { json } = await at.ask('reviewer', 'GET', `/api/${procedure}/${caseId}`)
    const shown = (json.trail as { label: string; note?: string }[]).filter(
      ({ label }) => label === '到期提醒',
    )
    assert.deepEqual(
      shown.map(({ note }) => note),
      ['报送期限截至 2023-01-10', '报送期限截至 2023-01-10'],
    )
    assert.deepEqual((await cases.verify('shizhu')).problems, [])
  })

  it('follow the day that was moved: what waits for the old one is dropped', async (t) => {
    const at = await office(t)
    await called(at)
    const { cases } = at.server.context
    await moveClock(at.database.app, '2023-01-05T01:00:00Z')
    assert.equal((await cases.remind('shizhu')).recorded, 3)
    const ids = (await board(at)).units.map(({ caseId }: { caseId: string }) => caseId)
    const moved = await bulk(at, 'MoveDueDay', ids, { dueOn: '2023-01-20', reason: '系统停机' })
    assert.equal(moved.status, 200, moved.text)
    await moveClock(at.database.app, '2023-01-05T02:00:00Z')
    assert.deepEqual(await sent(at, 'period-reminder'), [])
    for (const [day, recorded] of [
      ['2023-01-09', 0],
      ['2023-01-14', 0],
      ['2023-01-15', 3],
    ] as const) {
      await moveClock(at.database.app, `${day}T01:00:00Z`)
      assert.equal((await cases.remind('shizhu')).recorded, recorded, day)
    }
    await moveClock(at.database.app, '2023-01-15T02:00:00Z')
    const due = (await sent(at, 'period-reminder')).map(({ data }) => data['due'])
    assert.deepEqual(due, ['2023-01-20', '2023-01-20', '2023-01-20'])
    assert.deepEqual((await cases.verify('shizhu')).problems, [])
  })
})

describe('urging', () => {
  it('reaches all that are not done, is counted, and goes out as a message', async (t) => {
    const at = await office(t)
    await called(at)
    const { notDone } = await board(at)
    assert.equal(notDone.length, 3)
    const run = await bulk(at, 'Urge', notDone, { note: '请按期报送' })
    assert.deepEqual(
      run.json.rows.map(({ outcome }: { outcome: string }) => outcome),
      ['done', 'done', 'done'],
    )
    assert.ok((await board(at)).units.every(({ urged }: { urged: number }) => urged === 1))
    await moveClock(at.database.app, '2022-12-20T01:00:00Z')
    const messages = await sent(at, 'urged')
    assert.deepEqual(
      messages.map(({ relation, data }) => [relation, data['note']]),
      Array.from({ length: 3 }, () => ['unit', '请按期报送']),
    )
    assert.deepEqual((await at.server.context.cases.verify('shizhu')).problems, [])
  })

  it('prints a list of telephones with a column to tick', async (t) => {
    const at = await office(t)
    await called(at)
    const { json } = await at.ask('reviewer', 'GET', '/api/budget/reports/telephones?year=2023')
    assert.deepEqual(
      json.columns.map(({ header }: { header: string }) => header),
      ['单位代码', '单位名称', '联系人', '电话', '该办的事', '期限', '已通知'],
    )
    assert.equal(json.rows.length, 3)
  })
})
