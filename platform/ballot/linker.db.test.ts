/**
 * Whether anything that is left after a ballot links members to ballots. The platform's tables are stood in for by the worst
 * they could hold: a row for each member written at the very moment of the token and of the cast, with a time. What the
 * attacker has of the box is the worst too: the slot file opened with the box's own key before the close, and the sealed box
 * opened by both offices.
 *
 * Under blind guessing the number of ballots found follows (nearly) a Poisson distribution of mean 1 in each try, and the choices told
 * rightly are nearly normal. With the 756 tries below, 11 found or 5 standard deviations happen by chance in less than one run
 * of 1,000; seeds are fixed, so that it repeats exactly.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import type pg from 'pg'
import { testDatabase } from '../../tests/support/database.ts'
import {
  type Orders,
  ballotOrders,
  fieldsOf,
  linkAll,
  orderOfOccurrence,
  standardised,
  truthOf,
} from './linker.fixture.ts'
import {
  type TestRoom,
  ballotFor,
  fetchedToken,
  openedQuestion,
  temporaryFolder,
  testRoom,
  votes,
} from './room.fixture.ts'
import { openSealedBox } from './sealed-box.ts'
import { seededOrder, seededRandom } from './seeded.fixture.ts'

const MEMBERS = 200
const FOUND_MAX = 10
const DEVIATIONS_MAX = 5

interface Voted {
  readonly member: string
  readonly octets: Uint8Array
}

const members = Array.from(
  { length: MEMBERS },
  (_, index) => `member-${createHash('sha256').update(`name ${index}`).digest('hex').slice(0, 16)}`,
)

/** Tables that write down who fetched a token and who cast, as they happen. */
async function makeTables(owner: pg.Pool): Promise<void> {
  await owner.query(`create table token_rows (member text not null, at timestamptz not null default clock_timestamp());
    create table cast_rows (member text not null, at timestamptz not null default clock_timestamp());
    create table naive_ballots (voter_key text not null, choice integer not null)`)
}

/** All members fetch their tokens in one order and cast in another, both drawn from the seed. */
async function vote(room: TestRoom, pool: pg.Pool, log: string[]): Promise<readonly Voted[]> {
  const question = await openedQuestion(room, 'meeting/q1', members)
  const random = seededRandom('order')
  const secrets = new Map<string, Awaited<ReturnType<typeof fetchedToken>>>()
  for (const index of seededOrder(MEMBERS, random)) {
    const member = members[index] ?? ''
    await pool.query('insert into token_rows (member) values ($1)', [member])
    secrets.set(member, await fetchedToken(room, question, member, seededRandom(`device ${member}`)))
  }
  const cast: Voted[] = []
  for (const index of seededOrder(MEMBERS, random)) {
    const member = members[index] ?? ''
    const secret = secrets.get(member)
    assert.ok(secret)
    const octets = await ballotFor(question, secret, votes[(random(1)[0] ?? 0) % 3] ?? 'no')
    await pool.query('insert into cast_rows (member) values ($1)', [member])
    log.push(`${cast.length} POST /relay ${member}`)
    assert.ok((await room.box.cast(octets)).ok)
    cast.push({ member, octets })
  }
  return cast
}

/** Members in every order that tables, write-ahead log, log lines and the signing office's folder give. */
async function memberOrders(pool: pg.Pool, wal: Buffer, log: readonly string[]): Promise<Orders> {
  const column = async (table: string, by: string): Promise<string[]> =>
    (await pool.query<{ member: string }>(`select member from ${table} order by ${by}`)).rows.map(
      ({ member }) => member,
    )
  const inWal = orderOfOccurrence(new Map(members.map((member) => [member, Buffer.from(member)])), wal)
  assert.deepEqual(inWal.missing, [], 'the write-ahead log should hold every member')
  const orders: Record<string, readonly string[]> = {
    'write-ahead log': inWal.order,
    'log lines': log.map((line) => line.split(' ').at(-1) ?? ''),
    'slots of the signing office': members.toSorted(),
  }
  for (const table of ['token_rows', 'cast_rows'])
    for (const by of ['xmin::text::bigint', 'ctid', 'at'])
      orders[`${table} by ${by}`] = await column(table, by)
  return orders
}

/** The slot file as the box's keeper could open it, slot by slot. */
async function slotOrder(room: TestRoom): Promise<Uint8Array[]> {
  const { openOffice } = await import('./office.ts')
  const { readSlots } = await import('./slot-file.ts')
  const { unsealed } = await import('./sealing.ts')
  const office = openOffice(path.join(room.folder, 'box'), '口令')
  const [file = ''] = fs.globSync(path.join(room.folder, 'box/questions/*/slots'))
  const kept = fs.readFileSync(path.join(path.dirname(file), 'key'))
  const key = office && unsealed(office.storageKey, kept, 'box key meeting/q1')
  assert.ok(key)
  const place = 'ballot meeting/q1'
  return readSlots({ file, key, slots: MEMBERS, octets: 545, place }).flatMap((slot) => slot ?? [])
}

