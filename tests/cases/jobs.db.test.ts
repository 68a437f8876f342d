import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type OutgoingMessage, listOutages, beat, sendOutbox, startJobs } from '#platform/jobs'
import { testDatabase } from '../support/database.ts'
import { cardDesk, clockAt, clubEngine, openPlaces, reader } from '../fixtures/club/club.ts'

describe('jobs', () => {
  it('send a message once, only after the step can no longer be undone, and again when the first try failed', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const act = cardDesk(cases)
    await act(
      await act(
        await act(undefined, 'ApplyForCard', reader('p1'), { person: 'p1', recommended: true }),
        'SendToLibrarian',
        reader('p1'),
      ),
      'Admit',
    )
    const sent: OutgoingMessage[] = []
    const deliver = async (message: OutgoingMessage): Promise<void> => {
      sent.push(message)
      if (sent.length === 1) throw new Error('no line')
    }
    assert.equal(await sendOutbox(database.app, deliver), 0)
    assert.equal(sent.length, 0)
    await clockAt(database, '2025-03-03T10:11:00+08:00')
    assert.equal(await sendOutbox(database.app, deliver), 0)
    assert.equal(await sendOutbox(database.app, deliver), 0, 'it waits after a failure')
    assert.equal(sent.length, 1)
    await clockAt(database, '2025-03-03T10:13:00+08:00')
    assert.equal(await sendOutbox(database.app, deliver), 1)
    assert.equal(await sendOutbox(database.app, deliver), 0)
    assert.equal(sent.length, 2)
    assert.equal(sent[0]?.key, sent[1]?.key)
    assert.deepEqual([sent[1]?.template, sent[1]?.data], ['admitted', { card: 1 }])
  })

  it('run in one process at a time, and a failed one does not stop the others', async (t) => {
    const database = await testDatabase(t)
    let at = 0
    let most = 0
    const slow = async (): Promise<number> => {
      at += 1
      most = Math.max(most, at)
      await new Promise((resolve) => setTimeout(resolve, 50))
      at -= 1
      return 1
    }
    const jobs = [
      { name: 'slow', everyMilliseconds: 60_000, run: slow },
      {
        name: 'broken',
        everyMilliseconds: 60_000,
        run: async () => {
          throw new Error('out of order')
        },
      },
      { name: 'fine', everyMilliseconds: 60_000, run: async () => 7 },
    ]
    const schedulers = [1, 2, 3].map(() =>
      startJobs({ pool: database.app, jobs, onOutcome: () => undefined }),
    )
    const outcomes = await Promise.all(schedulers.map((scheduler) => scheduler.runAll()))
    assert.equal(most, 1)
    assert.ok(outcomes.flat().some((outcome) => outcome.outcome === 'elsewhere'))
    assert.ok(outcomes.every((list) => list[1]?.outcome !== 'done'))
    assert.ok(outcomes.flat().some((outcome) => outcome.job === 'fine' && outcome.count === 7))
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()))
  })

  it('whose turns all come at once leave each other connections to work with', async (t) => {
    const database = await testDatabase(t)
    const waiting = new Set(Array.from({ length: 24 }, (_, index) => `job-${index}`))
    const { promise, resolve } = Promise.withResolvers<void>()
    const jobs = [...waiting].map((name) => ({
      name,
      everyMilliseconds: 20,
      run: async () => {
        // the others have begun too before this one asks for a second connection
        await pause(100)
        await database.app.query('select 1')
        return 1
      },
    }))
    const scheduler = startJobs({
      pool: database.app,
      jobs,
      onOutcome: ({ job, outcome }) => {
        if (outcome === 'done') waiting.delete(job)
        if (waiting.size === 0) resolve()
      },
    })
    // timers of jobs keep no process alive
    const awake = setInterval(() => undefined, 1_000)
    await promise
    clearInterval(awake)
    await scheduler.stop()
  })

  it('record the time in which the service did not answer, but not a short restart', async (t) => {
    const database = await testDatabase(t)
    assert.equal(await beat(database.app), undefined, 'a first start is no outage')
    await database.app.query(`update heartbeats set at = clock_timestamp() - interval '4 minutes'`)
    assert.equal(await beat(database.app), undefined)
    await database.app.query(`update heartbeats set at = clock_timestamp() - interval '3 hours'`)
    const outage = await beat(database.app)
    assert.ok(outage !== undefined && outage.since < outage.until)
    assert.deepEqual(await listOutages(database.app), [outage])
    assert.equal(await beat(database.app), undefined)
  })
})
