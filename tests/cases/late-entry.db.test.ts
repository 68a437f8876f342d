import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type pg from 'pg'
import {
  type BackfillDesk,
  type Cases,
  confirmBackfill,
  endBackfill,
  listBackfills,
  proposeBackfill,
  verifyTenant,
} from '#platform/cases'
import { readCase } from '#platform/ledger'
import {
  clockAt,
  clubCalendar,
  clubEngine,
  clubProcedures,
  librarian,
  openPlaces,
  reader,
} from '../fixtures/club/club.ts'
import { testDatabase } from '../support/database.ts'

const SCAN = 'a'.repeat(64)
const IN_TIME = '2025-03-10T09:00:00+08:00'

async function act(
  cases: Cases,
  caseId: string | undefined,
  name: string,
  origin = librarian,
  input: unknown = {},
  more: { backfill?: { happenedAt: string; scan: string; confirmedBy: string | null } } = {},
) {
  return cases.act({
    tenant: 't',
    procedure: 'club/card',
    act: name,
    input,
    origin,
    ...more,
    ...(caseId === undefined ? {} : { caseId }),
  })
}

async function trial(cases: Cases, person: string): Promise<string> {
  const opened = await act(cases, undefined, 'ApplyForCard', reader(person), { person, recommended: true })
  assert.equal(opened.kind, 'done')
  const { caseId } = opened
  await act(cases, caseId, 'SendToLibrarian', reader(person))
  await act(cases, caseId, 'Admit')
  return caseId
}

/** A card whose ten days for the fee ran out on 13 March 2025, 17:30, and whose lapse is recorded. */
async function expired(t: Parameters<typeof testDatabase>[0], person = 'p1') {
  const database = await testDatabase(t)
  await openPlaces(database, 5, 5)
  const cases = clubEngine(database)
  await clockAt(database, '2025-03-03T10:00:00+08:00')
  const caseId = await trial(cases, person)
  await clockAt(database, '2025-03-14T09:00:00+08:00')
  assert.equal((await cases.sweep('t')).applied, 1)
  return { database, cases, caseId }
}

const paid = { backfill: { happenedAt: IN_TIME, scan: SCAN, confirmedBy: 'lib2' } }
const rules = (result: Awaited<ReturnType<typeof act>>): readonly string[] =>
  result.kind === 'refused' ? result.findings.map(({ rule }) => rule) : [`accepted ${result.stage}`]
const request = { act: 'PayFee', happenedAt: IN_TIME, scan: SCAN, note: '收据在窗口' }
const verified = async (client: pg.Pool) => {
  const connection = await client.connect()
  try {
    const procedures = new Map(clubProcedures.map((one) => [one.id, one]))
    return (await verifyTenant(connection, { tenant: 't', procedures, calendar: clubCalendar })).problems
  } finally {
    connection.release()
  }
}