async function closedAndCounted(room: TestRoom) {
  const closed = room.signer.close('meeting/q1')
  const boxClosed = room.box.close('meeting/q1')
  const counts = { entitled: MEMBERS, issued: MEMBERS, notCast: 0 }
  const result = await room.box.count('meeting/q1', counts)
  assert.ok(closed.ok && boxClosed.ok && result.ok)
  return { closed: closed.value, boxClosed: boxClosed.value, result: result.value }
}

function sealedOrder({ box, signer }: TestRoom): Uint8Array[] {
  const sealed = box.sealedBox('meeting/q1')
  assert.ok(sealed.ok)
  const one = signer.share(Buffer.from(sealed.value.shares.signer, 'base64'))
  const other = box.share(Buffer.from(sealed.value.shares.box, 'base64'))
  assert.ok(one.ok && other.ok)
  const opened = openSealedBox(sealed.value, { signer: one.value, box: other.value })
  assert.ok(opened.ok)
  return opened.value.ballots.map((text) => Buffer.from(text, 'base64'))
}

/** Every file below a folder, its content one after another. */
function contentOf(folder: string, chosen: (name: string) => boolean = () => true): Buffer {
  const names = fs.readdirSync(folder, { recursive: true }).map(String).toSorted()
  const files = names.filter((name) => chosen(name) && fs.statSync(path.join(folder, name)).isFile())
  return Buffer.concat(files.map((name) => fs.readFileSync(path.join(folder, name))))
}

/** The part of the write-ahead log that has been written, in its order. */
async function writtenWal(owner: pg.Pool, folder: string): Promise<Buffer> {
  await owner.query('set synchronous_commit = on')
  await owner.query("insert into naive_ballots values ('end', 0)") // what came before is written with it
  return contentOf(path.join(folder, 'cluster', 'pg_wal'), (name) => /^[0-9A-F]{24}$/.test(name))
}

describe('200 random votes', () => {
  it('leave nothing that links members to ballots better than chance', async (t) => {
    const database = await testDatabase(t)
    const owner = database.owner()
    await makeTables(owner)
    const room = await testRoom(temporaryFolder(t), 'linker')
    const log: string[] = []
    const cast = await vote(room, owner, log)
    const truth = truthOf(cast)

    // Before the close: no field of any ballot in the platform's files, its log or either office's folder.
    const wal = await writtenWal(owner, database.server.folder)
    await owner.query('checkpoint').catch(() => undefined) // only a superuser may; the files then hold more
    const everything = Buffer.concat([
      wal,
      contentOf(path.join(database.server.folder, 'cluster', 'base')),
      contentOf(room.folder),
      Buffer.from(log.join('\n')),
    ])
    for (const { octets } of cast) {
      const { voterKey, randomizer, token, signature } = fieldsOf(octets)
      for (const part of [voterKey, randomizer, token.slice(0, 24), signature.slice(0, 24)])
        assert.equal(everything.indexOf(part), -1)
    }
    assert.ok(everything.indexOf(members[0] ?? '') >= 0) // the search does look where members are

    const slots = await slotOrder(room)
    assert.equal(slots.length, MEMBERS)
    const { result } = await closedAndCounted(room)
    assert.equal(result.ballots, MEMBERS)
    const links = linkAll(await memberOrders(owner, wal, log), ballotOrders(slots, sealedOrder(room)), truth)
    assert.equal(links.length, 9 * 6 * 2 * 7)
    for (const { from, to, found, choicesAbove } of links) {
      assert.ok(found <= FOUND_MAX, `${from} with ${to} found ${found} ballots of ${MEMBERS}`)
      assert.ok(
        choicesAbove <= DEVIATIONS_MAX,
        `${from} with ${to} told choices ${choicesAbove} deviations above`,
      )
    }
    const mean = links.reduce((sum, { found }) => sum + found, 0) / links.length
    assert.ok(mean > 0.5 && mean < 1.5, `blind guessing finds 1 ballot on average, this found ${mean}`)
    t.diagnostic(
      `${links.length} tries: most ballots found ${Math.max(...links.map(({ found }) => found))}, mean ${mean.toFixed(2)}, ` +
        `choices at most ${Math.max(...links.map(({ choicesAbove }) => choicesAbove)).toFixed(1)} deviations above chance`,
    )
  })

  it('would be linked every one by the same attack, had the box been a table', async (t) => {
    const database = await testDatabase(t)
    const owner = database.owner()
    await makeTables(owner)
    const random = seededRandom('naive')
    const truth = { ballotOf: new Map<string, string>(), choiceOf: new Map<string, number>() }
    for (const index of seededOrder(MEMBERS, random)) {
      const [member = '', key, choice] = [
        members[index],
        Buffer.from(random(32)).toString('hex'),
        (random(1)[0] ?? 0) % 3,
      ]
      await owner.query('insert into cast_rows (member) values ($1)', [member])
      await owner.query('insert into naive_ballots values ($1, $2)', [key, choice])
      truth.ballotOf.set(member, key)
      truth.choiceOf.set(key, choice)
    }
    const read = async (sql: string) =>
      (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name)
    const byMember = { ctid: await read('select member as name from cast_rows order by ctid') }
    const byBallot = {
      xmin: await read('select voter_key as name from naive_ballots order by xmin::text::bigint'),
      ctid: await read('select voter_key as name from naive_ballots order by ctid'),
      key: await read('select voter_key as name from naive_ballots order by voter_key'),
    }
    const links = linkAll(byMember, byBallot, truth)
    const best = (to: string): number =>
      Math.max(...links.filter((link) => link.to === to).map((link) => link.found))
    assert.deepEqual([best('xmin'), best('ctid')], [MEMBERS, MEMBERS])
    assert.ok(best('key') <= FOUND_MAX)
    assert.ok(Math.max(...links.map(({ choicesAbove }) => choicesAbove)) > DEVIATIONS_MAX)
  })

  it('are compared with chance rightly: the deviation of every pairing of four is exact', () => {
    const choices = [0, 0, 1, 2]
    const all = pairings(choices).map(
      (paired) => paired.filter((choice, index) => choice === choices[index]).length,
    )
    const mean = all.reduce((sum, told) => sum + told, 0) / all.length
    const variance = all.reduce((sum, told) => sum + (told - mean) ** 2, 0) / all.length
    for (const told of all)
      assert.ok(Math.abs(standardised(told, choices) - (told - mean) / Math.sqrt(variance)) < 1e-9)
  })
})

