/** A review meeting voted on by machine in real browsers: the desk, the chair, five members each in a context of his own. */
import type { Browser, Page } from '@playwright/test'
import { axe, expect, screenshot, test } from '#tests/browser'

// It leads the demo's province on: no other file may find it so.
test.use({ story: 'meeting' })

const TABLET = { width: 768, height: 1024 }
const PRESENT = 9

type Member = { readonly expert: string; readonly account: string; readonly name: string }
type Room = {
  readonly page: Page
  readonly meeting: string
  readonly digest: string
  readonly members: readonly Member[]
}

async function enter(
  browser: Browser,
  url: string,
  account: string,
  viewport?: typeof TABLET,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ...(viewport === undefined ? {} : { viewport }) })
  const signed = await context.request.post('/api/demo/session', {
    data: { account },
    headers: { origin: url },
  })
  expect(signed.status(), account).toBe(200)
  return context.newPage()
}

/** The demo's meeting that is ready to open, held by machine in the room; nine sign in. */
async function seat(browser: Browser, url: string): Promise<Room> {
  const page = await enter(browser, url, 'city-secretary')
  const { request } = page.context()
  const list = await (await request.get('/api/worklist?procedure=titles/meeting&stage=convened')).json()
  const meeting = String(list.items[0].id)
  const address = `/api/titles/meeting/${meeting}`
  const act = async (name: string, input: object) => {
    const view = await (await request.get(address)).json()
    const headers = { origin: url, 'if-match': String(view.version) }
    const answer = await request.post(`${address}/${name}`, { data: { input }, headers })
    expect(answer.status(), `${name} ${await answer.text()}`).toBe(200)
  }
  const { state } = await (await request.get(address)).json()
  const { on, time, place } = state
  await act('MoveMeeting', { on, time, place, mode: 'local' })
  const keys = await request.post(`/api/titles/meetings/${meeting}/keys`, {
    data: {},
    headers: { origin: url },
  })
  expect(keys.status(), await keys.text()).toBe(200)
  const members: Member[] = state.members
  // nobody is signed in before the day of the meeting
  const day = await request.put('/api/demo/clock', {
    data: { instant: `${on}T09:00:00+08:00` },
    headers: { origin: url },
  })
  expect(day.status(), await day.text()).toBe(200)
  await act('SignIn', { experts: members.slice(0, PRESENT).map(({ expert }) => expert) })
  return { page, meeting, digest: String((await keys.json()).page), members }
}

const open = (page: Page, meeting: string) => page.goto(`/admin/case/titles/meeting/${meeting}`)
const accountOf = ({ account }: Member): string => account.replace(/^sl-/, '')

async function vote(
  browser: Browser,
  url: string,
  room: Room,
  member: Member,
  isFirst: boolean,
): Promise<void> {
  const page = await enter(browser, url, accountOf(member), TABLET)
  await open(page, room.meeting)
  const paper = page.getByRole('region', { name: '投票' })
  if (isFirst) await screenshot(page, 'meeting-vote-seat')
  await paper.getByRole('button', { name: /^打开投票页/ }).click()
  await expect(paper.getByText('还有 3 行未选')).toBeVisible({ timeout: 30_000 })
  const printed = await page.locator('#digest').textContent()
  expect(printed, 'the page shows the digest that the agenda lists').toBe(room.digest)
  expect(await paper.getByRole('radio', { checked: true }).count()).toBe(0)
  await expect(paper.getByRole('button', { name: '核对并提交' })).toBeDisabled()
  if (isFirst) {
    await screenshot(page, 'meeting-vote-tablet')
    expect(await axe(page)).toEqual([])
  }
  for (const radio of await paper.getByRole('radio', { name: '赞成' }).all()) await radio.check()
  await paper.getByRole('button', { name: '核对并提交' }).click()
  if (isFirst) await screenshot(page, 'meeting-confirm-tablet')
  await paper.getByRole('button', { name: '投入票箱' }).click()
  await expect(paper.getByText('选票已全部投入票箱')).toBeVisible({ timeout: 30_000 })
  const kept = await page.evaluate(() => JSON.stringify(localStorage))
  expect(kept).not.toContain('voterSeed')
  if (isFirst) {
    await page.reload()
    await expect(page.getByText('选票已全部投入票箱')).toBeVisible({ timeout: 30_000 })
  }
  await page.context().close()
}

test('a chair opens, five members vote in browsers of their own, the count appears, the chair announces', async ({
  browser,
  demo,
}) => {
  test.setTimeout(240_000)
  const room = await seat(browser, demo.url)
  const { page, meeting, members } = room
  const [first] = members
  if (first === undefined) throw new Error('a meeting without members')
  const chair = await enter(browser, demo.url, accountOf(first))
  await open(chair, meeting)
  await chair.getByRole('region', { name: '主持' }).getByRole('button', { name: '宣布开会' }).click()
  await open(page, meeting)
  const desk = page.getByRole('region', { name: '会议控制台' })
  await expect(desk.getByText('9/9')).toBeVisible()
  await expect(desk.getByText('签发与票箱未分离')).toBeVisible()
  for (const step of ['已报告审查情况', '已介绍初审意见', '记为无异议', '开始电子投票']) {
    await expect(desk.getByRole('button', { name: step })).toBeVisible()
    await page.keyboard.press('Control+Enter')
  }
  await expect(desk.getByText('截止后报出').first()).toBeVisible({ timeout: 30_000 })
  // of nine who are in, five open the voting page and cast
  for (const [index, member] of members.slice(1, 6).entries())
    await vote(browser, demo.url, room, member, index === 0)
  await desk.getByRole('button', { name: '宣布投票截止' }).click()
  await expect(desk.getByRole('button', { name: '开箱计票' })).toBeVisible({ timeout: 30_000 })
  await screenshot(page, 'meeting-counts')
  await desk.getByRole('button', { name: '开箱计票' }).click()
  await expect(desk.getByText('请不要开箱')).toBeVisible()
  for (const box of await desk.getByRole('spinbutton').all()) await box.fill('4')
  await desk.getByRole('button', { name: '开箱计票' }).click()
  await expect(desk.getByText('未通过（赞成 5、反对 0、弃权 0）').first()).toBeVisible({ timeout: 30_000 })
  await chair.reload()
  await chair.getByRole('region', { name: '主持' }).getByRole('button', { name: '当场宣布结果' }).click()
  await expect(desk.getByRole('region', { name: '会议记录' })).toBeVisible({ timeout: 30_000 })
  await expect(desk.getByText('电子投票：签发与票箱未分离。')).toBeVisible()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'meeting-minutes')
})
