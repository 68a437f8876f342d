/** An application on a phone from the first missing sheet to the employer, and the employer's check by keys. */
import { countInputs, expect, type Page, recordInputs, screenshot, test } from '#tests/browser'

// It leads the demo's province on: no other file may find it so.
test.use({ story: 'titles-filing' })

const phone = { width: 375, height: 760 }

/** Signs in by account: several of the demo's people hold the same role. */
async function enter(page: Page, account: string): Promise<void> {
  await page.goto('/admin/')
  const { status } = await page.evaluate(async (name) => {
    const answer = await fetch('/api/demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: name }),
    })
    return { status: answer.status }
  }, account)
  expect(status).toBeLessThan(300)
}

/** The one application that this person sees. */
async function ownApplication(page: Page): Promise<string> {
  const answer = await page.request.get('/api/worklist?procedure=titles/application')
  const list = (await answer.json()) as { items: { id: string }[] }
  return list.items[0]?.id ?? ''
}

async function hasNoOverflow(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over).toBe(0)
}

test('an applicant finds what is missing, photographs it, pledges and files on a phone; her employer checks by keys', async ({
  page,
}) => {
  await page.setViewportSize(phone)
  await enter(page, 'du-ruo')
  const id = await ownApplication(page)
  await page.goto(`/admin/case/titles/application/${id}`)
  await expect(page).toHaveURL(new RegExp(`/admin/my-application/${id}$`))
  await expect(page.getByText('已完成 6/9')).toBeVisible()
  const counter = await countInputs(page)
  await page.getByRole('button', { name: /^8 送出前检查/ }).click()
  await expect(page.getByText('缺2022年度考核')).toBeVisible()
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-送出前检查')
  await page.getByRole('button', { name: '去解决' }).click()
  await page.getByRole('button', { name: '再加一份' }).click()
  const pictures = [
    { name: '第一页.png', mimeType: 'image/png', buffer: await page.screenshot() },
    {
      name: '第二页.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 400 } }),
    },
  ]
  await page.getByLabel('选择文件：年度考核登记表').setInputFiles(pictures)
  await page.getByRole('button', { name: '第2页前移' }).click()
  await expect(page.getByLabel('考核年度')).toHaveValue('2022')
  await screenshot(page, 'titles-375-上传材料')
  await page.getByRole('button', { name: '存入材料' }).click()
  await expect(page.getByText('已完成 8/9')).toBeVisible()
  await page.getByRole('button', { name: /^9 承诺并报送/ }).click()
  await page.getByRole('checkbox', { name: '我已逐条阅读' }).check()
  await screenshot(page, 'titles-375-承诺')
  await page.getByRole('button', { name: '签署承诺书' }).click()
  await page.getByRole('button', { name: '报送单位' }).click()
  const standing = page.getByRole('region', { name: '办到哪里了' })
  await expect(standing).toContainText('单位核验，在淮宁重型机械有限公司')
  await expect(standing).toContainText('单位公示')
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-办到哪里了')
  await recordInputs('申报人补一项材料并报送', counter, { inputs: 14, pages: 1 })

  await page.setViewportSize({ width: 1280, height: 900 })
  await enter(page, 'heavy-machinery-clerk')
  await page.goto('/admin/titles-marking')
  await expect(page.getByText('已核验 0/13')).toBeVisible()
  await counter.reset()
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.getByRole('textbox', { name: '问题' }).fill('看不清，请重拍')
  await screenshot(page, 'titles-1280-核验')
  await page.getByRole('button', { name: '记为有问题' }).click()
  await expect(page.getByText('已核验 13/13')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await recordInputs('单位核验一件申报（13项材料）', counter, { inputs: 22, pages: 1 })
  // the screen runs ahead of what is sent: keys may be struck faster than the server answers
  const stored = async () => {
    const answer = await page.request.get(`/api/titles/application/${id}`)
    const file = (await answer.json()) as { state: { marks: { regular: boolean; note: string }[] } }
    return file.state.marks
  }
  await expect.poll(async () => (await stored()).length).toBe(13)
  expect((await stored()).filter(({ regular }) => !regular).map(({ note }) => note)).toEqual([
    '看不清，请重拍',
  ])
})

test('a colleague reads the internal notice with the paper number masked; nobody else opens it', async ({
  page,
}) => {
  await page.setViewportSize(phone)
  await enter(page, 'he-yingxue')
  await page.goto('/admin/titles-notices')
  await page.getByRole('link', { name: /席望/ }).click()
  await expect(page.getByRole('heading', { name: '职称申报公示：席望' })).toBeVisible()
  await expect(page.getByText(/^\d{6}\*{8}\d{3}[\dX]$/)).toBeVisible()
  await expect(page.getByText('备查', { exact: true })).toBeVisible()
  await hasNoOverflow(page)
  await screenshot(page, 'titles-375-单位公示')
  const notice = page.url().split('/').at(-1) ?? ''
  await enter(page, 'ji-ran')
  expect((await page.request.get(`/api/titles/internal-notices/${notice}`)).status()).toBe(404)
  await page.goto(`/admin/titles-notices/${notice}`)
  await expect(page.getByText('您无权查看')).toBeVisible()
})
