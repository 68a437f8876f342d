import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ActResult, type Cases, type Done, createCases, loadCase, viewerVersion } from '#platform/cases'
import { chainHash, readCase } from '#platform/ledger'
import { testDatabase } from '../support/database.ts'
import {
  clockAt,
  clubCalendar,
  clubEngine,
  clubRegisters,
  librarian,
  openPlaces,
  reader,
} from '../fixtures/club/club.ts'

const done = (result: ActResult): Done => {
  if (result.kind === 'refused') assert.fail(`refused: ${result.why} ${result.say}`)
  return result
}
const refusal = (result: ActResult) => {
  if (result.kind === 'done') assert.fail(`accepted: ${result.stage}`)
  return {
    why: result.why,
    rules: result.findings.map((finding) => finding.rule),
    clauses: result.findings.map((finding) => finding.clause),
    say: result.say,
    possibleFrom: result.possibleFrom,
    fields: result.fields,
  }
}
const apply = (
  cases: Cases,
  person: string,
  extra: { idempotencyKey?: string; recommended?: boolean } = {},
) =>
  cases.act({
    tenant: 't',
    procedure: 'club/card',
    act: 'ApplyForCard',
    input: { person, recommended: extra.recommended ?? true },
    origin: reader(person),
    ...(extra.idempotencyKey ? { idempotencyKey: extra.idempotencyKey } : {}),
  })
const step = (
  cases: Cases,
  caseId: string,
  act: string,
  origin = librarian,
  input: unknown = {},
  more: {
    reasons?: Record<string, string>
    expected?: string
    backfill?: { happenedAt: string; scan: string; confirmedBy: string | null }
  } = {},
) => cases.act({ tenant: 't', procedure: 'club/card', caseId, act, input, origin, ...more })

async function toTrial(cases: Cases, person: string): Promise<string> {
  const { caseId } = done(await apply(cases, person))
  done(await step(cases, caseId, 'SendToLibrarian', reader(person)))
  done(await step(cases, caseId, 'Admit'))
  return caseId
}

