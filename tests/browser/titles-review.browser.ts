/** Review modes of title review: acceptance by two clerks over one list, approval row by row, notices; each job counted. */
import type { APIRequestContext } from '@playwright/test'
import { axe, countInputs, expect, type Page, recordInputs, screenshot, test } from '#tests/browser'

// One province and one clock for all: the order of the tests is the order of the days.
test.use({ story: 'titles-review', actionTimeout: 15_000, trace: 'off' })

/** Signs in by account: several of the demo's people hold the same role. */
async function enter(page: Page, origin: string, account: string): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { headers: { origin }, data: { account } })
  expect(answer.ok()).toBe(true)
}

async function holdsTogether(page: Page, name: string): Promise<void> {
  expect(await axe(page), name).toEqual([])
  for (const width of [1440, 1024, 375]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over, `${name} ${width}`).toBe(0)
    await screenshot(page, `titles-review-${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

type Line = { id: string; name: string; heldBy: string | null }
const received = async (page: Page): Promise<Line[]> =>
  ((await (await page.request.get('/api/titles/acceptance')).json()) as { items: Line[] }).items

const stageOf = async (page: Page, id: string): Promise<string> =>
  ((await (await page.request.get(`/api/titles/application/${id}`)).json()) as { stage: string }).stage

const side = (page: Page) => page.getByRole('complementary', { name: '检查和办理' })
const nameShown = (page: Page) => side(page).getByRole('heading', { level: 2 })

test('two clerks never have the same file; a clean file is accepted with two keys; the place is remembered', async ({
  page,
  browser,
  demo,
}) => {
  await enter(page, demo.url, 'city-accept')
  await page.goto('/admin/titles-acceptance')
  const [first, second, third] = await received(page)
  await expect(nameShown(page)).toHaveText(first?.name ?? '')
  await expect(side(page)).toContainText('项检查全部符合')
  await holdsTogether(page, 'acceptance')

  const other = await browser.newContext({ baseURL: demo.url })
  const colleague = await other.newPage()
  await enter(colleague, demo.url, 'city-accept-2')
  await colleague.goto('/admin/titles-acceptance')
  // The first lies before her colleague, the second was read ahead for the colleague.
  await expect(nameShown(colleague)).toHaveText(third?.name ?? '')
  await colleague.keyboard.press('l')
  await expect(colleague.getByRole('list', { name: '待受理清单' })).toContainText('贝初夏正在审核')
  await screenshot(colleague, 'titles-review-two-clerks')
  const taken = await colleague.request.post('/api/review-leases', {
    headers: { origin: demo.url },
    data: { list: 'titles/acceptance', wanted: [first?.id ?? ''], count: 1 },
  })
  expect(((await taken.json()) as { held: string[] }).held).toEqual([])
  await other.close()

  const counter = await countInputs(page)
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /受理已通过的 1 件/ })).toBeEnabled()
  await page.keyboard.press('a')
  await expect(page.getByText('已办 1')).toBeVisible()
  await recordInputs('clean file accepted', counter, { inputs: 3, pages: 0, fields: 0 })
  expect(await stageOf(page, first?.id ?? '')).toBe('admitted')

  await expect(nameShown(page)).toHaveText(second?.name ?? '')
  await page.goto('/admin/worklist')
  await page.goto('/admin/titles-acceptance')
  await expect(nameShown(page)).toHaveText(second?.name ?? '')
})

test('everything missing goes into one notice from the library; a condition is ticked for a refusal', async ({
  page,
  demo,
}) => {
  await enter(page, demo.url, 'city-accept')
  await page.goto('/admin/titles-acceptance')
  await expect(side(page)).toContainText('项检查全部符合')
  const [asked, declined] = await received(page)
  const counter = await countInputs(page)
  await page.keyboard.press('2')
  const panel = page.getByRole('region', { name: '一次性告知补正' })
  await expect(panel.getByRole('button', { name: /年度考核登记表缺少年度/ })).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await expect(panel.getByRole('button', { name: /发出告知（2项）/ })).toBeEnabled()
  await screenshot(page, 'titles-review-deficiencies')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已办 1')).toBeVisible()
  await recordInputs('one notice with two defects from the library', counter, {
    inputs: 4,
    pages: 0,
    fields: 0,
  })
  await expect.poll(() => stageOf(page, asked?.id ?? '')).toBe('correcting')

  await expect(nameShown(page)).toHaveText(declined?.name ?? '')
  await page.keyboard.press('3')
  const refusal = page.getByRole('region', { name: '不予受理' })
  await page.keyboard.press('3')
  await expect(refusal).toContainText('请勾选不符合的条件')
  await expect(refusal.getByRole('button', { name: /不予受理/ })).toBeDisabled()
  await refusal.getByRole('checkbox', { name: /第2\.2条/ }).check()
  await refusal.getByRole('button', { name: /任现职年限不足/ }).click()
  await screenshot(page, 'titles-review-decline')
  await refusal.getByRole('button', { name: /不予受理/ }).click()
  await expect.poll(() => stageOf(page, declined?.id ?? '')).toBe('declined')
  const file = (await (await page.request.get(`/api/titles/application/${declined?.id}`)).json()) as {
    state: { intake: { declined: { facts: string[] } } }
  }
  expect(file.state.intake.declined.facts.join()).toContain('第2.2条')
})

test('what bars admission cannot be passed; the rest of the list is admitted at once after each was opened', async ({
  page,
  demo,
}) => {
  await enter(page, demo.url, 'city-accept')
  const finding = {
    rule: 'is-in-scope@1',
    clause: 'anhui-titles-2018/art.16.2',
    clauseLabel: '皖人社发〔2018〕5号 第十六条第（二）项',
    label: '在评委会评审范围内',
    holds: 'no',
    say: '只能不予受理：申报化工，本评委会评审范围为机械、电气。',
  }
  const barred = { outcome: 'refused', say: '', findings: [finding], fields: [], hidden: [], computed: {} }
  await page.route('**/AdmitApplication/preview', (route) => route.fulfill({ json: barred }))
  await page.goto('/admin/titles-acceptance')
  await expect(side(page)).toContainText('只能不予受理')
  await expect(side(page).getByRole('button', { name: /^通过/ })).toBeDisabled()
  await page.keyboard.press('1')
  await expect(page.getByText('待审核 2')).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByRole('radio', { name: /不在本系列评委会评审范围/ })).toBeChecked()
  await screenshot(page, 'titles-review-barred')
  await page.unroute('**/AdmitApplication/preview')
  await page.goto('/admin/titles-acceptance')
  const lines = await received(page)
  expect(lines.length).toBe(2)
  for (const { name } of lines) {
    await expect(nameShown(page)).toContainText(name)
    await expect(side(page)).toContainText('项检查全部符合')
    await page.keyboard.press('1')
  }
  await expect(page.getByText('这张清单审核完了')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByText('已办 2')).toBeVisible()
  for (const { id } of lines) expect(await stageOf(page, id)).toBe('admitted')
  await page.getByRole('button', { name: '重新读取清单' }).click()
  await expect(page.getByText('没有待受理的申报')).toBeVisible()
  await holdsTogether(page, 'acceptance-empty')
})

const clock = (request: APIRequestContext, origin: string, instant: string) =>
  request.put('/api/demo/clock', { headers: { origin }, data: { instant } })

/** The batch of the housing department whose list hangs since the demo's present. */
async function batchOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/worklist?procedure=titles/result-batch&limit=50')
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] }
  return items.find(({ title }) => title.includes('住建'))?.id ?? ''
}

async function postOf(page: Page, origin: string, role: string): Promise<void> {
  const session = (await (await page.request.get('/api/session')).json()) as {
    posts: { id: string; role: string }[]
  }
  const post = session.posts.find((one) => one.role === role)?.id ?? ''
  await page.request.put('/api/session/post', { headers: { origin }, data: { post } })
}

test('a batch is reported, approved row by row with one key each, and posted with what was entered the last time', async ({
  page,
  demo,
}) => {
  await enter(page, demo.url, 'housing-secretary')
  await postOf(page, demo.url, 'meeting-secretary')
  const id = await batchOf(page)
  await clock(page.request, demo.url, '2023-03-03T09:00:00+08:00')
  await enter(page, demo.url, 'housing-secretary')
  await postOf(page, demo.url, 'meeting-secretary')
  for (const [act, input] of [
    ['DraftReport', { text: '评审会议程序合规。' }],
    ['ReportBatch', { evidence: [] }],
  ] as const) {
    const { version } = (await (await page.request.get(`/api/titles/result-batch/${id}`)).json()) as {
      version: string
    }
    const done = await page.request.post(`/api/titles/result-batch/${id}/${act}`, {
      headers: { origin: demo.url, 'if-match': version, 'idempotency-key': crypto.randomUUID() },
      data: { input },
    })
    expect(done.ok(), act).toBe(true)
  }
  await enter(page, demo.url, 'dept-housing')
  await page.goto('/admin/titles-approval')
  await page.getByRole('link', { name: /住建/ }).click()
  await expect(page.getByText(/自动复核 \d+ 项全部符合/)).toBeVisible()
  await holdsTogether(page, 'approval')
  const counter = await countInputs(page)
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /登记审核结果 1 人/ })).toBeEnabled()
  await page.keyboard.press('s')
  await expect(page.getByText(/全部审核完：同意 1 人/)).toBeVisible()
  await recordInputs('approval of a batch of one', counter, { inputs: 2, pages: 0, fields: 0 })
  await page.getByRole('link', { name: '发布官网公示' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('heading', { name: '发布官网公示' })).toBeVisible()
  await counter.reset()
  // The first time this office posts: its telephone is typed once, and stands there ever after.
  await drawer.getByLabel('受理异议的联系方式').fill('0000-60000033')
  const typed = (await counter.counts()).keys
  await drawer.getByRole('button', { name: '发布官网公示', exact: true }).click()
  await expect(page.locator('.tag-accent').first()).toHaveText('官网公示', { timeout: 20_000 })
  expect(typed).toBeGreaterThan(0)
  await page.getByRole('button', { name: '更改内容并重新公示' }).first().click()
  await expect(drawer.getByText('公告栏').or(drawer.getByText('本平台')).first()).toBeVisible()
})

test('three hundred clean candidates take one key each; one that is objected to is held out with its reason', async ({
  page,
  demo,
}) => {
  test.setTimeout(300_000)
  await enter(page, demo.url, 'dept-housing')
  const id = await batchOf(page)
  const batch = (await (await page.request.get(`/api/titles/result-batch/${id}`)).json()) as {
    acts: object[]
    state: { stage: string; candidates: { application: string; name: string }[] }
  }
  const [one] = batch.state.candidates
  const application = (await (
    await page.request.get(`/api/titles/application/${one?.application ?? ''}`)
  ).json()) as object
  const candidates = Array.from({ length: 300 }, (_none, n) => ({
    ...one,
    application: `made-up-${n + 1}`,
    name: `甲${n + 1}`,
    mark: null,
    out: null,
  }))
  const act = { ...batch.acts[0], act: 'MarkCandidates', label: '逐一审核', barred: undefined }
  const shown = {
    ...batch,
    stageLabel: '职称管理部门审核',
    acts: [act],
    state: { ...batch.state, candidates },
  }
  const clean = {
    outcome: 'accepted',
    say: '',
    fields: [],
    findings: [
      { rule: 'scope-is-right@1', clause: '', clauseLabel: '', label: '在评审范围内', holds: 'yes' },
    ],
  }
  let recorded: { agreed: boolean; opened: boolean; reason: string }[] = []
  await page.route(`**/api/titles/result-batch/${id}`, (route) => route.fulfill({ json: shown }))
  await page.route('**/api/titles/application/made-up-*', (route) => route.fulfill({ json: application }))
  await page.route('**/MarkCandidates/preview', (route) => route.fulfill({ json: clean }))
  await page.route(`**/result-batch/${id}/MarkCandidates`, (route) => {
    recorded = (route.request().postDataJSON() as { input: { marks: typeof recorded } }).input.marks
    return route.fulfill({ json: { procedure: 'titles/result-batch', id, version: 'v' } })
  })
  await page.goto(`/admin/titles-approval/${id}`)
  await expect(page.getByText('已审核 0/300')).toBeVisible()
  const counter = await countInputs(page)
  for (let n = 0; n < 300; n += 1) {
    await expect(page.getByRole('button', { name: /^同意/ })).toBeEnabled()
    if (n === 41) {
      await page.keyboard.press('2')
      await page.getByRole('button', { name: /业绩材料存疑/ }).waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    } else await page.keyboard.press('1')
    await page.getByText(`已审核 ${n + 1}/300`).waitFor()
  }
  await expect(page.getByText('已审核 300/300')).toBeVisible()
  await screenshot(page, 'titles-review-300')
  await page.keyboard.press('s')
  await expect.poll(() => recorded.length).toBe(300)
  await recordInputs('batch approval, 300 clean', counter, { inputs: 650, pages: 0, fields: 0 })
  expect(recorded.filter(({ opened }) => opened)).toHaveLength(300)
  expect(recorded.filter(({ agreed }) => !agreed)).toHaveLength(1)
})
