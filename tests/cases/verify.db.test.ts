import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { type Cases, createCases, verifyTenant } from '#platform/cases'
import type { Database } from '#platform/database'
import { transaction } from '#platform/database'
import { makeCheckpoint } from '#platform/ledger'
import { testDatabase } from '../support/database.ts'
import {
  cardDesk,
  clockAt,
  clubEngine,
  clubKey,
  librarian,
  openPlaces,
  reader,
} from '../fixtures/club/club.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const signed = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64')
const checkSignature = (text: string, signature: string): boolean =>
  verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))

const checkpoint = (database: Database) =>
  transaction(database.app, (client) => makeCheckpoint(client, 't', signed))

/** A small town: a member with a loan, one on trial, one declined, one expired, and two tree heads over all of it. */
async function town(database: Database): Promise<Cases> {
  await openPlaces(database, 9, 5)
  const cases = createCases({ ...clubEngine(database).options, checkSignature })
  await clockAt(database, '2025-03-03T10:00:00+08:00')
  const act = cardDesk(cases)
  const apply = async (person: string): Promise<string> => {
    const caseId = await act(undefined, 'ApplyForCard', reader(person), { person, recommended: true })
    return act(caseId, 'SendToLibrarian', reader(person))
  }
  const member = await act(await apply('p1'), 'Admit')
  await act(member, 'PayFee', reader('p1'))
  await act(await apply('p2'), 'Decline', librarian, { reason: '材料不实' })
  await act(await apply('p2'), 'Admit')
  await act(await apply('p3'), 'Withdraw', reader('p3'))
  await checkpoint(database)
  await clockAt(database, '2025-03-12T10:00:00+08:00')
  await act(member, 'LeavePhone', reader('p1'), { phone: '13800000001' })
  await act(member, 'Confirm')
  await act(member, 'LendBook', librarian, { book: 'b1' })
  await clockAt(database, '2025-03-20T10:00:00+08:00')
  await cases.sweep('t')
  await act(await apply('p4'), 'Admit')
  await checkpoint(database)
  return cases
}

