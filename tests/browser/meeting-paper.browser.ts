/** The machine fails in the middle of a vote: one press prints everything and the meeting goes on by paper (DESK A11). */
import type { Browser, Page } from '@playwright/test'
import { buildAdmin } from '../../apps/admin/build.ts'
import { axe, expect, plainTest as test, screenshot } from '#tests/browser'
import { countOf } from '../../regulations/titles/meeting/sample.ts'
import { upload } from '../server/office.ts'
import { type MeetingOffice, meetingOffice } from '../titles/meeting-office.ts'

const EXPERTS = ['E1', 'E2', 'E3', 'E4', 'E5']
const ITEM = { item: 'item-1' }
const SLOW = 60_000

async function enter(browser: Browser, { origin, meeting }: MeetingOffice): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
  const signed = await context.request.post('/api/demo/session', {
    data: { account: 'secretary' },
    headers: { origin },
  })
  expect(signed.status()).toBe(200)
  const page = await context.newPage()
  await page.goto(`/admin/case/titles/meeting/${meeting}`)
  return page
}

/** A vote by machine is under way. */
async function voting(office: MeetingOffice): Promise<void> {
  for (const expert of EXPERTS) await office.act('secretary', 'RecordPledge', { expert, recusals: [] })
  await office.act('secretary', 'ReceiveBundle', { experts: EXPERTS })
  const base = `/api/titles/meetings/${office.meeting}`
  expect((await office.ask('secretary', 'POST', `${base}/keys`)).status).toBe(200)
  await office.act('secretary', 'SignIn', { experts: EXPERTS })
  await office.act('secretary', 'OpenMeeting', { presider: 'E1' })
  await office.act('secretary', 'ReportReview', ITEM)
  await office.act('secretary', 'IntroduceOpinions', { ...ITEM, by: 'E3' })
  await office.act('secretary', 'RecordDiscussion', ITEM)
  expect((await office.ask('secretary', 'POST', `${base}/ballots/open`, ITEM)).status).toBe(200)
}

/** Voted on paper, announced, the minutes written. */
async function heldOnPaper(office: MeetingOffice): Promise<void> {
  await office.act('secretary', 'OpenBallot', ITEM)
  const counts = office.applications.map((application) => ({ application, ...countOf(5, 5) }))
  for (const teller of ['甲', '乙']) await office.act('secretary', 'KeyCount', { ...ITEM, teller, counts })
  await office.act('secretary', 'ConfirmCount', ITEM)
  const said = await office.ask('secretary', 'POST', `/api/titles/meetings/${office.meeting}/announce`, {
    presider: 'E1',
  })
  expect(said.status).toBe(200)
  await office.act('secretary', 'WriteMinutes', { special: '无', other: '无' })
}

/** Entered by the secretary with the scanned page, confirmed by the recorder. */
async function signedByHand({ ask, meeting }: MeetingOffice): Promise<void> {
  const scan = upload(new TextEncoder().encode('签名页扫描,第1页\r\n'), '签名页.csv')
  const sent = await ask('secretary', 'POST', '/api/files', scan.payload, { 'content-type': scan.type })
  expect(sent.status).toBe(201)
  const { json } = await ask('secretary', 'GET', `/api/titles/meeting/${meeting}`)
  const kept = await ask('secretary', 'POST', '/api/backfills', {
    procedure: 'titles/meeting',
    caseId: meeting,
    act: 'SignMinutesAsChair',
    input: { presider: 'E1' },
    happenedAt: json.trail.at(-1).at,
    scan: sent.json.hash,
  })
  expect(kept.status, kept.text).toBe(201)
  expect((await ask('recorder', 'POST', `/api/backfills/${kept.json.id}/confirm`)).status).toBe(200)
}

test('one press prints everything and the meeting goes on by paper; the chair signs by hand', async ({
  browser,
}) => {
  test.setTimeout(400_000)
  const ends: (() => Promise<void> | void)[] = []
  const { folder } = await buildAdmin(() => undefined)
  const office = await meetingOffice({ after: (work) => void ends.push(work) }, { adminFolder: folder })
  try {
    await voting(office)
    const page = await enter(browser, office)
    const paper = page.getByRole('region', { name: '纸质办理' })
    await expect(paper.getByRole('link', { name: '打印全套纸件' })).toBeVisible({ timeout: SLOW })
    await paper.getByRole('button', { name: '打印全套并转纸质…' }).click()
    await paper.getByLabel('转为纸质的原因').fill('会场断电')
    await screenshot(page, 'meeting-paper-before')
    await paper.getByRole('button', { name: '宣布正在进行的电子投票无效，转为纸质并打印' }).click()
    await expect(paper.getByText(/起转为纸质办理/)).toBeVisible({ timeout: SLOW })
    await expect(page.getByRole('button', { name: /^发票，开始投票/ })).toBeVisible({ timeout: SLOW })
    await expect(paper.getByRole('button', { name: '打印全套并转纸质…' })).toHaveCount(0)
    const address = await paper.getByRole('link', { name: '打印全套纸件' }).getAttribute('href')
    const pack = await page.request.get(address ?? '')
    expect([pack.status(), (await pack.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect(await axe(page)).toEqual([])
    await screenshot(page, 'meeting-paper-after')

    await heldOnPaper(office)
    const hand = page.getByRole('button', { name: '补录主持人在会议记录上的纸质签名…' })
    await expect(hand).toBeVisible({ timeout: SLOW })
    await hand.click()
    await expect(page.getByRole('dialog').getByText('已在纸面办理，现在补录')).toBeVisible({ timeout: SLOW })
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('E1')
    await screenshot(page, 'meeting-paper-hand')
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
    await signedByHand(office)
    await expect(page.getByText('专家1（纸质签名，秘书甲录入，记录人甲核对）')).toBeVisible({ timeout: SLOW })
    await screenshot(page, 'meeting-paper-signed')
    await page.context().close()
  } finally {
    for (const work of ends.toReversed()) await work()
  }
})
