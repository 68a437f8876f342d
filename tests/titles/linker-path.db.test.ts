/**
 * Whether anything that the product keeps of a vote links members to ballots: 20 members vote on 10 candidates over the real path (seat, pass,
 * tokens, box), and the attacker then has every table, the write-ahead log, sessions, what was answered to whom and when, both offices' folders,
 * and the boxes opened. The devices' randomness is real: under chance each pairing finds 10 ballots of 200 on average (Poisson), so that 34 or
 * more, or six standard deviations on the choices, come by chance less than once in a million runs of all pairings.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Box, type VotingSecret, openOffice, openSealedBox } from '#platform/ballot'
import {
  type Orders,
  ballotOrders,
  fieldsOf,
  linkAll,
  truthOf,
} from '../../platform/ballot/linker.fixture.ts'
import { seededOrder, seededRandom } from '../../platform/ballot/seeded.fixture.ts'
import { readSlots } from '../../platform/ballot/slot-file.ts'
import { unsealed } from '../../platform/ballot/sealing.ts'
import { type MeetingOffice, meetingOffice } from './meeting-office.ts'
import {
  type Choice,
  type Paper,
  type Question,
  cast,
  fetchToken,
  good,
  isRefused,
  paperOf,
} from './voting.ts'

const MEMBERS = 20
const CANDIDATES = 10
const FOUND_MAX = 33
const DEVIATIONS_MAX = 6
const choices: readonly Choice[] = ['yes', 'no', 'abstain']
const members = Array.from({ length: MEMBERS }, (_, i) => `expert-${i + 1}`)
const base = ({ meeting }: MeetingOffice): string => `/api/titles/meetings/${meeting}`
async function opened(office: MeetingOffice): Promise<void> {
  const experts = members.map((_, i) => `E${i + 1}`)
  for (const expert of experts) await office.act('secretary', 'RecordPledge', { expert, recusals: [] })
  await office.act('secretary', 'ReceiveBundle', { experts })
  good(await office.ask('secretary', 'POST', `${base(office)}/keys`))
  await office.act('secretary', 'SignIn', { experts })
  await office.act('expert-1', 'OpenMeeting')
  await office.act('secretary', 'ReportReview', { item: 'item-1' })
  await office.act('secretary', 'IntroduceOpinions', { item: 'item-1', by: 'E3' })
  await office.act('secretary', 'RecordDiscussion', { item: 'item-1' })
  good(await office.ask('secretary', 'POST', `${base(office)}/ballots/open`, { item: 'item-1' }))
}

interface Vote {
  readonly member: string
  readonly question: string
  readonly octets: Uint8Array
}

/** All open the page in one order and cast in another, both drawn from a seed; nobody's random numbers are. */
async function voteAll(office: MeetingOffice): Promise<readonly Vote[]> {
  const random = seededRandom('order of the room')
  const holding = new Map<string, { paper: Paper; secrets: readonly (readonly [Question, VotingSecret])[] }>()
  for (const index of seededOrder(MEMBERS, random)) {
    const member = members[index] ?? ''
    const paper = await paperOf(office, member)
    assert.ok(paper)
    const secrets: (readonly [Question, VotingSecret])[] = []
    for (const question of paper.questions) {
      const secret = await fetchToken(office, paper, question)
      assert.ok(!isRefused(secret))
      secrets.push([question, secret])
    }
    holding.set(member, { paper, secrets })
  }
  const votes: Vote[] = []
  for (const index of seededOrder(MEMBERS, random)) {
    const member = members[index] ?? ''
    const held = holding.get(member)
    assert.ok(held)
    for (const [question, secret] of held.secrets) {
      const choice = choices[(random(1)[0] ?? 0) % 3] ?? 'no'
      const keep = (octets: Uint8Array) => void votes.push({ member, question: question.id, octets })
      assert.equal(await cast(office, held.paper, question, secret, choice, keep), 'stored')
    }
  }
  return votes
}

const mentioned = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/person-(expert-\d+)(?!\d)/g)].map(([, member]) => member ?? '')),
]