void describe('paper that was in time and is entered after its lapse', () => {
  void it('does not move the recorded lapse, and says how to ask for it', async (t) => {
    const { cases, caseId } = await expired(t)
    const late = await act(cases, caseId, 'PayFee', reader('p1'), {}, paid)
    assert.deepEqual(rules(late), ['lapse-not-acted-upon@1'])
    assert.match(late.kind === 'refused' ? late.say : '', /申请恢复办理/)
  })

  void it('is granted by the office that acts on it, and by nobody else', async (t) => {
    const { database, cases, caseId } = await expired(t)
    assert.deepEqual(rules(await act(cases, caseId, 'RequestReinstatement', reader('p2'), request)), [])
    assert.deepEqual(
      rules(
        await act(cases, caseId, 'RequestReinstatement', reader('p1'), {
          ...request,
          happenedAt: '2025-03-13T17:30:00+08:00',
        }),
      ),
      ['paper-was-in-time@1'],
    )
    assert.deepEqual(rules(await act(cases, caseId, 'RequestReinstatement', reader('p1'), request)), [
      'accepted expired',
    ])
    assert.deepEqual(rules(await act(cases, caseId, 'RequestReinstatement', reader('p1'), request)), [
      'no-request-open@1',
    ])
    const decision = { granted: true, reason: '收据日期属实' }
    assert.deepEqual(rules(await act(cases, caseId, 'DecideReinstatement', reader('p1'), decision)), [
      'office-that-acted-decides@1',
    ])
    assert.deepEqual(rules(await act(cases, caseId, 'DecideReinstatement', librarian, decision)), [
      'accepted trial',
    ])
    assert.equal((await cases.sweep('t')).applied, 0, 'the lapse waits for the paper')
    assert.deepEqual(rules(await act(cases, caseId, 'PayFee', reader('p1'))), ['period-still-runs:payment@1'])
    assert.deepEqual(rules(await act(cases, caseId, 'PayFee', reader('p1'), {}, paid)), ['accepted trial'])
    assert.deepEqual(rules(await act(cases, caseId, 'Confirm')), ['accepted member'])
    assert.deepEqual(await verified(database.app), [])
  })

  void it('is declined with a reason, and the lapse stands', async (t) => {
    const { cases, caseId, database } = await expired(t)
    await act(cases, caseId, 'RequestReinstatement', reader('p1'), request)
    const declined = await act(cases, caseId, 'DecideReinstatement', librarian, {
      granted: false,
      reason: '无收据',
    })
    assert.deepEqual(rules(declined), ['accepted expired'])
    assert.deepEqual(
      rules(await act(cases, caseId, 'DecideReinstatement', librarian, { granted: true, reason: '改主意' })),
      ['request-is-open@1'],
    )
    assert.deepEqual(await verified(database.app), [])
  })

  void it('cannot be granted once another case has taken what the lapse gave back', async (t) => {
    const { cases, caseId } = await expired(t)
    await act(cases, caseId, 'RequestReinstatement', reader('p1'), request)
    const second = await act(cases, undefined, 'ApplyForCard', reader('p1'), {
      person: 'p1',
      recommended: true,
    })
    assert.equal(second.kind, 'done')
    const granted = await act(cases, caseId, 'DecideReinstatement', librarian, {
      granted: true,
      reason: '属实',
    })
    assert.equal(granted.kind, 'refused')
    if (granted.kind === 'refused' && second.kind === 'done') {
      assert.equal(granted.why, 'claim')
      assert.deepEqual(granted.heldBy, [second.caseId])
    }
  })
})

const actorOf = (origin: typeof librarian) => {
  if (origin.kind !== 'person') throw new Error('a person')
  return origin.actor
}

async function desk(t: Parameters<typeof testDatabase>[0]) {
  const database = await testDatabase(t)
  await openPlaces(database, 5, 5)
  const cases = clubEngine(database)
  await clockAt(database, '2025-03-03T10:00:00+08:00')
  const caseId = await trial(cases, 'p1')
  await clockAt(database, '2025-03-05T10:00:00+08:00')
  const at: BackfillDesk = { pool: database.app, cases, key: Buffer.alloc(32, 7) }
  const payment = (happenedAt: string) => ({
    tenant: 't',
    procedure: 'club/card',
    caseId,
    act: 'PayFee',
    input: {},
    origin: reader('p1'),
    backfill: { happenedAt, scan: SCAN, confirmedBy: null },
  })
  const settling = (id: string, person: string) => ({ tenant: 't', id, actor: actorOf(reader(person)) })
  return { database, cases, caseId, at, payment, settling }
}

