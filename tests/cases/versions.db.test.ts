import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Origin, Repair } from '#kernel'
import { type Cases, createCases, verifyTenant } from '#platform/cases'
import type { Database } from '#platform/database'
import { canonicalText, chainHash, readCase } from '#platform/ledger'
import {
  clockAt,
  clubCalendar,
  clubEngine,
  clubRegisters,
  librarian,
  openPlaces,
  reader,
} from '../fixtures/club/club.ts'
import { renewal } from '../fixtures/club/renewal.ts'
import { card } from '../fixtures/club/card.ts'
import { testDatabase } from '../support/database.ts'

const procedures = [card, renewal]
const engine = (database: Pick<Database, 'app'>): Cases =>
  createCases({
    pool: database.app,
    procedures,
    calendar: () => clubCalendar,
    registers: clubRegisters(),
    program: 'test',
  })

const overseer = (organisation: string): Origin => ({
  kind: 'person',
  actor: { person: 'o1', post: 'o1', role: 'overseer', organisation, path: [organisation] },
})

async function ask(cases: Cases): Promise<string> {
  const opened = await cases.act({
    tenant: 't',
    procedure: 'club/renewal',
    act: 'AskForRenewal',
    input: { person: 'p1', months: 6 },
    origin: reader('p1'),
  })
  if (opened.kind === 'refused') assert.fail(opened.say)
  return opened.caseId
}

const step = (cases: Cases, caseId: string, act: string, input: unknown = {}, origin = librarian) =>
  cases.act({ tenant: 't', procedure: 'club/renewal', caseId, act, input, origin })

const why = (result: Awaited<ReturnType<typeof step>>): string =>
  result.kind === 'refused' ? result.why : result.stage

async function verified(database: Pick<Database, 'app'>) {
  const client = await database.app.connect()
  try {
    return await verifyTenant(client, {
      tenant: 't',
      procedures: new Map(procedures.map((one) => [one.id, one])),
      calendar: clubCalendar,
    })
  } finally {
    client.release()
  }
}

void describe('a rule that changed', () => {
  void it('leaves every case on the version that bound it when it was opened', async (t) => {
    const database = await testDatabase(t)
    const cases = engine(database)
    await clockAt(database, '2025-05-31T23:59:00+08:00')
    const before = await ask(cases)
    await clockAt(database, '2025-06-01T00:00:00+08:00')
    const after = await ask(cases)
    assert.equal(why(await step(cases, after, 'Renew')), 'out-of-turn', 'the reform wants a check first')
    assert.equal(why(await step(cases, before, 'Renew')), 'undetermined', 'grace is bound by the check')
    assert.equal(why(await step(cases, before, 'Check', { cards: [] })), 'checked')
    assert.equal(why(await step(cases, after, 'Check', { cards: [] })), 'checked')
    assert.equal(
      why(await step(cases, before, 'Renew')),
      'out-of-turn',
      'the old table knows no renewal after a check',
    )
    assert.equal(why(await step(cases, after, 'Renew')), 'renewed')
    assert.deepEqual((await verified(database)).problems, [])
  })

  void it('binds a value by opening, event or cycle, not by the day it is read', async (t) => {
    const database = await testDatabase(t)
    const cases = engine(database)
    await clockAt(database, '2025-06-01T09:00:00+08:00')
    const caseId = await ask(cases)
    assert.equal(why(await step(cases, caseId, 'Check', { cards: [] })), 'checked')
    assert.equal(why(await step(cases, caseId, 'Renew')), 'renewed')
    const { found } = await cases.load('t', caseId)
    assert.deepEqual(
      [found?.instrumentVersion, found?.snapshot.domain],
      ['2', { stage: 'renewed', person: 'p1', months: 6, fee: 12, grace: 5, season: 1 }],
    )
    assert.deepEqual(found?.snapshot.kernel.bound, { Checked: '2025-06-01' })
  })
})

void describe('an event that changed its form', () => {
  void it('is recorded with its number, and read in today’s form when it is older', async (t) => {
    for (const [type, steps] of Object.entries(renewal.upcasts))
      for (const { sample, becomes, up } of steps) assert.deepEqual(up(sample), becomes, `sample of ${type}`)
    const database = await testDatabase(t)
    const cases = engine(database)
    const caseId = await ask(cases)
    const [act] = await readCase(database.app, 't', caseId)
    if (act === undefined) assert.fail('no act')
    assert.deepEqual(JSON.parse(act.parts.events), [{ months: 6, person: 'p1', type: 'RenewalAsked', v: 1 }])
    const events = canonicalText([{ type: 'RenewalAsked', person: 'p1', years: 2 }])
    const hash = chainHash(act.previousHash, { ...act.parts, events })
    await database
      .owner()
      .query('alter table guicheng.acts disable trigger user')
      .catch(() => undefined)
    await database.owner().query('update acts set events = $1, hash = $2', [events, hash])
    await database.app.query('update cases set shape = 1, head_hash = $1', [hash])
    const { found } = await cases.load('t', caseId)
    assert.deepEqual(found?.snapshot.domain, { stage: 'asked', person: 'p1', months: 24 })
  })
})