describe('two members’ votes exchanged, all randomness the same', () => {
  it('change nothing outside the box, octet by octet', async (t) => {
    const one = await ballotOutside(t, ['yes', 'no', 'abstain', 'yes'])
    const other = await ballotOutside(t, ['no', 'yes', 'abstain', 'yes'])
    assert.deepEqual(other.answers, one.answers)
    assert.equal(other.signerOpen, one.signerOpen)
    assert.equal(other.signerClosed, one.signerClosed)
    assert.notEqual(other.box, one.box) // the box alone knows
    const third = await ballotOutside(t, ['yes', 'yes', 'abstain', 'yes'])
    assert.notDeepEqual(third.answers, one.answers) // totals of another vote are seen to differ
    assert.equal(third.signerOpen, one.signerOpen)
  })
})

/** A whole ballot of four members; everything that reaches anybody but the box, and the offices' folders by digest. */
async function ballotOutside(
  t: { after(work: () => void): void },
  choices: readonly (typeof votes)[number][],
) {
  const room = await testRoom(temporaryFolder(t), 'exchange')
  const four = members.slice(0, 4)
  const question = await openedQuestion(room, 'meeting/q1', four)
  const answers: unknown[] = [question, room.box.voiceKey, room.box.sealingKey, room.signer.sealingKey]
  const digest = (folder: string): string =>
    createHash('sha256')
      .update(contentOf(path.join(room.folder, folder)))
      .digest('hex')
  const secrets = []
  for (const member of four)
    secrets.push(await fetchedToken(room, question, member, seededRandom(`device ${member}`)))
  for (const [index, secret] of secrets.entries())
    answers.push(await room.box.cast(await ballotFor(question, secret, choices[index] ?? 'no')))
  answers.push(room.signer.status(question.id))
  const signerOpen = digest('signer')
  answers.push(room.signer.close(question.id), room.box.close(question.id))
  const counts = { entitled: 4, issued: 4, notCast: 0 }
  answers.push(await room.box.count(question.id, counts), fileShapes(room.folder))
  const box = digest('box')
  answers.push(room.box.announce(question.id), room.signer.status(question.id), fileShapes(room.folder))
  return { answers, signerOpen, signerClosed: digest('signer'), box }
}

/** What a listing shows of every file, those of the box too: name, length and the times of access and change. */
function fileShapes(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .toSorted()
    .map((name) => [name, fs.statSync(path.join(folder, name))] as const)
    .filter(([, found]) => found.isFile())
    .map(([name, { size, mtimeMs }]) => `${name} ${size} ${mtimeMs}`)
}

function pairings(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((value, index) =>
    pairings(values.toSpliced(index, 1)).map((rest) => [value, ...rest]),
  )
}
