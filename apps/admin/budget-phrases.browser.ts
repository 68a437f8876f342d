/** The office's phrases in the workbench: found by typing, put in by key, for the compiler and for who sends back. */
import { axe, expect, type Page, screenshot, test } from '#tests/browser'

test.use({ story: 'budget-phrases' })

test.describe.configure({ timeout: 120_000 })

async function openBudget(page: Page, account: string, title: string, post?: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/admin/')
  await page.evaluate(
    async ({ account: name, post: place }) => {
      const send = (address: string, method: string, body: object) =>
        fetch(address, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      await send('/api/demo/session', 'POST', { account: name })
      if (place !== undefined) await send('/api/session/post', 'PUT', { post: place })
    },
    { account, post },
  )
  await page.goto(`/admin/worklist?text=${encodeURIComponent(title.split(' ')[0] ?? '')}`)
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await expect(page.getByRole('region', { name: '预算工作台' })).toBeVisible()
}

const modeButton = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: '预算工作台各部分' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
const list = (page: Page) => page.locator('.phrase-list:visible')

test('a reason is found by a word of it and put in by Enter', async ({ page }) => {
  await openBudget(
    page,
    'accountant',
    '县关心下一代服务中心（虚构示例） 2023年单位预算',
    'demo-accountant-budget-compiler-005917',
  )
  await modeButton(page, '上下年对比').click()
  await page
    .getByRole('button', { name: /^修改 收入预算总额增减原因/ })
    .first()
    .click()
  const text = page.getByRole('combobox', { name: '收入预算总额增减原因' })
  await text.fill('上年结余，压减')
  await expect(list(page).locator('.ant-select-item-option')).toHaveCount(1)
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'admin-工作台-常用语')
  await text.press('Enter')
  await expect(text).toHaveValue('上年结余，主要原因是落实过紧日子要求，压减一般性支出')
  await text.press('Escape')
  await expect(page.getByRole('region', { name: '修改数字' })).not.toContainText('已改 1 处')
})

test('an item of a return takes a phrase by its number, on a narrow page too', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 })
  await openBudget(page, 'department', '县干休服务站（虚构示例） 2023年单位预算')
  await modeButton(page, '情况说明').click()
  await page.locator('[data-path="sentence/第2部分第1段"]').getByRole('button', { name: '提意见' }).click()
  const item = page.getByRole('combobox', { name: '第1条意见' })
  await expect(item).toBeFocused()
  await expect(list(page)).toContainText('请写明增减原因，分项列出金额。')
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(beyond).toBe(0)
  await page.keyboard.insertText('文号')
  await expect(list(page).locator('.ant-select-item-option')).toHaveCount(1)
  await page.keyboard.press('Alt+Digit1')
  await expect(item).toHaveValue('请补充依据文件的名称和文号。')
  await page.getByRole('button', { name: '删去第1条意见' }).click()
})
