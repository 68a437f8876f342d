/** Ten people of title review, each at the next real step of the demo's province; the demo's day moves on between them. */
import type { APIRequestContext } from '@playwright/test'
import { expect, type Locator, type Page, screenshot, test } from '#tests/browser'

// One province and one clock for all ten, in one worker: the order of the tests is the order of the days.
test.use({ actionTimeout: 15_000 })

/** Enters by the card or chip of a name; chips of a role with many people stand folded. */
async function enterByName(page: Page, name: string): Promise<void> {
  await page.goto('/admin/')
  const province = page.getByRole('region', { name: '示例省', exact: true })
  await expect(province).toBeVisible()
  const button = province.locator('button').filter({ hasText: name }).first()
  const folded = province.locator('details').filter({ has: page.locator('button', { hasText: name }) })
  if ((await folded.count()) > 0) await folded.first().locator('summary').click()
  await button.click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

/** Opens the case whose title has these words, from the work list as the signed-in person has it. */
async function openCase(page: Page, procedure: string, words: string): Promise<string> {
  const answer = await page.request.get('/api/worklist?limit=30')
  const { items } = (await answer.json()) as { items: { procedure: string; id: string; title: string }[] }
  const found = items.find((one) => one.procedure === `titles/${procedure}` && one.title.includes(words))
  expect(found, `${procedure} ${words} 在工作列表`).toBeDefined()
  await page.goto(`/admin/case/titles/${procedure}/${found?.id ?? ''}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words)
  return found?.id ?? ''
}

/** Opens the form of an act on the case page. */
async function begin(page: Page, label: string): Promise<Locator> {
  await page
    .getByRole('group', { name: '可办理的步骤' })
    .getByRole('button', { name: label, exact: true })
    .click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('heading', { level: 2, name: label })).toBeVisible()
  return drawer
}

/** Presses the button of the open form; it closes when the act was accepted. */
async function finish(drawer: Locator, label: string): Promise<void> {
  await drawer.getByRole('button', { name: label, exact: true }).click()
  await expect(drawer).toBeHidden({ timeout: 20_000 })
}

const stage = (page: Page): Locator => page.locator('.tag-accent').first()

/** Moves the demo's day forward by the control in the head of the page. */
async function moveClock(page: Page, days: 1 | 5): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/api/demo/clock') && response.request().method() === 'PUT',
  )
  await page.getByRole('button', { name: '拨钟（演示时钟）' }).click()
  await page.getByRole('button', { name: `后 ${days} 天` }).click()
  expect((await answered).ok()).toBe(true)
}

/** The smallest picture there is: what it shows is no matter of these tests. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const meetingTitle = '淮宁市工程系列中级职称评审委员会2022年度评审会'
const portal = '/example-province/titles'

/** The number printed on the certificate of a demo person, whose own case shows it. */
async function certificateNumber(
  request: APIRequestContext,
  origin: string,
  account: string,
): Promise<string> {
  await request.post('/api/demo/session', { headers: { origin }, data: { account } })
  const { items } = (await (await request.get('/api/worklist?limit=30')).json()) as {
    items: { id: string }[]
  }
  const answer = await request.get(`/api/titles/application/${items[0]?.id ?? ''}`)
  const { state } = (await answer.json()) as { state: { outcome: { certificate: { number: string } } } }
  return state.outcome.certificate.number
}

test('citizen: checks a certificate by number and holder; a number with another name is not confirmed', async ({
  page,
  request,
  demo,
}) => {
  const number = await certificateNumber(request, demo.url, 'bai-shu')
  await page.goto(`${portal}/certificates`)
  await page.getByLabel('证书编号').fill(number)
  await page.getByLabel('姓名').fill('席望')
  await page.getByRole('button', { name: '查验' }).click()
  await expect(page.locator('main')).toContainText('没有查到')
  await page.getByLabel('证书编号').fill(number)
  await page.getByLabel('姓名').fill('柏舒')
  await page.getByRole('button', { name: '查验' }).click()
  await expect(page.locator('main')).toContainText('柏舒')
  await expect(page.locator('main')).toContainText('助理级')
  await screenshot(page, 'titles-role-citizen')
})

test('complainant: reports a candidate of a hanging list, refused without a name when named, and follows the receipt', async ({
  page,
}) => {
  await page.goto(`${portal}/results`)
  await page
    .getByRole('link', { name: /示例省住建系统.*评审结果公示/ })
    .first()
    .click()
  await page.getByRole('link', { name: /在线反映问题/ }).click()
  await page.getByLabel('受理机关').selectOption({ label: '示例省人社厅' })
  await page.getByLabel('反映公示名单中的哪一位').selectOption({ index: 1 })
  await page.getByLabel('被反映的人或事项').fill('业绩材料')
  await page.getByLabel(/^事实/).fill('所报项目的主持人另有其人，合同上可以看到。')
  await page.getByLabel('实名还是匿名').selectOption('实名')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('alert')).toContainText('没有提交成功')
  await page.getByLabel('实名还是匿名').selectOption('匿名')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('heading', { name: '举报回执' })).toBeVisible()
  await screenshot(page, 'titles-role-complainant')
  const [number = '', code = ''] = await page.locator('.typed-code').allTextContents()
  await page.getByRole('link', { name: '返回' }).click()
  await page.getByLabel('回执编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.locator('main')).toContainText(number)
  await expect(page.locator('main')).not.toContainText('纪然')
})

test('county bureau: hands a certificate over; without the receiver it stays', async ({ page }) => {
  await enterByName(page, '沈知远')
  await openCase(page, 'application', '曲和')
  await expect(stage(page)).toHaveText('已核准')
  const drawer = await begin(page, '发证')
  await drawer.getByRole('button', { name: '发证', exact: true }).click()
  await expect(drawer.getByText('必填，尚未填写').first()).toBeVisible()
  await drawer.getByLabel('领证人').fill('曲和')
  await finish(drawer, '发证')
  await expect(page.getByText('发证').first()).toBeVisible()
  await screenshot(page, 'titles-role-county')
})

test('provincial authority: asks to renew a committee for a term that is over and is refused by art.4', async ({
  page,
}) => {
  await enterByName(page, '顾长宁')
  await openCase(page, 'committee', '示例省机械电气工程高级职称评审委员会')
  const drawer = await begin(page, '延续评委会授权')
  await drawer.getByLabel('授权文号').fill('示例人社函〔2023〕9号')
  await drawer.getByLabel('有效期至').fill('2023-02-01')
  await drawer.getByLabel('有效期至').press('Tab')
  await drawer.getByLabel('规定出席人数').fill('17')
  await drawer.getByLabel('评委会人数').fill('25')
  await drawer.getByRole('button', { name: '延续评委会授权', exact: true }).click()
  await expect(drawer.getByRole('alert').first()).toContainText('有效期')
  await expect(drawer.getByRole('alert').first()).toContainText('第四条')
  await screenshot(page, 'titles-role-province')
})

test('applicant: is told the missing year by its clause, adds it, signs the pledge and sends the file', async ({
  page,
}) => {
  await enterByName(page, '杜若')
  await openCase(page, 'application', '杜若')
  await expect(stage(page)).toHaveText('个人填报')
  const filing = page.getByRole('region', { name: '填报' })
  await page.getByRole('navigation', { name: '填报步骤' }).getByRole('button', { name: /检查/ }).click()
  await expect(filing).toContainText('请补齐年度考核材料：缺2022年度考核')
  await expect(filing).toContainText('第九条第（一）项第5目')
  await screenshot(page, 'titles-role-applicant')
  await filing.getByRole('button', { name: '去解决' }).click()
  await filing.getByRole('button', { name: /^(上传|再加一份)$/ }).click()
  await filing
    .getByLabel(/^选择文件/)
    .setInputFiles({ name: '2022年度考核.png', mimeType: 'image/png', buffer: onePixel })
  await expect(filing.getByLabel('考核年度')).toHaveValue('2022')
  await filing.getByRole('button', { name: '存入材料' }).click()
  await page.getByRole('navigation', { name: '填报步骤' }).getByRole('button').last().click()
  await filing.getByRole('checkbox', { name: /我已逐条阅读/ }).check()
  await filing.getByRole('button', { name: '签署承诺书' }).click()
  await filing.getByRole('button', { name: '报送单位' }).click()
  await expect(stage(page)).toHaveText('单位核验', { timeout: 20_000 })
})

test("organising unit's clerk: signs the members in; before that the quorum light is red by art.23", async ({
  page,
}) => {
  await enterByName(page, '柏松年')
  await openCase(page, 'meeting', meetingTitle)
  await moveClock(page, 1)
  await openCase(page, 'meeting', meetingTitle)
  await expect(page.getByText(/规定出席9人，现有表决权的到会委员0人/)).toBeVisible()
  await page.getByRole('button', { name: /选中未签到的 \d+ 人/ }).click()
  await page.getByRole('button', { name: /^签到 \d+ 人$/ }).click()
  await expect(page.getByText('达到规定人数', { exact: true })).toBeVisible({ timeout: 20_000 })
  await screenshot(page, 'titles-role-organiser')
})

test('chair: opens the meeting', async ({ page }) => {
  await enterByName(page, '甄一舟')
  await openCase(page, 'meeting', meetingTitle)
  await page.getByRole('region', { name: '主持' }).getByRole('button', { name: '宣布开会' }).click()
  await expect(stage(page)).toHaveText('会议进行中', { timeout: 20_000 })
  await screenshot(page, 'titles-role-chair')
})

/** A plain member of the meeting, as the secretary's console names them: the draw decides who sits. */
async function memberName(request: APIRequestContext, origin: string): Promise<string> {
  await request.post('/api/demo/session', { headers: { origin }, data: { account: 'city-secretary' } })
  const { items } = (await (await request.get('/api/worklist?limit=30')).json()) as {
    items: { procedure: string; id: string }[]
  }
  const id = items.find(({ procedure }) => procedure === 'titles/meeting')?.id ?? ''
  const { members } = (await (await request.get(`/api/titles/meetings/${id}/room`)).json()) as {
    members: { name: string; function: string }[]
  }
  return members.find((one) => one.function === '委员')?.name ?? ''
}

test('member: reports a gap in a file to the office; a file not on the agenda is refused', async ({
  page,
  request,
  demo,
}) => {
  await enterByName(page, await memberName(request, demo.url))
  const id = await openCase(page, 'meeting', meetingTitle)
  const seat = (await (await page.request.get(`/api/titles/meetings/${id}/seat`)).json()) as {
    items: { lines: { application: string; name: string; recused: boolean }[] }[]
  }
  const line = seat.items.flatMap(({ lines }) => lines).find(({ recused }) => !recused)
  const table = page.getByRole('region', { name: '会议材料' })
  await expect(table).toContainText(line?.name ?? '')
  await expect(page.getByRole('button', { name: '宣布开会' })).toHaveCount(0)
  await screenshot(page, 'titles-role-member')
  const drawer = await begin(page, '报告材料不全')
  await drawer.getByLabel('申报件').fill('没有这一件')
  await drawer.getByLabel('缺什么').fill('缺2021年度考核')
  await drawer.getByRole('button', { name: '报告材料不全', exact: true }).click()
  await expect(drawer.getByRole('alert').first()).toContainText('议程')
  await drawer.getByLabel('申报件').fill(line?.application ?? '')
  await finish(drawer, '报告材料不全')
})

test('city bureau: notes what it saw at the meeting it supervises, and sees no vote', async ({ page }) => {
  await enterByName(page, '邵文澜')
  await openCase(page, 'meeting', meetingTitle)
  const drawer = await begin(page, '登记监督意见')
  await drawer.getByLabel('议程（或“全程”）').fill('全程')
  await drawer.getByRole('button', { name: '登记监督意见', exact: true }).click()
  await expect(drawer.getByText(/请填写|必填/).first()).toBeVisible()
  await drawer.getByRole('textbox', { name: /^(\* )?意见$/ }).fill('到会委员达到规定人数，程序合规。')
  await finish(drawer, '登记监督意见')
  await screenshot(page, 'titles-role-city')
})

test('employer clerk: may not end the notice before its fifth working day, and ends it on the next', async ({
  page,
}) => {
  await enterByName(page, '夏至清')
  await openCase(page, 'application', '席望')
  await expect(stage(page)).toHaveText('单位公示')
  const barred = page.getByRole('list', { name: '暂时不能办理的步骤' })
  await expect(barred).toContainText('请于 2023-02-28 起再「公示结束」')
  await expect(barred).toContainText('第九条第（二）项')
  await screenshot(page, 'titles-role-clerk-before')
  await moveClock(page, 5)
  await expect(barred).toContainText('公示结束')
  await moveClock(page, 5)
  await openCase(page, 'application', '席望')
  const drawer = await begin(page, '公示结束')
  await finish(drawer, '公示结束')
  await expect(stage(page)).toHaveText('单位意见盖章')
  await screenshot(page, 'titles-role-clerk')
})
