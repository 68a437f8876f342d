/** Reminders as acts: recorded once, by whatever process, sent from the outbox, dropped when their period has gone. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { type OutgoingMessage, sendOutbox, startJobs } from '#platform/jobs'
import { board, cardDesk, clockAt, clubEngine, librarian, openPlaces, reader } from '../fixtures/club/club.ts'
import { testDatabase } from '../support/database.ts'

/** A card admitted on 2025-03-03: to be paid by the 13th at 17:30, reminders on the 8th and the 12th. */
async function admitted(database: Database): Promise<{ readonly cases: Cases; readonly caseId: string }> {
  await openPlaces(database, 9, 5)
  const cases = clubEngine(database)
  await clockAt(database, '2025-03-03T10:00:00+08:00')
  const act = cardDesk(cases)
  const opened = await act(undefined, 'ApplyForCard', reader('p1'), { person: 'p1', recommended: true })
  await act(opened, 'SendToLibrarian', reader('p1'))
  return { cases, caseId: await act(opened, 'Admit') }
}

const remindedOn = async (database: Database, caseId: string): Promise<readonly string[]> => {
  const { rows } = await database.app.query<{ legal_date: string }>(
    `select legal_date from acts where case_id = $1 and act = 'Remind' order by version`,
    [caseId],
  )
  return rows.map((row) => row.legal_date)
}

const sentBy = async (database: Database): Promise<readonly OutgoingMessage[]> => {
  const sent: OutgoingMessage[] = []
  await sendOutbox(database.app, async (message) => void sent.push(message))
  return sent.filter(({ template }) => template === 'period-reminder')
}

describe('reminders', () => {
  it('are recorded on their day, once however often the job runs, and sent once', async (t) => {
    const database = await testDatabase(t)
    const { cases, caseId } = await admitted(database)
    for (const [day, recorded] of [
      ['2025-03-07T23:59:00', 0],
      ['2025-03-08T00:00:30', 1],
      ['2025-03-08T12:00:00', 0],
      ['2025-03-09T08:00:00', 0],
      ['2025-03-11T23:59:00', 0],
      ['2025-03-12T08:00:00', 1],
      ['2025-03-13T08:00:00', 0],
    ] as const) {
      await clockAt(database, `${day}+08:00`)
      assert.deepEqual(await cases.remind('t'), { recorded, failed: [] }, day)
    }
    assert.deepEqual(await remindedOn(database, caseId), ['2025-03-08', '2025-03-12'])
    const sent = await sentBy(database)
    assert.deepEqual(
      sent.map(({ relation, data }) => [relation, data['title'], data['due'], data['days'], data['todo']]),
      [['applicant', '借书卡 p1', '2025-03-13', 1, '请缴费']].flatMap((last) => [
        ['applicant', '借书卡 p1', '2025-03-13', 5, '请缴费'],
        last,
      ]),
    )
    assert.deepEqual(await sentBy(database), [])
    assert.deepEqual((await cases.verify('t')).problems, [])
  })

  it('are not recorded after their period ended, be it by an act or by the lapse that was due', async (t) => {
    const database = await testDatabase(t)
    const { cases, caseId } = await admitted(database)
    await clockAt(database, '2025-03-07T08:00:00+08:00')
    await cardDesk(cases)(caseId, 'PayFee', reader('p1'))
    await clockAt(database, '2025-03-08T08:00:00+08:00')
    assert.equal((await cases.remind('t')).recorded, 0)
    const act = cardDesk(cases)
    const second = await act(undefined, 'ApplyForCard', reader('p2'), { person: 'p2', recommended: true })
    await act(await act(second, 'SendToLibrarian', reader('p2')), 'Admit')
    await clockAt(database, '2025-03-18T17:31:00+08:00') // its last day, one minute after its end
    assert.deepEqual(await cases.remind('t'), { recorded: 0, failed: [] })
    assert.deepEqual(await remindedOn(database, second), [])
  })

  it('are dropped unsent when the period ended before the outbox went out', async (t) => {
    const database = await testDatabase(t)
    const { cases, caseId } = await admitted(database)
    await clockAt(database, '2025-03-08T08:00:00+08:00')
    assert.equal((await cases.remind('t')).recorded, 1)
    await cardDesk(cases)(caseId, 'PayFee', reader('p1'))
    await clockAt(database, '2025-03-08T09:00:00+08:00')
    assert.deepEqual(await sentBy(database), [])
    assert.deepEqual((await cases.verify('t')).problems, [])
  })

  it('are recorded once by two schedulers and by two callers at once', async (t) => {
    const database = await testDatabase(t)
    const { cases, caseId } = await admitted(database)
    await clockAt(database, '2025-03-08T08:00:00+08:00')
    const other = clubEngine(database)
    const runs = await Promise.all([cases.remind('t'), other.remind('t'), cases.remind('t')])
    assert.equal(
      runs.reduce((sum, { recorded }) => sum + recorded, 0),
      1,
    )
    await clockAt(database, '2025-03-12T08:00:00+08:00')
    const schedulers = [cases, other].map((engine) =>
      startJobs({
        pool: database.app,
        jobs: [
          {
            name: 'reminders',
            everyMilliseconds: 60_000,
            run: async () => (await engine.remind('t')).recorded,
          },
        ],
        onOutcome: () => undefined,
      }),
    )
    await Promise.all(schedulers.map((one) => one.runAll()))
    await Promise.all(schedulers.map((one) => one.stop()))
    assert.deepEqual(await remindedOn(database, caseId), ['2025-03-08', '2025-03-12'])
    assert.deepEqual((await cases.verify('t')).problems, [])
  })

  it('cannot be done by a person', async (t) => {
    const database = await testDatabase(t)
    const { cases, caseId } = await admitted(database)
    const result = await cases.act({
      tenant: 't',
      procedure: 'club/card',
      caseId,
      act: 'Remind',
      input: {},
      origin: librarian,
    })
    assert.equal(result.kind === 'refused' && result.why, 'unknown-act')
  })
})

describe('urging', () => {
  it('sends a message to whom the file was handed, and a superior may urge who must act in time', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 9, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const act = cardDesk(cases)
    const opened = await act(undefined, 'ApplyForCard', reader('p1'), { person: 'p1', recommended: true })
    const again = {
      tenant: 't',
      procedure: 'club/card',
      caseId: opened,
      act: 'Urge',
      input: { note: '请尽快' },
    }
    const early = await cases.act({
      ...again,
      origin: board,
    })
    assert.equal(early.kind === 'refused' && early.findings[0]?.say, '本件目前没有在计的期限，无须催办。')
    await act(opened, 'SendToLibrarian', reader('p1'))
    await act(opened, 'Urge', reader('p1'), { note: '请尽快审查' })
    await act(opened, 'Admit')
    await act(opened, 'Urge', board, { note: '请尽快缴费' })
    const { rows } = await database.app.query<{ relation: string; note: string }>(
      `select relation, data ->> 'note' as note from outbox where template = 'urged' order by act_version`,
    )
    assert.deepEqual(rows, [
      { relation: 'club', note: '请尽快审查' },
      { relation: 'applicant', note: '请尽快缴费' },
    ])
    const own = await cases.act({
      ...again,
      origin: reader('p1'),
    })
    assert.equal(own.kind === 'refused' && own.why, 'out-of-turn')
    assert.deepEqual((await cases.verify('t')).problems, [])
  })
})
