/** A meeting of eighty candidates: how many keys, clicks and pages the desk, a teller and a member need (DESK, budgets of clicks). */
import type { Browser, Page } from '@playwright/test'
import { buildAdmin } from '../../apps/admin/build.ts'
import { axe, countInputs, expect, plainTest as test, recordInputs, screenshot } from '#tests/browser'
import { type MeetingOffice, type MeetingPlan, meetingOffice } from '../titles/meeting-office.ts'

const CANDIDATES = 80
const TABLET = { width: 1024, height: 768 }
const TABLET_UPRIGHT = { width: 768, height: 1024 }

/** The server of one test; what it started ends with it. */
async function house(plan: MeetingPlan): Promise<{ office: MeetingOffice; end: () => Promise<void> }> {
  const { folder } = await buildAdmin(() => undefined)
  const ends: (() => Promise<void> | void)[] = []
  const office = await meetingOffice(
    { after: (work) => void ends.push(work) },
    { ...plan, adminFolder: folder },
  )
  return {
    office,
    end: async () => {
      for (const work of ends.toReversed()) await work()
    },
  }
}

async function enter(
  browser: Browser,
  { origin, meeting }: MeetingOffice,
  account: string,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport })
  const signed = await context.request.post('/api/demo/session', { data: { account }, headers: { origin } })
  expect(signed.status(), account).toBe(200)
  const page = await context.newPage()
  await page.goto(`/admin/case/titles/meeting/${meeting}`)
  return page
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const button = page.getByRole('region', { name: '会议控制台' }).getByRole('button', { name }).first()
  await expect(button).toBeEnabled({ timeout: 30_000 })
  await button.click()
  // what is on its way is answered before the next press
  await expect(page.locator('.ant-btn-loading')).toHaveCount(0, { timeout: 60_000 })
}

/** Types a sheet by number keys and Enter, column by column; after the fourth column Enter is on the button. */
async function keySheet(
  page: Page,
  rows: number,
  teller: string,
  figures: readonly string[] = ['8', '1', '0', '0'],
): Promise<void> {
  await expect(page.getByRole('region', { name: `${teller}的计票单` })).toBeVisible({ timeout: 30_000 })
  for (const figure of figures)
    for (let row = 0; row < rows; row += 1) {
      await page.keyboard.press(figure)
      await page.keyboard.press('Enter')
    }
  if (figures.length === 4) await page.keyboard.press('Enter')
}

test('eighty candidates on paper: at most 120 inputs of the secretary besides the counts', async ({
  browser,
}) => {
  test.setTimeout(400_000)
  const { office, end } = await house({
    mode: 'paper',
    candidates: CANDIDATES,
    batches: 4,
    members: 9,
    prepared: false,
  })
  const page = await enter(browser, office, 'secretary')
  const counter = await countInputs(page)
  await expect(page.getByRole('region', { name: '会前准备' })).toBeVisible({ timeout: 30_000 })
  await counter.reset()
  let typed = 0
  await screenshot(page, 'meeting-80-before')
  expect(await axe(page)).toEqual([])
  await press(page, '登记会前学习，全体参加')
  await press(page, /^登记 9 人已签纸质承诺/)
  await press(page, '会议材料已送达')
  await press(page, /^登记 9 人已签收/)
  await press(page, '平均分派初审')
  await press(page, /^登记初审委员已阅 80 件/)
  await press(page, /^选中未签到的 9 人/)
  await press(page, /^签到 9 人/)
  await press(page, /宣布开会（代登）/)
  for (let batch = 0; batch < 4; batch += 1) {
    await press(page, /^已报告审查情况/)
    await press(page, /^已介绍初审意见/)
    await press(page, /^记为无异议/)
    await press(page, /^发票，开始投票/)
    if (batch === 0) await screenshot(page, 'meeting-80-grid')
    for (const teller of ['计票人甲', '计票人乙']) {
      const before = await counter.inputs()
      await keySheet(page, CANDIDATES / 4, teller, ['8'])
      typed += (await counter.inputs()) - before
      await press(page, `提交${teller}的计票单`)
    }
    await press(page, /^确认计票结果/)
  }
  await press(page, /已当场宣布（代登）/)
  await press(page, '整理会议记录')
  await expect(page.getByText('记录人签名').first()).toBeVisible({ timeout: 30_000 })
  await screenshot(page, 'meeting-80-after')
  const all = await counter.inputs()
  expect(typed).toBe(2 * CANDIDATES * 2)
  const besides = { ...counter, inputs: () => Promise.resolve(all - typed) }
  await recordInputs('meeting secretary, 80 candidates on paper, besides the counts', besides, {
    inputs: 120,
    pages: 0,
  })
  await page.context().close()
  await end()
})