/** Each line: a change that somebody with full rights makes, and the table and column that `verify` must name. */
const TAMPERINGS: readonly (readonly [sql: string, table: string, column: string])[] = [
  [`update acts set input = replace(input, '材料不实', '材料属实') where act = 'Decline'`, 'acts', 'hash'],
  [`update acts set facts = '{}' where act = 'Admit'`, 'acts', 'hash'],
  [`update acts set findings = '{}' where act = 'Admit'`, 'acts', 'hash'],
  [`update acts set operations = replace(operations, 'take', 'release') where act = 'Admit'`, 'acts', 'hash'],
  [`update acts set events = '[{"type":"FeePaid"}]' where act = 'Decline'`, 'acts', 'hash'],
  [`update acts set header = replace(header, 'lib1', 'lib2') where act = 'Decline'`, 'acts', 'hash'],
  [`update acts set hash = repeat('a', 64) where act = 'Decline'`, 'acts', 'hash'],
  [`update acts set previous_hash = repeat('a', 64) where act = 'Decline'`, 'acts', 'previous_hash'],
  [`update acts set person = 'somebody' where act = 'Decline'`, 'acts', 'person'],
  [`update acts set post = 'somebody' where act = 'Decline'`, 'acts', 'post'],
  [`update acts set organisation = 'elsewhere' where act = 'Decline'`, 'acts', 'organisation'],
  [`update acts set role = 'chair' where act = 'Decline'`, 'acts', 'role'],
  [`update acts set at = at - interval '1 hour' where act = 'Decline'`, 'acts', 'at'],
  [`update acts set legal_date = legal_date - 1 where act = 'Decline'`, 'acts', 'legal_date'],
  [`update acts set entered = entered - interval '1 hour' where act = 'Decline'`, 'acts', 'entered'],
  [`update acts set scan = repeat('b', 64) where act = 'Decline'`, 'acts', 'scan'],
  [`update acts set confirmed_by = 'somebody' where act = 'Decline'`, 'acts', 'scan'],
  [`update acts set cause_version = 9 where procedure = 'club/loan'`, 'acts', 'cause_case'],
  [`update acts set act = 'Admit' where act = 'Decline'`, 'acts', 'act'],
  [`delete from acts where act = 'Decline'`, 'cases', 'version'],
  [`delete from acts where procedure = 'club/loan'`, 'cases', 'id'],
  [`delete from cases where stage = 'declined'`, 'cases', 'id'],
  [`update cases set stage = 'member' where stage = 'declined'`, 'cases', 'stage'],
  [`update cases set title = '借书卡 某某' where stage = 'declined'`, 'cases', 'title'],
  [
    `update cases set state = jsonb_set(state, '{domain,person}', '"p9"') where stage = 'declined'`,
    'cases',
    'state',
  ],
  [`update cases set version = version + 1 where stage = 'declined'`, 'cases', 'version'],
  [`update cases set head_hash = repeat('c', 64) where stage = 'declined'`, 'cases', 'head_hash'],
  [
    `update cases set opened_at = opened_at - interval '1 day' where stage = 'declined'`,
    'cases',
    'opened_at',
  ],
  [`update cases set last_at = last_at - interval '1 day' where stage = 'declined'`, 'cases', 'last_at'],
  [`update cases set instrument_version = '0' where stage = 'declined'`, 'cases', 'instrument_version'],
  [`update cases set handed_over = not handed_over where stage = 'declined'`, 'cases', 'handed_over'],
  [`update cases set returned = 3 where stage = 'declined'`, 'cases', 'returned'],
  [`update cases set urged = 3 where stage = 'declined'`, 'cases', 'urged'],
  [`update cases set text_1 = 'p9' where stage = 'declined'`, 'cases', 'columns'],
  [`update cases set integer_1 = 99 where stage = 'member'`, 'cases', 'columns'],
  [
    `update case_parties set person = 'p9' where relation = 'applicant' and person = 'p1'`,
    'case_parties',
    '整行',
  ],
  [`delete from case_parties where relation = 'club'`, 'case_parties', '整行'],
  [
    `insert into case_parties select tenant, case_id, version, 'club', null, 'spy' from case_parties limit 1`,
    'case_parties',
    '整行',
  ],
  [`update periods set due = due + 30`, 'periods', '整行'],
  [`update periods set remind_on = null`, 'periods', '整行'],
  [`update periods set remind_on = remind_on - 1`, 'periods', '整行'],
  [`update periods set over = over + interval '1 day'`, 'periods', '整行'],
  [`delete from periods where period = 'payment'`, 'periods', '整行'],
  [`delete from claims where key = 'p1'`, 'claims', 'case_id'],
  [`update claims set key = 'p7' where key = 'p1'`, 'claims', 'case_id'],
  [`insert into claims values ('t', 'one-card-per-person', 'p8', 'x', 1)`, 'claims', 'case_id'],
  [`update quotas set units_used = units_used - 1 where account = 'places/main'`, 'quotas', 'units_used'],
  [`update quotas set children_limit = 4 where account = 'places'`, 'quotas', 'children_limit'],
  [`update quotas set units_limit = 20 where account = 'places/main'`, 'quotas', 'units_limit'],
  [`update quotas set units_limit = 20 where account = 'places'`, 'quotas', 'units_limit'],
  [`update quotas set quota = 'all-places' where account = 'places/main'`, 'quotas', 'quota'],
  [`update quotas set parent = null where account = 'places/main'`, 'quotas', 'parent'],
  [
    `insert into quotas (tenant, account, quota, parent, units_limit) values ('t', 'places/spare', 'places', 'places', 4)`,
    'quotas',
    'account',
  ],
  [`delete from quotas where account = 'places/main'`, 'quotas', 'account'],
  [`update public_notices set data = replace(data, '1', '2')`, 'public_notices', 'data'],
  [
    `update public_notices set data = null, removed_at = now(), removal = 'withdrawn'`,
    'public_notices',
    'data',
  ],
  [`update public_notices set data_digest = repeat('d', 64)`, 'public_notices', 'data_digest'],
  [`update public_notices set title = '会员 9 号'`, 'public_notices', 'title'],
  [`update public_notices set posted_at = posted_at - interval '1 day'`, 'public_notices', 'posted_at'],
  [`delete from public_notices`, 'public_notices', '整行'],
  [`update sealed_values set ciphertext = null, salt = null`, 'sealed_values', 'ciphertext'],
  [`update sealed_values set ciphertext = 'AAAA' || substr(ciphertext, 5)`, 'sealed_values', 'ciphertext'],
  [`update sealed_values set salt = repeat('0', 32)`, 'sealed_values', 'ciphertext'],
  [`delete from sealed_values`, 'sealed_values', '整行'],
  [`update log_positions set hash = repeat('e', 64) where position = 2`, 'log_positions', 'hash'],
  [`delete from log_positions where position = 2`, 'log_positions', 'position'],
  [`update log_positions set version = version + 9 where position = 2`, 'log_positions', 'hash'],
  [`delete from log_positions where position = (select max(size) from checkpoints)`, 'checkpoints', 'size'],
  [`update checkpoints set root = repeat('f', 64)`, 'checkpoints', 'root'],
  [`update checkpoints set root = repeat('f', 64)`, 'checkpoints', 'signature'],
  [`update checkpoints set previous_size = 1`, 'checkpoints', 'previous_size'],
  [`update checkpoints set consistency = '["00"]'`, 'checkpoints', 'consistency'],
  [`update checkpoints set frontier = '["00"]'`, 'checkpoints', 'frontier'],
  [`update checkpoints set frontier = null where previous_size > 0`, 'checkpoints', 'frontier'],
  [`update checkpoints set frontier = null where previous_size = 0`, 'checkpoints', 'signature'],
  [`update checkpoints set signature = 'signed'`, 'checkpoints', 'signature'],
  [`update checkpoints set signature = translate(signature, 'ABab', 'BAba')`, 'checkpoints', 'signature'],
  [`update checkpoints set at = at - interval '1 day'`, 'checkpoints', 'signature'],
  [`update checkpoints set at = at + interval '1 microsecond'`, 'checkpoints', 'signature'],
  [`update checkpoints set size = size + 1 where previous_size > 0`, 'checkpoints', 'size'],
  [`delete from checkpoints where previous_size = 0`, 'checkpoints', 'previous_size'],
  [
    `insert into checkpoints select tenant, size - 1, root, previous_size, consistency, signature, at, frontier from checkpoints where previous_size > 0`,
    'checkpoints',
    'root',
  ],
  [`update series set last = last + 1`, 'series', 'last'],
  [`update series set last = last - 1`, 'series', 'last'],
  [`update series set scope = 'elsewhere'`, 'series', 'last'],
  [`update series set series = 'letters'`, 'series', '整行'],
  [`delete from series`, 'series', 'last'],
  [`insert into series values ('t', 'letters', 'club', 3)`, 'series', '整行'],
  [`update outbox set relation = 'club'`, 'outbox', 'relation'],
  [`update outbox set template = 'declined'`, 'outbox', 'template'],
  [`update outbox set data = '{"card":99}'`, 'outbox', 'data'],
  [`update outbox set not_before = not_before - interval '10 minutes'`, 'outbox', 'not_before'],
  [`update outbox set not_before = not_before + interval '1 day'`, 'outbox', 'not_before'],
  [`update outbox set sent_at = now()`, 'outbox', 'sent_at'],
  [`update outbox set attempts = -1`, 'outbox', 'attempts'],
  [`update outbox set attempts = 3, not_before = not_before - interval '1 hour'`, 'outbox', 'not_before'],
  [`update outbox set number = number + 1`, 'outbox', '整行'],
  [`update outbox set act_version = act_version + 1`, 'outbox', '整行'],
  [`delete from outbox`, 'outbox', '整行'],
  [
    `insert into outbox select tenant, case_id, 1, 1, relation, template, data, not_before from outbox limit 1`,
    'outbox',
    '整行',
  ],
]