describe('the case engine', () => {
  it('opens a case, refuses a second card for the same person with the rule that says so, and frees the claim again', async (t) => {
    const database = await testDatabase(t)
    const cases = clubEngine(database)
    const first = done(await apply(cases, 'p1'))
    assert.equal(first.stage, 'applied')
    assert.deepEqual(
      { ...refusal(await apply(cases, 'p1')), say: '' },
      {
        why: 'claim',
        rules: ['claim:one-card-per-person@1'],
        clauses: ['club/1'],
        say: '',
        possibleFrom: undefined,
        fields: [],
      },
    )
    done(await step(cases, first.caseId, 'SendToLibrarian', reader('p1')))
    done(await step(cases, first.caseId, 'Decline', librarian, { reason: '材料不实' }))
    done(await apply(cases, 'p1'))
  })

  it('gives 50 takers of 20 places exactly 20, and refuses the rest with the rule on places', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 30, 20)
    const cases = clubEngine(database)
    const people = Array.from({ length: 50 }, (_, index) => `p${index}`)
    const opened = await Promise.all(
      people.map(async (person) => {
        const { caseId } = done(await apply(cases, person))
        done(await step(cases, caseId, 'SendToLibrarian', reader(person)))
        return caseId
      }),
    )
    const results = await Promise.all(opened.map((caseId) => step(cases, caseId, 'Admit')))
    assert.equal(results.filter((result) => result.kind === 'done').length, 20)
    const refusals = results.filter((result) => result.kind === 'refused').map(refusal)
    assert.ok(refusals.every(({ why, clauses }) => why === 'quota' && clauses[0] === 'club/2'))
    const used = await database.app.query<{ units_used: number }>(
      `select units_used from quotas where account = 'places/main'`,
    )
    assert.equal(used.rows[0]?.units_used, 20)
    const numbers = await database.app.query<{ n: number; last: number }>(
      `select count(distinct integer_1)::int as n, max(integer_1) as last from cases where stage = 'trial'`,
    )
    assert.deepEqual(numbers.rows[0], { n: 20, last: 20 }, 'numbers of a series have no gap')
  })

  it('answers an act out of its turn, by the wrong person, in a closed stage, and with wrong input', async (t) => {
    const database = await testDatabase(t)
    const cases = clubEngine(database)
    const { caseId } = done(await apply(cases, 'p1'))
    assert.deepEqual(refusal(await step(cases, caseId, 'Admit')).why, 'out-of-turn')
    assert.equal(refusal(await step(cases, caseId, 'SendToLibrarian', reader('p2'))).why, 'not-permitted')
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    assert.deepEqual(refusal(await step(cases, caseId, 'Decline', librarian, { reason: '' })).fields, [
      { path: 'reason', say: '请填写理由' },
    ])
    done(await step(cases, caseId, 'Decline', librarian, { reason: '材料不实' }))
    const closed = refusal(await step(cases, caseId, 'Decline', librarian, { reason: '再次' }))
    assert.deepEqual([closed.why, closed.clauses], ['closed', ['club/3']])
    assert.equal(
      refusal(
        await cases.act({
          tenant: 't',
          procedure: 'club/card',
          caseId: 'none',
          act: 'Admit',
          input: {},
          origin: librarian,
        }),
      ).why,
      'not-found',
    )
    assert.equal(refusal(await step(cases, caseId, 'Destroy')).why, 'unknown-act')
    assert.equal(
      refusal(
        await cases.act({
          tenant: 'other',
          procedure: 'club/card',
          caseId,
          act: 'Admit',
          input: {},
          origin: librarian,
        }),
      ).why,
      'not-found',
      'another tenant sees nothing',
    )
  })

  it('refuses an undetermined guard, naming the missing fact, and asks for a reason where the rule wants one', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const unknowing = clubEngine(database, { ...clubRegisters(), find: async () => undefined })
    const { caseId } = done(await apply(unknowing, 'p1', { recommended: false }))
    done(await step(unknowing, caseId, 'SendToLibrarian', reader('p1')))
    const undetermined = refusal(await step(unknowing, caseId, 'Admit'))
    assert.equal(undetermined.why, 'undetermined')
    assert.match(undetermined.say, /开放时数/)
    const cases = clubEngine(database)
    const unreasoned = refusal(await step(cases, caseId, 'Admit'))
    assert.deepEqual(
      [unreasoned.why, unreasoned.fields[0]?.path],
      ['reason-needed', 'reasons.recommended-by-member'],
    )
    done(
      await step(
        cases,
        caseId,
        'Admit',
        librarian,
        {},
        { reasons: { 'recommended-by-member': '馆长认识申请人' } },
      ),
    )
    const acts = await readCase(database.app, 't', caseId)
    assert.match(acts.at(-1)?.parts.input ?? '', /馆长认识申请人/)
    const number = await database.app.query<{ last: number }>(`select last from series`)
    assert.equal(number.rows[0]?.last, 1, 'a refused act spends no number')
  })

  it('keeps the trial of five working days, both neighbours, and names the first possible day', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const caseId = await toTrial(cases, 'p1')
    done(await step(cases, caseId, 'PayFee', reader('p1')))
    await clockAt(database, '2025-03-10T23:59:30+08:00')
    const early = refusal(await step(cases, caseId, 'Confirm'))
    assert.deepEqual([early.why, early.possibleFrom, early.clauses], ['too-early', '2025-03-11', ['club/4']])
    await clockAt(database, '2025-03-11T00:00:01+08:00')
    done(await step(cases, caseId, 'LodgeComplaint', reader('p9')))
    assert.deepEqual(
      refusal(await step(cases, caseId, 'Confirm')).clauses,
      ['club/6'],
      'a hold bars beside the stage',
    )
    done(await step(cases, caseId, 'CloseComplaint'))
    done(await step(cases, caseId, 'Confirm'))
  })

  it('applies a lapse that is due before the act, with its legal and its recorded time', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const paidInTime = await toTrial(cases, 'p1')
    const late = await toTrial(cases, 'p2')
    await clockAt(database, '2025-03-13T17:29:30+08:00')
    done(await step(cases, paidInTime, 'PayFee', reader('p1')))
    await clockAt(database, '2025-03-13T17:31:00+08:00')
    assert.equal(refusal(await step(cases, late, 'PayFee', reader('p2'))).why, 'closed')
    const swept = await cases.sweep('t')
    assert.equal(swept.applied, 1)
    const lapse = (await readCase(database.app, 't', late)).at(-1)
    assert.equal(lapse?.act, 'Expire')
    assert.equal(lapse?.at, '2025-03-13T09:30:00.000Z')
    assert.ok((lapse?.entered ?? '') > '2025-03-13T09:31:00')
    const places = await database.app.query<{ units_used: number }>(
      `select units_used from quotas where account = 'places/main'`,
    )
    assert.equal(places.rows[0]?.units_used, 1, 'the lapse gave the place back')
    done(await apply(cases, 'p2'))
  })

  it('refuses a strict act on a version that is no longer current, and decides a redecide act again', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    const caseId = await toTrial(cases, 'p1')
    const seen = (await loadCase(database.app, 't', caseId)).found
    const procedure = cases.procedure('club/card')
    if (seen === undefined || procedure === undefined) assert.fail('no case')
    const expected = viewerVersion(procedure, seen, reader('p1'))
    done(await step(cases, caseId, 'LodgeComplaint', reader('p1'), {}, { expected }))
    assert.equal(
      viewerVersion(procedure, seen, reader('p1')),
      expected,
      'what is kept from a viewer does not move his version',
    )
    const forLibrarian = viewerVersion(procedure, seen, librarian)
    assert.equal(
      refusal(await step(cases, caseId, 'CloseComplaint', librarian, {}, { expected: forLibrarian })).why,
      'conflict',
    )
    const crowd = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        step(cases, caseId, 'LodgeComplaint', reader(`r${index}`), {}, { expected: forLibrarian }),
      ),
    )
    assert.equal(
      crowd.filter((result) => result.kind === 'done').length,
      12,
      'none sees a conflict, none is lost',
    )
    assert.equal((await readCase(database.app, 't', caseId)).length, 16)
  })

  it('answers a repeated request once, and refuses the same key with another body', async (t) => {
    const database = await testDatabase(t)
    const cases = clubEngine(database)
    const [one, two] = await Promise.all([
      apply(cases, 'p1', { idempotencyKey: 'k1' }),
      apply(cases, 'p1', { idempotencyKey: 'k1' }),
    ])
    assert.equal(done(one).caseId, done(two).caseId)
    assert.equal([done(one), done(two)].filter((answer) => answer.repeated).length, 1)
    const other = refusal(await apply(cases, 'p1', { idempotencyKey: 'k1', recommended: false }))
    assert.equal(other.fields[0]?.path, 'Idempotency-Key')
    const acts = await database.app.query<{ n: number }>('select count(*)::int as n from acts')
    assert.equal(acts.rows[0]?.n, 1)
  })

  it('runs an effect in the same transaction, and under its key never lends one book twice', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const registers = clubRegisters()
    const cases = clubEngine(database, registers)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const members: string[] = []
    for (const person of ['p1', 'p2', 'p3']) members.push(await toTrial(cases, person))
    for (const [index, caseId] of members.entries())
      done(await step(cases, caseId, 'PayFee', reader(`p${index + 1}`)))
    await clockAt(database, '2025-03-12T10:00:00+08:00')
    for (const caseId of members) done(await step(cases, caseId, 'Confirm'))
    assert.equal(registers.written.length, 3)
    const lent = await Promise.all(
      members.map((caseId) => step(cases, caseId, 'LendBook', librarian, { book: 'b1' })),
    )
    assert.equal(lent.filter((result) => result.kind === 'done').length, 1)
    const loans = await database.app.query<{ n: number; cause: string | null }>(
      `select count(*)::int as n, max(cause_case) as cause from acts where procedure = 'club/loan'`,
    )
    assert.equal(loans.rows[0]?.n, 1)
    assert.ok(members.includes(loans.rows[0]?.cause ?? ''))
    const notices = await database.app.query<{ n: number }>('select count(*)::int as n from public_notices')
    assert.equal(notices.rows[0]?.n, 3)
  })

  it('takes a hand-over back until it is received, returns it with items, and lets it go again only when all are answered', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    const { caseId } = done(await apply(cases, 'p1'))
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    assert.equal(done(await step(cases, caseId, 'Withdraw', reader('p1'))).stage, 'applied')
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    assert.equal(done(await step(cases, caseId, 'Undo', reader('p1'))).stage, 'applied')
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    done(await step(cases, caseId, 'Urge', reader('p1'), { note: '请尽快' }))
    done(await step(cases, caseId, 'Receive'))
    assert.deepEqual(refusal(await step(cases, caseId, 'Withdraw', reader('p1'))).rules, [
      'not-received-yet@1',
    ])
    assert.equal(
      done(
        await step(cases, caseId, 'Return', librarian, {
          items: [
            { path: 'person', text: '姓名不清' },
            { path: 'recommended', text: '请附推荐' },
          ],
        }),
      ).stage,
      'applied',
    )
    done(await step(cases, caseId, 'Answer', reader('p1'), { number: 1, kind: 'changed', text: '已改' }))
    assert.match(refusal(await step(cases, caseId, 'SendToLibrarian', reader('p1'))).say, /第 2 条/)
    done(
      await step(cases, caseId, 'Answer', reader('p1'), { number: 2, kind: 'explained', text: '另行送交' }),
    )
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    done(await step(cases, caseId, 'Admit'))
  })

  it('cannot undo after ten minutes, by another person, or when something followed', async (t) => {
    const database = await testDatabase(t)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const { caseId } = done(await apply(cases, 'p1'))
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    assert.deepEqual(refusal(await step(cases, caseId, 'Undo', librarian)).rules, ['same-person-undoes@1'])
    await clockAt(database, '2025-03-03T10:11:00+08:00')
    assert.deepEqual(refusal(await step(cases, caseId, 'Undo', reader('p1'))).rules, ['within-ten-minutes@1'])
    done(await step(cases, caseId, 'Receive'))
    assert.deepEqual(refusal(await step(cases, caseId, 'Undo', reader('p1'))).rules, ['nothing-followed@1'])
  })

  it('enters a payment on paper later, but not in the future, before its cause, or where paper is impossible', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const caseId = await toTrial(cases, 'p1')
    await clockAt(database, '2025-03-05T10:00:00+08:00')
    const paper = (happenedAt: string) => ({
      backfill: { happenedAt, scan: 'a'.repeat(64), confirmedBy: 'lib2' },
    })
    assert.deepEqual(
      refusal(await step(cases, caseId, 'PayFee', reader('p1'), {}, paper('2025-03-05T11:00:00+08:00')))
        .rules,
      ['act-not-in-future@1'],
    )
    assert.deepEqual(
      refusal(await step(cases, caseId, 'PayFee', reader('p1'), {}, paper('2025-03-03T09:00:00+08:00')))
        .rules,
      ['act-after-its-cause@1'],
    )
    assert.deepEqual(
      refusal(
        await step(cases, caseId, 'LodgeComplaint', reader('p1'), {}, paper('2025-03-04T09:00:00+08:00')),
      ).rules,
      ['act-possible-on-paper@1'],
    )
    done(await step(cases, caseId, 'PayFee', reader('p1'), {}, paper('2025-03-04T09:00:00+08:00')))
    const act = (await readCase(database.app, 't', caseId)).at(-1)
    assert.deepEqual(
      [act?.at, act?.confirmedBy, act?.scan],
      ['2025-03-04T01:00:00.000Z', 'lib2', 'a'.repeat(64)],
    )
  })

  it('chains every act to the one before and logs refusals without input', async (t) => {
    const database = await testDatabase(t)
    const cases = clubEngine(database)
    const { caseId } = done(await apply(cases, 'p1'))
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    const acts = await readCase(database.app, 't', caseId)
    let previous = '0'.repeat(64)
    for (const act of acts) {
      assert.equal(act.previousHash, previous)
      assert.equal(chainHash(previous, act.parts), act.hash)
      previous = act.hash
    }
    await step(cases, caseId, 'Decline', librarian, { reason: '' })
    const logged = await database.app.query<{ act: string; why: string }>('select act, why from refusals')
    assert.deepEqual(logged.rows, [{ act: 'Decline', why: 'input' }])
    await assert.rejects(database.app.query('update acts set input = input'), /permission denied/)
    await assert.rejects(database.app.query('delete from acts'), /permission denied/)
  })

  it('previews a decision without writing, spending a number or logging', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    const { caseId } = done(await apply(cases, 'p1'))
    done(await step(cases, caseId, 'SendToLibrarian', reader('p1')))
    const preview = await cases.preview({
      tenant: 't',
      procedure: 'club/card',
      caseId,
      act: 'Admit',
      input: {},
      origin: librarian,
    })
    assert.equal(preview.kind, 'accepted')
    const rows = await database.app.query<{ acts: number; numbers: number; refusals: number }>(
      'select (select count(*)::int from acts) as acts, (select count(*)::int from series) as numbers, (select count(*)::int from refusals) as refusals',
    )
    assert.deepEqual(rows.rows[0], { acts: 3, numbers: 0, refusals: 0 })
  })

  it('moves a running deadline visibly when a new notice amends the calendar', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    let calendar = clubCalendar
    const cases = createCases({ ...clubEngine(database).options, calendar: () => calendar })
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const caseId = await toTrial(cases, 'p1')
    assert.deepEqual(await cases.recount('t'), [], 'the same calendar moves nothing')
    const year = calendar.years[2025]
    if (year === undefined) assert.fail('no year')
    calendar = {
      ...calendar,
      edition: 'club-2',
      years: { ...calendar.years, 2025: { ...year, offDays: { '2025-03-06': '馆庆' } } },
    }
    assert.deepEqual(await cases.recount('t'), [
      {
        procedure: 'club/card',
        caseId,
        period: 'trial',
        label: '试用期',
        from: '2025-03-10',
        to: '2025-03-11',
      },
    ])
    assert.deepEqual(await cases.recount('t'), [], 'and it moves once')
    assert.deepEqual(
      (await cases.verify('t')).problems.filter((found) => found.table === 'periods'),
      [],
    )
  })
})