test('a teller keys a grid of eighty by four with number keys and Enter only', async ({ browser }) => {
  test.setTimeout(300_000)
  const { office, end } = await house({ mode: 'paper', candidates: CANDIDATES, members: 9 })
  const experts = Array.from({ length: 9 }, (_, i) => `E${i + 1}`)
  for (const expert of experts) await office.act('secretary', 'RecordPledge', { expert, recusals: [] })
  await office.act('secretary', 'ReceiveBundle', { experts })
  await office.act('secretary', 'SignIn', { experts })
  await office.act('secretary', 'OpenMeeting', { presider: 'E1' })
  await office.act('secretary', 'ReportReview', { item: 'item-1' })
  await office.act('secretary', 'IntroduceOpinions', { item: 'item-1', by: 'E3' })
  await office.act('secretary', 'RecordDiscussion', {
    item: 'item-1',
    remarks: [{ application: office.applications[0], text: '业绩突出' }],
  })
  await office.act('secretary', 'OpenBallot', { item: 'item-1' })
  const page = await enter(browser, office, 'secretary')
  const counter = await countInputs(page)
  await expect(page.getByRole('region', { name: '计票人甲的计票单' })).toBeVisible({ timeout: 30_000 })
  await counter.reset()
  await keySheet(page, CANDIDATES, '计票人甲')
  await expect(page.getByText('已录入：计票人甲')).toBeVisible({ timeout: 30_000 })
  expect((await counter.counts()).clicks + (await counter.counts()).taps).toBe(0)
  await recordInputs('teller, grid of 80 × 4', counter, { inputs: CANDIDATES * 4 * 2 + 1, pages: 0 })
  await page.context().close()
  await end()
})

test('a member votes on a list of eighty with at most 85 inputs', async ({ browser }) => {
  test.setTimeout(400_000)
  const { office, end } = await house({ mode: 'local', candidates: CANDIDATES, members: 5 })
  const experts = ['E1', 'E2', 'E3', 'E4', 'E5']
  for (const expert of experts) await office.act('secretary', 'RecordPledge', { expert, recusals: [] })
  await office.act('secretary', 'ReceiveBundle', { experts })
  const base = `/api/titles/meetings/${office.meeting}`
  const keys = await office.ask('secretary', 'POST', `${base}/keys`)
  expect(keys.status, keys.text).toBe(200)
  await office.act('secretary', 'SignIn', { experts })
  await office.act('secretary', 'OpenMeeting', { presider: 'E1' })
  await office.act('secretary', 'ReportReview', { item: 'item-1' })
  await office.act('secretary', 'IntroduceOpinions', { item: 'item-1', by: 'E3' })
  await office.act('secretary', 'RecordDiscussion', { item: 'item-1' })
  const opened = await office.ask('secretary', 'POST', `${base}/ballots/open`, { item: 'item-1' })
  expect(opened.status, opened.text).toBe(200)
  const page = await enter(browser, office, 'expert-3', TABLET)
  const counter = await countInputs(page)
  await expect(page.getByRole('button', { name: /^打开投票页（80 人）/ })).toBeVisible({ timeout: 30_000 })
  await screenshot(page, 'meeting-80-seat-tablet')
  await counter.reset()
  await page.getByRole('button', { name: /^打开投票页（80 人）/ }).click()
  const sheet = page.getByRole('region', { name: '投票' })
  await expect(sheet.getByText('还有 80 行未选')).toBeVisible({ timeout: 60_000 })
  await screenshot(page, 'meeting-80-vote-tablet')
  const lines = sheet.getByRole('listitem')
  await lines.nth(0).getByRole('radio', { name: '赞成' }).click()
  for (let row = 1; row < CANDIDATES; row += 1)
    await lines
      .nth(row)
      .getByRole('radio', { name: row % 7 === 0 ? '反对' : '赞成' })
      .click()
  await sheet.getByRole('button', { name: '核对并提交' }).click()
  await page.setViewportSize(TABLET_UPRIGHT)
  await screenshot(page, 'meeting-80-confirm-tablet')
  await sheet.getByRole('button', { name: '投入票箱' }).click()
  await expect(sheet.getByText('选票已全部投入票箱')).toBeVisible({ timeout: 60_000 })
  expect(await axe(page)).toEqual([])
  await recordInputs('list ballot of 80 by a member', counter, { inputs: 85, fields: 0 })
  await page.context().close()
  await end()
})