describe('verification', () => {
  it('finds nothing to say about an honest ledger', async (t) => {
    const database = await testDatabase(t)
    const verified = await (await town(database)).verify('t')
    assert.deepEqual(verified.problems, [])
    assert.equal(verified.cases, 7)
    assert.ok(verified.acts >= 17)
    assert.equal(verified.checkpoints, 2)
  })

  it('names table and column of every change that somebody with full rights makes', async (t) => {
    const database = await testDatabase(t)
    const cases = await town(database)
    const owner = database.owner()
    for (const [sql, table, column] of TAMPERINGS) {
      const client = await owner.connect()
      try {
        await client.query('begin')
        const changed = await client.query(sql)
        assert.ok((changed.rowCount ?? 0) > 0, `changed nothing: ${sql}`)
        const procedures = new Map(cases.options.procedures.map((procedure) => [procedure.id, procedure]))
        const verified = await verifyTenant(client, {
          tenant: 't',
          procedures,
          calendar: cases.options.calendar(),
          sealKey: clubKey,
          checkSignature,
        })
        const named = verified.problems.map((found) => `${found.table}.${found.column}`)
        assert.ok(
          named.includes(`${table}.${column}`),
          `${sql}\n named only: ${named.join(', ') || 'nothing'}`,
        )
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    assert.deepEqual((await cases.verify('t')).problems, [], 'nothing of the tampering stayed')
  })
})