void describe('a state that an older program folded', () => {
  void it('is told from a tampered one, folded anew before the next act, and rebuilt by the job', async (t) => {
    const database = await testDatabase(t)
    const cases = engine(database)
    const first = await ask(cases)
    const second = await ask(cases)
    await database.app.query(`update cases set shape = 1, state = '{"domain":{"stage":"asked"},"kernel":{}}'`)
    await database.app.query('delete from case_parties')
    assert.deepEqual((await verified(database)).stale.toSorted(), [first, second].toSorted())
    assert.equal(why(await step(cases, first, 'Check', { cards: [] })), 'checked')
    assert.deepEqual((await verified(database)).stale, [second])
    assert.equal(await cases.rebuild('t'), 1)
    assert.equal(await cases.rebuild('t'), 0)
    const { stale, problems } = await verified(database)
    assert.deepEqual([stale, problems.filter(({ table }) => table !== 'quotas')], [[], []])
  })
})

void describe('several cases that an act needs', () => {
  void it('are answered in the order of their ids, without those that do not exist', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const club = clubEngine(database)
    const ids: string[] = []
    for (const person of ['p1', 'p2']) {
      const opened = await club.act({
        tenant: 't',
        procedure: 'club/card',
        act: 'ApplyForCard',
        input: { person, recommended: true },
        origin: reader(person),
      })
      if (opened.kind === 'refused') assert.fail(opened.say)
      ids.push(opened.caseId)
    }
    const cases = engine(database)
    const caseId = await ask(cases)
    assert.equal(why(await step(cases, caseId, 'Check', { cards: ids })), 'checked')
    const facts = JSON.parse((await readCase(database.app, 't', caseId)).at(-1)?.parts.facts ?? '{}') as {
      cards: { id: string }[]
    }
    assert.deepEqual(
      facts.cards.map(({ id }) => id),
      ids.toSorted(),
    )
  })
})

void describe('an organisation above a party', () => {
  void it('may act where the phrase says so; the party itself and a stranger may not', async (t) => {
    const database = await testDatabase(t)
    await database.owner().query(`
      insert into tenants (id, name) values ('t', 't') on conflict do nothing;
      insert into organisations (tenant, id, kind) values ('t', 'town', 'office'), ('t', 'club', 'office'), ('t', 'other', 'office');
      insert into organisation_terms (tenant, organisation, from_date, name, parent)
        values ('t', 'town', '2000-01-01', 'town', null), ('t', 'club', '2000-01-01', 'club', 'town'), ('t', 'other', '2000-01-01', 'other', null)`)
    const cases = engine(database)
    const caseId = await ask(cases)
    assert.equal(why(await step(cases, caseId, 'Check', { cards: [] })), 'checked')
    for (const [organisation, answer] of [
      ['other', 'not-permitted'],
      ['club', 'not-permitted'],
      ['town', 'renewed'],
    ] as const)
      assert.equal(why(await step(cases, caseId, 'Renew', {}, overseer(organisation))), answer, organisation)
  })
})

void describe('a repair of our own fault', () => {
  const repair = (caseId: string): Repair => ({
    id: '2025-lost-check',
    procedure: 'club/renewal',
    release: '0.1.1',
    reason: '补记因程序错误未记录的核对',
    clause: 'club/3',
    cases: { [caseId]: [{ type: 'Checked' }], 'no-such-case': [] },
  })

  void it('appends Repaired to the cases it lists, once, however often it is run', async (t) => {
    const database = await testDatabase(t)
    const cases = engine(database)
    const caseId = await ask(cases)
    const other = await ask(cases)
    const runs = await Promise.all([cases.repair('t', repair(caseId)), cases.repair('t', repair(caseId))])
    assert.deepEqual(
      runs
        .flat()
        .map(({ outcome }) => outcome)
        .toSorted(),
      ['not-found', 'not-found', 'repaired', 'repaired-before'],
    )
    const acts = await readCase(database.app, 't', caseId)
    assert.deepEqual(
      acts.map(({ act, person }) => [act, person]),
      [
        ['AskForRenewal', 'p1'],
        ['Repaired', null],
      ],
    )
    assert.equal((await cases.load('t', caseId)).found?.snapshot.domain.stage, 'checked')
    assert.equal((await readCase(database.app, 't', other)).length, 1)
    assert.deepEqual((await verified(database)).problems, [])
  })
})
