/** A meeting by machine that goes on by paper, and the chair's hand on its minutes, through the server (DESK A11). */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countOf } from '../../regulations/titles/meeting/sample.ts'
import { upload } from '../server/office.ts'
import { type MeetingOffice, type Reply, meetingOffice } from './meeting-office.ts'
import { fetchToken, isRefused, paperOf } from './voting.ts'

const EXPERTS = ['E1', 'E2', 'E3', 'E4', 'E5']
const ITEM = { item: 'item-1' }
const base = ({ meeting }: MeetingOffice) => `/api/titles/meetings/${meeting}`
const good = (reply: Reply): Reply => {
  assert.equal(reply.status, 200, reply.text)
  return reply
}
const roomOf = async (office: MeetingOffice) =>
  good(await office.ask('secretary', 'GET', `${base(office)}/room`)).json

/** The doors are open, the first item is introduced and discussed. */
async function held(office: MeetingOffice): Promise<void> {
  for (const expert of EXPERTS) await office.act('secretary', 'RecordPledge', { expert, recusals: [] })
  await office.act('secretary', 'ReceiveBundle', { experts: EXPERTS })
  good(await office.ask('secretary', 'POST', `${base(office)}/keys`))
  await office.act('secretary', 'SignIn', { experts: EXPERTS })
  await office.act('secretary', 'OpenMeeting', { presider: 'E1' })
  await office.act('secretary', 'ReportReview', ITEM)
  await office.act('secretary', 'IntroduceOpinions', { ...ITEM, by: 'E3' })
  await office.act('secretary', 'RecordDiscussion', ITEM)
}

describe('a meeting by machine goes on by paper', () => {
  it('voids the ballot under way, prints the pack, counts on paper, and the chair signs by hand', async (t) => {
    const office = await meetingOffice(t)
    await held(office)
    good(await office.ask('secretary', 'POST', `${base(office)}/ballots/open`, ITEM))
    const ballot = await paperOf(office, 'expert-2')
    const [question] = ballot?.questions ?? []
    assert.ok(ballot && question)

    const paper = { reason: '会场断电', presider: 'E1' }
    await office.act('secretary', 'GoOnByPaper', paper)
    const room = await roomOf(office)
    assert.deepEqual([room.mode, room.byPaper.by, room.byPaper.reason], ['paper', '专家1', '会场断电'])
    assert.match(room.items[0].voided[0].reason, /转为纸质办理：会场断电$/)
    const late = await office.ask('expert-2', 'POST', `${base(office)}/pass`)
    assert.equal(late.status, 409, 'nobody votes by machine any more')
    const token = await fetchToken(office, ballot, question)
    assert.ok(isRefused(token), 'nor with a page that was open before')
    assert.equal(token.refused, 'question-closed')
    const machine = await office.ask('secretary', 'POST', `${base(office)}/ballots/count`, ITEM)
    assert.equal(machine.status, 409, machine.text)

    const url = `/api/titles/meeting/${office.meeting}`
    const pdf = await office.ask('secretary', 'GET', `${url}/documents/paperPack.pdf`)
    assert.deepEqual([pdf.status, pdf.text.slice(0, 5)], [200, '%PDF-'])
    for (const other of ['expert-3', 'expert-1'])
      assert.equal((await office.ask(other, 'GET', `${url}/documents/paperPack.pdf`)).status, 404, other)

    await onPaper(office)
    await signedByHand(office)
  })

  it('is refused to others, and a second time', async (t) => {
    const office = await meetingOffice(t)
    const url = `/api/titles/meeting/${office.meeting}`
    const tried = async (account: string) => {
      const { json } = await office.ask(account, 'GET', url)
      const preview = { input: { reason: '断网', presider: '' } }
      const answer = await office.ask(account, 'POST', `${url}/GoOnByPaper/preview`, preview)
      return [json?.version === undefined, answer.json?.ok, answer.text] as const
    }
    assert.match((await tried('expert-3'))[2], /岗位|无权|不能/)
    assert.match((await tried('recorder'))[2], /岗位|无权|不能/)
    await office.act('secretary', 'GoOnByPaper', { reason: '断网' })
    assert.match((await tried('secretary'))[2], /已经转为纸质办理/)
  })
})

async function onPaper(office: MeetingOffice): Promise<void> {
  await office.act('secretary', 'OpenBallot', ITEM)
  const [one = '', other = ''] = office.applications
  const counts = [
    { application: one, ...countOf(4, 5) },
    { application: other, ...countOf(1, 5) },
  ]
  for (const teller of ['甲', '乙']) await office.act('secretary', 'KeyCount', { ...ITEM, teller, counts })
  await office.act('secretary', 'ConfirmCount', ITEM)
  good(await office.ask('secretary', 'POST', `${base(office)}/announce`, { presider: 'E1' }))
  const reasons = [{ application: other, reason: '业绩未达到标准' }]
  await office.act('secretary', 'WriteMinutes', { reasons, special: '无', other: '无' })
}

/** Typed by the secretary with the scanned page, confirmed by the recorder; the trail names all three. */
async function signedByHand(office: MeetingOffice): Promise<void> {
  const scan = upload(new TextEncoder().encode('签名页扫描,第1页\r\n'), '签名页.csv')
  const sent = await office.ask('secretary', 'POST', '/api/files', scan.payload, {
    'content-type': scan.type,
  })
  assert.equal(sent.status, 201, sent.text)
  const page = await office.ask('secretary', 'GET', `/api/titles/meeting/${office.meeting}`)
  const propose = (act: string, presider: string) =>
    office.ask('secretary', 'POST', '/api/backfills', {
      procedure: 'titles/meeting',
      caseId: office.meeting,
      act,
      input: { presider },
      // by hand as soon as the minutes were written
      happenedAt: page.json.trail.at(-1).at,
      scan: sent.json.hash,
    })
  const wrong = await propose('SignMinutesAsChair', 'E2')
  assert.match(wrong.text, /请由主持本次会议的/)
  for (const act of ['SignMinutesAsChair', 'SignConclusions']) {
    const kept = await propose(act, 'E1')
    assert.equal(kept.status, 201, kept.text)
    const confirm = `/api/backfills/${kept.json.id}/confirm`
    assert.equal((await office.ask('secretary', 'POST', confirm)).status, 403, 'not by whoever typed it')
    good(await office.ask('recorder', 'POST', confirm))
  }
  const { signatures } = await roomOf(office)
  assert.deepEqual([signatures.chair, signatures.conclusions], ['专家1', '专家1'])
  const { json } = await office.ask('secretary', 'GET', `/api/titles/meeting/${office.meeting}`)
  const [line] = json.trail.filter(({ act }: { act: string }) => act === 'SignMinutesAsChair')
  assert.deepEqual([line.backfilled, line.person, line.confirmedBy], [true, '秘书甲', '记录人甲'])
  assert.deepEqual([json.state.minutes.chair.name, json.state.minutes.chair.onPaper], ['专家1', true])
}
