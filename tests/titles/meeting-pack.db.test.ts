/** A meeting on a laptop: packed at home, held at the venue on a database of its own, brought back signed (DESK A11). */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Actor } from '#kernel'
import {
  type PackContent,
  bringBack,
  collectReturn,
  openPack,
  packMeeting,
  signReturn,
  unpackMeeting,
  venueHouse,
} from '#apps/server'
import type { Meeting } from '#regulations/titles'
import { composeServer } from '../../apps/server/start.ts'
import { countOf } from '../../regulations/titles/meeting/sample.ts'
import { testDatabase } from '../support/database.ts'
import { type MeetingOffice, meetingOffice } from './meeting-office.ts'

const TENANT = 'meeting-test'
const BODY = 'example-convening'
const PASSPHRASE = '会场用的口令 2024'
const MEMBERS = ['E1', 'E2', 'E3', 'E4', 'E5']
type Context = { after(work: () => Promise<void>): void }

const desk = (name: string, role: string): Actor => ({
  person: `person-${name}`,
  post: `post-${name}`,
  role,
  organisation: BODY,
  path: [BODY],
})
const secretary = desk('secretary', 'meeting-secretary')
const recorder = desk('recorder', 'meeting-recorder')
const expert = (n: number): Actor => ({
  person: `person-expert-${n}`,
  post: `post-expert-${n}`,
  role: 'titles-expert',
  organisation: 'expert-pool',
  path: ['expert-pool'],
})

const houseOf = ({ server, database }: MeetingOffice) => ({ database, cases: server.context.cases })
async function packed(office: MeetingOffice) {
  const result = await packMeeting(
    houseOf(office),
    { tenant: TENANT, meeting: office.meeting, actor: secretary },
    PASSPHRASE,
  )
  assert.ok(result.ok, result.ok ? '' : result.say)
  return result
}
const back = (office: MeetingOffice, text: string, second = recorder) =>
  bringBack(houseOf(office), { tenant: TENANT, meeting: office.meeting, actor: secretary, second }, text)
const homeState = async ({ server, meeting }: MeetingOffice): Promise<Meeting> => {
  const { found } = await server.context.cases.load(TENANT, meeting)
  assert.ok(found)
  return found.snapshot.domain as unknown as Meeting
}

/** The laptop with the pack open on it. */
async function laptop(t: Context, content: PackContent) {
  const database = await testDatabase(t)
  const dataFolder = mkdtempSync(join(tmpdir(), 'guicheng-venue-'))
  const faults: string[] = []
  const server = await composeServer({
    database,
    house: venueHouse,
    dataFolder,
    demo: false,
    port: 0,
    host: '127.0.0.1',
    origin: 'http://venue.test',
    onFault: (id, error) => faults.push(`${id} ${error instanceof Error ? error.stack : String(error)}`),
  })
  t.after(async () => {
    await server.app.close()
    await server.jobs.stop()
    rmSync(dataFolder, { recursive: true, force: true })
    assert.deepEqual(faults, [])
  })
  const { cases } = server.context
  const id = await unpackMeeting({ database, cases }, content)
  const act = async (actor: Actor, name: string, input: object = {}) => {
    const command = { tenant: TENANT, procedure: 'titles/meeting', caseId: id, act: name, input }
    const result = await cases.act({ ...command, origin: { kind: 'person', actor } })
    assert.equal(result.kind, 'done', result.kind === 'done' ? '' : `${name}: ${result.say}`)
  }
  const state = async (): Promise<Meeting> => {
    const { found } = await cases.load(TENANT, id)
    assert.ok(found)
    return found.snapshot.domain as unknown as Meeting
  }
  return { database, server, id, act, state }
}
type Laptop = Awaited<ReturnType<typeof laptop>>

/** A whole meeting on paper, from the doors to the signatures. */
async function hold({ act }: Laptop, [one, other]: readonly string[]): Promise<void> {
  for (const member of MEMBERS.slice(1))
    await act(secretary, 'RecordPledge', { expert: member, recusals: [] })
  await act(expert(1), 'GivePledge', { recusals: [] })
  await act(secretary, 'ReceiveBundle', { experts: MEMBERS })
  await act(secretary, 'SignIn', { experts: MEMBERS })
  await act(expert(1), 'OpenMeeting')
  await act(secretary, 'ReportReview', { item: 'item-1', report: '材料齐全' })
  await act(secretary, 'IntroduceOpinions', { item: 'item-1', by: 'E3' })
  await act(secretary, 'RecordDiscussion', { item: 'item-1' })
  await act(secretary, 'OpenBallot', { item: 'item-1' })
  const counts = [
    { application: one, ...countOf(4, 5) },
    { application: other, ...countOf(1, 5) },
  ]
  await act(secretary, 'KeyCount', { item: 'item-1', teller: '甲', counts })
  await act(recorder, 'KeyCount', { item: 'item-1', teller: '乙', counts })
  await act(secretary, 'ConfirmCount', { item: 'item-1' })
  await act(expert(1), 'AnnounceResults')
  const reasons = [{ application: other, reason: '业绩未达到标准' }]
  await act(secretary, 'WriteMinutes', { reasons, special: '无', other: '无' })
  await act(expert(1), 'SignMinutesAsChair')
  await act(recorder, 'SignMinutesAsRecorder', { name: '记录人甲' })
  await act(expert(1), 'SignConclusions')
}

