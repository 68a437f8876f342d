/** A vote whose signing office and box are on addresses of their own, named in the meeting's plan. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { trustOffice } from '#apps/server'
import { type OfficeProcess, startOffice, votingPage } from '#platform/ballot'
import { freePort } from '../support/browser-demo.ts'
import { type MeetingOffice, meetingOffice } from './meeting-office.ts'
import { cast, fetchToken, good, isRefused, paperOf } from './voting.ts'

const MEMBERS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'] as const
const base = ({ meeting }: MeetingOffice): string => `/api/titles/meetings/${meeting}`
/** Two machines: two addresses of the loopback network. */
const HOSTS = { signer: '127.0.0.1', box: '127.0.0.2' } as const

async function started(t: { after(work: () => Promise<void>): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-offices-'))
  const ports = { signer: await freePort(), box: await freePort() }
  const at = (kind: 'signer' | 'box'): string => `http://${HOSTS[kind]}:${ports[kind]}`
  const run = async (kind: 'signer' | 'box'): Promise<OfficeProcess> => {
    const office = await startOffice({
      kind,
      folder: join(folder, kind),
      passphrase: `${kind} 的测试口令`,
      control: `${HOSTS[kind]}:0`,
      voters: `${HOSTS[kind]}:${ports[kind]}`,
      publicAddress: at(kind),
      ...(kind === 'box' ? { tokens: at('signer') } : { origin: at('box') }),
    })
    assert.ok(!('refused' in office))
    return office
  }
  const offices = { signer: await run('signer'), box: await run('box') }
  t.after(async () => {
    await Promise.all([offices.signer.stop(), offices.box.stop()])
    rmSync(folder, { recursive: true, force: true })
  })
  return { offices, folder, at }
}
const controlOf = ({ control }: OfficeProcess): string => `http://${control.host}:${control.port}`

async function seated(office: MeetingOffice): Promise<void> {
  for (const member of MEMBERS) {
    await office.act(member, 'GivePledge', { recusals: [] })
    await office.act(member, 'ReceiveBundle', { experts: [] })
  }
  await office.act('secretary', 'SignIn', { experts: ['E1', 'E2', 'E3', 'E4', 'E5'] })
}

void describe('offices on machines of their own', () => {
  void it('are asked at the addresses of the plan, hold the vote, and count as separated', async (t) => {
    const { offices, folder, at } = await started(t)
    const office = await meetingOffice(t)
    const named = {
      signer: { operator: '示例市工程师协会', address: controlOf(offices.signer) },
      box: { operator: '示例市人社局', address: controlOf(offices.box) },
    }
    await office.act('secretary', 'NameBallotOffices', { offices: named })
    const unknown = await office.ask('secretary', 'POST', `${base(office)}/keys`)
    assert.deepEqual(
      [unknown.status, unknown.json.why],
      [503, 'office-unreachable'],
      'no secret is known yet',
    )
    for (const kind of ['signer', 'box'] as const) {
      const secret = readFileSync(join(folder, kind, 'control-secret'), 'utf8')
      trustOffice(join(office.dataFolder, 'ballot'), controlOf(offices[kind]), { secret })
    }
    good(await office.ask('secretary', 'POST', `${base(office)}/keys`))
    const room = good(await office.ask('secretary', 'GET', `${base(office)}/room`)).json
    assert.equal(room.notSeparated, false)
    assert.deepEqual(room.offices, { signer: '示例市工程师协会', box: '示例市人社局', fault: null })
    await seated(office)
    await office.act('expert-1', 'OpenMeeting')
    await office.act('secretary', 'ReportReview', { item: 'item-1' })
    await office.act('secretary', 'IntroduceOpinions', { item: 'item-1', by: 'E3' })
    await office.act('secretary', 'RecordDiscussion', { item: 'item-1' })
    good(await office.ask('secretary', 'POST', `${base(office)}/ballots/open`, { item: 'item-1' }))
    for (const member of MEMBERS) {
      const paper = await paperOf(office, member)
      assert.ok(paper)
      assert.deepEqual(
        [paper.page, paper.tokens, paper.slot, paper.notSeparated],
        [`${at('box')}/vote`, `${at('signer')}/tokens`, `${at('box')}/ballots`, false],
      )
      for (const question of paper.questions) {
        const secret = await fetchToken(office, paper, question)
        assert.ok(!isRefused(secret))
        assert.equal(await cast(office, paper, question, secret, 'yes'), 'stored')
      }
    }
    for (const step of ['close', 'count'])
      good(await office.ask('secretary', 'POST', `${base(office)}/ballots/${step}`, { item: 'item-1' }))
    const after = good(await office.ask('secretary', 'GET', `${base(office)}/room`)).json
    assert.equal(after.items[0].ballot.notSeparated, false, 'the record says so')
    assert.equal(after.items[0].candidates[0].count.yes, 5)
  })

  void it('serve the page whose digest the agenda lists, allowed to speak to signer and box only', async (t) => {
    const { at } = await started(t)
    const answer = await fetch(`${at('box')}/vote`)
    const octets = Buffer.from(await answer.arrayBuffer())
    assert.equal(createHash('sha256').update(octets).digest('hex'), votingPage().digest)
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.ok(policy.includes(`connect-src 'self' ${at('signer')};`), policy)
    assert.doesNotMatch(
      octets.toString('utf8'),
      /src=|href=|url\(|import\(/,
      'nothing is loaded from elsewhere',
    )
  })

  void it('are not separated where one body runs both, or both are on one machine', async (t) => {
    const office = await meetingOffice(t)
    const place = (operator: string, address: string) => ({ operator, address })
    for (const [signer, box, expected] of [
      [place('甲', 'https://10.0.0.5:8443'), place('甲', 'https://10.0.0.6:8443'), true],
      [place('甲', 'https://10.0.0.5:8443'), place('乙', 'https://10.0.0.5:9443'), true],
      [place('甲', 'https://10.0.0.5:8443'), place('乙', 'https://10.0.0.6:8443'), false],
    ] as const) {
      await office.act('secretary', 'NameBallotOffices', { offices: { signer, box } })
      const room = good(await office.ask('secretary', 'GET', `${base(office)}/room`)).json
      assert.equal(room.notSeparated, expected, JSON.stringify([signer, box]))
    }
  })
})
