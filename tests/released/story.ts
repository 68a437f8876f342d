/** A story of the club that leaves every kind of act behind: what each released version writes into its ledger. */
import assert from 'node:assert/strict'
import type { Origin } from '#kernel'
import { type Cases, createCases } from '#platform/cases'
import {
  clockAt,
  clubCalendar,
  clubProcedures,
  clubRegisters,
  librarian,
  openPlaces,
  reader,
} from '../fixtures/club/club.ts'
import { renewal } from '../fixtures/club/renewal.ts'
import type { TestDatabase } from '../support/database.ts'

export const storyProcedures = [...clubProcedures, renewal]

const SCAN = 'a'.repeat(64)
const paper = (happenedAt: string) => ({ happenedAt, scan: SCAN, confirmedBy: 'lib2' })

/** Tells the story on an empty database. */
export async function tellStory(database: TestDatabase): Promise<void> {
  const cases = createCases({
    pool: database.app,
    procedures: storyProcedures,
    calendar: () => clubCalendar,
    registers: clubRegisters(),
    program: 'story',
    sealKey: Buffer.alloc(32, 1),
    rowProviders: { 'loans.open': () => Promise.resolve(0) },
  })
  await openPlaces(database, 20, 10)
  await clockAt(database, '2025-03-03T10:00:00+08:00')
  await member(cases, database)
  await clockAt(database, '2025-03-17T10:00:00+08:00')
  await reinstated(cases, database)
  await renewals(cases, database)
}

function teller(cases: Cases, procedure: string) {
  return async (
    caseId: string | undefined,
    act: string,
    origin: Origin = librarian,
    input: unknown = {},
    more: { backfill?: ReturnType<typeof paper>; reasons?: Record<string, string> } = {},
  ): Promise<string> => {
    const done = await cases.act({
      tenant: 't',
      procedure,
      act,
      origin,
      input,
      ...more,
      ...(caseId === undefined ? {} : { caseId }),
    })
    if (done.kind === 'refused') assert.fail(`${act}: ${done.say}`)
    return done.caseId
  }
}

/** Sent, taken back, returned, answered, urged, paid on paper, confirmed, lent a book, erased. */
async function member(cases: Cases, database: TestDatabase): Promise<void> {
  const tell = teller(cases, 'club/card')
  const p1 = reader('p1')
  const id = await tell(undefined, 'ApplyForCard', p1, { person: 'p1', recommended: false })
  await tell(id, 'SendToLibrarian', p1)
  await tell(id, 'Withdraw', p1)
  await tell(id, 'SendToLibrarian', p1)
  await tell(id, 'Undo', p1)
  await tell(id, 'SendToLibrarian', p1)
  await tell(id, 'Urge', p1, { note: '请尽快' })
  await tell(id, 'Receive')
  await tell(id, 'Return', librarian, { items: [{ path: 'person', text: '姓名不全' }] })
  await tell(id, 'Answer', p1, { number: 1, kind: 'explained', text: '已写全' })
  await tell(id, 'SendToLibrarian', p1)
  await tell(id, 'Admit', librarian, {}, { reasons: { 'recommended-by-member': '馆长推荐' } })
  await tell(id, 'LeavePhone', p1, { phone: '10000000000' })
  await tell(id, 'LodgeComplaint', reader('p5'))
  await tell(id, 'CloseComplaint')
  await clockAt(database, '2025-03-12T10:00:00+08:00')
  await tell(id, 'PayFee', p1, {}, { backfill: paper('2025-03-11T09:00:00+08:00') })
  await tell(id, 'Confirm')
  await tell(id, 'LendBook', librarian, { book: 'b1' })
  await cases.erase({ tenant: 't', caseId: id, procedure: 'club/card', clause: 'club/7', origin: librarian })
}

/** Lapsed, and taken back for paper that was in time. */
async function reinstated(cases: Cases, database: TestDatabase): Promise<void> {
  const tell = teller(cases, 'club/card')
  const p2 = reader('p2')
  const id = await tell(undefined, 'ApplyForCard', p2, { person: 'p2', recommended: true })
  await tell(id, 'SendToLibrarian', p2)
  await tell(id, 'Admit')
  await clockAt(database, '2025-03-29T10:00:00+08:00')
  await cases.sweep('t')
  const happenedAt = '2025-03-20T09:00:00+08:00'
  await tell(id, 'RequestReinstatement', p2, { act: 'PayFee', happenedAt, scan: SCAN, note: '收据' })
  await tell(id, 'DecideReinstatement', librarian, { granted: true, reason: '属实' })
  await tell(id, 'PayFee', p2, {}, { backfill: paper(happenedAt) })
}

/** Under both versions of a rule, and once repaired. */
async function renewals(cases: Cases, database: TestDatabase): Promise<void> {
  const tell = teller(cases, 'club/renewal')
  for (const day of ['2025-05-30', '2025-06-03']) {
    await clockAt(database, `${day}T10:00:00+08:00`)
    const id = await tell(undefined, 'AskForRenewal', reader('p1'), { person: 'p1', months: 6 })
    await tell(id, 'Check', librarian, { cards: [] })
    if (day === '2025-06-03') await tell(id, 'Renew')
  }
  const lost = await tell(undefined, 'AskForRenewal', reader('p3'), { person: 'p3', months: 6 })
  await cases.repair('t', {
    id: 'story-repair',
    procedure: 'club/renewal',
    release: 'story',
    reason: '补记核对',
    clause: 'club/3',
    cases: { [lost]: [{ type: 'Checked' }] },
  })
}