void describe('a meeting on a laptop', () => {
  void it('is held without the house and comes back act by act, each with its own time; the house is locked meanwhile', async (t) => {
    const office = await meetingOffice(t, { mode: 'paper' })
    const { text, people } = await packed(office)
    assert.deepEqual(
      people.map(({ role }) => role).toSorted(),
      ['meeting-recorder', 'meeting-secretary', ...MEMBERS.map(() => 'titles-expert')],
      'secretariat and members, nobody else',
    )
    const barred = await office.ask('secretary', 'POST', `/api/titles/meeting/${office.meeting}/SignIn`, {
      input: { experts: ['E1'] },
    })
    assert.equal(barred.status, 409)
    assert.match(barred.text, /请在会场的电脑上办理/)
    const content = openPack(text, PASSPHRASE)
    assert.ok(content)
    const venue = await laptop(t, content)
    assert.equal(
      await unpackMeeting({ ...venue, cases: venue.server.context.cases }, content),
      venue.id,
      'once only',
    )
    const slip = people.find(({ account }) => account === 'expert-2')
    const signedIn = await venue.server.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { origin: 'http://venue.test' },
      payload: { account: slip?.account, password: slip?.password },
    })
    assert.equal(signedIn.statusCode, 200, signedIn.body)
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const seat = await venue.server.app.inject({
      url: `/api/titles/meetings/${venue.id}/seat`,
      headers: { cookie },
    })
    assert.equal(seat.statusCode, 200, seat.body)
    await hold(venue, office.applications)
    const atVenue = await venue.state()
    const brought = await back(
      office,
      signReturn(await collectReturn(venue.database, content), content.signingKey),
    )
    assert.deepEqual(brought.ok ? [brought.acts, brought.before] : brought.say, [20, 0])
    const home = await homeState(office)
    for (const part of [
      'items',
      'presence',
      'pledges',
      'minutes',
      'conclusionsSigned',
      'failingReasons',
    ] as const)
      assert.deepEqual(home[part], atVenue[part], part)
    assert.equal(home.stage, 'announced')
    const { rows } = await office.database.app.query<{
      act: string
      late: boolean
      confirmed: string
      person: string
    }>(
      `select act, at < entered as late, confirmed_by as confirmed, person from acts where case_id = $1 and scan is not null order by version`,
      [office.meeting],
    )
    assert.equal(rows.length, 20)
    assert.ok(rows.every(({ late, confirmed, person }) => late && confirmed !== person))
    const told = await office.database.app.query<{ n: string }>(
      `select count(*) as n from acts where act = 'RecordConclusion'`,
    )
    assert.equal(Number(told.rows[0]?.n), 2, 'the applications learn of it at home')
    const verified = await office.server.context.cases.verify(TENANT)
    // the committee's entry was put there by the fixture, without an act
    assert.deepEqual(
      verified.problems.filter(({ table }) => table !== 'entries'),
      [],
    )
  })

  void it('comes back once, untampered, from two people', async (t) => {
    const office = await meetingOffice(t, { mode: 'paper' })
    const { text } = await packed(office)
    assert.equal(openPack(text, '别的口令 12345'), undefined, 'another passphrase')
    const file = JSON.parse(text) as { sealed: string }
    const octets = Buffer.from(file.sealed, 'base64')
    octets[100] = (octets[100] ?? 0) ^ 1
    assert.equal(
      openPack(JSON.stringify({ ...file, sealed: octets.toString('base64') }), PASSPHRASE),
      undefined,
      'a pack with one bit changed',
    )
    const content = openPack(text, PASSPHRASE)
    assert.ok(content)
    const venue = await laptop(t, content)
    await venue.act(secretary, 'SignIn', { experts: MEMBERS })
    const returned = signReturn(await collectReturn(venue.database, content), content.signingKey)
    const changed = returned.replace('E5', 'E4')
    assert.notEqual(changed, returned)
    const refusals = [
      [await back(office, changed), /签名对不上/],
      [await back(office, 'not a file'), /不是本会议外出的会议包/],
      [await back(office, returned, secretary), /请由两人带回/],
      [await back(office, returned.replace(content.pack, 'pack-0')), /不是本会议外出的会议包/],
    ] as const
    for (const [result, say] of refusals) {
      assert.ok(!result.ok)
      assert.match(result.say, say)
    }
    assert.ok((await homeState(office)).away, 'a refused return leaves the house locked')
    assert.ok((await back(office, returned)).ok)
    const again = await back(office, returned)
    assert.ok(!again.ok)
    assert.match(again.say, /不能再次带回/)
    assert.equal((await homeState(office)).presence.length, 5)
  })

  void it('is worth nothing once it was called off, and the house goes on', async (t) => {
    const office = await meetingOffice(t, { mode: 'paper' })
    const content = openPack((await packed(office)).text, PASSPHRASE)
    assert.ok(content)
    const venue = await laptop(t, content)
    await venue.act(secretary, 'SignIn', { experts: MEMBERS })
    await office.act('secretary', 'CallOffPack', { reason: '电脑损坏' })
    const late = await back(
      office,
      signReturn(await collectReturn(venue.database, content), content.signingKey),
    )
    assert.ok(!late.ok)
    assert.match(late.say, /不能再次带回|已经作废/)
    await office.act('secretary', 'SignIn', { experts: ['E1'] })
    assert.equal((await homeState(office)).presence.length, 1)
  })
})