void describe('补录 in two sessions', () => {
  void it('does nothing until a second person of the organisation confirms, and shows both times', async (t) => {
    const { database, caseId, at, payment, settling } = await desk(t)
    const kept = await proposeBackfill(at, payment('2025-03-04T09:00:00+08:00'), '窗口收据')
    if (kept.kind === 'refused') assert.fail(kept.say)
    assert.equal((await readCase(database.app, 't', caseId)).length, 3)
    assert.deepEqual(
      (await listBackfills(at, 't', actorOf(reader('p2')))).map(({ id, typedBy, act: name }) => [
        id,
        typedBy,
        name,
      ]),
      [[kept.id, 'p1', 'PayFee']],
    )
    assert.deepEqual(await listBackfills(at, 't', actorOf(librarian)), [], 'another organisation')
    const own = await confirmBackfill(at, settling(kept.id, 'p1'))
    assert.equal(own.kind === 'refused' ? own.why : own.stage, 'not-permitted')
    const elsewhere = await confirmBackfill(at, { tenant: 't', id: kept.id, actor: actorOf(librarian) })
    assert.equal(elsewhere.kind === 'refused' ? elsewhere.why : elsewhere.stage, 'not-found')
    const confirmed = await confirmBackfill(at, settling(kept.id, 'p2'))
    assert.equal(confirmed.kind, 'done')
    const last = (await readCase(database.app, 't', caseId)).at(-1)
    assert.deepEqual(
      [last?.person, last?.confirmedBy, last?.at, last?.scan],
      ['p1', 'p2', '2025-03-04T01:00:00.000Z', SCAN],
    )
    assert.deepEqual(await listBackfills(at, 't', actorOf(reader('p2'))), [])
    assert.deepEqual(await verified(database.app), [])
  })

  void it('is done once when two colleagues confirm at once', async (t) => {
    const { database, caseId, at, payment, settling } = await desk(t)
    const kept = await proposeBackfill(at, payment('2025-03-04T09:00:00+08:00'), undefined)
    if (kept.kind === 'refused') assert.fail(kept.say)
    const both = await Promise.all(
      ['p2', 'p3'].map((person) => confirmBackfill(at, settling(kept.id, person))),
    )
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['done', 'refused'])
    assert.equal((await readCase(database.app, 't', caseId)).length, 4)
  })

  void it('answers at once what the act would refuse, and keeps nothing', async (t) => {
    const { at, payment } = await desk(t)
    const future = await proposeBackfill(at, payment('2025-03-05T11:00:00+08:00'), undefined)
    assert.equal(future.kind === 'refused' ? future.findings[0]?.rule : future.kind, 'act-not-in-future@1')
    assert.deepEqual(await listBackfills(at, 't', actorOf(reader('p2'))), [])
  })

  void it('stays waiting when the act is refused at the confirmation, and can be declined or withdrawn', async (t) => {
    const { cases, caseId, at, payment, settling } = await desk(t)
    const first = await proposeBackfill(at, payment('2025-03-04T09:00:00+08:00'), undefined)
    const second = await proposeBackfill(at, payment('2025-03-04T09:30:00+08:00'), undefined)
    if (first.kind === 'refused' || second.kind === 'refused') assert.fail('both can be typed')
    await act(cases, caseId, 'LodgeComplaint', reader('p5')) // what others do in the same stage does not stand against it
    assert.equal((await confirmBackfill(at, settling(first.id, 'p2'))).kind, 'done')
    const ended = await endBackfill(at, settling(second.id, 'p2'), '重复')
    assert.equal(ended.kind, 'ended')
    const again = await confirmBackfill(at, settling(second.id, 'p2'))
    assert.equal(again.kind === 'refused' ? again.why : again.kind, 'conflict')
  })

  void it('is found by verify when the entry and the act no longer agree', async (t) => {
    const { database, at, payment, settling } = await desk(t)
    const kept = await proposeBackfill(at, payment('2025-03-04T09:00:00+08:00'), undefined)
    if (kept.kind === 'refused') assert.fail(kept.say)
    await confirmBackfill(at, settling(kept.id, 'p2'))
    await database.app.query(`update backfills set settled_by = 'p9'`)
    assert.deepEqual(
      (await verified(database.app)).map(({ table, column }) => `${table}.${column}`),
      ['backfills.settled_by'],
    )
    await database.app.query(`update backfills set settled_by = 'p2', done_version = 99`)
    assert.deepEqual(
      (await verified(database.app)).map(({ table, column }) => `${table}.${column}`),
      ['backfills.done_case', 'backfills.state'],
    )
  })
})
