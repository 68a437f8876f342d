/**
 * Five of the ten people of title review, each at the next real step of the demo's province, from the announcement on; the day moves on
 * between them. The other five meet in `titles-meeting-roles.browser.ts`.
 */
import { expect, screenshot, test } from '#tests/browser'
import { begin, enterByName, finish, moveClock, openCase, stage } from '#tests/browser-titles'

// One province and one clock for all, in one worker: the order of the tests is the order of the days.
test.use({ actionTimeout: 15_000, story: 'titles-roles' })

/** The smallest picture there is: what it shows is no matter of these tests. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const portal = '/example-province/titles'

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
  await expect(page.getByRole('alert')).toContainText('请填写您的姓名')
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

test('provincial authority: a term that is over is refused by art.4, a standing one is authorised and shown to everybody', async ({
  page,
}) => {
  const committee = '示例省机械电气工程高级职称评审委员会'
  await enterByName(page, '顾长宁')
  await openCase(page, 'committee', committee)
  const drawer = await begin(page, '延续评委会授权')
  await drawer.getByLabel('授权文号').fill('示例人社函〔2023〕9号')
  const until = drawer.getByLabel('有效期至')
  await until.fill('2023-02-01')
  await until.press('Tab')
  await drawer.getByLabel('规定出席人数').fill('17')
  await drawer.getByLabel('评委会人数').fill('25')
  await drawer.getByRole('button', { name: '延续评委会授权', exact: true }).click()
  const refusal = drawer.getByRole('alert').first()
  await expect(refusal).toContainText('有效期')
  await expect(refusal).toContainText('第四条')
  await screenshot(page, 'titles-role-province')
  await until.click()
  // What is typed counts as soon as it is a whole day, whatever becomes of the calendar.
  await until.fill('20251230')
  await expect(until).toHaveValue('2025-12-30')
  await until.press('Escape')
  await expect(until).toHaveValue('2025-12-30')
  await finish(drawer, '延续评委会授权')
  await page.getByRole('tab', { name: /^办理记录/ }).click()
  await expect(page.getByRole('tabpanel', { name: /^办理记录/ })).toContainText('延续评委会授权')
  await page.goto(`${portal}/committees`)
  const row = page.getByRole('row').filter({ hasText: committee })
  await expect(row).toContainText('2025年12月30日')
})

test('applicant: is told the missing year by its clause, adds it, signs the pledge and sends the file', async ({
  page,
}) => {
  await page.goto(`${portal}/announcements`)
  await page
    .getByRole('link', { name: /2023年度淮宁市工程系列中级职称评审委员会/ })
    .first()
    .click()
  await expect(page.locator('main')).toContainText('2023年3月31日')
  await screenshot(page, 'titles-role-announcement')
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
