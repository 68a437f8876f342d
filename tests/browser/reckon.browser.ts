/** The tools that store nothing, in a real browser against a real demo: reckoning a budget again, checking files. */
import { buildDemoWorkbook } from '#apps/demo'
import { expect, test } from '#tests/browser'
import { enterAs, lookAt } from '#tests/browser-admin'

test.use({ story: 'reckon' })

test.describe.configure({ timeout: 180_000 })

test('a budget is reckoned again with people leaving and less running cost, and stays as it is', async ({
  page,
}) => {
  await enterAs(page, '制表人', '/admin/reckon')
  const result = page.getByRole('region', { name: '测算结果' })
  const total = result.getByRole('row', { name: /^支出合计/ }).getByRole('cell')
  await expect(total.nth(2)).toHaveText('—')
  await page.getByLabel('退休人数').fill('2')
  await page.getByLabel('公用经费压减（%）').fill('5')
  await page.keyboard.press('Tab')
  await expect(total.nth(2)).toHaveText(/^−\d/)
  await expect(result).toContainText('支出合计减少')
  await page.getByLabel('退休人数').fill('99')
  await page.keyboard.press('Tab')
  await expect(page.getByText(/退休人数不能多于实有人数/)).toBeVisible()
  await page.getByLabel('退休人数').fill('0')
  await page.getByLabel('公用经费压减（%）').fill('0')
  await page.keyboard.press('Tab')
  await expect(total.nth(2)).toHaveText('—')
  await lookAt(page, '测算')
})

test('what a unit pays on its wages follows the typed amount', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/reckon?tab=staff')
  await page.getByLabel('全年工资（万元）').fill('100')
  const row = page.getByRole('row', { name: /^基本养老保险/ })
  await expect(row.getByRole('cell').first()).toHaveText('16.00')
  await page.getByLabel('全年工资（万元）').fill('一百')
  await expect(page.getByRole('alert')).toContainText('请填数字')
  await page.getByLabel('全年工资（万元）').fill('100')
  await lookAt(page, '单位缴费')
})

test('a folder of files is checked one by one, the worst shown, the summary downloaded', async ({ page }) => {
  await enterAs(page, '制表人', '/admin/check-files')
  const file = async (name: string, variant: 'printed' | 'corrected') => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await buildDemoWorkbook(variant)),
  })
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles([
      await file('甲2023年.xlsx', 'printed'),
      await file('乙2023年.xlsx', 'corrected'),
      { name: '丙.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
    ])
  const results = page.getByRole('region', { name: '检查结果' })
  await expect(results).toContainText('3 份：错误')
  await expect(results.getByRole('row').filter({ hasText: '丙' })).toContainText('不能读取')
  await expect(results.getByRole('row').filter({ hasText: '乙2023年' })).toContainText('没有错误')
  const first = results.getByRole('row').filter({ hasText: '甲2023年' })
  await first.getByRole('button').first().click()
  await expect(results.getByText(/请把.*改为190\.98万元/)).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出汇总 Excel' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('预算文件检查汇总.xlsx')
  await lookAt(page, '检查预算文件')
})