/** Members in the order in which a table's rows name one of them each, by every column that keeps an order. */
async function tableOrders({ database }: MeetingOffice): Promise<Orders> {
  const owner = database.owner()
  const { rows: tables } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'guicheng' order by 1`,
  )
  const orders: Record<string, readonly string[]> = {}
  for (const { name } of tables) {
    const { rows: times } = await owner.query<{ column: string }>(
      `select column_name as column from information_schema.columns
       where table_schema = 'guicheng' and table_name = $1 and data_type like 'timestamp%'`,
      [name],
    )
    for (const by of ['xmin::text::bigint', 'ctid', ...times.map(({ column }) => `"${column}"`)]) {
      const { rows } = await owner.query<{ row: string }>(
        `select to_jsonb(t)::text as row from guicheng."${name}" t order by ${by}`,
      )
      const single = rows.flatMap(({ row }) => (mentioned(row).length === 1 ? mentioned(row) : []))
      const order = [...new Set(single.toReversed())].toReversed() // the last row of each counts
      if (order.length === MEMBERS) orders[`${name} by ${by}`] = order
    }
  }
  return orders
}

/** Members as what the server wrote since the vote began names them, in the write-ahead log. */
function walOrder({ database }: MeetingOffice): Orders {
  const folder = join(database.server.folder, 'cluster', 'pg_wal')
  const names = fs.readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name))
  const text = names
    .toSorted()
    .map((name) => fs.readFileSync(join(folder, name)).toString('latin1'))
    .join('')
  const order = members.toSorted(
    (one, other) => text.lastIndexOf(`person-${one}\0`) - text.lastIndexOf(`person-${other}\0`),
  )
  return { 'write-ahead log': order }
}

async function officeOf({ dataFolder }: MeetingOffice, kind: 'signer' | 'box') {
  const folder = join(dataFolder, 'ballot')
  const office = openOffice(join(folder, kind), fs.readFileSync(join(folder, `${kind}.passphrase`), 'utf8'))
  assert.ok(office)
  return office
}

/** The slot files as the box's keeper could open them before the close, by question. */
async function slotsOf(office: MeetingOffice, questions: readonly string[]) {
  const { folder, storageKey } = await officeOf(office, 'box')
  const found = new Map<string, readonly Uint8Array[]>()
  for (const file of fs.globSync(join(folder, 'questions/*/slots')))
    for (const id of questions) {
      const key = unsealed(storageKey, fs.readFileSync(join(file, '..', 'key')), `box key ${id}`)
      if (key === undefined) continue
      const slots = readSlots({ file, key, slots: MEMBERS, octets: 545, place: `ballot ${id}` })
      found.set(
        id,
        slots.flatMap((slot) => slot ?? []),
      )
    }
  return found
}

/** The sealed ballots of a counted question, opened with both offices' shares. */
async function sealedOf(office: MeetingOffice, id: string): Promise<Uint8Array[]> {
  const [signer, box] = [await officeOf(office, 'signer'), await Box.of(await officeOf(office, 'box'))]
  const sealed = box.sealedBox(id)
  assert.ok(sealed.ok)
  const { openShare } = await import('../../platform/ballot/office.ts')
  const one = openShare(signer, Buffer.from(sealed.value.shares.signer, 'base64'))
  const other = box.share(Buffer.from(sealed.value.shares.box, 'base64'))
  assert.ok(one !== undefined && other.ok)
  const content = openSealedBox(sealed.value, { signer: one, box: other.value })
  assert.ok(content.ok)
  return content.value.ballots.map((text) => Buffer.from(text, 'base64'))
}

void describe('200 votes over the product’s own path', () => {
  void it('leave nothing that links members to ballots better than chance', async (t) => {
    const office = await meetingOffice(t, { members: MEMBERS, candidates: CANDIDATES })
    await opened(office)
    const votes = await voteAll(office)
    assert.equal(votes.length, MEMBERS * CANDIDATES)
    const questions = [...new Set(votes.map(({ question }) => question))]
    const slots = await slotsOf(office, questions)
    const everything = Buffer.concat(
      fs
        .globSync(join(office.database.server.folder, '**/*'))
        .filter((file) => /pg_wal\/[0-9A-F]{24}$|base\//.test(file) && fs.statSync(file).isFile())
        .map((file) => fs.readFileSync(file)),
    )
    for (const { octets } of votes)
      for (const part of [fieldsOf(octets).voterKey, fieldsOf(octets).signature.slice(0, 24)])
        assert.equal(everything.indexOf(part), -1, 'a part of a ballot in the database’s files')
    assert.ok(everything.indexOf('person-expert-7') >= 0, 'the search looks where members are')
    for (const step of ['close', 'count'])
      good(await office.ask('secretary', 'POST', `${base(office)}/ballots/${step}`, { item: 'item-1' }))
    const asked = office.answers.filter(({ url }) => url.endsWith('/pass')).map(({ as }) => as)
    const from: Orders = {
      ...(await tableOrders(office)),
      ...walOrder(office),
      'answers given': asked,
      'names in the signing office': members.toSorted(),
    }
    assert.ok(
      Object.keys(from).some((name) => name.startsWith('sessions')),
      Object.keys(from).join(', '),
    )
    const sums = new Map<string, { found: number; above: number; tries: number }>()
    for (const question of questions) {
      const own = votes.filter((vote) => vote.question === question)
      const orders = ballotOrders(slots.get(question) ?? [], await sealedOf(office, question))
      for (const [index, link] of linkAll(from, orders, truthOf(own)).entries()) {
        const name = `${link.from} with ${link.to} #${index}`
        const sum = sums.get(name) ?? { found: 0, above: 0, tries: 0 }
        sums.set(name, {
          found: sum.found + link.found,
          above: sum.above + link.choicesAbove,
          tries: sum.tries + 1,
        })
      }
    }
    assert.equal(sums.size, Object.keys(from).length * 6 * 2 * 7)
    for (const [name, { found, above, tries }] of sums) {
      assert.equal(tries, CANDIDATES)
      assert.ok(found <= FOUND_MAX, `${name} found ${found} of 200 ballots`)
      assert.ok(above / Math.sqrt(tries) <= DEVIATIONS_MAX, `${name} told choices better than chance`)
    }
    const mean = [...sums.values()].reduce((sum, { found }) => sum + found, 0) / sums.size
    assert.ok(mean > 7 && mean < 13, `blind guessing finds 10 ballots of 200 on average, this found ${mean}`)
    t.diagnostic(
      `${sums.size} pairings from ${Object.keys(from).join('; ')}: most found ${Math.max(...[...sums.values()].map(({ found }) => found))} of 200, mean ${mean.toFixed(2)}`,
    )
  })
})
